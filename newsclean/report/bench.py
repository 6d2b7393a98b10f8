"""The page of ``newsclean lab``, and the piece of it that a new document fills."""

from __future__ import annotations

from newsclean import Article, Kind
from newsclean.report.model import UNSURE, WIDTH, View
from newsclean.report.templating import environment, policy


def lab_page(folder: str) -> str:
    """The page on which documents are labelled.

    Args:
        folder: where specimens are saved, as the page says it.
    """
    return (
        environment()
        .get_template("lab.html")
        .render(
            title="Lab",
            folder=folder,
            kinds=list(Kind),
            unsure=UNSURE,
            policy=policy("report.css", "lab.css", "report.js", "lab.js", connect="'self'"),
        )
    )


def document(article: Article) -> str:
    """One document, as ``report`` shows it, without the page around it."""
    template = environment().get_template("fragment.html")
    return template.render(view=View("", article), unsure=UNSURE, width=WIDTH)
