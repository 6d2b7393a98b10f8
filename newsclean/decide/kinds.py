"""How likely each block is each kind: by all that is seen of it, then by what those around are."""

from __future__ import annotations

from collections.abc import Sequence
from math import exp
from typing import Final, NamedTuple

from newsclean.article import Role
from newsclean.decide.lanes import STEP, unpack
from newsclean.decide.scale import Scale, Told, kind_odds, sum_of
from newsclean.rules import beside, own, parts
from newsclean.rules.beside import Taken, taken_for
from newsclean.scene import Scene
from newsclean.weights import KINDS

# Blocks that are too far from those asked of.
NOT_ASKED: Final = Taken("none", "")
_NAMES: Final = tuple(kind.value for kind in KINDS)
# The places in ``KINDS`` of what is body.
BODY: Final = tuple(place for place, kind in enumerate(KINDS) if kind.role is Role.BODY)


class Chances(NamedTuple):
    """How likely a block is each of ``KINDS``, and what told so."""

    kinds: list[float]
    body: float
    told: list[Told]


def weigh_kinds(
    scene: Scene, told: Sequence[list[Told]], scale: Scale, wanted: Sequence[int]
) -> list[Chances]:
    """How likely blocks are each kind.

    Args:
        scene: the document with what is likely body.
        told: for each block what was seen of it already.
        scale: what sights weigh.
        wanted: which blocks.
    """
    blocks = scene.context.blocks
    signs = own.signs_of(scene)
    first: dict[int, list[Told]] = {}
    sums: dict[int, int] = {}
    taken = [NOT_ASKED] * len(blocks)
    for index in _with_those_around(wanted, len(blocks)):
        sights = own.see(scene, index, signs) + parts.see(scene, index)
        all_told = told[index] + scale.tell(sights) + scale.words(blocks[index].stems)
        first[index] = all_told
        sums[index] = sum_of(all_told)
        taken[index] = _taken(kind_odds(unpack(sums[index])))
    found = []
    for index in wanted:
        then = scale.tell(beside.see(taken, index))
        odds = kind_odds(unpack(sums[index] + sum_of(then)))
        found.append(_chances(odds, first[index] + then))
    return found


def _with_those_around(wanted: Sequence[int], count: int) -> Sequence[int]:
    """These blocks and those that are looked at beside them."""
    if len(wanted) == count:
        return wanted
    near: set[int] = set()
    for index in wanted:
        near.update(range(max(0, index - beside.WINDOW), min(count, index + beside.WINDOW + 1)))
    return sorted(near)


def _taken(odds: Sequence[int]) -> Taken:
    return taken_for(_NAMES[odds.index(max(odds))], 1.0 / sum(_shares(odds)))


def _shares(odds: Sequence[int]) -> list[float]:
    """How likely each kind is beside the likeliest, which is one."""
    top = max(odds)
    return [exp((one - top) * STEP) for one in odds]


def _chances(odds: Sequence[int], told: list[Told]) -> Chances:
    shares = _shares(odds)
    total = sum(shares)
    kinds = [share / total for share in shares]
    return Chances(kinds, sum([kinds[place] for place in BODY]), told)
