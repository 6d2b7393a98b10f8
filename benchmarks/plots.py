"""The plots, as SVG that does not change when the figures do not."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

import matplotlib as mpl

mpl.use("svg")
# No date and fixed ids: the same figures give the same file.
mpl.rcParams["svg.hashsalt"] = "newsclean"
mpl.rcParams["font.size"] = 9
mpl.rcParams["axes.spines.top"] = False
mpl.rcParams["axes.spines.right"] = False

from matplotlib import pyplot as plt  # noqa: E402 - after the backend is chosen
from matplotlib.axes import Axes  # noqa: E402
from matplotlib.figure import Figure  # noqa: E402

OURS = "#c0392b"
PEER = "#34495e"
QUIET = "#bdc3c7"
BEST = "#27ae60"


def write(figure: Figure, path: Path) -> Path:
    """Write a figure and forget it."""
    figure.savefig(path, format="svg", bbox_inches="tight", metadata={"Date": None})
    plt.close(figure)
    return path


def quality(corpora: Mapping[str, Any], speed: Mapping[str, Any], path: Path) -> Path:
    """F1 against ms a page, a panel a corpus.

    The times are those of the speed run where it had the system, else of the quality run.
    """
    figure, panels = _panels(len(corpora), height=3.4)
    for panel, (name, corpus) in zip(panels, corpora.items(), strict=True):
        for system, row in corpus["systems"].items():
            ms = speed.get(system, row).get("ms")
            if not ms:
                continue
            colour = OURS if system == "newsclean" else PEER
            panel.scatter(ms, row["f1"], color=colour, s=24, zorder=3)
            at = (ms, row["f1"])
            panel.annotate(
                system, at, xytext=(4, 3), textcoords="offset points", fontsize=7, color=colour
            )
        panel.set_xscale("log")
        panel.set_title(name)
        panel.set_xlabel("ms a page")
        panel.margins(x=0.25)
    panels[0].set_ylabel("F1")
    return write(figure, path)


def text(corpora: Mapping[str, Any], system: str, path: Path) -> Path:
    """Before, after and oracle, a line an extractor, a panel a corpus."""
    figure, panels = _panels(len(corpora), height=3.0)
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
    figure, panels = _panels(len(modes), height=3.4)
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


def _panels(count: int, height: float) -> tuple[Figure, Sequence[Axes]]:
    figure, panels = plt.subplots(1, count, figsize=(4.2 * count, height), squeeze=False)
    figure.subplots_adjust(wspace=0.45)
    return figure, list(panels[0])
