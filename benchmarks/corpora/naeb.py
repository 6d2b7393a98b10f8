"""The newspaper dataset as cloned: ``news_articles.json`` (or ``articles.json``), ``html/``.

Rows come as a list, or as an object by page name; the body is ``text``, ``articleBody`` or
``body``, the page is named by ``html_file``, ``file``, ``id`` or the key.
"""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

from benchmarks.corpora.page import Page, Pages, load_json, names, page_file, text_of
from benchmarks.errors import BadInput

GOLDS = ("news_articles.json", "articles.json")
EXPECTS = "a clone with news_articles.json and html/"
KEEPS: frozenset[str] = frozenset()


def matches(path: Path) -> bool:
    """Whether this is such a clone."""
    return any((path / name).exists() for name in GOLDS)


def read(path: Path) -> Pages:
    """The pages of the clone."""
    gold = next(path / name for name in GOLDS if (path / name).exists())
    pages = Pages()
    for name, row in _rows(gold):
        stem = Path(name).name.removesuffix(".gz").removesuffix(".html")
        html = path / "html"
        pages.add(_page(stem, row, page_file(html / f"{stem}.html", html / f"{stem}.html.gz")))
    return pages


def _rows(path: Path) -> Iterator[tuple[str, dict[str, Any]]]:
    expected = "a list or an object of {url, text, title, authors, ...}"
    data = load_json(path, expected)
    if isinstance(data, list):
        data = dict(enumerate(data))
    if not isinstance(data, dict) or not all(isinstance(row, dict) for row in data.values()):
        raise BadInput(path, f"expected {expected}")
    for key, row in data.items():
        yield str(_first(row, "html_file", "file", "filename", "id") or key), row


def _page(name: str, row: dict[str, Any], source: Path | None) -> Page:
    day = _first(row, "publish_date", "date", "published")
    return Page(
        id=name,
        url=str(_first(row, "url", "link") or ""),
        lang=str(_first(row, "language", "lang") or ""),
        body=text_of(_first(row, "text", "articleBody", "body", "content")),
        title=text_of(_first(row, "title", "headline")),
        authors=names(_first(row, "authors", "author")),
        date=str(day) if day else None,
        source=source,
    )


def _first(row: dict[str, Any], *keys: str) -> Any:
    """The first of these values that is not empty."""
    return next((row[key] for key in keys if row.get(key)), None)
