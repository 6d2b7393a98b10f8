"""Which language a document is in: what the caller says, what the page says, what its text is."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections import Counter
from collections.abc import Iterable, Sequence
from functools import cache, lru_cache
from typing import Final, NamedTuple

import regex

from newsclean.blocks import Block
from newsclean.errors import NewscleanError
from newsclean.lexicon import FUNCTION_WORDS, function_words, languages, read_file
from newsclean.lexicon.fold import folded

# A text's function words make up 35 to 50 % of it in its own language and 5 to 20 % in a
# related one; in languages that say with endings what others say with words it is 15 to 30 %,
# but none of them is a word of another language (measured on the development corpora and the
# specimens). With fewer words the share says little.
LEAST_SHARE: Final = 0.22
LEAST_OWN_SHARE: Final = 0.1
# With none that is its own, a text needs more: Danish beside Norwegian, not Irish for its "a".
SHARED_SHARE: Final = 0.33
LEAST_WORDS: Final = 5
# A text of so many words that has hardly any function word of a language is not in it.
TELLING_WORDS: Final = 40
# From here on a text is in a language even where its page names one that no lexicon has.
STRONG_SHARE: Final = 0.42
READ_CHARS: Final = 1500
PROSE_CHARS: Final = 80
# One Han or hangul character says as much as two or three letters; a line in a script without
# spaces is prose from here on.
DENSE_PROSE_CHARS: Final = 30
# A title in English does not make a Thai text English, nor Latin names a Greek one.
SCRIPT_SHARE: Final = 0.4
# Japanese has kana between its Han characters, some 40 to 60 % of a text.
KANA_SHARE: Final = 0.1

ALONE: Final = "structure alone decided"

# Codes that are read with the lexicon of another: variants that share a file, and old codes.
ALIASES: Final = {
    "nb": "no", "nn": "no", "hr": "sr", "bs": "sr", "sh": "sr", "cnr": "sr", "ms": "id",
    "zsm": "id", "in": "id", "iw": "he", "cmn": "zh", "yue": "zh", "prs": "fa", "arb": "ar",
    "eng": "en", "deu": "de", "ger": "de", "fra": "fr", "fre": "fr", "spa": "es", "ita": "it",
    "por": "pt", "nld": "nl", "dut": "nl", "cat": "ca", "dan": "da", "swe": "sv", "nor": "no",
    "nob": "no", "nno": "no", "fin": "fi", "isl": "is", "ice": "is", "pol": "pl", "ces": "cs",
    "cze": "cs", "slk": "sk", "slo": "sk", "hun": "hu", "ron": "ro", "rum": "ro", "bul": "bg",
    "ell": "el", "gre": "el", "srp": "sr", "hrv": "sr", "bos": "sr", "slv": "sl", "lit": "lt",
    "lav": "lv", "est": "et", "rus": "ru", "ukr": "uk", "tur": "tr", "ara": "ar", "fas": "fa",
    "per": "fa", "heb": "he", "hin": "hi", "ben": "bn", "tam": "ta", "urd": "ur", "zho": "zh",
    "chi": "zh", "jpn": "ja", "kor": "ko", "vie": "vi", "ind": "id", "msa": "id", "may": "id",
    "tha": "th", "swa": "sw", "afr": "af", "zul": "zu", "mo": "ro", "gsw": "de",
}  # fmt: skip

# Where the blocks of scripts begin in Unicode; what no language of a lexicon uses has no name.
_BLOCKS: Final = (
    (0x0000, "latin"), (0x0370, "greek"), (0x0400, "cyrillic"), (0x0530, ""), (0x0590, "hebrew"),
    (0x0600, "arabic"), (0x0700, ""), (0x0750, "arabic"), (0x0780, ""), (0x08A0, "arabic"),
    (0x0900, "devanagari"), (0x0980, "bengali"), (0x0A00, ""), (0x0B80, "tamil"), (0x0C00, ""),
    (0x0E00, "thai"), (0x0E80, ""), (0x1100, "hangul"), (0x1200, ""), (0x1C80, "cyrillic"),
    (0x1C90, ""), (0x1E00, "latin"), (0x1F00, "greek"), (0x2000, "latin"), (0x3040, "kana"),
    (0x3100, ""), (0x3400, "han"), (0xA000, ""), (0xAC00, "hangul"), (0xD7B0, ""),
    (0xF900, "han"), (0xFB00, "latin"), (0xFB1D, "hebrew"), (0xFB50, "arabic"), (0xFE00, ""),
    (0xFE70, "arabic"), (0xFF00, "latin"), (0xFF66, "kana"), (0xFFA0, ""), (0x20000, "han"),
    (0x30000, ""),
)  # fmt: skip
_STARTS: Final = [start for start, _ in _BLOCKS]
# Scripts that one language of the lexicons has to itself.
_SOLE: Final = {
    "hangul": "ko",
    "kana": "ja",
    "han": "zh",
    "thai": "th",
    "tamil": "ta",
    "greek": "el",
}
_DENSE: Final = frozenset(("hangul", "kana", "han"))

_CODE: Final = re.compile(r"[a-z]{2,3}(?![a-z])")
_WORD: Final = regex.compile(r"[\p{L}\p{M}]+")


class Choice(NamedTuple):
    """The language of a document, None where there is no lexicon for it, and why that is."""

    language: str | None
    note: str = ""


class _Guess(NamedTuple):
    language: str | None
    share: float = 0.0


def known(code: str) -> str | None:
    """The language whose lexicon is for a language code, or None where there is none.

    Args:
        code: as pages and callers write it, with or without region and script.

    >>> known("de-AT"), known("en_GB"), known("tlh")
    ('de', 'en', None)
    """
    subtag = _subtag(code)
    code = ALIASES.get(subtag, subtag)
    return code if code in languages() else None


def asked(code: str) -> str:
    """The language whose lexicon is for a code that a caller gives.

    Raises:
        NewscleanError: where there is none; it lists those that there are.
    """
    language = known(code)
    if language is None:
        listed = ", ".join(languages())
        raise NewscleanError(f"no lexicon for language {code!r}; there is: {listed}")
    return language


def choose(blocks: Iterable[Block], stated: Sequence[str] = ()) -> Choice:
    """The language of a document that the caller says nothing about.

    Templates are copied from site to site with the language in them, so the text has the last
    word where it is long enough to have one.

    Args:
        blocks: the document's blocks.
        stated: what the page says, the most trusted first: ``lang``, ``content-language``,
            ``og:locale``.
    """
    text = _sample(blocks)
    guess = _guess(text)
    said = next((code for code in stated if _subtag(code)), "")
    language = known(said) if said else None
    if guess.language and (language or not said or guess.share >= STRONG_SHARE):
        return Choice(guess.language)
    if language and _may_be(text, language):
        return Choice(language)
    if said and not language:
        return Choice(None, f"the page is in {said!r}, which has no lexicon: {ALONE}")
    return Choice(None, f"the language is none with a lexicon: {ALONE}")


def detect(blocks: Iterable[Block]) -> str | None:
    """The language of a document, or None where it is none that has a lexicon.

    Args:
        blocks: the document's blocks; the long ones are read first, as menus tell little.

    >>> detect([Block("The bridge over the river is open again, said the council.", 0, 58)])
    'en'
    """
    return _guess(_sample(blocks)).language


def _may_be(text: str, language: str) -> bool:
    """Whether a text that was not recognised can be in the language that its page says."""
    words = _WORD.findall(folded(text))
    if len(words) < TELLING_WORDS:
        return True
    return _counts(words)[0].get(language, 0) >= LEAST_SHARE / 2 * len(words)


def _subtag(code: str) -> str:
    """The language in a code, or "" where it is none: "pt-BR", "zh_Hant"."""
    match = _CODE.match(code.strip().lower())
    return match.group() if match else ""


# A document is asked for more than once while it settles, and its prose seldom changes.
@lru_cache(maxsize=16)
def _guess(text: str) -> _Guess:
    script = _script_of(text)
    if script in _SOLE:
        sole = _SOLE[script]
        return _Guess(sole, 1.0) if sole in languages() else _Guess(None)
    words = _WORD.findall(folded(text))
    if not script or len(words) < LEAST_WORDS:
        return _Guess(None)
    counts, own = _counts(words)
    if not counts:
        return _Guess(None)
    best = max(sorted(counts), key=lambda code: counts[code] + own.get(code, 0))
    share, own_share = counts[best] / len(words), own.get(best, 0) / len(words)
    if share >= (LEAST_SHARE if own_share else SHARED_SHARE) or own_share >= LEAST_OWN_SHARE:
        return _Guess(best, share + own_share)
    return _Guess(None)


def _counts(words: Sequence[str]) -> tuple[dict[str, int], dict[str, int]]:
    """How many of the words are function words of each language, and of it alone."""
    counts: dict[str, int] = {}
    own: dict[str, int] = {}
    telling = _languages_of()
    for word, times in Counter(words).items():
        found = telling.get(word, ())
        for code in found:
            counts[code] = counts.get(code, 0) + times
        if len(found) == 1:
            own[found[0]] = own.get(found[0], 0) + times
    return counts, own


def _script_of(text: str) -> str:
    """The script that most of a text is in; empty where no language of a lexicon has it."""
    if text.isascii():
        return "latin"
    sizes: Counter[str] = Counter()
    for character, count in Counter(text).items():
        if character.isalpha():
            script = _BLOCKS[bisect_right(_STARTS, ord(character)) - 1][1]
            sizes[script] += 2 * count if script in _DENSE else count
    total = sum(sizes.values())
    if sizes["kana"] > KANA_SHARE * (sizes["han"] + sizes["kana"]):
        sizes["kana"] += sizes.pop("han", 0)
    foreign = [script for script in sizes if script != "latin"]
    best = max(sorted(foreign), key=sizes.__getitem__, default="latin")
    return best if sizes[best] >= SCRIPT_SHARE * total else "latin"


def _sample(blocks: Iterable[Block]) -> str:
    prose: list[str] = []
    rest: list[str] = []
    size = 0
    for block in blocks:
        text = block.text
        if len(text) >= PROSE_CHARS or (len(text) >= DENSE_PROSE_CHARS and _is_dense(text)):
            prose.append(text[:READ_CHARS])
            size += len(prose[-1])
            if size > READ_CHARS:
                break
        elif len(rest) < PROSE_CHARS:
            rest.append(text)
    return " ".join(prose or rest)[:READ_CHARS]


def _is_dense(text: str) -> bool:
    """Whether a line begins in a script without spaces."""
    return text[0] >= "\u2e80" or "\u0e00" <= text[0] < "\u1000"


@cache
def _languages_of() -> dict[str, tuple[str, ...]]:
    """The languages that a function word is of; only those with a lexicon."""
    telling: dict[str, tuple[str, ...]] = {}
    for code in read_file(FUNCTION_WORDS):
        if code in languages():
            for word in {folded(word) for word in function_words(code)}:
                telling[word] = (*telling.get(word, ()), code)
    return telling
