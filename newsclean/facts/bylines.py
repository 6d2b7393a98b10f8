"""Bylines: the names in the author line, and the agencies that stand in their place."""

from __future__ import annotations

from functools import cache
from typing import NamedTuple

import regex

from newsclean.article import Credit
from newsclean.facts.credits import by_place, split_roles
from newsclean.facts.dates import before_date
from newsclean.facts.names import MAX_LINE, Party, parties
from newsclean.facts.words import words

_LEADS = 8

_BY = words("by von vom par por de")
# These precede a name directly, whatever stood before: "Aus Kiew berichtet Ada Roe".
_VERBS = words("berichtet berichten kommentiert")
# What may stand before "by": the word for the piece, or for what was done.
_GENRES = words(
    """
    a an the ein eine einer un une una le la el written words story text texts report reported
    reporting analysis opinion review interview essay column commentary edited posted published
    created authored submitted compiled reviewed article perspective exclusive guest live
    updates as told to feature profile kommentar gastkommentar gastbeitrag analyse essay
    interview kolumne reportage bericht porträt glosse leitartikel rezension kritik
    aufgezeichnet protokoll protokolliert protokolle geschrieben verfasst beitrag artikel
    exklusiv texte chronique tribune propos recueillis enquête récit billet éditorial entretien
    reportage publié écrit rédigé portrait texto columna escrito publicado entrevista crónica
    reportaje análisis opinión editorial redactado autor autora author autorin auteur redaktion
    """
)


@cache
def _parts() -> regex.Pattern[str]:
    """What divides a name from a section or a date on the same line."""
    return regex.compile(r"\s?[|•·›]\s?|\s[–—-]\s|\n")


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


# Roles that make an author; the others are credits of their own.
_AUTHORS = frozenset(
    ("writing", "reporting", "interview", "editing", "compilation", "translation", "source")
)


class Byline(NamedTuple):
    """What an author line says."""

    names: tuple[str, ...] = ()
    credits: tuple[Credit, ...] = ()


def parse_byline(text: str) -> Byline:
    """The names in an author line, and an agency in it as a credit.

    Args:
        text: the line, with or without "By", role, place, date or address.

    Returns:
        Names as written, and the credits for agencies and for photos and the like.

    >>> parse_byline("By Ada Roe and Ben Hill, Staff Writers").names
    ('Ada Roe', 'Ben Hill')
    >>> parse_byline("AFP").credits
    (Credit(role='agency', names=(), place=None, agency='AFP'),)
    """
    if len(text) > MAX_LINE:
        return Byline()
    line = " ".join(text.split())
    if "@" in line or "://" in line or "www." in line:
        line = _address().sub(" ", line)
    extra: list[Credit] = []
    if _has_labels(line):
        line, extra = _take_labels(line)
    found, opened = _first_named_part(line)
    names = [party.name for party in found if party.name and (opened or " " in party.name)]
    if not names and not opened:
        names = [party.name for party in found if party.name and not party.name.isascii()]
    agencies = [
        Credit("agency", (), None if party.name else party.place, party.agency)
        for party in found
        if party.agency
    ]
    return Byline(tuple(dict.fromkeys(names)), tuple(dict.fromkeys(agencies + extra)))


def _has_labels(line: str) -> bool:
    """Whether there are roles in the line beyond the opening "By"."""
    if ":" in line and not _clock_colon().search(line):
        return True
    return any(word in line[3:] for word in (" by ", " By ", " par ", " por ", "otos ", "oto "))


def _take_labels(line: str) -> tuple[str, list[Credit]]:
    """The part of "Text: A, Fotos: B" that names authors, and credits for the rest."""
    prefix, labelled = split_roles(line)
    authors = [prefix] if prefix and _read_part(prefix)[0] else []
    extra: list[Credit] = []
    for role, people in dict.fromkeys(labelled):
        if role in _AUTHORS:
            authors.append(f"By {people}" if not authors else people)
        elif role == "additional reporting":
            extra += by_place(role, parties(people))
        else:
            extra += by_place(role, parties(before_date(people)))
    if not authors:
        return (line, []) if not extra else ("", extra)
    return ", ".join(dict.fromkeys(authors)), extra


def _first_named_part(line: str) -> tuple[list[Party], bool]:
    """The people of the part that opens with "By", or else of the first part with a name."""
    first: list[Party] = []
    for part in _parts().split(line):
        found, opened = _read_part(part)
        if found and opened:
            return found, True
        first = first or found
    return first, False


def _read_part(part: str) -> tuple[list[Party], bool]:
    rest, opened = _after_by(part)
    return parties(before_date(rest)), opened


def _after_by(part: str) -> tuple[str, bool]:
    """What follows "By", "Ein Kommentar von", "Published 3 May 2025 by", and if there is one."""
    tokens = part.strip(" —–-*_").split(" ")
    for index, word in enumerate(tokens[:_LEADS]):
        bare = word.rstrip(":").casefold()
        if bare in _BY or (index and bare in _VERBS):
            before = [word.strip(".,:").casefold() for word in tokens[:index]]
            dated = any(word[:1].isdigit() for word in before)
            if bare in _VERBS or dated or all(word in _GENRES for word in before):
                return " ".join(tokens[index + 1 :]), True
        elif word.endswith(":") and bare in _GENRES:
            return " ".join(tokens[index + 1 :]), True
    return " ".join(tokens), False
