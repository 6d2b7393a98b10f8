"""Segments → text."""

from __future__ import annotations

from collections.abc import Iterable

from newsclean.article import Segment


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
