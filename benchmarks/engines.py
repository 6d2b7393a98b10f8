"""The same documents through each engine, from files to files, with two workers."""

from __future__ import annotations

import json
import os
import sys
import time
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path

from newsclean.pipelines.extras import need

# Files that the documents come in, so that there is something to spread.
FILES = 8
Pairs = Sequence[tuple[str, str]]


@dataclass(frozen=True, slots=True)
class Timed:
    """What an engine took, and the text of each document by its id."""

    seconds: float
    start_seconds: float
    texts: dict[str, str]


def write_jsonl(path: Path, pairs: Iterable[tuple[str, str]]) -> Path:
    """The documents, one a line."""
    with path.open("w", encoding="utf-8") as file:
        for identifier, document in pairs:
            file.write(json.dumps({"id": identifier, "text": document}) + "\n")
    return path


def write_parquet(folder: Path, pairs: Pairs) -> Path:
    """The documents in ``FILES`` files."""
    pa, pq = need("pyarrow", "arrow"), need("pyarrow.parquet", "arrow")
    folder.mkdir()
    step = -(-len(pairs) // FILES)
    for number in range(FILES):
        some = pairs[number * step : (number + 1) * step]
        table = pa.table({"id": [i for i, _ in some], "text": [d for _, d in some]})
        pq.write_table(table, folder / f"{number}.parquet")
    return folder


def read_parquet(folder: Path) -> dict[str, str]:
    """Ids and texts of what was written."""
    table = need("pyarrow.parquet", "arrow").read_table(folder, columns=["id", "text"])
    return dict(zip(table["id"].to_pylist(), table["text"].to_pylist(), strict=True))


def batch(folder: Path, pairs: Pairs) -> Timed:
    """``newsclean batch``, Parquet to Parquet."""
    from newsclean.pipelines import batch
    from newsclean.pipelines.sources import expand

    source = write_parquet(folder / "in", pairs)
    plan = batch.Plan(inputs=expand([str(source)]), output=f"{folder}/out.parquet/", workers=2)
    began = time.perf_counter()
    batch.run(plan)
    seconds = time.perf_counter() - began
    parts = sorted((folder / "out.parquet").glob("part-*"))
    texts: dict[str, str] = {}
    for part in parts:
        texts |= read_parquet(part)
    return Timed(seconds, 0.0, texts)


def spark(folder: Path, pairs: Pairs) -> Timed:
    """Spark, Parquet to Parquet, on two local threads."""
    from newsclean.pipelines import spark

    source = write_parquet(folder / "in", pairs)
    os.environ["PYSPARK_PYTHON"] = sys.executable
    began = time.perf_counter()
    builder = need("pyspark.sql", "spark").SparkSession.builder.master("local[2]")
    builder = builder.config("spark.ui.enabled", "false")
    # One partition a file: they are small, as made documents pack well.
    builder = builder.config("spark.sql.files.openCostInBytes", "128m")
    session = builder.config("spark.sql.execution.arrow.maxRecordsPerBatch", "1000").getOrCreate()
    # The first query starts the Python workers.
    spark.clean(session.read.parquet(str(source)).limit(10)).count()
    ready = time.perf_counter()
    spark.clean(session.read.parquet(str(source)), carry=["id"]).write.parquet(f"{folder}/out")
    seconds = time.perf_counter() - ready
    session.stop()
    return Timed(seconds, ready - began, read_parquet(folder / "out"))


def ray(folder: Path, pairs: Pairs) -> Timed:
    """Ray Data, Parquet to Parquet, on two processors."""
    from newsclean.pipelines import ray

    source = write_parquet(folder / "in", pairs)
    engine, data = need("ray", "ray"), need("ray.data", "ray")
    began = time.perf_counter()
    engine.init(num_cpus=2, include_dashboard=False, log_to_driver=False)
    ray.clean(data.read_parquet(f"{source}/0.parquet").limit(10)).count()
    ready = time.perf_counter()
    # By their size, which made documents make small, all files would be one block.
    pages = data.read_parquet(str(source), override_num_blocks=FILES)
    ray.clean(pages, carry=["id"]).write_parquet(f"{folder}/out")
    seconds = time.perf_counter() - ready
    engine.shutdown()
    return Timed(seconds, ready - began, read_parquet(folder / "out"))


def datatrove(folder: Path, pairs: Pairs) -> Timed:
    """datatrove's local executor, JSONL to JSONL, two tasks at a time."""
    formatter = need("newsclean.pipelines.datatrove", "datatrove").NewscleanFormatter
    executor = need("datatrove.executor", "datatrove").LocalPipelineExecutor
    reader = need("datatrove.pipeline.readers", "datatrove").JsonlReader
    writer = need("datatrove.pipeline.writers", "datatrove").JsonlWriter
    (folder / "in").mkdir()
    step = -(-len(pairs) // FILES)
    for number in range(FILES):
        write_jsonl(folder / f"in/{number}.jsonl", pairs[number * step : (number + 1) * step])
    out = folder / "out"
    steps = [
        reader(f"{folder}/in"),
        formatter(kind="auto"),
        writer(str(out), output_filename="${rank}.jsonl", compression=None),
    ]
    began = time.perf_counter()
    executor(pipeline=steps, tasks=FILES, workers=2, logging_dir=f"{folder}/logs").run()
    seconds = time.perf_counter() - began
    rows = [json.loads(line) for path in out.glob("*.jsonl") for line in path.open("rb")]
    return Timed(seconds, 0.0, {row["id"]: row["text"] for row in rows})


ENGINES: dict[str, Callable[[Path, Pairs], Timed]] = {
    "batch": batch,
    "spark": spark,
    "ray": ray,
    "datatrove": datatrove,
}
