"""The command line. Each command is imported when it is called."""

from __future__ import annotations

from newsclean.cli.app import app


def main() -> None:
    """The ``newsclean`` command."""
    app(prog_name="newsclean")
