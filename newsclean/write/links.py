"""The links of a segment: where they stand in its text, and whether they are safe to write."""

from __future__ import annotations

import re
from collections.abc import Iterator
from urllib.parse import urljoin, urlsplit

from newsclean.article import Segment

# Whatever else a link may do in a reader's browser, newsclean does not pass it on.
SCHEMES = frozenset(("", "http", "https", "mailto"))

# Browsers drop these inside an address: "java\nscript:" runs.
_IGNORED = re.compile("[\x00-\x20\x7f-\x9f\ud800-\udfff]")


def pieces(segment: Segment, base: str | None) -> Iterator[tuple[str, str | None]]:
    """A segment's text in pieces, each with the address that it links to or None.

    Args:
        segment: any segment.
        base: the page's address, which relative ones are completed by.

    >>> from newsclean.article import Kind, Link
    >>> link = Link("open", "/bridge")
    >>> segment = Segment(Kind.PARAGRAPH, "It is open.", 0, 11, True, 0.9, links=(link,))
    >>> list(pieces(segment, "https://kestrel.example/news"))
    [('It is ', None), ('open', 'https://kestrel.example/bridge'), ('.', None)]
    """
    text, done = segment.text, 0
    for link in segment.links:
        url = safe_url(link.url or "", base)
        at = text.find(link.title, done)
        if not url or not link.title or at < 0:
            continue
        if at > done:
            yield text[done:at], None
        done = at + len(link.title)
        yield link.title, url
    if done < len(text):
        yield text[done:], None


def safe_url(url: str, base: str | None) -> str | None:
    """An address that may be written, in full where the page's is known; None for any other.

    >>> safe_url("java\\nscript:alert(1)", None)
    >>> safe_url("a?b=1", "https://kestrel.example/news/")
    'https://kestrel.example/news/a?b=1'
    """
    url = _IGNORED.sub("", url)
    try:
        scheme = urlsplit(url).scheme.lower()
        if scheme not in SCHEMES or not url:
            return None
        if base and urlsplit(base).scheme.lower() in ("http", "https"):
            url = urljoin(base, url)
    except ValueError:
        return None
    return url
