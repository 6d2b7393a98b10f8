"""One walk over a page's tree: its text nodes → blocks, and the elements that hold them.

The tree is turbohtml's. Whatever can be left undone for elements without text is: their
attributes are never looked at.

**Lines.** Two ``<br>`` in a row end a block. One does where both lines are long, as in bodies
written without ``<p>``, or where one line is all bold or all link and the other is not;
otherwise (verse, addresses) it is a space (``pieces.py``).
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from functools import partial
from typing import Final

import turbohtml
from turbohtml import Node, Text

from newsclean.blocks import Block
from newsclean.read.head import HeadNotes
from newsclean.read.locate import NEAR, Locator
from newsclean.read.page import NO_TOKENS, Element, Link, Mark
from newsclean.read.pieces import (
    INVISIBLE,
    LINE,
    ROOT,
    SPACE,
    TAB,
    Piece,
    State,
    folded,
    lines_of,
    paragraphs_of,
    row_of,
)
from newsclean.read.tags import (
    BLOCK,
    BOLD,
    BREAK,
    FLAGS,
    FRAME,
    HEADINGS,
    HIDERS,
    INLINE,
    KINDS,
    LEVELS,
    ORDERED,
    PHRASING,
    PRE,
    ROW,
    ROW_TAGS,
    SKIP,
    TABLE,
    TRUTHS,
    VOID,
    is_data,
    is_hiding,
    location_of,
    telling_names,
    words_of,
)

# Icons, doubled labels, "Loading": what aria-hidden is for.
ARIA_LABEL: Final = 140
MOST_CLIMBS: Final = 64

# Tuples from rows in one go, without a call of Python's for each.
_block: Final[Callable[[object], Block]] = partial(tuple.__new__, Block)
_mark: Final[Callable[[object], Mark]] = partial(tuple.__new__, Mark)
_element: Final[Callable[[object], Element]] = partial(tuple.__new__, Element)


class Walk:
    """One walk over a page's tree."""

    def __init__(self, source: str, *, show_hidden: bool = False) -> None:
        self.source = source
        self.blocks: list[Block] = []
        self.marks: list[Mark] = []
        self.chars = 0
        self.hid = False
        self.show_hidden = show_hidden
        # Open elements: the rest of the parent's children, how many came before, node, tag, kind.
        self.frames: list[tuple[Iterator[Node], int, turbohtml.Element, str, int]] = []
        # The indices in the table of those that are known to hold text.
        self.path: list[int] = []
        # The columns of the table.
        self.tags: list[str] = []
        self.parents: list[int] = []
        self.tokens: list[frozenset[str]] = []
        self.starts: list[int] = []
        self.ends: list[int] = []
        self.nths: list[int] = []
        self.states: list[State] = []
        self.hrefs: list[str] = []
        # The open block, and whether white space came after its last piece.
        self.pieces: list[Piece] = []
        self.space = False
        # The data table that is being read, and its depth.
        self.grid: Node | None = None
        self.grid_depth = 0
        self.where = Locator(source)
        self.notes = HeadNotes()
        self.shadows = "shadowrootmode" in source

    def read(self, *, scripting: bool) -> Walk:
        """Parse and walk; with scripting, ``noscript`` is skipped as browsers do."""
        tree = turbohtml.parse(self.source, source_locations=True, scripting=scripting)
        root = tree.root
        if root is None:
            return self
        self.notes.read(root)
        self._run(iter(tree), KINDS if scripting else {**KINDS, "noscript": BLOCK})
        if self.pieces:
            self._flush()
        return self

    def _run(  # noqa: C901 – the hot loop: every call taken out of it costs a tenth of the walk
        self, siblings: Iterator[Node], kinds: dict[str, int]
    ) -> None:
        """Visit every node that may be seen, in order, without recursion."""
        frames, path, ends, where = self.frames, self.path, self.ends, self.where
        shadows = self.shadows
        element_type, text_type = turbohtml.Element, Text
        nth = 0
        while True:
            for node in siblings:
                if type(node) is text_type:
                    data = node.data
                    if not data.isspace():
                        hidden = self._text(node, data)
                        if hidden is not None:
                            siblings, nth, where.skipped = hidden
                            break
                    else:
                        self.space = True
                elif type(node) is element_type:
                    nth += 1
                    tag = node.tag
                    kind = kinds.get(tag, -1)
                    if kind > BLOCK or kind < 0:
                        kind = self._special(node, tag, kind, nth)
                    if kind > BLOCK:
                        continue
                    if kind and self.pieces:
                        self._boundary(tag)
                    where.entered = node
                    frames.append((siblings, nth, node, tag, kind))
                    siblings = iter(node.flattened_children) if shadows else iter(node)
                    nth = 0
                    break
                else:
                    where.skipped = node
            else:
                if not frames:
                    return
                siblings, nth, _, tag, kind = frames.pop()
                if kind and self.pieces:
                    self._boundary(tag)
                if len(path) > len(frames):
                    ends[path.pop()] = where.cursor

    def _special(self, node: turbohtml.Element, tag: str, kind: int, nth: int) -> int:
        """Deal with an element that is no plain box; INLINE or BLOCK where it is to be entered."""
        if kind == SKIP:
            self.where.skipped = node
            if tag == "script":
                self.notes.note(node, tag)
        elif kind < 0:
            outer = self.frames[-1][3] if self.frames else ""
            kind = BLOCK if "-" in tag and outer not in PHRASING else INLINE
        elif kind == TABLE:
            if not self._in_grid() and is_data(node):
                self.grid, self.grid_depth = node, len(self.frames)
            kind = BLOCK
        else:
            self.where.entered = node
            if kind == BREAK and self.pieces:
                self.pieces.append(LINE)
                if tag == "hr":
                    self._boundary("hr")
            elif kind == VOID and tag in ("meta", "link"):
                self.notes.note(node, tag)
            elif kind == FRAME:
                self._frame(node, nth)
        return kind

    def _boundary(self, tag: str) -> None:
        """A box begins or ends: so does the block, except inside the row of a data table."""
        if not self._in_grid() or tag in ROW_TAGS:
            self._flush()
        else:
            self.pieces.append(TAB if tag in ("td", "th") else SPACE)

    def _in_grid(self) -> bool:
        depth = self.grid_depth
        grid = self.grid
        return grid is not None and depth < len(self.frames) and self.frames[depth][2] is grid

    def _text(self, node: Node, data: str) -> tuple[Iterator[Node], int, turbohtml.Element] | None:
        """Take in a text node, or step out of the element that hides it."""
        frames, path = self.frames, self.path
        if len(path) < len(frames):
            depth = self._register()
            if depth >= 0:
                siblings, nth, hidden, _, _ = frames[depth]
                del frames[depth:]
                return siblings, nth, hidden
        start, end = self.where.locate(node, data)
        if self.space:
            self.space = False
            if self.pieces:
                self.pieces.append(SPACE)
        self.pieces.append((data, start, end, path[-1]))
        return None

    # The table of elements.

    def _register(self) -> int:
        """Enter the open elements in the table; the depth of the first hidden one, else -1."""
        frames, path, states = self.frames, self.path, self.states
        parent = path[-1] if path else -1
        index = len(states)
        for depth in range(len(path), len(frames)):
            _, nth, node, tag, kind = frames[depth]
            tokens = NO_TOKENS
            count = len(node.attrs)
            if count:
                classes = node.attr("class")
                if count > 1 or classes is None:
                    told = self._told(node, tag, classes or "")
                    if told is None:
                        return depth
                    tokens = told
                else:
                    tokens = words_of(classes, "")
            elif tag == "dialog" and self._hides(node, tag):
                return depth
            position = node.position
            self.tags.append(tag)
            self.parents.append(parent)
            self.tokens.append(tokens)
            self.starts.append(position[1] if position else self.where.cursor)
            self.nths.append(nth)
            self.ends.append(0)
            state = states[parent] if parent >= 0 else ROOT
            if tag in FLAGS or tag == "a" or "heading" in tokens or self.grid is not None:
                state = self._state(node, tag, kind, state, index)
            elif kind:
                state = (index, state[1], state[2], state[3])
            states.append(state)
            path.append(index)
            parent = index
            index += 1
        return -1

    def _told(self, node: turbohtml.Element, tag: str, classes: str) -> frozenset[str] | None:
        """The tokens of an element with attributes; None where they hide it."""
        names = telling_names(node)
        if not names:
            return words_of(classes, "") if classes else NO_TOKENS
        if (not HIDERS.isdisjoint(names) or tag == "dialog") and self._hides(node, tag):
            return None
        others = " ".join([node.attr(name) or "" for name in names if name not in HIDERS])
        return words_of(classes, others)

    def _hides(self, node: turbohtml.Element, tag: str) -> bool:
        if self.show_hidden:
            return False
        hides = self._says_hidden(node, tag)
        self.hid = self.hid or hides
        return hides

    def _says_hidden(self, node: turbohtml.Element, tag: str) -> bool:
        attr = node.attr
        # Text under hidden="until-found" is found by searching the page.
        if attr("hidden", "until-found") != "until-found":
            return True
        style = attr("style")
        if style and is_hiding(style):
            return True
        if attr("aria-hidden") == "true" and self.where.budget > 0:
            size = len(node.text)
            self.where.budget -= size
            return size < ARIA_LABEL
        return tag == "dialog" and attr("open") is None

    def _state(
        self, node: turbohtml.Element, tag: str, kind: int, outer: State, index: int
    ) -> State:
        holder, link, flags, heading = outer
        if kind and (self.grid is None or tag in ROW_TAGS or not self._in_grid()):
            holder = index
        if tag == "a":
            href = node.attr("href")
            if href is not None:
                link = len(self.hrefs)
                self.hrefs.append(href.strip())
        elif tag in FLAGS:
            own = FLAGS[tag]
            if tag == "ul":
                flags &= ~ORDERED
            elif own != ROW or self._in_grid():
                flags |= own
            heading = HEADINGS.get(tag, heading)
        elif node.attr("role") == "heading":
            level = node.attr("aria-level") or "2"
            heading = int(level) if level in LEVELS else 6
        return holder, link, flags, heading

    def table(self) -> list[Element]:
        """The elements that hold text, in order."""
        columns = self.tags, self.parents, self.tokens, self.starts, self.ends, self.nths
        return list(map(_element, zip(*columns, strict=True)))

    # Where a text stands.

    # Blocks.

    def _flush(self) -> None:
        """End the block that is open: it is one, or several set apart by line breaks."""
        pieces = self.pieces
        self.pieces = []
        self.space = False
        while pieces[-1][3] < 0:
            pieces.pop()
        if len(pieces) == 1:
            self._emit_one(pieces[0])
        elif LINE in pieces and not self.states[pieces[0][3]][2] & (PRE | ROW):
            for paragraph in paragraphs_of(pieces, self.states):
                self._emit(paragraph)
        else:
            self._emit(pieces)

    def _emit_one(self, piece: Piece) -> None:
        """A block of one text node, as most are."""
        data, low, high, index = piece
        _, link, flags, _ = self.states[index]
        if flags & PRE:
            text = lines_of(data)
        else:
            text = " ".join((data.replace("\xad", "") if "\xad" in data else data).split())
        if not text or (text[0] in INVISIBLE and not text.strip(INVISIBLE)):
            return
        if text != data:
            low, high = self._trimmed(piece, piece)
        links: tuple[Link, ...] = ()
        share = 0.0
        if link >= 0:
            links = (Link(text, self.hrefs[link], low, high),)
            share = 1.0
        self._append(text, low, high, index, (share, links, 1.0 if flags & BOLD else 0.0))

    def _emit(self, pieces: list[Piece]) -> None:
        """A block of several text nodes."""
        real = [piece for piece in pieces if piece[3] >= 0]
        if not real:
            return
        inner = real[0][3]
        holder, _, flags, _ = self.states[inner]
        if flags & PRE:
            text = lines_of("".join([piece[0] for piece in pieces]))
        elif flags & ROW:
            text = row_of(pieces)
        else:
            text = folded("".join([piece[0] for piece in pieces]))
        if not text.strip(INVISIBLE):
            return
        for piece in real:
            if piece[3] != inner:
                inner = self._common(inner, piece[3], holder)
        low, high = self._trimmed(real[0], real[-1])
        linked, links, bold = self._shares(real)
        # The last text may be an empty span behind white space that was trimmed.
        links = tuple(
            link if link.end <= high else link._replace(start=min(link.start, high), end=high)
            for link in links
        )
        self._append(text, low, high, inner, (linked, links, bold))

    def _append(
        self,
        text: str,
        low: int,
        high: int,
        inner: int,
        shares: tuple[float, tuple[Link, ...], float],
    ) -> None:
        holder, _, flags, heading = self.states[inner]
        self.chars += len(text)
        self.blocks.append(_block((text, low, high, 1, 0, False)))
        tag = self.tags[holder] if holder >= 0 else ""
        self.marks.append(_mark((holder, tag, inner, *shares, heading, *TRUTHS[flags])))

    def _common(self, one: int, other: int, holder: int) -> int:
        """The deepest element that holds two; the block's own where that is far up."""
        parents = self.parents
        for _ in range(MOST_CLIMBS):
            if one == other:
                return one
            if one > other:
                one = parents[one]
            else:
                other = parents[other]
        return holder

    def _trimmed(self, first: Piece, last: Piece) -> tuple[int, int]:
        """The span from the first character of a piece that shows to the last of another."""
        data, low, end, _ = first
        if data[0].isspace():
            raw = data if end - low == len(data) else self.source[low:end]
            low += len(raw) - len(raw.lstrip())
        data, start, high, _ = last
        if data[-1].isspace():
            raw = data if high - start == len(data) else self.source[start:high]
            high -= len(raw) - len(raw.rstrip())
        return low, max(low, high)

    def _shares(self, real: list[Piece]) -> tuple[float, tuple[Link, ...], float]:
        """Link share, links and bold share of a block."""
        states = self.states
        linked = bold = total = 0
        runs: list[tuple[int, list[Piece]]] = []
        for piece in real:
            _, link, flags, _ = states[piece[3]]
            size = len("".join(piece[0].split()))
            total += size
            if flags & BOLD:
                bold += size
            if link < 0:
                continue
            linked += size
            if runs and runs[-1][0] == link:
                runs[-1][1].append(piece)
            else:
                runs.append((link, [piece]))
        links = tuple(
            Link(
                folded("".join([piece[0] for piece in run])),
                self.hrefs[link],
                *self._trimmed(run[0], run[-1]),
            )
            for link, run in runs
        )
        total = total or 1
        return linked / total, links, bold / total

    def _frame(self, node: turbohtml.Element, nth: int) -> None:
        """Read the document in an ``iframe srcdoc``, once: frames inside it are not read."""
        document = node.attr("srcdoc")
        location = location_of(node)
        if not document or location is None or "srcdoc" not in location.attrs:
            return
        if self.pieces:
            self._flush()
        self.frames.append((iter(()), nth, node, "iframe", BLOCK))
        if self._register() < 0:
            base = self.path[-1]
            inner = Walk(document.replace("iframe", "i-frame")).read(scripting=True)
            span = location.attrs["srcdoc"]
            self._graft(inner, base, span.start_offset, span.end_offset)
            self.where.cursor = max(self.where.cursor, location.start_tag.end_offset)
            self.ends[self.path.pop()] = self.where.cursor
        self.frames.pop()

    def _graft(self, inner: Walk, base: int, low: int, high: int) -> None:
        """Take over what a frame's document holds; its blocks are searched for in the source."""
        shift = len(self.tags)
        self.tags += inner.tags
        self.parents += [base if parent < 0 else parent + shift for parent in inner.parents]
        self.tokens += inner.tokens
        self.starts += [low] * len(inner.tags)
        self.nths += inner.nths
        self.ends += [high] * len(inner.tags)
        self.states += [ROOT] * len(inner.tags)
        self.chars += inner.chars
        for block, mark in zip(inner.blocks, inner.marks, strict=True):
            at = self.source.find(block.text, low, min(high, low + NEAR + len(block.text)))
            start, low = (at, at + len(block.text)) if at >= 0 else (low, low)
            self.blocks.append(block._replace(start=start, end=low))
            # The offsets of links are those in the frame's document.
            links = tuple(link._replace(start=start, end=low) for link in mark.links)
            element, deepest = mark.element + shift, mark.inner + shift
            self.marks.append(mark._replace(element=element, inner=deepest, links=links))
