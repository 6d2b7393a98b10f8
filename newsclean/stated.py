"""What a page's own data states, where its segments leave it open: title, authors, dates."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from typing import Any

from newsclean.article import Facts, Kind, Link, Segment, Stamp
from newsclean.facts.dates import parse_stamp
from newsclean.facts.names import split_names
from newsclean.read.page import Head, Mark

ARTICLES = (
    "Article", "NewsArticle", "ReportageNewsArticle", "AnalysisNewsArticle", "BlogPosting",
    "OpinionNewsArticle", "LiveBlogPosting", "BackgroundNewsArticle", "ReviewNewsArticle", "Report",
)  # fmt: skip
SITE_MARKS = (" | ", " - ", " – ", " — ", " :: ", " · ")
# What stands behind the last mark in <title> is a site's name if it is this short.
SHORTEST_TITLE = 8
LONGEST_SITE = 5
LONGEST_NAME = 60
MOST_AUTHORS = 20


def with_stated(facts: Facts, head: Head, language: str | None = None) -> Facts:
    """The facts of the segments, completed by what the page's head states.

    Args:
        facts: what the segments state.
        head: the page's head.
        language: the article's, where known.

    >>> with_stated(Facts(), Head(title="Bridge open | Kestrel Daily")).title
    'Bridge open'
    """
    entities = _articles(head)
    published = _stamp(
        _first(entities, "datePublished"),
        head.meta("article:published_time", "datepublished", "parsely-pub-date", "date", "pubdate",
                  "publishdate", "publish-date", "dc.date.issued", "sailthru.date"),
    )  # fmt: skip
    updated = _stamp(
        _first(entities, "dateModified"),
        head.meta("article:modified_time", "og:updated_time", "datemodified", "last-modified"),
    )
    return replace(
        facts,
        title=facts.title or _title(head, entities),
        standfirst=facts.standfirst,
        bylines=_authors(head, entities, language) or facts.bylines,
        published=published or facts.published,
        updated=updated or facts.updated,
    )


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


def _articles(head: Head) -> list[dict[str, Any]]:
    found = head.linked_data()
    return [entity for entity in found if not _types(entity).isdisjoint(ARTICLES)]


def _types(entity: Mapping[str, Any]) -> set[str]:
    kind = entity.get("@type")
    return {one for one in (kind if isinstance(kind, list) else [kind]) if isinstance(one, str)}


def _first(entities: Iterable[Mapping[str, Any]], key: str) -> str:
    for entity in entities:
        value = entity.get(key)
        if isinstance(value, str) and value.strip():
            return value.strip()
    return ""


def _stamp(*texts: str) -> Stamp | None:
    for text in texts:
        if text:
            stamp = parse_stamp(text)
            if stamp is not None and stamp.iso:
                return stamp
    return None


def _title(head: Head, entities: Sequence[Mapping[str, Any]]) -> str | None:
    title = head.meta("og:title", "twitter:title") or _first(entities, "headline")
    if title:
        return _without_site(title, head.meta("og:site_name"))
    title = head.title
    for mark in SITE_MARKS:
        first, found, site = title.rpartition(mark)
        if found and len(first) >= SHORTEST_TITLE and len(site.split()) <= LONGEST_SITE:
            return first.strip()
    return title or None


def _without_site(title: str, site: str) -> str:
    for mark in SITE_MARKS:
        if site and title.casefold().endswith(f"{mark}{site}".casefold()):
            return title[: -len(mark) - len(site)].strip()
    return title


def _authors(
    head: Head, entities: Sequence[Mapping[str, Any]], language: str | None
) -> tuple[str, ...]:
    names: dict[str, None] = {}
    for entity in entities:
        for name in _people(entity.get("author"), language):
            names.setdefault(name)
        if names:
            return tuple(names)[:MOST_AUTHORS]
    for text in head.metas.get("author", ()) + head.metas.get("parsely-author", ()):
        if len(text) <= 2 * LONGEST_NAME:
            for name in split_names(text, language):
                names.setdefault(name)
    return tuple(names)[:MOST_AUTHORS]


def _people(author: object, language: str | None) -> Iterable[str]:
    authors = author if isinstance(author, list) else [author]
    for one in authors[:MOST_AUTHORS]:
        if isinstance(one, dict):
            if "Organization" in _types(one):
                continue
            one = one.get("name")
        if isinstance(one, list):
            one = ", ".join(name for name in one if isinstance(name, str))
        if isinstance(one, str) and 0 < len(one) <= 2 * LONGEST_NAME:
            yield from split_names(one, language)
