"""What a contributor wants to know of a lexicon file before others read it."""

from __future__ import annotations

import tomllib
from collections.abc import Iterator
from pathlib import Path

from newsclean.blocks import Entry
from newsclean.errors import NewscleanError
from newsclean.lexicon import strings
from newsclean.lexicon.check import Reader, Table, table_problems
from newsclean.lexicon.fold import folded
from newsclean.lexicon.matcher import Matcher

# What slots need where a file does not list it.
WORD_LISTS = ("and_words", "months", "weekdays", "date_words", "agencies")

_Entries = list[tuple[Entry, tuple[str, ...], Table]]


def problems(path: Path) -> Iterator[str]:
    """What is wrong with a lexicon file, a line for each problem, in the order of the file.

    An entry that cannot be read is told once, by the first thing that is wrong with it.

    Args:
        path: the TOML file.

    Raises:
        OSError: where the file cannot be read.
    """
    where = f"lexicon file {path.name}"
    try:
        table = tomllib.loads(path.read_text("utf-8"))
    except (tomllib.TOMLDecodeError, UnicodeDecodeError) as error:
        yield f"{where}: {error}"
        return
    yield from (f"{where}: {problem}" for problem in table_problems(table))
    tables = table.get("entry", [])
    if not isinstance(tables, list) or not all(isinstance(one, dict) for one in tables):
        yield f"{where}: entries are written as [[entry]]"
        return
    reader = Reader(path.name)
    read: _Entries = []
    for one in tables:
        try:
            read.append((*reader.entry(one), one))
        except NewscleanError as error:
            yield str(error)
    yield from (f"{where}, {problem}" for problem in _doubles(read))
    yield from (f"{where}, {problem}" for problem in _taken(read, table))


def _doubles(read: _Entries) -> Iterator[str]:
    """Whole lines that two entries claim: the second of them never matches. One with slots may
    be of two kinds."""
    owners: dict[str, str] = {}
    for entry, phrases, _ in read:
        for phrase in phrases if entry.where == "line" else ():
            owner = owners.setdefault(phrase, entry.id)
            if owner != entry.id and "{" not in phrase:
                yield f"entry {entry.id!r}: {phrase!r} stands in {owner!r} already"


def _taken(read: _Entries, table: Table) -> Iterator[str]:
    """Near misses that a sure entry takes all the same."""
    words = {key: [folded(text) for text in strings(table, key)] for key in WORD_LISTS}
    words["date_words"] += words["months"] + words["weekdays"]
    for entry, phrases, source in read:
        if entry.strength != "sure":
            continue
        matcher = Matcher([(entry, phrase) for phrase in phrases], words)
        for sentence in strings(source, "near_misses"):
            for hit in matcher.find(sentence):
                yield f"entry {entry.id!r}: {hit.phrase!r} takes the near miss {sentence!r}"
