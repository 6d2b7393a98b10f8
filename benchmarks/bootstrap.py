"""How sure a figure is: resampling pages, seeded."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

RESAMPLES = 1000
SEED = 20250101

Rows = NDArray[np.intp]
Statistic = Callable[[Rows], float]


@dataclass(frozen=True, slots=True)
class Doubt:
    """The 95 % interval of a figure, and its standard error."""

    interval: tuple[float, float]
    noise: float


def doubt(count: int, statistic: Statistic, resamples: int = RESAMPLES) -> Doubt:
    """How far a statistic of ``count`` pages would vary with other pages of their kind.

    Args:
        count: how many pages there are.
        statistic: the figure for the pages of the given numbers; take a difference of two
            systems inside it, and the comparison is paired.
        resamples: how often to draw.
    """
    if not count:
        return Doubt((0.0, 0.0), 0.0)
    random = np.random.default_rng(SEED)
    rows = (random.integers(0, count, count) for _ in range(resamples))
    values = np.array([statistic(row) for row in rows])
    low, high = np.percentile(values, [2.5, 97.5])
    return Doubt((float(low), float(high)), float(values.std()))
