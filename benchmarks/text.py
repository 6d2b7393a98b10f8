"""Text mode behind an extractor: what cleaning its output gains, and what was there to gain."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import partial
from typing import Any

import numpy as np

from benchmarks import bootstrap, ours, outputs, report, worst
from benchmarks.bootstrap import Rows
from benchmarks.corpora import Corpus, Page
from benchmarks.metrics import (
    Gold,
    Score,
    Scores,
    Snippets,
    closed,
    find_snippets,
    mean,
    oracle,
    score,
)
from benchmarks.peers import WHOLE_DOCUMENTS
from benchmarks.pool import JOBS, spread
from benchmarks.runner import UnavailableError, run_text_peer

Inputs = Mapping[str, Sequence[str]]


@dataclass(frozen=True, slots=True)
class Fold:
    """Which pages were looked at while tuning: fold ``held`` of ``count`` was not."""

    held: int
    count: int

    @classmethod
    def parse(cls, text: str) -> Fold:
        """Read ``2/5``.

        Raises:
            ValueError: where it is not of that form.
        """
        held, _, count = text.partition("/")
        fold = cls(int(held), int(count))
        if not 0 <= fold.held < fold.count:
            raise ValueError(text)
        return fold

    def split(self, pages: Sequence[Page]) -> dict[str, Rows]:
        """The numbers of the pages looked at and of those held back."""
        held = np.array([page.fold(self.count) == self.held for page in pages])
        return {"looked at": np.flatnonzero(~held), "held back": np.flatnonzero(held)}


@dataclass(frozen=True, slots=True)
class Job:
    """One page: its gold, and the texts to score by name."""

    gold: str
    texts: dict[str, str]


def score_page(job: Job) -> dict[str, Score]:
    """The scores of all texts of a page."""
    gold = Gold.of(job.gold)
    return {name: score(gold, text) for name, text in job.texts.items()}


def best_text(job: tuple[str, str]) -> str:
    """The oracle's text."""
    gold, text = job
    return oracle(Gold.of(gold), text)


def clean_page(text: str, keeps: frozenset[str]) -> str:
    """newsclean's text."""
    return ours.from_text(text, keeps).text


def clean_all(system: str, corpus: Corpus, texts: Sequence[str], processes: int) -> list[str]:
    """What a cleaner makes of these texts."""
    if system == "newsclean":
        return spread(partial(clean_page, keeps=corpus.keeps), texts, processes)
    return run_text_peer(system, texts, processes)


@dataclass(frozen=True, slots=True)
class Choices:
    """What the command line asks for."""

    behind: tuple[str, ...] = ()
    systems: tuple[str, ...] = ("newsclean",)
    live: bool = False
    fold: Fold | None = None
    by: str | None = None
    worst: int = 0
    processes: int = JOBS


def run(corpora: Sequence[Corpus], choices: Choices) -> dict[str, Any]:
    """Measure and print; the figures by corpus and extractor."""
    useless = WHOLE_DOCUMENTS.intersection(choices.systems)
    for name in sorted(useless):
        report.note(f"{name}: drops whole documents and no lines; see the harm command")
    choices = replace(choices, systems=tuple(s for s in choices.systems if s not in useless))
    figures: dict[str, Any] = {}
    for corpus in corpora:
        report.note(corpus.about())
        inputs = dict(_inputs(corpus, choices))
        measure = _bodies if corpus.has_bodies else _snippets
        figures[corpus.name] = measure(corpus, inputs, choices)
        for name, texts in inputs.items() if choices.worst else ():
            worst.show_text(corpus, name, texts, choices.worst, choices.processes)
    return figures


def _inputs(corpus: Corpus, choices: Choices) -> Iterator[tuple[str, list[str]]]:
    """What the extractors make of the corpus, by their names."""
    for name in choices.behind or corpus.systems:
        try:
            found = outputs.of(corpus, name, stored=not choices.live, processes=choices.processes)
            yield name, found.texts
        except UnavailableError as error:
            report.note(f"{corpus.name}: {name} left out: {error}")


def _bodies(corpus: Corpus, inputs: Inputs, choices: Choices) -> dict[str, Any]:
    figures: dict[str, Any] = {}
    rows: list[list[object]] = []
    for name, texts in inputs.items():
        scores = scores_of(corpus, texts, choices.systems, choices.processes)
        for part, pages in _parts(corpus, choices).items():
            label = name if part == "all" else f"  {part}"
            figures.setdefault(name, {})[part] = result = _figures(scores, choices.systems, pages)
            rows += _rows(label, result, choices.systems)
    columns = ["behind", "pages", "P", "R", "F1", "cleaner", "→ P", "→ R", "→ F1", "gain"]
    columns += ["95 %", "oracle", "closed", "better", "worse", "exact", "→ exact"]
    report.table(f"{corpus.name}: text mode behind extractors", columns, rows)
    return figures


