"""Kinds written into a BeautifulSoup tree, and cruft taken out of it.

Everything goes by spans: a segment, a tag and a string all have one in the tree written as
HTML, and the segments of a tag are those that reach into its span.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Collection, Iterator, Sequence
from dataclasses import replace
from itertools import accumulate

from bs4 import Tag
from bs4.element import PageElement

from newsclean.article import Kind, Segment
from newsclean.read.soup import Node, SoupPage

ATTRIBUTE = "data-newsclean-kind"
# Strings in no segment are hidden, or the parser moved them; more are not looked at.
MOST_STRAYS = 500
# A mark goes up through these to the box around them.
_INLINE = """
    a abbr acronym b bdi bdo big cite code data del dfn em font i ins kbd label mark nobr q rb ruby
    s samp small span strike strong sub sup time tt u var
"""
INLINE = frozenset(_INLINE.split())
# These stand for the page itself, and hold what no reader sees.
FRAME = frozenset(("html", "head", "body"))


def mark_tree(read: SoupPage, segments: Sequence[Segment]) -> None:
    """Write each segment's kind on an element of the tree; marks of an earlier time go.

    Args:
        read: the tree as read.
        segments: all of its segments.
    """
    for node in read.tags:
        if isinstance(node.item, Tag):
            node.item.attrs.pop(ATTRIBUTE, None)
    tree = _Tree(read, segments)
    for segment in segments:
        tag = tree.place(segment)
        if tag is not None:
            known = str(tag.attrs.get(ATTRIBUTE, "")).split()
            tag[ATTRIBUTE] = " ".join(dict.fromkeys((*known, segment.kind.value)))


def strip_tree(
    read: SoupPage, segments: Sequence[Segment], keep: Collection[Kind]
) -> tuple[Segment, ...]:
    """Take the segments of other kinds out of the tree.

    Args:
        read: the tree as read.
        segments: all of its segments.
        keep: the kinds that stay.

    Returns:
        The segments that are gone, in order.
    """
    goes = [segment.kind not in keep for segment in segments]
    tree = _Tree(read, segments)
    gone: set[int] = set()
    for numbers, tag in list(tree.boxes(goes)):
        tag.extract()
        gone.update(number for number in numbers if tree.within(number, tag))
    gone.update(tree.cut(goes, gone))
    return tuple(replace(segments[number], kept=False) for number in sorted(gone))


class _Tree:
    """Where a tree's segments stand."""

    def __init__(self, read: SoupPage, segments: Sequence[Segment]) -> None:
        self.segments = segments
        self.top = read.top
        self.tags = read.tags
        self.tag_starts = [node.start for node in read.tags]
        self.strings = read.strings
        self.string_ends = [node.end for node in read.strings]
        self.starts = [segment.start for segment in segments]
        self.ends = [segment.end for segment in segments]
        self.spans = {id(node.item): node for node in read.tags}

    def held(self, node: Node) -> range:
        """The segments that stand in a tag or reach into it, by their numbers."""
        return range(bisect_right(self.ends, node.start), bisect_left(self.starts, node.end))

    def within(self, number: int, tag: Tag) -> bool:
        """Whether all of a segment stands in a tag."""
        span = self.spans[id(tag)]
        return span.start <= self.starts[number] and self.ends[number] <= span.end

    def strings_of(self, segment: Segment) -> list[Node]:
        """The strings that a segment stands in."""
        number = bisect_right(self.string_ends, segment.start)
        found = []
        while number < len(self.strings) and self.strings[number].start < segment.end:
            found.append(self.strings[number])
            number += 1
        return found

    def place(self, segment: Segment) -> Tag | None:
        """The element to mark for a segment: the box around it where it is alone there, else as
        much as holds nothing else, else the closest element around all of it."""
        before = bisect_right(self.tag_starts, segment.start)
        span = self.tags[before - 1] if before else None
        while span is not None and span.end < max(segment.end, segment.start + 1):
            span = self._around(span.item)
        while span is not None and span.item.name in INLINE and len(self.held(span)) == 1:
            above = self._around(span.item)
            if above is None or len(self.held(above)) > 1:
                break
            span = above
        return span.item if span is not None and isinstance(span.item, Tag) else None

    def _around(self, item: PageElement) -> Node | None:
        return self.spans.get(id(item.parent))

    def boxes(self, goes: Sequence[bool]) -> Iterator[tuple[range, Tag]]:
        """The largest elements that hold nothing but what goes; never the tree's own top."""
        stays = [0, *accumulate(not go for go in goes)]
        told = sorted([*(node.start for node in self.tags if _tells(node.item)),
                       *self._strays(goes)])  # fmt: skip
        done = 0
        for node in self.tags:
            held, tag = self.held(node), node.item
            if node.start < done or not held or not isinstance(tag, Tag):
                continue
            if tag is self.top or tag.name in FRAME:
                continue
            tells = bisect_left(told, node.end) > bisect_left(told, node.start)
            if stays[held.stop] == stays[held.start] and not tells:
                done = node.end
                yield held, tag

    def _strays(self, goes: Sequence[bool]) -> Iterator[int]:
        """Where strings stand that the parser moved into a segment that stays."""
        staying = "\n".join(s.text for s, go in zip(self.segments, goes, strict=True) if not go)
        checked = 0
        for node in self.strings:
            text = " ".join(str(node.item).split())
            if text and checked < MOST_STRAYS and self._is_in_none(node):
                checked += 1
                if text in staying:
                    yield node.start

    def _is_in_none(self, node: Node) -> bool:
        number = bisect_right(self.ends, node.start)
        return number == len(self.starts) or self.starts[number] >= node.end

    def cut(self, goes: Sequence[bool], gone: Collection[int]) -> set[int]:
        """Take out the strings of segments that go and have no element of their own."""
        stay: set[int] = set()
        texts: dict[int, list[PageElement]] = {}
        for number, segment in enumerate(self.segments):
            strings: list[PageElement] = [node.item for node in self.strings_of(segment)]
            if not goes[number]:
                stay.update(map(id, strings))
            elif number not in gone and strings:
                texts[number] = strings
        for found in texts.values():
            for string in found:
                if id(string) not in stay:
                    string.extract()
        return set(texts)


def _tells(item: PageElement) -> bool:
    """Whether an element holds what the page states of itself, and stays for that."""
    if not isinstance(item, Tag):
        return False
    return item.name in ("title", "meta") or item.get("type") == "application/ld+json"
