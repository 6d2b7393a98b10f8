"""What a block is, how sure that is, and why."""

from __future__ import annotations

from collections.abc import Sequence
from functools import lru_cache
from math import exp, log
from typing import Final, NamedTuple

from newsclean.article import Kind, Reason
from newsclean.blocks import Hit
from newsclean.decide.certain import own_hit, said_for_sure
from newsclean.decide.kinds import BODY, Chances
from newsclean.decide.lanes import UNIT
from newsclean.decide.scale import Scale, Told
from newsclean.rules import note_of
from newsclean.rules.phrases import MOST_OF_A_LINE
from newsclean.weights import KINDS

# Reasons lighter than this are told together, and there are no more than so many.
WORTH_TELLING: Final = 40  # hundredths of log-odds
MOST_REASONS: Final = 8
SUREST: Final = 9.0
# A line that is nothing but a phrase which the lexicon is sure of is what that says, unless all
# else makes it something else with this chance (right of 992 such lines of the specimens: 97 %).
BEYOND_DOUBT: Final = 0.9
# The sights that a phrase in the line is part of, or one beside it.
_TELL_PHRASES: Final = frozenset(("own", "says", "wording", "chrome", "far", "strange", "opened"))
_LEAST: Final = 1e-9
_OTHERS: Final = tuple(place for place in range(len(KINDS)) if place not in BODY)
_RIVALS: Final = [
    tuple(at for at in range(len(KINDS)) if at != place) for place in range(len(KINDS))
]


class Decision(NamedTuple):
    """What a block is, how sure that is, and why; the weights sum to the log-odds."""

    kind: Kind
    confidence: float
    reasons: tuple[Reason, ...]


def decision_of(chances: Chances, is_body: bool, hits: Sequence[Hit], scale: Scale) -> Decision:
    """The likeliest kind of a block, once it is known whether it is body.

    Args:
        chances: how likely it is each kind.
        is_body: whether it is body.
        hits: the phrases that it says.
        scale: what sights weigh.
    """
    own = own_hit(hits)
    if own is not None:
        return decide_own(own)
    kinds = chances.kinds
    place = max(BODY if is_body else _OTHERS, key=kinds.__getitem__)
    if kinds[place] < BEYOND_DOUBT:
        sure = [at for at in said_for_sure(hits) if is_body is (at in BODY)]
        place = max(sure, key=kinds.__getitem__, default=place)
    chance = kinds[place]
    odds = log((chance + _LEAST) / (1.0 - chance + _LEAST))
    sureness = scale.weights.thresholds["calibration"] * max(-SUREST, min(SUREST, odds))
    reasons = _reasons(place, chances, hits, scale, sureness)
    surest = _unsaid(place, hits, reasons)
    if surest is not None:
        reasons.insert(0, _phrase_reason(surest.entry.id, surest.phrase, 0.0))
    rest = sureness - sum([reason.weight for reason in reasons])
    reasons.append(
        Reason("sequence", rest, "what stands before and after it, and lighter evidence")
    )
    return Decision(KINDS[place], 1.0 / (1.0 + exp(-sureness)), tuple(reasons))


def decide_own(own: Hit) -> Decision:
    """What the caller's own phrase says, which is beyond doubt."""
    reason = _phrase_reason(own.entry.id, own.phrase, SUREST)
    return Decision(own.entry.kind, 1.0 / (1.0 + exp(-SUREST)), (reason,))


def _reasons(
    place: int, chances: Chances, hits: Sequence[Hit], scale: Scale, sureness: float
) -> list[Reason]:
    """What speaks most for the kind against the next likeliest, until that is enough: of each
    sight its heaviest rule, for all of the sight."""
    kinds = chances.kinds
    # What speaks for both alike tells nothing.
    rival = max(_RIVALS[place], key=kinds.__getitem__)
    found = []
    for told in chances.told:
        if told.kinds:
            hundredths = told.kinds[place] - told.kinds[rival]
            if hundredths >= WORTH_TELLING:
                found.append((hundredths, told))
    found.sort(key=_weight, reverse=True)
    said = [hit for hit in hits if hit.entry.kind is KINDS[place]]
    reasons = []
    total = 0.0
    for hundredths, told in found[:MOST_REASONS]:
        if total >= sureness:
            break
        weight = hundredths / UNIT
        total += weight
        if said and told.sight[0] in _TELL_PHRASES:
            hit = said.pop(0)
            reasons.append(_phrase_reason(hit.entry.id, hit.phrase, weight))
        else:
            reasons.append(_reason(scale.heaviest(told.sight, place), weight))
    return reasons


def _unsaid(place: int, hits: Sequence[Hit], reasons: Sequence[Reason]) -> Hit | None:
    """The phrase that a line is, where it decided though all else weighs more."""
    for hit in hits:
        if hit.entry.kind is KINDS[place] and hit.share >= MOST_OF_A_LINE:
            told = any(reason.rule == hit.entry.id for reason in reasons)
            return None if told else hit
    return None


def _weight(found: tuple[int, Told]) -> int:
    return found[0]


@lru_cache(4096)
def _reason(rule: str, weight: float) -> Reason:
    return Reason(rule, weight, note_of(rule))


@lru_cache(4096)
def _phrase_reason(entry: str, phrase: str, weight: float) -> Reason:
    return Reason(entry, weight, f"says “{phrase}”")
