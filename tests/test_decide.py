"""What evidence adds up to: packed weights, what stands apart, and what the lines around are."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from test_clean_html import BODY
from test_specimens import SPECIMENS

import newsclean
from newsclean import Kind, Options, Role
from newsclean.decide.lanes import LANES, UNIT, pack, unpack
from newsclean.label import Labeller
from newsclean.label_page import survey_page
from newsclean.lexicon import load
from newsclean.options import Phrase
from newsclean.read.html import read_html
from newsclean.read.text import read_text
from newsclean.rules import (
    NAMES,
    beside,
    markup,
    neighbours,
    note_of,
    own,
    parts,
    phrases,
    place,
    rules_of,
    shape,
)
from newsclean.rules.beside import see, taken_for

ROWS = st.lists(
    st.lists(st.integers(-900, 900), min_size=LANES, max_size=LANES), min_size=1, max_size=60
)


@given(ROWS)
def test_packed_weights_add_up_lane_by_lane(rows: list[list[int]]):
    total = sum(pack([weight / UNIT for weight in row]) for row in rows)
    assert unpack(total) == tuple(map(sum, zip(*rows, strict=True)))


@pytest.mark.parametrize("name", sorted(SPECIMENS)[::5])
def test_whether_all_stays_is_what_deciding_would_say(name: str):
    specimen = SPECIMENS[name]
    labeller = Labeller(load(specimen.lang), Options())
    for text in (specimen.source, newsclean.clean_text(specimen.source).text):
        blocks = read_text(text)
        decided = all(one.kind.role is Role.BODY for one in labeller.decide(blocks))
        assert labeller.stays(blocks) is decided


SWIMMERS = "".join(f"<li><a href=/m{i}>Harbour people who swam {i}</a>" for i in range(20))
BOATS = "".join(f"<p><a href=/b{i}>Ten boats that were lost at sea {i}</a>" for i in range(20))
PAGE = f"""
<nav><ul><li><a href=/1>Home</a><li><a href=/2>Sport</a></ul></nav>
<div><ul>{SWIMMERS}</ul><p>Sign up for our newsletter</div>
<main><h1>Vellmar bridge opens again</h1>{"".join(f"<p>{text}</p>" for text in BODY)}</main>
<div>{BOATS}</div><footer><p>Imprint</footer>
"""


def kinds_of(options: Options | None = None) -> dict[str, Kind]:
    return {s.text: s.kind for s in newsclean.clean_html(PAGE, options).segments}


def test_what_stands_apart_is_named_by_words_markup_and_links():
    kinds = kinds_of()
    assert kinds["Home"] is Kind.NAVIGATION
    assert kinds["Harbour people who swam 3"] is Kind.RELATED
    assert kinds["Ten boats that were lost at sea 12"] is Kind.RELATED
    assert kinds["Sign up for our newsletter"] is Kind.PROMO
    assert kinds["Imprint"].role is Role.CRUFT


def test_what_stands_apart_says_so():
    article = newsclean.clean_html(PAGE)
    [home] = [s for s in article.segments if s.text == "Home"]
    assert [reason.rule for reason in home.reasons] == ["markup.within.nav", "place.apart"]


def test_a_phrase_of_the_callers_own_counts_for_what_stands_apart():
    phrase = Phrase("ten boats that were lost at sea 12", Kind.LEGAL)
    assert kinds_of(Options(phrases=(phrase,)))["Ten boats that were lost at sea 12"] is Kind.LEGAL


def test_near_is_what_may_be_of_the_article():
    page = read_html(PAGE)
    nearby = survey_page(Labeller(load("en"), Options()), page)
    texts = [page.blocks[index].text for index in nearby.near]
    assert {"Vellmar bridge opens again", *BODY} <= set(texts)
    assert not {"Home", "Ten boats that were lost at sea 12"} & set(texts)


def test_all_is_near_where_nothing_stands_out():
    page = read_html("<ul><li><a href=/1>Harbour</a><li><a href=/2>Bridge</a></ul>")
    assert survey_page(Labeller(load("en"), Options()), page).near == [0, 1]


def test_no_two_families_give_sights_of_one_name():
    families = (shape, neighbours, place, phrases, markup, own, parts, beside)
    assert sum(len(family.NAMES) for family in families) == len(NAMES)


def test_the_lines_around_count_by_what_they_were_taken_for():
    taken = [taken_for("comments", 0.95), taken_for("related", 0.5), taken_for("comments", 0.7)]
    rules = [rule for sight in see(taken, 1) for rule in rules_of(sight)]
    assert "beside.taken.related.unsure" in rules
    assert "beside.line.-1.comments.sure" in rules
    assert "beside.pair.1.comments.related" in rules
    assert "beside.amid.comments.comments" in rules
    assert "beside.line.2.none" in rules
    assert all(note_of(rule) for rule in rules)
