"""Where in the document the block stands, measured by where the prose is."""

from __future__ import annotations

from newsclean.context import GROUPS, Context

_REGIONS = {-1: "before", 0: "inside", 1: "after"}


def place(context: Context, index: int) -> list[str]:
    """The region, the distance to prose, the document's two ends, and repeats."""
    group = GROUPS[context.forms[index]]
    fired = [
        f"place.region.{_REGIONS[context.region[index]]}.{group}",
        f"place.prose_share.{_quarter(context.prose_share)}.{group}",
    ]
    if context.region[index]:
        side = _REGIONS[context.region[index]]
        fired.append(f"place.outside.{side}.{_steps(context.outside[index])}")
    fired.append(f"place.since_prose.{_steps(context.since[index])}.{group}")
    fired.append(f"place.until_prose.{_steps(context.until[index])}.{group}")
    if index < 3:
        fired.append(f"place.line.{('first', 'second', 'third')[index]}.{group}")
    left = len(context.forms) - 1 - index
    if left < 2:
        fired.append(f"place.line.{('last', 'last_but_one')[left]}.{group}")
    if context.copies[index]:
        fired.append(f"place.repeated.{group}")
    return fired


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
