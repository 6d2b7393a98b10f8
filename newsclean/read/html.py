"""HTML → blocks with spans, and the markup around each.

Here it is decided what of a page is read: its charset, whether it is a page at all, and what is
shown of it. ``walk.py`` walks its tree.

**Offsets.** Line ends are replaced by form feeds before parsing, one for one. They are white
space to a parser in every place where line ends are, and so the whole page is one line and an
element's column is its offset in the caller's string, whatever its line ends were.

**Unseen.** Scripts, styles, form fields and the like, and what ``hidden`` or an inline style
hides. ``aria-hidden`` hides from screen readers only: icons and doubled labels under it are
left out, anything longer is read. Where next to nothing is left, the page is read again with
``noscript``, and then with what is hidden.
"""

from __future__ import annotations

import re
from typing import Final

from newsclean.read.charset import decode, what_binary
from newsclean.read.page import Head, Mark, Page
from newsclean.read.text import read_text
from newsclean.read.walk import ARIA_LABEL, Walk

# Below this a page has next to no text, and what was skipped may be its body.
NEXT_TO_NOTHING: Final = 500

_TAG: Final = re.compile(r"<[a-zA-Z!?/]")


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
    walk = Walk(flat).read(scripting=True)
    if walk.chars < NEXT_TO_NOTHING:
        walk, notes = _rescue(flat, walk, notes)
    if not walk.blocks and "<frameset" in flat.lower():
        notes = (*notes, "a page of frames: its text is elsewhere")
    return Page(source, walk.blocks, walk.marks, walk.table(), walk.notes.head(), notes, charset)


def _rescue(flat: str, walk: Walk, notes: tuple[str, ...]) -> tuple[Walk, tuple[str, ...]]:
    """The page with what is skipped by default, where that is where its text is."""
    if "<noscript" in flat.lower():
        again = Walk(flat).read(scripting=False)
        if again.chars > 3 * walk.chars and again.chars >= ARIA_LABEL:
            walk = again
            notes = (*notes, "the text stands in noscript")
    if walk.hid:
        again = Walk(flat, show_hidden=True).read(scripting=True)
        if again.chars > 3 * walk.chars and again.chars >= NEXT_TO_NOTHING:
            walk = again
            notes = (*notes, "the text is hidden until scripts run")
    return walk, notes
