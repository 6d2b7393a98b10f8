"""Article → HTML: a fixed set of tags, no attributes but a link's address, all else escaped."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from html import escape
from itertools import groupby

from newsclean.article import Article, Kind, Segment
from newsclean.write.links import pieces
from newsclean.write.table import cells_of

# The tags that can come out, and no others; <a> where links are asked for.
TAGS = frozenset(
    ("article", "h1", "h2", "h3", "h4", "h5", "h6", "p", "blockquote", "ul", "ol", "li", "table",
     "tr", "td", "a")
)  # fmt: skip


def to_html(article: Article, *, links: bool = False) -> str:
    r"""The kept segments as an ``<article>`` element.

    Args:
        article: what ``clean`` returned.
        links: whether links are written too: those to ``http``, ``https`` and ``mailto``.

    Returns:
        HTML that is safe to place in a page: only the tags of ``TAGS``, no attributes but
        ``href``.

    >>> import newsclean
    >>> newsclean.clean_text("Prices < 5 euros are rare now, the council said.").to_html()
    '<article>\n<p>Prices &lt; 5 euros are rare now, the council said.</p>\n</article>'
    """
    base = article.facts.url

    def inline(segment: Segment) -> str:
        if not links or not segment.links:
            return escape(segment.text)
        return "".join(_piece(text, url) for text, url in pieces(segment, base))

    kept = (segment for segment in article.segments if segment.kept)
    lines = ["<article>"]
    for (kind, ordered), run in groupby(kept, key=lambda s: (s.kind, s.ordered)):
        lines += _run(kind, "ol" if ordered else "ul", run, inline)
    return "\n".join([*lines, "</article>"])


def heading_level(segment: Segment) -> int:
    """A heading's level: the headline is 1, all others are below it."""
    return 1 if segment.kind is Kind.TITLE else min(6, max(2, segment.level))


def _piece(text: str, url: str | None) -> str:
    return escape(text) if url is None else f'<a href="{escape(url)}">{escape(text)}</a>'


def _run(
    kind: Kind, lists: str, run: Iterable[Segment], inline: Callable[[Segment], str]
) -> list[str]:
    """The lines of HTML for neighbours of one kind."""
    if kind is Kind.LIST_ITEM:
        return [f"<{lists}>", *(f"<li>{inline(s)}</li>" for s in run), f"</{lists}>"]
    if kind is Kind.TABLE:
        return ["<table>", *(_row(s.text) for s in run), "</table>"]
    if kind is Kind.QUOTE:
        return [f"<blockquote><p>{inline(s)}</p></blockquote>" for s in run]
    if kind in (Kind.HEADING, Kind.TITLE):
        levels = ((heading_level(segment), inline(segment)) for segment in run)
        return [f"<h{level}>{text}</h{level}>" for level, text in levels]
    if kind is Kind.PARAGRAPH:
        return [f"<p>{text}</p>" for text in _paragraphs(run, inline)]
    return [f"<p>{inline(segment)}</p>" for segment in run]


def _paragraphs(run: Iterable[Segment], inline: Callable[[Segment], str]) -> list[str]:
    """The texts of paragraphs; one that goes on in the same line is joined to the one before."""
    texts: list[str] = []
    for segment in run:
        if segment.inline and texts:
            texts[-1] += f" {inline(segment)}"
        else:
            texts.append(inline(segment))
    return texts


def _row(text: str) -> str:
    return "<tr>" + "".join(f"<td>{escape(cell)}</td>" for cell in cells_of(text)) + "</tr>"
