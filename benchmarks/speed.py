"""Speed: fresh processes, interleaved, medians; growth over size; memory; the first call."""

from __future__ import annotations

import math
import tempfile
from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise
from pathlib import Path
from statistics import median
from typing import Any

import numpy as np

from benchmarks import made, report
from benchmarks.corpora import Corpus
from benchmarks.metrics import ratio
from benchmarks.peers import PEERS, TEXT_PEERS, Document
from benchmarks.runner import UnavailableError, Worker, worker

SIZES = (1_000, 10_000, 100_000, 1_000_000, 10_000_000, 50_000_000)
# A size that takes longer ends the series of that system.
LONGEST_SECONDS = 120.0
OURS = "newsclean"
WHOLE_TEXT = "resiliparse_all"
# What is timed where no corpus is given.
MADE = (3_000, 6_000, 12_000, 25_000, 50_000, 100_000) * 5


@dataclass(frozen=True, slots=True)
class Round:
    """One fresh process: loading, the first call, the rest, and peak memory."""

    load_ms: float
    first_ms: float
    ms: float
    peak_mb: float
    failed: int
    version: str | None


def run(
    mode: str,
    systems: Sequence[str],
    documents: Sequence[Document],
    *,
    rounds: int,
    largest: int,
) -> dict[str, Any]:
    """Measure and print; the figures by system.

    Args:
        mode: ``html`` or ``text``.
        systems: their names; newsclean is what the ratios refer to.
        documents: what to time.
        rounds: fresh processes a system.
        largest: the largest made document of the growth series, in bytes.
    """
    usable = [system for system in systems if _runs(mode, system)]
    megabytes = sum(len(d.text.encode()) for d in documents) / 1e6
    figures = timings(mode, usable, documents, rounds)
    for system, result in figures.items():
        result["mb_per_s"] = ratio(megabytes, result["ms"] * len(documents) / 1000)
        base = figures.get(OURS)
        result["ratio"] = ratio(result["ms"], base["ms"]) if base else None
        result["growth"] = growth(mode, system, largest)
    _print(mode, len(documents), megabytes, figures)
    return {"documents": len(documents), "megabytes": megabytes, "systems": figures}


def systems_of(mode: str, names: Sequence[str]) -> list[str]:
    """The systems of an option; ``all`` are all of the mode."""
    if list(names) != ["all"]:
        return list(names)
    return [*(PEERS if mode == "html" else TEXT_PEERS)]


def documents(mode: str, corpora: Sequence[Corpus]) -> list[Document]:
    """What to time: pages of corpora, or their golds as text; made documents where there are none.

    A corpus's texts are those of the whole page where they are stored, as text mode meets them.
    """
    if not corpora:
        make = made.page if mode == "html" else made.text
        return [Document(make(size)) for size in MADE]
    if mode == "html":
        return [Document(p.html(), p.url) for c in corpora for p in c.pages if p.source]
    return [Document(text) for corpus in corpora for text in _texts(corpus)]


def _texts(corpus: Corpus) -> list[str]:
    if WHOLE_TEXT not in corpus.systems:
        return [page.body for page in corpus.pages if page.body]
    stored = corpus.texts(WHOLE_TEXT)
    return [stored[page.id] for page in corpus.pages if stored.get(page.id)]


def _runs(mode: str, system: str) -> bool:
    try:
        with worker(mode, system):
            return True
    except UnavailableError as error:
        report.note(f"{system} left out: {error}")
        return False


def timings(
    mode: str, systems: Sequence[str], documents: Sequence[Document], rounds: int
) -> dict[str, dict[str, Any]]:
    """The medians over rounds, the systems taking turns."""
    found: dict[str, list[Round]] = defaultdict(list)
    for _ in range(rounds):
        for system in systems:
            with worker(mode, system) as running:
                found[system].append(one_round(running, documents))
    return {system: _medians(found[system]) for system in systems}


