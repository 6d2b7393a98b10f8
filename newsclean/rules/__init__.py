"""Families of rules. Each rule is a name for something seen; none decides anything.

Most rules look at a block and what stands around it; those in ``own`` and ``parts`` also at where
the body is likely to be, and speak for kinds alone; those in ``beside`` at what the lines around
have been taken for.

A family is a function of a document's context and a block's index; it yields *sights*: small
tuples of what it saw, the first of which names the kind of sight. Each kind of sight has a
function that gives the ids of the rules that fire on it. The two are apart because blocks look
alike far more often than they differ: what a sight's rules weigh is summed up once
(``decide/scale.py``). What a rule weighs stands in ``weights/``.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Final

from newsclean.context import Context
from newsclean.rules import beside, markup, neighbours, own, parts, phrases, place, shape
from newsclean.rules.notes import note_of
from newsclean.rules.sight import Names, Sight

__all__ = ["FAMILIES", "NAMES", "Sight", "fire", "note_of", "rules_of", "see"]

Family = Callable[[Context, int], list[Sight]]

FAMILIES: Final[tuple[Family, ...]] = (
    shape.see,
    neighbours.see,
    place.see,
    phrases.see,
    markup.see,
)
NAMES: Final[Names] = {
    **shape.NAMES,
    **neighbours.NAMES,
    **place.NAMES,
    **phrases.NAMES,
    **markup.NAMES,
    **own.NAMES,
    **parts.NAMES,
    **beside.NAMES,
}


def see(context: Context, index: int) -> list[Sight]:
    """What is seen of a block, by every family."""
    sights: list[Sight] = []
    for family in FAMILIES:
        sights += family(context, index)
    return sights


def rules_of(sight: Sight) -> list[str]:
    """The ids of the rules that fire on a sight.

    >>> rules_of(("region", 1, "short"))
    ['place.region.after.short']
    """
    return NAMES[str(sight[0])](*sight[1:])


def fire(context: Context, index: int) -> list[str]:
    """The ids of all rules that fire on a block."""
    return [rule for sight in see(context, index) for rule in rules_of(sight)]
