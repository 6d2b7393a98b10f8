"""The numbers: what every rule weighs, from ``weights.toml`` and what is fitted (``fitted/``)."""

from __future__ import annotations

import json
from functools import cache
from math import exp
from pathlib import Path
from typing import Any, Final, NamedTuple, cast

from newsclean.article import Kind
from newsclean.packed import read_table

HERE: Final = Path(__file__).parent
FITTED: Final = HERE / "fitted"
KINDS: Final = tuple(Kind)
# The rules that a line uses a word have names that begin so.
WORD: Final = "own.word."
_PLACES: Final = {kind.value: place for place, kind in enumerate(KINDS)}


class Steps(NamedTuple):
    """How likely one state follows another, as factors."""

    before_before: float
    before_opening: float
    opening_body: float
    opening_within: float
    opening_ending: float
    body_body: float
    body_within: float
    body_ending: float
    within_within: float
    within_body: float
    ending_after: float
    after_after: float


# Log-odds of before, opening, within, ending and after, against body.
Odds = tuple[float, float, float, float, float]
# What a rule says of kinds: their places in ``KINDS``, each with a weight; of most, nothing.
Leanings = tuple[tuple[int, float], ...]


class Weights(NamedTuple):
    """All weights and thresholds.

    ``zones`` gives for a rule its log-odds of each state of the chain (``decide/zones.py``),
    ``kinds`` what it says of kinds. ``alone`` gives for a rule its log-odds of body for a block
    seen alone; empty where that is not asked. ``stems`` are the beginnings of words that weigh
    something for a kind.
    """

    steps: Steps
    start_before: float
    start_opening: float
    zones: dict[str, Odds]
    kinds: dict[str, Leanings]
    thresholds: dict[str, float]
    alone: dict[str, float] = {}  # noqa: RUF012 – nothing writes to it
    stems: frozenset[str] = frozenset()


@cache
def weights() -> Weights:
    """The weights of this release's rule set, for text."""
    return _weights("text")


@cache
def weights_html() -> Weights:
    """The same for pages: zones and thresholds of their own, the kinds of text."""
    return _weights("page")


def ruleset() -> str:
    """The name of this release's rule set."""
    return cast("str", _settings()["ruleset"])


@cache
def _settings() -> dict[str, Any]:
    """What is set by hand: ``weights.toml``."""
    return read_table(HERE / "weights.toml")


@cache
def _fitted(name: str) -> dict[str, Any]:
    return cast("dict[str, Any]", json.loads((FITTED / f"{name}.json").read_bytes()))


@cache
def _kinds() -> dict[str, Leanings]:
    """What rules say of kinds; the file has them by name."""
    return {
        rule: tuple((_PLACES[kind], weight) for kind, weight in leanings.items())
        for rule, leanings in _fitted("kinds").items()
    }


@cache
def _stems() -> frozenset[str]:
    return frozenset(rule[len(WORD) :] for rule in _kinds() if rule.startswith(WORD))


def _weights(name: str) -> Weights:
    fitted = _fitted(name)
    steps = cast("dict[str, float]", fitted["steps"])
    return Weights(
        Steps(**{step: exp(steps[step]) for step in Steps._fields}),
        exp(steps["start_before"]),
        exp(steps["start_opening"]),
        {rule: cast("Odds", tuple(odds)) for rule, odds in fitted["zones"].items()},
        _kinds(),
        _settings()[name],
        fitted.get("alone", {}),
        _stems(),
    )
