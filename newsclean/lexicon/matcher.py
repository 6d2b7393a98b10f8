"""Which phrases of a lexicon stand in a line.

Every look-up goes through an index by the first characters or words of a phrase, so a line
costs the same however many phrases there are.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from typing import TYPE_CHECKING

from newsclean.blocks import Entry, Hit
from newsclean.lexicon.fold import DECORATION, LEADING, plain
from newsclean.lexicon.slots import SLOT, compile_phrase

if TYPE_CHECKING:
    import regex

# Lines longer than this are prose: only their two ends are compared.
LONGEST_LINE = 400
LONGEST_PHRASE = 160
# No pattern needs a thousandth of this; it is the last line of defence, and so far off that no
# busy machine reaches it: what is found must not depend on the load.
PATTERN_SECONDS = 5.0

_SLOTS = re.compile(r"\{\w+\}")
# Phrases are found by this many of their first or last characters.
KEY_CHARS = 6
_KEY_LENGTHS = range(1, KEY_CHARS + 1)
_WORD = re.compile(r"[@©#]|\w+")

# Slots have braces.
_EDGES = DECORATION.replace("{", "").replace("}", "")
_LEADING_EDGES = LEADING.replace("{", "").replace("}", "")

_Found = tuple[Entry, str]


class Slotted:
    """A phrase with slots, compiled when a line first holds all of its words."""

    __slots__ = ("_chunks", "_pattern", "_words", "entry", "phrase")

    def __init__(self, entry: Entry, phrase: str, words: Mapping[str, Sequence[str]]) -> None:
        self.entry = entry
        self.phrase = phrase
        self._words = words
        self._chunks = tuple(chunk for chunk in _SLOTS.split(phrase) if chunk.strip())
        self._pattern: regex.Pattern[str] | None = None

    def length(self, line: str, folded: str) -> int:
        """How many characters of the line the phrase covers; 0 where it is not there."""
        for chunk in self._chunks:
            if chunk not in folded:
                return 0
        if self._pattern is None:
            self._pattern = compile_phrase(self.phrase, self.entry.where, self._words)
        find = (
            self._pattern.match if self.entry.where in ("line", "start") else self._pattern.search
        )
        try:
            match = find(line, timeout=PATTERN_SECONDS)
        except TimeoutError:
            return 0
        return match.end() - match.start() if match else 0


class Matcher:
    """All phrases of a language, indexed.

    Args:
        phrases: ``(entry, phrase)`` pairs; phrases in folded form, with or without slots.
        words: lists that slots need: ``and_words``, ``date_words``, ``agencies``.
    """

    __slots__ = ("_cues", "_ends", "_inside", "_lines", "_starts")

    def __init__(
        self, phrases: Iterable[tuple[Entry, str]], words: Mapping[str, Sequence[str]]
    ) -> None:
        self._lines: dict[str, _Found] = {}
        self._starts: dict[str, list[_Found]] = defaultdict(list)
        self._ends: dict[str, list[_Found]] = defaultdict(list)
        self._inside: dict[str, list[_Found]] = defaultdict(list)
        self._cues: dict[str, list[Slotted]] = defaultdict(list)
        for entry, phrase in phrases:
            self._add(entry, phrase, words)

    def _add(self, entry: Entry, phrase: str, words: Mapping[str, Sequence[str]]) -> None:
        phrase = _trimmed(phrase, entry.where)
        if SLOT.search(phrase):
            self._cues[_cue(phrase)].append(Slotted(entry, phrase, words))
        elif entry.where == "line":
            self._lines.setdefault(phrase, (entry, phrase))
        elif entry.where == "start":
            self._starts[phrase[:KEY_CHARS]].append((entry, phrase))
        elif entry.where == "end":
            self._ends[phrase[-KEY_CHARS:]].append((entry, phrase))
        else:
            self._inside[_first_key(phrase)].append((entry, phrase))

    def find(self, text: str) -> list[Hit]:
        """The phrases that stand in a line, each entry once.

        >>> from newsclean.lexicon import load
        >>> [hit.entry.kind.value for hit in load("en").matcher.find("Articles You May Like:")]
        ['related']
        """
        if len(text) > LONGEST_LINE:
            return self._find_at_ends(text)
        line = plain(text)
        folded = line.casefold()
        core = folded.strip(DECORATION)
        found = self._lines.get(core)
        hits = [Hit(found[0], found[1], 1.0)] if found else []
        size = len(folded) or 1
        keys = _keys(folded)
        hits.extend(self._at_start(folded.lstrip(LEADING), size))
        hits.extend(self._at_end(folded.rstrip(DECORATION), size))
        for key in self._inside.keys() & keys:
            hits.extend(
                Hit(entry, phrase, len(phrase) / size)
                for entry, phrase in self._inside[key]
                if _stands_in(phrase, folded)
            )
        hits.extend(self._slotted(line, keys, size))
        return _one_an_entry(hits)

    def _find_at_ends(self, text: str) -> list[Hit]:
        head = plain(text[:LONGEST_PHRASE])
        tail = plain(text[-LONGEST_PHRASE:])
        size = len(text)
        folded = head.casefold()
        hits = list(self._at_start(folded.lstrip(LEADING), size))
        hits.extend(self._at_end(tail.casefold().rstrip(DECORATION), size))
        hits.extend(
            hit
            for hit in self._slotted(head, _keys(folded[:60]), size)
            if hit.entry.where == "start"
        )
        return _one_an_entry(hits)

    def _at_start(self, folded: str, size: int) -> Iterable[Hit]:
        for length in _KEY_LENGTHS:
            for entry, phrase in self._starts.get(folded[:length], ()):
                if folded.startswith(phrase) and _word_ends(phrase, folded):
                    yield Hit(entry, phrase, len(phrase) / size)

    def _at_end(self, folded: str, size: int) -> Iterable[Hit]:
        for length in _KEY_LENGTHS:
            for entry, phrase in self._ends.get(folded[-length:], ()):
                if folded.endswith(phrase) and _word_begins(phrase, folded):
                    yield Hit(entry, phrase, len(phrase) / size)

    def _slotted(self, line: str, keys: set[str], size: int) -> Iterable[Hit]:
        cues = self._cues.keys() & keys
        if not cues:
            return
        folded = line.casefold()
        core = line.strip(DECORATION)
        lead = line.lstrip(LEADING)
        for cue in cues:
            for slotted in self._cues[cue]:
                where = slotted.entry.where
                length = slotted.length(
                    core if where == "line" else lead if where == "start" else line, folded
                )
                if length:
                    yield Hit(slotted.entry, slotted.phrase, min(1.0, length / size))


def _trimmed(phrase: str, where: str) -> str:
    """The phrase without the marks that lines lose before they are compared."""
    if where == "line":
        return phrase.strip(_EDGES) or phrase
    if where == "start":
        return phrase.lstrip(_LEADING_EDGES) or phrase
    return (phrase.rstrip(_EDGES) or phrase) if where == "end" else phrase


def _keys(folded: str) -> set[str]:
    """The words of a line, and for scripts without spaces its pairs of characters."""
    keys = set(_WORD.findall(folded))
    if not folded.isascii():
        keys.update(
            word[i : i + 2] for word in list(keys) if word[0] >= "\u0e00" for i in range(len(word))
        )
    return keys


def _first_key(phrase: str) -> str:
    word = _WORD.search(phrase)
    key = word.group() if word else phrase
    return key[:2] if key[0] >= "\u0e00" else key


def _cue(phrase: str) -> str:
    """The longest word of a phrase that is not a slot: a line without it cannot match."""
    words = _WORD.findall(SLOT.sub(" ", phrase))
    # A word that touches a slot may be part of a longer one in the line.
    return _first_key(max(words, key=len)) if words else ""


def _word_ends(phrase: str, folded: str) -> bool:
    end = len(phrase)
    if end >= len(folded):
        return True
    before, after = phrase[-1], folded[end]
    return not (before.isalnum() and after.isalnum()) or before >= "\u0e00"


def _word_begins(phrase: str, folded: str) -> bool:
    start = len(folded) - len(phrase)
    if start <= 0:
        return True
    before, after = folded[start - 1], phrase[0]
    return not (before.isalnum() and after.isalnum()) or after >= "\u0e00"


def _stands_in(phrase: str, folded: str) -> bool:
    at = folded.find(phrase)
    while at >= 0:
        end = at + len(phrase)
        free_before = at == 0 or not (folded[at - 1].isalnum() and phrase[0].isalnum())
        free_after = end == len(folded) or not (folded[end].isalnum() and phrase[-1].isalnum())
        if (free_before and free_after) or phrase[0] >= "\u0e00":
            return True
        at = folded.find(phrase, at + 1)
    return False


def _one_an_entry(hits: list[Hit]) -> list[Hit]:
    if len(hits) < 2:
        return hits
    best: dict[str, Hit] = {}
    for hit in hits:
        known = best.get(hit.entry.id)
        if known is None or (hit.share, hit.phrase) > (known.share, known.phrase):
            best[hit.entry.id] = hit
    # Set order differs from run to run; the result must not.
    return sorted(best.values(), key=lambda hit: hit.entry.id)
