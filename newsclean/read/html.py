"""HTML → blocks with spans, and the markup around each.

The tree is turbohtml's; one walk over it finds the text nodes. Whatever can be left undone for
elements without text is: their attributes are never looked at.

**Offsets.** Line ends are replaced by form feeds before parsing, one for one. They are white
space to a parser in every place where line ends are, and so the whole page is one line and an
element's column is its offset in the caller's string, whatever its line ends were. A text node
has no position of its own: it is searched for behind the element before it, and verified.

**Lines.** Two ``<br>`` in a row end a block. One does where both lines are long, as in bodies
written without ``<p>``, or where one line is all bold or all link and the other is not;
otherwise (verse, addresses) it is a space.

**Unseen.** Scripts, styles, form fields and the like, and what ``hidden`` or an inline style
hides. ``aria-hidden`` hides from screen readers only: icons and doubled labels under it are
left out, anything longer is read. Where next to nothing is left, the page is read again with
``noscript``, and then with what is hidden.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator
from functools import lru_cache, partial

import turbohtml
from turbohtml import Node, Text, unescape

from newsclean.blocks import Block
from newsclean.read.charset import decode, what_binary
from newsclean.read.page import NO_TOKENS, Element, Head, Link, Mark, Page
from newsclean.read.text import read_text

# A line this long is a sentence or more: a break between two such is a paragraph's.
LONG_LINE = 80
# Below this a page has next to no text, and what was skipped may be its body.
NEXT_TO_NOTHING = 500
# Icons, doubled labels, "Loading": what aria-hidden is for.
ARIA_LABEL = 140
# A cell of a data table holds a value, not prose.
LONGEST_CELL = 300
# How far behind an element its text may begin: its own attributes and a few empty elements.
# Beyond the first, the same words may stand again, so that the markup is gone through.
NEXT = 500
NEAR = 4096
FAR = 65_536
DISTINCT = 20
PROBE = 12
LONGEST_ATTRIBUTE = 1000
MOST_METAS = 2000
MOST_CLIMBS = 64

INLINE, BLOCK, VOID, SKIP, BREAK, TABLE, FRAME = range(7)
_KINDS = {
    BLOCK: """
        address article aside blockquote body button caption center col colgroup dd details dialog
        dir div dl dt fieldset figcaption figure footer form frameset h1 h2 h3 h4 h5 h6 header
        hgroup html legend li listing main menu nav ol optgroup p plaintext pre search section
        summary tbody td tfoot th thead tr ul xmp
    """,
    INLINE: """
        a abbr acronym b bdi bdo big cite code data del dfn em font i ins kbd label map mark math
        nobr output picture q rb ruby s samp slot small span strike strong sub sup time tt u var wbr
    """,
    VOID: "area base bgsound embed frame img input link meta param source track",
    # What stands in video, audio, canvas and object is for browsers without them.
    SKIP: """
        applet audio canvas datalist head noembed noframes noscript object option rp rt rtc script
        select style svg template textarea title video
    """,
    BREAK: "br hr",
    TABLE: "table",
    FRAME: "iframe",
}
KINDS = {tag: kind for kind, tags in _KINDS.items() for tag in tags.split()}
# A custom element in one of these is part of a sentence; elsewhere it is a box.
_PHRASING = """
    a abbr b cite em figcaption h1 h2 h3 h4 h5 h6 i label p q small span strong sub sup time u
