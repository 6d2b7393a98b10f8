"""What a page says it is: free to read or not, one article, a list of them, a live blog."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import Final

from newsclean.article import Kind, Role, Segment
from newsclean.read.page import Head, Mark
from newsclean.stated.linked import Entity, Linked, types
from newsclean.verdict import Signs

LISTING: Final = ("collectionpage", "itemlist", "profilepage", "searchresultspage")
# A line is a headline by its length and by how much of it is a link.
SHORTEST, LONGEST, LINKED = 20, 160, 0.7


def signs_of(
    head: Head, linked: Linked, segments: Sequence[Segment], marks: Sequence[Mark]
) -> Signs:
    """What the page says of itself, for the verdict.

    Args:
        head: what the page's head states.
        linked: its JSON-LD.
        segments: the page's segments.
        marks: the markup of each.
    """
    kinds = {name for entity in linked.pages + linked.articles for name in types(entity)}
    heads = headlines = 0
    for segment, mark in zip(segments, marks, strict=True):
        if mark.link_share < LINKED or not SHORTEST <= len(segment.text) <= LONGEST:
            continue
        headlines += 1
        heads += segment.kind.role is Role.BODY and segment.kind is not Kind.PARAGRAPH
    return Signs(
        _is_free(linked.articles),
        any(name.startswith("liveblog") for name in kinds),
        not kinds.isdisjoint(LISTING) and not linked.articles,
        bool(linked.articles) or head.meta("og:type").lower() == "article",
        heads,
        headlines,
    )


def _is_free(articles: Iterable[Entity]) -> bool | None:
    """Whether the page can be read by anybody; not where a part of it cannot."""
    said: bool | None = None
    for entity in articles:
        parts = entity.get("hasPart")
        for one in (entity, *(parts if isinstance(parts, list) else [parts])):
            if isinstance(one, Mapping):
                value = str(one.get("isAccessibleForFree", "")).rpartition("/")[2].lower()
                if value in ("false", "no", "0"):
                    return False
                if value in ("true", "yes", "1"):
                    said = True
    return said
