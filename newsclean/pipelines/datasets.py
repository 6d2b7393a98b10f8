"""Hugging Face datasets: the function that ``map`` takes. The extra is ``datasets``."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import partial
from typing import TYPE_CHECKING, TypeVar

from newsclean import Options
from newsclean.pipelines.arrow import clean_batch
from newsclean.pipelines.rows import check_columns
from newsclean.pipelines.work import SourceKind

if TYPE_CHECKING:
    import pyarrow as pa
    from datasets import Dataset, IterableDataset

AnyDataset = TypeVar("AnyDataset", "Dataset", "IterableDataset")
_DEFAULT = Options()
BATCH_SIZE = 256


def map_function(
    column: str = "text",
    *,
    kind: SourceKind = "auto",
    options: Options = _DEFAULT,
    columns: Sequence[str] | None = None,
    carry: Sequence[str] = (),
) -> Callable[[pa.Table], pa.Table]:
    """A function for ``map`` of a dataset in Arrow's format; see ``newsclean.clean_batch``.

    Dataset's ``map`` keeps the columns that it had besides, unless ``remove_columns`` names them.
    """
    return partial(
        clean_batch, column=column, kind=kind, options=options, columns=columns, carry=carry
    )


def clean(
    dataset: AnyDataset,
    column: str = "text",
    *,
    kind: SourceKind = "auto",
    options: Options = _DEFAULT,
    columns: Sequence[str] | None = None,
    carry: Sequence[str] = (),
    processes: int | None = None,
    batch_size: int = BATCH_SIZE,
) -> AnyDataset:
    """Cleans one column of a Dataset or an IterableDataset.

    Args:
        dataset: the documents.
        column: the column that holds them.
        kind: ``text``, ``html``, or ``auto`` to tell them apart one by one.
        options: what to keep, and how to read.
        columns: which columns of the schema to return; None for all.
        carry: columns of ``dataset`` to put before them.
        processes: how many, for a Dataset; an IterableDataset has none.
        batch_size: how many documents a call.

    Returns:
        The same sort of dataset with ``carry`` and the columns of ``newsclean.clean_batch``.
    """
    work = map_function(column, kind=kind, options=options, columns=columns, carry=carry)
    # A column that comes out again is replaced; removing it would take the new one too.
    stays = {*check_columns(columns), *carry}
    gone = [name for name in dataset.column_names or () if name not in stays]
    parallel = {} if processes is None else {"num_proc": processes}
    mapped = dataset.with_format("arrow").map(
        work,
        batched=True,
        batch_size=batch_size,
        remove_columns=gone,
        **parallel,
    )
    return mapped.with_format(None)
