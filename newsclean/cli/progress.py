"""The progress line of ``newsclean batch``."""

from __future__ import annotations

import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager

from newsclean.pipelines.batch import Tally, Watch
from newsclean.pipelines.sources import Meter

REFRESH_SECONDS = 0.2


@contextmanager
def shown(*, quiet: bool) -> Iterator[Watch | None]:
    """A progress line on stderr where that is a terminal; nothing elsewhere."""
    if quiet or sys.stderr is None or not sys.stderr.isatty():
        yield None
        return
    from rich.console import Console
    from rich.progress import BarColumn, Progress, TaskProgressColumn, TextColumn
    from rich.progress import TimeRemainingColumn as Remaining

    # It draws when it is told to: a thread of its own would be taken along into forked workers.
    progress = Progress(
        TextColumn("{task.fields[done]:,} documents"),
        BarColumn(),
        TaskProgressColumn(),
        TextColumn("{task.fields[rate]:,.0f}/s, {task.fields[errors]:,} errors"),
        Remaining(),
        console=Console(stderr=True),
        auto_refresh=False,
        transient=True,
    )
    with progress:
        yield _watch(progress)


def _watch(progress: object) -> Watch:
    from rich.progress import Progress

    assert isinstance(progress, Progress)
    task = progress.add_task("", total=None, done=0, rate=0.0, errors=0)
    began, drawn = time.monotonic(), 0.0
    before: int | None = None

    def watch(tally: Tally, meter: Meter) -> None:
        nonlocal drawn, before
        done = tally.documents + tally.errors
        # What an earlier run did says nothing of the rate of this one.
        before = done - 1 if before is None else before
        now = time.monotonic()
        if now - drawn < REFRESH_SECONDS:
            return
        drawn = now
        rate = (done - before) / max(now - began, REFRESH_SECONDS)
        progress.update(
            task,
            total=meter.total or None,
            completed=meter.done,
            done=done,
            rate=rate,
            errors=tally.errors,
        )
        progress.refresh()

    return watch
