"""Lists of people: "A in X, B and C" to its persons, places and agencies.

No list of given names is kept: a name is known by its form, and by what it is not (a desk, an
outlet, a place, an agency).
"""

from __future__ import annotations

from functools import cache
from typing import NamedTuple

import regex

from newsclean.facts.agencies import agency_name
from newsclean.facts.places import is_place, is_region
from newsclean.facts.words import words

MAX_LINE = 1000
"""Longer texts are prose, whatever they were labelled: no names are read from them."""

_MAX_WORDS = 8


PARTICLES = words(
    "de del della di da das do dos du d' la le van von vom zu zum zur der den ter ten te bin ibn "
    "al el bint ben abu st und-zu y e af av"
)
# After a name: where that person was. After "for" and the like: for whom, which is not a place.
PLACE_WORDS = words("in from at aus à au aux en desde depuis")

# Words of a job. Before a name they introduce it, after one they end it.
_JOBS = words(
    """
    writer writers reporter reporters correspondent correspondents journalist journalists editor
    editors editorial columnist columnists photographer photographers producer producers
    contributor contributors contributing analyst critic author authors freelance freelancer
    senior chief special deputy assistant associate managing executive lead political
    investigative digital visual guest staff intern fellow professor lecturer educator director
    ceo founder president chair chairman minister specialist strategist expert research
    researcher reviewer anchor presenter host redakteur redakteurin redakteure reporterin
    korrespondent korrespondentin korrespondenten journalistin chefredakteur chefredakteurin
    chefreporter ressortleiter ressortleiterin volontär volontärin autor autorin autoren
    gastautor gastautorin kommentator leitender politischer politikredakteur
    wirtschaftsredakteur sportredakteur nachrichtenredakteur online-redakteur fotograf
    fotografin journaliste journalistes correspondant correspondante correspondants rédacteur
    rédactrice envoyé envoyée spécial spéciale reporter-photographe chroniqueur chroniqueuse
    auteur auteure éditorialiste periodista periodistas redactor redactora corresponsal
    corresponsales enviado enviada especial especiales columnista autora editora jefe jefa
    colaborador colaboradora fotógrafo fotógrafa bearbeitung content seo follow following
    기자 특파원 記者 记者
    """
)
# A group of people, not one of them: the whole piece is no name.
_DESKS = words(
    """
    desk desks team teams newsroom staff bureau service services network networks agencies agency
    agenturen agentur agences agencias agencia agence redaktion redaktionsteam onlineredaktion
    redaktionsnetzwerk rédaction redacción redaccion department office board admin administrator
    webmaster anonymous unknown syndicated feed wire wires newswire correspondents collective
    gmbh ag inc ltd llc llp corp company foundation institute university committee council
    """
)
_OUTLETS = words(
    """
    news media magazine times herald tribune gazette post globe press journal daily weekly chronicle
    guardian telegraph observer independent mirror sentinel examiner bulletin inquirer courier
    newspaper newspapers radio tv television channel online today zeitung nachrichten tageblatt
    anzeiger kurier rundschau allgemeine presse spiegel rundfunk fernsehen monde figaro libération
    parisien économiste diario periódico país mundo vanguardia economista prensa noticias nación
    bbc cnn cnbc espn npr msnbc abc nbc cbs zdf ard wdr ndr mdr orf srf rtve bfm
    """
)
_NOT_FIRST = words(
    "the our your der die das les los las this that these all more read about see with for and "
    "from unser unsere unserem notre nuestra nuestro ihr"
)
# Lone words in the place of a name that are a menu, a section or a format.
_NOT_ALONE = words(
    """
    country type role date topic category event region industry author editor guest sponsor politics
    business sport sports culture opinion world home video photo photos life tech technology science
    health travel local national international politik wirtschaft kultur panorama meinung wissen
    politique économie monde société culture deportes economía política sociedad interview kommentar
    analysis analyse comment letter letters published updated posted print share advertisement
    """
)
_TITLES = words(
    "dr prof professor mr mrs ms miss sir dame lord lady rev fr sen rep gov mag dipl-ing herr frau "
    "m mme don doña dra sra capt col gen maj sgt lt hon"
)
_POSSESSIVES = ("'s", "’s")
_ARTICLES = words("the der dem den la los las el")
_JOB_ENDINGS = ("alist", "ologist", "onomist", "ician")
# Topics before a job: "Local Democracy Reporter" is nobody's name.
_TOPICS = words(
    """
    local democracy political health science education business arts world foreign national crime
    court courts transport environment environmental climate culture sport sports football
    technology
    tech economics economy royal defence defense security diplomatic religion features community
    consumer housing energy media politics city state regional north south east west washington
    white house war investigations opinion food travel fashion music film money markets banking
    """
)
_SUFFIXES = words("jr sr ii iii iv")

