"""Rows of JSON, CSV and Parquet as documents."""

from __future__ import annotations

import csv
import json
from collections.abc import Iterator
from typing import BinaryIO

from newsclean.pipelines.extras import need
from newsclean.pipelines.sources.record import Place, Record, Selection

# Past so many times --max-bytes, one line is no document any more but a bomb.
BOMB = 10
_STEP = 1 << 20
# Rows of Parquet that are unpacked at once.
_ROWS = 64


class BrokenInputError(Exception):
    """An input cannot be read on; what it gave before counts."""


def lines(stream: BinaryIO, most: int) -> Iterator[tuple[int, bytes | None]]:
    """Number (from 1) and bytes of each line; None for one longer than ``most``."""
    number = 0
    while line := stream.readline(most + 2):
        number += 1
        if len(line.rstrip(b"\r\n")) <= most:
            yield number, line
            continue
        _skip(stream, line, BOMB * most)
        yield number, None


def _skip(stream: BinaryIO, line: bytes, most: int) -> None:
    """Go to the end of a line without keeping it."""
    size = len(line)
    while line and not line.endswith(b"\n"):
        line = stream.readline(_STEP)
        size += len(line)
        if size > most + _STEP:
            raise BrokenInputError(f"one line is larger than {most} bytes: not read on")


def read_jsonl(stream: BinaryIO, name: str, selection: Selection) -> Iterator[Record]:
    """One document a line."""
    # What stands around the document in its line, and escapes, do not count against the limit.
    for number, line in lines(stream, 2 * selection.max_bytes + _STEP):
        where = f"{name}:{number}"
        if line is None:
            yield Place(where, where, error=selection.too_large), None
        elif line.strip():
            yield _json_record(line, where, selection)


def _json_record(line: bytes, where: str, selection: Selection) -> Record:
    try:
        row = json.loads(line.decode("utf-8-sig"))
    except UnicodeDecodeError as error:
        return Place(where, where, error=f"not UTF-8 at byte {error.start} of the line"), None
    except (ValueError, RecursionError) as error:
        cut = "" if line.endswith(b"\n") else "; the file ends in the middle of a line"
        return Place(where, where, error=f"not JSON: {error}{cut}"), None
    if not isinstance(row, dict):
        given = type(row).__name__
        return Place(where, where, error=f"the line holds a JSON {given}, not an object"), None
    return selection.record(row, where)


def read_csv(
    stream: BinaryIO, name: str, selection: Selection, delimiter: str = ","
) -> Iterator[Record]:
    """One document a row; the first row names the columns."""
    csv.field_size_limit(max(csv.field_size_limit(), selection.max_bytes + 1))
    reader = csv.reader(_text_lines(stream, selection), delimiter=delimiter)
    present = next(reader, [])
    if error := selection.missing(present):
        raise BrokenInputError(error)
    while True:
        try:
            values = next(reader)
        except StopIteration:
            return
        except csv.Error as error:
            where = f"{name}:{reader.line_num}"
            yield Place(where, where, error=f"not CSV: {error}"), None
            continue
        if values:
            row = dict(zip(present, values, strict=False))
            yield selection.record(dict.fromkeys(present) | row, f"{name}:{reader.line_num}")


def _text_lines(stream: BinaryIO, selection: Selection) -> Iterator[str]:
    for number, line in lines(stream, selection.max_bytes):
        if line is None:
            raise BrokenInputError(f"line {number} is {selection.too_large}")
        yield line.decode("utf-8-sig" if number == 1 else "utf-8", "replace")


def read_tsv(stream: BinaryIO, name: str, selection: Selection) -> Iterator[Record]:
    """Like CSV, with tabs."""
    return read_csv(stream, name, selection, "\t")


def read_parquet(stream: BinaryIO, name: str, selection: Selection) -> Iterator[Record]:
    """One document a row."""
    pq = need("pyarrow.parquet", "batch")
    file = pq.ParquetFile(stream, pre_buffer=False)
    present = file.schema_arrow.names
    if error := selection.missing(present):
        raise BrokenInputError(error)
    id_column = selection.id_among(present)
    columns = list(dict.fromkeys([selection.column, *([id_column] if id_column else [])]))
    number = 0
    # Threads of Arrow's own would be taken along when workers are forked.
    for batch in file.iter_batches(_ROWS, columns=columns, use_threads=False):
        for row in batch.to_pylist():
            number += 1
            yield selection.record(row, f"{name}:{number}")
