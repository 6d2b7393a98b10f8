"""newsclean, as the benchmark calls it: public names only."""

from __future__ import annotations

import html
from collections.abc import Callable
from functools import cache

import newsclean
from newsclean.article import Article, Kind, Role

NO_HTML = "HTML not yet supported"


@cache
def options(keeps: frozenset[str]) -> newsclean.Options:
    """Body, and the kinds that a corpus's gold holds beside it."""
    return newsclean.Options(keep=Kind.of(Role.BODY) | {Kind(name) for name in keeps})


def from_text(text: str, keeps: frozenset[str] = frozenset()) -> Article:
    """Clean a text."""
    return newsclean.clean_text(text, options=options(keeps))


def from_html(page: str, keeps: frozenset[str] = frozenset()) -> Article:
    """Clean a page.

    Raises:
        NotImplementedError: as long as newsclean reads no HTML.
    """
    clean: Callable[..., Article] | None = getattr(newsclean, "clean_html", None)
    if clean is None:
        raise NotImplementedError(NO_HTML)
    return clean(page, options=options(keeps))


@cache
def reads_html() -> bool:
    """Whether newsclean reads HTML yet."""
    try:
        from_html(as_page("A sentence."))
    except NotImplementedError:
        return False
    return True


def as_page(text: str) -> str:
    """A text in the least HTML that a page can be: one paragraph a line."""
    lines = (line.strip() for line in text.split("\n"))
    body = "\n".join(f"<p>{html.escape(line)}</p>" for line in lines if line)
    return f"<!DOCTYPE html><html><body><article>\n{body}\n</article></body></html>"


@cache
def ruleset() -> str:
    """The rule set's version."""
    return from_text("").ruleset
