"""Block → features, computed once, without an opinion."""

from __future__ import annotations

import re
from operator import itemgetter, ne
from typing import Final

from newsclean.blocks import Block, Features

# Past this many characters a block is measured by its beginning: it is prose or it is hostile.
MEASURED_CHARS: Final = 2000
# One Han, kana or hangul character stands for about two and a half Latin letters of text.
DENSE_SCRIPT_EXTRA: Final = 1.5
# Scripts that set no space between words: a word of Chinese has about 1.7 characters, one of
# Thai with its marks about 4.5.
HAN_WORD: Final = 1.7
THAI_WORD: Final = 4.5
# Thai sets no mark at the end of a sentence; a headline is hardly ever as long as this.
THAI_PROSE: Final = 140

CLOSERS: Final = "\"'”’»)]」』）】》›*"
_CLOSING: Final = frozenset(".!?…。！？．｡؟۔।॥།።։។")
_QUOTES: Final = frozenset("\"“„«‘'「『‹《")
# No em dash: French, Spanish and Polish set dialogue with it.
_BULLETS: Final = frozenset("•·‣◦▪▫●○■□▶►▸➤➔✓✔✗★☆◆◇–*-+»›")

# `re` scans plain character classes faster than `regex`; neither of these can backtrack far.
# Patterns that begin with one class are searched for several times faster than alternatives.
_SENTENCES: Final = re.compile(
    r"""[.!?…؟۔।॥།։။。！？｡](?:(?<=[。！？｡])|["'”’»)\]]{0,3}(?=\s|$))"""
)
# Scripts that are written denser than letters, or without spaces: Thai, Lao, Myanmar, Khmer;
# Han, kana; hangul.
_THAI: Final = re.compile("[\u0e00-\u0eff\u1000-\u109f\u1780-\u17ff]")
_HAN: Final = re.compile("[\u2e80-\u9fff\uf900-\ufaff]")
_HANGUL: Final = re.compile("[\uac00-\ud7ff]")
_DENSE: Final = re.compile("[\u0e00-\u0eff\u1000-\u109f\u1780-\u17ff\u2e80-\ud7ff\uf900-\ufaff]")
_DIGITS: Final = re.compile(r"\d")
_MARKS: Final = re.compile(r"[|•·›»>/‹«\t＞｜／]")
_SEPARATORS: Final = re.compile(r"[|•·›»>/‹«\t＞｜／]|\s[-–—]\s")

# "MORE:", "READ ALSO:", "RELATED |": capitals and a mark before the rest of the line.
_CAPITALS: Final = "A-Z" + "".join(filter(str.isupper, map(chr, range(0x00C0, 0x0530))))
_KICKER: Final = re.compile(rf"[{_CAPITALS}][{_CAPITALS}'’ ]{{2,30}}[:|] ?\S")
_CODE: Final = re.compile(r"[{}=;<>\[\]|]|\(\)|&&|\\\\|/\*|\*/|\bfunction\b|\bvar\b|\":")
_CODE_MARK: Final = re.compile(r"[{}=;<>\[\]|(&\\*]")

NO_CASE: Final = -1.0

_first: Final = itemgetter(0)


def measure(block: Block) -> Features:
    """The features of one block.

    Args:
        block: a block as a reader gives it.

    Returns:
        Its features; sizes in characters, shares from 0 to 1.

    >>> measure(Block("The bridge is open.", 0, 19)).closed
    True
    """
    text = block.text
    size = len(text)
    if size > MEASURED_CHARS:
        return _measure_long(text)
    words = text.split()
    if not text.isascii() and _DENSE.search(text):
        return _measure_dense(text, words)
    last = text[-1]
    core = text.rstrip(CLOSERS) if last in CLOSERS else text
    short = size <= 160
    return Features(
        size,
        len(words) or 1,
        len(_SENTENCES.findall(text)),
        bool(core) and core[-1] in _CLOSING,
        last,
        _lower(words),
        len(_DIGITS.findall(text)) / len(text) if short else 0.0,
        _separators(text) if short else 0,
        text[0] in _BULLETS and (len(text) == 1 or text[1] == " "),
        short and text.isupper(),
        text[0] in _QUOTES,
        _KICKER.match(text) is not None,
        _is_code(text),
    )


def _separators(text: str) -> int:
    dashed = "-" in text or "–" in text or "—" in text
    return len((_SEPARATORS if dashed else _MARKS).findall(text))


def _is_code(text: str) -> bool:
    """Whether a block is script or markup that an extractor took for text."""
    marked = '":' in text or "function" in text or "var" in text or _CODE_MARK.search(text)
    return bool(marked) and len(text) > 8 and 12 * len(_CODE.findall(text)) > len(text)


def _lower(words: list[str]) -> float:
    """The share of words that begin in lower case, or -1 where there is no case."""
    first = "".join(map(_first, words))
    lower = sum(map(str.islower, first))
    if 2 * lower < len(first):
        capitals, smalls = first.upper(), first.lower()
        if capitals == smalls and not first.isdigit():
            return NO_CASE
        # A Latin name in an Arabic line says nothing about its case.
        if not first.isascii() and 2 * sum(map(ne, capitals, smalls)) < len(first):
            return NO_CASE
    return lower / (len(words) or 1)


def _measure_dense(text: str, words: list[str]) -> Features:
    """The features of a block in a script that is dense or sets no spaces between words."""
    han, thai = len(_HAN.findall(text)), len(_THAI.findall(text))
    size = len(text) + int(DENSE_SCRIPT_EXTRA * (han + len(_HANGUL.findall(text))))
    last = text[-1]
    core = text.rstrip(CLOSERS)
    sentences = len(_SENTENCES.findall(text))
    closed = bool(core) and core[-1] in _CLOSING
    if not closed and thai > len(text) // 2 and size > THAI_PROSE:
        closed, sentences = True, max(2, size // THAI_PROSE)
    short = size <= 160
    return Features(
        size,
        len(words) + int(han / HAN_WORD + thai / THAI_WORD),
        sentences,
        closed,
        last,
        _lower(words),
        len(_DIGITS.findall(text)) / len(text) if short else 0.0,
        len(_SEPARATORS.findall(text)) if short else 0,
        text[0] in _BULLETS and (len(text) == 1 or text[1] == " "),
        short and text.isupper(),
        text[0] in _QUOTES,
        _KICKER.match(text) is not None,
        _is_code(text),
    )


def _measure_long(text: str) -> Features:
    head = text[:MEASURED_CHARS]
    tail = text[-40:].rstrip(CLOSERS)
    words = head.split()
    return Features(
        len(text),
        max(1, len(words) * len(text) // len(head)),
        max(1, len(_SENTENCES.findall(head)) * len(text) // len(head))
        if _SENTENCES.search(head)
        else 0,
        bool(tail) and tail[-1] in _CLOSING,
        text[-1],
        _lower(words),
        len(_DIGITS.findall(head)) / len(head),
        0,
        False,
        False,
        text[0] in _QUOTES,
        False,
        _is_code(head),
    )