_EDGES = ' \t"“”„«»*_~—–-:,;|•·›>'


@cache
def _join() -> regex.Pattern[str]:
    """What divides a list: a comma or the like, or "and" in the languages that are read."""
    return regex.compile(
        r"\s?([,;&+|•·])\s?(?:(?:and|und|et|y|AND|UND|ET) )?"
        r"| (and|und|et|y|e|u|sowie|with|mit|avec|con|AND|UND|ET|Y|WITH|MIT) "
    )


@cache
def _name_word() -> regex.Pattern[str]:
    """A word of a name that is not plain letters: "d'Artois", "al-Hassan", "J.R."."""
    return regex.compile(
        r"(?:[dlnDL]['’]|al-|el-|as-|ash-|ad-|at-|de')?+[\p{Lu}\p{Lt}\p{Lo}][\p{L}\p{M}]*+"
        r"(?:[.'’ʼ`\-‐‑][\p{L}\p{M}]++)*+[.'’]?+$"
    )


@cache
def _nickname() -> regex.Pattern[str]:
    return regex.compile(r"""["“'‘„«(][\p{L}. \-]{1,20}+["”'’“»)]$""")


class Party(NamedTuple):
    """One piece of a list of contributors.

    ``joint`` is what joined it with the piece before; ``whole`` says that nothing of the piece
    is left over.
    """

    name: str | None
    place: str | None
    agency: str | None
    joint: str
    whole: bool = True


def split_names(text: str) -> tuple[str, ...]:
    """The personal names in a list of names, as written, in order.

    Args:
        text: what stands where names are expected, without "By" or a role.

    Returns:
        The names. Desks, agencies, outlets, places, jobs and addresses are left out.

    >>> split_names("Ada Roe, Ben van der Hill and Dr. Carol O'Neil-Stone")
    ('Ada Roe', 'Ben van der Hill', "Dr. Carol O'Neil-Stone")
    >>> split_names("Web Desk and agencies")
    ()
    """
    return tuple(party.name for party in parties(text) if party.name)


def parties(text: str) -> list[Party]:
    """The persons and agencies in a list of contributors, each with its place.

    >>> [(p.name, p.place) for p in parties("Ada Roe in Oslo, Norway and Ben Hill")]
    [('Ada Roe', 'Oslo, Norway'), ('Ben Hill', None)]
    """
    if len(text) > MAX_LINE:
        return []
    pieces = _join().split(" ".join(text.split()))
    found: list[Party] = []
    joint = ""
    for index in range(0, len(pieces), 3):
        piece = pieces[index]
        if piece and not _belongs_to_last(piece, joint, found):
            _read_piece(piece, joint, found)
        if index + 1 < len(pieces):
            joint = (pieces[index + 1] or pieces[index + 2]).lower()
    return found


