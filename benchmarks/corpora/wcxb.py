"""WCXB as cloned: ``dev/`` and ``test/``, each with ``ground-truth/ID.json``, ``html/ID.html.gz``.

A folder of one split is taken alone. ``page_type`` becomes the page's sort.
"""

from __future__ import annotations

from pathlib import Path
from typing import Any

from benchmarks.corpora.page import Page, Pages, load_json, names, page_file, snippets, text_of
from benchmarks.errors import BadInput

GOLD = "ground-truth"
EXPECTS = "a clone with dev/ground-truth/ and dev/html/"
KEEPS: frozenset[str] = frozenset({"title"})


def matches(path: Path) -> bool:
    """Whether this is such a clone, or one split of it."""
    return bool(_splits(path))


def read(path: Path) -> Pages:
    """The pages of the clone."""
    pages = Pages()
    for split in _splits(path):
        for gold in sorted((split / GOLD).glob("*.json")):
            row = load_json(gold, "an object with ground_truth {title, main_content, ...}")
            if not isinstance(row, dict) or not isinstance(row.get("ground_truth"), dict):
                raise BadInput(gold, "expected an object with ground_truth")
            name = f"{gold.stem}.html"
            source = page_file(split / "html" / f"{name}.gz", split / "html" / name)
            pages.add(_page(gold.stem, row, source))
    return pages


def _page(name: str, row: dict[str, Any], source: Path | None) -> Page:
    truth = row["ground_truth"]
    return Page(
        id=name,
        url=text_of(row.get("url")) or "",
        lang=text_of(row.get("lang")) or "",
        body=text_of(truth.get("main_content")),
        title=text_of(truth.get("title")),
        authors=names(truth.get("author")),
        date=text_of(truth.get("publish_date")),
        with_=snippets(truth.get("with")),
        without=snippets(truth.get("without")),
        sort=_sort(row.get("_internal")),
        source=source,
    )


def _sort(internal: object) -> str:
    kind = internal.get("page_type") if isinstance(internal, dict) else None
    return str(kind.get("primary") if isinstance(kind, dict) else kind or "")


def _splits(path: Path) -> list[Path]:
    folders = [path / "dev", path / "test", path]
    return [folder for folder in folders if (folder / GOLD).is_dir()]
