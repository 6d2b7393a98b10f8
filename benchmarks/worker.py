"""One system in a process of its own, speaking JSON lines.

``python -m benchmarks.worker html|text|facts NAME``. The first line it writes says that the
system is loaded, or why not; then it answers every request line with one line. It needs nothing
but the system it runs.
"""

from __future__ import annotations

import importlib.metadata
import json
import os
import resource
import sys
from collections.abc import Callable
from dataclasses import asdict
from pathlib import Path
from time import perf_counter
from typing import Any, TextIO

from benchmarks.peers import DESCRIBERS, PEERS, TEXT_PEERS, Describer, Document, Peer

TABLES: dict[str, dict[str, Peer] | dict[str, Describer]] = {
    "html": dict(PEERS),
    "text": dict(TEXT_PEERS),
    "facts": dict(DESCRIBERS),
}


def main(mode: str, name: str) -> None:
    """Load the system, then answer until the input ends."""
    answers = _own_output()
    _bound_memory()
    started = perf_counter()
    system = TABLES[mode][name]
    try:
        run: Callable[[Document], Any] = system.load()
    except Exception as error:
        _say(answers, {"error": f"{type(error).__name__}: {error}"})
        return
    loaded = (perf_counter() - started) * 1000
    _say(answers, {"ready": _version(system.package), "load_ms": loaded})
    for line in sys.stdin:
        _say(answers, _answer(run, json.loads(line)))


def _answer(run: Callable[[Document], Any], request: dict[str, Any]) -> dict[str, Any]:
    document = _document(request)
    started = perf_counter()
    failed = None
    try:
        result = run(document)
    except Exception as error:
        result, failed = "", f"{type(error).__name__}: {error}"
    spent = (perf_counter() - started) * 1000
    result = result if isinstance(result, str) else asdict(result)
    return {"result": result, "ms": spent, "failed": failed, "peak_mb": _peak()}


def _document(request: dict[str, Any]) -> Document:
    """The document of a request; a large one comes as a path."""
    path = request.pop("path", None)
    if path is not None:
        return Document(Path(path).read_text(encoding="utf-8"))
    return Document(**request | {"keeps": frozenset(request.get("keeps", ()))})


def _own_output() -> TextIO:
    """The answers' stream: what the libraries print goes to the error stream."""
    answers = os.fdopen(os.dup(1), "w", encoding="utf-8")
    os.dup2(2, 1)
    sys.stdin.reconfigure(encoding="utf-8")  # type: ignore[union-attr]
    return answers


def _say(answers: TextIO, message: dict[str, Any]) -> None:
    answers.write(json.dumps(message) + "\n")
    answers.flush()


def _bound_memory() -> None:
    """Half of the machine at most: a page that needs more is a failure, not the end of all."""
    half = os.sysconf("SC_PAGE_SIZE") * os.sysconf("SC_PHYS_PAGES") // 2
    resource.setrlimit(resource.RLIMIT_AS, (half, half))


def _peak() -> float:
    """Peak memory in MB.

    Linux counts what the parent held before the program started into ``ru_maxrss``, so its own
    record is read first.
    """
    status = Path("/proc/self/status")
    if status.exists():
        lines = dict(line.split(":", 1) for line in status.read_text().splitlines() if ":" in line)
        return int(lines["VmHWM"].split()[0]) / 1024
    unit = 1024 * 1024 if sys.platform == "darwin" else 1024
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / unit


def _version(package: str) -> str | None:
    if package == "newsclean":
        from newsclean._version import __version__

        return __version__
    try:
        return importlib.metadata.version(package)
    except importlib.metadata.PackageNotFoundError:
        return None


if __name__ == "__main__":
    main(sys.argv[1], sys.argv[2])
