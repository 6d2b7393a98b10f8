"""A page's JSON-LD as far as it speaks of the article."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from functools import cache
from html import unescape
from typing import Any, Final

from newsclean.read.page import Head

# A type that ends so is an article: NewsArticle, OpinionNewsArticle, TechArticle, …
_ARTICLE: Final = ("article", "blogposting", "reportage", "liveblogposting", "report")
# These speak of the page; their dates are the article's where nothing closer states any.
_PAGE: Final = (
    "webpage", "itempage", "collectionpage", "profilepage", "searchresultspage", "itemlist",
    "recipe", "review", "socialmediaposting", "howto",
)  # fmt: skip
MOST_NESTED: Final = 500
NESTING: Final = (
    "mainEntity",
    "mainEntityOfPage",
    "hasPart",
    "isPartOf",
    "itemReviewed",
    "subjectOf",
)

Entity = Mapping[str, Any]


class Linked:
    """The entities of a page: those that are the article, those that are the page, all by id."""

    def __init__(self, head: Head) -> None:
        everything = list(_unfold(head.linked_data()))
        self.articles = [entity for entity in everything if _is(entity, _ARTICLE)]
        self.pages = [entity for entity in everything if _is(entity, _PAGE)]
        self.ids = {str(entity["@id"]): entity for entity in everything if "name" in entity
                    and "@id" in entity}  # fmt: skip
        self.scripts = head.scripts

    def first(self, *keys: str) -> str:
        """The first text under one of the keys, in the article or else in the page."""
        for entity in (*self.articles, *self.pages):
            for key in keys:
                text = text_of(entity.get(key))
                if text:
                    return text
        return ""

    def written(self, key: str) -> str:
        """The first text under a key in scripts that are no valid JSON."""
        for script in self.scripts if not self.articles else ():
            # Some are escaped as if they were text.
            found = _member(key).search(unescape(script))
            if found:
                return unescape(found[1]).strip()
        return ""


def types(entity: Entity) -> set[str]:
    """The types of an entity, in lower case and without a namespace."""
    kind = entity.get("@type")
    names = kind if isinstance(kind, list) else [kind]
    return {name.rpartition("/")[2].lower() for name in names if isinstance(name, str)}


def text_of(value: object) -> str:
    """A text, or the first of a list, or the name, address or value of an entity."""
    for one in value if isinstance(value, list) else [value]:
        if isinstance(one, dict):
            one = next((one[key] for key in ("name", "url", "@value", "@id") if key in one), "")
        if isinstance(one, str) and one.strip():
            return " ".join(unescape(one).split())
    return ""


def _is(entity: Entity, endings: tuple[str, ...]) -> bool:
    return any(name.endswith(endings) for name in types(entity))


def _unfold(entities: Sequence[Entity]) -> Iterator[Entity]:
    """The entities and those inside them that stand for the same page."""
    waiting: list[Entity] = list(reversed(entities))
    for _ in range(MOST_NESTED):
        if not waiting:
            return
        entity = waiting.pop()
        yield entity
        for key in NESTING:
            inner = entity.get(key)
            waiting += [i for i in (inner if isinstance(inner, list) else [inner])
                        if isinstance(i, dict)]  # fmt: skip


@cache
def _member(key: str) -> re.Pattern[str]:
    return re.compile(rf'"{key}"\s*:\s*"([^"\\\n]{{1,300}})"')
