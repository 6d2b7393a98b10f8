"""article-extraction-benchmark as cloned: ``ground-truth.json``, ``html/ID.html.gz``."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from benchmarks.corpora.page import Page, Pages, load_json, page_file, text_of
from benchmarks.errors import BadInput

GOLD = "ground-truth.json"
EXPECTS = "a clone with ground-truth.json and html/"
KEEPS: frozenset[str] = frozenset()


def matches(path: Path) -> bool:
    """Whether this is such a clone."""
    return (path / GOLD).exists()


def read(path: Path) -> Pages:
    """The pages of the clone."""
    pages = Pages()
    for key, row in rows(path / GOLD).items():
        source = path / "html" / key.removesuffix(".gz").removesuffix(".html")
        html = page_file(source.with_name(f"{source.name}.html.gz"))
        body = text_of(row.get("articleBody"))
        pages.add(Page(id=source.name, url=text_of(row.get("url")) or "", body=body, source=html))
    return pages


def rows(path: Path) -> dict[str, dict[str, Any]]:
    """The rows of a file that holds one object of objects.

    Raises:
        BadInput: where it holds something else.
    """
    expected = "an object {ID: {url, ...}}"
    data = load_json(path, expected)
    if not isinstance(data, dict) or not all(isinstance(row, dict) for row in data.values()):
        raise BadInput(path, f"expected {expected}")
    return data
