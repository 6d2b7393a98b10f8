"""What a page states: its facts, by its own data and by its segments, each checked by the other."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from typing import Final

from newsclean.article import Facts, Kind, Link, Role, Segment
from newsclean.facts import collect
from newsclean.read.page import Head, Mark, Page
from newsclean.stated.authors import authors_of
from newsclean.stated.linked import Linked, text_of
from newsclean.stated.media import image_of
from newsclean.stated.signs import signs_of
from newsclean.stated.times import times_of
from newsclean.stated.titles import fold, site_of, title_of
from newsclean.verdict import Judgement, judge

__all__ = ["beside_body", "facts_of", "with_stated", "with_urls"]

# Bylines and stamps stand above the article or right below it; further down they are those of
# other articles.
BELOW: Final = 4
SHORT: Final = 160
MOST_LINES: Final = 12
SHORTEST_STANDFIRST: Final = 30
LONGEST_STANDFIRST: Final = 1200

_LANGUAGE: Final = re.compile(r"[A-Za-z]{2,3}(?:[-_][A-Za-z0-9]{2,8}){0,3}$")


def facts_of(
    page: Page, segments: Sequence[Segment], language: str | None
) -> tuple[Facts, Judgement]:
    """All facts of a page, and what it is.

    Args:
        page: the page as read.
        segments: its segments, one a block.
        language: the article's, which decides the order of numbers in a date.
    """
    linked = Linked(page.head)
    facts = collect(beside_body(segments), language)
    facts = with_stated(facts, page, segments, language, linked)
    facts = replace(facts, related=with_urls(facts.related, segments, page.marks))
    return facts, judge(segments, signs_of(page.head, linked, segments, page.marks))


def with_stated(
    facts: Facts,
    page: Page,
    segments: Sequence[Segment],
    language: str | None,
    linked: Linked | None = None,
) -> Facts:
    """The facts of the segments, with those that the page states.

    Args:
        facts: what the segments state.
        page: the page as read.
        segments: its segments, one a block.
        language: the article's, which decides the order of numbers in a date.
        linked: the page's JSON-LD, if it was read before.

    >>> with_stated(Facts(), Page("", [], [], [], Head("Bridge open | Kestrel")), (), None).title
    'Bridge open'
    """
    head, marks = page.head, page.marks
    linked = linked or Linked(head)
    site = site_of(head, linked)
    seen = (facts.published, facts.updated)
    published, updated = times_of(page, linked, seen, _between(segments), language)
    return replace(
        facts,
        title=title_of(head, linked, segments, marks, facts.title),
        standfirst=facts.standfirst or _standfirst(head, linked, segments),
        bylines=authors_of(page, linked, facts.bylines, site, language),
        published=published,
        updated=updated,
        site=site or None,
        url=head.canonical or head.meta("og:url", "twitter:url") or linked.first("url") or None,
        image=image_of(page, linked, segments, marks),
        declared_language=_language(head, linked),
        section=head.meta("article:section", "parsely-section", "section")
        or linked.first("articleSection")
        or None,
    )


def beside_body(segments: Sequence[Segment]) -> list[Segment]:
    """The segments without bylines and stamps that are those of other articles.

    Where some stand between headline and body, those further on speak of others too; where all
    stand far from the body, the first is the article's if any is.

    Args:
        segments: all segments of a page.
    """
    body = [i for i, segment in enumerate(segments) if segment.kind.role is Role.BODY]
    if not body:
        return list(segments)
    titles = [i for i, segment in enumerate(segments) if segment.kind is Kind.TITLE]
    top = max((i for i in titles if i < body[0]), default=-1)
    dropped: set[int] = set()
    for kind in (Kind.BYLINE, Kind.TIMESTAMP):
        found = [i for i, segment in enumerate(segments) if segment.kind is kind]
        dropped.update(set(found) - set(_closest(found, top, body)))
    return [segment for i, segment in enumerate(segments) if i not in dropped]


def _between(segments: Sequence[Segment]) -> list[str]:
    """The short lines between the headline and the first paragraph."""
    lines: list[str] = []
    for segment in segments:
        if segment.kind is Kind.TITLE:
            lines = []
        elif segment.kind is Kind.PARAGRAPH:
            break
        elif len(segment.text) <= SHORT:
            lines.append(segment.text)
    return lines[:MOST_LINES]


def _closest(found: Sequence[int], top: int, body: Sequence[int]) -> list[int]:
    spans = ((top, body[0]), (-1, body[0]), (body[0], body[-1] + BELOW))
    for low, high in spans:
        inside = [i for i in found if low < i <= high]
        if inside:
            return inside
    return list(found[:1])


def with_urls(
    links: Sequence[Link], segments: Sequence[Segment], marks: Sequence[Mark]
) -> tuple[Link, ...]:
    """Related items with their targets, where the block has one link.

    Args:
        links: the items, which stand in the segments.
        segments: all segments of the page.
        marks: the markup of each.
    """
    targets = {
        segment.end: mark.links[0].href
        for segment, mark in zip(segments, marks, strict=False)
        if segment.kind is Kind.RELATED and len({link.href for link in mark.links}) == 1
    }
    starts = {segment.start: targets[segment.end] for segment in segments if segment.end in targets}
    return tuple(
        replace(link, url=targets.get(link.end) or starts.get(link.start) or link.url)
        for link in links
    )


def _standfirst(head: Head, linked: Linked, segments: Sequence[Segment]) -> str | None:
    """The page's own summary, unless it is the beginning of its text."""
    text = head.meta("og:description", "description", "twitter:description")
    text = text or linked.first("description")
    if not SHORTEST_STANDFIRST <= len(text) <= LONGEST_STANDFIRST or text.endswith(("…", "...")):
        return None
    first = "".join(fold(s.text) for s in _first_paragraphs(segments))
    return None if fold(text)[:60] in first else text


def _first_paragraphs(segments: Sequence[Segment]) -> list[Segment]:
    return [segment for segment in segments if segment.kind.role is Role.BODY][:3]


def _language(head: Head, linked: Linked) -> str | None:
    """The language as the page declares it, as a tag: "de-CH"."""
    declared = (
        head.language,
        head.meta("content-language", "language", "og:locale", "dc.language"),
        text_of(linked.first("inLanguage")),
    )
    for text in declared:
        if _LANGUAGE.match(text):
            first, *rest = text.replace("_", "-").split("-")
            return "-".join([first.lower(), *(part.upper() if len(part) == 2 else part
                                              for part in rest)])  # fmt: skip
    return None
