"""Article ⇄ dictionaries and JSON. What is written is read back as an equal Article."""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Mapping
from dataclasses import fields, is_dataclass
from enum import StrEnum
from typing import TypeVar

from newsclean.article import (
    Article,
    Credit,
    Dateline,
    Facts,
    Image,
    Kind,
    Link,
    Reason,
    Segment,
    Stamp,
    Verdict,
)
from newsclean.errors import NewscleanError

# Goes up when a key changes its meaning or is taken away; not when one is added.
SCHEMA = 1

T = TypeVar("T")
E = TypeVar("E", bound=StrEnum)

_SURROGATE = re.compile("[\ud800-\udfff]")


def to_dict(article: Article) -> dict[str, object]:
    """Everything in an article, as dictionaries, lists, strings, numbers, booleans and None.

    Args:
        article: what ``clean`` returned.

    Returns:
        The fields of ``Article`` by name, and ``schema``, the version of this form.
    """
    return {"schema": SCHEMA} | {f.name: _plain(getattr(article, f.name)) for f in fields(article)}


def to_json(article: Article, *, indent: int | None = None) -> str:
    """Everything in an article, as JSON that any encoding of Unicode can carry.

    Args:
        article: what ``clean`` returned.
        indent: spaces to indent by; None for one line.
    """
    text = json.dumps(to_dict(article), ensure_ascii=False, indent=indent)
    # A lone surrogate cannot be encoded as UTF-8, and in JSON stands inside a string for sure.
    return _SURROGATE.sub(lambda match: f"\\u{ord(match[0]):04x}", text)


def from_dict(data: Mapping[str, object]) -> Article:
    """The article that ``to_dict`` wrote. Keys that it does not know are passed over.

    Raises:
        NewscleanError: where ``data`` is not such a dictionary; the message says which key.
    """
    table = _Table(data, "article")
    schema = table.integer("schema")
    if schema != SCHEMA:
        raise NewscleanError(
            f"article.schema is {schema}, this version of newsclean reads {SCHEMA}; "
            "clean the document again, or use the version that wrote it"
        )
    return Article(
        text=table.text("text"),
        segments=table.items("segments", _segment),
        facts=_facts(table.table("facts")),
        language=table.text_or_none("language"),
        verdict=table.member("verdict", Verdict),
        complete=table.flag("complete"),
        confidence=table.number("confidence"),
        ruleset=table.text("ruleset"),
        notes=table.texts("notes"),
        verdict_confidence=table.number("verdict_confidence"),
    )


def from_json(text: str) -> Article:
    """The article that ``to_json`` wrote.

    Raises:
        NewscleanError: where ``text`` is not such JSON; the message says where.
    """
    try:
        data: object = json.loads(text)
    except ValueError as error:
        raise NewscleanError(f"not JSON: {error}") from None
    except RecursionError:
        raise NewscleanError("not an article's JSON: nested too deeply") from None
    return from_dict(_Table(data, "article").data)


def _plain(value: object) -> object:
    if isinstance(value, StrEnum):
        return value.value
    if isinstance(value, tuple):
        return [_plain(item) for item in value]
    if is_dataclass(value):
        return {field.name: _plain(getattr(value, field.name)) for field in fields(value)}
    return value


