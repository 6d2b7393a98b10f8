"""What the block says, as far as the lexicon knows it, and what the lines around it say."""

from __future__ import annotations

from typing import Final

from newsclean.article import Kind
from newsclean.blocks import Hit
from newsclean.context import GROUPS, Context
from newsclean.rules.sight import Names, Sight

# A phrase that covers this much of a line is what the line says.
MOST_OF_A_LINE: Final = 0.5
RUN_SHOWN: Final = 8
# So many stamps on lines of their own make a live blog.
LIVE_STAMPS: Final = 4
AROUND: Final = 4


def see(context: Context, index: int) -> list[Sight]:
    """Phrases in the block, beside it, and headings that opened a run above it."""
    group = GROUPS[context.forms[index]]
    sights: list[Sight] = []
    hits = context.blocks[index].hits
    if hits:
        said = {_said(hit): None for hit in hits if in_zone(context, index, hit)}
        if said:
            sights.append(("says", group, *said))
    measured = context.blocks[index]
    address = context.address[index]
    if measured.wording or address:
        sights.append(("wording", group, address, *measured.wording))
    last = len(context.forms) - 1
    chrome = context.chrome
    sights.append(
        (
            "chrome",
            index > 0 and chrome[index - 1],
            index < last and chrome[index + 1],
            _few(_chrome_around(context, index)),
            index > 0 and context.stamps[index - 1],
            context.stamp_count >= LIVE_STAMPS,
            group,
        )
    )
    sights.append(_far(context, index, group))
    opened = context.opened[index]
    if opened:
        step = "one" if opened == 1 else "few" if opened <= RUN_SHOWN else "many"
        sights.append(("opened", step, opener(context, index - opened).value, group))
    return sights


def in_zone(context: Context, index: int, hit: Hit) -> bool:
    """Whether a phrase stands where its entry says it counts."""
    zone = hit.entry.zone
    if zone == "any":
        return True
    # One block of prose may be the deck, or the author's biography.
    at_head = context.earlier[index] <= 1
    at_tail = context.later[index] <= 1
    return (at_head and zone != "tail") or (at_tail and zone != "head")


def opener(context: Context, index: int) -> Kind:
    """The kind of the run that a heading opens."""
    for hit in context.blocks[index].hits:
        if hit.entry.opens:
            return hit.entry.kind
    raise LookupError("no phrase of this block opens a run")


def _said(hit: Hit) -> tuple[str, str, str, bool]:
    entry = hit.entry
    return entry.kind.value, entry.where, entry.strength, hit.share >= MOST_OF_A_LINE


def _far(context: Context, index: int, group: str) -> Sight:
    """How much chrome stands above and below, however far: where there is none, nothing ends."""
    if not context.known_language:
        return ("strange", group)
    above = context.chrome_before[index]
    total = context.chrome_before[-1] + context.chrome[-1]
    return ("far", _few(above), _few(total - above - context.chrome[index]), group)


def _chrome_around(context: Context, index: int) -> int:
    low = max(0, index - AROUND)
    high = min(len(context.forms), index + AROUND + 1)
    return sum(context.chrome[low:high]) - context.chrome[index]


def _few(count: int) -> str:
    return "none" if not count else "one" if count == 1 else "few" if count <= 3 else "many"


def _says(group: str, *said: tuple[str, str, str, bool]) -> list[str]:
    fired: dict[str, None] = {}
    for kind, where, strength, most in said:
        role = Kind(kind).role.value
        fired[f"phrase.{role}.{where}.{strength}.{'most' if most else 'part'}.{group}"] = None
        if most or where != "inside":
            fired[f"phrase.kind.{kind}.{strength}"] = None
    return list(fired)


def _wording(group: str, address: str, *wording: str) -> list[str]:
    fired = [f"phrase.{sign}.{group}" for sign in wording]
    if address:
        fired += [f"phrase.address.{address}", f"phrase.address.{address}.{group}"]
    return fired


def _beside(
    above: bool, below: bool, around: str, below_stamp: bool, live: bool, group: str
) -> list[str]:
    signs = {"above": above, "below": below, "below_stamp": below_stamp, "live": live}
    fired = [f"phrase.{name}.{group}" for name, there in signs.items() if there]
    return [*fired, f"phrase.around.{around}.{group}"]


def _all(above: str, below: str, group: str) -> list[str]:
    return [f"phrase.all_above.{above}.{group}", f"phrase.all_below.{below}.{group}"]


def _strange(group: str) -> list[str]:
    return [f"phrase.language.unknown.{group}"]


def _opened(step: str, kind: str, group: str) -> list[str]:
    return [f"phrase.run.{step}.{group}", f"phrase.run_of.{kind}.{group}"]


NAMES: Final[Names] = {
    "says": _says,
    "wording": _wording,
    "chrome": _beside,
    "far": _all,
    "strange": _strange,
    "opened": _opened,
}
