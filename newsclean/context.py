"""What stands around a block: the forms of its neighbours, where the prose is, what repeats.

Like ``measure``, this holds no opinion; it is computed once a document, in linear time.
"""

from __future__ import annotations

from collections.abc import Sequence
from enum import IntEnum
from typing import Final, NamedTuple

from newsclean.article import Kind, Role
from newsclean.blocks import Features, Measured
from newsclean.setting import Setting

# Sizes in Latin-letter equivalents. A menu item has some 20 letters, a headline 40 to 110, a
# sentence of news prose about 130 (measured on the development corpora).
SCRAP = 20
LABEL = 60
HEADLINE = 120
SENTENCE = 140
PASSAGE = 300
WINDOW: Final = 4
# How many lines a heading of each kind opens at most: a list of links goes on for long, a share
# bar or a cookie notice does not.
RUN_LENGTHS: Final = {
    Kind.RELATED: 40,
    Kind.COMMENTS: 40,
    Kind.NAVIGATION: 30,
    Kind.ADVERT: 12,
    Kind.STANDFIRST: 6,
    Kind.PROMO: 4,
    Kind.OTHER: 3,
    Kind.PAYWALL: 3,
    Kind.AUTHOR_BIO: 3,
    Kind.SOCIAL: 2,
    Kind.LEGAL: 2,
    Kind.CORRECTION: 2,
}
# Dates, bylines and captions stand among the items of a list; these do not.
_CRUFT: Final = Kind.of(Role.CRUFT)
_ENDS_RUN: Final = frozenset(RUN_LENGTHS) | {Kind.CREDIT}
_ENDS_COMMENTS: Final = frozenset((Kind.RELATED, Kind.NAVIGATION, Kind.PROMO, Kind.LEGAL))
# Comments that stand below so many paragraphs are those of readers, not a link to them.
BELOW_PROSE: Final = 3
FAR: Final = 99
COLONS: Final = ":："
# Up to these shares of the prose an address of the reader is an exception; beyond the second it
# is the article's way of speaking, and says nothing.
RARELY: Final = 0.1
OFTEN: Final = 0.3


class Form(IntEnum):
    """The coarse shape of a block."""

    SCRAP = 0
    LABEL = 1
    REMARK = 2
    HEADLINE = 3
    SENTENCE = 4
    OVERLONG = 5
    PROSE = 6
    PASSAGE = 7
    EDGE = 8


GROUPS: Final = ("short", "short", "short", "middle", "middle", "middle", "prose", "prose", "edge")


class Run(NamedTuple):
    """A run of blocks that are no sentences: how many, whether it touches the document's start
    or end, and the shares that look like headlines, have a bullet, and do not close like a
    sentence; the mean number of words, and whether a colon before it or at the end of its first
    line announces it."""

    first: int
    length: int
    at_start: bool
    at_end: bool
    headlines: float
    bullets: float
    open: float
    words: float
    announced: bool


class Context(NamedTuple):
    """A document's blocks with what stands around each; one value a block in every list.

    ``density`` is the share of prose among the characters of the neighbours, ``since`` and
    ``until`` the blocks to the last prose before and the next after (``FAR`` for none),
    ``region`` -1, 0 or 1: before, in or after the stretch that holds the bulk of the prose,
    ``outside`` the blocks to that stretch, ``opened`` the blocks since a heading that opens a
    run of cruft with no prose in between (0 for none), ``copies`` how often the same line
    stands elsewhere, ``runs`` the run of short lines
    that it is part of, ``stamps`` whether it is a date or time, ``chrome`` whether a phrase makes
    it cruft and ``chrome_before`` how many such lines stand above it, ``earlier`` and ``later``
    how many blocks of prose stand before and after it, ``address`` how much it speaks of the
    outlet or to the reader, where others do so rarely or at times ("" for not). ``prose_share`` is
    the share of prose in the whole document, ``stamp_count`` the number of dates and times on lines
    of their own;
    ``settings`` tells of the markup around each block of a page, None for text.
    """

    blocks: Sequence[Measured]
    forms: list[Form]
    density: list[float]
    since: list[int]
    until: list[int]
    region: list[int]
    outside: list[int]
    opened: list[int]
    copies: list[int]
    runs: list[Run | None]
    stamps: list[bool]
    chrome: list[bool]
    chrome_before: list[int]
    earlier: list[int]
    later: list[int]
    address: list[str]
    prose_share: float
    stamp_count: int
    known_language: bool
    spaced: bool
    indented: bool
    settings: Sequence[Setting] | None = None


