"""Bylines: the names in the author line, and the agencies that stand in their place."""

from __future__ import annotations

from functools import cache
from typing import Final, NamedTuple

import regex

from newsclean.article import Credit
from newsclean.facts.agencies import unlisted_agency
from newsclean.facts.credits import by_place, split_roles
from newsclean.facts.dates import before_date
from newsclean.facts.names import MAX_LINE, Party, parties
from newsclean.facts.roles import ADDITIONAL, AUTHORS
from newsclean.facts.vocabulary import Vocabulary, has_case, key, vocabulary

_LEADS: Final = 8
_EDGES: Final = " —–-*_()（）[]【】〔〕「」"


@cache
def _parts() -> regex.Pattern[str]:
    """What divides a name from a section or a date on the same line."""
    return regex.compile(r"\s?[|•›]\s?|\s·\s?|·\s|\s[–—-]\s|\n")


@cache
def _address() -> regex.Pattern[str]:
    """E-mail addresses, handles and links."""
    return regex.compile(
        r"[(<\[]?(?:[\w.+\-]{1,64}+@[\w.\-]{1,80}+|(?<!\w)@\w{1,40}+|(?:https?://|www\.)\S{1,200}+)[)>\]]?"
    )


@cache
def _clock_colon() -> regex.Pattern[str]:
    """A colon that follows no label."""
    return regex.compile(r"\d:\d|://")


class Byline(NamedTuple):
    """What an author line says."""

    names: tuple[str, ...] = ()
    credits: tuple[Credit, ...] = ()


def parse_byline(text: str, language: str | None = None) -> Byline:
    """The names in an author line, and an agency in it as a credit.

    Args:
        text: the line, with or without "By", role, place, date or address.
        language: the article's, where known; English words are known beside it.

    Returns:
        Names as written, and the credits for agencies and for photos and the like.

    >>> parse_byline("By Ada Roe and Ben Hill, Staff Writers").names
    ('Ada Roe', 'Ben Hill')
    >>> parse_byline("AFP").credits
    (Credit(role='agency', names=(), place=None, agency='AFP'),)
    """
    if len(text) > MAX_LINE:
        return Byline()
    known = vocabulary(language)
    line = " ".join(text.split())
    if "@" in line or "://" in line or "www." in line:
        line = _address().sub(" ", line)
    extra: list[Credit] = []
    if _has_labels(line, known):
        line, extra = _take_labels(line, known)
    found, opened = _first_named_part(line, known)
    names = [party.name for party in found if party.name and (opened or " " in party.name)]
    if not names and not opened:
        names = [party.name for party in found if party.name and not has_case(party.name)]
    agencies = [
        Credit("agency", (), None if party.name else party.place, party.agency)
        for party in found
        if party.agency
    ]
    if not (names or agencies or extra):
        agency = unlisted_agency(_after_by(line, known)[0])
        agencies = [Credit("agency", agency=agency)] if agency else []
    return Byline(tuple(dict.fromkeys(names)), tuple(dict.fromkeys(agencies + extra)))


def _has_labels(line: str, known: Vocabulary) -> bool:
    """Whether there are roles in the line beyond the opening "By"."""
    if any(mark in line for mark in ":：／＝") and not _clock_colon().search(line):
        return True
    rest = line[3:].lower()
    if not rest.isascii() and any(phrase in line for phrase in known.direct):
        return True
    if any(f" {word} " in rest for word in known.by):
        return True
    return any(
        f"{phrase} " in rest for phrase, roles in known.opening.items() if "photography" in roles
    )


def _take_labels(line: str, known: Vocabulary) -> tuple[str, list[Credit]]:
    """The part of "Text: A, Fotos: B" that names authors, and credits for the rest."""
    prefix, labelled = split_roles(line, known)
    authors = [prefix] if prefix and _read_part(prefix, known)[0] else []
    extra: list[Credit] = []
    for role, people in dict.fromkeys(labelled):
        if role in AUTHORS:
            authors.append(f"By {people}" if not authors else people)
        elif role == ADDITIONAL:
            extra += by_place(role, parties(people, known))
        else:
            extra += by_place(role, parties(before_date(people, known), known))
    if not authors:
        return (line, []) if not extra else ("", extra)
    return ", ".join(dict.fromkeys(authors)), extra


def _first_named_part(line: str, known: Vocabulary) -> tuple[list[Party], bool]:
    """The people of the part that opens with "By", or else of the first part with a name."""
    first: list[Party] = []
    for part in _parts().split(line):
        found, opened = _read_part(part, known)
        if found and opened:
            return found, True
        first = first or found
    return first, False


def _read_part(part: str, known: Vocabulary) -> tuple[list[Party], bool]:
    rest, opened = _after_by(part, known)
    return parties(before_date(rest, known), known), opened


def _after_by(part: str, known: Vocabulary) -> tuple[str, bool]:
    """What follows "By", "Ein Kommentar von", "Published 3 May 2025 by", and if there is one."""
    tokens = part.strip(_EDGES).split(" ")
    for index, word in enumerate(tokens[:_LEADS]):
        bare = key(word.rstrip(":："))
        # A verb precedes a name directly, whatever stood before: "Aus Kiew berichtet Ada Roe".
        if bare in known.by or (index and bare in known.verbs):
            before = [key(word.strip(".,:：")) for word in tokens[:index]]
            dated = any(word[:1].isdigit() for word in before)
            led = all(word in known.lead or word in known.jobs for word in before)
            if (bare in known.verbs and tokens[index + 1 :]) or dated or led:
                return " ".join(tokens[index + 1 :]), True
        elif word.endswith((":", "：")) and bare in known.lead | known.jobs | known.verbs:
            return " ".join(tokens[index + 1 :]), True
    return " ".join(tokens), False
