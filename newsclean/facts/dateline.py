"""Datelines: the place, the agency and the date that open a first paragraph."""

from __future__ import annotations

from collections.abc import Iterable
from functools import cache

import regex

from newsclean.article import Dateline
from newsclean.facts.agencies import DATELINE_OUTLETS, agency_name
from newsclean.facts.months import MONTHS
from newsclean.facts.places import ALSO_PERSONS, CITIES, is_region
from newsclean.facts.words import words

_HEAD = 160
_MIN_REST = 40
_MAX_OUTLET = 24
_SHORT = 3

# These stand in a verbose pattern: a space is [ ].
_WORD = r"\p{Lu}\p{L}*+(?:['’\-]\p{L}++)*+\.?|\p{Lu}(?:\.\p{Lu})+\.?"
_JOINT = r"[ /](?:(?:de|del|la|las|los|of|am|an[ ]der|im|do|da|upon|sur|el)[ ])?"
_PLACE = rf"(?:{_WORD})(?:{_JOINT}(?:{_WORD})){{0,3}}"
_DATE = (
    r"(?:\p{L}{3,10}\.?[ ]\d{1,2}(?!\d)(?:,[ ]?\d{4})?"
    r"|\d{1,2}\.?[ ](?:de[ ])?\p{L}{3,10}\.?(?:[ ](?:de[ ])?\d{4})?"
    r"|\d{1,2}\.\d{1,2}\.(?:\d{2,4})?)"
)


@cache
def _opening() -> regex.Pattern[str]:
    """The forms of a dateline with a place first, compiled at the first article."""
    return regex.compile(
        rf"""[*_]*+(?P<place>{_PLACE}(?:,\s(?:{_PLACE}|D\.C\.))?)
          (?:,?\s(?P<date>{_DATE}))?,?
          (?:\s?(?:--|—|–|-)?\s?
             (?:[(\[](?P<agency>[^()\[\]\n]{{2,40}}+)[)\]]|/(?P<agency>[^/\n]{{2,30}}+)/))?
          (?P<mark>\s?(?:\.?--|\.?—|\.?–|\.-|:)\s?|(?<=[.)])-\s|\s-\s?|(?<=\))\s|\.\s(?!\d))
          (?P<next>\S{{1,12}})""",
        regex.VERBOSE,
    )


@cache
def _brackets() -> tuple[regex.Pattern[str], ...]:
    """The forms without a place first: "(Reuters) -", "(서울=연합뉴스)", "新华社北京3月12日电"."""
    return (
        regex.compile(r"[(\[](?P<agency>[^()\[\]\n]{2,30}+)[)\]]\s?(?:--|—|–|-|:)?\s?(?P<next>\S)"),
        regex.compile(
            r"[(（【\[](?P<place>[\p{L} ·]{1,20}+)[=＝](?P<agency>[\p{L} ]{2,20}+)[)）】\]]"
        ),
        regex.compile(
            r"(?P<agency>新华社|中新社)(?P<place>\p{Han}{2,10}?)(?P<date>(?:\d{1,2}月)?\d{1,2}日)电"
        ),
    )


# In capitals before a dash or colon these announce a text; they are nowhere.
_LABELS = words(
    """
    note update updated breaking exclusive watch video opinion review analysis correction editor
    editors warning live summary question answer disclaimer read listen photos photo gallery
    poll quiz explainer explained factbox timeline spoiler spoilers alert advisory news sport
    sports football soccer cricket tennis golf rugby basketball baseball hockey boxing athletics
    formula business politics world weather health science travel culture entertainment
    lifestyle interview comment editorial column letter letters obituary recipe podcast
    newsletter advertisement sponsored important attention urgent embargoed media press contact
    source sources tldr tl;dr abstract background context results result score scores final
    preview recap report special developing hinweis achtung eilmeldung update kommentar meinung
    analyse wichtig frage antwort quelle anzeige fußball handball wetter politik wirtschaft
    kultur fazit info tipp korrektur attention vidéo exclusif analyse tribune entretien info
    direct correction question réponse atención vídeo exclusiva análisis opinión entrevista
    pregunta respuesta última hora nota aviso nyse nasdaq
    """
)
# What somebody says after his name and a colon, rather than what happened somewhere.
_SPEECH = words(
    """
    i i'm i’m i'd i’d i've i’ve i'll we we're we’re we've we’ve you you're my our your yes no
    yeah well so oh ok okay thanks thank hello hi absolutely exactly what why how do did is are
    can could ich wir ja nein also mein unser danke was warum wie je j'ai j’ai nous oui non mais
    merci yo sí nosotros gracias bueno pues qué cómo por
    """
)


def parse_dateline(
    text: str, language: str | None = None, body: Iterable[str] = ()
) -> Dateline | None:
    """The dateline that a paragraph opens with, or None.

    Args:
        text: the first paragraph of an article.
        language: the article's, where known; German papers end a dateline with a full stop.
        body: the paragraphs of the article; "in Vellmar" there vouches for a place by that name.

    Returns:
        Place, agency and date as written.

    >>> parse_dateline("LONDON, Nov 3 (Reuters) - The bank held its rate on Monday.")
    Dateline(place='LONDON', agency='Reuters', date='Nov 3')
    >>> parse_dateline("Note: the bank held its rate on Monday, it said.") is None
    True
    """
    head = text[:_HEAD].lstrip()
    if not head:
        return None
    if head[0] in "([（【新中":
        return _bracketed(head)
    match = _opening().match(head)
    if match is None:
        return None
    rest = len(text) - match.start("next")
    if not _is_dateline(match, rest, language) and not _is_vouched(match, rest, language, body):
        return None
    place, agency = match["place"], match["agency"]
    if place.endswith(".") and not is_region(place.rpartition(", ")[2]):
        place = place[:-1]
    return Dateline(place, agency and (agency_name(agency) or agency), match["date"])


