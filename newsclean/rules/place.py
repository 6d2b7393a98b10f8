"""Where in the document the block stands, measured by where the prose is."""

from __future__ import annotations

from typing import Final

from newsclean.context import GROUPS, Context
from newsclean.rules.sight import Names, Sight

_REGIONS: Final = {-1: "before", 0: "inside", 1: "after"}
_FIRST: Final = ("first", "second", "third")
_LAST: Final = ("last", "last_but_one")


def see(context: Context, index: int) -> list[Sight]:
    """The region, the distance to prose, the document's two ends, and repeats."""
    group = GROUPS[context.forms[index]]
    region = context.region[index]
    sights: list[Sight] = [
        ("region", region, group),
        ("prose_share", _quarter(context.prose_share), group),
        ("prose", _steps(context.since[index]), _steps(context.until[index]), group),
    ]
    if region:
        sights.append(("outside", region, _steps(context.outside[index])))
    left = len(context.forms) - 1 - index
    if index < len(_FIRST) or left < len(_LAST):
        sights.append(("line", min(index, len(_FIRST)), min(left, len(_LAST)), group))
    if context.copies[index]:
        sights.append(("repeated", group))
    return sights


def _quarter(share: float) -> str:
    if share >= 0.95:
        return "all"
    if share >= 0.8:
        return "most"
    return "half" if share >= 0.5 else "little"


def _steps(distance: int) -> str:
    if distance <= 2:
        return "one" if distance == 1 else "two"
    if distance <= 5:
        return "few"
    if distance <= 12:
        return "several"
    return "many" if distance < 99 else "none"


def _region(region: int, group: str) -> list[str]:
    return [f"place.region.{_REGIONS[region]}.{group}"]


def _prose_share(share: str, group: str) -> list[str]:
    return [f"place.prose_share.{share}.{group}"]


def _prose(since: str, until: str, group: str) -> list[str]:
    return [f"place.since_prose.{since}.{group}", f"place.until_prose.{until}.{group}"]


def _outside(region: int, steps: str) -> list[str]:
    return [f"place.outside.{_REGIONS[region]}.{steps}"]


def _line(index: int, left: int, group: str) -> list[str]:
    fired = [f"place.line.{_FIRST[index]}.{group}"] if index < len(_FIRST) else []
    if left < len(_LAST):
        fired.append(f"place.line.{_LAST[left]}.{group}")
    return fired


def _repeated(group: str) -> list[str]:
    return [f"place.repeated.{group}"]


NAMES: Final[Names] = {
    "region": _region,
    "prose_share": _prose_share,
    "prose": _prose,
    "outside": _outside,
    "line": _line,
    "repeated": _repeated,
}
