"""What a worker makes of one document for a file: a row, and its numbers."""

from __future__ import annotations

import json
import re
from collections.abc import Sequence

from newsclean import Options
from newsclean.pipelines.batch.tally import Counts, count
from newsclean.pipelines.rows import named, row
from newsclean.pipelines.work import Document, SourceKind, cleaner_for

_SURROGATE = re.compile("[\ud800-\udfff]")
Row = tuple[bytes | list[object], Counts]


class RowWork:
    """Cleans a document and makes a row of it; made anew in each process.

    As JSON it is already written, without the id, so that the parent has only to put one before
    it.
    """

    def __init__(
        self, kind: SourceKind, options: Options, columns: Sequence[str], *, as_json: bool
    ) -> None:
        self.kind, self.options, self.columns, self.as_json = kind, options, columns, as_json
        self.one = cleaner_for(kind, options)

    def __reduce__(self) -> tuple[object, ...]:
        return _row_work, (self.kind, self.options, self.columns, self.as_json)

    def __call__(self, document: Document | None) -> Row:
        """The row and its numbers."""
        article = self.one(document)
        values = row(article, self.columns)
        if self.as_json:
            return encode(named(values, self.columns))[1:], count(article)
        return values, count(article)


def _row_work(kind: SourceKind, options: Options, columns: Sequence[str], as_json: bool) -> RowWork:
    return RowWork(kind, options, columns, as_json=as_json)


def encode(value: object) -> bytes:
    """JSON on one line; a lone surrogate is escaped, as UTF-8 has no form for it."""
    text = json.dumps(value, ensure_ascii=False)
    try:
        return text.encode()
    except UnicodeEncodeError:
        return _SURROGATE.sub(lambda match: f"\\u{ord(match[0]):04x}", text).encode()
