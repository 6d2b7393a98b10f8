"""How often a text says we and you: outlets that speak of themselves, and to their reader.

Running text does so inside quotation marks, which are left out here; boxes about newsletters,
comments and donations do so outside. The words stand in ``pronouns.toml``.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from typing import Final

from newsclean.lexicon.fold import folded
from newsclean.lexicon.scripts import is_spaceless

# Folded quotation marks; an apostrophe is one too, so that single ones do not count.
_QUOTED: Final = re.compile(r'"[^"]*"|「[^」]*」|『[^』]*』')
_MARKS: Final = frozenset('"「『')


def unquoted(line: str) -> str:
    """A folded line without what it says in quotation marks.

    >>> unquoted('"our app is free," she said')
    '  she said'
    """
    return line if _MARKS.isdisjoint(line) else _QUOTED.sub(" ", line)


class Address:
    """The words of one or several languages for we and you.

    Args:
        words: the words, in any spelling.
    """

    __slots__ = ("_parts", "_words")

    def __init__(self, words: Iterable[str]) -> None:
        known = {folded(word) for word in words}
        # Where no spaces are set, a word is a part of what stands between two.
        self._parts = tuple(sorted(word for word in known if is_spaceless(word[0])))
        self._words = frozenset(known)

    def count(self, line: str, words: Sequence[str]) -> int:
        """How many words of a line speak of the outlet or to the reader.

        Args:
            line: the line, folded, without what it quotes.
            words: its words, as ``scripts.words_in`` gives them.

        >>> Address(["our", "you"]).count("our app for you", ["our", "app", "for", "you"])
        2
        """
        count = sum([word in self._words for word in words])
        if self._parts and not line.isascii():
            count += sum([part in line for part in self._parts])
        return count
