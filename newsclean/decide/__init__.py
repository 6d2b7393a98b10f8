"""Evidence → kinds: first the zone of each block, in sequence, then what it is there."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from functools import cache, lru_cache
from math import exp, log
from typing import NamedTuple

from newsclean.article import Kind, Reason
from newsclean.blocks import Measured
from newsclean.context import Context, Form
from newsclean.decide.kinds import (
    Scene,
    Vote,
    find_bylines,
    find_labels,
    find_title,
    is_certain,
    vote,
)
from newsclean.decide.zones import Zone, find_zones, score
from newsclean.rules import note_of
from newsclean.weights import Weights

# Reasons lighter than this are told together.
WORTH_TELLING = 0.4
SUREST = 9.0
CERTAIN = 0.97
SENTENCE_WORDS = 5
# Where before, within and after stand among the odds of a rule.
_SIDES = (0, 2, 4)


class Decision(NamedTuple):
    """What a block is, how sure that is, and why; the weights sum to the log-odds."""

    kind: Kind
    confidence: float
    reasons: tuple[Reason, ...]


def decide(
    context: Context,
    fired: Sequence[Sequence[str]],
    sections: frozenset[str],
    weights: Weights,
    disabled: frozenset[str] = frozenset(),
) -> list[Decision]:
    """The kind of every block.

    Args:
        context: the blocks and what stands around them.
        fired: for each block the ids of the rules that fire on it.
        sections: names of sections, folded.
        weights: the rule set's numbers.
        disabled: ids of rules that shall have no vote.
    """
    zones = zones_of(fired, weights)
    body = find_body(context, zones, sections, weights)
    return decide_kinds(context, fired, zones, body, sections, weights, disabled)


def decide_kinds(
    context: Context,
    fired: Sequence[Sequence[str]],
    zones: Sequence[Zone],
    body: list[bool],
    sections: frozenset[str],
    weights: Weights,
    disabled: frozenset[str] = frozenset(),
) -> list[Decision]:
    """The kind of every block, once its zone is known and whether it is body."""
    if True in body:
        first = body.index(True)
        last = len(body) - 1 - body[::-1].index(True)
    else:
        first, last = len(body), len(body)
    title = find_title(context, first, sections)
    labels = find_labels(context, title, first)
    bylines = find_bylines(context, first)
    scene = Scene(
        context, body, zones, title, labels, bylines, first, last, sections, weights, disabled
    )
    return [_decision(scene, index, rules) for index, rules in enumerate(fired)]


def is_all_body(
    context: Context, fired: Sequence[Sequence[str]], sections: frozenset[str], weights: Weights
) -> bool:
    """Whether every block of a document is body; cheaper than deciding what each one is."""
    return all(find_body(context, zones_of(fired, weights), sections, weights))


def find_body(
    context: Context, zones: Sequence[Zone], sections: frozenset[str], weights: Weights
) -> list[bool]:
    """Which blocks are body: the likelier ones, and running text also in some doubt.

    Where that would take away much of a text that is mostly running text, something is odd about
    it, and only what is all but certain goes; so too where the pieces are those of one line.
    Where nothing would be left, sentences stay that say nothing else.
    """
    at = weights.thresholds
    line, prose = at["body"], at["body"]
    if context.prose_share >= at["prose_share"]:
        prose = at["prose"]
    body = _likelier(context, zones, line, prose)
    inline = context.blocks[-1].block.inline if context.blocks else False
    if inline:
        body = _likelier(context, zones, at["budget_prose"], at["budget_prose"])
    elif _overspent(context, body, at):
        body = _likelier(context, zones, at["budget_line"], at["budget_prose"])
    if not any(body):
        body = [_is_plain_sentence(measured) for measured in context.blocks]
    return [
        is_body and not is_certain(context, index, sections) for index, is_body in enumerate(body)
    ]


def _is_plain_sentence(measured: Measured) -> bool:
    features = measured.features
    return features.closed and features.words >= SENTENCE_WORDS and not measured.hits


def _likelier(context: Context, zones: Sequence[Zone], line: float, prose: float) -> list[bool]:
    return [
        zone.body >= (prose if form >= Form.PROSE else line)
        for zone, form in zip(zones, context.forms, strict=True)
    ]


def _overspent(context: Context, body: list[bool], at: Mapping[str, float]) -> bool:
    """Whether more of the running text goes than the budget allows; in a text with little of it
    and no line of chrome, more of the text as a whole."""
    least = Form.PROSE
    if context.prose_share < at["budget_prose_share"]:
        if any(context.chrome) or not context.known_language:
            return False
        least = Form.SCRAP
    total = gone = 0
    for measured, form, is_body in zip(context.blocks, context.forms, body, strict=True):
        if form >= least:
            total += measured.features.size
            gone += 0 if is_body else measured.features.size
    return gone > at["budget"] * total


def zones_of(fired: Sequence[Sequence[str]], weights: Weights) -> list[Zone]:
    """The chances of every block's zones."""
    return find_zones([score(rules, weights) for rules in fired], weights)


def _decision(scene: Scene, index: int, rules: Sequence[str]) -> Decision:
    zone = scene.zones[index]
    votes = vote(scene, index)
    if scene.disabled:
        votes = [cast for cast in votes if cast.rule not in scene.disabled]
    totals: dict[Kind, float] = {}
    for cast in votes:
        totals[cast.kind] = totals.get(cast.kind, 0.0) + cast.weight
    if not totals:
        totals[Kind.OTHER] = 0.0
    kind = max(totals, key=totals.__getitem__)
    odds = [exp(total) for total in totals.values()]
    share = exp(totals[kind]) / (sum(odds) + 1.0)
    chance = (zone.body if scene.body[index] else 1.0 - zone.body) * share
    if not scene.body[index] and is_certain(scene.context, index, scene.sections):
        chance = max(chance, CERTAIN * share)
    odds_of_it = log((chance + 1e-9) / (1.0 - chance + 1e-9))
    sureness = scene.weights.thresholds["calibration"] * max(-SUREST, min(SUREST, odds_of_it))
    reasons = _reasons(scene, index, rules, kind, votes, sureness)
    return Decision(kind, 1.0 / (1.0 + exp(-sureness)), reasons)


@lru_cache(4096)
def _vote_reason(rule: str, weight: float, note: str) -> Reason:
    return Reason(rule, round(weight, 2), note)


@cache
def _zone_reason(rule: str, weight: float) -> Reason:
    return Reason(rule, round(weight, 2), note_of(rule))


def _reasons(
    scene: Scene,
    index: int,
    rules: Sequence[str],
    kind: Kind,
    votes: list[Vote],
    sureness: float,
) -> tuple[Reason, ...]:
    reasons = [_vote_reason(v.rule, v.weight, v.note) for v in votes if v.kind is kind]
    zone = scene.zones[index]
    side = _SIDES[max(range(3), key=(zone.before, zone.within, zone.after).__getitem__)]
    sign = -1.0 if scene.body[index] else 1.0
    zones = scene.weights.zones
    for rule in rules:
        weight = zones.get(rule)
        if weight is not None and abs(weight[side]) >= WORTH_TELLING:
            reasons.append(_zone_reason(rule, sign * weight[side]))
    rest = sureness - sum(reason.weight for reason in reasons)
    reasons.append(
        Reason("sequence", rest, "what stands before and after it, and lighter evidence")
    )
    return tuple(reasons)
