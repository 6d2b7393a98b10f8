"""How a text is shown: unseen characters spelt out, vertical scripts from top to bottom."""

from __future__ import annotations

import re

# Controls, embeddings and overrides of direction, line and paragraph separators, lone
# surrogates, and tag characters, which carry text that nobody sees. The plain direction marks
# (U+200E, U+200F) stay: right-to-left text needs them, and they cannot reorder what follows.
_HIDDEN = re.compile(
    "[\x00-\x08\x0b-\x1f\x7f-\x9f\u2028-\u202e\u2066-\u2069\ud800-\udfff\U000e0000-\U000e007f]"
)
# Scripts that are written from top to bottom and in no other way: Mongolian, Manchu, Phags-pa.
# Chinese, Japanese and Korean pages are set in rows.
_VERTICAL = re.compile("[\u1820-\u18aa\ua840-\ua877]")


def visible(text: str) -> str:
    """The text with such characters spelt out.

    >>> visible("left\u202eright")
    'left⟨U+202E⟩right'
    """
    return _HIDDEN.sub(lambda match: f"⟨U+{ord(match[0]):04X}⟩", text)


def is_vertical(text: str) -> bool:
    """Whether most of a text's letters are of a script that is written from top to bottom.

    >>> is_vertical("ᠮᠣᠩᠭᠣᠯ ᠪᠢᠴᠢᠭ"), is_vertical("Mongolian: ᠮᠣᠩᠭᠣᠯ")
    (True, False)
    """
    vertical = len(_VERTICAL.findall(text))
    return vertical > 0 and 2 * vertical > sum(map(str.isalpha, text))
