"""What one run of ``newsclean batch`` does: its choices, and the files that it writes."""

from __future__ import annotations

import json
from collections.abc import Sequence
from dataclasses import dataclass, field
from pathlib import Path

from newsclean import NewscleanError, Options, __version__, clean_text
from newsclean.pipelines.pool import TIMEOUT
from newsclean.pipelines.rows import COLUMNS
from newsclean.pipelines.sources import Input, Selection
from newsclean.pipelines.work import SourceKind

# Segments hold the text once more; who wants them asks for them. Errors have a file of their own.
DEFAULT_COLUMNS = tuple(name for name in COLUMNS if name not in ("segments", "error"))
FORMS = (".jsonl", ".jsonl.gz", ".jsonl.zst", ".parquet")


class BatchError(NewscleanError):
    """A run that cannot begin or go on; the message says what to do."""


@dataclass(frozen=True, slots=True)
class Plan:
    """The choices of a run.

    ``output`` is a file, whose name tells its form; with a slash at its end it is a folder,
    where the parts stay as they are. ``part_size`` counts documents, those with errors included.
    """

    inputs: Sequence[Input]
    output: str
    selection: Selection = field(default_factory=Selection)
    options: Options = field(default_factory=Options)
    kind: SourceKind = "auto"
    columns: tuple[str, ...] = DEFAULT_COLUMNS
    workers: int | None = None
    timeout: float | None = TIMEOUT
    limit: int | None = None
    part_size: int = 10_000

    def __post_init__(self) -> None:
        if not self.form:
            known = ", ".join(FORMS)
            raise BatchError(f"{self.output}: the name does not say what to write; end it {known}")

    @property
    def form(self) -> str:
        """The suffix of what is written; empty where the name has none of ours."""
        name = self.output.rstrip("/").lower()
        return next((form for form in FORMS if name.endswith(form)), "")

    @property
    def is_folder(self) -> bool:
        """Whether the parts stay as they are."""
        return self.output.endswith("/")

    @property
    def path(self) -> Path:
        """The output."""
        return Path(self.output)

    @property
    def folder(self) -> Path:
        """Where the parts are."""
        return self.path if self.is_folder else self.path.with_name(self.path.name + ".parts")

    @property
    def state(self) -> Path:
        """What is done: engines pass over names that begin with an underscore."""
        return self.folder / "_state"

    def beside(self, what: str) -> Path:
        """A file that goes with the output, as ``errors.jsonl``."""
        if self.is_folder:
            return self.path / f"_{what}"
        return self.path.with_name(f"{self.path.name}.{what}")

    def identity(self) -> dict[str, object]:
        """All that decides what is written: a run goes on only where it is the same."""
        choice, options = self.selection, self.options
        return {
            "newsclean": __version__,
            "ruleset": clean_text("").ruleset,
            "inputs": [[source.name, source.form, source.size] for source in self.inputs],
            "column": choice.column,
            "id-column": choice.id_column,
            "max-bytes": choice.max_bytes,
            "keep": sorted(options.keep),
            "language": options.language,
            "phrases": [repr(phrase) for phrase in options.phrases],
            "disabled": sorted(options.disabled),
            "max_chars": options.max_chars,
            "kind": self.kind,
            "columns": list(self.columns),
            "timeout": self.timeout,
            "limit": self.limit,
            "part-size": self.part_size,
        }

    def check_identity(self, written: str) -> None:
        """Raises BatchError where an earlier run was another one; the message says in what."""
        try:
            before = json.loads(written)
        except ValueError:
            before = None
        if not isinstance(before, dict):
            raise BatchError(f"{self.state} is damaged; delete {self.folder} and begin anew")
        now = self.identity()
        changed = [name for name in now if before.get(name) != now[name]]
        if changed:
            raise BatchError(
                f"the run in {self.folder} was another one: {', '.join(changed)} differ; repeat "
                "its call to go on with it, or say --overwrite to begin anew"
            )
