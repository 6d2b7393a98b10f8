"""The report in a real browser: toggling, keys, escaping, size, accessibility."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest
from make import make_article
from test_report import HOSTILE, hostile_article

import newsclean
from newsclean import Kind
from newsclean.compare import Result, compare
from newsclean.report import Document, report
from newsclean.report.comparison import comparison_report

SEED = Path(__file__).parent.parent / "seeds" / "000_20a66667152be587.txt"
RIGHT_TO_LEFT = "قال مكتب الميناء يوم الثلاثاء إن العبارة لن تبحر قبل يوم الجمعة لأن رافعة سقطت."
# What the button copies: asked of a view of its own, as no test owns the clipboard.
COPIED = "new newsclean.View(document.querySelector('.document').cloneNode(true)).text()"
FOCUSED = "[...document.querySelectorAll('.segment')].indexOf(document.activeElement)"


@pytest.fixture(scope="module")
def article() -> newsclean.Article:
    return newsclean.clean(SEED.read_text(encoding="utf-8"))


@pytest.fixture
def show(page, tmp_path):
    """Opens a report in the browser."""

    def shown(html: str):
        path = tmp_path / "report.html"
        path.write_text(html, encoding="utf-8")
        page.goto(path.as_uri())
        return page

    return shown


def cleaned(page) -> list[str]:
    return page.locator(".cleaned p:visible").all_inner_texts()


def test_the_legend_changes_the_cleaned_text_at_once(show, article):
    page = show(article.report())
    assert cleaned(page) == article.text.split("\n\n")
    assert page.evaluate(COPIED) == article.text
    page.click(".kind[data-kind=credit]")
    restored = article.restore(Kind.CREDIT)
    assert cleaned(page) == restored.split("\n\n")
    page.click(".kind[data-kind=credit]")
    page.click(".kind[data-kind=paragraph]")
    assert page.locator(".cleaned p:visible").count() == 0
    assert "Nothing is kept" in page.inner_text(".result")
    assert page.inner_text(".totals").startswith("0 of 20 segments")
    page.click("[data-preset=all]")
    assert cleaned(page) == article.restore(*Kind).split("\n\n")
    page.click("[data-preset=kept]")
    assert cleaned(page) == article.text.split("\n\n")


def test_pointing_at_a_segment_tells_what_it_is_and_why(show, article):
    page = show(article.report())
    page.locator(".segment").nth(13).hover()
    why = page.inner_text(".why")
    segment = article.segments[13]
    assert "credit" in why
    assert f"{segment.start}–{segment.end}" in why
    assert f"{segment.confidence:.2f}" in why
    for reason in segment.reasons:
        assert reason.note in why
        assert reason.rule in why


def test_all_of_it_works_from_the_keyboard(show, article):
    segments = list(article.segments)
    segments[4] = replace(segments[4], confidence=0.4)
    article = replace(article, segments=tuple(segments))
    page = show(article.report())
    page.locator("[role=listbox] [tabindex='0']").focus()
    for key, expected in [
        ("ArrowDown", 1),
        ("j", 2),
        ("k", 1),
        ("End", 19),
        ("ArrowDown", 19),
        ("Home", 0),
    ]:
        page.keyboard.press(key)
        assert page.evaluate(FOCUSED) == expected, key
    page.keyboard.press("r")
    assert page.evaluate(FOCUSED) == 13
    assert "credit" in page.inner_text(".why .what")
    page.keyboard.press("x")
    assert page.get_attribute(".kind[data-kind=credit]", "aria-pressed") == "true"
    page.keyboard.press("u")
    assert page.evaluate(FOCUSED) == 4
    page.keyboard.press("Enter")
    assert page.evaluate("document.activeElement.matches('.why')")
    page.keyboard.press("Escape")
    assert page.evaluate(FOCUSED) >= 0
    page.keyboard.press("?")
    assert page.locator("#keys").is_visible()
    page.keyboard.press("Escape")
    assert not page.locator("#keys").is_visible()


def test_what_a_page_says_never_runs(show):
    page = show(
        report(
            [Document(HOSTILE[1], hostile_article()), Document("\u202egpj.exe", hostile_article())]
        )
    )
    assert "⟨U+202E⟩gpj.exe" in page.inner_text(".index")
    page.goto(page.url + "#1")
    page.locator(".segment").first.click()
    page.click("[data-preset=all]")
    assert page.evaluate("window.pwned") is None
    words = page.locator(".segment .words").all_inner_texts()
    assert words[0] == HOSTILE[0]
    assert words[2] == HOSTILE[2]
    assert cleaned(page)[0] == HOSTILE[0]
    assert page.locator(".document img, .document svg[onload]").count() == 0


def test_two_thousand_segments(show):
    kinds = ["paragraph", "related", "promo", "social"]
    many = make_article(
        *[(kinds[n % 4], f"Line {n} of the harbour office of Vellmar.") for n in range(2000)]
    )
    page = show(many.report())
    assert page.locator(".cleaned p:not([hidden])").count() == 500
    page.click(".kind[data-kind=promo]")
    assert page.locator(".cleaned p:not([hidden])").count() == 1000
    page.locator(".segment").first.focus()
    page.keyboard.press("End")
    assert page.evaluate(FOCUSED) == 1999
    assert "1999" in page.locator(".segment").last.inner_text()
    assert page.locator(".segment").last.is_visible()


def test_right_to_left_text_stands_on_the_right(show):
    page = show(make_article(("paragraph", RIGHT_TO_LEFT), ("paragraph", "It rained.")).report())
    directions = page.locator(".segment .words").evaluate_all(
        "all => all.map(e => getComputedStyle(e).direction)"
    )
    assert directions == ["rtl", "ltr"]


def test_mongolian_stands_in_columns_and_stays_on_the_page(show, page):
    mongolian = "ᠮᠣᠩᠭᠣᠯ ᠪᠢᠴᠢᠭ ᠪᠣᠯ ᠡᠷᠲᠡᠨ ᠦ ᠪᠢᠴᠢᠭ ᠶᠤᠮ᠃ " * 40
    show(make_article(("paragraph", mongolian), ("paragraph", "It rained.")).report())
    for side in (".segment .words", ".cleaned p"):
        modes = page.locator(side).evaluate_all(
            "all => all.map(e => getComputedStyle(e).writingMode)"
        )
        assert modes == ["vertical-lr", "horizontal-tb"]
        assert page.locator(side).first.bounding_box()["height"] < 400
    width = page.evaluate("document.documentElement.scrollWidth")
    assert width <= page.evaluate("document.documentElement.clientWidth")


@pytest.mark.parametrize(("width", "height"), [(390, 844), (1000, 700), (1920, 1080)])
def test_nothing_sticks_out_at_any_width(show, page, width, height):
    page.set_viewport_size({"width": width, "height": height})
    long = "https://vellmar.example/" + "harbour" * 60
    show(
        make_article(("title", long), ("paragraph", RIGHT_TO_LEFT), ("related", long)).report(long)
    )
    assert page.evaluate("document.documentElement.scrollWidth") <= width
    page.locator(".segment").first.click()
    assert page.locator(".why").is_visible()
    if width < 800:
        page.locator(".why .close").click()
        page.click("[data-side=result]")
        assert page.locator(".cleaned p:visible").count() == 2
        assert not page.locator(".source").is_visible()


def test_print_shows_the_segments_alone(show, article, page):
    show(article.report())
    page.emulate_media(media="print")
    assert page.locator(".segment").last.is_visible()
    for hidden in (".why", ".result", ".top", ".presets"):
        assert not page.locator(hidden).is_visible()


def test_the_index_searches_filters_sorts_and_opens(show, article):
    stub = newsclean.clean("Only this.")
    page = show(
        report(
            [
                Document("a.txt", article),
                Document("b.txt", stub),
                Document("c.txt", newsclean.clean("")),
            ]
        )
    )

    def names() -> list[str]:
        return [
            text.split("\n")[-1] for text in page.locator("tbody tr:visible th").all_inner_texts()
        ]

    page.keyboard.press("/")
    page.keyboard.type("samarkand")
    assert names() == ["a.txt"]
    assert page.inner_text("output") == "1 of 3"
    page.fill("[type=search]", "")
    page.select_option("[name=verdict]", "stub")
    assert names() == ["b.txt"]
    page.select_option("[name=verdict]", "")
    page.select_option("[name=kind]", "related")
    assert names() == ["a.txt"]
    page.select_option("[name=kind]", "promo")
    assert "No document is like that" in page.inner_text(".index")
    page.select_option("[name=kind]", "")
    page.click("[data-sort=confidence]")
    assert page.get_attribute("thead th:nth-child(4)", "aria-sort") == "ascending"
    by_confidence = sorted([article.confidence, stub.confidence, 1.0])
    shown = page.locator("tbody tr").evaluate_all(
        "rows => rows.map(row => Number(row.dataset.confidence))"
    )
    assert shown == by_confidence
    page.click("text=a.txt")
    assert page.locator(".segment").count() == len(article.segments)
    assert cleaned(page) == article.text.split("\n\n")
    page.keyboard.press("Escape")
    page.locator(".index").wait_for()
    assert page.locator(".segment").count() == 0


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_axe_finds_nothing_serious(open_page, violations, article, tmp_path, scheme):
    everything = make_article(*[(kind.value, f"A line of {kind.value}.") for kind in Kind])
    old, new = (
        [Result(None, article)],
        [Result(None, newsclean.clean(SEED.read_text("utf-8") + "\n\nEnd."))],
    )
    pages = {
        "one": everything.report("one.txt"),
        "index": report([Document("a.txt", article), Document("b.txt", newsclean.clean(""))]),
        "empty": newsclean.clean("").report(),
        "comparison": comparison_report(compare(old, new)),
    }
    for name, html in pages.items():
        path = tmp_path / f"{name}.html"
        path.write_text(html, encoding="utf-8")
        page = open_page(path.as_uri(), scheme)
        if name == "one":
            page.locator(".segment").nth(3).click()
            page.click("[data-preset=all]")
        assert violations(page) == [], name
