"""Ray Data: a Dataset of documents to one of the schema. The extra is ``ray``."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial
from typing import TYPE_CHECKING

from newsclean import Options
from newsclean.pipelines.arrow import clean_batch
from newsclean.pipelines.work import SourceKind

if TYPE_CHECKING:
    from ray.data import Dataset

_DEFAULT = Options()
# A second's work or less, so that blocks spread over the workers.
BATCH_SIZE = 256


def clean(
    dataset: Dataset,
    column: str = "text",
    *,
    kind: SourceKind = "auto",
    options: Options = _DEFAULT,
    columns: Sequence[str] | None = None,
    carry: Sequence[str] = (),
    batch_size: int = BATCH_SIZE,
) -> Dataset:
    """Cleans one column of a Dataset in Ray's workers, through ``map_batches``.

    Args:
        dataset: the documents.
        column: the column that holds them.
        kind: ``text``, ``html``, or ``auto`` to tell them apart one by one.
        options: what to keep, and how to read.
        columns: which columns of the schema to return; None for all.
        carry: columns of ``dataset`` to put before them, as an id: Ray keeps no order unless
            it is told to.
        batch_size: how many documents a call.

    Returns:
        A Dataset with ``carry`` and the columns of ``newsclean.clean_batch``.
    """
    work = partial(
        clean_batch, column=column, kind=kind, options=options, columns=columns, carry=carry
    )
    return dataset.map_batches(
        work, batch_format="pyarrow", batch_size=batch_size, zero_copy_batch=True
    )
