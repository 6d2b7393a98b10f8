"""Polars, pandas and DuckDB: one call on a column. The extras have their names."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import chain
from typing import TYPE_CHECKING

from newsclean import Options
from newsclean.pipelines.arrow import clean_batch
from newsclean.pipelines.extras import need
from newsclean.pipelines.work import SourceKind

if TYPE_CHECKING:
    import duckdb
    import pandas as pd
    import polars as pl
    import pyarrow as pa

_DEFAULT = Options()
BATCH_SIZE = 1024


def clean_polars(
    frame: pl.DataFrame,
    column: str = "text",
    *,
    kind: SourceKind = "auto",
    options: Options = _DEFAULT,
    columns: Sequence[str] | None = None,
    carry: Sequence[str] = (),
) -> pl.DataFrame:
    """``newsclean.clean_batch`` on a Polars DataFrame: a row a row, in the same order."""
    polars = need("polars", "polars")
    cleaned: pl.DataFrame = polars.from_arrow(
        clean_batch(
            frame.select(*dict.fromkeys([*carry, column])).to_arrow(),
            column,
            kind=kind,
            options=options,
            columns=columns,
            carry=carry,
        )
    )
    return cleaned


def clean_pandas(
    frame: pd.DataFrame,
    column: str = "text",
    *,
    kind: SourceKind = "auto",
    options: Options = _DEFAULT,
    columns: Sequence[str] | None = None,
    carry: Sequence[str] = (),
) -> pd.DataFrame:
    """``newsclean.clean_batch`` on a pandas DataFrame: a row a row, with the same index."""
    pa = need("pyarrow", "pandas")
    wanted = frame[list(dict.fromkeys([*carry, column]))]
    table = pa.Table.from_pandas(wanted, preserve_index=False)
    cleaned = clean_batch(
        table, column, kind=kind, options=options, columns=columns, carry=carry
    ).to_pandas()
    return cleaned.set_axis(frame.index, axis="index")


def clean_duckdb(
    relation: duckdb.DuckDBPyRelation,
    column: str = "text",
    *,
    kind: SourceKind = "auto",
    options: Options = _DEFAULT,
    columns: Sequence[str] | None = None,
    carry: Sequence[str] = (),
    batch_size: int = BATCH_SIZE,
) -> pa.Table:
    """``newsclean.clean_batch`` on what a DuckDB query gives, as a Table that DuckDB can query."""
    pa = need("pyarrow", "duckdb")
    reader = relation.fetch_arrow_reader(batch_size)
    # An empty result has a schema too.
    batches = chain([reader.schema.empty_table()], reader)
    return pa.concat_tables(
        clean_batch(batch, column, kind=kind, options=options, columns=columns, carry=carry)
        for batch in batches
    )
