"""When trafilatura is asked, and what its answer does."""

from __future__ import annotations

import subprocess
import sys
from math import exp

import pytest
from test_clean_html import BODY, page

import newsclean
from newsclean import Kind, Options, second_opinion
from newsclean.blocks import Block
from newsclean.decide import Decision
from newsclean.second_opinion import AGREES, DIFFERS, OPINIONS, is_doubtful


def decided(*blocks: tuple[str, float, int]) -> bool:
    decisions = [Decision(Kind(kind), confidence, ()) for kind, confidence, _ in blocks]
    return is_doubtful([Block("x" * size, 0, size) for _, _, size in blocks], decisions)


def test_a_page_is_in_doubt_by_its_body_alone():
    assert decided(("paragraph", 0.4, 600))
    assert not decided(("paragraph", 0.6, 600))
    assert not decided(("paragraph", 0.4, 100), ("paragraph", 0.9, 500))
    assert not decided(("paragraph", 0.9, 300), ("related", 0.1, 9000))
    # Too little text, or none of it body.
    assert not decided(("paragraph", 0.4, 100))
    assert not decided(("related", 0.4, 900))
    assert not decided()


@pytest.fixture
def _in_doubt(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(second_opinion, "DOUBT", 2.0)


@pytest.mark.usefixtures("_in_doubt")
def test_in_doubt_agreement_is_a_reason_and_changes_no_kind(monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setattr(second_opinion, "body_of", lambda source: f"{BODY[0]}\n{BODY[1]}\nNews")
    article = newsclean.clean_html(page())
    assert article.text == "\n\n".join(BODY)
    rules = {s.text: [r for r in s.reasons if r.rule in OPINIONS] for s in article.segments}
    assert all(len(reasons) == 1 for reasons in rules.values())
    assert [rules[text][0].rule for text in BODY] == [AGREES, AGREES, DIFFERS, DIFFERS]
    assert rules["News"][0].rule == DIFFERS
    assert rules["Advertisement"][0].rule == AGREES
    assert rules["Advertisement"][0].note == "trafilatura leaves this out"
    for segment in article.segments:
        total = sum(reason.weight for reason in segment.reasons)
        assert 1 / (1 + exp(-total)) == pytest.approx(segment.confidence)
    assert "in doubt about the body: trafilatura agrees on" in article.notes[-1]


@pytest.mark.usefixtures("_in_doubt")
def test_trafilatura_itself_answers():
    notes = newsclean.clean_html(page()).notes
    assert any(note.startswith("in doubt about the body") for note in notes)


@pytest.mark.usefixtures("_in_doubt")
def test_who_disables_both_rules_asks_nobody(monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setattr(second_opinion, "body_of", lambda source: pytest.fail("asked"))
    article = newsclean.clean_html(page(), Options(disabled=frozenset(OPINIONS)))
    assert not any("in doubt" in note for note in article.notes)


def test_what_a_page_makes_it_raise_is_not_the_callers(monkeypatch: pytest.MonkeyPatch):
    import trafilatura

    def fail(*args: object, **kwargs: object) -> None:
        raise RuntimeError("boom")

    monkeypatch.setattr(trafilatura, "extract", fail)
    monkeypatch.setattr(trafilatura, "extract_metadata", fail)
    assert second_opinion.body_of("<p>x</p>") == ""
    assert second_opinion.metadata_of("<p>x</p>") == ()


def test_nobody_is_asked_of_a_page_that_is_clear():
    code = (
        "import sys, newsclean; newsclean.clean_html(sys.stdin.read());"
        "print('trafilatura' in sys.modules)"
    )
    run = subprocess.run(
        [sys.executable, "-c", code], input=page(), check=True, capture_output=True, text=True
    )
    assert run.stdout.strip() == "False"
