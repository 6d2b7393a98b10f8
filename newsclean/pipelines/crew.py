"""A crew of worker processes that survives its members.

The pools of the standard library give up when a worker dies (`BrokenProcessPool`), and neither
ends a task that hangs. Here the parent knows by shared memory which document each worker is at,
so that a dead or late worker costs that document and nothing else. There are no threads in the
parent: forking stays safe, and Ctrl-C ends it where it waits.
"""

from __future__ import annotations

from collections import deque
from collections.abc import Iterable, Iterator
from multiprocessing import get_context
from multiprocessing.connection import Connection, wait

from newsclean import NewscleanError
from newsclean.pipelines.chunk import MOST_BYTES, Chunk, Job, chunked
from newsclean.pipelines.worker import IDLE, Work, Worker

# One chunk in work and one waiting, so that no worker is idle while the parent is busy.
AHEAD = 2
# In order, results wait for the slowest document: so many chunks a worker may be under way.
WINDOW = 8
MOST_STILLBORN = 3
LONGEST_WAIT = 0.25


class Crew:
    """Runs ``work`` on documents in several processes.

    Args:
        work: what is done with a document; picklable.
        workers: how many processes, at least one.
        timeout: seconds that one document may take; None for no limit.
        start_method: ``fork``, ``spawn``, ``forkserver``, or None for the platform's own.
    """

    def __init__(
        self, work: Work, workers: int, timeout: float | None, start_method: str | None
    ) -> None:
        self.work, self.timeout = work, timeout
        self.context = get_context(start_method)
        self.size = workers
        self.workers: list[Worker] = []
        self.backlog: deque[Chunk] = deque()
        self.stillborn = 0

    def run(self, jobs: Iterable[Job], *, ordered: bool) -> Iterator[tuple[object, object, str]]:
        """Id, value and error of each document, in order or as they are done."""
        chunks = chunked(jobs)
        done: dict[int, Chunk] = {}
        first = 0
        try:
            while True:
                self._hand_out(chunks, first + WINDOW * self.size if ordered else None)
                if not any(worker.chunks for worker in self.workers):
                    return
                for chunk in self._collect():
                    if ordered:
                        done[chunk.number] = chunk
                    else:
                        yield from chunk.results()
                while first in done:
                    yield from done.pop(first).results()
                    first += 1
        finally:
            for worker in self.workers:
                worker.close()
            self.workers.clear()

    def _hand_out(self, chunks: Iterator[Chunk], end: int | None) -> None:
        """Give each worker what it has room for; the least busy first."""
        while True:
            chunk = self.backlog.popleft() if self.backlog else next(chunks, None)
            if chunk is None:
                return
            worker = self._with_room(chunk)
            if worker is None or (end is not None and chunk.number >= end):
                self.backlog.appendleft(chunk)
                return
            worker.give(chunk)

    def _with_room(self, chunk: Chunk) -> Worker | None:
        idle = next((worker for worker in self.workers if not worker.chunks), None)
        if idle is None and len(self.workers) < self.size:
            return self._hire()
        # A large message could wait for a worker that hangs, and the parent with it.
        if idle is not None or chunk.size > MOST_BYTES:
            return idle
        worker = min(self.workers, key=lambda worker: len(worker.chunks))
        return worker if len(worker.chunks) < AHEAD else None

    def _hire(self) -> Worker:
        others = [worker.pipe for worker in self.workers]
        self.workers.append(Worker(self.context, self.work, others))
        return self.workers[-1]

    def _collect(self) -> Iterator[Chunk]:
        """The chunks that are done, after waiting for some; replaces workers that are gone."""
        busy = {worker.pipe: worker for worker in self.workers if worker.chunks}
        ready = wait(list(busy), None if self.timeout is None else min(self.timeout, LONGEST_WAIT))
        for pipe in ready:
            assert isinstance(pipe, Connection)
            chunk = busy[pipe].take()
            if chunk is None:
                yield from self._bury(busy[pipe], None)
            else:
                self.stillborn = 0
                yield chunk
        if self.timeout is not None:
            for worker in [worker for worker in self.workers if worker.is_late(self.timeout)]:
                worker.kill()
                if not worker.is_late(self.timeout):
                    worker.clock[0] = IDLE  # it went on to the next just then: nobody's fault
                yield from self._bury(worker, self.timeout)

    def _bury(self, worker: Worker, timeout: float | None) -> Iterator[Chunk]:
        """Blame the document that a worker died of, and give the others to the next."""
        yield from iter(worker.take, None) if worker.pipe.poll() else ()
        epitaph = worker.epitaph()
        if timeout is not None:
            epitaph = f"it took longer than the {timeout:g} s that a document may take"
        index = worker.index
        self.workers.remove(worker)
        if index >= 0 and worker.chunks:
            worker.chunks[0].blame(index, epitaph)
        else:
            self._mourn(epitaph)
        for chunk in reversed(worker.chunks):
            if chunk.is_done:
                yield chunk
            else:
                self.backlog.appendleft(chunk)
        worker.close()

    def _mourn(self, epitaph: str) -> None:
        """A worker that dies before it took a document will do so again."""
        self.stillborn += 1
        if self.stillborn >= MOST_STILLBORN:
            raise NewscleanError(
                f"no worker process gets to work: {epitaph}. Call clean_many below "
                "`if __name__ == '__main__':`, as processes that are spawned import the program"
            )
