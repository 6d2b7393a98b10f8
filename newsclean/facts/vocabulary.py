"""The words that facts are read with, by language: from the lexicon files, none stand in code.

A line is read with the words of its page's language and with the English ones beside them, as
credits and stamps of any language carry English.
"""

from __future__ import annotations

from collections.abc import Iterable
from functools import cache
from typing import Final

import regex

from newsclean.lexicon import function_words, languages, read_file, strings
from newsclean.lexicon.fold import folded

# Scripts that set no space between words: words stand on to names there.
SPACELESS: Final = r"\p{Han}\p{Hiragana}\p{Katakana}\p{Hangul}\p{Thai}\p{Lao}\p{Khmer}\p{Myanmar}"
# Scripts without capitals, in which a name has no form of its own.
CASELESS: Final = r"\p{Lo}"

_Table = dict[str, object]


class Vocabulary:
    """The words of a language with English beside it; of English alone for None.

    Single words come as sets that hold each as it is written and folded, phrases as tuples in
    the spelling of print. ``months`` and
    ``solar`` map a month's forms to its number, ``roles``, ``direct`` and ``opening`` a phrase
    to the roles that it says.
    """

    def __init__(self, language: str | None) -> None:
        self.language = language
        codes = ("en",) if language in (None, "en") else (str(language), "en")
        files = [read_file(code) for code in codes]
        facts = [_table(file, "facts") for file in files]
        self.by = _words(facts, "by")
        self.places = _words(facts, "places")
        self.articles = _words(facts, "articles")
        self.lead = _words(facts, "lead")
        self.verbs = _words(facts, "verbs")
        self.jobs = _words(facts, "jobs")
        self.topics = _words(facts, "topics")
        self.desks = _words(facts, "desks")
        self.outlets = _words(facts, "outlets")
        self.titles = _words(facts, "titles")
        self.not_first = _words(facts, "not_first")
        self.not_alone = _words(facts, "not_alone") | _words(files, "sections")
        self.labels = _words(facts, "labels")
        self.speech = _words(facts, "speech")
        self.cities = _words(facts, "cities")
        self.agencies = _words(files, "agencies")
        self.weekdays = _words(files, "weekdays")
        self.conjunctions = _words(files, "and_words")
        self.date_words = _words(facts, "date_lead") | _words(files, "date_words")
        self.am = _words(facts, "am")
        self.pm = _words(facts, "pm")
        self.connectors = _phrases(facts, "connectors") + _phrases(facts, "by")
        self.updated = _phrases(facts, "updated")
        self.glue = _phrases(facts, "glue")
        self.hours = _phrases(facts, "hours")
        self.minutes = _phrases(facts, "minutes")
        self.relative = _phrases(facts, "relative")
        self.reading = _phrases(facts, "reading")
        self.units = _phrases(facts, "units")
        self.one = _phrases(facts, "one")
        self.wire = _phrases(facts, "wire")
        self.print_notes = _phrases(facts, "print_notes")
        self.sentences = _phrases(facts, "sentences")
        self.reported = _phrases(facts, "reported")
        self.offers = _phrases(facts, "offers") + _phrases_of(files, "related")
        self.offer_links = _phrases(facts, "offer_links")
        self.adverts = _phrases_of(files, "advert")
        self.months = _months(files, "months")
        self.solar = _months(facts, "solar_months")
        self.roles = _roles(facts, "roles")
        self.direct = _roles(facts, "direct")
        self.opening = _roles(facts, "opening")
        for phrase in _phrases(facts, "by"):
            self.opening.setdefault(phrase, ("writing",))
        self.given = _roles(facts, "given")
        # English words open no name in another script, and "will" and "may" are names.
        self.function = _function_words(language)
        # "with" joins names as "and" does; alone it says that something was taken over.
        self.joins = self.conjunctions | {
            phrase for phrase, roles in self.opening.items() if "material" in roles
        }
        self.glued_jobs = tuple(
            sorted((job for job in self.jobs if is_spaceless(job)), key=len, reverse=True)
        )