class _Table:
    """A dictionary from outside, read with every type checked."""

    def __init__(self, data: object, where: str) -> None:
        self.where = where
        if not isinstance(data, Mapping):
            raise NewscleanError(f"{where} is {_name(data)}, not a dictionary")
        self.data: Mapping[str, object] = data

    def value(self, key: str) -> object:
        if key not in self.data:
            raise NewscleanError(f"{self.where} has no {key!r}")
        return self.data[key]

    def wrong(self, key: str, wanted: str) -> NewscleanError:
        return NewscleanError(f"{self.where}.{key} is {_name(self.data[key])}, not {wanted}")

    def text(self, key: str) -> str:
        value = self.value(key)
        if not isinstance(value, str):
            raise self.wrong(key, "a string")
        return value

    def text_or_none(self, key: str) -> str | None:
        return None if self.value(key) is None else self.text(key)

    def number(self, key: str) -> float:
        value = self.value(key)
        if isinstance(value, bool) or not isinstance(value, int | float):
            raise self.wrong(key, "a number")
        return float(value)

    def integer(self, key: str) -> int:
        value = self.value(key)
        if isinstance(value, bool) or not isinstance(value, int):
            raise self.wrong(key, "a whole number")
        return value

    def flag(self, key: str) -> bool:
        value = self.value(key)
        if not isinstance(value, bool):
            raise self.wrong(key, "true or false")
        return value

    def member(self, key: str, choices: type[E]) -> E:
        try:
            return choices(self.text(key))
        except ValueError:
            known = ", ".join(choice.value for choice in choices)
            value = self.text(key)
            raise NewscleanError(f"{self.where}.{key} is {value!r}, none of: {known}") from None

    def texts(self, key: str) -> tuple[str, ...]:
        values = self.sequence(key)
        if not all(isinstance(value, str) for value in values):
            raise self.wrong(key, "a list of strings")
        return tuple(str(value) for value in values)

    def pairs(self, key: str) -> tuple[tuple[str, str], ...]:
        found = []
        for pair in self.sequence(key):
            if not isinstance(pair, list | tuple) or [type(one) for one in pair] != [str, str]:
                raise self.wrong(key, "a list of pairs of strings")
            found.append((pair[0], pair[1]))
        return tuple(found)

    def sequence(self, key: str) -> list[object] | tuple[object, ...]:
        value = self.value(key)
        if not isinstance(value, list | tuple):
            raise self.wrong(key, "a list")
        return value

    def table(self, key: str) -> _Table:
        return _Table(self.value(key), f"{self.where}.{key}")

    def items(self, key: str, read: Callable[[_Table], T]) -> tuple[T, ...]:
        values = self.sequence(key)
        return tuple(
            read(_Table(value, f"{self.where}.{key}[{index}]"))
            for index, value in enumerate(values)
        )

    def maybe(self, key: str, read: Callable[[_Table], T]) -> T | None:
        return None if self.value(key) is None else read(self.table(key))


def _name(value: object) -> str:
    return "None" if value is None else f"of type {type(value).__name__}"


def _segment(table: _Table) -> Segment:
    return Segment(
        kind=table.member("kind", Kind),
        text=table.text("text"),
        start=table.integer("start"),
        end=table.integer("end"),
        kept=table.flag("kept"),
        confidence=table.number("confidence"),
        reasons=table.items("reasons", _reason),
        inline=table.flag("inline"),
        path=table.text_or_none("path"),
        level=table.integer("level"),
        ordered=table.flag("ordered"),
        links=table.items("links", _link),
    )


def _reason(table: _Table) -> Reason:
    return Reason(table.text("rule"), table.number("weight"), table.text("note"))


def _facts(table: _Table) -> Facts:
    return Facts(
        title=table.text_or_none("title"),
        standfirst=table.text_or_none("standfirst"),
        bylines=table.texts("bylines"),
        credits=table.items("credits", _credit),
        dateline=table.maybe("dateline", _dateline),
        published=table.maybe("published", _stamp),
        updated=table.maybe("updated", _stamp),
        related=table.items("related", _link),
        captions=table.texts("captions"),
        corrections=table.texts("corrections"),
        site=table.text_or_none("site"),
        url=table.text_or_none("url"),
        image=table.maybe("image", _image),
        declared_language=table.text_or_none("declared_language"),
        section=table.text_or_none("section"),
        metadata=table.pairs("metadata"),
    )


def _image(table: _Table) -> Image:
    return Image(table.text("url"), table.text_or_none("caption"))


def _credit(table: _Table) -> Credit:
    return Credit(
        role=table.text("role"),
        names=table.texts("names"),
        place=table.text_or_none("place"),
        agency=table.text_or_none("agency"),
    )


def _dateline(table: _Table) -> Dateline:
    return Dateline(*(table.text_or_none(key) for key in ("place", "agency", "date")))


def _stamp(table: _Table) -> Stamp:
    return Stamp(table.text("text"), table.text_or_none("iso"))


def _link(table: _Table) -> Link:
    return Link(
        title=table.text("title"),
        url=table.text_or_none("url"),
        start=table.integer("start"),
        end=table.integer("end"),
    )
