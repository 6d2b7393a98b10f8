"""Our own form: ``gold.jsonl``, ``pages/ID.html.gz``, ``texts/SYSTEM.jsonl.gz``."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from benchmarks.corpora.page import Page, Pages, json_lines, names, snippets

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
        url=row.get("url") or "",
        lang=row.get("lang") or "",
        body=row.get("body") or None,
        title=row.get("title") or None,
        authors=names(row.get("authors")),
        has_authors="authors" in row,
        date=row.get("date") or None,
        with_=snippets(row.get("with")),
        without=snippets(row.get("without")),
        sort=row.get("sort") or "",
        source=source if source.exists() else None,
    )
