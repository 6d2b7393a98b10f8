"""What trafilatura makes of a page: asked where the caller wants it or newsclean is in doubt.

It costs ten times what all the rest does, so that it is imported when it is asked, and never
asked of a page that newsclean is sure of. What it says of the body is a reason beside others and
changes no kind: on the pages in doubt it is right no more often than newsclean (measured on the
development corpora: F1 0.52 against 0.49 over 21 pages, and 0.46 for what both keep).
"""

from __future__ import annotations

from collections.abc import Sequence
from math import exp, log
from typing import Any

from newsclean.article import Reason, Role
from newsclean.blocks import Block
from newsclean.decide import Decision

AGREES = "second_opinion.agrees"
DIFFERS = "second_opinion.differs"
OPINIONS = (AGREES, DIFFERS)
# The confidence in the body, weighed by length, below which a page is in doubt: under one page
# in twenty of each development corpus. Less text than this is no page to ask about; more would
# not come back in time.
DOUBT = 0.5
LEAST_CHARS = 500
MOST_CHARS = 2_000_000
MOST_BLOCKS = 5_000
# How the log-odds of being right move, measured on the blocks of the pages in doubt: where both
# leave a block out by 3.1, of which a third is believed; where they differ by -0.2 and -0.3; that
# both keep it says nothing (-0.7).
BOTH_OUT, BOTH_IN, ONE = 1.0, 0.0, -0.25
# It says when it was asked, which is nothing about the page.
UNSTABLE = frozenset(("filedate",))


def is_doubtful(blocks: Sequence[Block], decisions: Sequence[Decision]) -> bool:
    """Whether a page has text, but no body that newsclean is sure of.

    Args:
        blocks: the page's blocks.
        decisions: what each was decided to be.
    """
    if len(blocks) > MOST_BLOCKS:
        return False
    total = body = sure = 0.0
    for block, decision in zip(blocks, decisions, strict=True):
        size = len(block.text)
        total += size
        if decision.kind.role is Role.BODY:
            body += size
            sure += size * decision.confidence
    return total >= LEAST_CHARS and sure < DOUBT * body


def compare(
    source: str, blocks: Sequence[Block], decisions: Sequence[Decision]
) -> tuple[list[Decision], str]:
    """The decisions with what trafilatura says of each block, and a note that sums it up.

    Args:
        source: the page.
        blocks: its blocks.
        decisions: what each was decided to be; the kinds stay.
    """
    said = _fold(body_of(source))
    compared = []
    agreed = total = 0
    for block, decision in zip(blocks, decisions, strict=True):
        theirs, ours = _fold(block.text) in said, decision.kind.role is Role.BODY
        compared.append(_with_reason(decision, theirs=theirs, ours=ours))
        if theirs or ours:
            total += len(block.text)
            agreed += len(block.text) * (theirs and ours)
    share = 100 * agreed // total if total else 100
    note = f"in doubt about the body: trafilatura agrees on {share} % of what either keeps"
    return compared, note


def _with_reason(decision: Decision, *, theirs: bool, ours: bool) -> Decision:
    weight = ONE if theirs is not ours else BOTH_IN if ours else BOTH_OUT
    rule = AGREES if theirs is ours else DIFFERS
    chance = min(max(decision.confidence, 1e-9), 1 - 1e-9)
    odds = log(chance / (1.0 - chance)) + weight
    note = "trafilatura " + ("keeps this" if theirs else "leaves this out")
    reasons = (*decision.reasons, Reason(rule, weight, note))
    return decision._replace(confidence=1.0 / (1.0 + exp(-odds)), reasons=reasons)


def _fold(text: str) -> str:
    return "".join(filter(str.isalnum, text.casefold()))


def body_of(source: str) -> str:
    """The body of a page as trafilatura extracts it; empty where it finds none or fails.

    Args:
        source: the page.
    """
    import trafilatura

    try:
        return str(trafilatura.extract(source[:MOST_CHARS], include_comments=False) or "")
    except Exception:  # whatever a page makes it raise is not the caller's
        return ""


def metadata_of(source: str) -> tuple[tuple[str, str], ...]:
    """trafilatura's metadata of a page: pairs of name and value, empty ones left out.

    Args:
        source: the page.
    """
    import trafilatura

    try:
        found: Any = trafilatura.extract_metadata(source[:MOST_CHARS])
    except Exception:
        return ()
    if found is None:
        return ()
    values = {name: _text(value) for name, value in found.as_dict().items()}
    return tuple((name, text) for name, text in values.items() if text and name not in UNSTABLE)


def _text(value: object) -> str:
    """A value as a string; lists joined by semicolons, trees not at all."""
    if isinstance(value, str):
        return value
    if isinstance(value, list | tuple):
        return "; ".join(str(one) for one in value if one)
    return ""
