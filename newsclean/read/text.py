"""Plain text → blocks.

A scraper's text comes with one paragraph a line, with empty lines between paragraphs, wrapped
hard at some column, or as one single line. Each form gives one block a paragraph; the single
line gives one block a sentence, which stay on one line.
"""

from __future__ import annotations

import itertools
import re
from collections import Counter
from functools import cache
from typing import TYPE_CHECKING, Final, NamedTuple

from newsclean.blocks import Block

if TYPE_CHECKING:
    import regex

# Mail and wire copy is wrapped between 50 and 100 columns. A line that long by chance is
# common, so most of the breaks must look like wraps before any is undone.
NARROWEST_WRAP: Final = 38
WIDEST_WRAP: Final = 120
WRAPPED_LINES_NEEDED: Final = 4
WRAPPED_SHARE_NEEDED: Final = 0.6
LOWER_SHARE_NEEDED: Final = 0.35
SENTENCE_SHARE_NEEDED: Final = 0.25
# A text on one line is taken apart into sentences only where it is longer than a long paragraph.
SINGLE_LINE: Final = 400

BULLETS: Final = "•·‣◦▪▫●○■□▶►▸➤➔✓✔✗★☆◆◇–—*+»›-"
DASHES: Final = ("-", "–", "—")

_BULLET: Final = re.compile(rf"([{BULLETS}]|\(?\d{{1,2}}[.)]|\(?[a-z]\))\s")


@cache
def _sentence_end() -> regex.Pattern[str]:
    import regex  # slow to load, and most documents need it for nothing else

    return regex.compile(
        r"""[.!?…؟۔।॥።։။]['"”’»)\]]*+\s++(?=['"“‘«(\[¿¡]*+[\p{Lu}\p{Lt}\p{Lo}\d])"""
        r"""|[。！？｡]['"”’」』）]*+\s*+"""
    )


class _Line(NamedTuple):
    text: str
    start: int
    end: int
    gap: int
    indent: int


def read_text(source: str) -> list[Block]:
    """The blocks of a plain text, in order; offsets are code points in ``source``.

    Args:
        source: any string; line ends may be ``\\n``, ``\\r\\n``, ``\\r``, form feeds, U+2028 …

    Returns:
        Blocks that together hold every character that is not white space.

    >>> [block.text for block in read_text("News\\r\\n\\r\\nThe bridge is open.")]
    ['News', 'The bridge is open.']
    """
    lines = _lines(source)
    if len(lines) == 1:
        return split_line(source, lines[0].start, lines[0].end)
    width = _wrap_width(lines)
    if width:
        return _unwrapped(source, lines, width)
    return [
        Block(_folded(line.text), line.start, line.end, line.gap, line.indent) for line in lines
    ]


def _lines(source: str) -> list[_Line]:
    lines = []
    position = 0
    gap = 1
    for raw in source.splitlines(keepends=True):
        text = raw.strip()
        if text:
            lead = 0 if raw[0] == text[0] else len(raw) - len(raw.lstrip())
            start = position + lead
            lines.append(_Line(text, start, start + len(text), gap, lead))
            gap = 0
        else:
            gap += 1
        position += len(raw)
    return lines


def _folded(text: str) -> str:
    return " ".join(text.split())


def split_line(source: str, start: int, end: int) -> list[Block]:
    """The blocks of a text that is one line, or one paragraph: its sentences where it is long.

    Args:
        source: the caller's text.
        start: where the line begins in it, in code points.
        end: where it ends.
    """
    if end - start <= SINGLE_LINE:
        return [Block(_folded(source[start:end]), start, end)]
    blocks = []
    low = start
    for match in _sentence_end().finditer(source, start, end):
        blocks.append(_piece(source, low, match.end(), inline=low > start))
        low = match.end()
    if low < end:
        blocks.append(_piece(source, low, end, inline=low > start))
    return blocks


def _piece(source: str, start: int, end: int, *, inline: bool) -> Block:
    text = source[start:end].rstrip()
    return Block(_folded(text), start, start + len(text), 0 if inline else 1, 0, inline)


def _wrap_width(lines: list[_Line]) -> int:
    """The column that the text is wrapped at, or 0 where it is not.

    The width is that of the longest line, leaving out the few that no wrap could shorten (URLs,
    table rows); the test is that most lines that have another below them are so long that the
    next line's first word would not have fitted.
    """
    if len(lines) < WRAPPED_LINES_NEEDED:
        return 0
    lengths = Counter(len(line.text) + line.indent for line in lines)
    longest = sorted(lengths.elements())
    width = longest[-1 - len(longest) // 50]
    if not NARROWEST_WRAP <= width <= WIDEST_WRAP:
        return 0
    pairs = [(a, b) for a, b in itertools.pairwise(lines) if b.gap == 0]
    joins = [b.text[0] for a, b in pairs if _wraps(a, b, width)]
    wrapped = len(joins)
    # Where paragraphs are not set apart by empty lines, each one's last line ends short, so
    # some pairs are no wraps; a list of headlines has hardly any.
    if wrapped < WRAPPED_LINES_NEEDED - 1 or wrapped < WRAPPED_SHARE_NEEDED * len(pairs):
        return 0
    return width if _is_prose(lines, joins) else 0


def _is_prose(lines: list[_Line], joins: list[str]) -> bool:
    """Whether wrapped-looking lines are running text: headlines of one length look wrapped too,
    but hardly any begins in lower case or holds the end of a sentence."""
    cased = [first for first in joins if first.isupper() or first.islower()]
    if cased and sum(map(str.islower, cased)) >= LOWER_SHARE_NEEDED * len(cased):
        return True
    ending = sum(_sentence_end().search(line.text) is not None for line in lines)
    return ending >= SENTENCE_SHARE_NEEDED * len(lines)


def _wraps(line: _Line, following: _Line, width: int, first: _Line | None = None) -> bool:
    """Whether the break between two lines is there only because the line was full; ``first`` is
    the line that the paragraph began with."""
    if following.indent > line.indent and not _BULLET.match(line.text):
        return False
    word = following.text.split(None, 1)[0]
    room = width - len(line.text) - line.indent
    full = room <= len(word) if len(word) < 3 * width // 4 else room <= 2
    return full and not _opens_item(first or line, line, following)


def _opens_item(first: _Line, line: _Line, following: _Line) -> bool:
    """Whether a line begins an item of a list, and not with a dash between two words."""
    bullet = _BULLET.match(following.text)
    if bullet is None:
        return False
    if bullet.group(1) not in DASHES:
        return True
    return line.text[-1] in ":;…" or first.text.startswith(bullet.group(1))


def _unwrapped(source: str, lines: list[_Line], width: int) -> list[Block]:
    blocks = []
    first = previous = lines[0]
    for line in lines[1:]:
        if line.gap or not _wraps(previous, line, width, first):
            blocks.append(_paragraph(source, first, previous))
            first = line
        previous = line
    blocks.append(_paragraph(source, first, previous))
    return blocks


def _paragraph(source: str, first: _Line, last: _Line) -> Block:
    text = _folded(source[first.start : last.end])
    return Block(text, first.start, last.end, first.gap, first.indent)
