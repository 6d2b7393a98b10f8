"""Which part of the document each block belongs to: before, body, within or after.

A chain over the blocks: each rule that fires on a block speaks for or against the chain's
states, each step from one block to the next has its own likelihood, and all of it is summed over
every path through the document (forward and backward). So a short line between two paragraphs
is a subhead where the same line after the last paragraph is the first of a list of links.

The states are: before the body; opening (its first block); body; within (between two blocks of
body); ending (the first block past it); after. Opening and ending are states of their own
because what marks a border is not what marks the inside.
"""

from __future__ import annotations

from collections.abc import Sequence
from math import exp
from typing import Final

from newsclean.scene import Zone
from newsclean.weights import Odds, Weights

# Beyond this a score is certain; it keeps the products within floating point.
CERTAIN: Final = 30.0

_Chances = tuple[float, float, float, float, float, float]


def find_zones(scores: Sequence[Odds], weights: Weights) -> list[Zone]:
    """The chance of every zone for every block, all paths considered.

    Args:
        scores: the evidence of each block.
        weights: the rule set's numbers.
    """
    emissions = [_emission(odds) for odds in scores]
    ahead = _forward(emissions, weights)
    zones: list[Zone] = []
    step = weights.steps
    b = o = d = w = e = a = 1.0
    for i in range(len(emissions) - 1, -1, -1):
        fb, fo, fd, fw, fe, fa = ahead[i]
        fb, fo, fd, fw, fe, fa = fb * b, fo * o, fd * d, fw * w, fe * e, fa * a
        total = fb + fo + fd + fw + fe + fa or 1.0
        zones.append(Zone(fb / total, (fo + fd) / total, fw / total, (fe + fa) / total))
        xb, xo, xd, xw, xe, xa = emissions[i]
        xb, xo, xd, xw, xe, xa = xb * b, xo * o, xd * d, xw * w, xe * e, xa * a
        b = step.before_before * xb + step.before_opening * xo
        o = step.opening_body * xd + step.opening_within * xw + step.opening_ending * xe
        d = step.body_body * xd + step.body_within * xw + step.body_ending * xe
        w = step.within_within * xw + step.within_body * xd
        e = step.ending_after * xa
        a = step.after_after * xa
        total = b + o + d + w + e + a or 1.0
        b, o, d, w, e, a = b / total, o / total, d / total, w / total, e / total, a / total
    zones.reverse()
    return zones


def _forward(emissions: list[_Chances], weights: Weights) -> list[_Chances]:
    step = weights.steps
    ahead: list[_Chances] = []
    b, o, d, w, e, a = weights.start_before, weights.start_opening, 0.0, 0.0, 0.0, 0.0
    for i, (xb, xo, xd, xw, xe, xa) in enumerate(emissions):
        if i:
            b, o, d, w, e, a = (
                b * step.before_before,
                b * step.before_opening,
                o * step.opening_body + d * step.body_body + w * step.within_body,
                o * step.opening_within + d * step.body_within + w * step.within_within,
                o * step.opening_ending + d * step.body_ending,
                e * step.ending_after + a * step.after_after,
            )
        b, o, d, w, e, a = b * xb, o * xo, d * xd, w * xw, e * xe, a * xa
        total = b + o + d + w + e + a or 1.0
        b, o, d, w, e, a = b / total, o / total, d / total, w / total, e / total, a / total
        ahead.append((b, o, d, w, e, a))
    return ahead


def _emission(odds: Odds) -> _Chances:
    before, opening, within, ending, after = odds
    top = max(before, opening, within, ending, after, 0.0)
    return (
        exp(max(before - top, -CERTAIN)),
        exp(max(opening - top, -CERTAIN)),
        exp(max(-top, -CERTAIN)),
        exp(max(within - top, -CERTAIN)),
        exp(max(ending - top, -CERTAIN)),
        exp(max(after - top, -CERTAIN)),
    )
