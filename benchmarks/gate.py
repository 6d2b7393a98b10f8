"""The gate: what was reached once may not be lost.

``floors.json`` holds a floor a figure, with the digest of the documents and the rule set it was
measured with. A figure may fall by its noise, and by half a point at most. All figures are
shares where more is better.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterator, Sequence
from dataclasses import asdict, dataclass
from datetime import UTC, datetime
from functools import partial
from pathlib import Path
from typing import Any

import numpy as np

from benchmarks import bootstrap, harm, kinds, ours, quality, report
from benchmarks import text as text_mode
from benchmarks.bootstrap import Rows
from benchmarks.corpora import Corpus
from benchmarks.errors import BadInput
from benchmarks.outputs import of
from benchmarks.pool import spread

FLOORS = Path(__file__).parent / "floors.json"
TOLERANCE = 0.005
BEHIND = ("trafilatura", "resiliparse_all")
EXPECTS = "an object with floors {NAME: {floor, noise, digest, ruleset}} and lowered [...]"


@dataclass(frozen=True, slots=True)
class Figure:
    """A measured figure: its name, value and noise, and what it was measured on."""

    name: str
    value: float
    noise: float
    digest: str


@dataclass(frozen=True, slots=True)
class Floor:
    """What was reached: the value, its noise, and what it was measured on and with."""

    floor: float
    noise: float
    digest: str
    ruleset: str

    @property
    def lowest(self) -> float:
        """What still passes."""
        return self.floor - min(self.noise, TOLERANCE)


@dataclass(frozen=True, slots=True)
class Floors:
    """The file: all floors, and the story of those that were lowered."""

    floors: dict[str, Floor]
    lowered: list[dict[str, Any]]

    @classmethod
    def load(cls, path: Path) -> Floors:
        """Read the file; no file has no floors.

        Raises:
            BadInput: where it is malformed.
        """
        if not path.exists():
            return cls({}, [])
        try:
            data = json.loads(path.read_text(encoding="utf-8"))
            return cls({n: Floor(**f) for n, f in data["floors"].items()}, list(data["lowered"]))
        except (ValueError, TypeError, KeyError, AttributeError):
            raise BadInput(path, f"expected {EXPECTS}") from None

    def save(self, path: Path) -> None:
        """Write the file."""
        floors = {name: asdict(self.floors[name]) for name in sorted(self.floors)}
        data = {"floors": floors, "lowered": self.lowered}
        text = json.dumps(data, indent=1, ensure_ascii=False)
        path.write_text(text + "\n", encoding="utf-8")

    def raised(self, figures: Sequence[Figure]) -> Floors:
        """These floors, raised to what was measured, and new ones added. None falls."""
        floors = dict(self.floors)
        for figure in figures:
            known = floors.get(figure.name)
            if known is None or figure.value > known.floor:
                floors[figure.name] = _floor(figure)
        return Floors(floors, self.lowered)

    def lower(self, figure: Figure, why: str) -> Floors:
        """These floors with one lowered to what was measured, and the reason kept."""
        entry = {
            "name": figure.name,
            "from": self.floors[figure.name].floor,
            "to": round(figure.value, 5),
            "why": why,
            "date": datetime.now(UTC).strftime("%Y-%m-%d"),
            "ruleset": ours.ruleset(),
        }
        return Floors(self.floors | {figure.name: _floor(figure)}, [*self.lowered, entry])


def _floor(figure: Figure) -> Floor:
    return Floor(round(figure.value, 5), round(figure.noise, 5), figure.digest, ours.ruleset())


def measure(seeds: Path, corpora: Sequence[Corpus], processes: int) -> list[Figure]:
    """All figures that can be measured here."""
    return list(_kinds(seeds, processes)) + [
        figure for corpus in corpora for figure in _corpus(corpus, processes)
    ]


def _kinds(seeds: Path, processes: int) -> Iterator[Figure]:
    specimens = kinds.load(seeds)
    digest = _digest(s.source + repr(s.blocks) for s in specimens)
    documents = spread(kinds.label, specimens, processes)
    figures = kinds.summary(documents)
    yield Figure("kinds/seeds/macro_f1", figures["macro_f1"], figures["noise"], digest)
    kept = figures["kept"]["f1"]
    noise = bootstrap.doubt(len(documents), partial(_kept_f1, documents)).noise
    yield Figure("kinds/seeds/kept_f1", kept, noise, digest)
    texts = [s.text for s in specimens if s.text]
    yield from _harm("seeds", "newsclean", texts, frozenset(), digest, processes)


def _kept_f1(documents: Sequence[kinds.Document], rows: Rows) -> float:
    return kinds.kept_figures([line for row in rows for line in documents[row]])["f1"]


def _harm(
    name: str,
    system: str,
    golds: Sequence[str],
    keeps: frozenset[str],
    digest: str,
    processes: int,
) -> Iterator[Figure]:
    losses = harm.measure(system, golds, keeps, processes)
    figures = harm.summary(losses)
    part = "harm" if system == "newsclean" else "harm-html"
    yield Figure(f"{part}/{name}/kept", 1 - figures["lost"], figures["noise"], digest)
    whole = np.array([loss.whole for loss in losses], dtype=np.float64)
    noise = bootstrap.doubt(len(whole), lambda rows: float(whole[rows].mean())).noise
    yield Figure(f"{part}/{name}/whole", figures["whole"], noise, digest)


def _corpus(corpus: Corpus, processes: int) -> Iterator[Figure]:
    report.note(corpus.about())
    golds = [page.body for page in corpus.pages if page.body]
    for system in ("newsclean", "newsclean-html") if golds else ():
        yield from _harm(corpus.name, system, golds, corpus.keeps, corpus.digest, processes)
    yield _quality(corpus, processes)
    if golds:
        yield from _text(corpus, processes)


def _quality(corpus: Corpus, processes: int) -> Figure:
    output = of(corpus, "newsclean", stored=False, processes=processes)
    measured = quality.figures_of(corpus, output, processes)
    return Figure(f"quality/{corpus.name}/f1", measured["f1"], measured["noise"], corpus.digest)


def _text(corpus: Corpus, processes: int) -> Iterator[Figure]:
    for behind in (name for name in BEHIND if name in corpus.systems):
        texts = of(corpus, behind, stored=True, processes=processes).texts
        scores = text_mode.scores_of(corpus, texts, ["newsclean"], processes)["newsclean"]
        noise = bootstrap.doubt(len(corpus.pages), partial(quality.f1_of, scores)).noise
        yield Figure(f"text/{corpus.name}/{behind}/f1", scores.f1, noise, corpus.digest)


def _digest(parts: Any) -> str:
    total = hashlib.sha256()
    for part in parts:
        total.update(part.encode())
    return total.hexdigest()[:16]


def check(floors: Floors, figures: Sequence[Figure]) -> bool:
    """Print the comparison; whether everything passes."""
    rows: list[list[object]] = []
    passes = True
    for figure in figures:
        known = floors.floors.get(figure.name)
        verdict = _verdict(known, figure)
        passes &= verdict != "FELL"
        floor = known.floor if known else None
        rows.append([figure.name, figure.value, floor, verdict, _changes(known, figure)])
    measured = {figure.name for figure in figures}
    rows += [
        [name, None, floor.floor, "not measured", ""]
        for name, floor in floors.floors.items()
        if name not in measured
    ]
    report.table(f"gate, rule set {ours.ruleset()}", ["figure", "now", "floor", "", "note"], rows)
    return passes


def _verdict(known: Floor | None, figure: Figure) -> str:
    if known is None:
        return "new: pin it with --raise"
    if figure.value < known.lowest:
        return "FELL"
    return "rose" if round(figure.value, 5) > known.floor else "holds"


def _changes(known: Floor | None, figure: Figure) -> str:
    changed = known is not None and known.digest != figure.digest
    return "the documents changed since" if changed else ""


@dataclass(frozen=True, slots=True)
class Change:
    """What is to be done with the floors: raise them, or lower one and say why."""

    lift: bool = False
    lower: str | None = None
    why: str = ""


def run(
    seeds: Path,
    corpora: Sequence[Corpus],
    change: Change,
    *,
    processes: int,
    path: Path = FLOORS,
) -> bool:
    """Measure, change the floors where told, compare; whether everything passes."""
    floors = Floors.load(path)
    figures = measure(seeds, corpora, processes)
    if change.lower is not None:
        figure = next((f for f in figures if f.name == change.lower), None)
        if figure is None or change.lower not in floors.floors:
            raise BadInput(change.lower, "is no floor that was measured; expected one of the table")
        floors = floors.lower(figure, change.why)
    if change.lift:
        floors = floors.raised(figures)
    if change != Change():
        floors.save(path)
    return check(floors, figures)