def _belongs_to_last(piece: str, joint: str, found: list[Party]) -> bool:
    """Put a piece back that is the rest of a place or of a double surname; say if so."""
    if not found or not joint:
        return False
    last = found[-1]
    if last.name and not last.place and piece.split(" ", 1)[0] in PLACE_WORDS:
        found[-1] = last._replace(place=_place(piece.split()))
        return True
    word = piece.strip(_EDGES).rstrip("." if not piece.endswith(("D.C.", "N.Y.")) else "")
    lone = " " not in word and word[:1].isupper()
    if last.agency and not last.name and not last.place and joint in ",/":
        if (lone and len(word) > 3 and _is_lone_place(word)) or is_place(word):
            found[-1] = last._replace(place=word)
            return True
        return False
    if last.place and (is_region(word) or (lone and not agency_name(word))):
        glue = f"{joint} " if joint == "," else f" {joint} "
        region = piece.strip() if "." in piece[:-1] else word
        found[-1] = last._replace(place=last.place + glue + region)
        return True
    # "Ortega y Gasset", "Costa e Silva": nobody signs with a surname after a full name.
    if joint in ("y", "e") and lone and last.name and " " in last.name and not agency_name(word):
        found[-1] = last._replace(name=f"{last.name} {joint} {word}")
        return True
    return False


def _is_lone_place(word: str) -> bool:
    """A word after an agency's name: "EFE / Zurbena", not "Reuters, Redaktion"."""
    folded = word.casefold()
    known = folded in _JOBS or folded in _DESKS or folded in _OUTLETS or folded in _NOT_ALONE
    return not known and not agency_name(word)


def _read_piece(piece: str, joint: str, found: list[Party]) -> None:
    """Add the parties of a piece without commas to those found."""
    parts = piece.split("/") if "/" in piece and not agency_name(piece) else [piece]
    for part in parts:
        if joint != "/" or not _belongs_to_last(part.strip(), joint, found):
            party = _party(part.strip(), joint)
            if party:
                found.append(party)
        joint = "/"


def _party(piece: str, joint: str) -> Party | None:
    """A piece without joints, read as an agency or a person."""
    piece = piece.strip(_EDGES)
    if piece.startswith("(") and ")" in piece:
        piece = piece[1:].replace(")", "", 1).strip(_EDGES)
    piece, aside = _split_aside(piece)
    agency = agency_name(piece)
    if agency:
        return Party(None, None, agency, joint)
    name, place, agency, whole = _person(piece, joint)
    if name is None:
        return Party(None, None, agency, joint, whole=False) if agency else None
    if aside:
        agency = agency_name(aside) or agency
        if not agency and aside[0].isupper() and is_place(aside):
            place = aside
    return Party(name, place, agency, joint, whole)


def _split_aside(piece: str) -> tuple[str, str]:
    """ "Ada Roe (Oslo)" as the two pieces that it is."""
    start = piece.find("(", 1)
    if start < 0:
        return piece.rstrip(")] "), ""
    return piece[:start].rstrip(), piece[start + 1 :].rstrip(") .]")


def _person(piece: str, joint: str) -> tuple[str | None, str | None, str | None, bool]:
    """Name, place, employer if that is an agency, and whether that is all."""
    tokens = piece.split()
    if not tokens or tokens[0].casefold() in _NOT_FIRST or _is_desk(tokens[-1]):
        return None, None, None, False
    name: list[str] = []
    agency: str | None = None
    dropped = False
    for index, word in enumerate(tokens):
        bare = word.casefold().rstrip(".,")
        if bare in _JOBS:
            dropped = True
            if _ends_at_job(name, tokens[index + 1 :]):
                break
            agency = agency_name(" ".join(name)) if name else agency
            name = []
        elif bare in PLACE_WORDS and _opens_place(name, tokens, index):
            return _valid(name, joint), _place(tokens[index:]), agency, False
        elif word.endswith(_POSSESSIVES) and index + 1 < len(tokens) and not word.isupper():
            name, dropped = [], True
        elif _belongs_to_name(word, bare, name, last=index + 1 == len(tokens)):
            name.append(word)
        elif name:
            return _valid(name, joint), None, agency, False
        else:
            dropped = True
    return _valid(name, joint), None, agency, not dropped


def _ends_at_job(name: list[str], rest: list[str]) -> bool:
    """Whether the words before a job are the name: "Ada Roe Staff Writer", "홍가명 기자"."""
    if _is_uncased(name):
        return True
    if len(name) < 2 or _introduces(rest, name):
        return False
    return not _TOPICS.issuperset(word.casefold() for word in name)


