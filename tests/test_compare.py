"""Comparing results: what is paired with what, what is told, in the terminal and as a page."""

from __future__ import annotations

import json
from dataclasses import replace

import pytest
from click.testing import CliRunner, Result
from make import article_of, make_article, make_segment

from newsclean import Article, Kind, NewscleanError, Verdict
from newsclean.cli.app import app
from newsclean.compare import Result as Made
from newsclean.compare import compare, read_results
from newsclean.report.comparison import comparison_report

OLD = make_article(("title", "Bridge opens"), ("paragraph", "It is open."), ("related", "More"))
NEW = make_article(("title", "Bridge opens"), ("paragraph", "It is open."), ("heading", "More"))


def run(*args: str) -> Result:
    return CliRunner().invoke(app, ["diff", *args])


@pytest.fixture
def files(tmp_path):
    def written(old: str, new: str) -> tuple[str, str]:
        paths = tmp_path / "old.json", tmp_path / "new.json"
        for path, content in zip(paths, (old, new), strict=True):
            path.write_text(content, encoding="utf-8")
        return str(paths[0]), str(paths[1])

    return written


def record(name: str, article: Article, **more: object) -> str:
    return json.dumps({"id": name} | article.to_dict() | more)


# --- comparing ---


def test_a_segment_that_changed_kind_is_told():
    found = compare([Made("a", OLD)], [Made("a", NEW)])
    (change,) = found.changes
    assert change.document == "a"
    assert (change.old.kind, change.new.kind) == (Kind.RELATED, Kind.HEADING)
    assert (found.documents, found.segments, found.same) == (1, 3, False)


def test_the_same_results_are_the_same():
    assert compare([Made("a", OLD)], [Made("a", OLD)]).same


def test_confidence_and_reasons_alone_are_no_change():
    surer = article_of(*(replace(segment, confidence=0.9, reasons=()) for segment in OLD.segments))
    assert compare([Made(None, OLD)], [Made(None, surer)]).same


def test_a_segment_that_is_kept_now_is_told():
    kept = article_of(*(replace(segment, kept=True) for segment in OLD.segments))
    (change,) = compare([Made(None, OLD)], [Made(None, kept)]).changes
    assert change.old.kind is change.new.kind is Kind.RELATED


def test_segments_that_one_side_alone_has_are_told():
    split = article_of(
        *OLD.segments[:1],
        make_segment("paragraph", "It is", 13),
        make_segment("paragraph", "open.", 19),
        OLD.segments[2],
    )
    changes = compare([Made(None, OLD)], [Made(None, split)]).changes
    assert [(c.old and c.old.text, c.new and c.new.text) for c in changes] == [
        ("It is open.", None),
        (None, "It is"),
        (None, "open."),
    ]


def test_documents_are_paired_by_name_where_all_have_one():
    found = compare([Made("a", OLD), Made("b", NEW)], [Made("b", NEW), Made("a", OLD)])
    assert found.same
    by_order = compare([Made(None, OLD), Made("b", NEW)], [Made(None, OLD), Made("c", NEW)])
    assert by_order.same


def test_documents_that_one_side_alone_has_and_verdicts_are_told():
    stub = replace(OLD, verdict=Verdict.STUB)
    found = compare([Made("a", OLD), Made("b", OLD)], [Made("a", stub), Made("c", OLD)])
    assert found.verdicts == (("a", "article", "stub"),)
    assert (found.only_old, found.only_new) == (("b",), ("c",))


def test_the_most_frequent_change_comes_first():
    old = make_article(("related", "1"), ("promo", "2"), ("promo", "3"))
    new = make_article(("title", "1"), ("legal", "2"), ("legal", "3"))
    steps = compare([Made(None, old)], [Made(None, new)]).steps
    assert [(old.kind, new.kind, len(changes)) for (old, new), changes in steps] == [
        (Kind.PROMO, Kind.LEGAL, 2),
        (Kind.RELATED, Kind.TITLE, 1),
    ]


