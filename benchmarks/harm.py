"""Harm: the gold itself goes in, and has to come back whole."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import partial
from typing import Any

import numpy as np
from rich.markup import escape

from benchmarks import bootstrap, ours, report
from benchmarks.bootstrap import Rows
from benchmarks.corpora import Corpus
from benchmarks.metrics import is_whole, lost_share, ratio
from benchmarks.pool import JOBS, spread
from benchmarks.runner import run_text_peer
from newsclean.article import Article

SHOWN = 200


@dataclass(frozen=True, slots=True)
class Loss:
    """What one article lost: the share of its characters, and the segments with their weight."""

    size: int
    share: float
    whole: bool
    removed: tuple[tuple[int, str], ...] = ()


def run(
    corpora: Sequence[Corpus],
    systems: Sequence[str],
    *,
    by: str | None = None,
    worst_count: int = 0,
    processes: int = JOBS,
) -> dict[str, Any]:
    """Measure and print; the figures by corpus and system."""
    figures: dict[str, Any] = {}
    rows: list[list[object]] = []
    for corpus in corpora:
        golds = [page.body or "" for page in corpus.pages]
        if not corpus.has_bodies:
            report.note(f"{corpus.name}: the gold is snippets; no harm to measure")
            continue
        report.note(corpus.about())
        for system in systems:
            losses = measure(system, golds, corpus.keeps, processes)
            result = summary(losses)
            figures.setdefault(corpus.name, {})[system] = result
            rows.append([corpus.name, system, len(golds), *_cells(result)])
            for name, pages in corpus.groups(by).items() if by else ():
                part = summary([losses[number] for number in pages])
                rows.append([f"  {name}", system, len(pages), *_cells(part)])
            _show(corpus.name, system, losses, worst_count)
    columns = ["corpus", "system", "articles", "characters lost", "95 %", "came back whole"]
    report.table("Harm: clean articles in", [*columns, "lost > 5 %", "worst"], rows)
    return figures


def measure(system: str, golds: Sequence[str], keeps: frozenset[str], processes: int) -> list[Loss]:
    """What a system loses of each gold."""
    if system == "newsclean":
        return spread(partial(text_loss, keeps=keeps), golds, processes)
    if system == "newsclean-html":
        return spread(partial(html_loss, keeps=keeps), golds, processes)
    outputs = run_text_peer(system, golds, processes)
    return [loss(gold, text) for gold, text in zip(golds, outputs, strict=True)]


def text_loss(gold: str, keeps: frozenset[str]) -> Loss:
    """What text mode loses."""
    return _article_loss(gold, keeps, ours.from_text)


def html_loss(gold: str, keeps: frozenset[str]) -> Loss:
    """What HTML mode loses, of a page that is the article and nothing else."""
    return _article_loss(gold, keeps, lambda text, kept: ours.from_html(ours.as_page(text), kept))


def _article_loss(
    gold: str, keeps: frozenset[str], clean: Callable[[str, frozenset[str]], Article]
) -> Loss:
    article = clean(gold, keeps)
    removed = tuple(
        (
            len("".join(s.text.split())),
            f"{s.kind.value} {s.confidence:.2f} {s.text[:SHOWN]!r} "
            + ", ".join(f"{r.rule} {r.weight:+.1f}" for r in s.reasons),
        )
        for s in article.segments
        if not s.kept
    )
    return loss(gold, article.text, removed)


def loss(gold: str, text: str, removed: tuple[tuple[int, str], ...] = ()) -> Loss:
    """Compare a gold with what came back."""
    size = len("".join(gold.split()))
    return Loss(size, lost_share(gold, text), is_whole(gold, text), removed)


def summary(losses: Sequence[Loss]) -> dict[str, Any]:
    """The figures over all articles: characters lost of all characters, articles whole."""
    sizes = np.array([loss.size for loss in losses], dtype=np.float64)
    lost = sizes * np.array([loss.share for loss in losses])

    def share(rows: Rows) -> float:
        return ratio(float(lost[rows].sum()), float(sizes[rows].sum()))

    everything = np.arange(len(losses))
    doubt = bootstrap.doubt(len(losses), share)
    return {
        "articles": len(losses),
        "lost": share(everything),
        "lost_interval": doubt.interval,
        "noise": doubt.noise,
        "whole": ratio(sum(loss.whole for loss in losses), len(losses)),
        "over_5_percent": ratio(sum(loss.share > 0.05 for loss in losses), len(losses)),
        "worst": max((loss.share for loss in losses), default=0.0),
    }


def _cells(result: dict[str, Any]) -> list[object]:
    low, high = result["lost_interval"]
    span = f"{low:.3%} … {high:.3%}"
    return [
        *[f"{result['lost']:.3%}", span, f"{result['whole']:.1%}"],
        *[f"{result['over_5_percent']:.1%}", f"{result['worst']:.1%}"],
    ]


def _show(corpus: str, system: str, losses: Sequence[Loss], count: int) -> None:
    """Print the largest pieces that were removed from clean articles."""
    pieces = sorted((piece for loss in losses for piece in loss.removed), reverse=True)
    for size, text in pieces[:count]:
        report.console.print(f"{corpus}, {system}: lost {size} characters: {escape(text)}")
