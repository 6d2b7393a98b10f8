"""One process that works for a crew: its own side of the pipe, and the crew's handle on it."""

from __future__ import annotations

import pickle
import signal
import time
from collections import deque
from collections.abc import Callable, Sequence
from contextlib import suppress
from multiprocessing.connection import Connection
from multiprocessing.context import BaseContext
from queue import SimpleQueue
from threading import Thread
from typing import Protocol

from newsclean.pipelines.chunk import Chunk
from newsclean.pipelines.work import Document, attempt

Work = Callable[[Document | None], object]
IDLE = -1.0


class Clock(Protocol):
    """Two numbers in shared memory: which document of the chunk is in work, and since when."""

    def __getitem__(self, index: int, /) -> float:
        """One of the two."""

    def __setitem__(self, index: int, value: float, /) -> None:
        """Set one of the two."""


def serve(pipe: Connection, clock: Clock, work: Work, inherited: Sequence[Connection]) -> None:
    """Work off chunks until the pipe closes. What a worker process runs."""
    # Ctrl-C reaches all processes of a terminal; the parent alone decides what comes of it.
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    signal.signal(signal.SIGTERM, signal.SIG_DFL)
    # With the parent's ends open here, the pipe would never close when the parent dies.
    for end in inherited:
        end.close()
    inbox: SimpleQueue[bytes | None] = SimpleQueue()
    # Reads ahead, so that the parent's sending and ours can never wait for each other.
    Thread(target=_receive, args=(pipe, inbox), daemon=True).start()
    while (message := inbox.get()) is not None:
        outcomes = []
        for index, document in enumerate(pickle.loads(message)):
            clock[1] = time.monotonic()
            clock[0] = index
            outcomes.append(attempt(work, document))
        clock[0] = IDLE
        try:
            pipe.send_bytes(pickle.dumps(outcomes, pickle.HIGHEST_PROTOCOL))
        except OSError:
            return


def _receive(pipe: Connection, inbox: SimpleQueue[bytes | None]) -> None:
    with suppress(EOFError, OSError):
        while True:
            inbox.put(pipe.recv_bytes())
    inbox.put(None)


class Worker:
    """The crew's handle on one process.

    Args:
        context: how processes are started.
        work: what is done with each document.
        others: the pipes of the crew, which a forked process inherits.
    """

    def __init__(self, context: BaseContext, work: Work, others: Sequence[Connection]) -> None:
        self.pipe, theirs = context.Pipe()
        self.clock: Clock = context.RawArray("d", [IDLE, 0.0])
        self.chunks: deque[Chunk] = deque()
        forked = context.get_start_method() == "fork"
        inherited = [*others, self.pipe] if forked else []
        self.process = context.Process(  # type: ignore[attr-defined]  # typeshed leaves it out
            target=serve, args=(theirs, self.clock, work, inherited), daemon=True
        )
        try:
            self.process.start()
        finally:
            theirs.close()

    def give(self, chunk: Chunk) -> None:
        """Hand over a chunk. A worker that died meanwhile is found out when it is waited for."""
        self.chunks.append(chunk)
        with suppress(OSError):
            self.pipe.send_bytes(chunk.message())

    def take(self) -> Chunk | None:
        """The chunk that is done, or None where the process is dead."""
        try:
            outcomes = pickle.loads(self.pipe.recv_bytes())
        except (EOFError, OSError):
            return None
        chunk = self.chunks.popleft()
        chunk.settle(outcomes)
        return chunk

    @property
    def index(self) -> int:
        """Which document of the chunk is in work; below zero where none is."""
        return int(self.clock[0])

    def is_late(self, timeout: float) -> bool:
        """Whether a document has been in work for longer than ``timeout`` seconds."""
        return self.index >= 0 and time.monotonic() - self.clock[1] > timeout

    def kill(self) -> None:
        """End the process, and wait until it is gone."""
        self.process.kill()
        self.process.join()

    def close(self) -> None:
        """End the process and let go of what it held."""
        self.kill()
        self.pipe.close()
        self.process.close()

    def epitaph(self) -> str:
        """How the process ended, for an error message."""
        self.process.join()
        code = self.process.exitcode or 0
        if code >= 0:
            return f"its worker process exited with status {code}"
        try:
            name = signal.Signals(-code).name
        except ValueError:
            name = f"signal {-code}"
        return f"its worker process was killed ({name})"
