"""What a sight weighs: the sums over its rules, made once for all blocks that look alike."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final, NamedTuple

from newsclean.decide.lanes import STATES, STEP, pack, unpack
from newsclean.rules import Sight, rules_of
from newsclean.weights import KINDS, Odds, Weights

# Real documents have some thousands of different sights; hostile ones as many as they like.
MOST_SIGHTS: Final = 50_000
NO_ODDS: Final = (0.0, 0.0, 0.0, 0.0, 0.0)


class Told(NamedTuple):
    """A sight and what its rules weigh together: all of it as one number (``lanes.py``), and for
    each of ``KINDS`` in hundredths; empty where they say nothing of kinds."""

    sight: Sight
    weight: int
    kinds: tuple[int, ...]


class Scale:
    """Weighs sights by one set of weights. Shared by threads: an entry is only ever added.

    Args:
        weights: the rule set's numbers.
        disabled: ids of rules that shall have no weight.
    """

    __slots__ = ("_disabled", "_heaviest", "_stems", "_told", "_weights", "_words", "weights")

    def __init__(self, weights: Weights, disabled: frozenset[str] = frozenset()) -> None:
        self.weights = weights
        self._disabled = disabled
        self._stems = weights.stems
        self._told: dict[Sight, Told] = {}
        self._words: dict[str, Told] = {}
        self._weights: dict[str, int] = {}
        self._heaviest: dict[tuple[Sight, int], str] = {}

    def words(self, stems: frozenset[str]) -> list[Told]:
        """What the words among these weigh that weigh anything, in alphabetical order."""
        known = self._words
        found = []
        for stem in sorted(self._stems & stems):
            told = known.get(stem)
            if told is None:
                told = known[stem] = self._weigh(("word", stem))
            found.append(told)
        return found

    def tell(self, sights: Sequence[Sight]) -> list[Told]:
        """What each of the sights of a block weighs."""
        known = self._told
        try:
            return [known[sight] for sight in sights]
        except KeyError:
            return [known.get(sight) or self._weigh(sight) for sight in sights]

    def _weigh(self, sight: Sight) -> Told:
        weight = sum([self._weight(rule) for rule in self._rules(sight)])
        kinds = unpack(weight)[: len(KINDS)]
        if len(self._told) > MOST_SIGHTS:
            self._told.clear()
            self._heaviest.clear()
        told = self._told[sight] = Told(sight, weight, kinds if any(kinds) else ())
        return told

    def _weight(self, rule: str) -> int:
        """What a rule weighs, as one number; zero for a rule that no fit has seen."""
        found = self._weights.get(rule)
        if found is None:
            weights = self.weights
            kinds = [0.0] * len(KINDS)
            for place, weight in weights.kinds.get(rule, ()):
                kinds[place] = weight
            zones = weights.zones.get(rule, NO_ODDS)
            found = pack([*kinds, *zones, weights.alone.get(rule, 0.0)])
            if found:  # hostile documents make up rules without end
                self._weights[rule] = found
        return found

    def _rules(self, sight: Sight) -> list[str]:
        return [rule for rule in rules_of(sight) if rule not in self._disabled]

    def heaviest(self, sight: Sight, place: int) -> str:
        """The rule of a sight that says most for the kind at this place of ``KINDS``."""
        key = (sight, place)
        found = self._heaviest.get(key)
        if found is None:
            rules = self._rules(sight)
            leanings = self.weights.kinds
            weights = [dict(leanings.get(rule, ())).get(place, 0.0) for rule in rules]
            found = self._heaviest[key] = rules[weights.index(max(weights))]
        return found


def sum_of(told: Sequence[Told]) -> int:
    """All that is told of a block, as one number."""
    return sum([one.weight for one in told])


def lanes_of(told: Sequence[Told]) -> tuple[int, ...]:
    """The same in the lanes of ``lanes.py``."""
    return unpack(sum_of(told))


def zone_odds(lanes: Sequence[int]) -> Odds:
    """The summed evidence for each state of the chain against body."""
    before, opening, within, ending, after = lanes[len(KINDS) : len(KINDS) + STATES]
    return before * STEP, opening * STEP, within * STEP, ending * STEP, after * STEP


def alone_odds(lanes: Sequence[int]) -> float:
    """The summed evidence for body, of the block seen alone."""
    return lanes[-1] * STEP


def kind_odds(lanes: Sequence[int]) -> Sequence[int]:
    """The summed evidence for each of ``KINDS``, in hundredths."""
    return lanes[: len(KINDS)]
