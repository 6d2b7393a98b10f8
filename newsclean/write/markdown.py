"""Article → Markdown (CommonMark, with GitHub's tables)."""

from __future__ import annotations

import re

from newsclean.article import Article, Kind, Segment

_PREFIX = {
    Kind.TITLE: "# ",
    Kind.HEADING: "## ",
    Kind.LIST_ITEM: "- ",
    Kind.QUOTE: "> ",
}

# What means something anywhere in a line. An underscore inside a word and a lone ampersand do not.
_INLINE = re.compile(r"[\\`*\[\]<>~]|(?<!\w)_|_(?!\w)|&(?=#?\w+;)")
# What means something only where a line begins; the group is what takes the backslash.
_LINE_START = re.compile(
    r"\s*(?:\d{1,9}(?=[.)](?:\s|$))|(?=#{1,6}(?:\s|$)|[+-](?:[\s-]|$)|=+\s*$))"
)
# What closes a heading and is not shown.
_CLOSING = re.compile(r"(?<!\S)#+$")
_TABLE_RULE = re.compile(r"\|?\s*:?-+:?\s*(?:\|\s*:?-+:?\s*)+\|?|\|\s*:?-+:?\s*\|")


def to_markdown(article: Article) -> str:
    r"""The kept segments as Markdown; what would be markup in their texts is escaped.

    Args:
        article: what ``clean`` returned.

    Returns:
        Markdown without a line end at its end.

    >>> import newsclean
    >>> newsclean.clean_text("The *bridge* is open again, the council said.").to_markdown()
    'The \\*bridge\\* is open again, the council said.'
    """
    parts: list[str] = []
    before: Segment | None = None
    rows = _ruled_rows(article)
    for segment in article.segments:
        if not segment.kept:
            continue
        if before is None:
            parts.append(_block(segment, rows))
        elif segment.inline and before.kind is segment.kind is Kind.PARAGRAPH:
            parts += (" ", _inline(segment.text))
        else:
            parts += (_between(before, segment, rows), _block(segment, rows))
        before = segment
    return "".join(parts)


def escape(text: str) -> str:
    r"""Text that Markdown shows as it is, wherever a block may begin.

    >>> escape("1986. A *great* year")
    '1986\\. A \\*great\\* year'
    """
    escaped = _inline(text)
    if match := _LINE_START.match(escaped):
        at = match.end()
        return f"{escaped[:at]}\\{escaped[at:]}"
    return escaped


def _inline(text: str) -> str:
    return _INLINE.sub(r"\\\g<0>", text)


def _block(segment: Segment, ruled: frozenset[int]) -> str:
    prefix = _PREFIX.get(segment.kind, "")
    if segment.kind is Kind.TABLE and segment.start in ruled:
        return _inline(segment.text)
    # The lines below the first of a quote are quoted too; those of a list item are indented.
    below = "\n" + (prefix if segment.kind is Kind.QUOTE else " " * len(prefix))
    if prefix.startswith("#"):
        return prefix + _CLOSING.sub(r"\\\g<0>", escape(" ".join(segment.text.split())))
    return prefix + below.join(escape(line.strip()) for line in segment.text.splitlines())


def _between(before: Segment, segment: Segment, ruled: frozenset[int]) -> str:
    """A blank line, but none between the items of a list or the rows of a ruled table."""
    if before.kind is segment.kind is Kind.LIST_ITEM:
        return "\n"
    if before.start in ruled and segment.start in ruled:
        return "\n"
    return "\n\n"


def _ruled_rows(article: Article) -> frozenset[int]:
    """The starts of the rows that already make up a Markdown table, with its line of dashes.

    Other rows stand as paragraphs of their own: a line of dashes would have to be invented.
    """
    ruled: set[int] = set()
    run: list[Segment] = []
    for segment in (*(s for s in article.segments if s.kept), None):
        if segment is not None and segment.kind is Kind.TABLE:
            run.append(segment)
            continue
        if len(run) > 1 and _TABLE_RULE.fullmatch(run[1].text):
            ruled.update(row.start for row in run)
        run = []
    return frozenset(ruled)
