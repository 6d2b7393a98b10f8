"""``newsclean rules``: what a contributor of phrases asks."""

from __future__ import annotations

import click

import newsclean
from newsclean.cli.streams import StreamError, say, write_text

UNSOUND = 1


@click.group("rules")
def command() -> None:
    """Check the phrases that you contribute."""


@command.command("check")
@click.argument("files", nargs=-1, required=True, metavar="FILE…")
@click.pass_context
def check(ctx: click.Context, files: tuple[str, ...]) -> None:
    """Say what is wrong with lexicon FILEs (TOML), a line for each problem.

    Each line names the file, the entry and what is wrong with it. The format is explained in
    docs/lexicon.md.

    Exit codes: 0 all files are sound, 1 something is wrong, 2 wrong call or file.
    """
    found: list[str] = []
    for file in files:
        try:
            found += newsclean.check_lexicon(file)
        except OSError as error:
            raise StreamError(f"cannot read {file}: {error.strerror or error}") from None
    if found:
        write_text("\n".join(found))
        say(f"{len(found)} problem{'s' if len(found) > 1 else ''} found")
        ctx.exit(UNSOUND)
