"""Evidence → kinds: first the zone of each block, in sequence, then what it is there."""

from __future__ import annotations

from collections.abc import Sequence

from newsclean.context import Context
from newsclean.decide.body import find_body, first_body, overspent, stays_anyhow
from newsclean.decide.decision import Decision, decision_of
from newsclean.decide.kinds import Chances, weigh_kinds
from newsclean.decide.scale import Scale, Told, lanes_of, zone_odds
from newsclean.decide.zones import find_zones
from newsclean.scene import Scene, survey_scene

__all__ = [
    "Chances",
    "Decision",
    "chances_of",
    "decide",
    "decision_of",
    "find_body",
    "is_all_body",
    "weigh_kinds",
]


def decide(
    context: Context, told: Sequence[list[Told]], sections: frozenset[str], scale: Scale
) -> list[Decision]:
    """The kind of every block of a text.

    Args:
        context: the blocks and what stands around them.
        told: for each block what was seen of it.
        sections: names of sections, folded.
        scale: what sights weigh.
    """
    chances, body = chances_of(context, told, sections, scale)
    return [
        decision_of(one, is_body, measured.hits, scale)
        for one, is_body, measured in zip(chances, body, context.blocks, strict=True)
    ]


def is_all_body(
    context: Context, told: Sequence[list[Told]], sections: frozenset[str], scale: Scale
) -> bool:
    """Whether every block of a text is body; cheaper than saying what each one is, and why: of
    running text that stays whatever is said of it, nothing is asked."""
    at = scale.weights.thresholds
    stays = stays_anyhow(context, at)
    doubtful = [index for index, sure in enumerate(stays) if not sure]
    chances = [1.0] * len(stays)
    if doubtful:
        scene = _scene_of(context, told, sections, scale)
        for index, one in zip(doubtful, weigh_kinds(scene, told, scale, doubtful), strict=True):
            chances[index] = one.body
    if len(doubtful) < len(stays) and overspent(context, first_body(context, chances, at), at):
        return all(chances_of(context, told, sections, scale)[1])
    return all(find_body(context, chances, sections, at))


def chances_of(
    context: Context, told: Sequence[list[Told]], sections: frozenset[str], scale: Scale
) -> tuple[list[Chances], list[bool]]:
    """How likely each block of a text is each kind, and which blocks are body."""
    scene = _scene_of(context, told, sections, scale)
    chances = weigh_kinds(scene, told, scale, range(len(told)))
    at = scale.weights.thresholds
    return chances, find_body(context, [one.body for one in chances], sections, at)


def _scene_of(
    context: Context, told: Sequence[list[Told]], sections: frozenset[str], scale: Scale
) -> Scene:
    zones = find_zones([zone_odds(lanes_of(one)) for one in told], scale.weights)
    least = scale.weights.thresholds["body"]
    return survey_scene(context, zones, [zone.body >= least for zone in zones], sections)
