"""trafilatura's evaluation as cloned: ``tests/evaldata.json``, pages in ``cache/``, ``eval/``."""

from __future__ import annotations

from pathlib import Path

from benchmarks.corpora.aeb import rows
from benchmarks.corpora.page import Page, Pages, page_file, snippets

GOLD = "evaldata.json"
EXPECTS = "a clone with tests/evaldata.json"
KEEPS: frozenset[str] = frozenset({"standfirst"})


def matches(path: Path) -> bool:
    """Whether this is such a clone, or its ``tests`` folder."""
    return (_tests(path) / GOLD).exists()


def read(path: Path) -> Pages:
    """The pages of the clone."""
    tests, pages = _tests(path), Pages()
    for url, row in rows(tests / GOLD).items():
        name = str(row.get("file") or "")
        source = page_file(tests / "cache" / name, tests / "eval" / name) if name else None
        found, not_found = snippets(row.get("with")), snippets(row.get("without"))
        pages.add(Page(id=url, url=url, with_=found, without=not_found, source=source))
    return pages


def _tests(path: Path) -> Path:
    return path / "tests" if (path / "tests" / GOLD).exists() else path
