"""The views of a page: text, Markdown and HTML with headings, lists, tables and links."""

from __future__ import annotations

import re
from html.parser import HTMLParser

import pytest
from hypothesis import given
from hypothesis import strategies as st
from make import article_of, make_article, make_segment
from markdown_it import MarkdownIt
from strategies import runs
from strategies_html import pages
from test_clean_html import BODY

import newsclean
from newsclean import Article, Facts, Kind, Link
from newsclean.write.html import TAGS
from newsclean.write.links import safe_url

# A table close to the end may be a box of the outlet's.
MORE = (
    "The old bridge was built for carts, and nobody had counted what went over it until then. " * 3
)
PAGE = f"""
<link rel=canonical href="https://kestrel.example/news/bridge">
<article><h1>Vellmar bridge opens again</h1><p>{BODY[0]}
<a href="/mayor">The mayor (73)</a> cut a <a href="javascript:alert(1)">ribbon</a>.</p>
<h2>What it cost</h2><p>{BODY[1]}</p>
<h3>Who paid</h3><ul><li>the town, which sold its old quarry for the purpose<li>the province, from
its fund for crossings that nobody else would pay</ul><p>{BODY[2]}</p>
<ol><li>buses may use it from Monday on, as the council said<li>lorries from the end of the month
on, once the barriers are gone</ol><blockquote><p>{BODY[3]}</p></blockquote>
<table><tr><th>Year</th><th>Cars a day</th></tr><tr><td>2023</td><td>4,100</td></tr>
<tr><td>2024</td><td>0 | closed</td></tr></table><p>{BODY[3]}</p>
<p>{MORE}</p><p>{MORE}</p></article>
"""


def view() -> Article:
    kinds = Kind.of(newsclean.Role.BODY) | {Kind.TITLE}
    return newsclean.clean_html(PAGE, newsclean.Options(keep=kinds))


def rows(*texts: str) -> Article:
    return make_article(*(("table", text) for text in texts))


def test_markdown_of_a_page():
    shown = view().to_markdown()
    assert shown.startswith("# Vellmar bridge opens again\n\n")
    assert "\n\n## What it cost\n\n" in shown
    assert "\n\n### Who paid\n\n- the town" in shown
    assert re.search(r"- the town.*\n- the province.*\n\n", shown)
    assert re.search(r"\n\n1\. buses.*\n2\. lorries.*\n\n", shown)
    assert f"\n\n> {BODY[3]}\n\n" in shown
    assert (
        "| Year | Cars a day |\n| --- | --- |\n| 2023 | 4,100 |\n| 2024 | 0 \\| closed |" in shown
    )
    assert "mayor" in shown
    assert "](" not in shown


def test_markdown_renders_as_the_page_was():
    page = MarkdownIt("commonmark").enable("table").render(view().to_markdown(links=True))
    for part in ("<h1>Vellmar", "<h2>What", "<h3>Who", "<ul>", "<ol>", "<blockquote>", "<th>Year"):
        assert part in page
    assert page.count("<li>") == 4
    assert page.count("<td>") == 4
    assert '<a href="https://kestrel.example/mayor">The mayor (73)</a>' in page
    assert "javascript" not in page
    assert "ribbon" in page


def test_html_of_a_page():
    shown = view().to_html(links=True)
    assert "<h1>Vellmar bridge opens again</h1>" in shown
    assert "<h2>What it cost</h2>" in shown
    assert "<h3>Who paid</h3>\n<ul>\n<li>the town" in shown
    assert "<ol>\n<li>buses" in shown
    assert "<tr><td>2023</td><td>4,100</td></tr>" in shown
    assert '<a href="https://kestrel.example/mayor">The mayor (73)</a>' in shown
    assert "javascript" not in shown
    assert "<a " not in view().to_html()


def test_text_of_a_page():
    shown = view().to_text()
    assert re.search(r"\n\n- the town.*\n- the province.*\n\n", shown)
    assert re.search(r"\n\n1\. buses.*\n2\. lorries.*\n\n", shown)
    assert "\n\nYear\tCars a day\n2023\t4,100\n2024\t0 | closed\n\n" in shown
    assert "- the town" not in view().text


def test_items_of_a_text_keep_their_own_bullets():
    article = make_article(("list_item", "• Mud"), ("list_item", "2) Time"), ("list_item", "Boats"))
    assert article.to_text() == "• Mud\n2) Time\n- Boats"


def test_rows_without_tabs_are_no_markdown_table():
    assert rows("x | y", "1 | 2").to_markdown() == "x | y\n\n1 | 2"
    assert rows("x\ty", "1 | 2").to_markdown() == "x\ty\n\n1 | 2"
    assert rows("x\ty", "1").to_html().count("<tr>") == 2


