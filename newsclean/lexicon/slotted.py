"""A phrase with slots, and whether a line may hold it: patterns are slow to make and to try."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Final

from newsclean.blocks import Entry
from newsclean.lexicon.slots import SLOT, compile_phrase

if TYPE_CHECKING:
    import regex

# No pattern needs a thousandth of this; it is the last line of defence, and so far off that no
# busy machine reaches it: what is found must not depend on the load.
PATTERN_SECONDS: Final = 5.0

# What a line must hold for a slot to be filled.
DIGIT: Final = 1
AT: Final = 2
AGENCY: Final = 4
_NEEDS: Final = {"n": DIGIT, "time": DIGIT, "email": AT, "handle": AT, "agency": AGENCY}
# Names begin with a capital, which need not be of this alphabet, or with d', l' or o'.
_NO_NAME: Final = frozenset(map(chr, range(128))).difference("ABCDEFGHIJKLMNOPQRSTUVWXYZdlo")


class Slotted:
    """A phrase with slots, compiled when a line first holds all that it needs.

    Args:
        entry: the phrase's entry.
        phrase: the phrase in folded form, with at least one slot.
        words: lists that slots need: ``and_words``, ``date_words``, ``agencies``.
    """

    __slots__ = (
        "_chunks", "_first", "_last", "_pattern", "_suffix", "_words", "anchored", "entry", "needs",
        "phrase", "prefix", "whole",
    )  # fmt: skip

    def __init__(self, entry: Entry, phrase: str, words: Mapping[str, tuple[str, ...]]) -> None:
        self.entry = entry
        self.phrase = phrase
        self.whole = entry.where == "line"
        self.anchored = self.whole or entry.where == "start"
        self.needs = 0
        for slot in SLOT.findall(phrase):
            self.needs |= _NEEDS.get(slot, 0)
        self.prefix = phrase.partition("{")[0]
        self._words = words
        self._chunks: tuple[str, ...] | None = None
        self._first = self._last = self._suffix = ""
        self._pattern: regex.Pattern[str] | None = None

    def length(self, line: str, folded: str) -> int:
        """How many characters the phrase covers; 0 where it is not there.

        Args:
            line: what the phrase may stand in; it begins or ends there where its entry says so.
            folded: the same without case.
        """
        chunks = self._chunks
        if chunks is None:
            chunks = self._chunks = self._prepare()
        if (
            not folded.endswith(self._suffix)
            or (self._first and not self._may_begin(line, folded))
            or (self._last == "agency" and not folded.endswith(self._words["agencies"]))
        ):
            return 0
        for chunk in chunks:
            if chunk not in folded:
                return 0
        return self._match(line)

    def _prepare(self) -> tuple[str, ...]:
        """Sorts out what the phrase begins and ends with; gives the texts between its slots."""
        # Texts, some of them empty, and slots take turns.
        parts = SLOT.split(self.phrase)
        if self.anchored and not parts[0]:
            self._first = parts[1]
        if self.whole:
            self._suffix = parts[-1]
            self._last = "" if parts[-1] else parts[-2]
        return tuple(text for text in parts[::2] if text.strip())

    def _may_begin(self, line: str, folded: str) -> bool:
        """Whether a line begins as the slot does that the phrase begins with."""
        first = self._first
        if first in ("name", "names", "place"):
            return line[:1] not in _NO_NAME
        if first in ("n", "time"):
            return line[:1].isdecimal()
        if first == "date":
            return line[:1].isdecimal() or folded.startswith(self._words["date_words"])
        return first != "agency" or folded.startswith(self._words["agencies"])

    def _match(self, line: str) -> int:
        if self._pattern is None:
            self._pattern = compile_phrase(self.phrase, self.entry.where, self._words)
        find = self._pattern.match if self.anchored else self._pattern.search
        try:
            match = find(line, timeout=PATTERN_SECONDS)
        except TimeoutError:
            return 0
        return match.end() - match.start() if match else 0