def _belongs_to_name(word: str, bare: str, name: list[str], *, last: bool) -> bool:
    """Whether a word continues a name: by its capital, as a particle or as a nickname."""
    if _is_capitalised(word) or (bare in PARTICLES and not last):
        return True
    return bool(name) and _nickname().match(word) is not None


def _is_capitalised(word: str) -> bool:
    """Whether it has the form of a word in a name; most are plain letters."""
    if word.isalpha() and word[0].isupper():
        return True
    return _name_word().match(word) is not None


def _introduces(rest: list[str], before: list[str]) -> bool:
    """Whether a job stands before its name: "Associated Press writer Ada Roe"."""
    if len(rest) < 2 or not all(word[:1].isupper() for word in rest[:2]):
        return False
    return rest[0].casefold() not in _JOBS and (
        agency_name(" ".join(before)) is not None or before[-1].casefold() in _OUTLETS
    )


def _opens_place(name: list[str], tokens: list[str], index: int) -> bool:
    """Whether a place follows the word here, also in a line that is all capitals."""
    if not name or index + 1 >= len(tokens):
        return False
    word, following = tokens[index], tokens[index + 1]
    if word.isupper():
        return len(name) >= 2 and following.isupper()
    return following[0].isupper() or following in _ARTICLES


def _is_desk(word: str) -> bool:
    folded = word.casefold().rstrip(".:")
    return folded in _DESKS or folded.endswith(("desk", "redaktion"))


def _is_uncased(name: list[str]) -> bool:
    """A name in a script without capitals, which is written without spaces."""
    return len(name) == 1 and 2 <= len(name[0]) <= 4 and name[0].lower() == name[0].upper()


def _place(tokens: list[str]) -> str | None:
    """The place that follows its preposition: "in the West Bank for …"."""
    taken: list[str] = []
    for word in tokens[1:6]:
        if word[0].isupper() or (taken and word in PARTICLES | {"of"}):
            taken.append(word)
        elif taken or word not in _ARTICLES:
            break
    while taken and taken[-1].islower():
        taken.pop()
    place = " ".join(taken).rstrip(",;")
    return _without_stop(place) or None


def _without_stop(text: str) -> str:
    """Drop the full stop of a sentence, keep that of "D.C." and "Fla."."""
    if text.endswith(".") and not is_region(text) and "." not in text[:-1]:
        return text[:-1]
    return text


def _valid(tokens: list[str], joint: str) -> str | None:
    """The tokens as a name, or None if they are no person's."""
    while tokens and tokens[-1].casefold() in PARTICLES and tokens[-1].islower():
        tokens.pop()
    if not tokens or len(tokens) > _MAX_WORDS:
        return None
    folded = [word.casefold().rstrip(".") for word in tokens]
    name = " ".join(tokens)
    if not _OUTLETS.isdisjoint(folded) or not _DESKS.isdisjoint(folded) or is_place(name):
        return None
    if len(tokens) > 1 and all(word.islower() for word in tokens[:-1]):
        return None
    solid = sum(
        len(word) > 1 and word not in PARTICLES and word not in _TITLES and word not in _SUFFIXES
        for word in folded
    )
    if solid == 1 and len(tokens) == 1 and not _is_uncased(tokens):
        return _lone(tokens[0], folded[0], joint)
    if solid == 0 or (len(tokens) > 1 and any(word.endswith(_JOB_ENDINGS) for word in folded)):
        return None
    return _end_stop(name, folded[-1])


def _lone(word: str, folded: str, joint: str) -> str | None:
    """A single word stands for a person only where it opens the list or is joined by "and"."""
    if joint not in ("", "and", "und", "et", "&") or folded in _NOT_ALONE or len(word) < 3:
        return None
    return word.rstrip(".") if word[1:].islower() or "-" in word or "'" in word else None


def _end_stop(name: str, last: str) -> str:
    if name.endswith(".") and last not in _SUFFIXES and len(last) > 1 and "." not in last:
        return name[:-1]
    return name
