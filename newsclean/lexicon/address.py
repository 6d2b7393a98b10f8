"""How often a text says we and you: outlets that speak of themselves, and to their reader.

Running text does so inside quotation marks, which are left out here; boxes about newsletters,
comments and donations do so outside. The words stand in ``pronouns.toml``.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence

from newsclean.lexicon.fold import folded
from newsclean.lexicon.scripts import is_spaceless, words_in

# Folded quotation marks; an apostrophe is one too, so that single ones do not count.
_QUOTED = re.compile(r'"[^"]*"|「[^」]*」|『[^』]*』')
_MARKS = frozenset('"「『')


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
            line: the line, folded.
            words: its words, as ``scripts.words_in`` gives them.

        >>> from newsclean.lexicon.scripts import words_in
        >>> english = Address(["our", "you"])
        >>> [english.count(line, words_in(line)) for line in ("our app", '"our app," she said')]
        [1, 0]
        """
        if not _MARKS.isdisjoint(line):
            line = _QUOTED.sub(" ", line)
            words = words_in(line)
        count = sum([word in self._words for word in words])
        if self._parts and not line.isascii():
            count += sum([part in line for part in self._parts])
        return count
