"""Lists of people: "A in X, B and C" to its persons, places and agencies.

No list of given names is kept: a name is known by its form, and by what it is not (a desk, an
outlet, a place, an agency).
"""

from __future__ import annotations

from functools import cache
from typing import Final, NamedTuple

import regex

from newsclean.facts.agencies import agency_name
from newsclean.facts.places import is_place, is_region
from newsclean.facts.vocabulary import (
    Vocabulary,
    has_case,
    is_east_asian,
    is_spaceless,
    key,
    vocabulary,
)
from newsclean.facts.words import words

MAX_LINE: Final = 1000
"""Longer texts are prose, whatever they were labelled: no names are read from them."""

_MAX_WORDS: Final = 8


# International: a van der Hill signs English papers too.
PARTICLES: Final = words(
    "de del della di da das do dos du d' la le van von vom zu zum zur der den ter ten te bin ibn "
    "al el bint ben abu st und-zu y e af av"
)
_POSSESSIVES: Final = ("'s", "’s")
# Endings of English jobs that no list has.
_JOB_ENDINGS: Final = ("alist", "ologist", "onomist", "ician")
_SUFFIXES: Final = words("jr sr ii iii iv")

_EDGES: Final = ' \t"“”„«»*_~—–-:：,;|•·›>、，；=＝'
# Letters of a name in a script without spaces; in katakana it is longer.
_UNCASED_LETTERS: Final = range(2, 7)
_KATAKANA_LETTERS: Final = range(2, 20)
_UNCASED_WORDS: Final = 5
# Chinese and Korean names are written as one word; Japanese print sets a space inside of them.
_SPACED_NAMES: Final = "ja"
# "And" is written onto the word after it.
_PREFIXED: Final = {"ar": "و", "he": "ו"}


