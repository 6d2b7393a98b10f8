"""The measured part of ``docs/scale.md``, from ``results/pipelines-*.json``."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

from benchmarks import report

PAGE = Path(__file__).parent.parent / "docs" / "scale.md"
MODES = {"text": "texts", "html": "pages"}
BLOCK = re.compile(r"(<!-- measured: .*? -->\n).*?(<!-- /measured -->)", re.DOTALL)
MILLION = 1_000_000
# 1.35 billion articles in 117 months: the source is on the page.
COMMON_CRAWL_MONTH = 11_500_000

Figures = dict[str, Any]


def run(page: Path = PAGE) -> list[Path]:
    """Write the tables into the page; nothing where nothing was measured."""
    found = {mode: report.load(f"pipelines-{mode}") for mode in MODES}
    measured = {mode: figures for mode, figures in found.items() if figures}
    if not measured:
        return []
    text = page.read_text(encoding="utf-8")
    block = "\n".join(_block(measured))
    page.write_text(BLOCK.sub(lambda m: f"{m[1]}\n{block}\n\n{m[2]}", text), encoding="utf-8")
    return [page]


def _block(measured: dict[str, Figures]) -> Iterator[str]:
    for figures in measured.values():
        yield (
            f"`{figures['command']}`, {figures['date']}, newsclean {figures['newsclean']}, "
            f"Python {figures['python']}, {figures['machine']}.\n"
        )
    yield "| | " + " | ".join(MODES[mode] for mode in measured) + " |"
    yield "|---" * (len(measured) + 1) + "|"
    for name, value in ROWS.items():
        yield f"| {name} | " + " | ".join(_shown(value, f) for f in measured.values()) + " |"


def _shown(value: Callable[[Figures], object], figures: Figures) -> str:
    try:
        shown = value(figures)
    except (KeyError, TypeError, ZeroDivisionError):
        return "–"
    if isinstance(shown, bool):
        return "yes" if shown else "**no**"
    if isinstance(shown, float):
        return f"{shown:,.0f}" if shown >= 100 else f"{shown:.3g}"
    return str(shown)


def _cpu(figures: Figures, name: str = "many-2") -> float:
    """CPU seconds a document, all processes together."""
    row = figures[name]
    return float((row["parent_cpu_seconds"] + row["workers_cpu_seconds"]) / row["documents"])


def _over(name: str) -> Callable[[Figures], float]:
    """Time over ``clean_many`` with two workers."""
    return lambda f: float(f["many-2"]["per_second"] / f[name]["per_second"])


ROWS: dict[str, Callable[[Figures], object]] = {
    "documents measured": lambda f: f["documents"],
    "bytes in, each": lambda f: float(f["loop"]["bytes_in"]),
    "CPU milliseconds each: the plain loop": lambda f: 1000 / f["loop"]["per_second"],
    "`clean_many`, parent and two workers": lambda f: 1000 * _cpu(f),
    "of these the parent": lambda f: (
        1000 * f["many-2"]["parent_cpu_seconds"] / f["many-2"]["documents"]
    ),
    "**CPU hours a million** (`clean_many`)": lambda f: _cpu(f) * MILLION / 3600,
    "`newsclean batch` to JSONL": lambda f: _cpu(f, "batch") * MILLION / 3600,
    "`newsclean batch` to Parquet": lambda f: _cpu(f, "batch-parquet") * MILLION / 3600,
    "gigabytes out a million, JSONL": lambda f: f["batch"]["bytes_out"] * MILLION / 1e9,
    "documents a second, one worker": lambda f: float(f["many-1"]["per_second"]),
    "two workers": lambda f: float(f["many-2"]["per_second"]),
    "two workers over one": lambda f: f["many-2"]["per_second"] / f["many-1"]["per_second"],
    "two threads": lambda f: float(f["threads"]["per_second"]),
    "CPU time of `clean_batch` over the plain loop": lambda f: f["loop"]["clean_batch_over_loop"],
    "time over `clean_many`: `newsclean batch`, JSONL": _over("batch"),
    "`newsclean batch`, Parquet": _over("batch-parquet"),
    "Spark, Parquet to Parquet": _over("spark"),
    "Ray Data, Parquet to Parquet": _over("ray"),
    "datatrove, JSONL to JSONL": _over("datatrove"),
    "seconds before the first document: Spark": lambda f: float(f["spark"]["start_seconds"]),
    "Ray": lambda f: float(f["ray"]["start_seconds"]),
    "all three give the texts of `clean`": lambda f: all(
        f[name]["same_texts"] for name in ("spark", "ray", "datatrove")
    ),
    "MB of the parent, `newsclean batch`, at first and at last": lambda f: (
        f"{f['batch']['first_mb']:.0f}, {f['batch']['last_mb']:.0f}"
    ),
    "MB of each worker": lambda f: float(f["batch"]["worker_mb"]),
    "killed, resumed, and the same bytes": lambda f: (
        f"{f['kills']['kills']} times, {'yes' if f['kills']['same_bytes'] else '**no**'}"
    ),
    "CPU hours for a month of CC-NEWS, 11.5 million": lambda f: (
        _cpu(f, "batch") * COMMON_CRAWL_MONTH / 3600
    ),
}
