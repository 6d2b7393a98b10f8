"""Article → HTML: a fixed set of tags, no attributes, everything else escaped."""

from __future__ import annotations

from collections.abc import Iterable
from html import escape
from itertools import groupby

from newsclean.article import Article, Kind, Segment

# The tags that can come out, and no others.
TAGS = frozenset({"article", "h1", "h2", "p", "blockquote", "ul", "li", "table", "tr", "td"})

_TAG = {Kind.TITLE: "h1", Kind.HEADING: "h2"}


def to_html(article: Article) -> str:
    r"""The kept segments as an ``<article>`` element.

    Args:
        article: what ``clean`` returned.

    Returns:
        HTML that is safe to place in a page: only the tags of ``TAGS``, no attributes.

    >>> import newsclean
    >>> newsclean.clean_text("Prices < 5 euros are rare now, the council said.").to_html()
    '<article>\n<p>Prices &lt; 5 euros are rare now, the council said.</p>\n</article>'
    """
    kept = (segment for segment in article.segments if segment.kept)
    lines = ["<article>"]
    for kind, run in groupby(kept, key=lambda segment: segment.kind):
        lines += _run(kind, run)
    return "\n".join([*lines, "</article>"])


def _run(kind: Kind, run: Iterable[Segment]) -> list[str]:
    """The lines of HTML for neighbours of one kind."""
    if kind is Kind.LIST_ITEM:
        return ["<ul>", *(f"<li>{escape(s.text)}</li>" for s in run), "</ul>"]
    if kind is Kind.TABLE:
        return ["<table>", *(_row(s.text) for s in run), "</table>"]
    if kind is Kind.QUOTE:
        return [f"<blockquote><p>{escape(s.text)}</p></blockquote>" for s in run]
    if kind is Kind.PARAGRAPH:
        return [f"<p>{escape(text)}</p>" for text in _paragraphs(run)]
    tag = _TAG.get(kind, "p")
    return [f"<{tag}>{escape(s.text)}</{tag}>" for s in run]


def _paragraphs(run: Iterable[Segment]) -> list[str]:
    """The texts of paragraphs; one that goes on in the same line is joined to the one before."""
    texts: list[str] = []
    for segment in run:
        if segment.inline and texts:
            texts[-1] += f" {segment.text}"
        else:
            texts.append(segment.text)
    return texts


def _row(text: str) -> str:
    cells = text.strip().removeprefix("|").removesuffix("|").split("|")
    return "<tr>" + "".join(f"<td>{escape(cell.strip())}</td>" for cell in cells) + "</tr>"
