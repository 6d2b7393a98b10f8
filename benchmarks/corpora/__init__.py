"""Corpora: pages with gold, in our own format and in the public ones as they are cloned.

One reader a format, each with ``matches(path)`` and ``read(path)``. What they give is a
:class:`~benchmarks.corpora.page.Corpus`, so that no command knows a format.
"""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import Protocol

from benchmarks.corpora import aeb, evaldata, fundus, naeb, own, readability, wcxb
from benchmarks.corpora.page import Corpus, Page, Pages
from benchmarks.errors import BadInput

__all__ = ["Corpus", "Page", "open_corpora", "open_corpus"]


class Reader(Protocol):
    """What a module of this package offers."""

    EXPECTS: str
    KEEPS: frozenset[str]

    def matches(self, path: Path) -> bool: ...

    def read(self, path: Path) -> Pages: ...


READERS: dict[str, Reader] = {
    "own": own,
    "article-extraction-benchmark": aeb,
    "wcxb": wcxb,
    "fundus-evaluation": fundus,
    "trafilatura": evaldata,
    "readability": readability,
    "newspaper": naeb,
}

# What the gold of our own corpora holds beside the body, by the start of the corpus's name.
OWN_KEEPS = {
    "wcxb": frozenset({"title"}),
    "fundus": frozenset({"standfirst"}),
    "trafilatura": frozenset({"standfirst"}),
}


def open_corpus(spec: str, limit: int | None = None, sort: str | None = None) -> Corpus:
    """The corpus that ``NAME=PATH`` names.

    Args:
        spec: ``NAME=PATH``, or a path alone, whose last part is then the name.
        limit: take this many pages from the front.
        sort: take pages of this sort only.

    Raises:
        BadInput: where nothing readable is there; the message names the file.
    """
    name, _, where = spec.rpartition("=")
    path = Path(where)
    name = name or path.name
    if not path.exists():
        raise BadInput(path, "there is no such file or folder; expected a corpus")
    for form, reader in READERS.items():
        if reader.matches(path):
            pages = reader.read(path)
            good = [page for page in pages.good if sort in (None, page.sort)]
            if not good:
                raise BadInput(path, f"no page to measure; expected {reader.EXPECTS}, with gold")
            return Corpus(
                name=name,
                path=path,
                form=form,
                pages=tuple(good[:limit]),
                without_gold=pages.without_gold,
                keeps=keeps(name, form),
            )
    forms = "; ".join(f"{form}: {reader.EXPECTS}" for form, reader in READERS.items())
    raise BadInput(path, f"no corpus of a known form; expected one of: {forms}")


def keeps(name: str, form: str) -> frozenset[str]:
    """The kinds that count as body in this corpus, beside those that do everywhere."""
    if form != "own":
        return READERS[form].KEEPS
    for start, kinds in OWN_KEEPS.items():
        if name.startswith(start):
            return kinds
    return frozenset()


def open_corpora(
    specs: Sequence[str],
    folder: Path | None = None,
    limit: int | None = None,
    sort: str | None = None,
) -> list[Corpus]:
    """The corpora of all ``--corpus`` options, and those in the ``--corpora`` folder.

    Raises:
        BadInput: where one of them is not readable, or none was named.
    """
    found = [*specs]
    if folder is not None:
        if not folder.is_dir():
            raise BadInput(folder, "there is no such folder; expected a folder of corpora")
        found += [f"{p.name}={p}" for p in sorted(folder.iterdir()) if (p / own.GOLD).exists()]
    if not found:
        raise BadInput(folder or "--corpus", "no corpus; expected --corpus NAME=PATH")
    return [open_corpus(spec, limit, sort) for spec in found]
