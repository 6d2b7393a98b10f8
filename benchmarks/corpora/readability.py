"""Readability's test pages: folders with ``source.html``, ``expected.html``, and metadata."""

from __future__ import annotations

from pathlib import Path

from bs4 import BeautifulSoup

from benchmarks.corpora.page import Page, Pages, decode, load_json, page_file, read_bytes

GOLD = "expected.html"
EXPECTS = "a clone with test/test-pages/NAME/expected.html"
KEEPS: frozenset[str] = frozenset()
BLOCKS = ["p", "li", "h1", "h2", "h3", "h4", "h5", "h6", "div", "tr", "pre", "blockquote", "br"]


def matches(path: Path) -> bool:
    """Whether this is such a clone, or its folder of pages."""
    return next(_folders(path).glob(f"*/{GOLD}"), None) is not None


def read(path: Path) -> Pages:
    """The pages of the clone."""
    pages = Pages()
    for expected in sorted(_folders(path).glob(f"*/{GOLD}")):
        folder = expected.parent
        facts_file = page_file(folder / "expected-metadata.json")
        facts = load_json(facts_file, "an object {title, byline, lang, ...}") if facts_file else {}
        body = plain(decode(read_bytes(expected))) or None
        title, lang = facts.get("title") or None, facts.get("lang") or ""
        source = page_file(folder / "source.html", folder / "source.html.gz")
        pages.add(Page(id=folder.name, body=body, title=title, lang=lang, source=source))
    return pages


def plain(html: str) -> str:
    """The text of an expected article, a line a block."""
    soup = BeautifulSoup(html, "html.parser")
    for block in soup.find_all(BLOCKS):
        block.insert_before("\n")
        block.insert_after("\n")
    lines = (" ".join(line.split()) for line in soup.get_text().split("\n"))
    return "\n".join(line for line in lines if line)


def _folders(path: Path) -> Path:
    return path / "test" / "test-pages" if (path / "test" / "test-pages").exists() else path