def one_round(running: Worker, documents: Sequence[Document]) -> Round:
    """All documents through one fresh process; the first is asked twice, and timed apart."""
    first = running.ask(documents[0])
    answers = [running.ask(document) for document in documents]
    return Round(
        load_ms=running.load_ms,
        first_ms=first.ms,
        ms=sum(answer.ms for answer in answers) / len(answers),
        peak_mb=max(answer.peak_mb for answer in answers),
        failed=sum(answer.failed is not None for answer in answers),
        version=running.version,
    )


def _medians(rounds: Sequence[Round]) -> dict[str, Any]:
    fields = ("load_ms", "first_ms", "ms", "peak_mb", "failed")
    figures: dict[str, Any] = {f: median(getattr(r, f) for r in rounds) for f in fields}
    return figures | {"version": rounds[0].version, "rounds": len(rounds)}


def growth(mode: str, system: str, largest: int) -> dict[str, Any]:
    """Time and memory over made documents, and the exponent of time over size."""
    points: list[dict[str, float]] = []
    for size in (s for s in SIZES if s <= largest):
        point = _point(mode, system, size)
        if point is None:
            break
        points.append(point)
    return {"points": points, "exponent": exponent(points), "steepest": steepest(points)}


def _point(mode: str, system: str, size: int) -> dict[str, float] | None:
    """One made document in a fresh process that has answered once; None if it took too long."""
    make = made.page if mode == "html" else made.text
    with worker(mode, system) as running, tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "document"
        path.write_text(make(size), encoding="utf-8")
        running.ask(Document(make(2_000)))
        answer = running.ask_file(path, LONGEST_SECONDS)
    if answer.failed is not None:
        report.note(f"{system}: {size} bytes: {answer.failed}")
        return None
    return {"bytes": size, "ms": answer.ms, "peak_mb": answer.peak_mb}


def exponent(points: Sequence[dict[str, float]]) -> float | None:
    """The slope of log time over log size: 1 is linear, 2 is quadratic."""
    if len(points) < 2:
        return None
    sizes = [math.log(point["bytes"]) for point in points]
    times = [math.log(point["ms"]) for point in points]
    return float(np.polyfit(sizes, times, 1)[0])


def steepest(points: Sequence[dict[str, float]]) -> float | None:
    """The steepest slope from one size to the next: what a fit over all sizes would hide."""
    slopes = [exponent(pair) for pair in pairwise(points)]
    return max((slope for slope in slopes if slope is not None), default=None)


def _print(mode: str, count: int, megabytes: float, figures: dict[str, Any]) -> None:
    rows = [
        [
            *[system, f"{f['ms']:.2f}", _times(f["ratio"]), f"{f['mb_per_s']:.2f}"],
            *[f"{f['load_ms']:.0f}", f"{f['first_ms']:.1f}", f"{f['peak_mb']:.0f}"],
            *[_two(f["growth"]["exponent"]), _two(f["growth"]["steepest"])],
            *[_largest(f["growth"]["points"]), f["version"]],
        ]
        for system, f in sorted(figures.items(), key=lambda item: item[1]["ms"])
    ]
    columns = ["system", "ms", "ratio", "MB/s", "import ms", "first ms", "peak MB", "exponent"]
    columns += ["steepest", "largest made", "version"]
    title = f"{mode}: {count} documents, {megabytes:.1f} MB, {report.machine()}"
    report.table(title, columns, rows)


def _times(value: float | None) -> str | None:
    return None if value is None else f"{value:.1f}×"


def _two(value: float | None) -> str | None:
    return None if value is None else f"{value:.2f}"


def _largest(points: Sequence[dict[str, float]]) -> str | None:
    if not points:
        return None
    last = points[-1]
    return f"{last['bytes'] / 1e6:g} MB: {last['ms'] / 1000:.1f} s, {last['peak_mb']:.0f} MB"
