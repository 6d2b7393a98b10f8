"""What is no body wherever it stands."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from newsclean.article import Kind, Role
from newsclean.blocks import OWN_PHRASE, Hit, Measured
from newsclean.context import Context, Form
from newsclean.looks import is_section
from newsclean.rules.phrases import in_zone
from newsclean.weights import KINDS

LONGEST_CERTAIN: Final = 160
LONGEST_CAPTION: Final = 280
MOST_LABELS: Final = 2
# A phrase that covers this much of a line is all of it, but for marks.
WHOLE_LINE: Final = 0.9


def own_hit(hits: Sequence[Hit]) -> Hit | None:
    """The caller's own phrase among these, if there is one: what it says is beyond doubt."""
    for hit in hits:
        if hit.entry.id == OWN_PHRASE:
            return hit
    return None


def said_for_sure(hits: Sequence[Hit]) -> list[int]:
    """The places in ``KINDS`` of what a line says that is nothing but a sure phrase."""
    return [
        KINDS.index(hit.entry.kind)
        for hit in hits
        if hit.entry.strength == "sure" and hit.entry.where == "line" and hit.share > WHOLE_LINE
    ]


def is_certain(context: Context, index: int, sections: frozenset[str]) -> bool:
    """Whether a line is no body wherever it stands: a date, a time, an embedded post's
    signature, nothing but a phrase that never is body, or a section's name over the text."""
    measured = context.blocks[index]
    features = measured.features
    seen = measured.looks
    if features.size <= LONGEST_CAPTION and ("credited" in seen or _is_caption(measured)):
        return True
    if context.forms[index] >= Form.PROSE or features.size > LONGEST_CERTAIN:
        return False
    if "time" in seen or "signature" in seen or "wordless" in seen:
        return True
    if features.digits > 0.2 and "date" in seen:
        return True
    if not context.earlier[index] and index < MOST_LABELS and is_section(measured, sections):
        return True
    return any(
        hit.entry.strength == "sure"
        and ((hit.entry.where == "line" and hit.share > WHOLE_LINE) or _closes(context, index, hit))
        and in_zone(context, index, hit)
        for hit in measured.hits
    )


def _closes(context: Context, index: int, hit: Hit) -> bool:
    """Whether a line below all running text begins like a credit or a biography."""
    return (
        hit.entry.where == "start"
        and hit.entry.kind.role is Role.BACK
        and not context.later[index]
        and context.earlier[index] > 0
    )


def _is_caption(measured: Measured) -> bool:
    return any(
        hit.entry.kind is Kind.CAPTION and hit.entry.where == "end" and hit.entry.strength != "hint"
        for hit in measured.hits
    )
