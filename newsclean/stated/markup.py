"""The attributes of a start tag, read where they are needed: few elements are asked for them."""

from __future__ import annotations

import re
from html import unescape
from typing import Final

LONGEST_TAG: Final = 5000

_ATTRIBUTE: Final = re.compile(
    r"""\s([a-zA-Z][\w:.-]{0,60})(?:\s*=\s*(?:"([^"]*)"|'([^']*)'|([^\s"'=<>`]+)))?"""
)
_TAG: Final = re.compile(r"""<[a-zA-Z][^\s<>]*(?:[^<>"']|"[^"]*"|'[^']*')*>?""")


def attributes(source: str, start: int) -> dict[str, str]:
    """The attributes of the tag that begins at an offset; none where there is no tag.

    >>> attributes("<p><time datetime='2024-05-03' pubdate>", 3)
    {'datetime': '2024-05-03', 'pubdate': ''}
    """
    match = _TAG.match(source, start, start + LONGEST_TAG)
    if match is None:
        return {}
    found: dict[str, str] = {}
    for name, *values in _ATTRIBUTE.findall(match[0]):
        found.setdefault(name.lower(), unescape("".join(values)))
    return found
