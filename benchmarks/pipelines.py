"""Many documents: what processes, files and engines add to the cost of cleaning.

Each measurement runs in a fresh process, on documents that are made up, and takes the time from
the first document to the last; what an engine needs to start is told apart.
"""

from __future__ import annotations

import json
import random
import resource
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import ProcessPoolExecutor
from dataclasses import dataclass
from hashlib import sha256
from itertools import islice
from multiprocessing import get_context
from pathlib import Path
from typing import Any

import newsclean
from benchmarks import engines, made, report

SIZES = {"text": (1_500, 3_000, 4_500), "html": (15_000, 30_000, 60_000)}
# Making a document takes as long as cleaning one: so many are different.
DIFFERENT = 600
# From this document on, memory has to be flat.
SETTLED = 10_000
KILLS = 10
SEED = 11


@dataclass(frozen=True, slots=True)
class Choices:
    """What to measure, and on how much."""

    mode: str
    documents: int
    only: Sequence[str]


def documents(mode: str, count: int) -> Iterator[tuple[str, str]]:
    """Ids and documents of a few sizes, the same on every run."""
    make = made.page if mode == "html" else made.text
    sizes = SIZES[mode]
    some = [make(sizes[n % len(sizes)], n) for n in range(min(DIFFERENT, count))]
    return ((f"d{n}", f"{some[n % len(some)]}\n\n<!-- {n} -->") for n in range(count))


def run(choices: Choices) -> dict[str, Any]:
    """Measure and print."""
    figures: dict[str, Any] = {"mode": choices.mode, "documents": choices.documents}
    for name, measure in MEASURES.items():
        if choices.only and name not in choices.only:
            continue
        report.note(f"{name} …")
        try:
            figures[name] = _apart(measure, choices.mode, choices.documents)
        except newsclean.NewscleanError as error:
            report.note(f"{name} left out: {error}")
    _print(figures)
    return figures


def _apart(measure: Callable[[str, int], dict[str, Any]], mode: str, count: int) -> dict[str, Any]:
    """A measurement in a fresh process, which has the memory of nothing else."""
    with ProcessPoolExecutor(1, mp_context=get_context("spawn")) as process:
        return process.submit(measure, mode, count).result()


def loop(mode: str, count: int) -> dict[str, Any]:
    """The plain loop, and the same documents in batches of Arrow."""
    import pyarrow as pa

    some = [document for _, document in documents(mode, min(count, 2000))]
    table = pa.table({"text": some})
    newsclean.clean(some[0])
    plain, arrow = [], []
    # They take turns, so that what else the machine does hits both.
    for start in range(0, len(some), 100):
        began = time.process_time()
        for document in some[start : start + 100]:
            _ = newsclean.clean(document).text
        middle = time.process_time()
        newsclean.clean_batch(table.slice(start, 100))
        arrow.append(time.process_time() - middle)
        plain.append(middle - began)
    return {
        "documents": len(some),
        "seconds": sum(plain),
        "per_second": len(some) / sum(plain),
        "bytes_in": sum(len(document.encode()) for document in some) / len(some),
        "clean_batch_over_loop": sum(arrow) / sum(plain),
    }


def many(mode: str, count: int, workers: int) -> dict[str, Any]:
    """``clean_many``, with the text of each article read."""
    jobs = list(documents(mode, count))
    before = _cpu(resource.RUSAGE_SELF)
    began = time.perf_counter()
    characters = sum(
        len(result.article.text) for result in newsclean.clean_many(jobs, workers=workers)
    )
    seconds = time.perf_counter() - began
    return _rate(count, seconds) | {"characters_out": characters} | _costs(before)


def many_one(mode: str, count: int) -> dict[str, Any]:
    """One worker."""
    return many(mode, count, 1)


def many_two(mode: str, count: int) -> dict[str, Any]:
    """Two workers."""
    return many(mode, count, 2)


