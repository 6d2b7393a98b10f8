"""Many weights in one number, so that the evidence on a block is summed at one go.

A sight speaks for or against each of 24 kinds, five states of the chain of zones, and body alone;
a block has some thirty sights. Added one by one, that is a thousand additions a block in Python.
So the thirty weights of a sight stand side by side in one large integer, a *lane* of 32 bits each,
and a block's sums are those of thirty integers. Weights are hundredths, as the fits write them:
the sums are exact, and the same in every order and on every platform.
"""

from __future__ import annotations

from collections.abc import Sequence
from struct import Struct
from typing import Final

from newsclean.weights import KINDS

# Weights are written to this many parts.
UNIT: Final = 100
STEP: Final = 1.0 / UNIT
# The states of the chain but body (before, opening, within, ending, after), then body alone.
STATES: Final = 5
LANES: Final = len(KINDS) + STATES + 1
BITS: Final = 32
_SIZE: Final = LANES * BITS // 8
# The highest bit of every lane. Added, it keeps a negative lane from borrowing of the next one;
# flipped back, it leaves each lane in two's complement.
_TOPS: Final = sum(1 << (BITS * lane + BITS - 1) for lane in range(LANES))
_unpack: Final = Struct(f"<{LANES}i").unpack


def pack(weights: Sequence[float]) -> int:
    """The weights of all lanes as one number.

    Args:
        weights: ``LANES`` weights: of each of ``KINDS``, of the states, of body alone.

    >>> unpack(pack([0.25, -1.5, *[0.0] * (LANES - 2)]) * 2)[:3]
    (50, -300, 0)
    """
    return sum(round(weight * UNIT) << (BITS * lane) for lane, weight in enumerate(weights))


def unpack(total: int) -> tuple[int, ...]:
    """What a sum of packed weights holds in each lane, in hundredths."""
    lanes: tuple[int, ...] = _unpack(((total + _TOPS) ^ _TOPS).to_bytes(_SIZE, "little"))
    return lanes
