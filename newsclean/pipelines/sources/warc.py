"""Pages of a web archive as documents. The extra is ``warc``."""

from __future__ import annotations

import gzip
import zlib
from collections.abc import Iterator
from itertools import islice
from typing import BinaryIO, Protocol

from newsclean.pipelines.extras import need
from newsclean.pipelines.sources.record import Place, Record, Selection
from newsclean.pipelines.sources.rows import BrokenInputError

PAGES = ("text/html", "application/xhtml+xml", "text/plain")
TARGET = "WARC-Target-URI"
_NEXT_RECORD = b"\r\n\r\nWARC/1."


class _Response(Protocol):
    """What is used of fastwarc's record."""

    headers: dict[str, str]
    http_content_type: str | None
    http_charset: str | None
    http_headers: dict[str, str] | None
    content_length: int
    reader: BinaryIO


def read_warc(stream: BinaryIO, name: str, selection: Selection) -> Iterator[Record]:
    """One document a response that is a page or a text; its id is its address.

    A record whose Content-Length lies is told by the next one, which does not begin where it
    should: so each record is held back until the next is found. Then the archive is read anew,
    leniently, from there.
    """
    held: Record | None = None
    seen = 0
    try:
        for response in _responses(stream, quirks_mode=False):
            if held is not None:
                yield held
            seen += 1
            held = _record(response, name, seen, selection)
    except (EOFError, zlib.error, gzip.BadGzipFile):
        if held is not None:
            yield held
        raise
    except OSError as error:
        yield _misplaced(held, name, error)
        if not stream.seekable():
            raise BrokenInputError(f"not read past record {seen}: {error}") from None
        stream.seek(0)
        for response in islice(_responses(stream, quirks_mode=True), seen, None):
            seen += 1
            yield _record(response, name, seen, selection)
        return
    if held is not None:
        yield held


def _responses(stream: BinaryIO, *, quirks_mode: bool) -> Iterator[_Response]:
    warc = need("fastwarc.warc", "warc")
    responses: Iterator[_Response] = warc.ArchiveIterator(
        stream,
        record_types=warc.WarcRecordType.response,
        parse_http=True,
        auto_decode="all",
        quirks_mode=quirks_mode,
    )
    return (r for r in responses if (r.http_content_type or PAGES[0]).lower() in PAGES)


def _record(response: _Response, name: str, number: int, selection: Selection) -> Record:
    where = f"{name}:{number}"
    place = Place(response.headers.get(selection.id_column or TARGET) or where, where)
    try:
        body = response.reader.read(selection.max_bytes + 1)
    except (EOFError, zlib.error, gzip.BadGzipFile):
        raise
    except OSError as error:
        return Place(place.id, where, error=f"cannot be unpacked: {error}"), None
    if len(body) > selection.max_bytes:
        return selection.sized(place, body)
    headers, problem = response.http_headers or {}, ""
    is_plain = not headers.get("Content-Encoding") and not headers.get("Transfer-Encoding")
    if is_plain and len(body) < response.content_length:
        problem = f"cut off: {len(body)} of {response.content_length} bytes are there"
    elif _NEXT_RECORD in body:
        problem = "its Content-Length reaches into the next record"
    if problem:
        return Place(place.id, where, error=problem), None
    return place, _decoded(body, response.http_charset)


def _misplaced(held: Record | None, name: str, error: OSError) -> Record:
    """The error in place of the record that the next one does not follow on."""
    if held is None:
        return Place(f"{name}:1", f"{name}:1", error=f"not a WARC file: {error}"), None
    place = held[0]
    reason = place.error or "its Content-Length is wrong: the next record does not begin after it"
    return Place(place.id, place.where, error=reason), None


def _decoded(body: bytes, charset: str | None) -> str | bytes:
    """A page in the charset that its server stated; the page itself says it otherwise."""
    if charset is None:
        return body
    try:
        return body.decode(charset, "replace")
    except LookupError:
        return body
