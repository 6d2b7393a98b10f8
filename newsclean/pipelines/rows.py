"""An Article as one row of a table: the columns, and what stands in each.

This is the form that all engines and ``newsclean batch`` share. It knows nothing of Arrow, so
that workers need not load it.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from operator import attrgetter

from newsclean import Article, NewscleanError

# Goes up when a column changes its meaning or its type, or is taken away; not when one is added.
SCHEMA = 1

Credit = tuple[str, tuple[str, ...], str | None, str | None]
Link = tuple[str, str | None]
Segment = tuple[str, str, int, int, bool, float]
# The fields of the nested columns, in the order of the tuples above.
CREDIT = ("role", "names", "place", "agency")
LINK = ("title", "url")
SEGMENT = ("kind", "text", "start", "end", "kept", "confidence")

_credit: Callable[[object], Credit] = attrgetter(*CREDIT)
_link: Callable[[object], Link] = attrgetter(*LINK)


def _published(article: Article) -> str | None:
    return article.published.iso if article.published else None


def _segments(article: Article) -> list[Segment]:
    return [(s.kind.value, s.text, s.start, s.end, s.kept, s.confidence) for s in article.segments]


_VALUES: dict[str, Callable[[Article], object]] = {
    "text": attrgetter("text"),
    "title": attrgetter("title"),
    "bylines": attrgetter("bylines"),
    "published": _published,
    "language": attrgetter("language"),
    "verdict": lambda article: article.verdict.value,
    "confidence": attrgetter("confidence"),
    "complete": attrgetter("complete"),
    "credits": lambda article: [_credit(credit) for credit in article.credits],
    "related": lambda article: [_link(link) for link in article.related],
    "segments": _segments,
    "error": lambda _: None,
}
COLUMNS = tuple(_VALUES)
NESTED = {"credits": CREDIT, "related": LINK, "segments": SEGMENT}


def check_columns(columns: Iterable[str] | None) -> tuple[str, ...]:
    """The columns asked for, in the schema's order; all where None is given.

    Raises:
        NewscleanError: for a name that is no column; the message lists them.
    """
    if columns is None:
        return COLUMNS
    asked = list(columns) if not isinstance(columns, str) else [columns]
    for name in asked:
        if name not in _VALUES:
            raise NewscleanError(f"{name!r} is no column; the columns are: {', '.join(COLUMNS)}")
    return tuple(name for name in COLUMNS if name in asked)


def row(article: Article, columns: Sequence[str] = COLUMNS) -> list[object]:
    """The values of the columns; nested ones as lists of tuples."""
    return [_VALUES[name](article) for name in columns]


def named(values: Sequence[object], columns: Sequence[str] = COLUMNS) -> dict[str, object]:
    """A row as a dictionary, as it goes into JSON."""
    return {
        name: [dict(zip(NESTED[name], item, strict=True)) for item in value]
        if name in NESTED and isinstance(value, list)
        else value
        for name, value in zip(columns, values, strict=True)
    }
