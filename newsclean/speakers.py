"""Which lines open with the name of who speaks: interviews, transcripts, plays."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from newsclean.blocks import Measured

LONGEST_NAME: Final = 40
MOST_WORDS: Final = 4
# One line with a label before a colon is a list's, a table's or a sentence's.
LEAST_LINES: Final = 2


def find_speakers(blocks: Sequence[Measured]) -> list[bool]:
    """Whether each line opens with a name and a colon as other lines of the document do.

    Args:
        blocks: the document's blocks.
    """
    names = [_name(measured.block.text) for measured in blocks]
    counts: dict[str, int] = {}
    for name in names:
        counts[name] = counts.get(name, 0) + 1
    return [bool(name) and counts[name] >= LEAST_LINES for name in names]


def _name(text: str) -> str:
    """What stands before the first colon, if that may be a name: brief, no figure in it."""
    at = text.find(":", 0, LONGEST_NAME)
    if at <= 0:
        at = text.find("：", 0, LONGEST_NAME)
    name = text[:at] if at > 0 else ""
    if not name or name[0].islower() or name.count(" ") >= MOST_WORDS:
        return ""
    return "" if any(map(str.isdigit, name)) else name
