"""Spark: a DataFrame of documents to one of the schema. The extra is ``spark``."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from typing import TYPE_CHECKING

from newsclean import Options
from newsclean.pipelines.arrow import clean_batch, schema
from newsclean.pipelines.extras import need
from newsclean.pipelines.work import SourceKind

if TYPE_CHECKING:
    import pyarrow as pa
    from pyspark.sql import DataFrame

_DEFAULT = Options()


def clean(
    frame: DataFrame,
    column: str = "text",
    *,
    kind: SourceKind = "auto",
    options: Options = _DEFAULT,
    columns: Sequence[str] | None = None,
    carry: Sequence[str] = (),
) -> DataFrame:
    """Cleans one column of a DataFrame on its executors, through ``mapInArrow``.

    newsclean has to be installed where they run. How many documents are in memory at once is
    Spark's ``spark.sql.execution.arrow.maxRecordsPerBatch``.

    Args:
        frame: the documents.
        column: the column that holds them.
        kind: ``text``, ``html``, or ``auto`` to tell them apart one by one.
        options: what to keep, and how to read.
        columns: which columns of the schema to return; None for all.
        carry: columns of ``frame`` to put before them, as an id: Spark keeps no order.

    Returns:
        A DataFrame with ``carry`` and the columns of ``newsclean.clean_batch``.
    """
    types = need("pyspark.sql.types", "spark")
    convert = need("pyspark.sql.pandas.types", "spark").from_arrow_schema
    wanted = frame.select(*dict.fromkeys([*carry, column]))
    fields = [*wanted.select(*carry).schema.fields, *convert(schema(columns)).fields]

    def cleaned(batches: Iterable[pa.RecordBatch]) -> Iterator[pa.RecordBatch]:
        for batch in batches:
            table = clean_batch(
                batch, column, kind=kind, options=options, columns=columns, carry=carry
            )
            yield from table.to_batches()

    return wanted.mapInArrow(cleaned, types.StructType(fields))
