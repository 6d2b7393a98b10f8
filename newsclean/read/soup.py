"""BeautifulSoup → the page that its HTML is, with each element's own tag."""

from __future__ import annotations

from collections.abc import Iterator
from html import escape
from typing import NamedTuple

from bs4 import BeautifulSoup, Tag
from bs4.element import NavigableString, PageElement, PreformattedString

from newsclean.read.html import read_html
from newsclean.read.page import Page

VOID = frozenset(
    "area base br col embed hr img input link meta param source track wbr".split()  # noqa: SIM905
)
RAW = frozenset(("script", "style", "xmp", "iframe", "noembed", "noframes", "plaintext"))
# A part of a table outside a table is dropped by the parser; the text would lose its cells.
AROUND = {
    "td": "<table><tr>",
    "th": "<table><tr>",
    "tr": "<table>",
    "tbody": "<table>",
    "thead": "<table>",
    "tfoot": "<table>",
}


class SoupPage(NamedTuple):
    """A page read from a BeautifulSoup tree.

    ``page.source`` is the tree written as HTML. ``tags`` has one entry for each of
    ``page.elements``: the caller's own tag, or the nearest one around it where the parser put
    in an element that the tree does not have; None where there is none around it.
    """

    page: Page
    tags: list[Tag | None]


def read_soup(soup: BeautifulSoup | Tag) -> SoupPage:
    """The page in a soup, or in one of its tags; the tree is not changed.

    Args:
        soup: a BeautifulSoup, or any Tag.

    >>> tree = BeautifulSoup("<div><p id=a>The bridge is open.</p></div>", "html.parser")
    >>> read = read_soup(tree)
    >>> block, mark = read.page.blocks[0], read.page.marks[0]
    >>> block.text, read.tags[mark.element]["id"]
    ('The bridge is open.', 'a')
    """
    writer = _Writer()
    writer.write(soup)
    page = read_html("".join(writer.parts))
    tags: list[Tag | None] = []
    for element in page.elements:
        tag = writer.tags.get(element.start)
        if tag is not None and tag.name.lower() != element.tag:
            tag = None
        if tag is None and element.parent >= 0:
            tag = tags[element.parent]
        tags.append(tag)
    return SoupPage(page, tags)


class _Writer:
    """Writes a tree, and remembers where each start tag began."""

    def __init__(self) -> None:
        self.parts: list[str] = []
        self.size = 0
        self.tags: dict[int, Tag] = {}

    def write(self, top: Tag) -> None:
        """Without recursion: trees may be deeper than Python's stack."""
        self._put(AROUND.get(top.name, ""))
        open_tags: list[tuple[Tag, Iterator[PageElement]]] = []
        siblings: Iterator[PageElement] = iter((top,))
        while True:
            node = next(siblings, None)
            if isinstance(node, Tag):
                open_tags.append((node, siblings))
                siblings = iter(node.contents)
                self._start(node)
            elif node is not None:
                self._string(node, open_tags[-1][0].name if open_tags else "")
            elif open_tags:
                tag, siblings = open_tags.pop()
                if not isinstance(tag, BeautifulSoup) and tag.name not in VOID:
                    self._put(f"</{tag.name}>")
            else:
                return

    def _start(self, tag: Tag) -> None:
        if isinstance(tag, BeautifulSoup):
            return
        self.tags[self.size] = tag
        self._put(f"<{tag.name}")
        for name, value in tag.attrs.items():
            text = " ".join(value) if isinstance(value, list) else value
            self._put(f" {name}" if text is None else f' {name}="{escape(str(text))}"')
        self._put(">")

    def _string(self, node: PageElement, outer: str) -> None:
        # Comments, doctypes and the like; a script's text is a string of a class of its own.
        if isinstance(node, NavigableString) and not isinstance(node, PreformattedString):
            self._put(str(node) if outer in RAW else escape(node, quote=False))

    def _put(self, text: str) -> None:
        self.parts.append(text)
        self.size += len(text)
