"""Pieces of text between two boxes → the lines and paragraphs that a reader sees."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Final

from newsclean.read.tags import BOLD

# A line this long is a sentence or more: a break between two such is a paragraph's.
LONG_LINE: Final = 80
# Characters that show nothing: zero-width ones, marks of direction and of byte order.
INVISIBLE: Final = "\u200b\u200c\u200d\u200e\u200f\u2060\ufeff\xad\x00"

# A text with its span and the index of its element; below zero, what stands between texts.
Piece = tuple[str, int, int, int]
SPACE: Final[Piece] = (" ", 0, 0, -1)
TAB: Final[Piece] = ("\t", 0, 0, -2)
LINE: Final[Piece] = ("\n", 0, 0, -3)

# What a text in an element has from it and its ancestors: the index of the nearest block-level
# element, that of the link's target or -1, flags, heading level.
State = tuple[int, int, int, int]
ROOT: Final[State] = (-1, -1, 0, 0)


def folded(data: str) -> str:
    """A text on one line, runs of white space as one space, without soft hyphens."""
    if "\xad" in data:
        data = data.replace("\xad", "")
    return " ".join(data.split())


def lines_of(data: str) -> str:
    """A text whose line breaks stand, as in ``<pre>``."""
    lines = data.replace("\xad", "").replace("\f", "\n").split("\n")
    return "\n".join([line.rstrip() for line in lines]).strip()


def row_of(pieces: Iterable[Piece]) -> str:
    """The cells of a table's row, joined by tabs."""
    cells: list[list[str]] = [[]]
    for piece in pieces:
        if piece[3] == TAB[3]:
            cells.append([])
        else:
            cells[-1].append(piece[0])
    texts = [folded("".join(cell)) for cell in cells]
    return "\t".join([text for text in texts if text])


def paragraphs_of(pieces: list[Piece], states: list[State]) -> Iterator[list[Piece]]:
    """Cut at the line breaks that end a paragraph; the others become spaces."""
    lines: list[list[Piece]] = [[]]
    for piece in pieces:
        if piece[3] == LINE[3]:
            lines.append([])
        else:
            lines[-1].append(piece)
    paragraph: list[Piece] = []
    last: tuple[int, int] | None = None
    for line in lines:
        look = _look(line, states)
        if look[0] == 0 or (last is not None and _apart(last, look)):
            yield paragraph
            paragraph = []
        elif paragraph:
            paragraph.append(SPACE)
        paragraph += line
        last = look if look[0] else None
    yield paragraph


def _look(line: list[Piece], states: list[State]) -> tuple[int, int]:
    """The size of a line, and whether all of it is bold (1), all of it is a link (2) or both."""
    size = 0
    looks = 3
    for piece in line:
        if piece[3] >= 0:
            _, link, flags, _ = states[piece[3]]
            size += len(piece[0])
            looks &= (1 if flags & BOLD else 0) | (2 if link >= 0 else 0)
    return size, looks


def _apart(one: tuple[int, int], other: tuple[int, int]) -> bool:
    return one[1] != other[1] or (one[0] >= LONG_LINE and other[0] >= LONG_LINE)
