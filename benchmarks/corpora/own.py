"""Our own form: ``gold.jsonl``, ``pages/ID.html.gz``, ``texts/SYSTEM.jsonl.gz``."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from benchmarks.corpora.page import Page, Pages, json_lines, names, snippets, text_of

GOLD = "gold.jsonl"
EXPECTS = "a folder with gold.jsonl and pages/"
KEEPS: frozenset[str] = frozenset()


def matches(path: Path) -> bool:
    """Whether this is such a folder."""
    return (path / GOLD).exists()


def read(path: Path) -> Pages:
    """The pages of the folder."""
    pages = Pages()
    for row in json_lines(path / GOLD, "a line {id, url, lang, body or with/without} a page"):
        pages.add(_page(row, path / "pages" / f"{row['id']}.html.gz"))
    return pages


def _page(row: dict[str, Any], source: Path) -> Page:
    return Page(
        id=str(row["id"]),
        url=text_of(row.get("url")) or "",
        lang=text_of(row.get("lang")) or "",
        body=text_of(row.get("body")),
        title=text_of(row.get("title")),
        authors=names(row.get("authors")),
        date=text_of(row.get("date")),
        with_=snippets(row.get("with")),
        without=snippets(row.get("without")),
        sort=text_of(row.get("sort")) or "",
        source=source if source.exists() else None,
    )
