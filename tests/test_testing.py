"""What newsclean offers to other people's tests, in the process and as a pytest plugin."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest
from make import make_article

import newsclean
from newsclean import Kind, NewscleanError, Role
from newsclean.testing import NewsPage, Snapshot, assert_clean, news_page

pytest_plugins = ["pytester"]

PROSE = "The council of Vellmar voted on Tuesday to close its last coal plant, two years early."
TEXT = f"{PROSE}\n\nArticles You May Like\n\nMortgages Explained"


# --- assert_clean ---


def test_a_clean_text_passes_and_gives_its_article():
    assert assert_clean(PROSE).text == PROSE


def test_what_is_wrong_is_told_with_kind_reason_and_line():
    with pytest.raises(AssertionError) as caught:
        assert_clean(TEXT)
    lines = str(caught.value).splitlines()
    assert lines[0] == "2 of 3 segments are not the article's:"
    assert lines[1].startswith("line 3: related (0.")
    assert lines[1].endswith("Articles You May Like")
    assert "says “articles you may like”" in lines[2]
    assert "[related.heading" in lines[2]


def test_kinds_are_allowed():
    assert_clean(TEXT, allow=["related"])
    assert_clean(TEXT, allow={Kind.RELATED})
    with pytest.raises(NewscleanError, match="'relatd' is no kind"):
        assert_clean(TEXT, allow=["relatd"])


def test_an_article_is_judged_by_all_its_segments():
    with pytest.raises(AssertionError, match="0–4: promo"):
        assert_clean(make_article(("promo", "Join"), ("paragraph", "It rained.")))
    assert_clean(make_article(("paragraph", "It rained.")))


def test_a_long_list_is_cut():
    with pytest.raises(AssertionError, match="and 30 more"):
        assert_clean(make_article(*[("promo", "Join")] * 50))


def test_a_wrong_type_says_what_is_taken():
    with pytest.raises(TypeError, match="a str or an Article, not bytes"):
        assert_clean(b"x")  # type: ignore[arg-type]


# --- news_page ---


@pytest.mark.parametrize("form", ["html", "text"])
@pytest.mark.parametrize("language", ["en", "de", "fr", "es"])
def test_a_page_comes_apart_into_its_gold(language, form):
    page = news_page(language=language, form=form, seed=3)
    article = newsclean.clean(page.source)
    assert [segment.text for segment in article.segments] == [text for _, text in page.gold]
    assert article.text == page.text
    assert article.language == language


def test_a_seed_gives_one_page():
    assert news_page(seed=1) == news_page(seed=1)
    assert news_page(seed=1) != news_page(seed=2)
    code = (
        "import newsclean.testing as t; print(hash(t.news_page(cruft=['promo', 'legal']).source))"
    )
    run = [sys.executable, "-c", code.replace("hash(", "(")]
    printed = {subprocess.run(run, check=True, capture_output=True).stdout for _ in range(2)}
    assert len(printed) == 1


def test_body_title_and_cruft_are_the_caller_s():
    page = news_page(["<b>One</b>.", "Two."], title="It & I", cruft=["title", "advert", "credit"])
    assert page.text == "<b>One</b>.\n\nTwo."
    assert {kind.value for kind, _ in page.gold} == {"paragraph", "title", "advert", "credit"}
    assert newsclean.clean(page.source).segments[0].text == "It & I"
    assert "&lt;b&gt;One" in page.source


def test_every_kind_of_cruft_that_is_offered_can_be_made():
    made = 0
    for kind in Kind:
        if kind.role is Role.BODY:
            continue
        page = news_page(cruft=[kind])
        assert kind in {found for found, _ in page.gold}
        made += 1
    assert made == 19


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        ({"language": "xx"}, "no lexicon for language 'xx'"),
        ({"cruft": ["nothing"]}, "'nothing' is no kind"),
        ({"cruft": ["table"]}, "no lines of kind 'table'"),
        ({"form": "pdf"}, "form is 'pdf'"),
    ],
)
def test_a_page_that_cannot_be_made_is_told(arguments, message):
    with pytest.raises(NewscleanError, match=message):
        news_page(**arguments)


def test_one_string_is_no_body():
    with pytest.raises(TypeError, match="a sequence of paragraphs"):
        news_page("One.")  # type: ignore[arg-type]


# --- snapshots ---


@pytest.fixture
def snapshots(tmp_path):
    return lambda **options: Snapshot(tmp_path, "test_one[a/b]", **options)


def test_a_snapshot_is_written_compared_and_accepted(snapshots, tmp_path):
    snapshots(update=True)(TEXT)
    (path,) = tmp_path.iterdir()
    assert path.name == "test_one[a_b].txt"
    assert path.read_text("utf-8").splitlines()[2] == f"+ paragraph: {PROSE}"
    assert snapshots()(TEXT).text == PROSE
    with pytest.raises(AssertionError, match="--newsclean-update") as caught:
        snapshots()(f"News\n\n{TEXT}")
    assert "new: - section_label: News" in str(caught.value)


def test_a_changed_kind_is_told_by_segment(snapshots):
    snapshots(update=True)(make_article(("paragraph", "a"), ("related", "More"), ("promo", "b")))
    with pytest.raises(AssertionError) as caught:
        snapshots()(make_article(("paragraph", "a"), ("heading", "More")))
    assert str(caught.value).splitlines()[1:] == [
        "changed: - related → + heading: More",
        "gone: - promo: b",
    ]


def test_what_there_is_no_snapshot_of_fails(snapshots):
    with pytest.raises(AssertionError, match=r"no snapshot .*--newsclean-update to write it"):
        snapshots()(TEXT)


def test_a_name_tells_snapshots_of_one_test_apart(snapshots, tmp_path):
    snapshots(update=True)(TEXT, name="one")
    snapshots(update=True)(PROSE, name="two")
    assert len(list(tmp_path.iterdir())) == 2
    snapshots()(TEXT, name="one")


def test_a_line_stays_a_line(snapshots):
    odd = make_article(("paragraph", "a\nb\\n\u2028\x1b\ud800"))
    snapshots(update=True)(odd)
    snapshots()(odd)
    with pytest.raises(AssertionError):
        snapshots()(make_article(("paragraph", "a\\nb\n\u2028\x1b\ud800")))


# --- the plugin ---


@pytest.fixture
def project(pytester):
    pytester.makeini("[pytest]\nfilterwarnings = error")
    return pytester


def test_the_fixtures_are_there(project):
    project.makepyfile(
        f"""
        def test_cleaner(newsclean):
            assert newsclean.clean_text({TEXT!r}).text == {PROSE!r}

        def test_page(news_page, newsclean):
            page = news_page(cruft=["promo"], seed=4)
            assert newsclean.clean_html(page.source).text == page.text
        """
    )
    project.runpytest().assert_outcomes(passed=2)


def test_snapshots_are_kept_beside_the_test(project):
    project.makepyfile(
        test_pages=f"""
        import pytest

        @pytest.mark.parametrize("n", [1, 2])
        def test_mine(newsclean_snapshot, n):
            newsclean_snapshot({TEXT!r} * n)
        """
    )
    missing = project.runpytest()
    missing.assert_outcomes(failed=2)
    missing.stdout.fnmatch_lines(["*no snapshot *test_mine*1*--newsclean-update*"])
    project.runpytest("--newsclean-update").assert_outcomes(passed=2)
    project.runpytest().assert_outcomes(passed=2)
    kept = sorted((project.path / "__newsclean__" / "test_pages").iterdir())
    assert [path.name for path in kept] == ["test_mine[1].txt", "test_mine[2].txt"]


def test_specimens_come_from_the_folder_that_is_set(project):
    project.makeini("[pytest]\nnewsclean_specimens = mine")
    folder = project.path / "mine" / "en"
    folder.mkdir(parents=True)
    (folder / "wire-one.txt").write_text(
        '+++\nabout = "a"\nlang = "en"\nsort = "wire"\nclean = true\n+++\nparagraph: It rained.\n'
    )
    project.makepyfile("def test_one(specimens): assert specimens[0].text == 'It rained.'")
    project.runpytest().assert_outcomes(passed=1)


def test_a_missing_folder_of_specimens_is_told(project):
    project.makepyfile("def test_one(specimens): pass")
    result = project.runpytest()
    result.assert_outcomes(errors=1)
    result.stdout.fnmatch_lines(["*no such folder of specimens*newsclean_specimens*"])


def test_a_failure_shows_the_lines_and_not_the_library(project):
    project.makepyfile(
        f"from newsclean.testing import assert_clean\ndef test_one(): assert_clean({TEXT!r})"
    )
    result = project.runpytest()
    result.assert_outcomes(failed=1)
    result.stdout.fnmatch_lines(["E*2 of 3 segments are not the article's:", "E*line 3: related*"])
    assert "asserts.py" not in result.stdout.str()


def test_the_plugin_loads_nothing_of_newsclean_by_itself():
    code = "import sys, pytest_newsclean; print(*sys.modules)"
    root = Path(newsclean.__file__).parent.parent
    run = subprocess.run(
        [sys.executable, "-c", code], check=True, capture_output=True, text=True, cwd=root
    )
    assert "newsclean" not in run.stdout.split()


def test_a_page_s_type_is_public():
    assert isinstance(news_page(), NewsPage)
