"""Which blocks are body, by how likely each is and by what the text is made of."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Final

from newsclean.article import Role
from newsclean.blocks import Measured
from newsclean.context import Context, Form
from newsclean.decide.certain import is_certain, own_hit
from newsclean.rules.phrases import MOST_OF_A_LINE

SENTENCE_WORDS: Final = 5


def find_body(
    context: Context, chances: Sequence[float], sections: frozenset[str], at: Mapping[str, float]
) -> list[bool]:
    """Which blocks are body: the likelier ones, and running text also in some doubt.

    Where that would take away much of a text that is mostly running text, something is odd about
    it, and only what is all but certain goes; so too where the pieces are those of one line.
    Where nothing would be left, sentences stay that say nothing else.

    Args:
        context: the blocks.
        chances: how likely each is body.
        sections: names of sections, folded.
        at: the thresholds.
    """
    body = first_body(context, chances, at)
    inline = context.blocks[-1].block.inline if context.blocks else False
    if inline:
        likely = _likelier(context, chances, at["inline"], at["inline"])
        # A sentence among sentences goes only where a sure phrase is most of it.
        body = [
            is_body or _is_sentence(measured)
            for is_body, measured in zip(likely, context.blocks, strict=True)
        ]
    elif overspent(context, body, at):
        body = _likelier(context, chances, at["budget_line"], at["budget_prose"])
    if True not in body:
        body = [
            measured.features.closed
            and measured.features.words >= SENTENCE_WORDS
            and not measured.hits
            for measured in context.blocks
        ]
    for index, measured in enumerate(context.blocks):
        own = own_hit(measured.hits)
        if own is not None:
            body[index] = own.entry.kind.role is Role.BODY
        elif body[index] and is_certain(context, index, sections):
            body[index] = False
    return body


def first_body(context: Context, chances: Sequence[float], at: Mapping[str, float]) -> list[bool]:
    """Which blocks are body, by their chances and by what the text is made of."""
    if _is_quiet(context, at):
        body = _likelier(context, chances, at["quiet_line"], at["quiet_prose"])
        return _with_plain_prose(context, body)
    mostly_prose = context.prose_share >= at["prose_share"]
    return _likelier(context, chances, at["body"], at["prose"] if mostly_prose else at["body"])


def _is_quiet(context: Context, at: Mapping[str, float]) -> bool:
    """Whether a text is mostly prose, and nothing else in it says that it is more."""
    return context.prose_share >= at["prose_share"] and True not in context.chrome


def stays_anyhow(context: Context, at: Mapping[str, float]) -> list[bool]:
    """Which blocks are body whatever their chances: plain prose of a quiet text."""
    if not _is_quiet(context, at) or any(one.block.inline for one in context.blocks[-1:]):
        return [False] * len(context.blocks)
    return _with_plain_prose(context, [False] * len(context.blocks))


def _is_sentence(measured: Measured) -> bool:
    return (
        measured.features.closed
        and measured.features.words >= SENTENCE_WORDS
        and not any(
            hit.entry.strength == "sure" and hit.share >= MOST_OF_A_LINE for hit in measured.hits
        )
    )


def _likelier(context: Context, chances: Sequence[float], line: float, prose: float) -> list[bool]:
    return [
        chance >= (prose if form >= Form.PROSE else line)
        for chance, form in zip(chances, context.forms, strict=True)
    ]


def _with_plain_prose(context: Context, body: list[bool]) -> list[bool]:
    """The body, and all running text that no phrase stands in: among paragraphs and nothing else
    that is a paragraph, whatever words it uses."""
    return [
        is_body or (form >= Form.PROSE and not measured.hits)
        for is_body, form, measured in zip(body, context.forms, context.blocks, strict=True)
    ]


def overspent(context: Context, body: list[bool], at: Mapping[str, float]) -> bool:
    """Whether more of the running text goes than the budget allows; in a text with little of it
    and no line of chrome, more of the text as a whole."""
    least = Form.PROSE
    if context.prose_share < at["budget_prose_share"]:
        if any(context.chrome) or not context.known_language:
            return False
        least = Form.SCRAP
    total = gone = 0
    for measured, form, is_body in zip(context.blocks, context.forms, body, strict=True):
        if form >= least:
            total += measured.features.size
            gone += 0 if is_body else measured.features.size
    return gone > at["budget"] * total
