"""``docs/languages.md``: what is known of each language, counted from the files."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

from newsclean.article import Kind, Role
from newsclean.lexicon import COMMON, entries, languages, read_file, strings
from newsclean.specimen import load_all

ROOT = Path(__file__).parent.parent
PAGE = ROOT / "docs" / "languages.md"
KINDS = tuple(kind for kind in Kind if kind.role is not Role.BODY)

# What stands above is written by hand.
TABLES = "## What there is\n"


class Coverage(NamedTuple):
    """What there is of one language."""

    code: str
    name: str
    phrases: Counter[Kind]
    near_misses: int
    fact_words: int
    specimens: int
    traps: int


def coverage() -> list[Coverage]:
    """What there is of each language, and of none in particular."""
    specimens, traps = Counter[str](), Counter[str]()
    for specimen in load_all(ROOT / "seeds"):
        specimens[specimen.lang] += 1
        traps[specimen.lang] += specimen.clean
    return [_covered(code, specimens[code], traps[code]) for code in (COMMON, *languages())]


def _covered(code: str, specimens: int, traps: int) -> Coverage:
    table = read_file(code)
    phrases = Counter[Kind]()
    for entry, texts in entries(code):
        phrases[entry.kind] += len(texts)
    tables = table.get("entry", [])
    near_misses = sum(len(strings(one, "near_misses")) for one in tables)  # type: ignore[attr-defined, misc]
    words = _count(table.get("facts", {}))
    return Coverage(code, str(table["name"]), phrases, near_misses, words, specimens, traps)


def _count(value: object) -> int:
    if isinstance(value, dict):
        return sum(map(_count, value.values()))
    return sum(map(_count, value)) if isinstance(value, list) else 1


def render() -> str:
    """The page with its tables as the files are."""
    head, _, _ = PAGE.read_text(encoding="utf-8").partition(TABLES)
    rows = coverage()
    parts = [head + TABLES, *_summary(rows), "\n## Phrases by kind\n", *_kinds(rows)]
    return "\n".join(parts) + "\n"


def _summary(rows: list[Coverage]) -> Iterator[str]:
    yield "| language | code | phrases | kinds | near misses | fact words | specimens | traps |"
    yield "|---|---|--:|--:|--:|--:|--:|--:|"
    for row in rows:
        code = f"`{row.code}`" if row.code != COMMON else ""
        figures = (
            row.phrases.total(), len(row.phrases), row.near_misses, row.fact_words, row.specimens,
            row.traps,
        )  # fmt: skip
        yield f"| {row.name} | {code} | " + " | ".join(f"{figure:,}" for figure in figures) + " |"


def _kinds(rows: list[Coverage]) -> Iterator[str]:
    yield "| kind | " + " | ".join(row.code for row in rows) + " |"
    yield "|---|" + "--:|" * len(rows)
    for kind in KINDS:
        counts = (str(row.phrases[kind] or "") for row in rows)
        yield f"| `{kind.value}` | " + " | ".join(counts) + " |"
