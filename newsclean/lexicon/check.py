"""Reads one table of a lexicon file as an entry, and says what is wrong where it cannot."""

from __future__ import annotations

import re
from typing import NoReturn

from newsclean.article import Kind
from newsclean.blocks import Entry
from newsclean.errors import NewscleanError
from newsclean.lexicon.fold import plain
from newsclean.lexicon.slots import NAMES

WHERE = ("line", "start", "end", "inside")
STRENGTHS = ("sure", "likely", "hint")
ZONES = ("any", "edge", "head", "tail")
KEYS = frozenset(
    ("id", "kind", "where", "strength", "zone", "opens", "phrases", "near_misses", "doubt")
)
_KINDS = tuple(kind.value for kind in Kind)
_SLOT = re.compile(r"\{(.*?)\}")

Table = dict[str, object]


class Reader:
    """Reads the entries of one file; remembers their ids.

    Args:
        file: the file's name, for messages.
    """

    def __init__(self, file: str) -> None:
        self._file = file
        self._ids: set[str] = set()
        self._label = ""

    def entry(self, table: Table) -> tuple[Entry, tuple[str, ...]]:
        """An entry and its phrases.

        Raises:
            NewscleanError: naming file, entry and what is wrong.
        """
        identifier = table.get("id")
        self._label = f"lexicon file {self._file}, entry {identifier!r}"
        if not isinstance(identifier, str) or not identifier:
            self._fail("id is missing")
        if identifier in self._ids:
            self._fail("the id stands twice")
        self._ids.add(identifier)
        unknown = table.keys() - KEYS
        if unknown:
            self._fail(f"unknown key {min(unknown)!r}")
        kind = self._choice(table, "kind", _KINDS)
        if identifier.partition(".")[0] != kind:
            self._fail(f"the id does not begin with the kind, {kind!r}")
        if not isinstance(table.get("opens", False), bool):
            self._fail(f"opens is {table['opens']!r}; it can be true or false")
        if not table.get("near_misses"):
            self._fail("near_misses has no sentence that must survive")
        return (
            Entry(
                identifier,
                Kind(kind),
                self._choice(table, "where", WHERE),
                self._choice(table, "strength", STRENGTHS),
                self._choice(table, "zone", ZONES, "any"),
                bool(table.get("opens", False)),
            ),
            self._phrases(table),
        )

    def _fail(self, problem: str) -> NoReturn:
        raise NewscleanError(f"{self._label}: {problem}")

    def _choice(
        self, table: Table, key: str, known: tuple[str, ...], default: str | None = None
    ) -> str:
        value = table.get(key, default)
        if not isinstance(value, str) or value not in known:
            self._fail(f"{key} is {value!r}; it can be {', '.join(known)}")
        return value

    def _phrases(self, table: Table) -> tuple[str, ...]:
        phrases = table.get("phrases")
        if not isinstance(phrases, list) or not phrases:
            self._fail("phrases is no list with at least one phrase")
        for phrase in phrases:
            if not isinstance(phrase, str) or not phrase.strip():
                self._fail(f"phrases holds {phrase!r}, which is no phrase")
            if "{" in phrase:
                self._slots(phrase)
        # All at once: one by one this takes most of the time that a file takes.
        together = "\n".join(phrases)
        if plain(together).casefold() != together:
            phrase = next(phrase for phrase in phrases if plain(phrase).casefold() != phrase)
            self._fail(f"{phrase!r} is not folded: write {plain(phrase).casefold()!r}")
        return tuple(phrases)

    def _slots(self, phrase: str) -> None:
        for slot in _SLOT.findall(phrase):
            if slot not in NAMES:
                known = ", ".join(f"{{{name}}}" for name in NAMES)
                self._fail(f"{phrase!r}: {{{slot}}} is no slot; there is {known}")
        rest = _SLOT.sub("", phrase)
        if not any(character.isalnum() or character in "©@#" for character in rest):
            self._fail(f"{phrase!r} has slots and no word")
