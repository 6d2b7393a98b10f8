"""Related items: the titles in a list, without its headings, stamps, kickers and teasers."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from itertools import groupby, pairwise
from statistics import median
from typing import Final, NamedTuple

import regex

from newsclean.article import Kind, Link, Segment
from newsclean.facts.dates import find_stamps
from newsclean.facts.names import split_names
from newsclean.facts.offers import is_inline, title_in
from newsclean.facts.vocabulary import Vocabulary, is_spaceless, key, vocabulary

# A list's heading, or what stands between titles, is shorter than this share of a usual title.
BRIEF: Final = 0.5
HEADING_WORDS: Final = 6
KICKER_WORDS, USUAL_WORDS = 2, 5
SHOUTED_WORDS: Final = 4
BYLINE_WORDS: Final = 6
STAMP_WORDS: Final = 4
TEASER_CHARS: Final = 60
# A list this short has no usual title.
LEAST_ITEMS: Final = 3
# Letters to a word, where no space is set between words.
SPACELESS_WORD: Final = 2.5
_RANK: Final = regex.compile(r"(?:№ ?|#)?(\d{1,2})[.)]? (?=\p{L}|[\"“„«‘'¿¡])")
_AGO: Final = regex.compile(r"\d{1,3} ?(?:\p{L}{1,4}\.?)")


class _Item(NamedTuple):
    """A title and where it stands in its segment; whether it is offered on its own line, and
    whether it opens a list."""

    segment: Segment
    offset: int
    title: str
    inline: bool
    first: bool


def related_links(segments: Iterable[Segment], language: str | None = None) -> tuple[Link, ...]:
    """The items among segments that are related, in order.

    Args:
        segments: segments in their order; those of the kind ``related`` are headings, items and
            inline offers.
        language: whose offers ("Read more:") are known beside the English ones.

    Returns:
        A link for each item: its title and where that stands in the source.

    >>> related_links([Segment(Kind.RELATED, "Read more: Bridge opens again", 0, 29, False, 0.9)])
    (Link(title='Bridge opens again', url=None, start=11, end=29),)
    """
    known = vocabulary(language)
    items: list[_Item] = []
    for kind, run in groupby(segments, lambda segment: segment.kind):
        if kind is Kind.RELATED:
            items += _items(list(run), known)
    titles = _titles(_without_ranks(items), known)
    return tuple(_link(item) for item in titles)


def _items(run: Sequence[Segment], known: Vocabulary) -> list[_Item]:
    """What may be titles among related segments in a row."""
    items = []
    for number, segment in enumerate(run):
        offset, title = title_in(segment.text, known)
        inline = bool(title) and is_inline(segment.text, offset, title, known)
        if title and (inline or not is_heading(segment)):
            opens = number == 0 and len(run) >= LEAST_ITEMS
            items.append(_Item(segment, offset, title, inline, opens))
    return items


def is_heading(segment: Segment) -> bool:
    """Whether a rule marked the segment as the heading of a run of related items."""
    return any(
        reason.rule.endswith(".heading") or ".heading." in reason.rule for reason in segment.reasons
    )


def _link(item: _Item) -> Link:
    segment, offset, title = item[:3]
    start, end = segment.start, segment.end
    # Only where nothing was folded do offsets in the text point into the source.
    if len(segment.text) == end - start:
        start, end = start + offset, start + offset + len(title)
    return Link(title, None, start, end)


def _without_ranks(items: list[_Item]) -> list[_Item]:
    """The items without the numbers before them, where these count: 1, 2, 3."""
    ranks = [_RANK.match(item.title) for item in items]
    numbers = [int(rank[1]) for rank in ranks if rank]
    if not any(one + 1 == other for one, other in pairwise(numbers)):
        return items
    return [
        item._replace(offset=item.offset + rank.end(), title=item.title[rank.end() :])
        if rank
        else item
        for item, rank in zip(items, ranks, strict=True)
    ]


def _titles(items: list[_Item], known: Vocabulary) -> list[_Item]:
    """The items that are titles, and not what stands among them in a list."""
    listed = [item for item in items if not item.inline]
    if len(listed) < LEAST_ITEMS:
        return [item for item in items if item.inline or not _is_stamp(item.title, known)]
    usual = median(sorted(_words(item.title) for item in listed)[len(listed) // 2 :])
    kept = []
    for number, item in enumerate(items):
        if not item.inline and (
            _is_beside(item.title, usual, known)
            or _is_shouted(item.title, listed)
            or (item.first and _heads(item.title, usual))
            or _teases(items, number)
        ):
            continue
        kept.append(item)
    return kept


def _is_beside(title: str, usual: float, known: Vocabulary) -> bool:
    """Whether a line of a list is a stamp, a byline or a kicker."""
    words = _words(title)
    if _is_stamp(title, known) or (words <= KICKER_WORDS and usual >= USUAL_WORDS):
        return True
    first, _, rest = title.partition(" ")
    return key(first) in known.by and words <= BYLINE_WORDS and bool(split_names(rest))


def _is_stamp(title: str, known: Vocabulary) -> bool:
    """Whether a line is a date, a time, or how long ago it was."""
    if title.count(" ") >= STAMP_WORDS:
        return False
    if any(map(str.isdigit, title)):
        return _AGO.fullmatch(title) is not None or bool(find_stamps(title, known.language))
    return key(title) in known.date_words


def _is_shouted(title: str, listed: Sequence[_Item]) -> bool:
    """Whether a line is a kicker in capitals over titles that are not."""
    if not title.isupper() or _words(title) > SHOUTED_WORDS:
        return False
    return 2 * sum(item.title.isupper() for item in listed) <= len(listed)


def _heads(title: str, usual: float) -> bool:
    """Whether the first line of a list is a heading that no phrase told: it is brief."""
    words = _words(title)
    return title[-1] not in ".!?。！？" and words <= HEADING_WORDS and words <= BRIEF * usual + 1


def _teases(items: Sequence[_Item], number: int) -> bool:
    """Whether a line is a sentence below a title, in a list whose titles are no sentences."""
    title = items[number].title
    if not number or len(title) < TEASER_CHARS or title[-1] not in ".…。":
        return False
    return items[number - 1].title[-1] not in ".…。"


def _words(title: str) -> float:
    return len(title) / SPACELESS_WORD if is_spaceless(title) else title.count(" ") + 1