def test_two_documents_of_one_name_are_refused():
    with pytest.raises(NewscleanError, match="two results are about 'a'"):
        compare([Made("a", OLD), Made("a", NEW)], [Made("a", OLD)])


# --- reading ---


@pytest.mark.parametrize(
    "content",
    [
        record("a", OLD),
        json.dumps(OLD.to_dict() | {"url": "a"}, indent=2),
        json.dumps([{"name": "a", "article": OLD.to_dict()}]),
    ],
)
def test_a_result_is_read_in_each_form(content):
    assert read_results(content, "f") == [Made("a", OLD)]


def test_lines_are_read_one_by_one():
    lines = "\n\n".join([record("a", OLD), record("b\u2028", NEW), ""])
    assert read_results(lines, "f") == [Made("a", OLD), Made("b\u2028", NEW)]


@pytest.mark.parametrize(
    ("content", "message"),
    [
        ("", "f is empty"),
        ("Just text.", "f, line 1 is not JSON"),
        (f"{record('a', OLD)}\n{{\n", "f, line 2 is not JSON"),
        ("[1]", "f, item 1 is no article: int"),
        ("{}", "article has no 'schema'"),
        (record("a", OLD, segments=3), "segments is of type int"),
        ("[" * 100_000, "f"),
    ],
)
def test_what_is_no_result_is_told_with_its_place(content, message):
    with pytest.raises(NewscleanError, match=message):
        read_results(content, "f")


# --- the command ---


def test_the_terminal_has_counts_and_examples(files):
    result = run(*files(record("a", OLD), record("a", NEW)))
    assert result.exit_code == 0, result.stderr
    assert "1 document, rules test → test: 1 of 3 segments changed" in result.stdout
    assert "- related" in result.stdout
    assert "+ heading" in result.stdout
    assert "More (a)" in result.stdout


def test_examples_are_as_many_as_asked_for(files):
    old = make_article(*[("related", f"Item {n}") for n in range(9)])
    new = make_article(*[("heading", f"Item {n}") for n in range(9)])
    printed = run(*files(record("a", old), record("a", new)), "--examples", "2").stdout
    assert printed.count("Item") == 2


def test_nothing_in_a_document_acts_on_the_terminal(files):
    old, new = (
        make_article(("related", "\x1b[31mred\u202e")),
        make_article(("title", "\x1b[31mred\u202e")),
    )
    printed = run(*files(record("a\x1b", old), record("a\x1b", new))).stdout
    assert "\x1b" not in printed
    assert "\u202e" not in printed


@pytest.mark.parametrize(("new", "code"), [(OLD, 0), (NEW, 1)])
def test_the_exit_code_tells_where_asked(files, new, code):
    paths = files(record("a", OLD), record("a", new))
    assert run(*paths, "--exit-code").exit_code == code
    assert run(*paths).exit_code == 0


def test_a_report_is_written(files, tmp_path):
    output = tmp_path / "diff.html"
    paths = files(record("a", OLD), record("a", NEW))
    assert run(*paths, "-o", str(output)).exit_code == 0
    assert "related" in output.read_text("utf-8")
    result = run(*paths, "-o", str(output))
    assert result.exit_code == 2
    assert "--force" in result.stderr


def test_a_file_that_is_no_result_is_told_in_one_line(files):
    result = run(*files("text", record("a", NEW)))
    assert result.exit_code == 2
    assert "old.json, line 1 is not JSON" in result.stderr
    assert result.stderr.count("\n") == 1


# --- the page ---


def test_the_page_shows_changes_as_text():
    hostile = "</script><script>window.pwned = 1</script>\u202e"
    old, new = make_article(("related", hostile)), make_article(("title", hostile))
    html = comparison_report(compare([Made(hostile, old)], [Made(hostile, new)]), hostile, hostile)
    assert "<script>window" not in html
    assert "\u202e" not in html
    assert "&lt;script&gt;window.pwned = 1&lt;/script&gt;⟨U+202E⟩" in html


def test_the_page_says_where_nothing_changed():
    assert "Nothing changed" in comparison_report(compare([Made("a", OLD)], [Made("a", OLD)]))
