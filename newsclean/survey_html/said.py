"""What a page's own data says of its blocks: its titles, its summary, the body that it states."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any, Final, NamedTuple

from newsclean.read.page import Head, Mark

# Shorter than this a text is what it is called by chance.
SHORTEST_TITLE: Final = 8
SHORTEST_SUMMARY: Final = 30
SUMMARY_START: Final = 60
LONGEST_SUMMARY: Final = 600
LONGEST_BODY: Final = 300_000
MOST_PROBED: Final = 3000
PROBE: Final = 40
BODY_LEAST: Final = 400


class Said(NamedTuple):
    """For each block whether it is the title or the summary that the page states, and whether
    it stands in the stated body (1), does not (-1), or none is stated (0); and which block is
    the headline, -1 for none."""

    titled: list[bool]
    described: list[bool]
    stated: list[int]
    headline: int


def said_of(head: Head, texts: Sequence[str], marks: Sequence[Mark]) -> Said:
    """What a page says of its blocks.

    Args:
        head: what it states.
        texts: the text of each block.
        marks: the markup of each.
    """
    entities = head.linked_data()
    body = _article_body(entities)
    # A title or summary is no longer than this; all of a text is looked at where a body is stated.
    most = LONGEST_BODY if body else LONGEST_SUMMARY
    folds = [fold(text[:most]) for text in texts]
    titles = {title for title in _titles(head, entities) if len(title) >= SHORTEST_TITLE}
    titled = [text in titles for text in folds]
    summary = fold(head.meta("og:description", "description", "twitter:description"))
    described = [_is_summary(text, summary) for text in folds]
    stated = _stated(body, folds)
    return Said(titled, described, stated, _headline(titled, marks))


def _is_summary(text: str, summary: str) -> bool:
    if len(text) < SHORTEST_SUMMARY:
        return False
    begins = len(summary) > SUMMARY_START and text.startswith(summary[:SUMMARY_START])
    return text == summary or begins


def _headline(titled: list[bool], marks: Sequence[Mark]) -> int:
    """The first of the likeliest: what is titled and marked up as a heading before what is one
    of both."""
    best, most = -1, 0
    for index, mark in enumerate(marks):
        is_title = titled[index]
        points = 4 * is_title + 2 * (mark.heading == 1) + (mark.heading == 2 and is_title)
        if points >= 2 and points > most:
            best, most = index, points
    return best


def _titles(head: Head, entities: list[dict[str, Any]]) -> list[str]:
    texts = [head.meta("og:title"), head.meta("twitter:title"), head.title]
    for mark in (" | ", " - ", " – ", " — ", " :: ", " · "):
        for text in texts[:3]:
            if mark in text:
                texts += [text.partition(mark)[0], text.rpartition(mark)[0]]
    texts += [str(entity.get("headline") or "") for entity in entities]
    return [fold(text) for text in texts]


def _article_body(entities: list[dict[str, Any]]) -> str:
    bodies = [entity.get("articleBody") for entity in entities]
    texts = [body for body in bodies if isinstance(body, str)]
    return fold(max(texts, key=len)[:LONGEST_BODY]) if texts else ""


def _stated(body: str, folds: list[str]) -> list[int]:
    if len(body) < BODY_LEAST:
        return [0] * len(folds)
    stated = []
    for index, text in enumerate(folds):
        if len(text) < 8 or index >= MOST_PROBED:
            stated.append(0)
        else:
            middle = len(text) // 2
            probes = (text[:PROBE], text[middle : middle + PROBE], text[-PROBE:])
            stated.append(1 if sum(probe in body for probe in probes) >= 2 else -1)
    # A teaser in the data says nothing of what it leaves out.
    held = sum(len(t) for t, s in zip(folds, stated, strict=True) if s > 0)
    return stated if held >= 0.8 * len(body) else [max(0, s) for s in stated]


def fold(text: str) -> str:
    """Letters and digits alone, without case.

    >>> fold("Bridge: open!")
    'bridgeopen'
    """
    return "".join(filter(str.isalnum, text.casefold()))
