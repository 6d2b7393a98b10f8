"""The worst documents: what leaked and what was lost, side by side, with kinds and reasons."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import partial

from rich.markup import escape
from rich.table import Table

from benchmarks import ours, report
from benchmarks.corpora import Corpus
from benchmarks.metrics import Gold, oracle, score, shingles, tokens
from benchmarks.pool import JOBS, spread
from newsclean.article import Article, Segment

WIDTH = 160
LINES = 12


@dataclass(frozen=True, slots=True)
class Doc:
    """A page as it was given: its name, gold and source."""

    name: str
    gold: str
    source: str


@dataclass(frozen=True, slots=True)
class Line:
    """A segment that was decided wrongly, and how much it costs in shingles."""

    cost: int
    segment: Segment


@dataclass(frozen=True, slots=True)
class Miss:
    """A document, how far it is from the best, and the segments that make the difference."""

    doc: Doc
    f1: float
    best: float
    leaked: tuple[Line, ...]
    lost: tuple[Line, ...]


def show_text(
    corpus: Corpus, behind: str, texts: Sequence[str], count: int, processes: int = JOBS
) -> None:
    """Print the worst documents of text mode behind an extractor."""
    docs = [
        Doc(page.id, page.body, text)
        for page, text in zip(corpus.pages, texts, strict=True)
        if page.body
    ]
    misses = spread(partial(examine_text, keeps=corpus.keeps), docs, processes)
    show(f"{corpus.name}, behind {behind}", misses, count)


def show_html(corpus: Corpus, count: int, processes: int = JOBS) -> None:
    """Print the worst documents of HTML mode."""
    pages = [page for page in corpus.pages if page.body and page.source]
    docs = [Doc(page.id, page.body or "", page.html()) for page in pages]
    misses = spread(partial(examine_html, keeps=corpus.keeps), docs, processes)
    show(f"{corpus.name}, HTML", misses, count)


def show(title: str, misses: Sequence[Miss], count: int) -> None:
    """Print those that are furthest from what dropping lines could have reached."""
    ranked = sorted(misses, key=lambda miss: miss.f1 - miss.best)
    for miss in ranked[:count]:
        report.console.print(_table(title, miss))


def examine_text(doc: Doc, keeps: frozenset[str]) -> Miss:
    """Clean a text and compare its segments with the gold."""
    return examine(doc, ours.from_text(doc.source, keeps))


def examine_html(doc: Doc, keeps: frozenset[str]) -> Miss:
    """Clean a page and compare its segments with the gold."""
    return examine(doc, ours.from_html(doc.source, keeps))


def examine(doc: Doc, article: Article) -> Miss:
    """Compare an article's segments with the gold."""
    gold = Gold.of(doc.gold)
    everything = "\n".join(segment.text for segment in article.segments)
    wrong: dict[bool, list[Line]] = {True: [], False: []}
    for segment in article.segments:
        words = tokens(segment.text)
        if words and segment.kept != gold.holds(words):
            wrong[segment.kept].append(Line(len(shingles(words)), segment))
    return Miss(
        doc=doc,
        f1=score(gold, article.text).f1,
        best=score(gold, oracle(gold, everything)).f1,
        leaked=_by_cost(wrong[True]),
        lost=_by_cost(wrong[False]),
    )


def _by_cost(lines: list[Line]) -> tuple[Line, ...]:
    return tuple(sorted(lines, key=lambda line: -line.cost))


def _table(title: str, miss: Miss) -> Table:
    head = f"{title}: {miss.doc.name}  F1 {miss.f1:.3f}, best {miss.best:.3f}"
    table = Table(title=escape(head), title_justify="left", show_lines=True, expand=True)
    table.add_column(f"leaked ({len(miss.leaked)})", ratio=1, overflow="fold")
    table.add_column(f"lost ({len(miss.lost)})", ratio=1, overflow="fold")
    for number in range(min(LINES, max(len(miss.leaked), len(miss.lost)))):
        table.add_row(_cell(miss.leaked, number), _cell(miss.lost, number))
    return table


def _cell(lines: tuple[Line, ...], number: int) -> str:
    if number >= len(lines):
        return ""
    line = lines[number]
    segment = line.segment
    text = segment.text if len(segment.text) <= WIDTH else segment.text[: WIDTH - 1] + "…"
    reasons = ", ".join(f"{reason.rule} {reason.weight:+.1f}" for reason in segment.reasons)
    head = f"[bold]{segment.kind.value}[/] {segment.confidence:.2f} · {line.cost} shingles"
    return f"{head}\n{escape(text)}\n[dim]{escape(reasons)}[/]"
