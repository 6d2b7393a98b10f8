"""Two processes, one job a page."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from concurrent.futures import ProcessPoolExecutor
from typing import TypeVar

JOBS = 2

Job = TypeVar("Job")
Result = TypeVar("Result")


def spread(
    work: Callable[[Job], Result], jobs: Iterable[Job], processes: int = JOBS
) -> list[Result]:
    """The result of every job, in order; in this process where one is asked for."""
    todo = list(jobs)
    if processes < 2 or len(todo) < 8:
        return [work(job) for job in todo]
    with ProcessPoolExecutor(processes) as pool:
        return list(pool.map(work, todo, chunksize=max(1, len(todo) // (8 * processes))))
