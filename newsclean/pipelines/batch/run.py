"""The run: read, clean in several processes, write part by part."""

from __future__ import annotations

import os
from collections.abc import Callable, Generator, Iterator
from contextlib import closing
from dataclasses import dataclass
from itertools import islice
from typing import cast

from newsclean.pipelines.batch.parts import Part, Progress, begin, finish
from newsclean.pipelines.batch.plan import BatchError, Plan
from newsclean.pipelines.batch.tally import Tally
from newsclean.pipelines.batch.work import Row, RowWork
from newsclean.pipelines.pool import run_many
from newsclean.pipelines.sources import Place, read_all
from newsclean.pipelines.sources.read import Meter

# Where so many documents in a row gave nothing but errors, the call is wrong and not the data.
HOPELESS = 1000


# Is told after each document what was done, and how far the inputs are read.
Watch = Callable[[Tally, Meter], None]


@dataclass(slots=True)
class Report:
    """What a run did, parts of an earlier call included."""

    tally: Tally
    parts: int
    first_error: str = ""


def run(
    plan: Plan, *, resume: bool = False, overwrite: bool = False, watch: Watch | None = None
) -> Report | None:
    """Clean the documents of all inputs into the output.

    Args:
        plan: what to do.
        resume: go on where an earlier run of the same plan was ended.
        overwrite: replace what is there.
        watch: is told after each document how far it came.

    Returns:
        What was done; None where an earlier run had reached the end.

    Raises:
        BatchError: where the output cannot be written, or no document can be read. What was
            committed stays, and ``resume`` goes on from there.
    """
    try:
        progress = begin(plan, resume=resume, overwrite=overwrite)
        if progress is None:
            return None
        report = _write(plan, progress, watch or (lambda *_: None))
        finish(plan, report.parts, report.tally)
    except OSError as error:
        raise BatchError(_unwritable(plan, error)) from None
    return report


def _write(plan: Plan, progress: Progress, watch: Watch) -> Report:
    """Write the parts that are not there yet."""
    meter = Meter(plan.inputs)
    report = Report(Tally(), progress.parts)
    report.tally.merge(progress.tally)
    part = Part(plan, report.parts)
    try:
        with closing(_outcomes(plan, progress, meter)) as outcomes:
            for place, row, error in outcomes:
                part.add(place, row, error)
                _note(report, place, row, error)
                if part.size == plan.part_size:
                    part.commit()
                    report.parts += 1
                    part = Part(plan, report.parts)
                watch(report.tally, meter)
        if part.size or not report.parts:
            part.commit()
            report.parts += 1
        else:
            part.sink.abandon()
    except BaseException:
        part.sink.abandon()
        raise
    return report


def _note(report: Report, place: Place, row: Row | None, error: str) -> None:
    tally = report.tally
    if row is not None:
        tally.add(row[1])
        return
    tally.errors += 1
    report.first_error = report.first_error or f"{place.where}: {error}"
    if tally.errors == HOPELESS and not tally.documents:
        raise BatchError(
            f"the first {HOPELESS} documents all failed; the first: {report.first_error}"
        )


def _outcomes(
    plan: Plan, progress: Progress, meter: Meter
) -> Generator[tuple[Place, Row | None, str], None, None]:
    work = RowWork(plan.kind, plan.options, plan.columns, as_json=plan.form != ".parquet")
    records = read_all(plan.inputs, plan.selection, progress.start, meter)
    if plan.limit is not None:
        done = progress.tally.documents + progress.tally.errors
        records = islice(records, max(0, plan.limit - done))
    outcomes = run_many(records, work, plan.workers, timeout=plan.timeout)
    for place, row, error in cast("Iterator[tuple[Place, Row | None, str]]", outcomes):
        yield place, row, place.error or error


def _unwritable(plan: Plan, error: OSError) -> str:
    reason = f"the output cannot be written: {error.strerror or error}"
    if error.filename:
        reason += f" ({error.filename})"
    # `exists` itself may not be allowed to look.
    if os.access(plan.state, os.F_OK):
        reason += f"; what is in {plan.folder} is complete: mend it, and say --resume to go on"
    return reason
