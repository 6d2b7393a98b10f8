"""Article → what a notebook shows: no script, so that it shows wherever notebooks are read."""

from __future__ import annotations

from newsclean import Article
from newsclean.report.model import View
from newsclean.report.templating import environment

# Colours that are legible on light and dark ground alike: notebooks have either.
COLOURS = {
    "body": "#3b82c4",
    "front": "#1a9e8f",
    "back": "#8a63c9",
    "media": "#a8861a",
    "cruft": "#cc6a33",
}
# More than this makes a notebook slow; the report shows all.
MOST_SEGMENTS = 300


def notebook(article: Article) -> str:
    """The segments with their kinds, as a piece of HTML; reasons are its tooltips.

    Args:
        article: what ``clean`` returned.

    Returns:
        HTML with inline styles and no script, in which everything from the page is escaped.

    >>> import newsclean
    >>> article = newsclean.clean_text("Prices < 5 euros are rare now, the council said.")
    >>> "Prices &lt; 5 euros" in notebook(article)
    True
    """
    return (
        environment()
        .get_template("notebook.html")
        .render(
            view=View("", article),
            segments=article.segments[:MOST_SEGMENTS],
            more=max(0, len(article.segments) - MOST_SEGMENTS),
            colours=COLOURS,
        )
    )
