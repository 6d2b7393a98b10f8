"""One document of an input, where it stands, and which part of a row it is."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from newsclean.pipelines.work import Document


@dataclass(frozen=True, slots=True)
class Place:
    """Where a document stands.

    ``input`` and ``ordinal`` count from 0, and are what a run resumes at. ``error`` says why
    there is no document to read.
    """

    id: str
    where: str
    input: int = 0
    ordinal: int = 0
    error: str = ""


Record = tuple[Place, Document | None]


@dataclass(frozen=True, slots=True)
class Selection:
    """Which columns of a row matter, and how large a document may be."""

    column: str = "text"
    id_column: str | None = None
    max_bytes: int = 50_000_000

    def missing(self, present: Sequence[str]) -> str:
        """What to say where a column is not among those present; empty where all are."""
        for name in (self.column, *([self.id_column] if self.id_column else [])):
            if name not in present:
                known = ", ".join(map(str, present)) or "none"
                return f"there is no column {name!r}; there are: {known}"
        return ""

    def id_among(self, present: Sequence[str]) -> str | None:
        """The column with the ids: the one asked for, else "id" where there is one."""
        return self.id_column or ("id" if "id" in present and self.column != "id" else None)

    def record(self, row: Mapping[str, object], where: str) -> Record:
        """The document in a row, or what is wrong with it."""
        present = list(row)
        id_column = self.id_among(present)
        value = row.get(id_column) if id_column else None
        identifier = where if value is None else str(value)
        if error := self.missing(present):
            return Place(identifier, where, error=error), None
        document = row[self.column]
        if document is None:
            return Place(identifier, where, error=f"column {self.column!r} is null"), None
        if not isinstance(document, str | bytes):
            given = type(document).__name__
            error = f"column {self.column!r} holds {given}; it can hold text"
            return Place(identifier, where, error=error), None
        return self.sized(Place(identifier, where), document)

    def sized(self, place: Place, document: Document) -> Record:
        """The document, or the error that it is too large."""
        if len(document) <= self.max_bytes:
            return place, document
        return Place(place.id, place.where, error=self.too_large), None

    @property
    def too_large(self) -> str:
        """What to say of a document past the limit."""
        return f"larger than --max-bytes {self.max_bytes}"
