"""``docs/benchmarks.md`` and its plots, from ``results/``: nothing there is typed by hand."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any

from benchmarks import report
from benchmarks.report import RESULTS, figure

PAGE = Path(__file__).parent.parent / "docs" / "benchmarks.md"
MODES = ("html", "text")
SYSTEM = "newsclean"

INTRO = """\
# Benchmarks

How good newsclean is, what it breaks and how fast it is, beside what else one could install. \
This page is written by `python -m benchmarks render` from `benchmarks/results/`; every section \
names the command that measured it. What is measured, and how to repeat it, is in \
[`benchmarks/README.md`](../benchmarks/README.md).
"""


def run(page: Path = PAGE, results: Path = RESULTS) -> list[Path]:
    """Write the page and the plots; what was written."""
    found = {name: report.load(name) for name in ("quality", "text", "harm", "kinds", "metadata")}
    speed = {mode: report.load(f"speed-{mode}") for mode in MODES}
    sections = [INTRO]
    written: list[Path] = []
    for part in (
        _quality(found["quality"], results),
        _text(found["text"], results),
        _harm(found["harm"]),
        _kinds(found["kinds"], results),
        _metadata(found["metadata"]),
        _speed(speed, results),
    ):
        for piece in part:
            if isinstance(piece, Path):
                written.append(piece)
            else:
                sections.append(piece)
    page.write_text("\n".join(sections), encoding="utf-8")
    return [page, *written]


Part = Iterator[str | Path]


def _heading(title: str, data: Mapping[str, Any]) -> str:
    return (
        f"## {title}\n\n`{data['command']}`, {data['date']}, newsclean {data['newsclean']}, "
        f"Python {data['python']}, {data['machine']}.\n"
    )


def _image(path: Path, text: str) -> str:
    return f"![{text}](../benchmarks/results/{path.name})\n"


def table(columns: Sequence[str], rows: Iterable[Sequence[object]]) -> str:
    """A Markdown table; the first column is text, the others are figures."""
    lines = [columns, ["---"] + ["---:"] * (len(columns) - 1)]
    lines += [[figure(value) for value in row] for row in rows]
    return "\n".join(f"| {' | '.join(line)} |" for line in lines) + "\n"


def _quality(data: dict[str, Any] | None, results: Path) -> Part:
    if data is None:
        return
    yield _heading("HTML to body", data)
    corpora = data["corpora"]
    timed = {
        name: corpus
        for name, corpus in corpora.items()
        if any(row.get("ms") for row in corpus["systems"].values())
    }
    if timed:
        from benchmarks import plots

        path = plots.quality(timed, results / "quality.svg")
        yield path
        yield _image(path, "F1 against the median milliseconds a page in this run")
    for name, corpus in corpora.items():
        yield _quality_table(name, corpus)


def _quality_table(name: str, corpus: Mapping[str, Any]) -> str:
    held = ", ".join(corpus["kept"])
    convention = f"scored with the {held} kept" if held else "scored as body alone"
    head = f"### {name}\n\n{corpus['pages']} pages, {convention}"
    if corpus["without_gold"]:
        head += f"; {corpus['without_gold']} without gold left out"
    whole = any("exact" in row for row in corpus["systems"].values())
    columns = ["system", "version", "P", "R", "F1", "95 %"]
    columns += ["docF1", "word F1", "exact"] if whole else []
    rows = [
        [system, row["version"], row["precision"], row["recall"], row["f1"], _span(row)]
        + [row[key] for key in ("doc_f1", "word_f1", "exact") if whole]
        for system, row in _ranked(corpus["systems"])
    ]
    missing = "".join(f"\n{s}: {why}.\n" for s, why in sorted(corpus["left_out"].items()))
    return f"{head}.\n\n{table(columns, rows)}{_paired(corpus['systems'])}{missing}"


def _paired(systems: Mapping[str, Any]) -> str:
    best = systems.get(SYSTEM, {}).get("best_peer")
    if not best:
        return ""
    low, high = best["interval"]
    return (
        f"\nnewsclean − {best['system']}, paired by page: {best['difference']:+.3f} "
        f"({low:+.3f} … {high:+.3f}).\n"
    )


def _ranked(systems: Mapping[str, Any]) -> list[tuple[str, Any]]:
    return sorted(systems.items(), key=lambda item: -item[1]["f1"])


def _span(row: Mapping[str, Any], key: str = "interval") -> str:
    low, high = row[key]
    return f"{low:.3f} … {high:.3f}"


def _text(data: dict[str, Any] | None, results: Path) -> Part:
    if data is None:
        return
    yield _heading("Text, behind extractors", data)
    bodies = {
        name: rows
        for name, rows in data["corpora"].items()
        if rows and all(SYSTEM in row["all"] and "oracle" in row["all"] for row in rows.values())
    }
    if bodies:
        from benchmarks import plots

        path = plots.text(bodies, SYSTEM, results / "text.svg")
        yield path
        yield _image(path, "F1 before, after and at best")
    for name, rows in bodies.items():
        columns = ["behind", "F1", "with newsclean", "gain", "95 %", "oracle", "distance closed"]
        yield f"### {name}\n\n{table(columns, _text_rows(rows))}"


def _text_rows(rows: Mapping[str, Any]) -> Iterator[list[object]]:
    for behind, parts in rows.items():
        part = parts["all"]
        after = part[SYSTEM]
        low, high = after["gain_interval"]
        yield [
            *[behind, part["before"]["f1"], after["f1"], f"{after['gain']:+.3f}"],
            *[f"{low:+.3f} … {high:+.3f}", part["oracle"]["f1"], f"{after['closed']:.0%}"],
        ]


def _harm(data: dict[str, Any] | None) -> Part:
    if data is None:
        return
    yield _heading("Harm: clean articles in", data)
    rows = [
        [corpus, system, row["articles"], f"{row['lost']:.3%}", f"{row['whole']:.1%}"]
        for corpus, systems in data["corpora"].items()
        for system, row in systems.items()
    ]
    yield table(["corpus", "system", "articles", "characters lost", "came back whole"], rows)


def _kinds(data: dict[str, Any] | None, results: Path) -> Part:
    if data is None:
        return
    from benchmarks import plots

    yield _heading("Kinds", data)
    path = plots.kinds(data["kinds"], results / "kinds.svg")
    yield path
    yield (
        f"{data['documents']} documents, {data['lines']} lines: macro-F1 {data['macro_f1']:.3f} "
        f"({_span(data, 'macro_interval')}), accuracy {data['accuracy']:.3f}; body or not: "
        f"F1 {data['kept']['f1']:.3f}.\n"
    )
    yield _image(path, "F1 of every kind")
    rows = [
        [kind, int(row["support"]), row["precision"], row["recall"], row["f1"]]
        for kind, row in data["kinds"].items()
    ]
    yield table(["kind", "lines", "P", "R", "F1"], rows)
    shown = [
        [f"{b['from']:.1f} – {b['to']:.1f}", b["lines"], b["confidence"], b["right"]]
        for b in data["calibration"]
    ]
    yield "Confidence against the share that is right:\n"
    yield table(["confidence", "lines", "mean", "right"], shown)


def _metadata(data: dict[str, Any] | None) -> Part:
    if data is None:
        return
    yield _heading("Metadata", data)
    rows = [
        [corpus, system, row["version"], row["title"], row["authors"], row["date"]]
        for corpus, systems in data["corpora"].items()
        for system, row in systems.items()
    ]
    yield table(["corpus", "system", "version", "title", "authors F1", "date"], rows)


def _speed(speed: Mapping[str, dict[str, Any] | None], results: Path) -> Part:
    modes = {mode: data for mode, data in speed.items() if data is not None}
    if not modes:
        return
    from benchmarks import plots

    for mode, data in modes.items():
        yield _heading(f"Speed, {mode}", data)
        yield f"{data['documents']} documents, {data['megabytes']:.1f} MB, one process.\n"
        columns = ["system", "version", "ms", "ratio", "MB/s", "import ms", "first ms", "peak MB"]
        columns += ["exponent", "steepest"]
        yield table(columns, _speed_rows(data["systems"]))
    systems = {mode: data["systems"] for mode, data in modes.items()}
    path = plots.growth(systems, results / "growth.svg")
    yield path
    yield _image(path, "Time over size")


def _speed_rows(systems: Mapping[str, Any]) -> Iterator[list[object]]:
    for system, row in sorted(systems.items(), key=lambda item: item[1]["ms"]):
        ratio, growth = row["ratio"], row["growth"]
        yield [
            *[system, row["version"], f"{row['ms']:.2f}"],
            *[None if ratio is None else f"{ratio:.1f}×", f"{row['mb_per_s']:.2f}"],
            *[f"{row['load_ms']:.0f}", f"{row['first_ms']:.1f}", f"{row['peak_mb']:.0f}"],
            *[growth[key] and f"{growth[key]:.2f}" for key in ("exponent", "steepest")],
        ]
