"""Bytes in, bytes out: what a terminal, a pipe or a file holds, whatever the locale."""

from __future__ import annotations

import codecs
import os
import re
import sys
from collections.abc import Iterable
from pathlib import Path

import click

# Longer marks first: UTF-32's little-endian one begins with UTF-16's.
_MARKS = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF32_LE, "utf-32"),
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
_HTML = re.compile(rb"<(?:!doctype\s+html|html|head|body|meta)[\s>]", re.IGNORECASE)
# How far into a file a page says that it is one.
_HEAD = 4096


class StreamError(click.ClickException):
    """A file that cannot be read, or an output that cannot be written."""

    exit_code = 2


def read_document(name: str) -> str | bytes:
    """The document in a file, or on standard input where the name is ``-``.

    Returns:
        Text where the bytes are UTF-8 or carry a byte order mark; the bytes of an HTML page in
        another encoding, which the page itself may name; other bytes read as Windows-1252, with
        a note on stderr.
    """
    return decode(_read_bytes(name), name)


def decode(data: bytes, name: str) -> str | bytes:
    """The text that the bytes hold, or the bytes where an HTML page has to say it."""
    encoding = next((encoding for mark, encoding in _MARKS if data.startswith(mark)), "utf-8")
    try:
        return data.decode(encoding)
    except UnicodeDecodeError as error:
        if _HTML.search(data[:_HEAD]):
            return data
        say(
            f"{called(name)} is not {encoding.removesuffix('-sig').upper()} at byte {error.start}; "
            "read as Windows-1252. Convert it with iconv if that is wrong"
        )
        return data.decode("cp1252", errors="replace")


def called(name: str) -> str:
    """What messages call a document."""
    return "standard input" if name == "-" else name


def _read_bytes(name: str) -> bytes:
    if name == "-":
        if sys.stdin is None:
            raise StreamError("standard input is closed; name a file, or pipe a document in")
        return sys.stdin.buffer.read()
    if re.match(r"https?://", name):
        raise StreamError(f"{name} is an address; try: curl -sL {name} | newsclean clean -")
    path = Path(name)
    try:
        if path.is_dir():
            raise StreamError(f"{name} is a folder; name one file, or run newsclean once for each")
        return path.read_bytes()
    except FileNotFoundError:
        raise StreamError(
            f"{name}: no such file; check the path, or give - to read standard input"
        ) from None
    except OSError as error:
        raise StreamError(f"{name} cannot be read: {error.strerror or error}") from None


def write_text(text: str) -> None:
    """Text on standard output, as UTF-8, with one line end after it."""
    if sys.stdout is None:
        raise StreamError("standard output is closed; send it to a file or a pipe")
    # A lone surrogate has no UTF-8 form.
    data = text.encode("utf-8", errors="replace") + b"\n" if text else b""
    try:
        sys.stdout.buffer.write(data)
        sys.stdout.buffer.flush()
    except BrokenPipeError:
        raise
    except OSError as error:
        quiet_stdout()
        raise StreamError(f"the output cannot be written: {error.strerror or error}") from None


def split_names(values: Iterable[str]) -> list[str]:
    """The names in options given as ``--keep a,b --keep c``."""
    names = (name.strip().lower() for value in values for name in value.split(","))
    return [name for name in names if name]


def say(message: str) -> None:
    """One line on stderr."""
    click.echo(f"newsclean: {message}", err=True)


def quiet_stdout() -> None:
    """Let Python close a standard output that nobody reads, without a message."""
    os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
