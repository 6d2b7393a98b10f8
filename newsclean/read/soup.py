"""BeautifulSoup → the page that its HTML is, and where the caller's own nodes stand in it."""

from __future__ import annotations

from collections.abc import Iterator
from html import escape
from typing import Final, NamedTuple

from bs4 import BeautifulSoup, Tag
from bs4.element import NavigableString, PageElement, PreformattedString

from newsclean.read.html import read_html
from newsclean.read.page import Page

VOID: Final = frozenset(
    "area base br col embed hr img input link meta param source track wbr".split()  # noqa: SIM905
)
RAW: Final = frozenset(("script", "style", "xmp", "iframe", "noembed", "noframes", "plaintext"))
# A part of a table outside a table is dropped by the parser; the text would lose its cells.
AROUND: Final = {
    "td": "<table><tr>",
    "th": "<table><tr>",
    "tr": "<table>",
    "tbody": "<table>",
    "thead": "<table>",
    "tfoot": "<table>",
}


class Node(NamedTuple):
    """A tag or string of the caller's, and its span in the tree written as HTML."""

    start: int
    end: int
    item: Tag | NavigableString


class SoupPage(NamedTuple):
    """A page read from a BeautifulSoup tree.

    ``page.source`` is ``top``, what was given, written as HTML. ``tags`` are the caller's own
    tags and ``strings`` its texts, both in the order in which they begin.
    """

    page: Page
    tags: list[Node]
    strings: list[Node]
    top: Tag


def read_soup(soup: BeautifulSoup | Tag) -> SoupPage:
    """The page in a soup, or in one of its tags; the tree is not changed.

    Args:
        soup: a BeautifulSoup, or any Tag.

    >>> tree = BeautifulSoup("<div><p id=a>The bridge is open.</p></div>", "html.parser")
    >>> read = read_soup(tree)
    >>> read.page.blocks[0].text, read.tags[1].item["id"], str(read.strings[0].item)
    ('The bridge is open.', 'a', 'The bridge is open.')
    """
    writer = _Writer()
    writer.write(soup)
    tags = [node for node in writer.nodes if isinstance(node.item, Tag)]
    strings = [node for node in writer.nodes if not isinstance(node.item, Tag)]
    if not tags:
        # Without any tag it would be read as plain text, entities and all.
        writer.parts.append("<br>")
    return SoupPage(read_html("".join(writer.parts)), tags, strings, soup)


class _Writer:
    """Writes a tree, and remembers where each of its nodes begins and ends."""

    def __init__(self) -> None:
        self.parts: list[str] = []
        self.size = 0
        self.nodes: list[Node] = []

    def write(self, top: Tag) -> None:
        """Without recursion: trees may be deeper than Python's stack."""
        self._put(AROUND.get(top.name, ""))
        open_tags: list[tuple[Tag, int, Iterator[PageElement]]] = []
        siblings: Iterator[PageElement] = iter((top,))
        while True:
            node = next(siblings, None)
            if isinstance(node, Tag):
                open_tags.append((node, len(self.nodes), siblings))
                siblings = iter(node.contents)
                self._start(node)
            elif node is not None:
                self._string(node, open_tags[-1][0].name if open_tags else "")
            elif open_tags:
                tag, index, siblings = open_tags.pop()
                self._end(tag, index)
            else:
                return

    def _start(self, tag: Tag) -> None:
        if isinstance(tag, BeautifulSoup):
            return
        self.nodes.append(Node(self.size, self.size, tag))
        self._put(f"<{tag.name}")
        for name, value in tag.attrs.items():
            text = " ".join(value) if isinstance(value, list) else value
            self._put(f" {name}" if text is None else f' {name}="{escape(str(text))}"')
        self._put(">")

    def _end(self, tag: Tag, index: int) -> None:
        if isinstance(tag, BeautifulSoup):
            return
        if tag.name not in VOID:
            self._put(f"</{tag.name}>")
        self.nodes[index] = self.nodes[index]._replace(end=self.size)

    def _string(self, node: PageElement, outer: str) -> None:
        # Comments, doctypes and the like; a script's text is a string of a class of its own.
        if isinstance(node, NavigableString) and not isinstance(node, PreformattedString):
            start = self.size
            self._put(str(node) if outer in RAW else escape(node, quote=False))
            if outer not in RAW:
                self.nodes.append(Node(start, self.size, node))

    def _put(self, text: str) -> None:
        self.parts.append(text)
        self.size += len(text)
