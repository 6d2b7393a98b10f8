"""newsclean, as the benchmark calls it: public names only."""

from __future__ import annotations

import html
from functools import cache

import newsclean
from newsclean.article import Article, Kind, Role


@cache
def options(keeps: frozenset[str]) -> newsclean.Options:
    """Body, and the kinds that a corpus's gold holds beside it."""
    return newsclean.Options(keep=Kind.of(Role.BODY) | {Kind(name) for name in keeps})


def from_text(text: str, keeps: frozenset[str] = frozenset()) -> Article:
    """Clean a text."""
    return newsclean.clean_text(text, options=options(keeps))


def from_html(page: str, keeps: frozenset[str] = frozenset()) -> Article:
    """Clean a page."""
    return newsclean.clean_html(page, options=options(keeps))


def as_page(text: str) -> str:
    """A text in the least HTML that a page can be: one paragraph a line."""
    lines = (line.strip() for line in text.split("\n"))
    body = "\n".join(f"<p>{html.escape(line)}</p>" for line in lines if line)
    return f"<!DOCTYPE html><html><body><article>\n{body}\n</article></body></html>"


@cache
def ruleset() -> str:
    """The rule set's version."""
    return from_text("").ruleset
