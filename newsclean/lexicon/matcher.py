"""Which phrases of a lexicon stand in a line.

Every look-up goes through an index by the first characters or words of a phrase, so a line
costs the same however many phrases there are.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from typing import Final, NamedTuple

from newsclean.blocks import Entry, Hit
from newsclean.lexicon.fold import DECORATION, LEADING, plain
from newsclean.lexicon.scripts import first_pair, is_border, words_in
from newsclean.lexicon.slots import SLOT
from newsclean.lexicon.slotted import AGENCY, AT, DIGIT, Slotted

# Lines longer than this are prose: only their two ends are compared.
LONGEST_LINE: Final = 400
LONGEST_PHRASE: Final = 250
# Phrases are found by this many of their first or last characters.
KEY_CHARS: Final = 6
_KEY_LENGTHS: Final = range(1, KEY_CHARS + 1)

# Slots have braces.
_EDGES: Final = DECORATION.replace("{", "").replace("}", "")
_LEADING_EDGES: Final = LEADING.replace("{", "").replace("}", "")

_Found = tuple[Entry, str]
_ANY_DIGIT: Final = re.compile(r"\d")


class _Shelf(NamedTuple):
    """The phrases under one key of an index: those to compare, and those with slots."""

    plain: list[_Found]
    slotted: list[Slotted]


_Index = dict[str, _Shelf]


class Line(NamedTuple):
    """A line as phrases are looked up in it: plain, folded, and its words."""

    plain: str
    folded: str
    words: list[str]


def read_line(text: str) -> Line:
    """A text as a line.

    >>> read_line("Don’t miss")
    Line(plain="Don't miss", folded="don't miss", words=['don', 't', 'miss'])
    """
    line = plain(text)
    folded = line.casefold()
    return Line(line, folded, words_in(folded))


class Matcher:
    """All phrases of a language, indexed.

    Args:
        phrases: ``(entry, phrase)`` pairs; phrases in folded form, with or without slots.
        words: lists that slots need: ``and_words``, ``date_words``, ``agencies``.
    """

    __slots__ = ("_agencies", "_by_end", "_by_start", "_by_word", "_lines")

    def __init__(
        self, phrases: Iterable[tuple[Entry, str]], words: Mapping[str, Sequence[str]]
    ) -> None:
        self._lines: dict[str, _Found] = {}
        self._by_start: _Index = {}
        self._by_end: _Index = {}
        self._by_word: _Index = {}
        self._agencies = frozenset(map(_first_key, words["agencies"]))
        known = {key: tuple(strings) for key, strings in words.items()}
        for entry, phrase in phrases:
            self._add(entry, _trimmed(phrase, entry.where), known)

    def _add(self, entry: Entry, phrase: str, words: Mapping[str, tuple[str, ...]]) -> None:
        where = entry.where
        if "{" in phrase and SLOT.search(phrase):
            slotted = Slotted(entry, phrase, words)
            if slotted.prefix and where in ("line", "start"):
                _shelf(self._by_start, slotted.prefix[:KEY_CHARS]).slotted.append(slotted)
            else:
                _shelf(self._by_word, _cue(phrase)).slotted.append(slotted)
        elif where == "line":
            self._lines.setdefault(phrase, (entry, phrase))
        elif where == "start":
            _shelf(self._by_start, phrase[:KEY_CHARS]).plain.append((entry, phrase))
        elif where == "end":
            _shelf(self._by_end, phrase[-KEY_CHARS:]).plain.append((entry, phrase))
        else:
            _shelf(self._by_word, _cue(phrase)).plain.append((entry, phrase))

    def find(self, text: str) -> list[Hit]:
        """The phrases that stand in a line, each entry once.

        >>> from newsclean.lexicon import load
        >>> matcher = load("en").matchers[0]
        >>> [hit.entry.kind.value for hit in matcher.find("Articles You May Like:")]
        ['related']
        """
        return (
            self._find_at_ends(text) if len(text) > LONGEST_LINE else self.find_in(read_line(text))
        )

    def find_in(self, read: Line) -> list[Hit]:
        """The same for a line that was read already."""
        line, folded, keys = read
        size = len(folded) or 1
        hits: list[Hit] = []
        found = self._lines.get(folded.strip(DECORATION))
        if found:
            hits.append(Hit(found[0], found[1], 1.0))
        candidates = self._at_start(folded, size, hits)
        self._at_end(folded, size, hits)
        candidates += self._within(folded, keys, size, hits)
        if candidates:
            self._try_slotted(candidates, line, folded, keys, size, hits)
        return _one_an_entry(hits) if len(hits) > 1 else hits

    def _find_at_ends(self, text: str) -> list[Hit]:
        head = plain(text[:LONGEST_PHRASE])
        folded = head.casefold()
        size = len(text)
        hits: list[Hit] = []
        candidates = self._at_start(folded, size, hits)
        self._at_end(plain(text[-LONGEST_PHRASE:]).casefold(), size, hits)
        starting = [slotted for slotted in candidates if slotted.entry.where == "start"]
        if starting:
            self._try_slotted(starting, head, folded, words_in(folded), size, hits)
        return _one_an_entry(hits) if len(hits) > 1 else hits

    def _at_start(self, folded: str, size: int, hits: list[Hit]) -> list[Slotted]:
        """Adds the phrases that a line starts with; gives those with slots that it may."""
        lead = folded.lstrip(LEADING)
        candidates: list[Slotted] = []
        by_start = self._by_start
        for length in _KEY_LENGTHS:
            shelf = by_start.get(lead[:length])
            if shelf is None:
                continue
            for entry, phrase in shelf.plain:
                if lead.startswith(phrase) and _word_ends(phrase, lead):
                    hits.append(Hit(entry, phrase, len(phrase) / size))
            candidates += [each for each in shelf.slotted if lead.startswith(each.prefix)]
        core = folded.lstrip(DECORATION)
        if core != lead:
            # Quotation marks around a whole line are decoration, before a start they are not.
            for length in _KEY_LENGTHS:
                shelf = by_start.get(core[:length])
                if shelf is not None:
                    candidates += [
                        each
                        for each in shelf.slotted
                        if each.whole and core.startswith(each.prefix)
                    ]
        return candidates

    def _within(
        self, folded: str, keys: Sequence[str], size: int, hits: list[Hit]
    ) -> list[Slotted]:
        """Adds the phrases that stand anywhere in a line; gives those with slots that may."""
        candidates: list[Slotted] = []
        for word in self._by_word.keys() & keys:
            shelf = self._by_word[word]
            candidates += shelf.slotted
            for entry, phrase in shelf.plain:
                if phrase in folded and _stands_in(phrase, folded):
                    hits.append(Hit(entry, phrase, len(phrase) / size))
        return candidates

    def _at_end(self, folded: str, size: int, hits: list[Hit]) -> None:
        tail = folded.rstrip(DECORATION)
        by_end = self._by_end
        for length in _KEY_LENGTHS:
            shelf = by_end.get(tail[-length:])
            if shelf is not None:
                for entry, phrase in shelf.plain:
                    if tail.endswith(phrase) and _word_begins(phrase, tail):
                        hits.append(Hit(entry, phrase, len(phrase) / size))

    def _try_slotted(
        self,
        candidates: Sequence[Slotted],
        line: str,
        folded: str,
        keys: Sequence[str],
        size: int,
        hits: list[Hit],
    ) -> None:
        lacks = self._lacks(folded, keys)
        core = line.strip(DECORATION)
        folded_core = folded.strip(DECORATION)
        lead = line.lstrip(LEADING)
        folded_lead = folded.lstrip(LEADING)
        short = size <= LONGEST_PHRASE
        for slotted in candidates:
            if slotted.needs & lacks:
                continue
            if slotted.whole:
                length = slotted.length(core, folded_core) if short else 0
            elif slotted.anchored:
                length = slotted.length(lead, folded_lead)
            else:
                length = slotted.length(line, folded)
            if length:
                hits.append(Hit(slotted.entry, slotted.phrase, min(1.0, length / size)))

    def _lacks(self, folded: str, keys: Sequence[str]) -> int:
        """What slots may need and the line does not hold."""
        lacks = 0 if _ANY_DIGIT.search(folded) else DIGIT
        if "@" not in folded:
            lacks |= AT
        return lacks | AGENCY if self._agencies.isdisjoint(keys) else lacks


def _shelf(index: _Index, key: str) -> _Shelf:
    if key not in index:
        index[key] = _Shelf([], [])
    return index[key]


def _trimmed(phrase: str, where: str) -> str:
    """The phrase without the marks that lines lose before they are compared."""
    if where == "line":
        return phrase.strip(_EDGES) or phrase
    if where == "start":
        return phrase.lstrip(_LEADING_EDGES) or phrase
    return (phrase.rstrip(_EDGES) or phrase) if where == "end" else phrase


def _first_key(phrase: str) -> str:
    words = [] if phrase.isalnum() else words_in(phrase)
    return first_pair(words[0] if words else phrase)


def _cue(phrase: str) -> str:
    """The longest word of a phrase that is not a slot: a line without it cannot match."""
    # A word that touches a slot may be part of a longer one in the line.
    words = [word for word in phrase.split() if word.isalnum()]
    if not words:
        words = words_in(SLOT.sub(" ", phrase))
    return _first_key(max(words, key=len)) if words else ""


def _word_ends(phrase: str, folded: str) -> bool:
    end = len(phrase)
    if end >= len(folded):
        return True
    return is_border(phrase[-1], folded[end])


def _word_begins(phrase: str, folded: str) -> bool:
    start = len(folded) - len(phrase)
    if start <= 0:
        return True
    return is_border(folded[start - 1], phrase[0])


def _stands_in(phrase: str, folded: str) -> bool:
    at = folded.find(phrase)
    while at >= 0:
        end = at + len(phrase)
        if (at == 0 or is_border(folded[at - 1], phrase[0])) and (
            end == len(folded) or is_border(phrase[-1], folded[end])
        ):
            return True
        at = folded.find(phrase, at + 1)
    return False


def _one_an_entry(hits: list[Hit]) -> list[Hit]:
    # Languages use the same ids for the same thing, so the entry itself is the key.
    best: dict[Entry, Hit] = {}
    for hit in hits:
        known = best.get(hit.entry)
        if known is None or (hit.share, hit.phrase) > (known.share, known.phrase):
            best[hit.entry] = hit
    # Set order differs from run to run; the result must not.
    return sorted(best.values())
