"""What the block says, as far as the lexicon knows it, and what the lines around it say."""

from __future__ import annotations

from newsclean.blocks import Hit
from newsclean.context import FAR, GROUPS, Context, Form

# A phrase that covers this much of a line is what the line says.
MOST_OF_A_LINE = 0.5
RUN_SHOWN = 8


def phrases(context: Context, index: int) -> list[str]:
    """Phrases in the block, beside it, and headings that opened a run above it."""
    group = GROUPS[context.forms[index]]
    fired = []
    for hit in context.blocks[index].hits:
        if in_zone(context, index, hit):
            fired.append(_rule(hit, group))
    if index and _is_chrome(context, index - 1):
        fired.append(f"phrase.above.{group}")
    if index + 1 < len(context.forms) and _is_chrome(context, index + 1):
        fired.append(f"phrase.below.{group}")
    opened = context.opened[index]
    if opened:
        step = "one" if opened == 1 else "few" if opened <= RUN_SHOWN else "many"
        fired.append(f"phrase.run.{step}.{group}")
    return list(dict.fromkeys(fired))


def in_zone(context: Context, index: int, hit: Hit) -> bool:
    """Whether a phrase stands where its entry says it counts."""
    zone = hit.entry.zone
    if zone == "any":
        return True
    at_head = context.since[index] == FAR and context.forms[index] < Form.PROSE
    at_tail = context.until[index] == FAR
    return (at_head and zone != "tail") or (at_tail and zone != "head")


def _rule(hit: Hit, group: str) -> str:
    entry = hit.entry
    most = "most" if hit.share >= MOST_OF_A_LINE else "part"
    return f"phrase.{entry.kind.role.value}.{entry.where}.{entry.strength}.{most}.{group}"


def _is_chrome(context: Context, index: int) -> bool:
    return any(
        hit.entry.strength != "hint" and hit.share >= MOST_OF_A_LINE
        for hit in context.blocks[index].hits
    )
