"""``clean_many``: documents in, results out, in several processes."""

from __future__ import annotations

import os
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from newsclean import Article, NewscleanError, Options
from newsclean.pipelines.chunk import Job
from newsclean.pipelines.crew import Crew
from newsclean.pipelines.work import Document, PackedWork, SourceKind, attempt, unpack
from newsclean.pipelines.worker import Work

_DEFAULT = Options()
# No page of news comes near it; see docs/scale.md.
TIMEOUT = 60.0


@dataclass(frozen=True, slots=True)
class Cleaned:
    """What became of one document.

    ``id`` is the caller's, or the document's position from 0. ``error`` says what went wrong, or
    is None. Articles travel packed, so that whoever looks at few of them waits for no others.
    """

    id: object
    error: str | None
    packed: bytes | None = None

    @property
    def article(self) -> Article:
        """The article, unpacked anew with each look.

        Raises:
            NewscleanError: where there is an error instead; it names the document.
        """
        if self.packed is None:
            raise NewscleanError(f"document {self.id!r} has no article: {self.error}")
        return unpack(self.packed)

    def __repr__(self) -> str:
        return f"<Cleaned {self.id!r}{f': {self.error}' if self.error else ''}>"


def clean_many(
    documents: Iterable[Document | tuple[object, Document | None]],
    *,
    workers: int | None = None,
    ordered: bool = True,
    options: Options = _DEFAULT,
    kind: SourceKind = "auto",
    timeout: float | None = TIMEOUT,
    start_method: str | None = None,
) -> Iterator[Cleaned]:
    """Cleans documents in several processes, as a stream.

    Documents are read as workers are ready for them, and no more than some dozens a worker are
    in memory at once. A document that raises, takes longer than ``timeout`` or ends its worker
    gives a result with an error, and the others go on.

    Args:
        documents: texts or pages, or pairs of an id of any kind and one of these.
        workers: how many processes; None for one a usable core. 0 cleans in this process, where
            nothing can end a document that hangs.
        ordered: results come in the order of the documents; False gives them as they are done.
        options: what to keep, and how to read.
        kind: ``text``, ``html``, or ``auto`` to tell them apart one by one.
        timeout: seconds that one document may take; None for no limit.
        start_method: ``fork``, ``spawn`` or ``forkserver``; None for the platform's own. Where
            processes are not forked, call this below ``if __name__ == "__main__":``.

    Returns:
        An iterator of results, one a document. When it is closed, the processes end.

    Raises:
        TypeError: where ``documents`` is a single document or a mapping.
        NewscleanError: for a choice that cannot be met.

    >>> pages = [("a", "<p>The bridge is open again, the council said.</p>"), ("b", None)]
    >>> for result in clean_many(pages, workers=1):
    ...     print(result.id, result.error or result.article.text)
    a The bridge is open again, the council said.
    b there is no document: the value is null
    """
    if isinstance(documents, str | bytes | Mapping) or not isinstance(documents, Iterable):
        hint = "; give its .items()" if isinstance(documents, Mapping) else ""
        raise TypeError(
            "clean_many() takes an iterable of documents or of (id, document) pairs, "
            f"not {type(documents).__name__}{hint}"
        )
    work = PackedWork(kind, options)
    outcomes = run_many(_jobs(documents), work, workers, ordered, timeout, start_method)
    return (
        Cleaned(identifier, error or None, packed if isinstance(packed, bytes) else None)
        for identifier, packed, error in outcomes
    )


def run_many(
    jobs: Iterable[Job],
    work: Work,
    workers: int | None,
    ordered: bool = True,
    timeout: float | None = TIMEOUT,
    start_method: str | None = None,
) -> Iterator[tuple[object, object, str]]:
    """Id, value and error of each document, whatever the work is; see ``clean_many``."""
    count = usable_cores() if workers is None else workers
    if isinstance(count, bool) or not isinstance(count, int):
        raise TypeError(f"workers takes an int or None, not {type(count).__name__}")
    if count < 0:
        raise NewscleanError(f"workers is {count}; it can be 0 (this process) or more")
    if timeout is not None and not timeout > 0:
        raise NewscleanError(f"timeout is {timeout}; it takes seconds above 0, or None")
    if count == 0:
        return ((identifier, *attempt(work, document)) for identifier, document in jobs)
    try:
        crew = Crew(work, count, timeout, start_method)
    except ValueError as error:
        raise NewscleanError(f"start_method is {start_method!r}: {error}") from None
    return crew.run(jobs, ordered=ordered)


def usable_cores() -> int:
    """How many cores this process may use."""
    if hasattr(os, "sched_getaffinity"):
        return len(os.sched_getaffinity(0))
    return os.cpu_count() or 1


def _jobs(documents: Iterable[Document | tuple[object, Document | None]]) -> Iterator[Job]:
    for position, document in enumerate(documents):
        if not isinstance(document, tuple):
            yield position, document
        elif len(document) == 2:
            yield document[0], document[1]
        else:
            raise NewscleanError(
                f"document {position} is a tuple of {len(document)}; it can be (id, document)"
            )
