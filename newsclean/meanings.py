"""What the markup around a block says of its kind, as phrases say it: names, tags, page data."""

from __future__ import annotations

from functools import lru_cache
from typing import Final

from newsclean.article import Kind
from newsclean.blocks import Entry, Hit

# What a name on an element says of its blocks, once they are known not to be body; the closest
# meanings first. A name is a likely phrase, a name further up a hint.
NAMES: Final = {
    "comments": Kind.COMMENTS,
    "consent": Kind.LEGAL,
    "paywall": Kind.PAYWALL,
    "advert": Kind.ADVERT,
    "signup": Kind.PROMO,
    "share": Kind.SOCIAL,
    "caption": Kind.CAPTION,
    "video": Kind.MEDIA,
    "author": Kind.BYLINE,
    "date": Kind.TIMESTAMP,
    "summary": Kind.STANDFIRST,
    "topic": Kind.NAVIGATION,
    "nav": Kind.NAVIGATION,
    "related": Kind.RELATED,
}
TAGS: Final = {
    "nav": Kind.NAVIGATION,
    "figcaption": Kind.CAPTION,
    "time": Kind.TIMESTAMP,
    "form": Kind.PROMO,
    "footer": Kind.NAVIGATION,
}
# These say so of short lines only.
SHORT: Final = frozenset((Kind.BYLINE, Kind.TIMESTAMP, Kind.SOCIAL, Kind.NAVIGATION))
SHORT_CHARS: Final = 120
AUTHOR_BIO_CHARS: Final = 90


def meanings_of(
    near: tuple[str, ...], far: tuple[str, ...], within: tuple[str, ...], size: int
) -> tuple[Hit, ...]:
    """What names and tags say of a block.

    Args:
        near: the groups of telling names on the closest elements around it.
        far: those further up.
        within: the telling tags around it.
        size: its length in Latin letters.

    >>> [hit.entry.kind.value for hit in meanings_of(("related",), (), ("nav",), 20)]
    ['navigation', 'related']
    """
    return _meanings(near, far, within, size <= SHORT_CHARS, size > AUTHOR_BIO_CHARS)


@lru_cache(4096)
def _meanings(
    near: tuple[str, ...], far: tuple[str, ...], within: tuple[str, ...], short: bool, told: bool
) -> tuple[Hit, ...]:
    hits = [hit_of(f"within.{tag}", tag, TAGS[tag], "likely") for tag in within if tag in TAGS]
    for strength, names in (("likely", near), ("hint", far)):
        for name in names:
            kind = NAMES.get(name)
            if kind is Kind.BYLINE and told:
                kind = Kind.AUTHOR_BIO
            if kind is not None and (short or kind not in SHORT):
                hits.append(hit_of(f"name.{name}", name, kind, strength))
    return tuple(hits)


def hit_of(rule: str, phrase: str, kind: Kind, strength: str) -> Hit:
    """What markup says, as a phrase that is all of the line."""
    return Hit(Entry(f"markup.{rule}", kind, "line", strength, "any", False), phrase, 1.0)
