"""Articles → one page, with nothing to load."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from newsclean import Article, Kind, Verdict
from newsclean.report.model import UNSURE, WIDTH, View
from newsclean.report.templating import environment, policy


@dataclass(frozen=True, slots=True)
class Document:
    """An article and what it is called: the file that it came from, or its address."""

    name: str
    article: Article


def report(documents: Sequence[Document]) -> str:
    """A self-contained page that shows every segment of the articles.

    One article is shown at once; several stand behind an index with search and filters.

    Args:
        documents: the articles, in the order in which the index lists them.

    Returns:
        HTML. It loads nothing, runs no script but its own, and shows whatever the articles hold
        as text.

    Raises:
        TypeError: where ``documents`` holds something else.

    >>> import newsclean
    >>> article = newsclean.clean_text("News\\n\\nThe bridge is open again, the council said.")
    >>> page = report([Document("bridge.txt", article)])
    >>> page.startswith("<!doctype html>")
    True
    """
    for document in documents:
        if not isinstance(document, Document):
            raise TypeError(f"report() takes Documents, not {type(document).__name__}")
    views = [View(document.name, document.article) for document in documents]
    return (
        environment()
        .get_template("report.html")
        .render(
            views=views,
            title=views[0].heading if len(views) == 1 else f"{len(views)} documents",
            policy=policy("report.css", "report.js"),
            unsure=UNSURE,
            width=WIDTH,
            kinds=list(Kind),
            verdicts=list(Verdict),
        )
    )
