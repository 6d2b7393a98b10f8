"""Typography and spelling that a lexicon need not list."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from newsclean.lexicon.fold import as_written, folded, plain
from newsclean.lexicon.scripts import is_border

SAME = [
    ("Don’t miss — ever", "don't miss - ever"),
    ("„Mehr“ «dazu» “hier”", '"mehr" "dazu" "hier"'),
    ("Straße", "strasse"),
    ("Lire\u00a0la\u202fsuite", "lire la suite"),
    ("ＲＥＡＤ　ＭＯＲＥ：", "read more:"),
    ("ｶﾞｲﾄﾞ", "ガイド"),
    ("続きを読む｡", "続きを読む。"),
    ("שָׁלוֹם", "שלום"),
    ("ארה״ב", 'ארה"ב'),
    ("مـــزيد", "مزيد"),
    ("مُزَيَّد", "مزيد"),
    ("اﻟﻤﺰﻳﺪ", "المزيد"),
    ("إقرأ أيضا", "اقرا ايضا"),
    ("می‌خوانید", "ميخوانيد"),
    ("کتاب", "كتاب"),
    ("ताज़ा", "ताजा"),
    ("वीडियो हाँ", "वीडियो हां"),
    ("পড়ুন", "পড়ুন"),
    ("İLGİLİ HABERLER", "ilgili haberler"),
    ("TIKLAYIN", "tıklayın"),
    ("ȘTIRI", "ştiri"),
    ("ещё", "еще"),
    ("за́мок", "замок"),
    ("ΔΙΑΒΑΣΤΕ ΕΠΙΣΗΣ", "διαβάστε επίσης"),
    ("cafe\u0301", "café"),
]


@pytest.mark.parametrize(("line", "phrase"), SAME)
def test_a_line_folds_to_its_phrase(line: str, phrase: str):
    assert folded(line) == folded(phrase)


@given(st.text())
def test_folding_twice_is_folding_once(text: str):
    assert plain(plain(text)) == plain(text)
    assert folded(text) == plain(text).casefold()


@pytest.mark.parametrize("text", ["über", "größe", "más", "naïve", "år", "łódź", "đà nẵng"])
def test_letters_of_a_language_stay(text: str):
    assert as_written(text) == text.replace("ß", "ss")
    assert folded(text) == folded(text.upper())


@pytest.mark.parametrize(
    ("before", "after", "border"),
    [
        ("e", "d", False), ("e", " ", True), ("读", "书", True), ("e", "读", True),
        ("ह", "ि", False), ("ế", "n", False), ("ก", "ข", True), ("и", "й", False),
        ("3", "条", True),
    ],
)  # fmt: skip
def test_where_a_word_may_end(before: str, after: str, border: bool):
    assert is_border(before, after) is border
