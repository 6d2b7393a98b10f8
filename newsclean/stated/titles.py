"""The headline: as the page shows it, where that is what its own data calls it.

A page shows headings that are none (its name, "Contact us"), and states titles that are none
(with the site's name, or written for a search engine). Each tells which of the other is right.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from typing import Final

from newsclean.article import Kind, Segment
from newsclean.read.page import Head, Mark
from newsclean.stated.linked import Linked

SITE_MARKS: Final = (" | ", " - ", " – ", " — ", " :: ", " · ", " » ", " • ", " « ")
# What stands behind the last mark in <title> is a site's name if it is this short.
SHORTEST_TITLE: Final = 8
LONGEST_SITE: Final = 5
LONGEST_TITLE: Final = 400
# Shares of the words of the shorter of two titles that the other has too.
SAME: Final = 0.5
LIKELY: Final = 0.7
# A page's only top heading is its headline on less.
RELATED: Final = 0.2
FEW_WORDS: Final = 4
SUFFIX_WORDS: Final = 3
MOST_HEADINGS: Final = 50

_WORDS: Final = re.compile(r"\w+")


def title_of(
    head: Head, linked: Linked, segments: Sequence[Segment], marks: Sequence[Mark], seen: str | None
) -> str | None:
    """The headline of a page.

    Args:
        head: what the page's head states.
        linked: its JSON-LD.
        segments: the page's segments.
        marks: the markup of each.
        seen: the headline by the segments alone.
    """
    site = site_of(head, linked)
    stated = _stated(head, linked, site)
    headings = _headings(segments, marks, {fold(site)} | _tail(head.title))
    best = max(headings, key=lambda text: _likeness(text, stated), default="")
    if best:
        alone = len(headings) == 1 and len(_words(best)) >= FEW_WORDS
        needed = RELATED if alone else SAME
        if not stated or _likeness(best, stated) >= needed:
            return _without_kicker(best, stated)
    if seen and (not stated or _likeness(seen, stated) >= LIKELY):
        return _without_kicker(seen, stated)
    return (stated or [best or seen or ""])[0] or None


def site_of(head: Head, linked: Linked) -> str:
    """The site's name; empty where the page does not state it."""
    name = head.meta("og:site_name", "application-name", "apple-mobile-web-app-title")
    return name or linked.first("publisher")


def fold(text: str) -> str:
    """Letters and digits alone, without case."""
    return "".join(filter(str.isalnum, text.casefold()))


def _stated(head: Head, linked: Linked, site: str) -> list[str]:
    texts = (head.meta("og:title"), linked.first("headline"), head.meta("twitter:title"))
    found = [_without_site(text, site) for text in texts if text]
    if not found:
        found = [text for text in (linked.written("headline"), head.meta("dc.title", "title"))
                 if text]  # fmt: skip
    if head.title:
        found.append(_without_tail(_without_site(head.title, site)))
    return [text[:LONGEST_TITLE] for text in found if text]


def _without_site(title: str, site: str) -> str:
    for mark in SITE_MARKS:
        before, found, last = title.rpartition(mark)
        if site and found and fold(last) == fold(site):
            return before.strip()
    return title


def _cut(title: str) -> tuple[str, str]:
    """A title at its last mark; whole where what follows is too long for a site's name."""
    at, mark = max((title.rfind(mark), mark) for mark in SITE_MARKS)
    if at >= SHORTEST_TITLE and len(title[at + len(mark) :].split()) <= LONGEST_SITE:
        return title[:at].strip(), title[at + len(mark) :]
    return title, ""


def _without_tail(title: str) -> str:
    return _cut(title)[0]


def _tail(title: str) -> set[str]:
    return {fold(_cut(title)[1])}


def _headings(
    segments: Sequence[Segment], marks: Sequence[Mark], names: Iterable[str]
) -> list[str]:
    """The page's top headings but for the site's name; one set on several lines as one."""
    headings: list[tuple[int, str]] = []
    for segment, mark in zip(segments, marks, strict=True):
        if mark.heading != 1 or len(segment.text) > LONGEST_TITLE or fold(segment.text) in names:
            continue
        if headings and headings[-1][0] == mark.element and segment.kind is Kind.TITLE:
            headings[-1] = mark.element, f"{headings[-1][1]} {segment.text}"
        elif len(headings) < MOST_HEADINGS:
            headings.append((mark.element, segment.text))
    return [text for _, text in headings]


def _without_kicker(text: str, stated: Sequence[str]) -> str:
    """A heading without what stands before the stated title in it: "Sport Liverpool loses"."""
    folded = fold(text)
    if any(fold(one) == folded for one in stated):
        return text
    for one in stated:
        if len(_words(one)) >= SUFFIX_WORDS and folded.endswith(fold(one)):
            return one
    return text


def _likeness(text: str, stated: Iterable[str]) -> float:
    return max((_alike(text, one) for one in stated), default=0.0)


def _alike(one: str, other: str) -> float:
    mine, others = _words(one), _words(other)
    least = min(len(mine), len(others))
    return len(mine & others) / least if least > 1 else float(mine == others)


def _words(text: str) -> set[str]:
    return set(_WORDS.findall(text.casefold()))
