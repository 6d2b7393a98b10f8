"""Segments → text."""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import Final

from newsclean.article import Article, Kind, Segment

# What a text's own list items begin with.
_BULLET: Final = re.compile(r"(?:[•·‣◦▪▫●○■□▶►▸➤➔✓✔✗★☆◆◇–—*+»›-]|\(?\w{1,2}[.)])\s")


def compose(segments: Iterable[Segment]) -> str:
    r"""The segments' texts, in order: a blank line between them, one space on the same line.

    Args:
        segments: the segments that shall be in the text.

    Returns:
        Text without a line end at its end.

    >>> from newsclean.article import Kind
    >>> first = Segment(Kind.PARAGRAPH, "It rained.", 0, 10, True, 0.9)
    >>> compose([first, Segment(Kind.PARAGRAPH, "It poured.", 12, 22, True, 0.9)])
    'It rained.\n\nIt poured.'
    """
    parts: list[str] = []
    for segment in segments:
        if parts:
            parts.append(" " if segment.inline else "\n\n")
        parts.append(segment.text)
    return "".join(parts)


def to_text(article: Article) -> str:
    r"""The kept segments as text to read: list items with "- ", the rows of tables by tabs.

    ``Article.text`` holds the characters of the input and no others; this adds what a reader
    needs to see a list as one.

    Args:
        article: what ``clean`` returned.

    >>> import newsclean
    >>> newsclean.clean_text("News\n\nThe bridge is open again, the council said.").to_text()
    'The bridge is open again, the council said.'
    """
    parts: list[str] = []
    before: Segment | None = None
    number = 0
    for segment in (segment for segment in article.segments if segment.kept):
        if before is not None:
            parts.append(
                " " if segment.inline else "\n" if _go_together(before, segment) else "\n\n"
            )
        number = number + 1 if segment.kind is Kind.LIST_ITEM and segment.ordered else 0
        parts.append(_line(segment, number))
        before = segment
    return "".join(parts)


def _line(segment: Segment, number: int) -> str:
    if segment.kind is Kind.LIST_ITEM and not _BULLET.match(segment.text):
        return f"{number}. {segment.text}" if number else f"- {segment.text}"
    return segment.text


def _go_together(before: Segment, segment: Segment) -> bool:
    """Items of one list and rows of one table stand on lines of their own, without a gap."""
    if segment.kind is not before.kind or segment.kind not in (Kind.LIST_ITEM, Kind.TABLE):
        return False
    return segment.ordered is before.ordered