"""
PHRASING = frozenset(_PHRASING.split())
HIDERS = frozenset(("hidden", "style", "aria-hidden"))
NAMING = ("id", "role", "itemprop", "data-testid", "data-component", "aria-label")
TELLING = HIDERS.union(NAMING)
ROW_TAGS = frozenset(("tr", "caption", "table", "thead", "tbody", "tfoot"))
BOLD_TAGS = ("b", "strong", "th")
LEVELS = ("1", "2", "3", "4", "5", "6")
HEADINGS = {f"h{level}": level for level in range(1, 7)}

# What the ancestors of a block say of it; they add up on the way down.
LIST_ITEM, ORDERED, QUOTE, CAPTION, ROW, PRE, BOLD = (1 << bit for bit in range(7))
_TRUTHS = [
    tuple(flags & bit != 0 for bit in (LIST_ITEM, ORDERED, ROW, QUOTE, CAPTION))
    for flags in range(128)
]
FLAGS = {
    "li": LIST_ITEM,
    "dd": LIST_ITEM,
    "dt": LIST_ITEM,
    "ol": ORDERED,
    "blockquote": QUOTE,
    "figcaption": CAPTION,
    "caption": CAPTION,
    "tr": ROW,
    "pre": PRE,
    "listing": PRE,
    "xmp": PRE,
    "plaintext": PRE,
    "ul": 0,
    **dict.fromkeys(HEADINGS, 0),
    **dict.fromkeys(BOLD_TAGS, BOLD),
}

_LAYOUT_TABLE = (
    "table, ul, ol, h1, h2, h3, h4, article, section, blockquote, pre, form, p + p, div + div"
)
_COLUMNS = "td + td, th + td, th + th, td + th"
_HIDING = re.compile(
    r"(?:^|[;\s])(?:display\s*:\s*none|visibility\s*:\s*(?:hidden|collapse))", re.IGNORECASE
)
_MARKUP = re.compile(
    r"""(?:<!--.*?-->|<[a-zA-Z/!?][^>"']*+(?:"[^"]*+"[^>"']*+|'[^']*+'[^>"']*+)*+>)*+""", re.DOTALL
)
_COMMENT_END = re.compile(r"-*+!?>(?:\s*+<!--(?:(?!-->).){0,400}-->)*+", re.DOTALL)
_TAG = re.compile(r"<[a-zA-Z!?/]")
_CAMEL = re.compile(r"[A-Z]?[^\W\dA-Z_]+|[A-Z]+(?![^\W\dA-Z_])")
_SEPARATORS = {code: " " for code in range(128) if not chr(code).isalnum()}
# Characters that show nothing: zero-width ones, marks of direction and of byte order.
INVISIBLE = "\u200b\u200c\u200d\u200e\u200f\u2060\ufeff\xad\x00"

# A text with its span and the index of its element; below zero, what stands between texts.
_Piece = tuple[str, int, int, int]
_SPACE: _Piece = (" ", 0, 0, -1)
_TAB: _Piece = ("\t", 0, 0, -2)
_LINE: _Piece = ("\n", 0, 0, -3)

# What a text in an element has from it and its ancestors: the index of the nearest block-level
# element, that of the link's target or -1, flags, heading level.
_State = tuple[int, int, int, int]
_ROOT: _State = (-1, -1, 0, 0)

# Tuples from rows in one go, without a call of Python's for each.
_block: Callable[[object], Block] = partial(tuple.__new__, Block)
_mark: Callable[[object], Mark] = partial(tuple.__new__, Mark)
_element: Callable[[object], Element] = partial(tuple.__new__, Element)


def read_html(source: str | bytes, charset: str | None = None) -> Page:
    """The blocks of an HTML page, in order, with the markup around each.

    Args:
        source: the page; bytes are decoded first.
        charset: the charset of bytes, if the caller knows it (from the HTTP header).

    Returns:
        The page; without blocks where there is no text in it. Nothing raises.

    >>> page = read_html("<h1>News</h1><p>The <b>bridge</b> is open.<p>Caf&eacute;")
    >>> [(mark.tag, block.text) for block, mark in zip(page.blocks, page.marks)]
    [('h1', 'News'), ('p', 'The bridge is open.'), ('p', 'Café')]
    >>> page.source[page.blocks[1].start : page.blocks[1].end]
    'The <b>bridge</b> is open.'
    """
    binary = what_binary(source)
    notes: tuple[str, ...] = ()
    name = ""
    if isinstance(source, bytes):
        if binary:
            return Page("", [], [], [], Head(), (f"not a page: {binary}",))
        source, name, notes = decode(source, charset)
    elif binary:
        return Page(source, [], [], [], Head(), (f"not a page: {binary}",))
    if not _TAG.search(source):
        return _plain(source, name, notes)
    return _read(source, name, notes)


def _plain(source: str, charset: str, notes: tuple[str, ...]) -> Page:
    blocks = read_text(source)
    marks = [Mark(-1, "")] * len(blocks)
    note = "no markup: read as plain text"
    return Page(source, blocks, marks, [], Head(), (*notes, note), charset)


def _read(source: str, charset: str, notes: tuple[str, ...]) -> Page:
    flat = source.replace("\n", "\f")
    if "\r" in flat:
        flat = flat.replace("\r", "\f")
    walk = _Walk(flat).read(scripting=True)
    if walk.chars < NEXT_TO_NOTHING:
        walk, notes = _rescue(flat, walk, notes)
    if not walk.blocks and "<frameset" in flat.lower():
        notes = (*notes, "a page of frames: its text is elsewhere")
    return Page(source, walk.blocks, walk.marks, walk.table(), walk.head(), notes, charset)


def _rescue(flat: str, walk: _Walk, notes: tuple[str, ...]) -> tuple[_Walk, tuple[str, ...]]:
    """The page with what is skipped by default, where that is where its text is."""
    if "<noscript" in flat.lower():
        again = _Walk(flat).read(scripting=False)
        if again.chars > 3 * walk.chars and again.chars >= ARIA_LABEL:
            walk = again
            notes = (*notes, "the text stands in noscript")
    if walk.hid:
        again = _Walk(flat, show_hidden=True).read(scripting=True)
        if again.chars > 3 * walk.chars and again.chars >= NEXT_TO_NOTHING:
            walk = again
            notes = (*notes, "the text is hidden until scripts run")
    return walk, notes


class _Walk:
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
        self.states: list[_State] = []
        self.hrefs: list[str] = []
        # The open block, and whether white space came after its last piece.
        self.pieces: list[_Piece] = []
        self.space = False
        # The data table that is being read, and its depth.
        self.grid: Node | None = None
        self.grid_depth = 0
        # The offset that everything read so far lies before, and what came since: the last
        # element entered or void, and the last one skipped or comment.
        self.cursor = 0
        self.entered: turbohtml.Element | None = None
        self.skipped: Node | None = None
        # Characters that may still be looked at more than once: keeps hostile pages linear.
        self.budget = 4 * len(source) + 100_000
        self.shadows = "shadowrootmode" in source
        self.language = ""
        self.title = ""
        self.canonical = ""
        self.metas: dict[str, list[str]] = {}
        self.meta_count = 0
        self.scripts: list[str] = []

    def read(self, *, scripting: bool) -> _Walk:
        """Parse and walk; with scripting, ``noscript`` is skipped as browsers do."""
        tree = turbohtml.parse(self.source, source_locations=True, scripting=scripting)
        root = tree.root
        if root is None:
            return self
        self.language = (root.attr("lang") or root.attr("xml:lang") or "").strip()
        self._read_head(root)
        self._run(iter(tree), KINDS if scripting else {**KINDS, "noscript": BLOCK})
        if self.pieces:
            self._flush()
        return self

    def _run(  # noqa: C901 – the hot loop: every call taken out of it costs a tenth of the walk
        self, siblings: Iterator[Node], kinds: dict[str, int]
    ) -> None:
        """Visit every node that may be seen, in order, without recursion."""
        frames, path, ends = self.frames, self.path, self.ends
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
                            siblings, nth, self.skipped = hidden
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
                    self.entered = node
                    frames.append((siblings, nth, node, tag, kind))
                    siblings = iter(node.flattened_children) if shadows else iter(node)
                    nth = 0
                    break
                else:
                    self.skipped = node
            else:
                if not frames:
                    return
                siblings, nth, _, tag, kind = frames.pop()
                if kind and self.pieces:
                    self._boundary(tag)
                if len(path) > len(frames):
                    ends[path.pop()] = self.cursor

    def _special(self, node: turbohtml.Element, tag: str, kind: int, nth: int) -> int:
        """Deal with an element that is no plain box; INLINE or BLOCK where it is to be entered."""
        if kind == SKIP:
            self.skipped = node
            if tag == "script":
                self._note_script(node)
        elif kind < 0:
            outer = self.frames[-1][3] if self.frames else ""
            kind = BLOCK if "-" in tag and outer not in PHRASING else INLINE
        elif kind == TABLE:
            if not self._in_grid() and _is_data(node):
                self.grid, self.grid_depth = node, len(self.frames)
            kind = BLOCK
        else:
            self.entered = node
            if kind == BREAK and self.pieces:
                self.pieces.append(_LINE)
                if tag == "hr":
                    self._boundary("hr")
            elif kind == VOID and tag in ("meta", "link"):
                self._note(node, tag)
            elif kind == FRAME:
                self._frame(node, nth)
        return kind

    def _boundary(self, tag: str) -> None:
        """A box begins or ends: so does the block, except inside the row of a data table."""
        if not self._in_grid() or tag in ROW_TAGS:
            self._flush()
        else:
            self.pieces.append(_TAB if tag in ("td", "th") else _SPACE)

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
        start, end = self._locate(node, data)
        if self.space:
            self.space = False
            if self.pieces:
                self.pieces.append(_SPACE)
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
                    tokens = _split(classes, "")
            elif tag == "dialog" and self._hides(node, tag):
                return depth
            position = node.position
            self.tags.append(tag)
            self.parents.append(parent)
            self.tokens.append(tokens)
            self.starts.append(position[1] if position else self.cursor)
            self.nths.append(nth)
            self.ends.append(0)
            state = states[parent] if parent >= 0 else _ROOT
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
        names = _telling(node)
        if not names:
            return _split(classes, "") if classes else NO_TOKENS
        if (not HIDERS.isdisjoint(names) or tag == "dialog") and self._hides(node, tag):
            return None
        others = " ".join([node.attr(name) or "" for name in names if name not in HIDERS])
        return _split(classes, others)

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
        if style and _HIDING.search(style[:LONGEST_ATTRIBUTE]):
            return True
        if attr("aria-hidden") == "true" and self.budget > 0:
            size = len(node.text)
            self.budget -= size
            return size < ARIA_LABEL
        return tag == "dialog" and attr("open") is None

    def _state(
        self, node: turbohtml.Element, tag: str, kind: int, outer: _State, index: int
    ) -> _State:
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

    def _locate(self, node: Node, data: str) -> tuple[int, int]:
        """The span of a text node in the source; empty where it cannot be told.

        Parsing moves some text (out of tables, into repeated formatting elements). Spans never
        go back, so that those of blocks are in order and apart.
        """
        source, cursor = self.source, self.cursor
        entered, skipped = self.entered, self.skipped
        # The one skipped first: a comment is searched for, and may stand again further on, or
        # before the element that it is in.
        if skipped is not None:
            if entered is not None and skipped.parent is entered:
                cursor = max(cursor, (entered.position or (0, 0))[1])
            cursor = max(cursor, self._behind(skipped, cursor))
            self.skipped = None
        if entered is not None:
            position = entered.position
            if position and position[1] > cursor:
                cursor = position[1]
        at = source.find(">" + data[:PROBE], cursor, cursor + NEXT) + 1
        end = at + len(data)
        if (
            at
            and source.startswith(data, at)
            and (source.startswith("<", end) or end == len(source))
            # In a quoted attribute, where the same text may stand, a quote is open.
            and not source.count('"', cursor, at) & 1
            and not source.count("'", cursor, at) & 1
        ):
            self.cursor = end
            return at, end
        return self._locate_slowly(node, data, cursor)

    def _behind(self, node: Node, cursor: int) -> int:
        """The offset of the last character of an element or comment that was not entered."""
        location = _location(node)
        if location is not None:
            return (location.end_tag or location.start_tag).end_offset - 1
        if isinstance(node, turbohtml.Comment):
            text, far = node.data, cursor + len(node.data) + NEAR
            # Some are none: "<!x>", "<?x>", "</ x>".
            at = self.source.find(f"<!--{text}", cursor, far) + 4
            at = at if at > 3 else self.source.find(text, cursor, far)
            end = _COMMENT_END.match(self.source, at + len(text)) if at >= 0 else None
            return end.end() - 1 if end else cursor
        return cursor

    def _locate_slowly(self, node: Node, data: str, cursor: int) -> tuple[int, int]:
        for at in self._starts(node, data, cursor):
            end = self._fit(data, at)
            if end > at >= cursor:
                self.cursor = end
                return at, end
        self.cursor = cursor
        return cursor, cursor

    def _starts(self, node: Node, data: str, cursor: int) -> Iterator[int]:
        """Where a text node may begin, the likeliest and cheapest first."""
        after = cursor + self.source.startswith(">", cursor)
        markup = _MARKUP.match(self.source, after, after + NEAR)
        if markup is not None:
            yield markup.end()
        if self.budget < 0:
            return
        self.budget -= NEAR
        before = node.previous_sibling or node.parent
        location = _location(before) if before is not None else None
        if location is not None:
            inside = before is node.parent or location.end_tag is None
            yield (location.start_tag if inside else location.end_tag).end_offset  # type: ignore[union-attr]
        # The parser moved or repeated what is around it. It may lie behind; only a text that does
        # not stand everywhere ("Share", "0") may be looked for ahead.
        text = data.strip()
        if len(text) >= DISTINCT:
            self.budget -= FAR
            at = self.source.find(text, cursor, cursor + FAR)
            if at >= 0:
                yield at - len(data) + len(data.lstrip())

    def _fit(self, data: str, at: int) -> int:
        """How far the source at an offset is this text; -1 where it is not from the start."""
        source = self.source
        done, size = 0, len(data)
        while done < size and at < len(source):
            if source[at] not in ("&", "\0", data[done]):
                return at if done else -1
            stop = source.find("<", at + 1)
            raw = source[at:] if stop < 0 else source[at:stop]
            plain = unescape(raw) if "&" in raw else raw
            plain = plain.replace("\0", "")
            if not data.startswith(plain, done):
                self.budget -= len(raw)
                return at if done else -1
            done += len(plain)
            at += len(raw)
        return at

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
        elif _LINE in pieces and not self.states[pieces[0][3]][2] & (PRE | ROW):
            for paragraph in _paragraphs(pieces, self.states):
                self._emit(paragraph)
        else:
            self._emit(pieces)

    def _emit_one(self, piece: _Piece) -> None:
        """A block of one text node, as most are."""
        data, low, high, index = piece
        _, link, flags, _ = self.states[index]
        if flags & PRE:
            text = _lines(data)
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

    def _emit(self, pieces: list[_Piece]) -> None:
        """A block of several text nodes."""
        real = [piece for piece in pieces if piece[3] >= 0]
        if not real:
            return
        inner = real[0][3]
        holder, _, flags, _ = self.states[inner]
        if flags & PRE:
            text = _lines("".join([piece[0] for piece in pieces]))
        elif flags & ROW:
            text = _row(pieces)
        else:
            text = _folded("".join([piece[0] for piece in pieces]))
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
        self.marks.append(_mark((holder, tag, inner, *shares, heading, *_TRUTHS[flags])))

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

    def _trimmed(self, first: _Piece, last: _Piece) -> tuple[int, int]:
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

    def _shares(self, real: list[_Piece]) -> tuple[float, tuple[Link, ...], float]:
        """Link share, links and bold share of a block."""
        states = self.states
        linked = bold = total = 0
        runs: list[tuple[int, list[_Piece]]] = []
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
                _folded("".join([piece[0] for piece in run])),
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
        location = _location(node)
        if not document or location is None or "srcdoc" not in location.attrs:
            return
        if self.pieces:
            self._flush()
        self.frames.append((iter(()), nth, node, "iframe", BLOCK))
        if self._register() < 0:
            base = self.path[-1]
            inner = _Walk(document.replace("iframe", "i-frame")).read(scripting=True)
            span = location.attrs["srcdoc"]
            self._graft(inner, base, span.start_offset, span.end_offset)
            self.cursor = max(self.cursor, location.start_tag.end_offset)
            self.ends[self.path.pop()] = self.cursor
        self.frames.pop()

    def _graft(self, inner: _Walk, base: int, low: int, high: int) -> None:
        """Take over what a frame's document holds; its blocks are searched for in the source."""
        shift = len(self.tags)
        self.tags += inner.tags
        self.parents += [base if parent < 0 else parent + shift for parent in inner.parents]
        self.tokens += inner.tokens
        self.starts += [low] * len(inner.tags)
        self.nths += inner.nths
        self.ends += [high] * len(inner.tags)
        self.states += [_ROOT] * len(inner.tags)
        self.chars += inner.chars
        for block, mark in zip(inner.blocks, inner.marks, strict=True):
            at = self.source.find(block.text, low, min(high, low + NEAR + len(block.text)))
            start, low = (at, at + len(block.text)) if at >= 0 else (low, low)
            self.blocks.append(block._replace(start=start, end=low))
            # The offsets of links are those in the frame's document.
            links = tuple(link._replace(start=start, end=low) for link in mark.links)
            element, deepest = mark.element + shift, mark.inner + shift
            self.marks.append(mark._replace(element=element, inner=deepest, links=links))

    # The head.

    def _read_head(self, root: turbohtml.Element) -> None:
        for part in root:
            if not isinstance(part, turbohtml.Element):
                continue
            if part.tag != "head":
                return
            for node in part:
                if isinstance(node, turbohtml.Element):
                    self._note(node, node.tag)

    def _note(self, node: turbohtml.Element, tag: str) -> None:
        if tag == "meta":
            if self.meta_count < MOST_METAS:
                self._note_meta(node)
        elif tag == "script":
            self._note_script(node)
        elif tag == "title":
            self.title = self.title or _folded(node.text)
        elif tag == "link" and not self.canonical and node.attr("rel") == "canonical":
            self.canonical = (node.attr("href") or "").strip()

    def _note_meta(self, node: turbohtml.Element) -> None:
        content = node.attr("content")
        if content is None:
            return
        for key in ("property", "name", "itemprop", "http-equiv"):
            name = node.attr(key)
            if name:
                self.meta_count += 1
                self.metas.setdefault(name.strip().lower(), []).append(_folded(content))

    def _note_script(self, node: turbohtml.Element) -> None:
        kind = node.attr("type")
        if kind and "ld+json" in kind.lower():
            self.scripts.append(node.text.replace("\f", "\n"))

    def head(self) -> Head:
        """What the page says of itself."""
        metas = {name: tuple(contents) for name, contents in self.metas.items()}
        return Head(self.title, metas, self.canonical, self.language, tuple(self.scripts))


def _folded(data: str) -> str:
    if "\xad" in data:
        data = data.replace("\xad", "")
    return " ".join(data.split())


def _lines(data: str) -> str:
    lines = data.replace("\xad", "").replace("\f", "\n").split("\n")
    return "\n".join([line.rstrip() for line in lines]).strip()


def _row(pieces: Iterable[_Piece]) -> str:
    """The cells of a table's row, joined by tabs."""
    cells: list[list[str]] = [[]]
    for piece in pieces:
        if piece[3] == _TAB[3]:
            cells.append([])
        else:
            cells[-1].append(piece[0])
    folded = [_folded("".join(cell)) for cell in cells]
    return "\t".join([cell for cell in folded if cell])


def _paragraphs(pieces: list[_Piece], states: list[_State]) -> Iterator[list[_Piece]]:
    """Cut at the line breaks that end a paragraph; the others become spaces."""
    lines: list[list[_Piece]] = [[]]
    for piece in pieces:
        if piece[3] == _LINE[3]:
            lines.append([])
        else:
            lines[-1].append(piece)
    paragraph: list[_Piece] = []
    last: tuple[int, int] | None = None
    for line in lines:
        look = _look(line, states)
        if look[0] == 0 or (last is not None and _apart(last, look)):
            yield paragraph
            paragraph = []
        elif paragraph:
            paragraph.append(_SPACE)
        paragraph += line
        last = look if look[0] else None
    yield paragraph


def _look(line: list[_Piece], states: list[_State]) -> tuple[int, int]:
    """The size of a line, and whether all of it is bold (1), all of it is a link (2) or both."""
    size = 0
    looks = 3
    for piece in line:
        if piece[3] >= 0:
            _, link, flags, _ = states[piece[3]]
            size += len(piece[0])
            looks &= (1 if flags & BOLD else 0) | (2 if link >= 0 else 0)
    return size, looks


def _apart(one: tuple[int, int], other: tuple[int, int]) -> bool:
    return one[1] != other[1] or (one[0] >= LONG_LINE and other[0] >= LONG_LINE)


def _location(node: Node) -> turbohtml.SourceLocation | None:
    """Where a node's tags stand; None where that cannot be told."""
    try:
        return node.source_location
    except UnicodeDecodeError:
        # The name of an attribute holds half a character.
        return None


def _telling(node: turbohtml.Element) -> list[str]:
    """The names of the attributes of an element that tell something."""
    try:
        return [name for name in node.attrs if name in TELLING]
    except UnicodeDecodeError:
        # One of the names holds half a character, and listing them fails; asking does not.
        return [name for name in sorted(TELLING) if node.attr(name) is not None]


def _is_data(table: turbohtml.Element) -> bool:
    """Whether a table holds data, one record a row, and is not there for the layout."""
    if table.select_one(_LAYOUT_TABLE) is not None or table.select_one(_COLUMNS) is None:
        return False
    cells = table.find_all(["td", "th"])
    rows = table.find_all("tr", limit=2)
    return len(rows) > 1 and len(table.text) <= LONGEST_CELL * len(cells)


@lru_cache(maxsize=8192)
def _split(classes: str, others: str) -> frozenset[str]:
    """The whole words of an element's names, and its class names in full, in lower case."""
    classes = classes[:LONGEST_ATTRIBUTE]
    names = f"{classes} {others[:LONGEST_ATTRIBUTE]}" if others else classes
    words = names.translate(_SEPARATORS).split()
    low = names.lower()
    if names != low:
        # Not in hashes: they hold "ad" and "nav" by chance.
        camels = [word for word in words if not word.islower() and word.isalpha()]
        words = low.translate(_SEPARATORS).split()
        for camel in camels:
            words += _CAMEL.findall(camel)
    words += low.split() if not others else classes.lower().split()
    return frozenset(words) if names == low else frozenset(map(str.lower, words))
