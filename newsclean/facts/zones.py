"""Time zones as data: their letters are the same in every language."""

from __future__ import annotations

from typing import Final

# Zones that mean one offset. Left out on purpose: BST, IST, CST, CDT, AST, which mean several.
ZONES: Final[dict[str, str]] = {
    "utc": "Z", "gmt": "Z", "z": "Z", "wet": "+00:00", "west": "+01:00",
    "cet": "+01:00", "cest": "+02:00", "mez": "+01:00", "mesz": "+02:00", "eet": "+02:00",
    "eest": "+03:00", "msk": "+03:00", "est": "-05:00", "edt": "-04:00", "mst": "-07:00",
    "mdt": "-06:00", "pst": "-08:00", "pdt": "-07:00", "akst": "-09:00", "akdt": "-08:00",
    "hst": "-10:00", "sast": "+02:00", "cat": "+02:00", "eat": "+03:00", "wat": "+01:00",
    "pkt": "+05:00", "npt": "+05:45", "wib": "+07:00", "hkt": "+08:00", "sgt": "+08:00",
    "jst": "+09:00", "kst": "+09:00", "aest": "+10:00", "aedt": "+11:00", "acst": "+09:30",
    "nzst": "+12:00", "nzdt": "+13:00",
}  # fmt: skip

# Zones whose offset follows from the date: standard offset in hours, under the rule of the
# United States since 2007.
SUMMER_TIME_ZONES: Final[dict[str, int]] = {"et": -5, "pt": -8}
