"""What an article states, as metadata beside its text."""

from __future__ import annotations

from collections.abc import Sequence

from newsclean import Article
from newsclean.pipelines.rows import named, row

FACTS = ("title", "bylines", "published", "language", "verdict", "confidence", "complete")


def facts_of(article: Article, columns: Sequence[str] = FACTS) -> dict[str, object]:
    """Columns of an article by name, tuples as lists and without those that are None.

    >>> import newsclean
    >>> facts_of(newsclean.clean("The bridge is open again, they said."), ["title", "complete"])
    {'complete': False}
    """
    values = named(row(article, columns), columns)
    return {
        name: list(value) if isinstance(value, tuple) else value
        for name, value in values.items()
        if value is not None
    }