def survey(blocks: Sequence[Measured], *, known_language: bool = True) -> Context:
    """The context of every block of a document.

    Args:
        blocks: the measured blocks, in order.
        known_language: whether there was a lexicon for it, so that finding no phrase means
            something.
    """
    forms = [form_of(measured.features) for measured in blocks]
    sizes = [measured.features.size for measured in blocks]
    prose = [size if form >= Form.PROSE else 0 for size, form in zip(sizes, forms, strict=True)]
    first, last = _stretch(forms, sizes)
    total = sum(sizes)
    stamps = [_is_stamp(measured) for measured in blocks]
    chrome = [_is_chrome(measured) for measured in blocks]
    gaps = [measured.block.gap for measured in blocks[1:]]
    return Context(
        blocks,
        forms,
        _density(sizes, prose),
        _distances(prose),
        _distances(prose[::-1])[::-1],
        [-1 if i < first else 1 if i > last else 0 for i in range(len(blocks))],
        [first - i if i < first else i - last if i > last else 0 for i in range(len(blocks))],
        _opened(blocks, forms),
        _copies(blocks),
        _runs(blocks, forms),
        stamps,
        chrome,
        _counts(chrome),
        _counts(prose),
        _counts(prose[::-1])[::-1],
        _address(blocks, forms),
        sum(prose) / total if total else 0.0,
        sum(stamps),
        known_language,
        bool(gaps) and 0 < sum(gap > 0 for gap in gaps) < len(gaps),
        any(measured.block.indent for measured in blocks),
    )


def form_of(features: Features) -> Form:
    """The form of a block, by its size and whether it closes like a sentence.

    >>> from newsclean.blocks import Block
    >>> from newsclean.measure import measure
    >>> form_of(measure(Block("Articles You May Like", 0, 21)))
    <Form.LABEL: 1>
    """
    size = features.size
    if features.closed and features.words > 2:
        if size > SENTENCE:
            return Form.PASSAGE if size > PASSAGE else Form.PROSE
        return Form.SENTENCE if size > LABEL else Form.REMARK
    if size <= LABEL:
        return Form.LABEL if size > SCRAP else Form.SCRAP
    if size <= HEADLINE:
        return Form.HEADLINE
    # A paragraph may end in a colon, a link or nothing at all; several sentence ends inside
    # make it prose all the same.
    return Form.PROSE if features.sentences > 1 and size > SENTENCE else Form.OVERLONG


def _stretch(forms: list[Form], sizes: list[int]) -> tuple[int, int]:
    """First and last block of the stretch with the most prose for the fewest other lines."""
    best = total = 0
    first = start = 0
    last = -1
    for i, form in enumerate(forms):
        if form >= Form.PROSE:
            gain = min(sizes[i], 3 * PASSAGE)
        elif form is Form.SENTENCE:
            gain = sizes[i] // 2
        else:
            gain = -40
        if total <= 0:
            total, start = gain, i
        else:
            total += gain
        if total > best:
            best, first, last = total, start, i
    return first, last


def _density(sizes: list[int], prose: list[int]) -> list[float]:
    count = len(sizes)
    sums = [0]
    prose_sums = [0]
    for size, of_prose in zip(sizes, prose, strict=True):
        sums.append(sums[-1] + size)
        prose_sums.append(prose_sums[-1] + of_prose)
    shares = []
    for i in range(count):
        low = i - WINDOW if i > WINDOW else 0
        high = i + WINDOW + 1 if i + WINDOW < count else count
        around = sums[high] - sums[low] - sizes[i]
        shares.append((prose_sums[high] - prose_sums[low] - prose[i]) / around if around else 0.0)
    return shares


