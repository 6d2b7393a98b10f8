"""Datelines: the place, the agency and the date that open a first paragraph."""

from __future__ import annotations

from collections.abc import Iterable
from functools import cache
from typing import Final

import regex

from newsclean.article import Dateline
from newsclean.facts.agencies import AGENCIES, DATELINE_OUTLETS, agency_name
from newsclean.facts.places import ALSO_PERSONS, is_city, is_region
from newsclean.facts.vocabulary import Vocabulary, alternatives, has_case, key, vocabulary

_HEAD: Final = 160
_MIN_REST: Final = 40
_MAX_OUTLET: Final = 24
_SHORT: Final = 3

# These stand in a verbose pattern: a space is [ ].
_WORD: Final = r"\p{Lu}\p{L}*+(?:['’\-]\p{L}++)*+\.?|\p{Lu}(?:\.\p{Lu})+\.?"
_JOINT: Final = r"[ /](?:(?:de|del|la|las|los|of|am|an[ ]der|im|do|da|upon|sur|el)[ ])?"
_PLACE: Final = rf"(?:{_WORD})(?:{_JOINT}(?:{_WORD})){{0,3}}"
_DATE: Final = (
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


_BRACKETED: Final = "([（【［〔"


@cache
def _agency_alone() -> regex.Pattern[str]:
    """ "(Reuters) - …"."""
    return regex.compile(
        r"[(\[（](?P<agency>[^()\[\]（）\n]{2,30}+)[)\]）]\s?(?:--|—|–|-|:)?\s?(?P<next>\S)"
    )


@cache
def _equals() -> regex.Pattern[str]:
    """ "(서울=연합뉴스)", "【ロンドン＝山田太郎】", "【北京共同】"."""
    return regex.compile(
        r"[(（【［\[〔](?P<place>[\p{L}\p{M}ー ·・]{1,20}?)"
        r"(?:\s?[=＝]\s?(?P<agency>[\p{L}\p{M} ]{2,20}+)|(?P<agency>共同|時事|ロイター|AFP))"
        r"[)）】］\]〕]"
    )


@cache
def _reporter(known: Vocabulary) -> regex.Pattern[str]:
    """ "(서울) 홍길동 기자 = ": place and reporter of an agency that does not name itself."""
    return regex.compile(
        r"[(（](?P<place>[\p{L}\p{M}·]{1,12})[)）]\s?[\p{L}\p{M} ·]{2,30}?\s?\L<jobs>\s?[=＝]",
        jobs=sorted(known.glued_jobs),
    )


@cache
def _wire(known: Vocabulary) -> regex.Pattern[str]:
    """ "新华社北京3月12日电", "本报北京3月12日讯（记者 …）", "（中央社台北12日電）"."""
    return regex.compile(
        r"[(（【]?(?P<agency>\L<agencies>|本[报報台社网網])?(?:记者|記者)?(?P<place>\p{Han}{2,6}?)"
        r"(?P<date>(?:\d{4}年)?(?:\d{1,2}月)?\d{1,2}日)(?:\L<wire>)",
        agencies=sorted(name for name in AGENCIES | known.agencies if not name.isascii()),
        wire=sorted(known.wire) or ["电"],
    )


@cache
def _uncased(known: Vocabulary) -> regex.Pattern[str]:
    """A place without capitals: "القاهرة - رويترز", "नई दिल्ली, 12 मार्च (भाषा) ।", "תל אביב – "."""
    return regex.compile(
        r"(?P<place>\L<cities>|[\p{Lo}\p{M}]{2,20}(?:\s[\p{Lo}\p{M}]{2,20})?)"
        r"(?:[,،]?\s(?P<date>\d{1,2}\s\p{Lo}[\p{L}\p{M}.]{1,12}))?"
        r"(?:[,،]?\s?(?:[(（](?P<agency>[^()（）\n]{2,30}+)[)）]"
        r"|[/\-–—:]\s?(?P<agency>\L<agencies>)(?![\p{L}\p{M}])))?"
        r"(?:\s?(?P<mark>[:：\-–—।]|\.-)|(?<=[)）]))\s?(?P<next>\S)",
        cities=alternatives(known.cities),
        agencies=alternatives(agency for agency in known.agencies if not agency.isascii()),
    )


def parse_dateline(
    text: str, language: str | None = None, body: Iterable[str] = ()
) -> Dateline | None:
    """The dateline that a paragraph opens with, or None.

    Args:
        text: the first paragraph of an article.
        language: the article's, where known; English words are known beside it, and German
            papers end a dateline with a full stop.
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
    known = vocabulary(language)
    if head[0] in _BRACKETED or not has_case(head[0]):
        return _bracketed(head, known) or _without_capitals(head, len(text), known, body)
    match = _opening().match(head)
    if match is None:
        return None
    rest = len(text) - match.start("next")
    if not _is_dateline(match, rest, known) and not _is_vouched(match, rest, known, body):
        return None
    place, agency = match["place"], match["agency"]
    if place.endswith(".") and not is_region(place.rpartition(", ")[2]):
        place = place[:-1]
    return Dateline(place, agency and (agency_name(agency, known) or agency), match["date"])


def _bracketed(head: str, known: Vocabulary) -> Dateline | None:
    """ "(Reuters) - …", "(서울=연합뉴스) …", "新华社北京3月12日电"."""
    match = _equals().match(head)
    if match:
        # "【ロンドン＝山田太郎】": who is there, in the place of the agency.
        return Dateline(match["place"], agency_name(match["agency"], known))
    match = _reporter(known).match(head) if known.glued_jobs else None
    if match:
        return Dateline(match["place"])
    match = _wire(known).match(head) if known.wire or head[0] in "新中" else None
    if match:
        agency = match["agency"] and agency_name(match["agency"], known)
        return Dateline(match["place"], agency, match["date"])
    match = _agency_alone().match(head) if head[0] in _BRACKETED else None
    if match and not match["next"].islower():
        agency = _known_agency(match["agency"], known)
        return Dateline(None, agency) if agency else None
    return None


def _without_capitals(
    head: str, size: int, known: Vocabulary, body: Iterable[str]
) -> Dateline | None:
    """A dateline in a script without capitals: a city that is listed, an agency beside it, or a
    place whose name comes up again and again."""
    match = _uncased(known).match(head)
    if match is None or size - match.start("next") < _MIN_REST // 2:
        return None
    place = match["place"]
    agency = match["agency"] and agency_name(match["agency"], known)
    if key(place) in known.labels or (match["agency"] and not agency):
        return None
    if agency or is_city(place, known) or _is_repeated(match, body):
        return Dateline(place, agency, match["date"])
    return None


def _is_repeated(match: regex.Match[str], body: Iterable[str]) -> bool:
    """Whether what stands before a mark stands in the text and opens no other paragraph of it,
    as who speaks does."""
    place, paragraphs = match["place"], list(body)
    opens = sum(paragraph.startswith(f"{place}{match['mark'] or ''}") for paragraph in paragraphs)
    uses = sum(paragraph.count(place) for paragraph in paragraphs)
    return opens == 1 and uses > 1


def _known_agency(text: str, known: Vocabulary) -> str | None:
    return agency_name(text, known) or (text if text.casefold() in DATELINE_OUTLETS else None)


def _is_dateline(match: regex.Match[str], rest: int, known: Vocabulary) -> bool:
    place, agency, mark = match["place"], match["agency"], match["mark"].strip()
    if _is_label(place, known):
        return False
    if agency:
        return _is_agency(agency, place, mark, known)
    if rest < _MIN_REST or not _opens_sentence(match["next"]):
        return False
    if match["date"]:
        return bool(mark) and mark != "." and _is_date(match["date"], known)
    if not mark:
        return False
    if mark == ".":
        return _before_full_stop(place, known)
    if mark == ":" and _is_speech(match["next"], known):
        return False
    return _is_somewhere(place, mark, known)


def _is_vouched(match: regex.Match[str], rest: int, known: Vocabulary, body: Iterable[str]) -> bool:
    """Whether an unknown place in small letters is one: by its form, or by how the body uses it."""
    place, mark = match["place"], match["mark"].strip()
    if match["agency"] or match["date"] or _is_label(place, known):
        return False
    if rest < _MIN_REST or not mark:
        return False
    german = known.language == "de"
    if not _opens_sentence(match["next"]) or (mark == "." and not german):
        return False
    if mark == ":" and _is_speech(match["next"], known):
        return False
    if german and mark != ":" and _german_town().fullmatch(place):
        return True
    # A German noun has a capital too: "Rente: … in Rente".
    if german and mark == ":":
        return False
    words = (*known.places, *map(str.capitalize, known.places))
    uses = [f" {word} {place}" for word in words]
    return any(use in paragraph for paragraph in body for use in uses)


@cache
def _german_town() -> regex.Pattern[str]:
    return regex.compile(
        r"(?:Bad|Sankt|St\.|Groß|Klein|Neu|Alt|Markt) \p{Lu}[\p{L}\-]{2,20}"
        r"|\p{Lu}[\p{L}\-]{1,20}(?:rode|burg|dorf|hausen|heim|ingen|hagen|walde|furt|itz|münde|brück"
        r"|brücken|kirchen|hafen|weiler|stetten|hofen|leben|büttel|horst|wangen|tal|stedt|bronn|werder)"
    )


def _is_label(place: str, known: Vocabulary) -> bool:
    tokens = key(place).replace("/", " ").split()
    return not known.labels.isdisjoint((tokens[0].rstrip(".,:'’s"), tokens[0], tokens[-1]))


def _is_agency(agency: str, place: str, mark: str, known: Vocabulary) -> bool:
    """Whether the brackets name an agency; one that no list knows needs the form of a dateline."""
    city = place.partition(",")[0]
    if _known_agency(agency, known):
        return bool(mark) or city.isupper() or is_city(city, known)
    if not mark or mark == "." or len(agency) > _MAX_OUTLET:
        return False
    if not agency.replace(" ", "").isalpha() or key(agency) in known.labels:
        return False
    if city.isupper():
        return agency[0].isupper()
    # "Kiel (dpo) -" as against "Acme (ACME) -" and "Ada Roe (CDU) –"
    return (
        agency.islower() and len(agency) <= 5 and " " not in agency and " " not in city
    ) or is_city(city, known)


def _is_date(date: str, known: Vocabulary) -> bool:
    tokens = [key(word.strip(".,")) for word in date.split()]
    return any(word in known.months for word in tokens) or (
        date[0].isdigit() and date.count(".") >= 2
    )


def _opens_sentence(word: str) -> bool:
    first = word.lstrip("\"'“”„«‘(")[:1]
    return bool(first) and not first.islower()


def _is_speech(word: str, known: Vocabulary) -> bool:
    return key(word.rstrip(",.!?…")) in known.speech


def _before_full_stop(place: str, known: Vocabulary) -> bool:
    """ "Berlin. Der Bund …" and, in German, "CALDEN. In Sorge …"."""
    if known.language != "de":
        return place.isupper() and is_city(place, known)
    return is_city(place, known) or (place.isupper() and len(place) > _SHORT)


def _is_somewhere(place: str, mark: str, known: Vocabulary) -> bool:
    """Whether a place without agency and date is one: by capitals, by a list, by its country."""
    city, _, region = place.partition(", ")
    first = city.split("/")[0]
    if city.isupper():
        letters = sum(character.isalpha() for character in city)
        return letters > _SHORT or is_city(first, known) or bool(region)
    if region:
        return is_city(first, known) or is_region(region)
    return is_city(first, known) and (mark != ":" or key(first) not in ALSO_PERSONS)