def threads(mode: str, count: int) -> dict[str, Any]:
    """Two threads, for what they gain."""
    from concurrent.futures import ThreadPoolExecutor

    some = [document for _, document in documents(mode, min(count, 4000))]
    began = time.perf_counter()
    with ThreadPoolExecutor(2) as pool:
        for start in range(0, len(some), 200):
            list(pool.map(newsclean.clean, some[start : start + 200]))
    return _rate(len(some), time.perf_counter() - began)


def command(mode: str, count: int, name: str = "out.jsonl") -> dict[str, Any]:
    """``newsclean batch`` with two workers, and what memory it takes on the way."""
    from newsclean.pipelines import batch
    from newsclean.pipelines.sources import Meter, expand

    memory: list[int] = []
    settled, step = min(SETTLED, count // 2), min(500, count // 4)

    def watch(tally: batch.Tally, _: Meter) -> None:
        if tally.documents >= settled and tally.documents % step == 0:
            memory.append(_resident())

    with tempfile.TemporaryDirectory() as folder:
        source = engines.write_jsonl(Path(folder) / "in.jsonl", documents(mode, count))
        output = Path(folder) / name
        plan = batch.Plan(inputs=expand([str(source)]), output=str(output), workers=2)
        before = _cpu(resource.RUSAGE_SELF)
        began = time.perf_counter()
        batch.run(plan, watch=watch)
        seconds = time.perf_counter() - began
        sizes = {"bytes_in": source.stat().st_size, "bytes_out": output.stat().st_size}
    return (
        _rate(count, seconds)
        | {
            "first_mb": memory[0] / 1e6,
            "last_mb": memory[-1] / 1e6,
            "most_mb": max(memory) / 1e6,
            "worker_mb": resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss / 1e3,
            **_costs(before),
        }
        | {what: size / count for what, size in sizes.items()}
    )


def command_parquet(mode: str, count: int) -> dict[str, Any]:
    """The same to Parquet."""
    return command(mode, count, "out.parquet")


def kills(mode: str, count: int) -> dict[str, Any]:
    """SIGKILL at random moments, each time with --resume: the same bytes?"""
    draw = random.Random(SEED)
    with tempfile.TemporaryDirectory() as folder:
        source = engines.write_jsonl(Path(folder) / "in.jsonl", documents(mode, count))
        call = [sys.executable, "-m", "newsclean", "batch", str(source), "--resume", "--quiet"]
        call += ["--part-size", str(max(1, count // 50)), "--workers", "2", "-o"]
        whole, killed = Path(folder) / "whole.jsonl.gz", Path(folder) / "killed.jsonl.gz"
        began = time.perf_counter()
        subprocess.run([*call, str(whole)], check=True)
        seconds = time.perf_counter() - began
        done = 0
        for _ in range(KILLS):
            with subprocess.Popen([*call, str(killed)]) as process:
                time.sleep(draw.uniform(0.03, 0.11) * seconds)
                done += process.poll() is None
                process.kill()
        subprocess.run([*call, str(killed)], check=True)
        same = all(
            whole.with_name(whole.name + end).read_bytes()
            == killed.with_name(killed.name + end).read_bytes()
            for end in ("", ".errors.jsonl", ".summary.json")
        )
    return {"documents": count, "kills": done, "same_bytes": same}


def large_cell(mode: str, _: int) -> dict[str, Any]:
    """One cell of 100 MB in a batch: it is an error, and what does it cost?"""
    from newsclean.pipelines import batch
    from newsclean.pipelines.sources import expand

    with tempfile.TemporaryDirectory() as folder:
        source = Path(folder) / "in.jsonl"
        text = "word " * 20_000_000
        rows = [{"text": text}, {"text": next(documents(mode, 1))[1]}]
        source.write_text("\n".join(json.dumps(row) for row in rows), encoding="utf-8")
        del text, rows
        before = _resident()
        plan = batch.Plan(inputs=expand([str(source)]), output=f"{folder}/out.jsonl", workers=1)
        began = time.perf_counter()
        done = batch.run(plan)
    return {
        "seconds": time.perf_counter() - began,
        "errors": done.tally.errors if done else 0,
        "documents": done.tally.documents if done else 0,
        "more_mb": resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1e3 - before / 1e6,
    }


def engine(mode: str, count: int, name: str) -> dict[str, Any]:
    """One engine with two workers, and whether its rows are those of ``clean_batch``."""
    with tempfile.TemporaryDirectory() as folder:
        timed = engines.ENGINES[name](Path(folder), list(documents(mode, count)))
        sample = dict(islice(documents(mode, count), 500))
        texts = {i: newsclean.clean(document).text for i, document in sample.items()}
        same = all(timed.texts[identifier] == text for identifier, text in texts.items())
    return _rate(count, timed.seconds) | {
        "start_seconds": timed.start_seconds,
        "same_texts": same and len(timed.texts) == count,
        "digest": sha256(json.dumps(sorted(timed.texts.items())).encode()).hexdigest()[:16],
    }


def spark(mode: str, count: int) -> dict[str, Any]:
    """Spark, local[2]."""
    return engine(mode, count, "spark")


def ray(mode: str, count: int) -> dict[str, Any]:
    """Ray Data on two processors."""
    return engine(mode, count, "ray")


def datatrove(mode: str, count: int) -> dict[str, Any]:
    """datatrove's local executor with two workers."""
    return engine(mode, count, "datatrove")


def batch(mode: str, count: int) -> dict[str, Any]:
    """``newsclean batch`` on the same files, for its digest."""
    return engine(mode, count, "batch")


MEASURES: dict[str, Callable[[str, int], dict[str, Any]]] = {
    "loop": loop,
    "threads": threads,
    "many-1": many_one,
    "many-2": many_two,
    "batch": command,
    "batch-parquet": command_parquet,
    "engine-batch": batch,
    "spark": spark,
    "ray": ray,
    "datatrove": datatrove,
    "kills": kills,
    "large-cell": large_cell,
}


def _rate(count: int, seconds: float) -> dict[str, Any]:
    return {"documents": count, "seconds": seconds, "per_second": count / seconds}


def _resident() -> int:
    pages = Path("/proc/self/statm").read_text(encoding="ascii").split()[1]
    return int(pages) * resource.getpagesize()


def _cpu(who: int) -> float:
    """CPU seconds of this process, or of those that it waited for."""
    usage = resource.getrusage(who)
    return usage.ru_utime + usage.ru_stime


def _costs(parent_before: float) -> dict[str, Any]:
    """CPU seconds that the parent and its workers took; a busy machine changes them less."""
    return {
        "parent_cpu_seconds": _cpu(resource.RUSAGE_SELF) - parent_before,
        "workers_cpu_seconds": _cpu(resource.RUSAGE_CHILDREN),
    }


def _print(figures: dict[str, Any]) -> None:
    two = figures.get("many-2", {}).get("per_second")
    rows = [
        (name, row["documents"], row["seconds"], row["per_second"], two and two / row["per_second"])
        for name, row in figures.items()
        if isinstance(row, dict) and "per_second" in row
    ]
    report.table(
        f"{figures['documents']} documents of {figures['mode']}",
        ("", "documents", "seconds", "documents/s", "time over clean_many, 2 workers"),
        rows,
    )
    one = figures.get("many-1", {}).get("per_second")
    if one and two:
        report.note(f"two workers over one: {two / one:.2f}")
    for name, row in figures.items():
        if isinstance(row, dict):
            rest = {k: v for k, v in row.items() if k not in ("documents", "seconds", "per_second")}
            report.note(f"{name}: " + ", ".join(f"{k} {report.figure(v)}" for k, v in rest.items()))
