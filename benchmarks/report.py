"""What a command prints and what it leaves in ``results/``."""

from __future__ import annotations

import importlib.metadata
import json
import os
import platform
from collections.abc import Iterable, Sequence
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import click
from click.core import ParameterSource
from rich.console import Console
from rich.table import Table

RESULTS = Path(__file__).parent / "results"
console = Console(highlight=False, width=None if os.isatty(1) else 160)


def table(title: str, columns: Sequence[str], rows: Iterable[Sequence[object]]) -> None:
    """Print a table; the first column is text, the others are figures."""
    shown = Table(title=title, title_justify="left", title_style="bold")
    for number, column in enumerate(columns):
        shown.add_column(column, justify="right" if number else "left", overflow="fold")
    for row in rows:
        shown.add_row(*(figure(value) for value in row))
    console.print(shown)


def figure(value: object) -> str:
    """A value as a table shows it: three digits, a dash for nothing."""
    if value is None:
        return "–"
    return f"{value:.3f}" if isinstance(value, float) else str(value)


def note(text: str) -> None:
    """Print a line that is not a result, on the error stream."""
    click.echo(text, err=True)


def save(name: str, data: dict[str, Any]) -> Path:
    """Write a result, with what is needed to repeat it.

    Args:
        name: the file's stem.
        data: the figures.
    """
    RESULTS.mkdir(exist_ok=True)
    path = RESULTS / f"{name}.json"
    text = json.dumps(stamp() | data, indent=1, ensure_ascii=False, sort_keys=True)
    path.write_text(text + "\n", encoding="utf-8")
    return path


def load(name: str) -> dict[str, Any] | None:
    """A result, or None where the command has not run yet."""
    path = RESULTS / f"{name}.json"
    if not path.exists():
        return None
    data: dict[str, Any] = json.loads(path.read_text(encoding="utf-8"))
    return data


def stamp() -> dict[str, Any]:
    """When, on what, by which command."""
    return {
        "command": command(),
        "date": datetime.now(UTC).strftime("%Y-%m-%d"),
        "machine": machine(),
        "python": platform.python_version(),
        "newsclean": version("newsclean"),
    }


def command() -> str | None:
    """The command that is running, its paths reduced to what they name."""
    context = click.get_current_context(silent=True)
    if context is None or context.info_name is None:
        return None
    parts = ["python -m benchmarks", context.info_name]
    for name, value in context.params.items():
        if context.get_parameter_source(name) is ParameterSource.DEFAULT:
            continue
        parts.append(_option(name, value))
    return " ".join(part for part in parts if part)


def _option(name: str, value: object) -> str:
    if name == "folder":
        return Path(str(value)).name
    if name == "corpus" and isinstance(value, tuple):
        return " ".join(f"--corpus {spec.partition('=')[0]}=PATH" for spec in value)
    if isinstance(value, Path):
        return f"--{name} {value.name}"
    if isinstance(value, bool):
        return f"--{name}" if value else ""
    return f"--{name} {','.join(value) if isinstance(value, list) else value}"


def machine() -> str:
    """The class of the machine: processor architecture, cores, system."""
    return f"{platform.machine()}, {os.cpu_count()} cores, {platform.system()}"


def version(package: str) -> str | None:
    """The version of an installed package, or None."""
    if package == "newsclean":
        from newsclean._version import __version__

        return __version__
    try:
        return importlib.metadata.version(package)
    except importlib.metadata.PackageNotFoundError:
        return None
