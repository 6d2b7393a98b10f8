"""The table of ``--explain``."""

from __future__ import annotations

import io
import os
import re
import shutil
import sys

from rich.box import SIMPLE_HEAD
from rich.console import Console
from rich.table import Table
from rich.text import Text

from newsclean import Article, Segment

# By the role of the kind.
COLOURS = {
    "body": "green",
    "front": "cyan",
    "back": "blue",
    "media": "magenta",
    "cruft": "red",
}
# Wide enough for reasons where a file or a pipe has no width of its own.
WIDTH = 120
LONGEST_TEXT = 120
# The table shows the heaviest; `Article.explain` and JSON hold all.
MOST_REASONS = 3

# Control characters and direction marks would act on the reader's terminal.
_UNPRINTABLE = re.compile("[\x00-\x1f\x7f-\x9f\u200e\u200f\u2028-\u202e\u2066-\u2069]")


def render(article: Article) -> str:
    """The table, coloured where standard output is a terminal that wants colours."""
    colour = _wants_colour()
    width = shutil.get_terminal_size((WIDTH, 0)).columns
    console = Console(
        file=io.StringIO(),
        width=width,
        force_terminal=colour,
        color_system="standard" if colour else None,
        highlight=False,
        legacy_windows=False,
    )
    with console.capture() as captured:
        console.print(_table(article))
        console.print(_summary(article))
    lines = captured.get().rstrip("\n").split("\n")
    return "\n".join(line.rstrip() for line in lines)


def _wants_colour() -> bool:
    """A terminal, no NO_COLOR (https://no-color.org), and not a dumb one."""
    return (
        sys.stdout is not None
        and sys.stdout.isatty()
        and not os.environ.get("NO_COLOR")
        and os.environ.get("TERM", "") != "dumb"
    )


def _table(article: Article) -> Table:
    table = Table(box=SIMPLE_HEAD, pad_edge=False, expand=True)
    table.add_column("", width=1)
    table.add_column("kind", no_wrap=True, min_width=13)
    table.add_column("sure", justify="right", no_wrap=True, min_width=4)
    table.add_column("text", ratio=5)
    table.add_column("reasons", ratio=4)
    for segment in article.segments:
        table.add_row(*_row(segment))
    return table


def _row(segment: Segment) -> tuple[Text, Text, Text, Text, Text]:
    colour = COLOURS[segment.kind.role]
    text = segment.text
    if len(text) > LONGEST_TEXT:
        text = text[: LONGEST_TEXT - 1] + "…"
    return (
        Text("+" if segment.kept else "-", style=colour),
        Text(segment.kind.value, style=colour),
        Text(f"{segment.confidence:.2f}"),
        Text(_shown(text), style="" if segment.kept else "dim"),
        Text(_reasons(segment), style="dim"),
    )


def _reasons(segment: Segment) -> str:
    heaviest = sorted(segment.reasons, key=lambda reason: -abs(reason.weight))[:MOST_REASONS]
    return "\n".join(f"{reason.weight:+.1f} {_shown(reason.note)}" for reason in heaviest)


def _summary(article: Article) -> Text:
    kept = sum(segment.kept for segment in article.segments)
    lines = [
        f"{article.verdict.value}{'' if article.complete else ' (incomplete)'}, "
        f"language {article.language or 'unknown'}, confidence {article.confidence:.2f}: "
        f"{kept} of {len(article.segments)} segments kept (+), "
        f"{len(article.segments) - kept} removed (-)",
        *(f"note: {_shown(note)}" for note in article.notes),
    ]
    return Text("\n".join(lines))


def _shown(text: str) -> str:
    return _UNPRINTABLE.sub("\N{REPLACEMENT CHARACTER}", text)
