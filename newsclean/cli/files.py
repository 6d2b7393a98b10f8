"""Files that a command writes beside its output."""

from __future__ import annotations

from pathlib import Path

from newsclean.cli.streams import StreamError


def write_page(page: str, output: str, *, force: bool) -> None:
    """Write a page to a file.

    Raises:
        StreamError: where the file exists and ``force`` is not given, or cannot be written.
    """
    path = Path(output)
    try:
        with path.open("wb" if force else "xb") as file:
            file.write(page.encode("utf-8", errors="replace"))
    except FileExistsError:
        raise StreamError(f"{output} exists; give --force to write over it") from None
    except OSError as error:
        raise StreamError(f"{output} cannot be written: {error.strerror or error}") from None


def check_output(output: str, *, force: bool) -> None:
    """Refuse an output that ``write_page`` would refuse, before the work is done."""
    path = Path(output)
    if path.is_dir():
        raise StreamError(f"{output} is a folder; name a file in it")
    if path.exists() and not force:
        raise StreamError(f"{output} exists; give --force to write over it")
    if not path.absolute().parent.is_dir():
        raise StreamError(f"{path.parent} is no folder; make it first, or name another")
