"""The plots, as SVG that does not change when the figures do not."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

import matplotlib as mpl

mpl.use("svg")
# No date and fixed ids: the same figures give the same file.
mpl.rcParams["svg.hashsalt"] = "newsclean"
mpl.rcParams["svg.fonttype"] = "none"
mpl.rcParams["font.size"] = 9
mpl.rcParams["axes.spines.top"] = False
mpl.rcParams["axes.spines.right"] = False

from matplotlib import pyplot as plt  # noqa: E402 - after the backend is chosen
from matplotlib.axes import Axes  # noqa: E402
from matplotlib.figure import Figure  # noqa: E402
from matplotlib.lines import Line2D  # noqa: E402

OURS = "#c0392b"
PEER = "#34495e"
QUIET = "#bdc3c7"
BEST = "#27ae60"
SHOWN_RANGE = 0.2


def write(figure: Figure, path: Path) -> Path:
    """Write a figure and forget it."""
    figure.savefig(path, format="svg", bbox_inches="tight", metadata={"Date": None})
    plt.close(figure)
    return path


def quality(corpora: Mapping[str, Any], path: Path) -> Path:
    """F1 against ms a page, both of the quality run, a panel a corpus.

    What is far below the others is left out of the picture and named in it.
    """
    figure, panels = _panels(len(corpora), width=3.2, height=3.4)
    names = sorted({system for corpus in corpora.values() for system in corpus["systems"]})
    for panel, (name, corpus) in zip(panels, corpora.items(), strict=True):
        rows = corpus["systems"]
        floor = max(row["f1"] for row in rows.values()) - SHOWN_RANGE
        for system, row in rows.items():
            if row["ms"] and row["f1"] >= floor:
                panel.scatter(row["ms"], row["f1"], **_style(system, names), label=system)
        below = [system for system, row in rows.items() if row["f1"] < floor]
        panel.set_xscale("log")
        panel.set_title(name)
        panel.set_xlabel("ms a page" + (f"\nbelow: {', '.join(below)}" if below else ""))
    panels[0].set_ylabel("F1")
    handles = [Line2D([], [], ls="", **_marker(system, names)) for system in names]
    figure.legend(
        handles, names, loc="upper center", ncol=7, frameon=False, bbox_to_anchor=(0.5, 0)
    )
    return write(figure, path)


def _style(system: str, names: Sequence[str]) -> dict[str, Any]:
    ours = system == "newsclean"
    colour, marker = _look(system, names)
    return {"color": colour, "marker": marker, "s": 130 if ours else 36, "zorder": 4 if ours else 3}


def _marker(system: str, names: Sequence[str]) -> dict[str, Any]:
    colour, marker = _look(system, names)
    return {"color": colour, "marker": marker, "markersize": 9 if system == "newsclean" else 6}


def _look(system: str, names: Sequence[str]) -> tuple[Any, str]:
    if system == "newsclean":
        return OURS, "*"
    number = names.index(system)
    return plt.get_cmap("tab10")(number % 10), "osD^vPX"[number % 7]


def text(corpora: Mapping[str, Any], system: str, path: Path) -> Path:
    """Before, after and oracle, a line an extractor, a panel a corpus."""
    figure, panels = _panels(len(corpora), width=4.0, height=3.0)
    for panel, (name, rows) in zip(panels, corpora.items(), strict=True):
        ranked = sorted(rows, key=lambda behind: rows[behind]["all"]["before"]["f1"])
        for height, behind in enumerate(ranked):
            part = rows[behind]["all"]
            before, best = part["before"]["f1"], part["oracle"]["f1"]
            panel.plot([before, best], [height, height], color=QUIET, lw=2, zorder=1)
            panel.scatter(before, height, color=PEER, s=22, zorder=3)
            panel.scatter(best, height, color=BEST, s=22, marker="|", zorder=3)
            panel.scatter(part[system]["f1"], height, color=OURS, s=26, zorder=4)
        panel.set_yticks(range(len(ranked)), ranked)
        panel.set_title(name)
        panel.set_xlabel("F1: before, newsclean, oracle")
    return write(figure, path)


def kinds(figures: Mapping[str, Any], path: Path) -> Path:
    """The F1 of every kind, with how many lines there are."""
    ranked = sorted(figures, key=lambda kind: figures[kind]["f1"])
    figure, axes = plt.subplots(figsize=(6.5, 0.25 * len(ranked) + 0.8))
    values = [figures[kind]["f1"] for kind in ranked]
    labels = [f"{kind} ({int(figures[kind]['support'])})" for kind in ranked]
    bars = axes.barh(labels, values, color=OURS)
    axes.bar_label(bars, [f"{value:.2f}" for value in values], padding=3, fontsize=7)
    axes.set_xlim(0, 1.08)
    axes.set_xlabel("F1")
    return write(figure, path)


def growth(modes: Mapping[str, Mapping[str, Any]], path: Path) -> Path:
    """Time over the size of a made document, both on log scales, a panel a mode."""
    figure, panels = _panels(len(modes), width=4.2, height=3.4)
    for panel, (mode, systems) in zip(panels, modes.items(), strict=True):
        for system, row in systems.items():
            points = row["growth"]["points"]
            sizes = [point["bytes"] for point in points]
            times = [point["ms"] / 1000 for point in points]
            ours = system == "newsclean"
            colour = {"color": OURS, "lw": 2.2, "zorder": 3} if ours else {"lw": 1}
            slope = row["growth"]["exponent"]
            label = system if slope is None else f"{system}, {slope:.2f}"
            panel.plot(sizes, times, marker=".", label=label, **colour)
        panel.set_xscale("log")
        panel.set_yscale("log")
        panel.set_title(f"{mode}: time and exponent")
        panel.set_xlabel("bytes")
        panel.set_ylabel("seconds")
        panel.legend(fontsize=6, frameon=False)
    return write(figure, path)


def _panels(count: int, *, width: float, height: float) -> tuple[Figure, Sequence[Axes]]:
    size = (width * count, height)
    figure, panels = plt.subplots(1, count, figsize=size, squeeze=False, layout="constrained")
    return figure, list(panels[0])
