"""Which lines are quotations set apart: pull quotes, quoted speech, and who said it."""

from __future__ import annotations

from typing import Final

from newsclean.blocks import Measured
from newsclean.context import Context, Form
from newsclean.looks import is_name

# A text with more lines of speech on their own is a dialogue.
MOST_PULLED: Final = 4
# A pull quote stands near the words that it repeats.
REACH: Final = 12
LONGEST_ATTRIBUTION: Final = 12
# So many words without a stop at their end are a quotation too, not a title in quotation marks.
OPEN_SPEECH: Final = 9


def find_quotes(context: Context, body: list[bool]) -> list[bool]:
    """Whether each line is a quotation on its own, or names who said the one above.

    Args:
        context: the document's blocks.
        body: which of them are likely body.
    """
    speeches = [_is_speech(measured) for measured in context.blocks]
    dialogue = sum(speeches) > MOST_PULLED
    quotes: list[bool] = []
    for index, measured in enumerate(context.blocks):
        if measured.block.text[:2] in ("> ", "“ "):
            quotes.append(True)
        elif index and _signs(measured):
            quotes.append(body[index - 1] and quotes[-1])
        elif not speeches[index] or context.forms[index] >= Form.PROSE:
            quotes.append(False)
        else:
            quotes.append(
                _is_pulled(context, index)
                or _is_signed(context, body, index)
                or (not dialogue and _is_set_apart(context, index))
            )
    return quotes


def _is_speech(measured: Measured) -> bool:
    """Whether a line is one quotation from its first character to its last."""
    text = measured.block.text
    return (
        measured.features.quoted
        and measured.features.last in '”"»“’」』'
        and not any(mark in text[1:-1] for mark in '”»"“」')
    )


def _signs(measured: Measured) -> bool:
    features = measured.features
    return (
        features.words <= LONGEST_ATTRIBUTION
        and not features.closed
        and _is_attribution(measured.block.text)
    )


def _is_attribution(text: str) -> bool:
    return text[0] in "—–" or is_name(text.partition(",")[0])


def _is_signed(context: Context, body: list[bool], index: int) -> bool:
    if index + 1 >= len(body) or not body[index + 1]:
        return False
    below = context.blocks[index + 1]
    return not below.features.closed and _is_attribution(below.block.text)


def _is_set_apart(context: Context, index: int) -> bool:
    features = context.blocks[index].features
    return context.since[index] == 1 and (features.closed or features.words >= OPEN_SPEECH)


def _is_pulled(context: Context, index: int) -> bool:
    """Whether a line repeats words of one nearby."""
    text = context.blocks[index].block.text.strip('“”"«»„ ')
    return any(
        text in measured.block.text
        for measured in context.blocks[max(0, index - REACH) : index + REACH]
        if len(measured.block.text) > len(text) + 10
    )