def test_rows_of_several_lengths_make_one_table():
    assert (
        rows("a\tb\tc", "1\t2").to_markdown() == "| a | b | c |\n| --- | --- | --- |\n| 1 | 2 |  |"
    )


def linked(text: str, *links: Link, **fields: object) -> Article:
    return article_of(make_segment("paragraph", text, links=links), **fields)


@pytest.mark.parametrize(
    ("url", "written"),
    [
        ("https://a.example/b?c=1&d=2", "https://a.example/b?c=1&d=2"),
        ("/b", "/b"),
        ("b.html#c", "b.html#c"),
        ("//a.example/b", "//a.example/b"),
        ("mailto:desk@a.example", "mailto:desk@a.example"),
        (" https://a.example/\n", "https://a.example/"),
        ("javascript:alert(1)", None),
        ("JaVaScRiPt:alert(1)", None),
        ("java\nscript:alert(1)", None),
        ("\x01javascript:alert(1)", None),
        ("vbscript:x", None),
        ("data:text/html,<script>alert(1)</script>", None),
        ("file:///etc/passwd", None),
        ("http://[::1", None),
        ("", None),
        ("\ud800", None),
    ],
)
def test_only_harmless_addresses_are_written(url: str, written: str | None):
    assert safe_url(url, None) == written
    article = linked("It is open.", Link("open", url))
    assert ("<a " in article.to_html(links=True)) is (written is not None)


def test_addresses_are_completed_by_the_pages_own():
    article = linked(
        "It is open.", Link("open", "../x y"), facts=Facts(url="https://a.example/b/c")
    )
    assert article.to_html(links=True).count('href="https://a.example/xy"') == 1
    assert (
        linked("It is open.", Link("open", "x"), facts=Facts(url="javascript:y"))
        .to_html(links=True)
        .count('href="x"')
    )


def test_links_are_escaped_where_they_are_written():
    article = linked('It [is] "open".', Link("[is]", 'https://a.example/")(<b>'))
    assert article.to_markdown(links=True) == (
        'It [\\[is\\]](https://a.example/%22%29%28%3Cb%3E) "open".'
    )
    assert 'href="https://a.example/&quot;)(&lt;b&gt;"' in article.to_html(links=True)


def test_links_that_are_not_in_the_text_are_left_out():
    article = linked("It is open.", Link("closed", "/a"), Link("open", "/b"), Link("It", "/c"))
    assert article.to_markdown(links=True) == "It is [open](/b)."
    assert linked("Open", Link("", "/a"), Link("Open", None)).to_markdown(links=True) == "Open"


class Checker(HTMLParser):
    def __init__(self) -> None:
        super().__init__()
        self.text: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        assert tag in TAGS
        assert [name for name, _ in attrs] == (["href"] if tag == "a" else [])
        for _, url in attrs:
            scheme = re.match(r"[a-z][a-z0-9+.-]*:", url or "", re.IGNORECASE)
            assert scheme is None or scheme[0].lower() in ("http:", "https:", "mailto:")

    def handle_comment(self, data: str) -> None:
        raise AssertionError(data)

    handle_decl = handle_pi = handle_comment

    def handle_data(self, data: str) -> None:
        self.text.append(data)


HREFS = st.one_of(
    st.sampled_from(("javascript:alert(1)", "java\tscript:x", "data:x", "/a", "https://a.example")),
    st.text(max_size=20),
    st.text(alphabet="javscript:/\x00\t\n\"'<>() x", max_size=20),
)


@runs(100)
@given(st.text(max_size=30), HREFS)
def test_html_is_safe_whatever_is_linked(text: str, href: str):
    shown = linked(f"See {text}.", Link(text, href)).to_html(links=True)
    Checker().feed(shown)


@runs(60)
@given(pages())
def test_every_view_of_every_page(html: str):
    article = newsclean.clean_html(html, newsclean.Options(keep=frozenset(Kind)))
    checker = Checker()
    checker.feed(article.to_html(links=True))
    checker.close()
    assert "".join("".join(checker.text).split()) == "".join(
        "".join(
            " ".join(cells(s)) if s.kind is Kind.TABLE else s.text for s in article.segments
        ).split()
    )
    assert Article.from_json(article.to_json()) == article
    assert isinstance(article.to_markdown(links=True), str)
    assert isinstance(article.to_text(), str)


def cells(segment: newsclean.Segment) -> list[str]:
    from newsclean.write.table import cells_of

    return cells_of(segment.text)