@cache
def vocabulary(language: str | None) -> Vocabulary:
    """The words of a language, read when they are first needed.

    Args:
        language: a code that has a lexicon; any other gives English alone, as None does.

    >>> sorted(vocabulary("de").by)
    ['by', 'von']
    """
    if language is not None and language not in languages():
        return vocabulary(None)
    return Vocabulary(language)


def key(word: str) -> str:
    """A word as the sets of a vocabulary hold it.

    >>> key("März.")
    'märz.'
    """
    return word.casefold() if word.isascii() else folded(word)


@cache
def _east_asian() -> regex.Pattern[str]:
    return regex.compile(r"[\p{Han}\p{Hiragana}\p{Katakana}\p{Hangul}]")


def is_east_asian(text: str) -> bool:
    """Whether there is a Han, kana or hangul character in a text.

    >>> is_east_asian("记者"), is_east_asian("ผู้สื่อข่าว")
    (True, False)
    """
    return not text.isascii() and _east_asian().search(text) is not None


@cache
def _spaceless() -> regex.Pattern[str]:
    return regex.compile(f"[{SPACELESS}]")


def is_spaceless(text: str) -> bool:
    """Whether there is a character of a script without spaces in a text.

    >>> is_spaceless("记者"), is_spaceless("مراسل")
    (True, False)
    """
    return not text.isascii() and _spaceless().search(text) is not None


def has_case(word: str) -> bool:
    """Whether a word is written in a script with capitals.

    >>> has_case("Ada"), has_case("आदा")
    (True, False)
    """
    return word.lower() != word.upper()


def alternatives(phrases: Iterable[str]) -> list[str]:
    """Phrases for the named list of a pattern: with both apostrophes, and as they are folded."""
    found = set(phrases)
    found |= {phrase.replace("'", "’") for phrase in found if "'" in phrase}
    found |= {folded(phrase) for phrase in found if not phrase.isascii()}
    return sorted(found)


def _table(table: _Table, name: str) -> _Table:
    value = table.get(name, {})
    return value if isinstance(value, dict) else {}


def _words(tables: Iterable[_Table], name: str) -> frozenset[str]:
    """Single words, as they are written for patterns and as they are folded for look-ups."""
    written = {word for table in tables for word in strings(table, name)}
    return frozenset(written | set(map(key, written)))


def _phrases(tables: Iterable[_Table], name: str) -> tuple[str, ...]:
    return tuple(dict.fromkeys(word for table in tables for word in strings(table, name)))


def _phrases_of(files: Iterable[_Table], kind: str) -> tuple[str, ...]:
    """The phrases of a kind that are a whole line or start one, without a closing colon."""
    found: dict[str, None] = {}
    for file in files:
        for entry in file.get("entry", ()):  # type: ignore[attr-defined]
            if entry["kind"] == kind and entry["where"] in ("line", "start"):
                found.update(
                    dict.fromkeys(
                        phrase.rstrip(" :") for phrase in entry["phrases"] if "{" not in phrase
                    )
                )
    return tuple(found)


def _months(tables: Iterable[_Table], name: str) -> dict[str, int]:
    months: dict[str, int] = {}
    for table in tables:
        groups = table.get(name, ())
        for number, forms in enumerate(groups, start=1):  # type: ignore[arg-type, var-annotated]
            for form in forms:
                for written in (form, key(form)):
                    months.setdefault(written.rstrip("."), number)
    return months


def _roles(facts: Iterable[_Table], name: str) -> dict[str, tuple[str, ...]]:
    """The roles that a phrase says; what a language says of it, English does not add to."""
    roles: dict[str, tuple[str, ...]] = {}
    for table in facts:
        listed = _table(table, name)
        own: dict[str, tuple[str, ...]] = {}
        for role in listed:
            for phrase in strings(listed, role):
                for form in alternatives((phrase,)):
                    own[form] = (*own.get(form, ()), role.replace("_", " "))
        roles = {**own, **roles}
    return roles


def _function_words(language: str | None) -> frozenset[str]:
    if language in (None, "en"):
        return frozenset()
    return frozenset(map(key, function_words(str(language))))
