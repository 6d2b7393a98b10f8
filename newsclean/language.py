"""Which language a text is in, by its function words."""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import cache, lru_cache

from newsclean.blocks import Block
from newsclean.lexicon import FUNCTION_WORDS, read_file, strings

# A text's function words make up 35 to 50 % of it in its own language and 5 to 20 % in a
# related one (measured on the development corpora); with fewer words the share says little.
LEAST_SHARE = 0.22
LEAST_WORDS = 5
READ_CHARS = 1500
PROSE_CHARS = 80

_WORD = re.compile(r"[^\W\d_]+")


def detect(blocks: Iterable[Block]) -> str | None:
    """The language of a document, or None where it is none that has a lexicon.

    Args:
        blocks: the document's blocks; the long ones are read first, as menus tell little.

    >>> detect([Block("The bridge over the river is open again, said the council.", 0, 58)])
    'en'
    """
    return _language_of(_sample(blocks))


# A document is asked for more than once while it settles, and its prose seldom changes.
@lru_cache(maxsize=16)
def _language_of(text: str) -> str | None:
    words = _WORD.findall(text.casefold())
    if len(words) < LEAST_WORDS:
        return None
    counts: dict[str, int] = {}
    known = _languages_of()
    for word in words:
        for language in known.get(word, ()):
            counts[language] = counts.get(language, 0) + 1
    if not counts:
        return None
    best = max(sorted(counts), key=counts.__getitem__)
    return best if counts[best] >= LEAST_SHARE * len(words) else None


def _sample(blocks: Iterable[Block]) -> str:
    prose: list[str] = []
    rest: list[str] = []
    size = 0
    for block in blocks:
        if len(block.text) >= PROSE_CHARS:
            prose.append(block.text[:READ_CHARS])
            size += len(prose[-1])
            if size > READ_CHARS:
                break
        elif len(rest) < PROSE_CHARS:
            rest.append(block.text)
    return " ".join(prose or rest)[:READ_CHARS]


@cache
def _languages_of() -> dict[str, tuple[str, ...]]:
    table = read_file(FUNCTION_WORDS)
    languages: dict[str, tuple[str, ...]] = {}
    for code in table:
        for word in strings(table, code):
            languages[word] = (*languages.get(word, ()), code)
    return languages
