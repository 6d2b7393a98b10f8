"""What a sight weighs: the sums over its rules, made once for all blocks that look alike."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from newsclean.rules import Sight, rules_of
from newsclean.weights import KINDS, Odds, Weights

# Real documents have some thousands of different sights; hostile ones as many as they like.
MOST_SIGHTS = 100_000


class Told(NamedTuple):
    """The rules that fire on a sight, and what they weigh together: the log-odds of the zones,
    that of body for a block alone, and for each of ``KINDS``; empty where they say nothing of
    kinds."""

    rules: tuple[str, ...]
    zones: Odds
    alone: float
    kinds: tuple[float, ...]


class Scale:
    """Weighs sights by one set of weights. Shared by threads: an entry is only ever added.

    Args:
        weights: the rule set's numbers.
        disabled: ids of rules that shall have no weight.
    """

    __slots__ = ("_disabled", "_heaviest", "_told", "weights")

    def __init__(self, weights: Weights, disabled: frozenset[str] = frozenset()) -> None:
        self.weights = weights
        self._disabled = disabled
        self._told: dict[Sight, Told] = {}
        self._heaviest: dict[tuple[tuple[str, ...], int], str] = {}

    def tell(self, sights: Sequence[Sight]) -> list[Told]:
        """What each of the sights of a block weighs."""
        known = self._told
        told = []
        for sight in sights:
            found = known.get(sight)
            if found is None:
                if len(known) > MOST_SIGHTS:
                    known.clear()
                    self._heaviest.clear()
                found = known[sight] = self._weigh(sight)
            told.append(found)
        return told

    def _weigh(self, sight: Sight) -> Told:
        weights = self.weights
        rules = tuple(rule for rule in rules_of(sight) if rule not in self._disabled)
        odds = [weights.zones[rule] for rule in rules if rule in weights.zones]
        sums = [0.0] * len(KINDS)
        for rule in rules:
            for place, weight in weights.kinds.get(rule, ()):
                sums[place] += weight
        return Told(
            rules,
            (
                sum(one[0] for one in odds),
                sum(one[1] for one in odds),
                sum(one[2] for one in odds),
                sum(one[3] for one in odds),
                sum(one[4] for one in odds),
            ),
            sum(weights.alone.get(rule, 0.0) for rule in rules),
            tuple(sums) if any(sums) else (),
        )

    def heaviest(self, told: Told, place: int) -> str:
        """The rule of a sight that says most for the kind at this place of ``KINDS``."""
        key = (told.rules, place)
        found = self._heaviest.get(key)
        if found is None:
            leanings = self.weights.kinds
            weights = [dict(leanings.get(rule, ())).get(place, 0.0) for rule in told.rules]
            found = self._heaviest[key] = told.rules[weights.index(max(weights))]
        return found


def zone_odds(told: Sequence[Told]) -> Odds:
    """The summed evidence for each state of the chain against body."""
    before = opening = within = ending = after = 0.0
    for one in told:
        odds = one.zones
        before += odds[0]
        opening += odds[1]
        within += odds[2]
        ending += odds[3]
        after += odds[4]
    return before, opening, within, ending, after


def kind_odds(told: Sequence[Told]) -> list[float]:
    """The summed evidence for each of ``KINDS``."""
    columns = zip(*[one.kinds for one in told if one.kinds], strict=True)
    return [sum(column) for column in columns] or [0.0] * len(KINDS)
