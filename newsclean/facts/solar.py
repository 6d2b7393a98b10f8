"""The solar calendar of Iran and Afghanistan, in Gregorian dates."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Final

# Nowruz of 1300; leap years of these centuries follow a cycle of 33 years.
_FIRST: Final = date(1921, 3, 21)
_FIRST_YEAR: Final = 1300
_CYCLE: Final = 33
_LEAP: Final = frozenset((1, 5, 9, 13, 17, 22, 26, 30))
_MONTHS: Final = (31,) * 6 + (30,) * 6


def gregorian(year: int, month: int, day: int) -> str | None:
    """A solar date in ISO 8601, or None where it is none, or before the year 1300.

    >>> gregorian(1403, 12, 22)
    '2025-03-12'
    >>> gregorian(1404, 1, 1)
    '2025-03-21'
    """
    if year < _FIRST_YEAR or not 1 <= month <= len(_MONTHS) or not 1 <= day <= _MONTHS[month - 1]:
        return None
    leaps = sum(one % _CYCLE in _LEAP for one in range(_FIRST_YEAR, year))
    days = (year - _FIRST_YEAR) * 365 + leaps + sum(_MONTHS[: month - 1]) + day - 1
    return (_FIRST + timedelta(days)).isoformat()
