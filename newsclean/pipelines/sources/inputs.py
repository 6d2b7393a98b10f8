"""What the command line names as inputs, as a list of files; and opening one."""

from __future__ import annotations

import glob
import gzip
import io
import sys
from collections.abc import Iterable
from dataclasses import dataclass
from importlib import import_module
from pathlib import Path
from types import ModuleType
from typing import BinaryIO, cast

from newsclean import NewscleanError
from newsclean.pipelines.extras import need

# Suffix → form, after .gz or .zst is taken off.
FORMS = {
    ".jsonl": "jsonl",
    ".ndjson": "jsonl",
    ".json": "jsonl",
    ".parquet": "parquet",
    ".pq": "parquet",
    ".csv": "csv",
    ".tsv": "tsv",
    ".warc": "warc",
    ".html": "page",
    ".htm": "page",
    ".xhtml": "page",
    ".txt": "page",
    ".text": "page",
}
PACKED = (".gz", ".zst")
STDIN = "-"
_GZIP, _ZSTD = b"\x1f\x8b", b"\x28\xb5\x2f\xfd"


class InputError(NewscleanError):
    """An input that cannot be used; the message says what to do."""


@dataclass(frozen=True, slots=True)
class Input:
    """One file, and the form of what is in it."""

    name: str
    form: str

    @property
    def size(self) -> int:
        """Bytes of the file as it lies there; 0 for standard input."""
        return 0 if self.name == STDIN else Path(self.name).stat().st_size


def expand(names: Iterable[str], form: str | None = None) -> list[Input]:
    """The files behind names: files, folders, globs, and ``-`` for standard input.

    Args:
        names: as the command line gives them; what a folder or a glob holds is sorted.
        form: the form of all of them; None goes by their names, and reads standard input as
            JSONL.

    Raises:
        InputError: where a name leads to nothing that can be read.
    """
    inputs = []
    for name in names:
        if name == STDIN:
            inputs.append(Input(STDIN, form or "jsonl"))
            continue
        found = list(_files(name))
        if not found:
            raise InputError(f"{name}: no file there that newsclean reads ({_known()})")
        inputs += [Input(path, form or _form(path)) for path in found]
    return inputs


def _files(name: str) -> Iterable[str]:
    path = Path(name)
    if path.is_file() or path.is_fifo():
        return [name]
    if path.is_dir():
        return sorted(str(file) for file in path.rglob("*") if file.is_file() and _suffix(file))
    if glob.has_magic(name):
        # Path.glob takes no absolute pattern.
        return sorted(file for file in glob.glob(name, recursive=True) if Path(file).is_file())  # noqa: PTH207
    raise InputError(f"{name}: no such file or folder")


def _suffix(path: Path) -> str:
    """The suffix that tells the form; empty where it is none of ours."""
    name = path.name.lower()
    for packed in PACKED:
        name = name.removesuffix(packed)
    suffix = Path(name).suffix
    return suffix if suffix in FORMS else ""


def _form(name: str) -> str:
    suffix = _suffix(Path(name))
    if not suffix:
        raise InputError(f"{name}: the name does not say what is in it; say --from ({_known()})")
    return FORMS[suffix]


def _known() -> str:
    return ", ".join(FORMS)


class Opened:
    """An input's bytes, unpacked where they are gzip or Zstandard, whatever the name says."""

    def __init__(self, source: Input) -> None:
        self.is_stdin = source.name == STDIN
        self.raw = _stdin() if self.is_stdin else Path(source.name).open("rb")  # noqa: SIM115
        self.stream = _unpacked(self.raw)

    def tell(self) -> int:
        """How many bytes of the file are behind us."""
        return 0 if self.is_stdin or self.raw.closed else self.raw.tell()

    def close(self) -> None:
        """Close the file; what unpacks it has none of its own."""
        if not self.is_stdin:
            self.raw.close()


def _stdin() -> io.BufferedReader:
    stream = sys.stdin.buffer
    if isinstance(stream, io.BufferedReader):
        return stream
    # What stands in for it in tests and notebooks cannot peek.
    return io.BufferedReader(cast(io.RawIOBase, stream))


def _unpacked(raw: io.BufferedReader) -> BinaryIO:
    head = raw.peek(4)[:4]
    if head.startswith(_GZIP):
        return cast(BinaryIO, gzip.GzipFile(fileobj=raw))
    if head.startswith(_ZSTD):
        return cast(BinaryIO, zstd().ZstdFile(raw))
    return cast(BinaryIO, raw)


def zstd() -> ModuleType:
    """The standard library's Zstandard, or its backport."""
    if sys.version_info >= (3, 14):
        return import_module("compression.zstd")
    return need("backports.zstd", "batch")
