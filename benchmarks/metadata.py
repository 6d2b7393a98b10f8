"""Metadata: title, authors and date against the gold."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from benchmarks import report
from benchmarks.corpora import Corpus, Page
from benchmarks.metrics import ratio
from benchmarks.peers import Document, Metadata
from benchmarks.runner import Run, UnavailableError
from benchmarks.runner import run as run_system

_DAY = re.compile(r"\d{4}-\d\d-\d\d")


@dataclass(frozen=True, slots=True)
class Counts:
    """What is right, of how many: titles, author names, dates."""

    titles: int = 0
    titles_right: int = 0
    names_right: int = 0
    names_found: int = 0
    names_wanted: int = 0
    dates: int = 0
    dates_right: int = 0

    def __add__(self, other: Counts) -> Counts:
        return Counts(*(getattr(self, f) + getattr(other, f) for f in self.__slots__))

    def summary(self) -> dict[str, float]:
        """Share of titles and dates that are right; precision, recall and F1 of names."""
        return {
            "title": ratio(self.titles_right, self.titles),
            "authors_precision": ratio(self.names_right, self.names_found),
            "authors_recall": ratio(self.names_right, self.names_wanted),
            "authors": ratio(2 * self.names_right, self.names_found + self.names_wanted),
            "date": ratio(self.dates_right, self.dates),
        }


def run(corpora: Sequence[Corpus], systems: Sequence[str], *, processes: int) -> dict[str, Any]:
    """Measure and print; the figures by corpus and system."""
    figures: dict[str, Any] = {}
    for corpus in corpora:
        if not any(page.title or page.date or page.authors for page in corpus.pages):
            report.note(f"{corpus.name}: the gold has no metadata; left out")
            continue
        report.note(corpus.about())
        figures[corpus.name] = _measure(corpus, systems, processes)
    return figures


def _measure(corpus: Corpus, systems: Sequence[str], processes: int) -> dict[str, Any]:
    documents = [Document(p.html(), p.url, p.lang) for p in corpus.pages if p.source]
    pages = [page for page in corpus.pages if page.source]
    figures: dict[str, Any] = {}
    rows: list[list[object]] = []
    for system in systems:
        try:
            done = describe(system, documents, processes)
        except UnavailableError as error:
            report.note(f"{corpus.name}: {system} left out: {error}")
            continue
        counts = count(pages, done)
        result = counts.summary() | {"version": done.version, "failed": done.failures}
        figures[system] = result
        rows.append([system, *list(counts.summary().values()), done.version, done.failures])
    total = count(pages, None)
    title = (
        f"{corpus.name}: {total.titles} titles, {total.names_wanted} author names, "
        f"{total.dates} dates"
    )
    columns = ["system", "title", "authors P", "authors R", "authors F1", "date", "version"]
    report.table(title, [*columns, "failed"], rows)
    return figures


def describe(system: str, documents: Sequence[Document], processes: int) -> Run:
    """What a system says about pages.

    Raises:
        UnavailableError: where it cannot run here.
    """
    return run_system("facts", system, documents, processes)


def count(pages: Sequence[Page], done: Run | None) -> Counts:
    """Compare what was found with the gold; without a run, only what there is to find."""
    total = Counts()
    for number, page in enumerate(pages):
        found = done.answers[number].result if done else {}
        total += compare(page, _metadata(found or {}))
    return total


def _metadata(found: dict[str, Any]) -> Metadata:
    authors = tuple(found.get("authors") or ())
    return Metadata(found.get("title"), authors, found.get("date"))


def compare(page: Page, found: Metadata) -> Counts:
    """Count one page. Facts that the gold does not state are not counted."""
    wanted, names = fold_names(page.authors), fold_names(found.authors)
    day = _day(page.date)
    return Counts(
        titles=bool(page.title),
        titles_right=bool(page.title) and fold(page.title) == fold(found.title),
        names_right=len(wanted & names),
        names_found=len(names) if wanted else 0,
        names_wanted=len(wanted),
        dates=bool(day),
        dates_right=bool(day) and day == _day(found.date),
    )


def fold(text: str | None) -> str:
    """Case and white space do not count."""
    return " ".join((text or "").casefold().split())


def fold_names(names: Sequence[str]) -> frozenset[str]:
    """Names as a set, each folded."""
    return frozenset(filter(None, map(fold, names)))


def _day(date: str | None) -> str | None:
    """The calendar day of an ISO date, as the page states it; None of anything else."""
    found = _DAY.match(date or "")
    return found.group() if found else None
