"""Every labelled document in ``seeds/``: its labels, its text, and each of its facts."""

from __future__ import annotations

import dataclasses
from functools import cache
from pathlib import Path

import pytest

import newsclean
from newsclean.article import Stamp
from newsclean.specimen import ExpectedFacts, Specimen, load_all

SEEDS = Path(__file__).parent.parent / "seeds"
SPECIMENS = {specimen.name: specimen for specimen in load_all(SEEDS)}
FACTS = [field.name for field in dataclasses.fields(ExpectedFacts)]
# A known failure runs as one case: all of it has to pass before the mark may go.
SOUND = [name for name, specimen in SPECIMENS.items() if specimen.known_failure is None]
FAILING = [
    pytest.param(name, marks=pytest.mark.xfail(reason=specimen.known_failure, strict=True))
    for name, specimen in SPECIMENS.items()
    if specimen.known_failure is not None
]


@cache
def cleaned(name: str) -> newsclean.Article:
    return newsclean.clean_text(SPECIMENS[name].source)


def labels(specimen: Specimen, pieces: list[tuple[int, int, str]]) -> list[str]:
    """Each line of the source that is not blank, after the kinds of the pieces on it."""
    lines = []
    at = 0
    waiting = list(reversed(pieces))
    for line in specimen.source.split(specimen.newline):
        end = at + len(line)
        kinds: list[str] = []
        while waiting and waiting[-1][0] < end:
            if waiting[-1][2] not in kinds:
                kinds.append(waiting[-1][2])
            if waiting[-1][1] > end:
                break
            waiting.pop()
        if line.strip():
            lines.append(f"{'+'.join(kinds)}: {' '.join(line.split())}")
        at = end + len(specimen.newline)
    return lines


def check_labels(name: str) -> None:
    specimen = SPECIMENS[name]
    segments = [(s.start, s.end, s.kind.value) for s in cleaned(name).segments]
    blocks = [(b.start, b.end, b.kind.value) for b in specimen.blocks]
    assert labels(specimen, segments) == labels(specimen, blocks)


def check_text(name: str) -> None:
    assert cleaned(name).text == SPECIMENS[name].text


def check_fact(name: str, key: str) -> None:
    expected = getattr(SPECIMENS[name].facts, key)
    found = getattr(cleaned(name).facts, key)
    if key == "related":
        found = tuple(link.title for link in found)
    elif isinstance(found, Stamp):
        found = found.iso
    if key == "bylines":
        found, expected = (tuple(n.casefold() for n in names) for names in (found, expected))
    assert found == expected


@pytest.mark.parametrize("name", SOUND)
def test_labels(name: str):
    check_labels(name)


@pytest.mark.parametrize("name", SOUND)
def test_text(name: str):
    check_text(name)


@pytest.mark.parametrize("key", FACTS)
@pytest.mark.parametrize("name", SOUND)
def test_facts(name: str, key: str):
    check_fact(name, key)


@pytest.mark.parametrize("name", FAILING)
def test_known_failure(name: str):
    check_labels(name)
    check_text(name)
    for key in FACTS:
        check_fact(name, key)


def test_a_folder_is_its_language():
    assert [n for n, specimen in SPECIMENS.items() if not n.startswith(f"{specimen.lang}/")] == []


def test_a_name_begins_with_its_sort():
    wrong = [
        name
        for name, specimen in SPECIMENS.items()
        if not name.partition("/")[2].startswith(f"{specimen.sort}-")
    ]
    assert wrong == []
