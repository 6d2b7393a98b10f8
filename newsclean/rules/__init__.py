"""Families of rules. Each rule is a name for something seen; none decides anything.

A family is a function of a document's context and a block's index; it yields the ids of the
rules that fire. What a rule weighs stands in ``weights.toml``.
"""

from __future__ import annotations

from collections.abc import Callable

from newsclean.context import Context
from newsclean.rules.markup import markup
from newsclean.rules.neighbours import neighbours
from newsclean.rules.notes import note_of
from newsclean.rules.phrases import phrases
from newsclean.rules.place import place
from newsclean.rules.shape import shape

__all__ = ["FAMILIES", "fire", "note_of"]

Family = Callable[[Context, int], list[str]]

FAMILIES: tuple[Family, ...] = (shape, neighbours, place, phrases, markup)


def fire(context: Context, index: int) -> list[str]:
    """The ids of all rules that fire on a block."""
    fired: list[str] = []
    for family in FAMILIES:
        fired += family(context, index)
    return fired
