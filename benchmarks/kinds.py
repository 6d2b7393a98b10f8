"""Kinds: precision, recall and F1 a kind, by labelled block; confusion; calibration."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray
from rich.markup import escape

from benchmarks import bootstrap, ours, report
from benchmarks.bootstrap import Rows
from benchmarks.errors import BadInput
from benchmarks.metrics import ratio
from benchmarks.pool import JOBS, spread
from newsclean import specimen
from newsclean.article import Segment
from newsclean.errors import NewscleanError

BINS = 5
CONFUSIONS = 15


@dataclass(frozen=True, slots=True)
class Label:
    """A block of a specimen: what it is, what newsclean said, how sure, and why."""

    gold: str
    found: str
    confidence: float
    text: str
    why: str


Document = tuple[Label, ...]


def run(
    folder: Path,
    *,
    lang: str | None = None,
    late: bool = False,
    worst_count: int = 0,
    processes: int = JOBS,
) -> dict[str, Any]:
    """Measure and print; the figures."""
    specimens = load(folder, lang, late=late)
    documents = spread(label, specimens, processes)
    figures = summary(documents)
    names = [found.name for found in specimens]
    _print(folder, figures)
    _show(names, documents, worst_count)
    return figures


def load(folder: Path, lang: str | None = None, *, late: bool = False) -> list[specimen.Specimen]:
    """The specimens below a folder; the late ones are those that no rule was written for.

    Raises:
        BadInput: where there is none, or one breaks the format.
    """
    if not folder.is_dir():
        raise BadInput(folder, "there is no such folder; expected a folder of specimens")
    try:
        found = [
            s for s in specimen.load_all(folder) if lang in (None, s.lang) and (s.late or not late)
        ]
    except NewscleanError as error:
        where, _, what = str(error).partition(": ")
        raise BadInput(where, what) from None
    if not found:
        raise BadInput(folder, "holds no specimen; expected LANG/SORT-NAME.txt files")
    return found


def label(given: specimen.Specimen) -> Document:
    """What newsclean says of each block of a specimen."""
    segments = ours.from_text(given.source).segments
    return tuple(
        Label(
            gold=block.kind.value,
            found=segment.kind.value if segment else "nothing",
            confidence=segment.confidence if segment else 0.0,
            text=block.text,
            why=", ".join(f"{r.rule} {r.weight:+.1f}" for r in segment.reasons) if segment else "",
        )
        for block in given.blocks
        for segment in [_widest(segments, block.start, block.end)]
    )


def _widest(segments: Sequence[Segment], start: int, end: int) -> Segment | None:
    """The segment that covers most of the span."""

    def shared(segment: Segment) -> int:
        return min(segment.end, end) - max(segment.start, start)

    best = max(segments, key=shared, default=None)
    return best if best is not None and shared(best) > 0 else None


def summary(documents: Sequence[Document]) -> dict[str, Any]:
    """All figures of a set of labelled documents."""
    lines = [line for document in documents for line in document]
    tally = Tally.of(documents)
    everything = np.arange(len(documents))
    doubt = bootstrap.doubt(len(documents), tally.macro_f1)
    return {
        "documents": len(documents),
        "lines": len(lines),
        "accuracy": ratio(sum(line.gold == line.found for line in lines), len(lines)),
        "macro_f1": tally.macro_f1(everything),
        "macro_interval": doubt.interval,
        "noise": doubt.noise,
        "kept": kept_figures(lines),
        "kinds": tally.figures(everything),
        "confusions": confusions(lines),
        "calibration": calibration(lines),
    }


@dataclass(frozen=True, slots=True)
class Tally:
    """By document and kind: lines that are of it, that were called it, and both."""

    kinds: tuple[str, ...]
    support: NDArray[np.float64]
    found: NDArray[np.float64]
    right: NDArray[np.float64]

    @classmethod
    def of(cls, documents: Sequence[Document]) -> Tally:
        """Count the lines."""
        kinds = tuple(sorted({line.gold for document in documents for line in document}))
        both = [[line.gold for line in d if line.gold == line.found] for d in documents]
        return cls(
            kinds,
            _counts([[line.gold for line in d] for d in documents], kinds),
            _counts([[line.found for line in d] for d in documents], kinds),
            _counts(both, kinds),
        )

    def figures(self, rows: Rows) -> dict[str, dict[str, float]]:
        """Precision, recall, F1 and support of every kind that these documents have."""
        support, found, right = (
            c[rows].sum(axis=0) for c in (self.support, self.found, self.right)
        )
        return {
            kind: {
                "precision": ratio(right[i], found[i]),
                "recall": ratio(right[i], support[i]),
                "f1": ratio(2 * right[i], found[i] + support[i]),
                "support": float(support[i]),
            }
            for i, kind in enumerate(self.kinds)
            if support[i]
        }

    def macro_f1(self, rows: Rows) -> float:
        """The mean F1 over the kinds that these documents have."""
        support, found = self.support[rows].sum(axis=0), self.found[rows].sum(axis=0)
        there = support > 0
        f1s = 2 * self.right[rows].sum(axis=0)[there] / (support + found)[there]
        return float(f1s.mean()) if there.any() else 0.0


def _counts(documents: Sequence[Sequence[str]], kinds: Sequence[str]) -> NDArray[np.float64]:
    rows = [[float(Counter(document)[kind]) for kind in kinds] for document in documents]
    return np.array(rows).reshape(len(documents), len(kinds))


def kept_figures(lines: Sequence[Label]) -> dict[str, float]:
    """Body against the rest: the decision that makes the clean text."""
    body = {kind.value for kind in ours.options(frozenset()).keep}
    right = sum(line.gold in body and line.found in body for line in lines)
    found = sum(line.found in body for line in lines)
    support = sum(line.gold in body for line in lines)
    f1 = ratio(2 * right, found + support)
    return {"precision": ratio(right, found), "recall": ratio(right, support), "f1": f1}


def confusions(lines: Sequence[Label]) -> list[dict[str, Any]]:
    """What is taken for what, most often first."""
    wrong = Counter((line.gold, line.found) for line in lines if line.gold != line.found)
    return [{"gold": g, "found": f, "lines": n} for (g, f), n in wrong.most_common()]


def calibration(lines: Sequence[Label]) -> list[dict[str, float]]:
    """Whether confidence means what it says: the share that is right, by confidence."""
    edges = np.linspace(0, 1, BINS + 1)
    rows = []
    for low, high in pairwise(edges):
        within = [x for x in lines if low <= x.confidence < high or x.confidence == high == 1]
        right = ratio(sum(line.gold == line.found for line in within), len(within))
        said = ratio(sum(line.confidence for line in within), len(within))
        rows.append(
            {"from": float(low), "to": float(high), "lines": len(within)}
            | {"confidence": said, "right": right}
        )
    return rows


def _print(folder: Path, figures: dict[str, Any]) -> None:
    rows: list[list[object]] = [
        [kind, int(f["support"]), f["precision"], f["recall"], f["f1"]]
        for kind, f in figures["kinds"].items()
    ]
    kept = figures["kept"]
    rows.append(["body or not", None, kept["precision"], kept["recall"], kept["f1"]])
    title = f"{folder}: {figures['documents']} documents, {figures['lines']} lines"
    report.table(title, ["kind", "lines", "P", "R", "F1"], rows)
    low, high = figures["macro_interval"]
    report.console.print(
        f"macro-F1 {figures['macro_f1']:.3f} ({low:.3f} … {high:.3f}), "
        f"accuracy {figures['accuracy']:.3f}"
    )
    most = figures["confusions"][:CONFUSIONS]
    taken = [[f"{c['gold']} → {c['found']}", c["lines"]] for c in most]
    report.table("taken for", ["kind → found", "lines"], taken)
    bins = figures["calibration"]
    shown = [
        [f"{b['from']:.1f}–{b['to']:.1f}", b["lines"], b["confidence"], b["right"]] for b in bins
    ]
    report.table("calibration", ["confidence", "lines", "mean", "right"], shown)


def _show(names: Sequence[str], documents: Sequence[Document], count: int) -> None:
    """Print the wrong lines of the worst documents."""

    def wrong(document: Document) -> list[Label]:
        return [line for line in document if line.gold != line.found]

    ranked = sorted(zip(names, documents, strict=True), key=lambda pair: -len(wrong(pair[1])))
    for name, document in ranked[:count]:
        report.console.print(f"[bold]{escape(name)}[/]: {len(wrong(document))} wrong")
        for line in wrong(document):
            said = f"  {line.gold} → {line.found} {line.confidence:.2f}"
            report.console.print(f"{said}  {escape(line.text[:110])}\n    [dim]{escape(line.why)}")
