"""What the block says, as far as the lexicon knows it, and what the lines around it say."""

from __future__ import annotations

from newsclean.blocks import Hit
from newsclean.context import GROUPS, Context

# A phrase that covers this much of a line is what the line says.
MOST_OF_A_LINE = 0.5
RUN_SHOWN = 8
# So many stamps on lines of their own make a live blog.
LIVE_STAMPS = 4
AROUND = 4


def phrases(context: Context, index: int) -> list[str]:
    """Phrases in the block, beside it, and headings that opened a run above it."""
    group = GROUPS[context.forms[index]]
    fired = []
    for hit in context.blocks[index].hits:
        if in_zone(context, index, hit):
            fired.append(_rule(hit, group))
            entry = hit.entry
            if hit.share >= MOST_OF_A_LINE or entry.where != "inside":
                fired.append(f"phrase.kind.{entry.kind.value}.{entry.strength}")
    if index and context.chrome[index - 1]:
        fired.append(f"phrase.above.{group}")
    if index + 1 < len(context.forms) and context.chrome[index + 1]:
        fired.append(f"phrase.below.{group}")
    if index and context.stamps[index - 1]:
        fired.append(f"phrase.below_stamp.{group}")
    if context.stamp_count >= LIVE_STAMPS:
        fired.append(f"phrase.live.{group}")
    fired.append(f"phrase.around.{_few(_chrome_around(context, index))}.{group}")
    fired.extend(_far(context, index, group))
    opened = context.opened[index]
    if opened:
        step = "one" if opened == 1 else "few" if opened <= RUN_SHOWN else "many"
        fired.append(f"phrase.run.{step}.{group}")
        fired.append(f"phrase.run_of.{_opener(context, index - opened)}.{group}")
    return list(dict.fromkeys(fired))


def in_zone(context: Context, index: int, hit: Hit) -> bool:
    """Whether a phrase stands where its entry says it counts."""
    zone = hit.entry.zone
    if zone == "any":
        return True
    # One block of prose may be the deck, or the author's biography.
    at_head = context.earlier[index] <= 1
    at_tail = context.later[index] <= 1
    return (at_head and zone != "tail") or (at_tail and zone != "head")


def _rule(hit: Hit, group: str) -> str:
    entry = hit.entry
    most = "most" if hit.share >= MOST_OF_A_LINE else "part"
    return f"phrase.{entry.kind.role.value}.{entry.where}.{entry.strength}.{most}.{group}"


def _opener(context: Context, index: int) -> str:
    return next(h.entry.kind.value for h in context.blocks[index].hits if h.entry.opens)


def _far(context: Context, index: int, group: str) -> list[str]:
    """How much chrome stands above and below, however far: where there is none, nothing ends."""
    if not context.known_language:
        return [f"phrase.language.unknown.{group}"]
    above = context.chrome_before[index]
    total = context.chrome_before[-1] + context.chrome[-1]
    below = total - above - context.chrome[index]
    return [
        f"phrase.all_above.{_few(above)}.{group}",
        f"phrase.all_below.{_few(below)}.{group}",
    ]


def _chrome_around(context: Context, index: int) -> int:
    low = max(0, index - AROUND)
    high = min(len(context.forms), index + AROUND + 1)
    return sum(context.chrome[low:high]) - context.chrome[index]


def _few(count: int) -> str:
    return "none" if not count else "one" if count == 1 else "few" if count <= 3 else "many"
