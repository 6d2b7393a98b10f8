"""All inputs as one stream of documents, each with its place."""

from __future__ import annotations

import zlib
from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace
from itertools import islice
from typing import BinaryIO

from newsclean import NewscleanError
from newsclean.pipelines.sources.inputs import STDIN, Input, Opened
from newsclean.pipelines.sources.record import Place, Record, Selection
from newsclean.pipelines.sources.rows import (
    BrokenInputError,
    read_csv,
    read_jsonl,
    read_parquet,
    read_tsv,
)
from newsclean.pipelines.sources.warc import read_warc


def read_page(stream: BinaryIO, name: str, selection: Selection) -> Iterator[Record]:
    """The whole file as one document."""
    yield selection.sized(Place(name, name), stream.read(selection.max_bytes + 1))


READERS: dict[str, Callable[[BinaryIO, str, Selection], Iterator[Record]]] = {
    "jsonl": read_jsonl,
    "csv": read_csv,
    "tsv": read_tsv,
    "parquet": read_parquet,
    "warc": read_warc,
    "page": read_page,
}


class Meter:
    """How many bytes of the inputs are behind us, for whoever shows it."""

    def __init__(self, inputs: Sequence[Input]) -> None:
        self.total = sum(source.size for source in inputs)
        self.behind = 0
        self.opened: Opened | None = None

    @property
    def done(self) -> int:
        """Bytes read so far."""
        return self.behind + (self.opened.tell() if self.opened else 0)


def read_all(
    inputs: Sequence[Input],
    selection: Selection,
    start: tuple[int, int] = (0, 0),
    meter: Meter | None = None,
) -> Iterator[Record]:
    """The documents of all inputs, one after the other.

    An input that is broken gives what it holds up to there, and then one record with an error.

    Args:
        inputs: the files.
        selection: which columns of a row matter.
        start: the input and the document in it to begin at; those before are passed over.
        meter: is told how far reading has come.
    """
    meter = meter or Meter(inputs)
    for number, source in enumerate(inputs):
        if number >= start[0]:
            records = _read(source, selection, meter)
            skip = start[1] if number == start[0] else 0
            for ordinal, (place, document) in enumerate(islice(records, skip, None), skip):
                yield replace(place, input=number, ordinal=ordinal), document
        meter.behind += source.size


def _read(source: Input, selection: Selection, meter: Meter) -> Iterator[Record]:
    name = "stdin" if source.name == STDIN else source.name
    place = Place(name, name)
    try:
        meter.opened = Opened(source)
        stream = meter.opened.stream
        for place, document in READERS[source.form](stream, name, selection):
            yield place, document
    except NewscleanError:
        raise
    except (BrokenInputError, OSError, EOFError, zlib.error, ValueError) as error:
        yield Place(name, f"after {place.where}", error=_reason(error)), None
    except Exception as error:
        # Zstandard's error and Arrow's are no errors of Python's own.
        if type(error).__name__ not in ("ZstdError", "ArrowException", "ArrowInvalid"):
            raise
        yield Place(name, f"after {place.where}", error=_reason(error)), None
    finally:
        if meter.opened:
            meter.opened.close()
        meter.opened = None


def _reason(error: Exception) -> str:
    if isinstance(error, OSError) and error.strerror:
        return f"cannot be read: {error.strerror}"
    if isinstance(error, BrokenInputError):
        return str(error)
    message = " ".join(str(error).split())
    return f"broken, not read on: {message or type(error).__name__}"
