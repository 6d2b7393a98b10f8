"""Parts of the output, each complete or not there.

A part is its rows, its errors, and a note of where in the inputs it ends, which is written last
and by renaming. So whatever moment a run is killed at, the notes on the disk say how far it
came, and the next run begins behind them.
"""

from __future__ import annotations

import json
import os
import shutil
from dataclasses import dataclass, field
from pathlib import Path

from newsclean.pipelines.batch.plan import BatchError, Plan
from newsclean.pipelines.batch.sinks import Sink, join, open_sink
from newsclean.pipelines.batch.tally import Tally
from newsclean.pipelines.batch.work import Row, encode
from newsclean.pipelines.sources import Place

RUN = "run.json"


@dataclass(frozen=True, slots=True)
class Progress:
    """How far the committed parts reach."""

    parts: int = 0
    start: tuple[int, int] = (0, 0)
    tally: Tally = field(default_factory=Tally)


class Part:
    """The part that is being written."""

    def __init__(self, plan: Plan, number: int) -> None:
        self.plan, self.number = plan, number
        self.tally = Tally()
        self.end = (0, 0)
        self.errors: list[bytes] = []
        self.target = part_path(plan, number)
        self.draft = plan.state / f"{number:05}.part"
        self.sink: Sink = open_sink(self.draft, plan.form, plan.columns)

    @property
    def size(self) -> int:
        """Documents in it, those with errors included."""
        return self.tally.documents + self.tally.errors

    def add(self, place: Place, row: Row | None, error: str) -> None:
        """One more document, or its error."""
        self.end = place.input, place.ordinal + 1
        if row is None:
            self.tally.errors += 1
            entry = {"id": place.id, "error": error, "position": place.where}
            self.errors.append(encode(entry) + b"\n")
        else:
            self.sink.write(place.id, row)
            self.tally.add(row[1])

    def commit(self) -> None:
        """Have it on the disk, and then the note that it is."""
        self.sink.close()
        self.draft.replace(self.target)
        write_whole(error_path(self.plan, self.number), b"".join(self.errors))
        note = {"end": self.end, "tally": self.tally.to_dict()}
        write_whole(note_path(self.plan, self.number), encode(note))


def part_path(plan: Plan, number: int) -> Path:
    """The rows of a part."""
    return plan.folder / f"part-{number:05}{plan.form}"


def error_path(plan: Plan, number: int) -> Path:
    """The errors of a part."""
    return plan.state / f"{number:05}.errors.jsonl"


def note_path(plan: Plan, number: int) -> Path:
    """What says that a part is complete."""
    return plan.state / f"{number:05}.json"


def write_whole(path: Path, data: bytes) -> None:
    """Write a file so that it is there as a whole or not at all."""
    draft = path.with_name(path.name + ".tmp")
    with draft.open("wb") as file:
        file.write(data)
        file.flush()
        os.fsync(file.fileno())
    draft.replace(path)


def begin(plan: Plan, *, resume: bool, overwrite: bool) -> Progress | None:
    """Make the folder of the parts, or find how far an earlier run came in it.

    Returns:
        Where to go on, or None where there is nothing left to do.

    Raises:
        BatchError: where something is there that neither ``resume`` nor ``overwrite`` covers.
    """
    manifest, summary = plan.state / RUN, plan.beside("summary.json")
    if overwrite:
        _clear(plan)
    elif manifest.exists():
        if not resume:
            raise BatchError(
                f"{plan.folder} holds a run that did not end; say --resume to go on with it, or "
                "--overwrite to begin anew"
            )
        plan.check_identity(manifest.read_text(encoding="utf-8"))
        return _progress(plan)
    elif resume and summary.exists():
        plan.check_identity(_run_of(summary))
        _remove(plan.state if plan.is_folder else plan.folder)
        return None
    elif _is_taken(plan):
        raise BatchError(f"{plan.output} is there already; say --overwrite to replace it")
    plan.state.mkdir(parents=True, exist_ok=True)
    write_whole(manifest, encode(plan.identity()))
    return Progress()


def _is_taken(plan: Plan) -> bool:
    if not plan.is_folder:
        return plan.path.exists()
    # A run that was killed as it began leaves an empty state.
    return plan.path.exists() and any(path != plan.state for path in plan.path.iterdir())


def _run_of(summary: Path) -> str:
    """The identity of the run that wrote a summary."""
    try:
        return json.dumps(json.loads(summary.read_text(encoding="utf-8"))["run"])
    except (ValueError, TypeError, KeyError):
        raise BatchError(f"{summary} is damaged; say --overwrite to begin anew") from None


def _progress(plan: Plan) -> Progress:
    tally, number, start = Tally(), 0, (0, 0)
    while note_path(plan, number).exists():
        note = json.loads(note_path(plan, number).read_text(encoding="utf-8"))
        tally.merge(Tally.from_dict(note["tally"]))
        start = note["end"][0], note["end"][1]
        number += 1
    return Progress(number, start, tally)


def finish(plan: Plan, parts: int, tally: Tally) -> None:
    """Join the parts, write what goes beside them, and clear the state away.

    Each step can be repeated, and the note that there is a run goes last but for the folder.
    """
    if not plan.is_folder:
        whole = plan.folder / "whole"
        join([part_path(plan, number) for number in range(parts)], whole, plan.form)
        whole.replace(plan.path)
    errors = (error_path(plan, number).read_bytes() for number in range(parts))
    write_whole(plan.beside("errors.jsonl"), b"".join(errors))
    summary = json.dumps({"run": plan.identity()} | tally.summary(), indent=2, ensure_ascii=False)
    write_whole(plan.beside("summary.json"), summary.encode() + b"\n")
    (plan.state / RUN).unlink()
    _remove(plan.state if plan.is_folder else plan.folder)


def _clear(plan: Plan) -> None:
    """Take away the parts of an earlier run; a file that it made stays until ours replaces it."""
    if not plan.is_folder:
        if plan.path.is_dir():
            raise BatchError(f"{plan.output} is a folder; end it with a slash to write into it")
        _remove(plan.folder)
        return
    plan.beside("summary.json").unlink(missing_ok=True)
    for part in plan.folder.glob(f"part-*{plan.form}"):
        part.unlink()
    _remove(plan.state)


def _remove(folder: Path) -> None:
    if folder.exists():
        shutil.rmtree(folder)