@cache
def _join(known: Vocabulary) -> regex.Pattern[str]:
    """What divides a list: a comma or the like, or the language's words for "and" and "with"."""
    joins = sorted({*known.joins, *map(str.upper, known.joins), "&"})
    return regex.compile(
        r"\s?([,;&+|•·、，；،؛])\s?(?:\L<ands> )?| (\L<ands>) ",
        ands=joins,
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


def split_names(text: str, language: str | None = None) -> tuple[str, ...]:
    """The personal names in a list of names, as written, in order.

    Args:
        text: what stands where names are expected, without "By" or a role.
        language: whose words for "and", jobs and desks are known beside the English ones.

    Returns:
        The names. Desks, agencies, outlets, places, jobs and addresses are left out.

    >>> split_names("Ada Roe, Ben van der Hill and Dr. Carol O'Neil-Stone")
    ('Ada Roe', 'Ben van der Hill', "Dr. Carol O'Neil-Stone")
    >>> split_names("Web Desk and agencies")
    ()
    """
    return tuple(party.name for party in parties(text, vocabulary(language)) if party.name)


def parties(text: str, known: Vocabulary) -> list[Party]:
    """The persons and agencies in a list of contributors, each with its place.

    >>> found = parties("Ada Roe in Oslo, Norway and Ben Hill", vocabulary("en"))
    >>> [(p.name, p.place) for p in found]
    [('Ada Roe', 'Oslo, Norway'), ('Ben Hill', None)]
    """
    if len(text) > MAX_LINE:
        return []
    pieces = _join(known).split(" ".join(text.split()))
    found: list[Party] = []
    joint = ""
    for index in range(0, len(pieces), 3):
        piece = pieces[index]
        if piece and not _belongs_to_last(piece, joint, found, known):
            _read_piece(piece, joint, found, known)
        if index + 1 < len(pieces):
            joint = (pieces[index + 1] or pieces[index + 2]).lower()
    return found


def _belongs_to_last(piece: str, joint: str, found: list[Party], known: Vocabulary) -> bool:
    """Put a piece back that is the rest of a place or of a double surname; say if so."""
    if not found or not joint:
        return False
    last = found[-1]
    if last.name and not last.place and key(piece.split(" ", 1)[0]) in known.places:
        found[-1] = last._replace(place=_place(piece.split(), known))
        return True
    word = piece.strip(_EDGES).rstrip("." if not piece.endswith(("D.C.", "N.Y.")) else "")
    lone = " " not in word and word[:1].isupper()
    if last.agency and not last.name and not last.place and joint in ",/":
        if (lone and len(word) > 3 and _is_lone_place(word, known)) or is_place(word, known):
            found[-1] = last._replace(place=word)
            return True
        return False
    if last.place and (is_region(word) or (lone and not agency_name(word, known))):
        glue = f"{joint} " if joint == "," else f" {joint} "
        region = piece.strip() if "." in piece[:-1] else word
        found[-1] = last._replace(place=last.place + glue + region)
        return True
    # "Ortega y Gasset", "Costa e Silva": nobody signs with a surname after a full name.
    surname = joint in ("y", "e") and lone and last.name and " " in last.name
    if surname and not agency_name(word, known):
        found[-1] = last._replace(name=f"{last.name} {joint} {word}")
        return True
    return False


def _is_lone_place(word: str, known: Vocabulary) -> bool:
    """A word after an agency's name: "EFE / Zurbena", not "Reuters, Redaktion"."""
    folded = key(word)
    other = known.jobs | known.desks | known.outlets | known.not_alone
    return folded not in other and not agency_name(word, known)


def _read_piece(piece: str, joint: str, found: list[Party], known: Vocabulary) -> None:
    """Add the parties of a piece without commas to those found."""
    parts = piece.split("/") if "/" in piece and not agency_name(piece, known) else [piece]
    for part in parts:
        for name in _one_each(part.strip(), known):
            if joint != "/" or not _belongs_to_last(name, joint, found, known):
                party = _party(name, joint, known)
                if party:
                    found.append(party)
            joint = "/"


def _one_each(piece: str, known: Vocabulary) -> list[str]:
    """The names of a piece, set apart by a space in a script that has none within a name."""
    if known.language in _PREFIXED:
        return _without_prefix(piece.split(), _PREFIXED[known.language])
    if not is_spaceless(piece):
        return [piece]
    tokens = _unglued(piece, known)
    if not is_east_asian(piece):
        return [" ".join(tokens)]
    names = [token for token in tokens if key(token) not in known.jobs]
    apart = known.language != _SPACED_NAMES and all(map(_is_uncased, names))
    return names if len(names) > 1 and apart else [" ".join(tokens)]


def _without_prefix(tokens: list[str], conjunction: str) -> list[str]:
    """Two names of two words or more that an "and" joins which is written onto the second."""
    for index in range(2, len(tokens) - 1):
        if tokens[index].startswith(conjunction):
            first = " ".join(tokens[:index])
            rest = [tokens[index].removeprefix(conjunction), *tokens[index + 1 :]]
            return [first, *_without_prefix(rest, conjunction)]
    return [" ".join(tokens)]


def _unglued(piece: str, known: Vocabulary) -> list[str]:
    """The words of a piece, with jobs that are written onto a name set apart: "记者张三"."""
    tokens: list[str] = []
    for token in piece.split():
        job = next((job for job in known.glued_jobs if job in token and job != token), None)
        if job and token.startswith(job):
            tokens += [job, token.removeprefix(job)]
        elif job and token.endswith(job):
            tokens += [token.removesuffix(job), job]
        else:
            tokens.append(token)
    return tokens


def _party(piece: str, joint: str, known: Vocabulary) -> Party | None:
    """A piece without joints, read as an agency or a person."""
    piece = piece.strip(_EDGES)
    if piece.startswith("(") and ")" in piece:
        piece = piece[1:].replace(")", "", 1).strip(_EDGES)
    piece, aside = _split_aside(piece)
    agency = agency_name(piece, known)
    if agency:
        return Party(None, None, agency, joint)
    name, place, agency, whole = _person(piece, joint, known)
    if name is None:
        return Party(None, None, agency, joint, whole=False) if agency else None
    if aside:
        agency = agency_name(aside, known) or agency
        if not agency and not aside[0].islower() and is_place(aside, known):
            place = aside
    return Party(name, place, agency, joint, whole)


def _split_aside(piece: str) -> tuple[str, str]:
    """ "Ada Roe (Oslo)" as the two pieces that it is."""
    piece = piece.replace("（", "(").replace("）", ")")
    start = piece.find("(", 1)
    if start < 0:
        return piece.rstrip(")]」』】 "), ""
    return piece[:start].rstrip(), piece[start + 1 :].rstrip(") .]")


def _person(
    piece: str, joint: str, known: Vocabulary
) -> tuple[str | None, str | None, str | None, bool]:
    """Name, place, employer if that is an agency, and whether that is all."""
    tokens = piece.split()
    if not tokens or key(tokens[0]) in known.not_first or _is_desk(tokens[-1], known):
        return None, None, None, False
    name: list[str] = []
    agency: str | None = None
    dropped = False
    for index, word in enumerate(tokens):
        bare = key(word).rstrip(".,:")
        if bare in known.jobs or (bare in known.verbs and index):
            dropped = True
            if _ends_at_job(name, tokens[index + 1 :], known):
                break
            agency = agency_name(" ".join(name), known) if name else agency
            name = []
        elif bare in known.places and _opens_place(name, tokens, index, known):
            return _valid(name, joint, known), _place(tokens[index:], known), agency, False
        elif word.endswith(_POSSESSIVES) and index + 1 < len(tokens) and not word.isupper():
            name, dropped = [], True
        elif _belongs_to_name(word, bare, name, known, last=index + 1 == len(tokens)):
            name.append(word)
        elif name:
            return _valid(name, joint, known), None, agency, False
        else:
            dropped = True
    return _valid(name, joint, known), None, agency, not dropped


def _ends_at_job(name: list[str], rest: list[str], known: Vocabulary) -> bool:
    """Whether the words before a job are the name: "Ada Roe Staff Writer", "홍가명 기자"."""
    if name and not has_case(name[-1]):
        return _is_uncased(name[-1]) or len(name) > 1
    if len(name) < 2 or _introduces(rest, name, known):
        return False
    return not known.topics.issuperset(key(word) for word in name)


def _belongs_to_name(
    word: str, bare: str, name: list[str], known: Vocabulary, *, last: bool
) -> bool:
    """Whether a word continues a name: by its capital, as a particle or as a nickname."""
    if bare in known.function and not has_case(word):
        return False
    if _is_capitalised(word) or (bare in PARTICLES and not last):
        return True
    return bool(name) and _nickname().match(word) is not None


def _is_capitalised(word: str) -> bool:
    """Whether it has the form of a word in a name; most are plain letters."""
    if word.isalpha() and word[0].isupper():
        return True
    return _name_word().match(word) is not None


def _introduces(rest: list[str], before: list[str], known: Vocabulary) -> bool:
    """Whether a job stands before its name: "Associated Press writer Ada Roe"."""
    if len(rest) < 2 or not all(word[:1].isupper() for word in rest[:2]):
        return False
    return key(rest[0]) not in known.jobs and (
        agency_name(" ".join(before), known) is not None or key(before[-1]) in known.outlets
    )


def _opens_place(name: list[str], tokens: list[str], index: int, known: Vocabulary) -> bool:
    """Whether a place follows the word here, also in a line that is all capitals."""
    if not name or index + 1 >= len(tokens):
        return False
    word, following = tokens[index], tokens[index + 1]
    if word.isupper():
        return len(name) >= 2 and following.isupper()
    return not following[0].islower() or following in known.articles


def _is_desk(word: str, known: Vocabulary) -> bool:
    folded = key(word).rstrip(".:")
    return folded in known.desks or folded.endswith(("desk", "redaktion"))


def _is_uncased(word: str) -> bool:
    """Whether it is as long as a name in a script without spaces."""
    if not is_east_asian(word) or not all(letter.isalpha() or letter in "・·ー" for letter in word):
        return False
    katakana = "\u30a0" <= word[0] <= "\u30ff"
    return len(word) in (_KATAKANA_LETTERS if katakana else _UNCASED_LETTERS)


def _place(tokens: list[str], known: Vocabulary) -> str | None:
    """The place that follows its preposition: "in the West Bank for …"."""
    taken: list[str] = []
    for word in tokens[1:6]:
        if taken and not has_case(word) and (key(word) in known.function or len(taken) > 1):
            break
        if not word[0].islower() or (taken and word in PARTICLES | {"of"}):
            taken.append(word)
        elif taken or word not in known.articles:
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


def _valid(tokens: list[str], joint: str, known: Vocabulary) -> str | None:
    """The tokens as a name, or None if they are no person's."""
    while tokens and tokens[-1].casefold() in PARTICLES and tokens[-1].islower():
        tokens.pop()
    if not tokens or len(tokens) > _MAX_WORDS:
        return None
    folded = [key(word).rstrip(".") for word in tokens]
    name = " ".join(tokens)
    if not known.outlets.isdisjoint(folded) or not known.desks.isdisjoint(folded):
        return None
    if is_place(name, known):
        return None
    if not has_case(name):
        return _valid_uncased(name, tokens, folded, joint, known)
    if len(tokens) > 1 and all(word.islower() for word in tokens[:-1]):
        return None
    solid = sum(
        len(word) > 1
        and word not in PARTICLES
        and word not in known.titles
        and word not in _SUFFIXES
        for word in folded
    )
    if solid == 1 and len(tokens) == 1:
        return _lone(tokens[0], folded[0], joint, known)
    if solid == 0 or (len(tokens) > 1 and any(word.endswith(_JOB_ENDINGS) for word in folded)):
        return None
    return _end_stop(name, folded[-1])


def _valid_uncased(
    name: str, tokens: list[str], folded: list[str], joint: str, known: Vocabulary
) -> str | None:
    """A name without capitals: by its length, and by what it is not."""
    if any(word in known.not_alone for word in (*folded, key(name))):
        return None
    # "摄影报道": the words of a role that no name follows.
    if key(name) in known.verbs or key(name) in known.roles:
        return None
    if is_east_asian(name):
        return name if _is_uncased("".join(tokens)) or "・" in name else None
    if len(tokens) == 1:
        return name if (joint == "" or joint in known.joins) and len(name) > 2 else None
    return name if len(tokens) <= _UNCASED_WORDS else None


def _lone(word: str, folded: str, joint: str, known: Vocabulary) -> str | None:
    """A single word stands for a person only where it opens the list or is joined by "and"."""
    joined = joint == "" or joint in known.conjunctions
    if not joined or folded in known.not_alone or len(word) < 3:
        return None
    return word.rstrip(".") if word[1:].islower() or "-" in word or "'" in word else None


def _end_stop(name: str, last: str) -> str:
    if name.endswith(".") and last not in _SUFFIXES and len(last) > 1 and "." not in last:
        return name[:-1]
    return name
