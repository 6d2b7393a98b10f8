"""Fundus' evaluation as cloned: ``dataset/ground_truth.json``, ``dataset/html/ID.html.gz``."""

from __future__ import annotations

from pathlib import Path

from benchmarks.corpora.aeb import rows
from benchmarks.corpora.page import Page, Pages, page_file, snippets

GOLD = "ground_truth.json"
EXPECTS = "a clone with dataset/ground_truth.json"
KEEPS: frozenset[str] = frozenset({"standfirst"})


def matches(path: Path) -> bool:
    """Whether this is such a clone, or its ``dataset`` folder."""
    return (_dataset(path) / GOLD).exists()


def read(path: Path) -> Pages:
    """The pages of the clone."""
    dataset, pages = _dataset(path), Pages()
    for key, row in rows(dataset / GOLD).items():
        paragraphs = [_plain(text) for text in snippets(row.get("body"))]
        source = page_file(dataset / "html" / f"{key}.html.gz")
        body = "\n\n".join(paragraphs) or None
        pages.add(Page(id=key, url=row.get("url") or "", body=body, source=source))
    return pages


def _plain(paragraph: str) -> str:
    """A paragraph in brackets is optional; it is taken as part of the body."""
    optional = paragraph.startswith("[") and paragraph.endswith("]")
    return paragraph[1:-1] if optional else paragraph


def _dataset(path: Path) -> Path:
    return path / "dataset" if (path / "dataset" / GOLD).exists() else path
