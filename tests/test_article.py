"""The result types: frozen, slotted, hashable, picklable, with a short repr."""

from __future__ import annotations

import copy
import dataclasses
import pickle

import pytest
from make import FULL, make_article

from newsclean import article as module
from newsclean.article import Article, Kind, Role, Segment

TYPES = [
    value
    for value in vars(module).values()
    if isinstance(value, type) and dataclasses.is_dataclass(value)
]
VALUES = [
    FULL,
    FULL.facts,
    FULL.segments[0],
    FULL.segments[0].reasons[0],
    FULL.credits[0],
    FULL.dateline,
    FULL.published,
    FULL.related[0],
    FULL.image,
]


def test_there_is_a_value_of_every_type():
    assert {type(value) for value in VALUES} == set(TYPES)


@pytest.mark.parametrize("value", VALUES, ids=lambda value: type(value).__name__)
def test_frozen_slotted_hashable_picklable(value):
    field = dataclasses.fields(value)[0].name
    with pytest.raises(dataclasses.FrozenInstanceError):
        setattr(value, field, None)
    assert not hasattr(value, "__dict__")
    assert hash(value) == hash(copy.deepcopy(value))
    for protocol in range(2, pickle.HIGHEST_PROTOCOL + 1):
        assert pickle.loads(pickle.dumps(value, protocol)) == value


def test_reprs_are_short():
    assert repr(FULL) == "<Article article 59 characters, 2 of 4 segments kept>"
    assert repr(FULL.segments[0]) == "<Segment section_label removed 0:4 'News'>"
    assert repr(FULL.segments[0].reasons[0]) == "<Reason section_label.test.made +1.10>"
    assert len(repr(make_article(("paragraph", "x" * 1000)).segments[0])) < 90


def test_every_kind_has_a_role():
    assert {kind.role for kind in Kind} == set(Role)
    assert Kind.of(*Role) == frozenset(Kind)


def test_the_facts_are_the_article_s():
    for field in dataclasses.fields(FULL.facts):
        assert getattr(FULL, field.name) == getattr(FULL.facts, field.name)


def test_restore_puts_kinds_back_in_their_places():
    assert FULL.restore() == FULL.text
    assert FULL.restore(Kind.SECTION_LABEL) == f"News\n\n{FULL.text}"
    assert FULL.restore(*Kind) == "\n\n".join(segment.text for segment in FULL.segments)


def test_json_round_trip():
    assert Article.from_json(FULL.to_json()) == FULL


def test_a_segment_needs_no_path():
    segment = Segment(Kind.PARAGRAPH, "It rained.", 0, 10, True, 0.9)
    assert segment.path is None
    assert segment.reasons == ()
