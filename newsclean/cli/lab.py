"""``newsclean lab``: the bench for people who write rules."""

from __future__ import annotations

from pathlib import Path

import click

import newsclean
from newsclean.cli.streams import StreamError, say


@click.command("lab")
@click.option(
    "--port", default=8765, show_default=True, type=click.IntRange(0, 65535),
    help="The port on this machine; 0 for any that is free.",
)  # fmt: skip
@click.option(
    "--seeds", default="seeds", show_default=True, metavar="FOLDER",
    help="Where specimens are saved, below their language.",
)  # fmt: skip
def command(port: int, seeds: str) -> None:
    """Label documents in the browser, correct the labels, and save them as specimens.

    The page is served to this machine alone, until Ctrl-C.
    """
    try:
        from newsclean.lab.server import HOST, listen, serve
    except ModuleNotFoundError as error:
        raise StreamError(
            f"newsclean lab needs {error.name}: pip install 'newsclean[lab]'"
        ) from None
    try:
        listening = listen(port)
    except newsclean.NewscleanError as error:
        raise StreamError(str(error)) from None
    say(f"http://{HOST}:{listening.getsockname()[1]}/ (Ctrl-C stops it)")
    serve(listening, Path(seeds))
