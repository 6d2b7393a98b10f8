"""What a whole page is: pages of our own, named by their verdict, and what tells them apart."""

from __future__ import annotations

from collections import Counter
from pathlib import Path

import pytest
from make import make_segment

import newsclean
from newsclean import Verdict
from newsclean.verdict import CERTAIN, Signs, judge

PAGES = Path(__file__).parent / "pages"
LABELLED = sorted(path for path in PAGES.glob("*.*.html") if path.name.partition(".")[0])
PARAGRAPH = "The harbour authority of Port Ansley has begun to dredge the northern channel. " * 4
CUT = "The farmer who owns the field, a quiet man of seventy, says that he…"


@pytest.mark.parametrize("path", LABELLED, ids=lambda path: path.stem)
def test_a_page_gets_its_verdict(path: Path):
    wanted = Verdict(path.name.partition(".")[0])
    article = newsclean.clean_html(path.read_bytes())
    assert article.verdict is wanted
    assert 0.5 < article.verdict_confidence <= CERTAIN
    assert article.complete is (wanted in (Verdict.ARTICLE, Verdict.LIVE_BLOG))


def test_every_verdict_has_its_pages():
    count = Counter(path.name.partition(".")[0] for path in LABELLED)
    assert set(count) == {verdict.value for verdict in Verdict}
    assert min(count.values()) >= 4


def judged(*pairs: tuple[str, str], signs: Signs | None = None):
    at = 0
    segments = []
    for kind, text in pairs:
        segments.append(make_segment(kind, text, at))
        at += len(text) + 1
    return judge(segments, signs)


def test_what_the_page_states_is_no_proof_alone():
    body = [("paragraph", PARAGRAPH)] * 12
    # A metered page that shows all of it.
    assert judged(*body, signs=Signs(free=False)).verdict is Verdict.ARTICLE
    assert judged(*body, signs=Signs(live=True)).verdict is Verdict.ARTICLE
    assert judged(*body, signs=Signs(listing=True)).verdict is Verdict.ARTICLE


def test_a_cut_text_is_locked_where_the_page_says_so_and_incomplete_in_any_case():
    cut = [("paragraph", PARAGRAPH), ("paragraph", CUT)]
    locked = judged(*cut, signs=Signs(free=False))
    assert (locked.verdict, locked.complete) == (Verdict.PAYWALLED, False)
    unsaid = judged(*cut)
    assert (unsaid.verdict, unsaid.complete) == (Verdict.ARTICLE, False)


def test_a_page_that_is_free_is_not_locked_by_its_offer():
    offer = [("paragraph", PARAGRAPH), ("paywall", "Subscribe to read more stories like this")]
    assert (
        judged(*offer, signs=Signs(free=True)).confidence
        < judged(*offer, signs=Signs(free=False)).confidence
    )


def test_dates_with_a_year_are_no_entries():
    clocks = [pair for n in range(6) for pair in (("timestamp", f"1{n}:30"), ("paragraph", CUT))]
    assert judged(*clocks).verdict is Verdict.LIVE_BLOG
    dates = [(kind, f"3 May 2024, {t}" if kind == "timestamp" else t) for kind, t in clocks]
    assert judged(*dates).verdict is not Verdict.LIVE_BLOG


def test_more_evidence_is_more_confidence():
    few, many = (
        [pair for n in range(count) for pair in (("timestamp", f"1{n}:30"), ("paragraph", "x"))]
        for count in (5, 9)
    )
    assert judged(*few).confidence < judged(*many).confidence
    short, shorter = judged(("paragraph", "x" * 110)), judged(("paragraph", "x" * 10))
    assert short.verdict is shorter.verdict is Verdict.STUB
    assert short.confidence < shorter.confidence


def test_free_to_read_is_read_in_every_form():
    body = f"<article><h1>Mud</h1><p>{PARAGRAPH}</p><p>{CUT}</p></article>"
    for value in ("false", '"False"', '"false"', '"https://schema.org/False"'):
        data = f'{{"@type":"NewsArticle","isAccessibleForFree":{value}}}'
        page = f'<script type="application/ld+json">{data}</script>{body}'
        assert newsclean.clean_html(page).verdict is Verdict.PAYWALLED
    data = '{"@type":"NewsArticle","hasPart":[{"isAccessibleForFree":"False","cssSelector":".x"}]}'
    page = f'<script type="application/ld+json">{data}</script>{body}'
    assert newsclean.clean_html(page).verdict is Verdict.PAYWALLED
    for value in ("true", '"True"', "null", "[]"):
        data = f'{{"@type":"NewsArticle","isAccessibleForFree":{value}}}'
        page = f'<script type="application/ld+json">{data}</script>{body}'
        assert newsclean.clean_html(page).verdict is Verdict.ARTICLE
