"""Phrases as data: one TOML file a language, and what reads them."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from functools import cache
from pathlib import Path
from typing import NamedTuple, cast

from newsclean.blocks import Entry, Hit
from newsclean.errors import NewscleanError
from newsclean.lexicon.address import Address
from newsclean.lexicon.check import Reader, table_problems
from newsclean.lexicon.fold import folded
from newsclean.lexicon.matcher import Matcher
from newsclean.lexicon.wording import Wording, load_wording
from newsclean.packed import read_table

FOLDER = Path(__file__).parent
COMMON = "common"
FUNCTION_WORDS = "function_words"
PRONOUNS = "pronouns"

_Table = dict[str, object]


class Lexicon(NamedTuple):
    """What is known of a language: its phrases (its own file's first, then English and what is
    common to all), the words typical of them, those for we and you,
    section names, and the lists that slots need."""

    language: str | None
    matchers: tuple[Matcher, ...]
    wording: Wording
    address: Address
    sections: frozenset[str]
    words: Mapping[str, Sequence[str]]


@cache
def languages() -> tuple[str, ...]:
    """The codes of the languages that have a lexicon, in alphabetical order."""
    names = {path.name for path in FOLDER.iterdir() if path.name.endswith(".toml")}
    names -= {f"{name}.toml" for name in (COMMON, FUNCTION_WORDS, PRONOUNS)}
    return tuple(sorted(name.removesuffix(".toml") for name in names))


@cache
def read_file(name: str) -> _Table:
    """The content of one lexicon file, as tables."""
    try:
        return read_table(FOLDER / f"{name}.toml")
    except ValueError as error:  # neither TOML nor UTF-8
        raise NewscleanError(f"lexicon file {name}.toml: {error}") from error


def entries(name: str) -> list[tuple[Entry, tuple[str, ...]]]:
    """The entries of one file with their phrases.

    Raises:
        NewscleanError: naming file, entry and what is wrong.
    """
    tables = read_file(name).get("entry", [])
    if not isinstance(tables, list) or not all(isinstance(table, dict) for table in tables):
        raise NewscleanError(f"lexicon file {name}.toml: entries are written as [[entry]]")
    reader = Reader(f"{name}.toml")
    return [reader.entry(table) for table in tables]


def strings(table: _Table, key: str) -> tuple[str, ...]:
    """A list of strings of a table, with nested lists laid flat; empty where it is absent."""
    flat: list[str] = []
    for value in cast("list[object]", table.get(key, [])):
        if isinstance(value, list):
            flat.extend(map(str, value))
        else:
            flat.append(str(value))
    return tuple(flat)


def function_words(language: str) -> tuple[str, ...]:
    """The commonest function words of a language; none where its script tells it."""
    return tuple(str(read_file(FUNCTION_WORDS).get(language, "")).split())


@cache
def load(language: str | None) -> Lexicon:
    """The lexicon of a language, with what is common to all and with English beside it.

    Pages in every language carry English chrome, so English phrases are tried everywhere a
    language is known; where it is not, only what needs no language.

    Args:
        language: a code that ``languages()`` lists, or None.
    """
    _check(COMMON if language is None else language)
    names = [COMMON]
    if language is not None:
        names = [COMMON, language] if language == "en" else [COMMON, language, "en"]
    # English is read once for all languages: its file is as large as three others.
    shared = (COMMON,) if language is None else (COMMON, "en")
    matchers = [_matcher(shared, shared)]
    if language not in (None, "en"):
        matchers.insert(0, _matcher(tuple(names), (str(language),)))
    tables = [read_file(name) for name in names]
    return Lexicon(
        language,
        tuple(matchers),
        load_wording((*names[1:], COMMON) if language else ()),
        Address(word for name in names for word in _pronouns(name)),
        frozenset(_folded(tables, "sections")),
        _slot_words(tuple(names)),
    )


@cache
def _matcher(names: tuple[str, ...], files: tuple[str, ...]) -> Matcher:
    """A matcher for the phrases of some files.

    Args:
        names: the files whose words their slots may hold.
        files: the files whose phrases it has.
    """
    phrases = [
        (entry, phrase) for name in files for entry, texts in entries(name) for phrase in texts
    ]
    return Matcher(phrases, _slot_words(names))


@cache
def _slot_words(names: tuple[str, ...]) -> Mapping[str, Sequence[str]]:
    """The lists that slots need, of some files."""
    tables = [read_file(name) for name in names]
    words = {
        key: _folded(tables, key)
        for key in ("and_words", "months", "weekdays", "date_words", "agencies")
    }
    words["date_words"] += words["months"] + words["weekdays"]
    return words


def find(lexicon: Lexicon, text: str) -> list[Hit]:
    """The phrases of a lexicon that stand in a line.

    >>> {hit.entry.kind.value for hit in find(load("de"), "Sign up for our newsletter")}
    {'promo'}
    """
    return [hit for matcher in lexicon.matchers for hit in matcher.find(text)]


def _pronouns(name: str) -> list[str]:
    return str(read_file(PRONOUNS).get(name, "")).split()


def matcher_of(phrases: Iterable[tuple[Entry, str]], words: Mapping[str, Sequence[str]]) -> Matcher:
    """A matcher for phrases that are not yet folded, such as a caller's own."""
    return Matcher([(entry, folded(phrase)) for entry, phrase in phrases], words)


def _folded(tables: list[_Table], key: str) -> list[str]:
    return sorted({folded(text) for table in tables for text in strings(table, key)})


def _check(name: str) -> None:
    problem = next(table_problems(read_file(name)), None)
    if problem:
        raise NewscleanError(f"lexicon file {name}.toml: {problem}")