def _bracketed(head: str) -> Dateline | None:
    """ "(Reuters) - …", "(서울=연합뉴스) …", "新华社北京3月12日电"."""
    agency_only, equals, xinhua = _brackets()
    match = equals.match(head) or xinhua.match(head)
    if match:
        groups = match.groupdict()
        return Dateline(groups["place"], groups["agency"], groups.get("date"))
    match = agency_only.match(head)
    if match and match["next"].isupper():
        agency = _known_agency(match["agency"])
        return Dateline(None, agency) if agency else None
    return None


def _known_agency(text: str) -> str | None:
    return agency_name(text) or (text if text.casefold() in DATELINE_OUTLETS else None)


def _is_dateline(match: regex.Match[str], rest: int, language: str | None) -> bool:
    place, agency, mark = match["place"], match["agency"], match["mark"].strip()
    if _is_label(place):
        return False
    if agency:
        return _is_agency(agency, place, mark)
    if rest < _MIN_REST or not _opens_sentence(match["next"]):
        return False
    if match["date"]:
        return bool(mark) and mark != "." and _is_date(match["date"])
    if not mark:
        return False
    if mark == ".":
        return _before_full_stop(place, language)
    if mark == ":" and _is_speech(match["next"]):
        return False
    return _is_somewhere(place, mark)


def _is_vouched(
    match: regex.Match[str], rest: int, language: str | None, body: Iterable[str]
) -> bool:
    """Whether an unknown place in small letters is one: by its form, or by how the body uses it."""
    place, mark = match["place"], match["mark"].strip()
    if match["agency"] or match["date"] or _is_label(place) or rest < _MIN_REST or not mark:
        return False
    if not _opens_sentence(match["next"]) or (mark == "." and language != "de"):
        return False
    if mark == ":" and _is_speech(match["next"]):
        return False
    if language == "de" and mark != ":" and _german_town().fullmatch(place):
        return True
    # A German noun has a capital too: "Rente: … in Rente".
    if language == "de" and mark == ":":
        return False
    uses = [f" {word} {place}" for word in _WHERE]
    return any(use in paragraph for paragraph in body for use in uses)


_WHERE = ("in", "In", "at", "near", "aus", "bei", "à", "en", "desde")


@cache
def _german_town() -> regex.Pattern[str]:
    return regex.compile(
        r"(?:Bad|Sankt|St\.|Groß|Klein|Neu|Alt|Markt) \p{Lu}[\p{L}\-]{2,20}"
        r"|\p{Lu}[\p{L}\-]{1,20}(?:rode|burg|dorf|hausen|heim|ingen|hagen|walde|furt|itz|münde|brück"
        r"|brücken|kirchen|hafen|weiler|stetten|hofen|leben|büttel|horst|wangen|tal|stedt|bronn|werder)"
    )


def _is_label(place: str) -> bool:
    tokens = place.casefold().replace("/", " ").split()
    return tokens[0].rstrip(".,:'’s") in _LABELS or tokens[0] in _LABELS or tokens[-1] in _LABELS


def _is_agency(agency: str, place: str, mark: str) -> bool:
    """Whether the brackets name an agency; one that no list knows needs the form of a dateline."""
    city = place.partition(",")[0]
    if _known_agency(agency):
        return bool(mark) or city.isupper() or city.casefold() in CITIES
    if (
        not mark
        or mark == "."
        or len(agency) > _MAX_OUTLET
        or not agency.replace(" ", "").isalpha()
    ):
        return False
    if agency.casefold() in _LABELS:
        return False
    if city.isupper():
        return agency[0].isupper()
    # "Kiel (dpo) -" as against "Acme (ACME) -" and "Ada Roe (CDU) –"
    return (agency.islower() and len(agency) <= 5 and " " not in agency and " " not in city) or (
        city.casefold() in CITIES
    )


def _is_date(date: str) -> bool:
    tokens = [word.strip(".,").casefold() for word in date.split()]
    return any(word in MONTHS for word in tokens) or (date[0].isdigit() and date.count(".") >= 2)


def _opens_sentence(word: str) -> bool:
    first = word.lstrip("\"'“”„«‘(")[:1]
    return bool(first) and not first.islower()


def _is_speech(word: str) -> bool:
    return word.rstrip(",.!?…").casefold() in _SPEECH


def _before_full_stop(place: str, language: str | None) -> bool:
    """ "Berlin. Der Bund …" and, in German, "CALDEN. In Sorge …"."""
    if language != "de":
        return place.isupper() and place.casefold() in CITIES
    return place.casefold() in CITIES or (place.isupper() and len(place) > _SHORT)


def _is_somewhere(place: str, mark: str) -> bool:
    """Whether a place without agency and date is one: by capitals, by a list, by its country."""
    city, _, region = place.partition(", ")
    folded = city.casefold().split("/")[0]
    if city.isupper():
        letters = sum(character.isalpha() for character in city)
        return letters > _SHORT or folded in CITIES or bool(region)
    if region:
        return folded in CITIES or is_region(region)
    if mark == ":":
        return folded in CITIES and folded not in ALSO_PERSONS
    return folded in CITIES
