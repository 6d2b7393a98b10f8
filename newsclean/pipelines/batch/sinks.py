"""Writing one part of the output, and joining parts to one file."""

from __future__ import annotations

import gzip
import os
import shutil
from collections.abc import Sequence
from contextlib import ExitStack, suppress
from pathlib import Path
from typing import Any, BinaryIO, Protocol, cast

from newsclean.pipelines.batch.work import Row, encode
from newsclean.pipelines.extras import need
from newsclean.pipelines.sources.inputs import zstd

# Rows of Parquet that are written together: a few megabytes of text.
ROW_GROUP = 1000


class Sink(Protocol):
    """Takes rows; ``close`` has them all on the disk."""

    def write(self, identifier: str, row: Row) -> None:
        """Write one row."""

    def close(self) -> None:
        """Write what is left, and see it safe on the disk."""

    def abandon(self) -> None:
        """Let go of the file without finishing it."""


class JsonlSink:
    """A line a document, compressed where the form says so."""

    def __init__(self, path: Path, form: str) -> None:
        with ExitStack() as opened:
            self.file = opened.enter_context(path.open("wb"))
            self.stream: BinaryIO = self.file
            if form.endswith(".gz"):
                # Neither name nor time: the same rows are the same bytes.
                stream = gzip.GzipFile("", "wb", 6, self.file, mtime=0)
                self.stream = cast(BinaryIO, opened.enter_context(stream))
            elif form.endswith(".zst"):
                self.stream = opened.enter_context(zstd().ZstdFile(self.file, "wb"))
            self.opened = opened.pop_all()

    def write(self, identifier: str, row: Row) -> None:
        """Write one line."""
        values = row[0]
        if not isinstance(values, bytes):
            raise TypeError(f"a line takes bytes, not {type(values).__name__}")
        self.stream.write(b'{"id": %b, %b\n' % (encode(identifier), values))

    def close(self) -> None:
        """Write what is left, and see it safe on the disk."""
        if self.stream is not self.file:
            self.stream.close()
        self.file.flush()
        os.fsync(self.file.fileno())
        self.opened.close()

    def abandon(self) -> None:
        """Let go of the file without finishing it."""
        # Closing writes what is left, and there may be no room for it.
        with suppress(OSError):
            self.opened.close()


class ParquetSink:
    """Row groups of ``ROW_GROUP`` rows."""

    def __init__(self, path: Path, columns: Sequence[str]) -> None:
        arrow = need("newsclean.pipelines.arrow", "batch")
        pa = need("pyarrow", "batch")
        self.columns, self.to_table, self.pa = columns, arrow.to_table, pa
        schema = arrow.schema(columns)
        self.schema = schema.insert(0, pa.field("id", pa.string()))
        self.file = path.open("wb")
        self.writer = parquet_writer(self.file, self.schema)
        self.ids: list[str] = []
        self.rows: list[Any] = []

    def write(self, identifier: str, row: Row) -> None:
        """Keep one row until there are enough."""
        self.ids.append(identifier.encode("utf-8", "replace").decode())
        self.rows.append(row[0])
        if len(self.rows) == ROW_GROUP:
            self._flush()

    def _flush(self) -> None:
        ids = self.pa.array(self.ids, self.pa.string())
        table = self.to_table(self.rows, self.columns).add_column(0, self.schema.field("id"), ids)
        self.writer.write_table(table)
        self.ids.clear()
        self.rows.clear()

    def close(self) -> None:
        """Write what is left, and see it safe on the disk."""
        if self.rows:
            self._flush()
        self.writer.close()
        self.file.flush()
        os.fsync(self.file.fileno())
        self.file.close()

    def abandon(self) -> None:
        """Let go of the file without finishing it."""
        for opened in (self.writer, self.file):
            with suppress(OSError):
                opened.close()


def parquet_writer(file: BinaryIO, schema: object) -> Any:
    """A writer of Parquet as all of ours is written."""
    return need("pyarrow.parquet", "batch").ParquetWriter(file, schema, compression="zstd")


def open_sink(path: Path, form: str, columns: Sequence[str]) -> Sink:
    """A sink for one part."""
    return ParquetSink(path, columns) if form == ".parquet" else JsonlSink(path, form)


def join(parts: Sequence[Path], target: Path, form: str) -> None:
    """One file of all parts. Lines, and what compresses them, can be put end to end."""
    with target.open("wb") as file:
        if form == ".parquet":
            _join_parquet(parts, file)
        else:
            for part in parts:
                with part.open("rb") as source:
                    shutil.copyfileobj(source, file, 1 << 20)
        file.flush()
        os.fsync(file.fileno())


def _join_parquet(parts: Sequence[Path], file: BinaryIO) -> None:
    pq = need("pyarrow.parquet", "batch")
    writer = None
    for part in parts:
        with pq.ParquetFile(part) as source:
            writer = writer or parquet_writer(file, source.schema_arrow)
            for group in range(source.num_row_groups):
                writer.write_table(source.read_row_group(group, use_threads=False))
    if writer is not None:
        writer.close()
