"""Article → Markdown (CommonMark, with GitHub's tables)."""

from __future__ import annotations

import re
from itertools import groupby

from newsclean.article import Article, Kind, Segment
from newsclean.write.html import heading_level
from newsclean.write.links import pieces
from newsclean.write.table import cells_of

_PREFIX = {Kind.LIST_ITEM: "- ", Kind.QUOTE: "> "}
# What means something anywhere in a line. An underscore inside a word and a lone ampersand do not.
_INLINE = re.compile(r"[\\`*\[\]<>~]|(?<!\w)_|_(?!\w)|&(?=#?\w+;)")
# What means something only where a line begins; the group is what takes the backslash.
_LINE_START = re.compile(
    r"\s*(?:\d{1,9}(?=[.)](?:\s|$))|(?=#{1,6}(?:\s|$)|[+-](?:[\s-]|$)|=+\s*$))"
)
# What closes a heading and is not shown.
_CLOSING = re.compile(r"(?<!\S)#+$")
# What would end an address in parentheses.
_UNSAFE = re.compile(r"[()<>\\ \"]")
_TABLE_RULE = re.compile(r"\|?\s*:?-+:?\s*(?:\|\s*:?-+:?\s*)+\|?|\|\s*:?-+:?\s*\|")


def to_markdown(article: Article, *, links: bool = False) -> str:
    r"""The kept segments as Markdown; what would be markup in their texts is escaped.

    Args:
        article: what ``clean`` returned.
        links: whether links are written too: those to ``http``, ``https`` and ``mailto``.

    Returns:
        Markdown without a line end at its end.

    >>> import newsclean
    >>> newsclean.clean_text("The *bridge* is open again, the council said.").to_markdown()
    'The \\*bridge\\* is open again, the council said.'
    """
    base = article.facts.url if links else None
    kept = [segment for segment in article.segments if segment.kept]
    parts: list[tuple[str, str]] = []
    for (kind, ordered), run in groupby(kept, key=lambda s: (s.kind, s.ordered)):
        segments = list(run)
        if kind is Kind.TABLE:
            parts += [("\n\n", text) for text in _tables(segments)]
            continue
        for number, segment in enumerate(segments, 1):
            text = _text(segment, base, links=links)
            if number > 1 and segment.inline and kind is Kind.PARAGRAPH:
                parts.append((" ", text))
                continue
            first = number == 1 or kind is not Kind.LIST_ITEM
            parts.append(
                ("\n\n" if first else "\n", _block(segment, text, number if ordered else 0))
            )
    return "".join(gap * (i > 0) + text for i, (gap, text) in enumerate(parts))


def escape(text: str) -> str:
    r"""Text that Markdown shows as it is, wherever a block may begin.

    >>> escape("1986. A *great* year")
    '1986\\. A \\*great\\* year'
    """
    return _escape_start(_inline(text))


def _escape_start(escaped: str) -> str:
    if match := _LINE_START.match(escaped):
        at = match.end()
        return f"{escaped[:at]}\\{escaped[at:]}"
    return escaped


def _inline(text: str) -> str:
    return _INLINE.sub(r"\\\g<0>", text)


def _text(segment: Segment, base: str | None, *, links: bool) -> str:
    """A segment's text with all escaped that means something anywhere in a line."""
    text = segment.text
    if links and segment.links and "\n" not in text:
        parts = [
            _inline(piece) if url is None else f"[{_inline(piece)}]({_address(url)})"
            for piece, url in pieces(segment, base)
        ]
        return "".join(parts)
    return _inline(text)


def _address(url: str) -> str:
    return _UNSAFE.sub(lambda match: f"%{ord(match[0]):02X}", url)


def _block(segment: Segment, text: str, number: int) -> str:
    if segment.kind in (Kind.HEADING, Kind.TITLE):
        line = _escape_start(" ".join(text.split()))
        return f"{'#' * heading_level(segment)} " + _CLOSING.sub(r"\\\g<0>", line)
    prefix = _PREFIX.get(segment.kind, "")
    if number:
        prefix = f"{number}. "
    # The lines below the first of a quote are quoted too; those of a list item are indented.
    below = "\n" + (prefix if segment.kind is Kind.QUOTE else " " * len(prefix))
    return prefix + below.join(_escape_start(line.strip()) for line in text.splitlines())


def _tables(rows: list[Segment]) -> list[str]:
    """The rows of neighbours: as a table where they are one, else as paragraphs of their own.

    The rows of a page's table are one, and so are those of a text that has its line of dashes;
    to other rows of a text, one would have to be invented.
    """
    if len(rows) > 1 and _TABLE_RULE.fullmatch(rows[1].text):
        return ["\n".join(_inline(row.text) for row in rows)]
    if not all("\t" in row.text for row in rows):
        return [_plain_row(row.text) for row in rows]
    cells = [[_cell(cell) for cell in cells_of(row.text)] for row in rows]
    width = max(map(len, cells))
    lines = ["| " + " | ".join(row + [""] * (width - len(row))) + " |" for row in cells]
    return ["\n".join([lines[0], "|" + " --- |" * width, *lines[1:]])]


def _plain_row(text: str) -> str:
    return "\n".join(escape(line.strip()) for line in text.splitlines())


def _cell(text: str) -> str:
    return _inline(" ".join(text.split())).replace("|", "\\|")
