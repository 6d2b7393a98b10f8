"""The numbers of ``weights.toml``: what every rule weighs."""

from __future__ import annotations

from functools import cache
from math import exp
from pathlib import Path
from typing import Any, NamedTuple, cast

from newsclean.packed import read_table


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


class Weights(NamedTuple):
    """All weights and thresholds.

    ``zones`` gives for a rule its log-odds of each state of the chain (``decide/zones.py``).
    ``kinds`` gives what named evidence for a kind weighs. ``alone`` gives for a rule its log-odds
    of body for a block seen alone; empty where that is not asked.
    """

    ruleset: str
    steps: Steps
    start_before: float
    start_opening: float
    zones: dict[str, Odds]
    kinds: dict[str, float]
    thresholds: dict[str, float]
    alone: dict[str, float] = {}  # noqa: RUF012 – nothing writes to it


@cache
def weights() -> Weights:
    """The weights of this release's rule set."""
    return _weights(_table("weights.toml"))


@cache
def weights_html() -> Weights:
    """The same for pages: steps, zones and thresholds of their own, the kinds of text."""
    return _weights(_table("weights.toml") | _table("weights_html.toml"))


def _table(name: str) -> dict[str, Any]:
    return read_table(Path(__file__).with_name(name))


def _weights(table: dict[str, Any]) -> Weights:
    steps = cast("dict[str, float]", table["steps"])
    return Weights(
        table["ruleset"],
        Steps(**{name: exp(steps[name]) for name in Steps._fields}),
        exp(steps["start_before"]),
        exp(steps["start_opening"]),
        {rule: cast("Odds", tuple(odds)) for rule, odds in table["zones"].items()},
        table["kinds"],
        table["thresholds"],
        table.get("alone", {}),
    )
