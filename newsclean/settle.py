"""Labels a document, then the text that is left of it, until nothing changes.

What a line is depends on the lines around it, and taking lines away changes those: without this,
cleaning the cleaned text could take away more. So each round reads what the last one kept as a
reader would read the clean text, and ends when all of it stays.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import NamedTuple

from newsclean.article import Kind
from newsclean.blocks import Block
from newsclean.decide import Decision
from newsclean.read.text import split_line

# Real documents need one round, sometimes two; each costs at most what the first did.
MOST_ROUNDS = 12


class Labelled(NamedTuple):
    """A block and what it was decided to be."""

    block: Block
    decision: Decision


Label = Callable[[Sequence[Block]], list[Decision]]
Check = Callable[[Sequence[Block]], bool]


def settle(
    source: str, blocks: Sequence[Block], keep: frozenset[Kind], label: Label, stays: Check
) -> list[Labelled]:
    """The decisions on all blocks, such that the text kept would be kept whole again.

    Args:
        source: the caller's text, which the blocks' offsets point into.
        blocks: its blocks in order.
        keep: the kinds that make up the clean text.
        label: decides on the blocks of a document.
        stays: tells, for less, that all blocks of a document would be kept.

    Returns:
        Every block with its decision, in order; a block may come back in pieces.
    """
    labelled = [Labelled(*pair) for pair in zip(blocks, label(blocks), strict=True)]
    read = list(blocks)
    for _ in range(MOST_ROUNDS):
        kept = [item for item in labelled if item.decision.kind in keep]
        again = _as_read_again(source, [item.block for item in kept])
        if not again or [_bare(block) for block in read] == again or stays(again):
            break
        labelled = _merged(labelled, again, label(again), keep)
        read = again
    return _joined(labelled)


def _as_read_again(source: str, kept: list[Block]) -> list[Block]:
    """The blocks that reading the clean text would give, with offsets into the source."""
    if len(kept) > 1 and not any(block.inline for block in kept[1:]):
        return [_bare(block) for block in kept]
    if len(kept) != 1:
        return kept
    return split_line(source, kept[0].start, kept[0].end)


def _bare(block: Block) -> Block:
    """The block as it stands in the clean text: an empty line above it, no indent."""
    if block.inline:
        return block
    return block if block.gap == 1 and not block.indent else block._replace(gap=1, indent=0)


def _merged(
    labelled: list[Labelled],
    again: list[Block],
    decisions: list[Decision],
    keep: frozenset[Kind],
) -> list[Labelled]:
    """What was kept and is not any more gets the later decision; all else stays."""
    later = list(zip(again, decisions, strict=True))
    merged: list[Labelled] = []
    position = 0
    for item in labelled:
        if item.decision.kind not in keep:
            merged.append(item)
            continue
        pieces = []
        while position < len(later) and later[position][0].start < item.block.end:
            pieces.append(later[position])
            position += 1
        if all(decision.kind in keep for _, decision in pieces):
            merged.append(item)
        elif len(pieces) == 1:
            merged.append(Labelled(item.block, pieces[0][1]))
        else:
            merged.extend(Labelled(block, decision) for block, decision in pieces)
    return merged


def _joined(labelled: list[Labelled]) -> list[Labelled]:
    """Pieces of one line that are the same thing, as one; it is as sure as the least sure."""
    joined: list[Labelled] = []
    for item in labelled:
        block, decision = item
        if block.inline and joined and joined[-1].decision.kind is decision.kind:
            before = joined[-1].block
            whole = before._replace(text=f"{before.text} {block.text}", end=block.end)
            doubtful = min(joined[-1].decision, decision, key=lambda d: d.confidence)
            joined[-1] = Labelled(whole, doubtful)
        else:
            joined.append(item)
    return joined