def _distances(prose: list[int]) -> list[int]:
    distances = []
    distance = FAR
    for size in prose:
        distances.append(distance)
        if size:
            distance = 1
        elif distance < FAR:
            distance += 1
    return distances


def _is_stamp(measured: Measured) -> bool:
    features = measured.features
    if features.size > LABEL:
        return False
    return (features.digits >= 0.5 and features.size <= 12) or any(
        hit.entry.kind is Kind.TIMESTAMP and hit.share >= 0.5 for hit in measured.hits
    )


def _is_chrome(measured: Measured) -> bool:
    return bool(measured.hits) and any(
        hit.entry.kind in _CRUFT and hit.entry.strength != "hint" and hit.share >= 0.5
        for hit in measured.hits
    )


def _counts(marks: Sequence[int]) -> list[int]:
    counts = []
    count = 0
    for mark in marks:
        counts.append(count)
        count += mark > 0
    return counts


def _address(blocks: Sequence[Measured], forms: list[Form]) -> list[str]:
    """How much each block says we and you, where the prose of the document does not often."""
    if not any(measured.address for measured in blocks):
        return [""] * len(blocks)
    prose = [m.address > 0 for m, form in zip(blocks, forms, strict=True) if form >= Form.SENTENCE]
    saying, total = sum(prose), len(prose)
    found = []
    for measured, form in zip(blocks, forms, strict=True):
        own = form >= Form.SENTENCE
        count = measured.address
        others = (saying - (own and count > 0)) / max(1, total - own)
        if not count or others > OFTEN:
            found.append("")
            continue
        share = "apart" if others <= RARELY else "some"
        found.append(f"{'one' if count == 1 else 'two' if count == 2 else 'many'}.{share}")
    return found


def _opened(blocks: Sequence[Measured], forms: list[Form]) -> list[int]:
    distances = []
    opener: Kind | None = None
    distance = prose = 0
    for measured, form in zip(blocks, forms, strict=True):
        kind = _says(measured)
        if opener is Kind.COMMENTS and prose >= BELOW_PROSE:
            # What readers write is prose too, with "Like" and "Reply" under each.
            if kind in _ENDS_COMMENTS:
                opener = None
        elif form >= Form.PROSE or (kind in _ENDS_RUN and kind is not opener):
            opener = None
        prose += form >= Form.PROSE
        distances.append(distance if opener else 0)
        if kind in RUN_LENGTHS and any(
            h.entry.opens and h.entry.kind is kind for h in measured.hits
        ):
            opener, distance = kind, 1
        elif opener:
            distance += 1
            if distance > RUN_LENGTHS[opener]:
                opener = None
    return distances


def _says(measured: Measured) -> Kind | None:
    """The kind of the phrase that makes up most of a line, if there is one."""
    for hit in measured.hits:
        if hit.share >= 0.5 and hit.entry.strength != "hint":
            return hit.entry.kind
    return None


def _copies(blocks: Sequence[Measured]) -> list[int]:
    counts: dict[str, int] = {}
    for measured in blocks:
        counts[measured.key] = counts.get(measured.key, 0) + 1
    return [counts[measured.key] - 1 for measured in blocks]


def _runs(blocks: Sequence[Measured], forms: list[Form]) -> list[Run | None]:
    runs: list[Run | None] = []
    count = len(forms)
    first = 0
    while first < count:
        if forms[first] >= Form.SENTENCE:
            runs.append(None)
            first += 1
            continue
        stop = first
        headlines = bullets = unclosed = words = 0
        while stop < count and forms[stop] < Form.SENTENCE:
            features = blocks[stop].features
            headlines += features.words > 3 and not features.closed
            bullets += features.bullet
            unclosed += not features.closed
            words += features.words
            stop += 1
        length = stop - first
        shares = (headlines / length, bullets / length, unclosed / length, words / length)
        announced = any(blocks[at].features.last in COLONS for at in (first - 1, first) if at >= 0)
        run = Run(first, length, first == 0, stop == count, *shares, announced)
        runs.extend([run] * length)
        first = stop
    return runs
