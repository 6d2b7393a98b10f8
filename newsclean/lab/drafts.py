"""A document with corrections → a specimen, and the file that it goes to."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import replace
from itertools import pairwise
from pathlib import Path
from typing import NamedTuple

import newsclean
from newsclean import Article, Kind, NewscleanError, Options, Role
from newsclean.specimen import ExpectedFacts, Specimen, dump, label, parse

# Text and how many-th segment with that text → the kind that it is.
Corrections = Mapping[tuple[str, int], Kind]

_NAME = re.compile(r"[a-z0-9][a-z0-9-]{0,79}")
_SORT = re.compile(r"[a-z][a-z-]{0,29}")
_LANGUAGE = re.compile(r"[a-z]{2,3}(?:-[a-z0-9]{2,8}){0,2}")
CHECK_FACTS = "Check the facts: they are as newsclean read them, before your corrections."
REFLOWED = "Its segments stand one a line: the format has no other way for this document."


class Draft(NamedTuple):
    """The content of a specimen's file, and what to look at before saving it."""

    content: str
    note: str


def labelled(source: str, corrections: Corrections) -> Article:
    """The article in a document, with corrections made to its kinds."""
    article = newsclean.clean(source)
    if not corrections:
        return article
    keep = Options().keep
    seen: Counter[str] = Counter()
    segments = []
    for segment in article.segments:
        kind = corrections.get((segment.text, seen[segment.text]), segment.kind)
        seen[segment.text] += 1
        segments.append(replace(segment, kind=kind, kept=kind in keep))
    return replace(article, segments=tuple(segments))


def draft(
    source: str, corrections: Corrections, *, about: str, lang: str, sort: str, name: str
) -> Draft:
    """The specimen that a document with corrections makes.

    Raises:
        NewscleanError: where the document holds no text.
    """
    article = labelled(source, corrections)
    if not article.segments:
        raise NewscleanError("there is no text to save")
    as_given = _is_text(source, article)
    text, spans = (source, _spans(article)) if as_given else _one_a_line(article)
    specimen = Specimen(
        name=name,
        about=about,
        lang=lang,
        sort=sort,
        source=text,
        blocks=label(text, spans),
        clean=all(segment.kind.role is Role.BODY for segment in article.segments),
        facts=_facts(article),
    )
    notes = [CHECK_FACTS] * bool(corrections) + [REFLOWED] * (not as_given)
    return Draft(dump(specimen), " ".join(notes))


def save(content: str, name: str, folder: Path) -> Path:
    """Write a specimen to ``folder/LANG/SORT-NAME.txt``.

    Raises:
        NewscleanError: where the content breaks the format, a part of the file's name is not
            one, or the file exists.
        OSError: where it cannot be written.
    """
    if not _NAME.fullmatch(name):
        raise NewscleanError("the name takes small letters, digits and hyphens: harbour-crane")
    specimen = parse(content, name=name, where="the content")
    if not _LANGUAGE.fullmatch(specimen.lang):
        raise NewscleanError(f"lang is {specimen.lang!r}; it is a code such as en or pt-br")
    if not _SORT.fullmatch(specimen.sort):
        raise NewscleanError(f"sort is {specimen.sort!r}; it takes small letters: wire")
    if not specimen.about.strip():
        raise NewscleanError("about is empty; say what the specimen is, and why it is here")
    path = folder / specimen.lang / f"{specimen.sort}-{name}.txt"
    path.parent.mkdir(parents=True, exist_ok=True)
    try:
        with path.open("x", encoding="utf-8", newline="\n") as file:
            file.write(content.replace("\r\n", "\n").rstrip("\n") + "\n")
    except FileExistsError:
        raise NewscleanError(f"{path} exists; choose another name") from None
    return path


def _is_text(source: str, article: Article) -> bool:
    """Whether the source itself can be a specimen's: plain text, one segment a line or more."""
    segments = article.segments
    if any(segment.path is not None or segment.inline for segment in segments) or "\r" in source:
        return False
    return all("\n" in source[one.end : other.start] for one, other in pairwise(segments))


def _spans(article: Article) -> Sequence[tuple[Kind, int, int]]:
    return [(segment.kind, segment.start, segment.end) for segment in article.segments]


def _one_a_line(article: Article) -> tuple[str, Sequence[tuple[Kind, int, int]]]:
    spans = []
    at = 0
    for segment in article.segments:
        spans.append((segment.kind, at, at + len(segment.text)))
        at += len(segment.text) + 2
    return "\n\n".join(segment.text for segment in article.segments), spans


def _facts(article: Article) -> ExpectedFacts:
    facts = article.facts
    return ExpectedFacts(
        title=facts.title,
        standfirst=facts.standfirst,
        bylines=facts.bylines,
        credits=facts.credits,
        dateline=facts.dateline,
        published=facts.published.iso if facts.published else None,
        updated=facts.updated.iso if facts.updated else None,
        related=tuple(link.title for link in facts.related),
        corrections=facts.corrections,
    )
