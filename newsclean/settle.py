"""Labels a document, then the text that is left of it, until nothing changes.

What a line is depends on the lines around it, and taking lines away changes those: without this,
cleaning the cleaned text could take away more. So each round reads what the last one kept as a
reader would read the clean text, and ends when all of it stays.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Final, NamedTuple, Protocol

from newsclean.article import Kind
from newsclean.blocks import Block
from newsclean.decide import Decision
from newsclean.read.text import SINGLE_LINE, split_line

# Real documents need one round, sometimes two; each costs at most what the first did.
MOST_ROUNDS: Final = 24
# From here on lines go with their neighbours: a long list that lost a line a round would take
# as many rounds as it has lines.
PATIENT_ROUNDS: Final = 3
SHORT_CHARS: Final = 140


class Labelled(NamedTuple):
    """A block and what it was decided to be."""

    block: Block
    decision: Decision


class Decider(Protocol):
    """Decides on the blocks of a document."""

    def decide(self, blocks: Sequence[Block]) -> list[Decision]:
        """What each block is."""

    def stays(self, blocks: Sequence[Block]) -> bool:
        """Whether all blocks would be kept; cheaper than deciding."""


def settle(
    source: str,
    blocks: Sequence[Block],
    keep: frozenset[Kind],
    decider: Callable[[Sequence[Block]], Decider],
) -> list[Labelled]:
    """The decisions on all blocks, such that the text kept would be kept whole again.

    Args:
        source: the caller's text, which the blocks' offsets point into.
        blocks: its blocks in order.
        keep: the kinds that make up the clean text.
        decider: gives for the blocks of a document who decides on them.

    Returns:
        Every block with its decision, in order; a block may come back in pieces.
    """
    labelled = [
        Labelled(*pair) for pair in zip(blocks, decider(blocks).decide(blocks), strict=True)
    ]
    read = list(blocks)
    for number in range(MOST_ROUNDS):
        kept = [item for item in labelled if item.decision.kind in keep]
        again = _as_read_again(source, [item.block for item in kept])
        if not again or read == again:
            break
        judge = decider(again)
        if judge.stays(again):
            break
        decisions = judge.decide(again)
        if number >= PATIENT_ROUNDS:
            decisions = _hastened(again, decisions, keep)
        labelled = _merged(labelled, again, decisions, keep)
        read = again
    return _joined(labelled)


def _as_read_again(source: str, kept: list[Block]) -> list[Block]:
    """The blocks that reading the clean text would give, with offsets into the source."""
    if not kept:
        return []
    if len(kept) == 1:
        return split_line(source, kept[0].start, kept[0].end)
    if not any(block.inline for block in kept[1:]):
        return [_bare(block) for block in kept]
    text = " ".join(block.text for block in kept)
    if len(text) <= SINGLE_LINE:
        return [Block(text, kept[0].start, kept[-1].end)]
    first = kept[0]._replace(gap=1, inline=False)
    return [first, *kept[1:]]


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
        while position < len(later) and later[position][0].end <= item.block.start:
            position += 1
        stop = position
        while stop < len(later) and later[stop][0].start < item.block.end:
            stop += 1
        pieces = later[position:stop]
        if all(decision.kind in keep for _, decision in pieces):
            merged.append(item)
        elif len(pieces) == 1:
            merged.append(Labelled(item.block, pieces[0][1]))
        else:
            merged.extend(Labelled(block, decision) for block, decision in pieces)
    return merged


def _hastened(
    blocks: list[Block], decisions: list[Decision], keep: frozenset[Kind]
) -> list[Decision]:
    """The decisions, where short lines next to one that goes go too."""
    hastened = list(decisions)
    for order in (range(1, len(blocks)), range(len(blocks) - 2, -1, -1)):
        for index in order:
            beside = hastened[index - order.step]
            if beside.kind not in keep and len(blocks[index].text) < SHORT_CHARS:
                hastened[index] = beside
    return hastened


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
