"""What every table on a terminal needs: its width, whether it wants colour, and no tricks."""

from __future__ import annotations

import io
import os
import re
import shutil
import sys

from rich.console import Console, RenderableType

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

# Control characters and direction marks would act on the reader's terminal.
_UNPRINTABLE = re.compile("[\x00-\x1f\x7f-\x9f\u200e\u200f\u2028-\u202e\u2066-\u2069]")


def printed(*parts: RenderableType) -> str:
    """The parts as lines, coloured where standard output is a terminal that wants colours."""
    colour = _wants_colour()
    console = Console(
        file=io.StringIO(),
        width=shutil.get_terminal_size((WIDTH, 0)).columns,
        force_terminal=colour,
        color_system="standard" if colour else None,
        highlight=False,
        legacy_windows=False,
    )
    with console.capture() as captured:
        for part in parts:
            console.print(part)
    lines = captured.get().rstrip("\n").split("\n")
    return "\n".join(line.rstrip() for line in lines)


def shown(text: str) -> str:
    """Text without what would act on a terminal."""
    return _UNPRINTABLE.sub("\N{REPLACEMENT CHARACTER}", text)


def _wants_colour() -> bool:
    """A terminal, no NO_COLOR (https://no-color.org), and not a dumb one."""
    return (
        sys.stdout is not None
        and sys.stdout.isatty()
        and not os.environ.get("NO_COLOR")
        and os.environ.get("TERM", "") != "dumb"
    )
