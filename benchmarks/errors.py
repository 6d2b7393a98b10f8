"""What goes wrong in a measurement, said in one line."""

from __future__ import annotations

from pathlib import Path
from typing import IO, Any

import click


class BadInput(click.ClickException):
    """A file that is missing or not what it should be; the command ends with status 2."""

    exit_code = 2

    def __init__(self, where: Path | str, expected: str) -> None:
        super().__init__(f"{where}: {expected}")

    def show(self, file: IO[Any] | None = None) -> None:
        click.echo(f"error: {self.message}", file=file, err=file is None)
