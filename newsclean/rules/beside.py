"""What the lines around a block have been taken for.

Asked once every line has a likeliest kind: lists of comments, of related titles and of results go
on for a while, and a kind is seldom alone among others.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final, NamedTuple

from newsclean.rules.sight import Names, Sight

# Lines so far off are looked at.
REACH: Final = 2
# So many lines above and below are counted.
WINDOW: Final = 6
MOST_COUNTED: Final = 3
SURE: Final = 0.9
LIKELY: Final = 0.6


class Taken(NamedTuple):
    """What a line was taken for at first: its likeliest kind, and how sure that is, by name."""

    kind: str
    how: str


def taken_for(kind: str, chance: float) -> Taken:
    """A kind with its chance by name.

    >>> taken_for("related", 0.7)
    Taken(kind='related', how='likely')
    """
    how = "sure" if chance > SURE else "likely" if chance > LIKELY else "unsure"
    return Taken(kind, how)


def see(taken: Sequence[Taken], index: int) -> list[Sight]:
    """What the block was taken for, and those beside it.

    Args:
        taken: what the blocks of a document were taken for.
        index: the block.
    """
    own = taken[index].kind
    last = len(taken) - 1
    sights: list[Sight] = [("taken", *taken[index])]
    for offset in range(-REACH, REACH + 1):
        at = index + offset
        if offset and 0 <= at <= last:
            sights.append(("taken_beside", offset, *taken[at], own))
        elif offset:
            sights.append(("taken_beyond", offset))
    above = taken[index - 1].kind if index else "none"
    below = taken[index + 1].kind if index < last else "none"
    sights.append(("taken_amid", above, below))
    sights += _counts("above", taken[max(0, index - WINDOW) : index])
    sights += _counts("below", taken[index + 1 : index + 1 + WINDOW])
    return sights


def _counts(side: str, taken: Sequence[Taken]) -> list[Sight]:
    counts: dict[str, int] = {}
    for one in taken:
        counts[one.kind] = counts.get(one.kind, 0) + 1
    return [("taken_near", side, kind, min(count, MOST_COUNTED)) for kind, count in counts.items()]


def _taken(kind: str, how: str) -> list[str]:
    return [f"beside.taken.{kind}.{how}"]


def _beside(offset: int, kind: str, how: str, own: str) -> list[str]:
    return [
        f"beside.line.{offset}.{kind}",
        f"beside.line.{offset}.{kind}.{how}",
        f"beside.pair.{offset}.{kind}.{own}",
    ]


def _beyond(offset: int) -> list[str]:
    return [f"beside.line.{offset}.none"]


def _amid(above: str, below: str) -> list[str]:
    return [f"beside.amid.{above}.{below}"]


def _near(side: str, kind: str, count: int) -> list[str]:
    return [f"beside.{side}.{kind}.{count}"]


NAMES: Final[Names] = {
    "taken": _taken,
    "taken_beside": _beside,
    "taken_beyond": _beyond,
    "taken_amid": _amid,
    "taken_near": _near,
}
