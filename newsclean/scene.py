"""What the lines around a block make of it, once it is known where the body is likely to be.

The zones (``decide/zones.py``) tell that. The headline, the labels over it and the bylines are
found here: what the rules for kinds look at.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final, NamedTuple

from newsclean.article import Kind
from newsclean.context import Context, Form
from newsclean.looks import is_date, is_headline
from newsclean.quotes import find_quotes
from newsclean.speakers import find_speakers

TITLE_REACH: Final = 40
TITLE_CHARS: Final = 95
MOST_LABELS: Final = 2
ASKING: Final = "?？؟"


class Zone(NamedTuple):
    """The chances of a block's zones; they sum to one."""

    before: float
    body: float
    within: float
    after: float


class Scene(NamedTuple):
    """The context, what is likely body, the block of the headline (-1 for none), where the
    labels over it begin, the text of the bylines, the first and last block of body, the names of
    sections, how many lines of the body ask something, which lines are quotations set apart, and
    which open with the name of who speaks."""

    context: Context
    zones: Sequence[Zone]
    body: list[bool]
    title: int
    labels: int
    bylines: str
    first: int
    last: int
    sections: frozenset[str]
    questions: int
    quotes: list[bool]
    speakers: list[bool]


def survey_scene(
    context: Context, zones: Sequence[Zone], body: list[bool], sections: frozenset[str]
) -> Scene:
    """The scene of a document.

    Args:
        context: its blocks.
        zones: the chances of each block's zones.
        body: which blocks are likely body.
        sections: names of sections, folded.
    """
    if True in body:
        first = body.index(True)
        last = len(body) - 1 - body[::-1].index(True)
    else:
        first = last = len(body)
    title = find_title(context, first, sections)
    labels = find_labels(context, title, first)
    bylines = find_bylines(context, first)
    questions = sum(
        measured.features.last in ASKING
        for measured, is_body in zip(context.blocks, body, strict=True)
        if is_body
    )
    return Scene(
        context,
        zones,
        body,
        title,
        labels,
        bylines,
        first,
        last,
        sections,
        questions,
        find_quotes(context, body),
        find_speakers(context.blocks),
    )


def find_title(context: Context, first: int, sections: frozenset[str]) -> int:
    """The block that is most likely the headline, or -1.

    It stands above the first paragraph and near it, above byline, date and share bar, has some
    words and no other meaning; what follows it like a deck and its own repetition elsewhere
    speak for it.
    """
    low = max(0, first - TITLE_REACH)
    front = next((i for i in range(low, first) if is_front(context, i)), first)
    best, best_score = -1, 0.0
    for index in range(first - 1, low - 1, -1):
        measured = context.blocks[index]
        features = measured.features
        if not is_headline(measured) or is_date(measured.block.text):
            continue
        if sum(word in sections for word in measured.key.split()) > features.words // 2:
            continue
        if any(
            h.entry.strength != "hint" and h.entry.kind is not Kind.TITLE for h in measured.hits
        ):
            continue
        points = 3.0 - 0.05 * (first - index) + 0.15 * min(features.words, 10)
        points += 1.5 * (context.copies[index] > 0) + 0.4 * (index == 0)
        points += 1.2 if index < front else -0.6
        points += 0.5 * (index + 1 < first and context.forms[index + 1] >= Form.HEADLINE)
        points -= 1.2 * (features.closed and features.last not in '?!”"»’')
        points -= 0.03 * max(0, features.size - TITLE_CHARS)
        if points > best_score:
            best, best_score = index, points
    return best


def is_front(context: Context, index: int) -> bool:
    """Whether a line is a byline, a date or the share bar that stand below a headline."""
    return any(
        hit.entry.kind in (Kind.BYLINE, Kind.TIMESTAMP, Kind.SOCIAL)
        and hit.entry.strength != "hint"
        and hit.share >= 0.5
        for hit in context.blocks[index].hits
    )


def find_labels(context: Context, title: int, first: int) -> int:
    """Where the one or two short lines begin that stand right above headline or text; past
    them where there are more, as those make a menu."""
    stop = title if title >= 0 else first
    low = stop
    while low > 0 and context.forms[low - 1] <= Form.LABEL and not context.blocks[low - 1].hits:
        low -= 1
        if stop - low > MOST_LABELS:
            return stop
    return low


def find_bylines(context: Context, first: int) -> str:
    """The text of the byline lines above the first paragraph."""
    return "\n".join(
        measured.block.text
        for measured in context.blocks[:first]
        if any(hit.entry.kind is Kind.BYLINE for hit in measured.hits)
    )
