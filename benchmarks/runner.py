"""Systems run in workers: a crash or a page without end costs one page, not the run."""

from __future__ import annotations

import json
import os
import queue
import subprocess
import threading
from collections.abc import Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from benchmarks import envs, report
from benchmarks.peers import DESCRIBERS, PEERS, TEXT_PEERS, Describer, Document, Peer

ROOT = Path(__file__).parent.parent
# A page that takes longer counts as an empty output, and is reported.
PAGE_SECONDS = 60.0
START_SECONDS = 120.0


class UnavailableError(Exception):
    """A system that cannot run here; the message says why."""


@dataclass(frozen=True, slots=True)
class Answer:
    """What a system made of a document, and what it cost."""

    result: Any
    ms: float
    peak_mb: float
    failed: str | None


def find(mode: str, name: str) -> Peer | Describer:
    """The system of a name.

    Raises:
        UnavailableError: where there is none.
    """
    tables: dict[str, dict[str, Any]] = {"html": PEERS, "text": TEXT_PEERS, "facts": DESCRIBERS}
    table = tables[mode]
    if name not in table:
        raise UnavailableError(f"no such system; there are {', '.join(table)}")
    system: Peer | Describer = table[name]
    return system


class Worker:
    """A system in a process of its own."""

    def __init__(self, mode: str, name: str) -> None:
        """Start the process and wait until the system is loaded.

        Raises:
            UnavailableError: where it could not be loaded.
        """
        self._mode, self._name = mode, name
        system = find(mode, name)
        try:
            self._python = envs.python(name, system.env)
        except envs.EnvironmentFailedError as error:
            raise UnavailableError(str(error)) from None
        self._start()

    def _start(self) -> None:
        self._process = subprocess.Popen(
            [self._python, "-m", "benchmarks.worker", self._mode, self._name],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
            cwd=ROOT,
            env=os.environ | {"PYTHONPATH": str(ROOT)},
            text=True,
            encoding="utf-8",
        )
        self._lines: queue.SimpleQueue[str] = queue.SimpleQueue()
        listen = (self._process, self._lines)
        self._listener = threading.Thread(target=self._listen, args=listen, daemon=True)
        self._listener.start()
        hello = self._wait(START_SECONDS) or {"error": "the process did not start"}
        if "error" in hello:
            self.close()
            raise UnavailableError(hello["error"])
        self.version: str | None = hello["ready"]
        self.load_ms: float = hello["load_ms"]

    @staticmethod
    def _listen(process: subprocess.Popen[str], lines: queue.SimpleQueue[str]) -> None:
        assert process.stdout is not None
        with process.stdout as answers:
            for line in answers:
                lines.put(line)
        lines.put("")

    def _wait(self, seconds: float) -> dict[str, Any] | None:
        try:
            line = self._lines.get(timeout=seconds)
        except queue.Empty:
            return None
        message: dict[str, Any] | None = json.loads(line) if line else None
        return message

    def ask(self, document: Document, seconds: float = PAGE_SECONDS) -> Answer:
        """Run the system on a document; a crash or a time-out gives an empty answer."""
        facts = {"url": document.url, "lang": document.lang, "keeps": sorted(document.keeps)}
        return self._send({"text": document.text} | facts, seconds)

    def ask_file(self, path: Path, seconds: float = PAGE_SECONDS) -> Answer:
        """Run the system on a file, so that the request itself costs no memory."""
        return self._send({"path": str(path)}, seconds)

    def _send(self, request: dict[str, Any], seconds: float) -> Answer:
        assert self._process.stdin is not None
        try:
            self._process.stdin.write(json.dumps(request) + "\n")
            self._process.stdin.flush()
        except BrokenPipeError:
            return self._again("crashed", seconds)
        message = self._wait(seconds)
        if message is None:
            over = self._process.poll() is None
            return self._again(f"took over {seconds:g} s" if over else "crashed", seconds)
        return Answer(message["result"], message["ms"], message["peak_mb"], message["failed"])

    def _again(self, why: str, seconds: float) -> Answer:
        self.close()
        self._start()
        return Answer("", seconds * 1000, 0.0, why)

    def close(self) -> None:
        """End the process."""
        self._process.kill()
        self._process.wait()
        self._listener.join()
        assert self._process.stdin is not None
        with suppress(OSError):  # what was not sent any more
            self._process.stdin.close()


@contextmanager
def worker(mode: str, name: str) -> Iterator[Worker]:
    """A worker for the time of a block.

    Raises:
        UnavailableError: where the system cannot be loaded.
    """
    running = Worker(mode, name)
    try:
        yield running
    finally:
        running.close()


@dataclass(frozen=True, slots=True)
class Run:
    """The answers of a system, in order, and its version."""

    answers: list[Answer]
    version: str | None

    @property
    def failures(self) -> int:
        """On how many documents it raised, crashed or took too long."""
        return sum(answer.failed is not None for answer in self.answers)


def run(mode: str, name: str, documents: Sequence[Document], processes: int) -> Run:
    """A system on many documents, spread over workers.

    Raises:
        UnavailableError: where the system cannot be loaded.
    """
    with worker(mode, name) as first:
        version = first.version
    shares = [range(start, len(documents), processes) for start in range(processes)]

    def work(share: range) -> list[tuple[int, Answer]]:
        with worker(mode, name) as running:
            return [(number, running.ask(documents[number])) for number in share]

    with ThreadPoolExecutor(processes) as pool:
        found = dict(pair for pairs in pool.map(work, shares) for pair in pairs)
    return Run([found[number] for number in range(len(documents))], version)


def run_text_peer(name: str, texts: Sequence[str], processes: int) -> list[str]:
    """What a text peer makes of texts; where it cannot run, the texts as they are."""
    try:
        done = run("text", name, [Document(text) for text in texts], processes)
    except UnavailableError as error:
        report.note(f"{name}: left out: {error}")
        return list(texts)
    return [str(answer.result) for answer in done.answers]
