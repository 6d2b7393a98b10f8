"""``python -m benchmarks invariants``: what it counts, on pages small enough to count by hand."""

from __future__ import annotations

import gzip
import json
from dataclasses import replace
from pathlib import Path

import pytest
from click.testing import CliRunner
from make import article_of, make_segment
from test_clean_html import BODY, page

import newsclean
from benchmarks.__main__ import main
from benchmarks.corpora import Page
from benchmarks.invariants import Total, broken, check


def said(article: newsclean.Article, source: str = "One. Two. Three.") -> list[str]:
    return [line[:2] for line in broken(source, article, article)]


def test_what_is_sound_breaks_nothing():
    article = newsclean.clean_html(page())
    assert broken(page(), article, newsclean.clean_html(page())) == []


def test_each_breach_is_named():
    one, two = make_segment("paragraph", "One."), make_segment("paragraph", "Two.", 5)
    assert said(article_of(one, two)) == []
    assert said(article_of(two, one)) == ["1:"]
    assert said(article_of(replace(one, text="Four."), two)) == ["1:"]
    assert said(article_of(one, replace(two, end=99))) == ["1:"]
    assert said(article_of(one, two, text="One.\n\nTwo.\n\nThree.")) == ["2:", "5:"]
    assert said(article_of(one, two, text="Two.\n\nOne.")) == ["2:", "5:"]
    assert said(article_of(one, replace(two, confidence=0.1))) == ["5:"]
    article = article_of(one, two)
    assert [line[:2] for line in broken("One. Two.", article, article_of(one))] == ["5:"]


@pytest.fixture
def stored(tmp_path: Path) -> Path:
    folder = tmp_path / "ours"
    (folder / "pages").mkdir(parents=True)
    with gzip.open(folder / "pages" / "a.html.gz", "wt", encoding="utf-8") as file:
        file.write(page())
    row = {"id": "a", "url": "https://kestrel.example/a", "lang": "en", "body": "\n".join(BODY)}
    (folder / "gold.jsonl").write_text(json.dumps(row) + "\n", encoding="utf-8")
    return folder


def test_a_page_is_checked(stored: Path):
    body = "\n".join(BODY)
    checked = check(Page("a", body=body, source=stored / "pages" / "a.html.gz"))
    assert checked.broken == ()
    assert (checked.first, checked.last, checked.doubted) == (True, True, False)
    assert checked.kept == len("\n\n".join(BODY))
    summary = Total([checked]).summary()
    assert summary["pages"] == 1
    assert summary["parity"] > 0.96
    assert summary["idempotent"] == 1.0


def test_a_paragraph_that_the_page_does_not_have_is_not_missed(stored: Path):
    gold = "A paragraph of some other page, long enough to be told from all others."
    checked = check(Page("a", body=gold, source=stored / "pages" / "a.html.gz"))
    assert (checked.first, checked.last) == (None, None)
    assert Total([checked]).summary()["first"] is None


def test_the_command_prints_a_row_a_corpus(stored: Path):
    result = CliRunner().invoke(main, ["invariants", "--corpus", f"ours={stored}", "--no-save"])
    assert result.exit_code == 0, result.output
    assert "Invariants on every page" in result.output
    assert "ours" in result.output
