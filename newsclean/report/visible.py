"""Characters that a reader does not see, but that act on what is seen, spelt out."""

from __future__ import annotations

import re

# Controls, embeddings and overrides of direction, line and paragraph separators, lone
# surrogates, and tag characters, which carry text that nobody sees. The plain direction marks
# (U+200E, U+200F) stay: right-to-left text needs them, and they cannot reorder what follows.
_HIDDEN = re.compile(
    "[\x00-\x08\x0b-\x1f\x7f-\x9f\u2028-\u202e\u2066-\u2069\ud800-\udfff\U000e0000-\U000e007f]"
)


def visible(text: str) -> str:
    """The text with such characters spelt out.

    >>> visible("left\u202eright")
    'left⟨U+202E⟩right'
    """
    return _HIDDEN.sub(lambda match: f"⟨U+{ord(match[0]):04X}⟩", text)
