"""The invariants of DESIGN on real pages, and what is promised of them as shares.

What has to hold on every page is counted as violations and named; what cannot hold on every page
(a page's clean text knows nothing of its markup any more) is a share.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, field
from functools import partial
from html import unescape
from math import exp
from time import perf_counter
from typing import Any

import regex

from benchmarks import ours, report
from benchmarks.corpora import Corpus, Page
from benchmarks.metrics import ratio
from benchmarks.pool import JOBS, spread
from newsclean.article import Article, Kind, Segment

# A gold paragraph shorter than this may be a line that stands elsewhere on the page too.
SHORTEST_PARAGRAPH = 40
SHOWN = 5
IN_DOUBT = "in doubt about the body"
# Pages of two sizes cost the same a kilobyte, if time is linear; small ones have a fixed cost.
SMALLEST_TIMED = 20_000

_TAG = regex.compile(r"<!--.*?-->|</?[a-zA-Z][^>]*+>", regex.DOTALL)


@dataclass(frozen=True, slots=True)
class Checked:
    """What was found on one page."""

    id: str
    broken: tuple[str, ...]
    same_text: bool
    same_page: bool
    kept: int
    lost_again: int
    both: int
    by_text: int
    first: bool | None
    last: bool | None
    doubted: bool
    ms_per_kb: float | None


@dataclass(slots=True)
class Total:
    """The shares over a corpus."""

    pages: list[Checked] = field(default_factory=list)

    def summary(self) -> dict[str, Any]:
        """Violations, and the shares by name."""
        pages = self.pages
        kept = sum(page.kept for page in pages)
        costs = sorted(page.ms_per_kb for page in pages if page.ms_per_kb is not None)
        return {
            "pages": len(pages),
            "violations": sum(len(page.broken) for page in pages),
            "idempotent": _share([page.same_text for page in pages]),
            "idempotent_html": _share([page.same_page for page in pages]),
            "lost_again": ratio(sum(page.lost_again for page in pages), kept),
            "parity": ratio(
                2 * sum(page.both for page in pages), kept + sum(page.by_text for page in pages)
            ),
            "first": _share([page.first for page in pages if page.first is not None]),
            "last": _share([page.last for page in pages if page.last is not None]),
            "second_opinion": _share([page.doubted for page in pages]),
            "ms_per_kb": costs[len(costs) // 2] if costs else None,
            "ms_per_kb_worst": costs[-1] if costs else None,
        }


def run(corpora: Sequence[Corpus], *, processes: int = JOBS) -> dict[str, Any]:
    """Check and print; the figures by corpus."""
    figures: dict[str, Any] = {}
    for corpus in corpora:
        report.note(corpus.about())
        work = partial(check, keeps=corpus.keeps)
        total = Total(spread(work, [page for page in corpus.pages if page.source], processes))
        figures[corpus.name] = total.summary()
        for page in [page for page in total.pages if page.broken][:SHOWN]:
            report.console.print(f"{corpus.name}: {page.id}: {'; '.join(page.broken)}")
    names = list(next(iter(figures.values()), {}))
    rows = [[name, *result.values()] for name, result in figures.items()]
    report.table("Invariants on every page", ["corpus", *names], rows)
    return figures


def check(page: Page, keeps: frozenset[str] = frozenset()) -> Checked:
    """Everything that is checked of one page."""
    source = page.html()
    started = perf_counter()
    article = ours.from_html(source, keeps)
    ms = (perf_counter() - started) * 1000
    again = ours.from_text(article.text, keeps)
    by_text = _kept_as_text(article, keeps)
    text = fold(article.text)
    everything = fold("".join(segment.text for segment in article.segments))
    gold = [line for line in _paragraphs(page.body) if line in everything]
    return Checked(
        page.id,
        tuple(broken(source, article, ours.from_html(source, keeps))),
        again.text == article.text,
        fold(ours.from_html(article.to_html(), keeps).text) == text,
        len(article.text),
        max(0, len(article.text) - len(again.text)),
        sum(size for size, kept in by_text if kept),
        sum(size for size, _ in by_text),
        gold[0] in text if gold else None,
        gold[-1] in text if gold else None,
        any(note.startswith(IN_DOUBT) for note in article.notes),
        1000 * ms / len(source) if len(source) >= SMALLEST_TIMED else None,
    )


def broken(source: str, article: Article, twin: Article) -> list[str]:
    """The invariants that a page's article breaks, in words.

    Args:
        source: the page.
        article: what came of it.
        twin: what came of it another time.
    """
    found = list(_spans(source, article))
    texts = Counter(segment.text for segment in article.segments)
    kept = Counter(segment.text for segment in article.segments if segment.kept)
    if any(kept[text] > texts[text] for text in kept):
        found.append("2: a paragraph more often than on the page")
    everything = fold("".join(segment.text for segment in article.segments))
    if fold(article.restore(*Kind)) != everything:
        found.append("1: restore() does not give all back")
    if not _is_within(fold(article.text), everything):
        found.append("2: text that is not on the page, or in another order")
    if article.text != article.restore():
        found.append("5: the text does not follow from the segments")
    if any(abs(_chance(segment) - segment.confidence) > 1e-6 for segment in article.segments):
        found.append("5: reasons that do not sum to the confidence")
    if twin.to_json() != article.to_json():
        found.append("5: another result the second time")
    return found


def _spans(source: str, article: Article) -> list[str]:
    """Segments that are out of order, overlap, or do not stand where they say."""
    found = []
    position = 0
    for segment in article.segments:
        if not position <= segment.start <= segment.end <= len(source):
            found.append(f"1: a span out of order at {segment.start}")
        position = max(position, segment.end)
        piece = fold(unescape(_TAG.sub("", source[segment.start : segment.end])))
        if segment.end > segment.start and not _is_within(fold(segment.text), piece):
            found.append(f"1: not in its span: {segment.text[:40]!r}")
    return found


def _chance(segment: Segment) -> float:
    return 1.0 / (1.0 + exp(-sum(reason.weight for reason in segment.reasons)))


def _kept_as_text(article: Article, keeps: frozenset[str]) -> list[tuple[int, bool]]:
    """What text mode keeps of the page's visible text: the size of each piece, and whether HTML
    mode keeps it too."""
    lines = [(segment.text, segment.kept) for segment in article.segments]
    visible = "\n\n".join(text for text, _ in lines)
    ends, at = [], 0
    for text, kept in lines:
        at += len(text) + 2
        ends.append((at, kept))
    found = []
    number = 0
    for segment in ours.from_text(visible, keeps).segments:
        while ends[number][0] <= segment.start:
            number += 1
        if segment.kept:
            found.append((len(segment.text), ends[number][1]))
    return found


def _paragraphs(body: str | None) -> list[str]:
    lines = [fold(line) for line in (body or "").split("\n")]
    return [line for line in lines if len(line) >= SHORTEST_PARAGRAPH]


def fold(text: str) -> str:
    """Letters and digits alone, without case."""
    return "".join(filter(str.isalnum, text.casefold()))


def _is_within(text: str, whole: str) -> bool:
    """Whether the characters of a text stand in another, in order."""
    if text in whole:
        return True
    rest = iter(whole)
    return all(character in rest for character in text)


def _share(truths: Sequence[bool]) -> float | None:
    return sum(truths) / len(truths) if truths else None
