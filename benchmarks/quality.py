"""Quality: HTML to body, beside the peers, with intervals and a paired comparison."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import asdict, dataclass
from functools import partial
from typing import Any

import numpy as np

from benchmarks import bootstrap, outputs, report, worst
from benchmarks.bootstrap import Rows
from benchmarks.corpora import Corpus
from benchmarks.metrics import Scores, find_snippets, ratio
from benchmarks.outputs import Output
from benchmarks.pool import JOBS, spread
from benchmarks.runner import UnavailableError
from benchmarks.text import Job, score_page

OURS = "newsclean"


@dataclass(frozen=True, slots=True)
class Choices:
    """What the command line asks for."""

    systems: tuple[str, ...] = (OURS,)
    by: str | None = None
    worst: int = 0
    stored: bool = False
    processes: int = JOBS


def run(corpora: Sequence[Corpus], choices: Choices) -> dict[str, Any]:
    """Measure and print; the figures by corpus and system."""
    figures: dict[str, Any] = {}
    for corpus in corpora:
        report.note(corpus.about())
        found, missing = _outputs(corpus, choices)
        systems = _bodies(corpus, found, choices) if corpus.has_bodies else _snippets(corpus, found)
        figures[corpus.name] = {
            "digest": corpus.digest,
            "pages": len(corpus.pages),
            "without_gold": corpus.without_gold,
            "kept": sorted(corpus.keeps),
            "systems": systems,
            "left_out": missing,
        }
        if choices.worst and OURS in found:
            worst.show_html(corpus, choices.worst, choices.processes)
    return figures


def _outputs(corpus: Corpus, choices: Choices) -> tuple[dict[str, Output], dict[str, str]]:
    """What every system makes of the corpus, and why some could not."""
    stored, processes = choices.stored, choices.processes
    found: dict[str, Output] = {}
    missing: dict[str, str] = {}
    for system in choices.systems:
        try:
            found[system] = outputs.of(corpus, system, stored=stored, processes=processes)
        except UnavailableError as error:
            missing[system] = str(error)
            report.note(f"{corpus.name}: {system} left out: {error}")
    return found, missing


def figures_of(corpus: Corpus, output: Output, processes: int) -> dict[str, Any]:
    """The figures of one system, unprinted."""
    if not corpus.has_bodies:
        return _snippet_figures(corpus, output)
    pairs = zip(corpus.pages, output.texts, strict=True)
    jobs = [Job(page.body or "", {OURS: text}) for page, text in pairs]
    return _figures(Scores.of([page[OURS] for page in spread(score_page, jobs, processes)]), output)


def _bodies(
    corpus: Corpus, found: Mapping[str, Output], choices: Choices
) -> dict[str, dict[str, Any]]:
    golds = [page.body or "" for page in corpus.pages]
    jobs = [
        Job(gold, {system: output.texts[i] for system, output in found.items()})
        for i, gold in enumerate(golds)
    ]
    pages = spread(score_page, jobs, choices.processes)
    scores = {system: Scores.of([page[system] for page in pages]) for system in found}
    figures = {system: _figures(scores[system], found[system]) for system in found}
    _compare(scores, figures)
    title = f"{corpus.name}: {corpus.about().partition(': ')[2]}"
    columns = ["system", "P", "R", "F1", "95 %", "docF1", "word F1", "exact", "ms", "version"]
    report.table(title, [*columns, "failed"], [_row(s, figures[s]) for s in _ranked(figures)])
    _say_comparison(figures)
    if choices.by:
        _print_groups(corpus, scores, choices.by)
    return figures


def _figures(scores: Scores, output: Output) -> dict[str, Any]:
    count = len(scores.f1s)
    return (
        scores.summary() | output.facts() | asdict(bootstrap.doubt(count, partial(f1_of, scores)))
    )


def f1_of(scores: Scores, rows: Rows) -> float:
    """The F1 of these pages."""
    return scores.take(rows).f1


def _difference(one: Scores, other: Scores, rows: Rows) -> float:
    return one.take(rows).f1 - other.take(rows).f1


def _compare(scores: Mapping[str, Scores], figures: dict[str, dict[str, Any]]) -> None:
    """Set newsclean against the best peer, page by page."""
    peers = [system for system in figures if system != OURS]
    if OURS not in figures or not peers:
        return
    best = max(peers, key=lambda system: figures[system]["f1"])
    statistic = partial(_difference, scores[OURS], scores[best])
    count = len(scores[OURS].f1s)
    figures[OURS]["best_peer"] = {
        "system": best,
        "difference": figures[OURS]["f1"] - figures[best]["f1"],
        "interval": bootstrap.doubt(count, statistic).interval,
    }


def _say_comparison(figures: Mapping[str, dict[str, Any]]) -> None:
    best = figures.get(OURS, {}).get("best_peer")
    if best:
        low, high = best["interval"]
        report.console.print(
            f"newsclean − {best['system']}, paired: {best['difference']:+.3f} "
            f"({low:+.3f} … {high:+.3f})"
        )


def _ranked(figures: Mapping[str, dict[str, Any]]) -> list[str]:
    return sorted(figures, key=lambda system: -figures[system]["f1"])


def _row(system: str, figures: dict[str, Any]) -> list[object]:
    low, high = figures["interval"]
    return [
        *[system, figures["precision"], figures["recall"], figures["f1"]],
        *[f"{low:.3f} … {high:.3f}", figures["doc_f1"], figures["word_f1"], figures["exact"]],
        *[_ms(figures), figures["version"], figures["failed"]],
    ]


def _ms(figures: Mapping[str, Any]) -> str | None:
    return None if figures["ms"] is None else f"{figures['ms']:.1f}"


def _print_groups(corpus: Corpus, scores: Mapping[str, Scores], by: str) -> None:
    """The F1 of every group of pages."""
    rows = [
        [name, len(pages), *(s.take(np.array(pages)).f1 for s in scores.values())]
        for name, pages in corpus.groups(by).items()
    ]
    report.table(f"{corpus.name}: F1 by {by}", [by, "pages", *scores], rows)


def _snippets(corpus: Corpus, found: Mapping[str, Output]) -> dict[str, dict[str, Any]]:
    figures = {system: _snippet_figures(corpus, output) for system, output in found.items()}
    rows: list[list[object]] = []
    for system in _ranked(figures):
        result = figures[system]
        low, high = result["interval"]
        span = f"{low:.3f} … {high:.3f}"
        shown = [result["precision"], result["recall"], result["f1"], span]
        rows.append([system, *shown, _ms(result), result["version"], result["failed"]])
    columns = ["system", "P", "R", "F1", "95 %", "ms", "version", "failed"]
    report.table(f"{corpus.name}: snippets, {len(corpus.pages)} pages", columns, rows)
    return figures


def _snippet_figures(corpus: Corpus, output: Output) -> dict[str, Any]:
    pairs = zip(corpus.pages, output.texts, strict=True)
    found = [find_snippets(text, page.with_, page.without) for page, text in pairs]
    counts = np.array([[s.found, s.wanted, s.leaked] for s in found])

    def f1(rows: Rows) -> float:
        right, wanted, leaked = counts[rows].sum(axis=0)
        return ratio(2 * right, right + leaked + wanted)

    total = sum(found[1:], start=found[0]).summary() if found else {}
    return total | output.facts() | asdict(bootstrap.doubt(len(found), f1))