def _parts(corpus: Corpus, choices: Choices) -> dict[str, Rows]:
    parts = {"all": np.arange(len(corpus.pages))}
    if choices.fold:
        parts |= choices.fold.split(corpus.pages)
    if choices.by:
        groups = corpus.groups(choices.by)
        parts |= {name: np.array(pages) for name, pages in groups.items()}
    return parts


def scores_of(
    corpus: Corpus, before: Sequence[str], systems: Sequence[str], processes: int
) -> dict[str, Scores]:
    """The scores of an extractor's texts, of the oracle's, and of every cleaner's."""
    golds = [page.body or "" for page in corpus.pages]
    texts = {"before": list(before)}
    texts["oracle"] = spread(best_text, zip(golds, before, strict=True), processes)
    for system in systems:
        texts[system] = clean_all(system, corpus, before, processes)
    jobs = [
        Job(gold, {key: values[i] for key, values in texts.items()}) for i, gold in enumerate(golds)
    ]
    found = spread(score_page, jobs, processes)
    return {key: Scores.of([page[key] for page in found]) for key in texts}


def _figures(scores: dict[str, Scores], systems: Sequence[str], pages: Rows) -> dict[str, Any]:
    taken = {name: values.take(pages) for name, values in scores.items()}
    before, best = taken["before"], taken["oracle"]
    figures: dict[str, Any] = {"pages": len(pages), "before": before.summary()}
    figures["oracle"] = best.summary()
    for system in systems:
        after = taken[system]
        figures[system] = after.summary() | {
            "gain": after.f1 - before.f1,
            "gain_interval": bootstrap.doubt(len(pages), partial(_gain, before, after)).interval,
            "closed": closed(before.f1, after.f1, best.f1),
            "better": mean((after.f1s > before.f1s).astype(float)),
            "worse": mean((after.f1s < before.f1s).astype(float)),
        }
    return figures


def _gain(before: Scores, after: Scores, rows: Rows) -> float:
    return after.take(rows).f1 - before.take(rows).f1


def _rows(label: str, figures: dict[str, Any], systems: Sequence[str]) -> Iterable[list[object]]:
    before, best = figures["before"], figures["oracle"]
    alone = [label, figures["pages"], before["precision"], before["recall"], before["f1"]]
    if not systems:
        nothing: list[object] = [None] * 6
        yield [*alone, *nothing, best["f1"], None, None, None, before["exact"], None]
    for system in systems:
        after = figures[system]
        low, high = after["gain_interval"]
        yield [
            *[*alone, system, after["precision"], after["recall"], after["f1"]],
            *[f"{after['gain']:+.3f}", f"{low:+.3f} … {high:+.3f}", best["f1"]],
            *[f"{after['closed']:.0%}", f"{after['better']:.0%}", f"{after['worse']:.0%}"],
            *[before["exact"], after["exact"]],
        ]


def _snippets(corpus: Corpus, inputs: Inputs, choices: Choices) -> dict[str, Any]:
    figures: dict[str, Any] = {}
    rows: list[list[object]] = []
    for name, before in inputs.items():
        for system in choices.systems:
            after = clean_all(system, corpus, before, choices.processes)
            for part, pages in _parts(corpus, choices).items():
                old = count_snippets(corpus, before, pages)
                new = count_snippets(corpus, after, pages)
                figures.setdefault(name, {}).setdefault(part, {"before": old})[system] = new
                label = name if part == "all" else f"  {part}"
                gain = f"{new['f1'] - old['f1']:+.3f}"
                rows.append([label, len(pages), *old.values(), system, *new.values(), gain])
    columns = ["behind", "pages", "P", "R", "F1", "cleaner", "→ P", "→ R", "→ F1", "gain"]
    report.table(f"{corpus.name}: snippets, behind extractors", columns, rows)
    return figures


def count_snippets(corpus: Corpus, texts: Sequence[str], pages: Rows) -> dict[str, float]:
    """Snippet precision, recall and F1 of these texts."""
    total = Snippets()
    for number in pages:
        page = corpus.pages[number]
        total += find_snippets(texts[number], page.with_, page.without)
    return total.summary()
