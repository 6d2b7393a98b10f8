"""How a line is folded before it is compared with a phrase."""

from __future__ import annotations

import re

_PLAIN = {
    **dict.fromkeys("‘’‚‛′´`ʼ", "'"),
    **dict.fromkeys("“”„‟″«»", '"'),
    **dict.fromkeys("‐‑‒–—―−", "-"),
    "…": "...",
    "ß": "ss",
    "\u00a0": " ",
    "\u202f": " ",
    "\u00ad": None,
    "\u200b": None,
    "\u200c": None,
    "\ufeff": None,
    "\ufe0f": None,
    "\u200e": None,
    "\u200f": None,
}
_TABLE = str.maketrans(_PLAIN)
# The few that most lines have are replaced one by one: a translation costs ten times as much.
_USUAL = {"’": "'", "“": '"', "”": '"', "–": "-", "—": "-", "‘": "'"}
_UNUSUAL = re.compile("[" + "".join(re.escape(mark) for mark in _PLAIN if mark not in _USUAL) + "]")

# What scrapers leave around a line of chrome: bullets, arrows, icons, brackets, closing stops.
_MARKS = " \t.:!,;>/|*-_~=+<()[]{}\"'•·‣◦▪▫●○■□▶►▸▼▾△▲←→↓↑➔➜➤✓✔✕✖✗×★☆◆◇›‹»«…#¡¿。：！、"
_ICONS = "📧📩✉☎📞📱🔔🔥👉👇➡⬇⬆📷📸🎥🎧🎙📰💬🔗🔒❤👍⚡⏱🕒🗓📍🌐📺🎬🚨"
DECORATION = _MARKS + _ICONS
# A line that opens with a quotation mark says what somebody else said.
LEADING = DECORATION.replace('"', "").replace("'", "").replace("«", "").replace("»", "")


def plain(text: str) -> str:
    """The text with typographic quotes, dashes and invisible characters made plain.

    >>> plain("Don’t miss — ever")
    "Don't miss - ever"
    """
    if text.isascii():
        return text
    for mark, stand_in in _USUAL.items():
        text = text.replace(mark, stand_in)
    return text.translate(_TABLE) if _UNUSUAL.search(text) else text
