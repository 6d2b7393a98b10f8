"""What systems extract from corpora: run live, taken from a former run, or stored beside them."""

from __future__ import annotations

import gzip
import hashlib
import json
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from statistics import median
from typing import Any

from benchmarks import envs, peers
from benchmarks.corpora import Corpus
from benchmarks.peers import Document
from benchmarks.runner import UnavailableError, run, worker

# A peer's outputs are the same on every run: they are kept until its version, peers.py or the
# pages change.
FORMER = envs.FOLDER / "outputs"
STORED = "stored"


@dataclass(frozen=True, slots=True)
class Output:
    """What a system made of the pages of a corpus, in their order."""

    texts: list[str]
    version: str | None
    ms: float | None = None
    failed: int = 0

    def facts(self) -> dict[str, Any]:
        """What a report says beside the scores."""
        return {"version": self.version, "ms": self.ms, "failed": self.failed}


def of(corpus: Corpus, system: str, *, stored: bool, processes: int) -> Output:
    """The output of a system.

    Args:
        corpus: the pages.
        system: its name.
        stored: take peers' texts from beside the pages, and run none of them.
        processes: how many to run.

    Raises:
        UnavailableError: where the system cannot run here.
        BadInput: where a page's HTML is missing.
    """
    if stored and system in corpus.systems:
        texts = corpus.texts(system)
        return Output([texts.get(page.id, "") for page in corpus.pages], STORED)
    if stored and system != "newsclean":
        raise UnavailableError(f"no texts/{system}.jsonl.gz beside the pages")
    if system == "newsclean":
        return _run(corpus, system, processes)
    with worker("html", system) as running:
        former = FORMER / f"{system}-{running.version}-{_settings()}-{corpus.digest}.json.gz"
    if former.exists():
        return Output(**json.loads(gzip.decompress(former.read_bytes())))
    output = _run(corpus, system, processes)
    _keep(former, output)
    return output


@cache
def _settings() -> str:
    """Names how the peers are called."""
    assert peers.__file__ is not None
    return hashlib.sha256(Path(peers.__file__).read_bytes()).hexdigest()[:8]


def _run(corpus: Corpus, system: str, processes: int) -> Output:
    documents = [Document(page.html(), page.url, page.lang, corpus.keeps) for page in corpus.pages]
    done = run("html", system, documents, processes)
    texts = [str(answer.result) for answer in done.answers]
    ms = median(answer.ms for answer in done.answers) if done.answers else None
    return Output(texts, done.version, ms, done.failures)


def _keep(path: Path, output: Output) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    data = output.facts() | {"texts": output.texts}
    path.write_bytes(gzip.compress(json.dumps(data).encode()))
