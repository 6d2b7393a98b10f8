"""Documents that travel together: one message there, one back."""

from __future__ import annotations

import pickle
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field

from newsclean.pipelines.work import Document

# A message costs about as much as a tenth of a short document; a pipe takes this much at once.
MOST_BYTES = 64_000
MOST_DOCUMENTS = 64

Job = tuple[object, Document | None]
Outcome = tuple[object, str]


@dataclass(slots=True)
class Chunk:
    """Some documents, and what became of them so far."""

    number: int
    jobs: list[Job]
    size: int
    outcomes: dict[int, Outcome] = field(default_factory=dict)
    sent: list[int] = field(default_factory=list)

    def message(self) -> bytes:
        """The documents that are still to do; their ids stay here."""
        self.sent = [i for i in range(len(self.jobs)) if i not in self.outcomes]
        return pickle.dumps([self.jobs[i][1] for i in self.sent], pickle.HIGHEST_PROTOCOL)

    def settle(self, outcomes: Sequence[Outcome]) -> None:
        """Note what came of the documents that were sent."""
        self.outcomes.update(zip(self.sent, outcomes, strict=True))

    def blame(self, index: int, error: str) -> None:
        """Note that one of the documents that were sent ended its worker."""
        self.outcomes[self.sent[index]] = None, error

    @property
    def is_done(self) -> bool:
        """Whether something came of each document."""
        return len(self.outcomes) == len(self.jobs)

    def results(self) -> Iterator[tuple[object, object, str]]:
        """Id, value and error of each document, in order."""
        for index, (identifier, _) in enumerate(self.jobs):
            yield identifier, *self.outcomes[index]


def chunked(jobs: Iterable[Job]) -> Iterator[Chunk]:
    """The jobs in chunks that a pipe takes at once; a large document has one to itself."""
    number, some, size = 0, list[Job](), 0
    for job in jobs:
        weight = len(job[1]) if isinstance(job[1], str | bytes) else 0
        if some and size + weight > MOST_BYTES:
            yield Chunk(number, some, size)
            number, some, size = number + 1, [], 0
        some.append(job)
        size += weight
        if len(some) == MOST_DOCUMENTS:
            yield Chunk(number, some, size)
            number, some, size = number + 1, [], 0
    if some:
        yield Chunk(number, some, size)
