"""Reads lexicon files, and says what is wrong where it cannot: file, entry, problem."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NoReturn

from newsclean.article import Kind
from newsclean.blocks import Entry
from newsclean.errors import NewscleanError
from newsclean.lexicon.fold import as_written, folded
from newsclean.lexicon.slots import NAMES

WHERE = ("line", "start", "end", "inside")
STRENGTHS = ("sure", "likely", "hint")
ZONES = ("any", "edge", "head", "tail")
KEYS = frozenset(
    ("id", "kind", "where", "strength", "zone", "opens", "phrases", "near_misses", "doubt")
)
ROLES = (
    "reporting", "additional_reporting", "writing", "editing", "translation", "photography",
    "video", "graphics", "illustration", "research", "production", "compilation", "review",
    "interview", "source", "agency", "material",
)  # fmt: skip
# Keys of a file and of its table of fact words that hold lists of strings.
LISTS = ("weekdays", "date_words", "and_words", "agencies", "sections", "around")
FACT_LISTS = (
    "by", "connectors", "places", "articles", "lead", "verbs", "jobs", "topics", "desks", "outlets",
    "titles", "not_first", "not_alone", "labels", "speech", "updated", "date_lead", "glue", "hours",
    "minutes", "am", "pm", "relative", "units", "one", "cities", "wire", "print_notes", "sentences",
    "reported", "offers", "offer_links", "reading",
)  # fmt: skip
ROLE_TABLES = ("roles", "direct", "opening", "given")
MONTH_COUNT = 12
AROUND_COUNT = 2
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
        """An entry and its phrases, folded.

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
        if not is_written("\n".join(phrases)):
            phrase = next(phrase for phrase in phrases if not is_written(phrase))
            self._fail(f"{phrase!r} is not folded: write {as_written(phrase)!r}")
        return tuple(dict.fromkeys(map(folded, phrases)))

    def _slots(self, phrase: str) -> None:
        for slot in _SLOT.findall(phrase):
            if slot not in NAMES:
                known = ", ".join(f"{{{name}}}" for name in NAMES)
                self._fail(f"{phrase!r}: {{{slot}}} is no slot; there is {known}")
        rest = _SLOT.sub("", phrase)
        if not any(character.isalnum() or character in "©@#" for character in rest):
            self._fail(f"{phrase!r} has slots and no word")


def is_written(phrase: str) -> bool:
    """Whether a phrase is in small letters and plain marks, as lexicon files write them."""
    return phrase == as_written(phrase) or (phrase.isascii() and phrase == phrase.lower())


def table_problems(table: Table) -> Iterator[str]:
    """What is wrong with a file beside its entries, one problem at a time.

    >>> list(table_problems({"language": "xx", "name": "X", "weekdays": ["Mo"]}))
    ["weekdays holds 'Mo': write 'mo'"]
    """
    for key in ("language", "name"):
        if not isinstance(table.get(key), str):
            yield f"{key} is {table.get(key)!r}; it has to be a string"
    unknown = table.keys() - {"language", "name", "months", "facts", "entry", *LISTS}
    if unknown:
        yield f"unknown key {min(unknown)!r}"
    for key in LISTS:
        yield from _list_problems(table, key, small=key != "around")
    if "around" in table and len(_strings(table["around"])) != AROUND_COUNT:
        yield f"around has to hold {AROUND_COUNT} paragraphs"
    yield from _month_problems(table, "months")
    yield from _fact_problems(table.get("facts", {}))


def _fact_problems(facts: object) -> Iterator[str]:
    if not isinstance(facts, dict):
        yield "facts is no table"
        return
    unknown = facts.keys() - {*FACT_LISTS, *ROLE_TABLES, "solar_months"}
    if unknown:
        yield f"facts: unknown key {min(unknown)!r}"
    for key in FACT_LISTS:
        yield from (f"facts: {problem}" for problem in _list_problems(facts, key))
    yield from (f"facts: {problem}" for problem in _month_problems(facts, "solar_months"))
    for sentence in _strings(facts.get("sentences")):
        if sentence.count("{names}") != 1:
            yield f"facts: {sentence!r} has to hold {{names}} once"
    for name in ROLE_TABLES:
        table = facts.get(name, {})
        if not isinstance(table, dict):
            yield f"facts.{name} is no table"
            continue
        for role in sorted(table.keys() - set(ROLES)):
            yield f"facts.{name}: {role!r} is no role; there is {', '.join(ROLES)}"
        for role in table:
            yield from (f"facts.{name}: {problem}" for problem in _list_problems(table, role))


def _list_problems(table: Table, key: str, *, small: bool = True) -> Iterator[str]:
    if key not in table:
        return
    value = table[key]
    if not isinstance(value, list) or not all(isinstance(text, str) for text in value):
        yield f"{key} is no list of strings"
        return
    for text in value:
        if small and not is_written(text):
            yield f"{key} holds {text!r}: write {as_written(text)!r}"
    twice = sorted({text for text in value if value.count(text) > 1})
    if twice:
        yield f"{key} holds {twice[0]!r} twice"


def _month_problems(table: Table, key: str) -> Iterator[str]:
    groups = table.get(key)
    if groups is None:
        return
    if not isinstance(groups, list) or len(groups) != MONTH_COUNT:
        yield f"{key} has to hold {MONTH_COUNT} lists, one a month"
    elif not all(isinstance(group, list) and group for group in groups):
        yield f"{key} has to hold a list with at least one form for each month"
    else:
        forms = [form for group in groups for form in group]
        yield from (
            f"{key} holds {form!r}, which is no form in small letters"
            for form in forms
            if not isinstance(form, str) or not is_written(form)
        )


def _strings(value: object) -> list[str]:
    return [text for text in value if isinstance(text, str)] if isinstance(value, list) else []
