"""The lead image: its address, its caption, and who is credited for it."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from typing import Final

from newsclean.article import Image, Kind, Role, Segment
from newsclean.read.page import Mark, Page
from newsclean.stated.linked import Linked, text_of
from newsclean.stated.markup import attributes

# An image and its caption stand in one figure: this much markup apart at most.
FIGURE_CHARS: Final = 6000
# A lead image stands above the text, or below its first paragraphs.
FIRST_PARAGRAPHS: Final = 2
LONGEST_CAPTION: Final = 600
SOURCES: Final = ("src", "data-src", "data-original", "data-lazy-src")

_IMAGE: Final = re.compile(r"<img\b", re.IGNORECASE)
_FIGURE: Final = re.compile(r"<figure\b", re.IGNORECASE)


def image_of(
    page: Page, linked: Linked, segments: Sequence[Segment], marks: Sequence[Mark]
) -> Image | None:
    """The lead image, or None where the page neither states nor shows one.

    Args:
        page: the page as read.
        linked: its JSON-LD.
        segments: the page's segments.
        marks: the markup of each.
    """
    caption = _caption(segments, marks)
    url = page.head.meta("og:image", "og:image:url", "og:image:secure_url", "twitter:image",
                         "twitter:image:src") or _of_linked(linked)  # fmt: skip
    if not url and caption is not None:
        url = _beside(page.source, caption.start)
    if not url:
        return None
    return Image(url, caption.text if caption else None)


def _of_linked(linked: Linked) -> str:
    for entity in (*linked.articles, *linked.pages):
        image = entity.get("image")
        first = image[0] if isinstance(image, list) and image else image
        if isinstance(first, Mapping):
            first = first.get("url") or first.get("contentUrl") or first.get("@id")
        url = text_of(first)
        if url:
            return url
    return ""


def _caption(segments: Sequence[Segment], marks: Sequence[Mark]) -> Segment | None:
    """The first caption in a figure at the top of the article."""
    paragraphs = 0
    for segment, mark in zip(segments, marks, strict=True):
        paragraphs += segment.kind.role is Role.BODY
        if paragraphs > FIRST_PARAGRAPHS:
            return None
        if segment.kind is Kind.CAPTION and mark.caption and len(segment.text) <= LONGEST_CAPTION:
            return segment
    return None


def _beside(source: str, caption: int) -> str:
    """The address of the last image before a caption, in the same figure."""
    low = max(0, caption - FIGURE_CHARS)
    figures = [match.start() for match in _FIGURE.finditer(source, low, caption)]
    images = [match.start() for match in _IMAGE.finditer(source, low, caption)]
    if not figures or not images or images[-1] < figures[-1]:
        return ""
    found = attributes(source, images[-1])
    urls = [found.get(name, "").strip() for name in SOURCES]
    return next((url for url in urls if url and not url.startswith("data:")), "")
