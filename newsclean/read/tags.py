"""What the elements of HTML are to a reader: which are boxes, which are never seen, what they say.

Data, and the questions about an element that its tag and attributes answer alone.
"""

from __future__ import annotations

import re
from functools import lru_cache
from typing import Final

import turbohtml
from turbohtml import Node

# A cell of a data table holds a value, not prose.
LONGEST_CELL: Final = 300
LONGEST_ATTRIBUTE: Final = 1000

# What to do with an element. `Final`, so that they are constants where the code is compiled.
INLINE: Final = 0
BLOCK: Final = 1
VOID: Final = 2
SKIP: Final = 3
BREAK: Final = 4
TABLE: Final = 5
FRAME: Final = 6
_KINDS: Final = {
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
KINDS: Final = {tag: kind for kind, tags in _KINDS.items() for tag in tags.split()}
# A custom element in one of these is part of a sentence; elsewhere it is a box.
_PHRASING: Final = """
    a abbr b cite em figcaption h1 h2 h3 h4 h5 h6 i label p q small span strong sub sup time u
"""
PHRASING: Final = frozenset(_PHRASING.split())
HIDERS: Final = frozenset(("hidden", "style", "aria-hidden"))
NAMING: Final = ("id", "role", "itemprop", "data-testid", "data-component", "aria-label")
TELLING: Final = HIDERS.union(NAMING)
ROW_TAGS: Final = frozenset(("tr", "caption", "table", "thead", "tbody", "tfoot"))
BOLD_TAGS: Final = ("b", "strong", "th")
LEVELS: Final = ("1", "2", "3", "4", "5", "6")
HEADINGS: Final = {f"h{level}": level for level in range(1, 7)}

# What the ancestors of a block say of it; they add up on the way down.
LIST_ITEM: Final = 1
ORDERED: Final = 2
QUOTE: Final = 4
CAPTION: Final = 8
ROW: Final = 16
PRE: Final = 32
BOLD: Final = 64
TRUTHS: Final = [
    tuple(flags & bit != 0 for bit in (LIST_ITEM, ORDERED, ROW, QUOTE, CAPTION))
    for flags in range(128)
]
FLAGS: Final = {
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

_LAYOUT_TABLE: Final = (
    "table, ul, ol, h1, h2, h3, h4, article, section, blockquote, pre, form, p + p, div + div"
)
_COLUMNS: Final = "td + td, th + td, th + th, td + th"
_HIDING: Final = re.compile(
    r"(?:^|[;\s])(?:display\s*:\s*none|visibility\s*:\s*(?:hidden|collapse))", re.IGNORECASE
)
_CAMEL: Final = re.compile(r"[A-Z]?[^\W\dA-Z_]+|[A-Z]+(?![^\W\dA-Z_])")
_SEPARATORS: Final = {code: " " for code in range(128) if not chr(code).isalnum()}


def location_of(node: Node) -> turbohtml.SourceLocation | None:
    """Where a node's tags stand; None where that cannot be told."""
    try:
        return node.source_location
    except UnicodeDecodeError:
        # The name of an attribute holds half a character.
        return None


def telling_names(node: turbohtml.Element) -> list[str]:
    """The names of the attributes of an element that tell something."""
    try:
        return [name for name in node.attrs if name in TELLING]
    except UnicodeDecodeError:
        # One of the names holds half a character, and listing them fails; asking does not.
        return [name for name in sorted(TELLING) if node.attr(name) is not None]


def is_hiding(style: str) -> bool:
    """Whether an inline style hides its element."""
    return _HIDING.search(style[:LONGEST_ATTRIBUTE]) is not None


def is_data(table: turbohtml.Element) -> bool:
    """Whether a table holds data, one record a row, and is not there for the layout."""
    if table.select_one(_LAYOUT_TABLE) is not None or table.select_one(_COLUMNS) is None:
        return False
    cells = table.find_all(["td", "th"])
    rows = table.find_all("tr", limit=2)
    return len(rows) > 1 and len(table.text) <= LONGEST_CELL * len(cells)


@lru_cache(maxsize=8192)
def words_of(classes: str, others: str) -> frozenset[str]:
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
