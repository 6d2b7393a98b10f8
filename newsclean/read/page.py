"""What reading a page gives: its blocks, the markup around each, its elements and its head."""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Mapping, Sequence
from types import MappingProxyType
from typing import Any, Final, NamedTuple

from newsclean.blocks import Block

NO_TOKENS: Final[frozenset[str]] = frozenset()
# More than this no honest page states; past it a script costs more than it can tell.
LONGEST_SCRIPT: Final = 2_000_000
MOST_ENTITIES: Final = 500
DEEPEST_PATH: Final = 200
MOST_KNOWN_PATHS: Final = 10_000
# CDATA and comment wrappers, and the semicolon, that templates leave around JSON.
_WRAPPER: Final = re.compile(
    r"^\s*(?://|/\*|<!--|<!\[CDATA\[|\*/)+|(?:\]\]>|//|-->|/\*|\*/|;)+\s*$"
)


class Link(NamedTuple):
    """The part of a link that stands in one block: its text, target and span in the source."""

    text: str
    href: str
    start: int
    end: int


class Element(NamedTuple):
    """An element that holds text, or holds one that does.

    ``parent`` is an index into the page's elements, -1 for the root. ``tokens`` are the whole
    words of its class, id, role, itemprop, data-testid, data-component and aria-label in lower
    case, and its class names in full. ``start`` is where its start tag begins in the source,
    ``end`` where the last text in it ends. ``nth`` counts it among its parent's child elements
    from 1.
    """

    tag: str
    parent: int
    tokens: frozenset[str]
    start: int
    end: int
    nth: int


class Mark(NamedTuple):
    """The markup of one block.

    ``element`` is the index of the nearest block-level element and ``tag`` its tag; ``inner``
    the index of the deepest element that holds the whole block (a ``span`` in the ``div``).
    ``link_share`` and ``bold_share`` are shares of its characters that are not white space.
    ``row`` tells a row of a data table, its cells set apart by tabs.
    """

    element: int
    tag: str
    inner: int = -1
    link_share: float = 0.0
    links: tuple[Link, ...] = ()
    bold_share: float = 0.0
    heading: int = 0
    list_item: bool = False
    ordered: bool = False
    row: bool = False
    quote: bool = False
    caption: bool = False


class Head(NamedTuple):
    """What a page says of itself, as it stands there.

    ``metas`` maps the lower-cased name, property or itemprop of the ``<meta>`` elements to
    their contents, in order; ``scripts`` are the texts of its JSON-LD.
    """

    title: str = ""
    metas: Mapping[str, tuple[str, ...]] = MappingProxyType({})
    canonical: str = ""
    language: str = ""
    scripts: tuple[str, ...] = ()

    def meta(self, *names: str) -> str:
        """The first content that is not empty under the first of the names that has one.

        >>> Head(metas={"og:title": ("", "Bridge open")}).meta("title", "og:title")
        'Bridge open'
        """
        for name in names:
            for content in self.metas.get(name, ()):
                if content:
                    return content
        return ""

    def linked_data(self) -> list[dict[str, Any]]:
        """The JSON-LD entities of the page, lists and ``@graph`` unfolded; broken ones left out.

        Parsed anew by every call.

        >>> Head(scripts=('[{"@type": "NewsArticle"}]', "{")).linked_data()
        [{'@type': 'NewsArticle'}]
        """
        found: list[dict[str, Any]] = []
        for script in self.scripts:
            waiting = [_parsed(script)]
            while waiting and len(found) < MOST_ENTITIES:
                value = waiting.pop()
                if isinstance(value, dict):
                    found.append(value)
                    waiting.append(value.get("@graph"))
                elif isinstance(value, list):
                    waiting.extend(value[MOST_ENTITIES::-1])
        return found


def _parsed(script: str) -> object:
    if len(script) > LONGEST_SCRIPT:
        return None
    value = _loaded(script)
    return value if value is not None else _loaded(_WRAPPER.sub("", script))


def _loaded(text: str) -> object:
    try:
        value: object = json.loads(text, strict=False)
    # Nesting without end, or a number of ten thousand digits.
    except (ValueError, RecursionError):
        return None
    return value


class Page(NamedTuple):
    """An HTML page as read.

    ``marks`` has one entry a block. Spans of blocks, links and elements are code points in
    ``source``: the caller's string, or the bytes as decoded by ``charset`` (empty for a string).
    """

    source: str
    blocks: list[Block]
    marks: list[Mark]
    elements: list[Element]
    head: Head
    notes: tuple[str, ...] = ()
    charset: str = ""


def css_paths(elements: Sequence[Element], wanted: Iterable[int]) -> list[str | None]:
    """CSS selectors for elements of a page; None for no element, and for what is nested beyond
    reason, where the paths alone would be longer than any page.

    Args:
        elements: the page's elements.
        wanted: which of them, best in document order.

    >>> root = Element("html", -1, NO_TOKENS, 0, 9, 1)
    >>> css_paths([root, Element("body", 0, NO_TOKENS, 0, 9, 2)], [1, -1])
    ['html > body:nth-child(2)', None]
    """
    paths: list[str | None] = []
    # The way down to each element that holds one that was asked for, by index.
    known: dict[int, tuple[str, int] | None] = {}
    for index in wanted:
        if len(known) > MOST_KNOWN_PATHS:
            known.clear()
        way = _way(elements, index, known)
        paths.append(way[0] if way else None)
    return paths


def _way(
    elements: Sequence[Element], index: int, known: dict[int, tuple[str, int] | None]
) -> tuple[str, int] | None:
    """The selector of an element and how deep it is; what it takes on the way is kept."""
    if index < 0:
        return None
    missing: list[int] = []
    while index >= 0 and index not in known:
        if len(missing) > DEEPEST_PATH + 1:
            # Too deep, as is the one around it, whatever is further up.
            known[missing[0]] = known[missing[1]] = None
            return None
        missing.append(index)
        index = elements[index].parent
    way = ("", -1) if index < 0 else known[index]
    for index in reversed(missing):
        if way is not None:
            element = elements[index]
            path, depth = way
            step = f"{path} > {element.tag}:nth-child({element.nth})" if path else element.tag
            way = (step, depth + 1) if depth < DEEPEST_PATH else None
        known[index] = way
    return way
