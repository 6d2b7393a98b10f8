"""How a line is folded before it is compared with a phrase.

Typography and spelling variants are folded away here, so that a lexicon lists each phrase once:
quotes, dashes, full-width and half-width forms, vowel points, tatweel, joiners, the two ye and
kaf of Arabic and Persian, dotted and dotless i.
"""

from __future__ import annotations

import re
from typing import Final
from unicodedata import normalize

_PLAIN: Final[dict[str, str | None]] = {
    **dict.fromkeys("‘’‚‛′´`ʼʻ׳", "'"),
    **dict.fromkeys("“”„‟″«»״", '"'),
    **dict.fromkeys("‐‑‒–—―−־", "-"),
    "…": "...",
    "ß": "ss",
    **dict.fromkeys("\u00a0\u202f\u2009\u200a\u2002\u2003\u3000", " "),
    # Soft hyphen, joiners, marks of direction, variation selector, byte order mark.
    **dict.fromkeys(
        "\u00ad\u200b\u200c\u200d\u200e\u200f\u202a\u202b\u202c\u2066\u2067\u2069\ufe0f\ufeff\u061c"
    ),
}
# Marks over a letter that print leaves out as often as not.
_MARKS_LEFT_OUT: Final = (
    "\u0301",  # stress in Cyrillic; an accent was composed with its letter before
    *map(chr, range(0x0591, 0x05BE)),  # Hebrew points
    *map(chr, (0x05BF, 0x05C1, 0x05C2, 0x05C4, 0x05C5, 0x05C7)),
    *map(chr, range(0x064B, 0x0660)),  # Arabic vowels
    "\u0640",  # tatweel
    "\u0670",
    "\u093c",  # nukta of Devanagari and Bengali
    "\u09bc",
)
_SCRIPTS: Final[dict[str, str | None]] = {
    **{chr(code): chr(code - 0xFEE0) for code in range(0xFF01, 0xFF5F)},
    **dict.fromkeys(_MARKS_LEFT_OUT),
    **dict.fromkeys("ىیېۍ", "ي"),
    **dict.fromkeys("ڪک", "ك"),
    **dict.fromkeys("أإآٱ", "ا"),
    **dict.fromkeys("ہھۀەة", "ه"),
    **dict(zip("،؛؟٪۔", ",;?%.", strict=True)),
    **dict(zip("ıİ", "ii", strict=True)),
    **dict(zip("șțȘȚ", "şţŞŢ", strict=True)),
    **dict(zip("ёЁ", "еЕ", strict=True)),
    # Capitals are printed without the accent.
    **dict(zip("άέήίόύώΐΰϊϋΆΈΉΊΌΎΏΪΫ", "αεηιουωιυιυΑΕΗΙΟΥΩΙΥ", strict=True)),
    "ँ": "ं",
    **dict(zip("क़ख़ग़ज़ड़ढ़फ़य़".replace("\u093c", ""), "कखगजडढफय", strict=True)),
    **dict(zip("\u0958\u0959\u095a\u095b\u095c\u095d\u095e\u095f", "कखगजडढफय", strict=True)),
    **dict(zip("\u09dc\u09dd\u09df", "ডঢয", strict=True)),
    "｡": "。",
    "､": "、",
    "｢": "「",
    "｣": "」",
}
_TYPOGRAPHIC: Final = str.maketrans(_PLAIN)
_TABLE: Final = str.maketrans({**_PLAIN, **_SCRIPTS})
# The few that most lines have are replaced one by one: a translation costs ten times as much.
_USUAL: Final = {"’": "'", "“": '"', "”": '"', "–": "-", "—": "-", "‘": "'"}
# Combining accents; half-width kana; presentation forms of Arabic. Normalising costs most, so
# only what needs it is.
_COMPOSABLE_CHARS: Final = "\u0300-\u036f"
_COMPATIBLE_CHARS: Final = "\uff65-\uff9f\ufb1d-\ufdfb\ufe70-\ufefc"
_COMPATIBLE: Final = re.compile(f"[{_COMPATIBLE_CHARS}]+")
_COMPOSABLE: Final = re.compile(f"[{_COMPOSABLE_CHARS}]")
_UNUSUAL: Final = re.compile(
    f"[{_COMPOSABLE_CHARS}{_COMPATIBLE_CHARS}"
    + "".join(re.escape(chr(mark)) for mark in _TABLE if chr(mark) not in _USUAL)
    + "]"
)

# What scrapers leave around a line of chrome: bullets, arrows, icons, brackets, closing stops.
_MARKS: Final = (
    " \t.:!,;>/|*-_~=+<()[]{}\"'•·‣◦▪▫●○■□▶►▸▼▾△▲←→↓↑➔➜➤✓✔✕✖✗×★☆◆◇›‹»«…#¡¿"
    "。：！、，．・。「」『』【】《》〈〉〔〕※।॥።፣។"
)
_ICONS: Final = "📧📩✉☎📞📱🔔🔥👉👇➡⬇⬆📷📸🎥🎧🎙📰💬🔗🔒❤👍⚡⏱🕒🗓📍🌐📺🎬🚨"
DECORATION: Final = _MARKS + _ICONS
# A line that opens with a quotation mark says what somebody else said.
_QUOTES: Final = "\"'«»「」『』《》〈〉"
LEADING: Final = "".join(mark for mark in DECORATION if mark not in _QUOTES)


def plain(text: str) -> str:
    """The text with quotes, dashes, widths, points and invisible characters made plain.

    Letter case stays. A folded text folds to itself.

    >>> plain("Don’t miss — ever")
    "Don't miss - ever"
    >>> plain("ＲＥＡＤ　ｶﾞｲﾄﾞ")
    'READ ガイド'
    """
    if text.isascii():
        return text
    for mark, stand_in in _USUAL.items():
        text = text.replace(mark, stand_in)
    if not _UNUSUAL.search(text):
        return text
    if _COMPATIBLE.search(text):
        text = _COMPATIBLE.sub(lambda run: normalize("NFKC", run[0]), text)
    if _COMPOSABLE.search(text):
        text = normalize("NFC", text)
    return text.translate(_TABLE)


def folded(text: str) -> str:
    """The text as it is compared: plain and without case.

    >>> folded("İLGİLİ HABERLER") == folded("ilgili haberler")
    True
    """
    return plain(text).casefold()


def as_written(phrase: str) -> str:
    """How a lexicon file writes a phrase: in small letters and with plain quotes and dashes, but
    in the spelling of its language.

    >>> as_written("Lesen Sie: „Straße“")
    'lesen sie: "strasse"'
    """
    return phrase.translate(_TYPOGRAPHIC).casefold().replace("i\u0307", "i")
