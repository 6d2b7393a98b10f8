"""``clean_batch``: a column of documents in, a table of one fixed schema out.

All engines call it. The extra is ``arrow``.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

from newsclean import NewscleanError, Options
from newsclean.pipelines.extras import need
from newsclean.pipelines.rows import COLUMNS, SCHEMA, check_columns, row
from newsclean.pipelines.work import SourceKind, attempt, cleaner_for

if TYPE_CHECKING:
    import pyarrow as pa
else:
    pa = need("pyarrow", "arrow")

_DEFAULT = Options()
# A string column holds 2 GB at most: past this many bytes of input, the table gets a chunk more.
MOST_BYTES = 1 << 28

_TYPES: dict[str, pa.DataType] = {
    "text": pa.string(),
    "title": pa.string(),
    "bylines": pa.list_(pa.string()),
    "published": pa.string(),
    "language": pa.string(),
    "verdict": pa.string(),
    "confidence": pa.float64(),
    "complete": pa.bool_(),
    "credits": pa.list_(
        pa.struct(
            {
                "role": pa.string(),
                "names": pa.list_(pa.string()),
                "place": pa.string(),
                "agency": pa.string(),
            }
        )
    ),
    "related": pa.list_(pa.struct({"title": pa.string(), "url": pa.string()})),
    "segments": pa.list_(
        pa.struct(
            {
                "kind": pa.string(),
                "text": pa.string(),
                "start": pa.int64(),
                "end": pa.int64(),
                "kept": pa.bool_(),
                "confidence": pa.float64(),
            }
        )
    ),
    "error": pa.string(),
}


def schema(columns: Sequence[str] | None = None) -> pa.Schema:
    """The schema of what ``clean_batch`` returns; all columns where None is given.

    >>> schema(["text", "verdict"]).names
    ['text', 'verdict']
    """
    names = check_columns(columns)
    return pa.schema(
        [pa.field(name, _TYPES[name]) for name in names], {"newsclean.schema": str(SCHEMA)}
    )


SCHEMA_ALL = schema()


def clean_batch(
    batch: pa.RecordBatch | pa.Table,
    column: str = "text",
    *,
    kind: SourceKind = "auto",
    options: Options = _DEFAULT,
    columns: Sequence[str] | None = None,
    carry: Sequence[str] = (),
) -> pa.Table:
    """Cleans the documents in one column of a batch, in this process.

    Args:
        batch: a RecordBatch or Table.
        column: the column with the documents; strings or binary.
        kind: ``text``, ``html``, or ``auto`` to tell them apart one by one.
        options: what to keep, and how to read.
        columns: which columns of the schema to return; None for all.
        carry: columns of the batch to put before them, as an id.

    Returns:
        A Table with one row a row: ``carry``, then the schema's columns (``docs/scale.md``).
        Where a value is null or a document failed, ``error`` says so, the lists are empty and
        the rest is null.

    Raises:
        TypeError: where ``batch`` is neither, or the column holds something else.
        NewscleanError: where a column is not there; the message lists those that are.

    >>> batch = pa.table({"id": [1, 2], "text": ["The bridge is open again, they said.", None]})
    >>> clean_batch(batch, columns=["text", "error"], carry=["id"]).to_pylist()[0]
    {'id': 1, 'text': 'The bridge is open again, they said.', 'error': None}
    """
    if not isinstance(batch, pa.RecordBatch | pa.Table):
        given = type(batch).__name__
        raise TypeError(f"clean_batch() takes a pyarrow RecordBatch or Table, not {given}")
    names = check_columns(columns)
    _check(batch, column, carry, names)
    one = cleaner_for(kind, options)
    pieces = []
    for documents in _pieces(batch.column(column)):
        rows = [
            row(article, names) if article is not None else _failed(error, names)
            for article, error in (attempt(one, document.as_py()) for document in documents)
        ]
        pieces.append(to_table(rows, names))
    cleaned = pa.concat_tables(pieces) if pieces else SCHEMA_ALL.empty_table().select(names)
    for position, name in enumerate(carry):
        cleaned = cleaned.add_column(position, batch.schema.field(name), batch.column(name))
    return cleaned


def to_table(rows: Sequence[Sequence[object]], columns: Sequence[str] = COLUMNS) -> pa.Table:
    """Rows of ``rows.row`` as a Table."""
    values = zip(*rows, strict=True) if rows else ((),) * len(columns)
    arrays = [_array(v, _TYPES[name]) for name, v in zip(columns, values, strict=True)]
    return pa.table(arrays, schema=schema(columns))


def _array(values: Sequence[object], kind: pa.DataType) -> pa.Array | pa.ChunkedArray:
    """Like ``pa.array``, but structs come as tuples, and a lone surrogate as "?"."""
    if pa.types.is_list(kind) and pa.types.is_struct(kind.value_type):
        return _lists(values, kind)
    try:
        return pa.array(values, kind)
    except UnicodeEncodeError:
        return pa.array([_encodable(value) for value in values], kind)


def _lists(values: Sequence[object], kind: pa.ListType) -> pa.Array:
    """Lists of tuples as lists of structs, built column by column: five times as fast."""
    lists = [value if isinstance(value, list) else [] for value in values]
    offsets = [0]
    for items in lists:
        offsets.append(offsets[-1] + len(items))
    flat = [item for items in lists for item in items]
    inner = kind.value_type
    parts = zip(*flat, strict=True) if flat else ((),) * inner.num_fields
    arrays = [_array(part, inner.field(i).type) for i, part in enumerate(parts)]
    structs = pa.StructArray.from_arrays(arrays, fields=list(inner))
    return pa.ListArray.from_arrays(pa.array(offsets, pa.int32()), structs, type=kind)


def _encodable(value: object) -> object:
    if isinstance(value, str):
        return value.encode("utf-8", "replace").decode("utf-8")
    if isinstance(value, list | tuple):
        return [_encodable(item) for item in value]
    return value


def _failed(error: str, columns: Sequence[str]) -> list[object]:
    lists = {name for name in columns if pa.types.is_list(_TYPES[name])}
    return [[] if name in lists else error if name == "error" else None for name in columns]


def _check(
    batch: pa.RecordBatch | pa.Table, column: str, carry: Sequence[str], names: Sequence[str]
) -> None:
    present = batch.schema.names
    for name in (column, *carry):
        if present.count(name) != 1:
            problem = "there is no column" if name not in present else "there are several columns"
            raise NewscleanError(f"{problem} {name!r}; there are: {', '.join(present)}")
    for name in carry:
        if name in names:
            raise NewscleanError(f"the column {name!r} cannot be carried: the result has its own")
    kind = batch.schema.field(column).type
    if pa.types.is_dictionary(kind):
        kind = kind.value_type
    if not is_text_like(kind):
        raise TypeError(f"column {column!r} holds {kind}; it can hold strings or binary")


def is_text_like(kind: pa.DataType) -> bool:
    """Whether a column of this type can hold documents."""
    t = pa.types
    return any(
        check(kind)
        for check in (
            t.is_string,
            t.is_large_string,
            t.is_string_view,
            t.is_binary,
            t.is_large_binary,
            t.is_binary_view,
            t.is_null,
        )
    )


def _pieces(documents: pa.Array | pa.ChunkedArray) -> Iterator[pa.Array]:
    """The column's arrays, in pieces of at most about ``MOST_BYTES``."""
    chunks = documents.chunks if isinstance(documents, pa.ChunkedArray) else [documents]
    for chunk in chunks:
        count = -(-chunk.nbytes // MOST_BYTES) or 1
        step = -(-len(chunk) // count) or 1
        for start in range(0, len(chunk), step):
            yield chunk.slice(start, step)
