"""Reading HTML: what becomes a block, what is skipped, and where everything stands."""

from __future__ import annotations

import gc
import gzip
import time
from collections.abc import Callable

import pytest
import turbohtml
from bs4 import BeautifulSoup
from hypothesis import given, settings
from hypothesis import strategies as st

from newsclean.read.charset import decode
from newsclean.read.html import read_html
from newsclean.read.page import Page, css_paths
from newsclean.read.pieces import INVISIBLE
from newsclean.read.soup import read_soup
from newsclean.read.tags import KINDS, SKIP

LONG = "The council said on Monday that the bridge would stay closed until the end of the year. "


def texts(page: Page) -> list[str]:
    return [block.text for block in page.blocks]


def slices(page: Page) -> list[str]:
    return [page.source[block.start : block.end] for block in page.blocks]


@pytest.mark.parametrize(
    ("html", "expected"),
    [
        ("<p>a<b>b</b>c</p><p>d</p>", ["abc", "d"]),
        ("<p>a <i>b</i>\n <u>c</u></p>", ["a b c"]),
        ("<p><span>T</span>he bridge", ["The bridge"]),
        ("<p>one<br>two<p>x", ["one two", "x"]),
        ("<p>one<br><br>two", ["one", "two"]),
        ("<p>one<br> <br/> <br>two<br>", ["one", "two"]),
        (f"<p>{LONG}<br>{LONG}", [LONG.strip(), LONG.strip()]),
        ("<p><b>Head</b><br>short", ["Head", "short"]),
        ("<div>a<hr>b<div></div>c</div>", ["a", "b", "c"]),
        ("<p>caf&eacute; &amp; T&nbsp;x &lt;b&gt;", ["café & T x <b>"]),
        ("<pre>\n one\n\n   two  \n</pre>", ["one\n\n   two"]),
        ("<p>ex\xadtra&shy;ordinary", ["extraordinary"]),
        ("<p><ruby>漢<rp>(</rp><rt>kan</rt><rp>)</rp></ruby>字", ["漢字"]),
        ("<p>a<script>x</script>b<style>y</style><template>z</template>c", ["abc"]),
        ("<p>a<p hidden>b<p style='color:red; DISPLAY : none'>c<p>d", ["a", "d"]),
        ("<p>a <span style=visibility:hidden>b</span>c", ["a c"]),
        ("<p hidden=until-found>a", ["a"]),
        ("<p>a<i aria-hidden=true>icon</i>b", ["ab"]),
        (f"<div aria-hidden=true><p>{LONG * 2}</div>", [(LONG * 2).strip()]),
        ("<dialog>a</dialog><dialog open>b</dialog>", ["b"]),
        ("<p>a<button>Share</button>b", ["a", "Share", "b"]),
        ("<select><option>a</select><textarea>b</textarea><input value=c><p>d", ["d"]),
        ("<p>a<svg><title>t</title><text>u</text></svg>b", ["ab"]),
        ("<p>a<!-- c -->b", ["ab"]),
        ("<title>t</title><p>a<noscript><p>b</noscript>", ["a"]),
        ("<x-card>a</x-card><x-card>b</x-card><p>c<x-y>d</x-y>e", ["a", "b", "cde"]),
        ("<p>\u200b</p><p>&zwnj;&nbsp;</p><p>a", ["a"]),
    ],
)
def test_blocks(html: str, expected: list[str]) -> None:
    assert texts(read_html(html)) == expected


def test_a_data_table_gives_a_row_a_block() -> None:
    html = "<table><tr><th>Team<th>Won<tr><td>A <b>c</b>\n<td>3<tr><td><p>B</p><td></table>"
    page = read_html(html)
    assert texts(page) == ["Team\tWon", "A c\t3", "B"]
    assert [(mark.tag, mark.row) for mark in page.marks] == [("tr", True)] * 3


def test_a_layout_table_gives_the_blocks_inside() -> None:
    html = "<table><tr><td><p>a</p><p>b</p><td>c</table><table><tr><td>d<tr><td>e</table>"
    page = read_html(html)
    assert texts(page) == ["a", "b", "c", "d", "e"]
    assert not any(mark.row for mark in page.marks)


def test_marks_of_lists_quotes_captions_and_headings() -> None:
    page = read_html(
        "<ol><li><p>a</ol><ul><li>b</ul><blockquote><p>c</blockquote><figure><figcaption>d"
        "</figcaption></figure><h3>e</h3><div role=heading aria-level=4><span>f</span></div>"
    )
    marks = page.marks
    assert [mark.list_item for mark in marks] == [True, True, False, False, False, False]
    assert [mark.ordered for mark in marks] == [True, False, False, False, False, False]
    assert marks[2].quote
    assert marks[3].caption
    assert [mark.heading for mark in marks[4:]] == [3, 4]


def test_links_and_shares() -> None:
    html = '<p>Read <a href=" /x ">this <b>now</b></a> ok <a name=y>z</a></p>'
    page = read_html(html)
    mark = page.marks[0]
    (link,) = mark.links
    assert (link.text, link.href) == ("this now", "/x")
    assert html[link.start : link.end] == "this <b>now"
    assert mark.link_share == pytest.approx(7 / 14)
    assert mark.bold_share == pytest.approx(3 / 14)


def test_elements_paths_and_tokens() -> None:
    page = read_html(
        "<body><div></div><main id=mainBody class='article-body Foo_2'><img>"
        "<p data-testid=para-1>x <b>y</b></p></main>"
    )
    element = page.marks[0].element
    assert css_paths(page.elements, [element])[0] == (
        "html > body:nth-child(2) > main:nth-child(2) > p:nth-child(2)"
    )
    main = page.elements[page.elements[element].parent]
    assert {"article", "body", "article-body", "foo", "foo_2", "main"} <= main.tokens
    assert {"para", "1"} <= page.elements[element].tokens
    assert page.source[main.start :].startswith("<main")
    assert "ad" not in read_html("<p class=x-5bAd20c>x").elements[-1].tokens
    assert "header" not in read_html("<p class=headers-of-state>x").elements[-1].tokens


def test_the_inner_element_is_the_deepest_around_the_block() -> None:
    page = read_html("<div><span class=credit>a <b>b</b></span></div>")
    mark = page.marks[0]
    assert mark.tag == "div"
    assert page.elements[mark.inner].tokens == {"credit"}


@pytest.mark.parametrize("newline", ["\n", "\r\n", "\r"])
def test_offsets_whatever_the_line_ends(newline: str) -> None:
    html = "<html>\n<body title='a\n>x'>\n<p>x\n<b>y</b></p>\n<pre>1\n2</pre>\n\n<p>  &amp; z \n"
    html = html.replace("\n", newline)
    page = read_html(html)
    assert texts(page) == ["x y", "1\n2" if newline != "\r\n" else "1\n\n2", "& z"]
    assert slices(page) == [f"x{newline}<b>y", f"1{newline}2", "&amp; z"]


@pytest.mark.parametrize(
    ("html", "expected"),
    [
        ('<a title="x>Home">Home</a>', ["Home"]),
        ("<!-- <p>Home</p> --><p>Home</p>", ["Home"]),
        ("<p>a</p><script>'<p>b</p>'</script><p>b</p>", ["a", "b"]),
        ("a\0b<p>x\0y<b>z", ["a\0b", "x\0y<b>z"]),
        ("<p>\ud800 end<p>a < b &lt; c", ["\ud800 end", "a < b &lt; c"]),
        ("\ufeff<p>x", ["x"]),
        ("x &notit; y", ["x &notit; y"]),
    ],
)
def test_spans(html: str, expected: list[str]) -> None:
    assert slices(read_html(html + "<i></i>")) == expected
    assert html.rindex(expected[-1]) == read_html(html + "<i></i>").blocks[-1].start


def test_shadow_roots_and_framed_documents_are_read() -> None:
    html = "<div><template shadowrootmode=open><p>s</p><slot></slot></template><i>light</i></div>"
    assert texts(read_html(html)) == ["s", "light"]
    framed = '<p>a</p><iframe srcdoc="&lt;p>in one&lt;p>in two"></iframe><p>b'
    page = read_html(framed)
    assert texts(page) == ["a", "in one", "in two", "b"]
    assert slices(page) == ["a", "in one", "in two", "b"]


def test_a_body_in_noscript_or_hidden_is_read_where_there_is_no_other() -> None:
    page = read_html(f"<p>Loading</p><noscript><p>{LONG * 2}</p></noscript>")
    assert texts(page) == ["Loading", (LONG * 2).strip()]
    assert "the text stands in noscript" in page.notes
    page = read_html(f"<body style='display:none'><p>{LONG * 8}</p>")
    assert len(page.blocks) == 1
    assert "the text is hidden until scripts run" in page.notes


def test_head() -> None:
    head = read_html(
        "<html lang=en><head><title> A \n B</title><meta property=og:title content=B>"
        "<meta name=Author content=C><meta name=author content=D><link rel=canonical href=/e>"
        '</head><body><p>x<script type="application/ld+json">{"@type":\n"NewsArticle"}</script>'
        '<script type="application/ld+json">[1, {"@graph": [{"a": 1}]}]</script>'
        f"<script type='application/ld+json'>{'[' * 100_000}</script>"
    ).head
    assert (head.title, head.language, head.canonical) == ("A B", "en", "/e")
    assert head.metas["author"] == ("C", "D")
    assert head.meta("dc.title", "og:title") == "B"
    entities = head.linked_data()
    assert entities[0] == {"@type": "NewsArticle"}
    assert {"a": 1} in entities


@pytest.mark.parametrize(
    ("source", "given_charset", "charset"),
    [
        (b"\xef\xbb\xbf<p>caf\xc3\xa9", "latin-1", "utf-8"),
        ("<p>café".encode("utf-16"), None, "utf-16le"),
        ("<p>café, in this town".encode("utf-16-be"), None, "utf-16be"),
        ("<p>café".encode("latin-1"), "iso-8859-1", "iso-8859-1"),
        (
            "<meta charset='windows-1251'><p>café да".encode("cp1251", "replace"),
            None,
            "windows-1251",
        ),
        (
            '<?xml version="1.0" encoding="iso-8859-1"?><p>café'.encode("latin-1"),
            None,
            "iso-8859-1",
        ),
        ("<meta charset=iso-8859-1><p>café".encode(), None, "utf-8"),
        ("<p>café".encode(), "no-such-charset", "utf-8"),
        ("<p>Der Kölner Bürgermeister grüßt café".encode("cp1252"), None, "windows-1252"),
    ],
)
def test_charsets(source: bytes, given_charset: str | None, charset: str) -> None:
    page = read_html(source, given_charset)
    assert page.charset == charset
    assert "caf" in page.blocks[-1].text
    assert any(note.startswith("charset ") for note in page.notes)
    if charset != "windows-1251":
        assert "café" in page.blocks[-1].text


def test_replaced_characters_are_told() -> None:
    page = read_html(b"<p>" + "é".encode() * 100 + b"\xff", "utf-8")
    assert "1 characters could not be decoded" in page.notes


@given(st.binary(max_size=300), st.sampled_from([None, "utf-8", "gbk", "x", "utf-16"]))
def test_any_bytes_decode(source: bytes, charset: str | None) -> None:
    assert isinstance(decode(source, charset).text, str)
    read_html(source, charset)


@pytest.mark.parametrize(
    "source",
    [
        b"%PDF-1.7\n%\xe2\xe3",
        b"\x89PNG\r\n\x1a\n\0\0\0",
        gzip.compress(b"x", mtime=0),
        bytes(range(32)) * 99,
        "\x00\x01\x02" * 100,
    ],
)
def test_what_is_no_page_gives_a_note(source: str | bytes) -> None:
    page = read_html(source)
    assert not page.blocks
    assert page.notes[0].startswith("not a page: ")


def test_plain_text_is_read_as_such() -> None:
    page = read_html("One line.\n\nAnother, 3 < 4.")
    assert texts(page) == ["One line.", "Another, 3 < 4."]
    assert page.notes == ("no markup: read as plain text",)


@pytest.mark.parametrize("source", ["", b"", "<", "<p", "<!doctype html>", "<frameset><frame>"])
def test_nothing_to_read(source: str | bytes) -> None:
    page = read_html(source)
    assert [block.text for block in page.blocks] in ([], ["<"], ["<p"])


PIECES = """
    <p> </p> <div> </div> <b> </b> <i> <a+href=/x> </a> <br> <br/> <ul> <li> </ul> <table> <tr>
    <td> </td> </table> <!--c--> <script>s</script> <span+hidden> </span> <pre> </pre> &amp; &lt;
    &nbsp; < > & " ' <h2> </h2> <select> <option> <button> <svg> </svg> <x-y> </x-y> <noscript>
    </noscript> <template> </template> <ruby> <rt> <blockquote> <iframe> </iframe> <form> <q <!--
    <p+title='> <p+title="a>b"> \0 \u200b \xad é </body> <textarea>
"""
PARTS = st.sampled_from([*PIECES.split(), "\ud800"])
SOUP = st.lists(st.one_of(PARTS, st.sampled_from(["word", "x", " ", "\n", "\r\n", "Ab."]))).map(
    lambda parts: "".join(parts).replace("+", " ")
)


def visible(node: turbohtml.Node) -> str:
    """turbohtml's own text of what is not skipped; generated pages hide by ``hidden`` alone."""
    if isinstance(node, turbohtml.Text):
        return node.data
    if not isinstance(node, turbohtml.Element | turbohtml.Document):
        return ""
    if isinstance(node, turbohtml.Element) and (
        KINDS.get(node.tag) == SKIP or node.tag == "iframe" or node.attr("hidden") is not None
    ):
        return ""
    return "".join(map(visible, node.children))


def bare(text: str) -> str:
    return "".join(char for char in text if not char.isspace() and char not in INVISIBLE)


@settings(max_examples=400)
@given(SOUP)
def test_nothing_is_lost_and_spans_are_in_order(html: str) -> None:
    page = read_html(html)
    if page.notes:
        return
    tree = turbohtml.parse(html, scripting=True)
    assert bare("".join(texts(page))) == bare(visible(tree))
    assert len(page.blocks) == len(page.marks)
    position = 0
    for block, mark in zip(page.blocks, page.marks, strict=True):
        assert position <= block.start <= block.end <= len(html)
        position = block.end
        assert all(block.start <= link.start <= link.end <= block.end for link in mark.links)
        assert 0 <= mark.link_share <= 1
        assert 0 <= mark.bold_share <= 1
        assert -1 <= mark.element <= mark.inner < len(page.elements)
    paths = css_paths(page.elements, [mark.element for mark in page.marks])
    assert all(
        (path is None) == (mark.element < 0) for path, mark in zip(paths, page.marks, strict=True)
    )
    assert all(element.parent < index for index, element in enumerate(page.elements))


@pytest.mark.parametrize(
    "html",
    [
        "<q \ud800 class=box><p>word",
        '<iframe \ud800 srcdoc="<p>inside"></iframe><p>word',
        "<div hidden \ud800>unseen</div><p>word",
        "<script \ud800>unseen</script><p>word",
    ],
)
def test_half_a_character_in_the_name_of_an_attribute_costs_nothing_else(html: str) -> None:
    assert texts(read_html(html)) == ["word"]


WORDS = st.lists(st.sampled_from(["alpha", "béta", "3 > 2", "it's", '"q"', "a&amp;b", "x&nbsp;y"]))


@given(st.lists(st.tuples(st.sampled_from(["p", "li", "h2"]), WORDS)), st.sampled_from("\r\n"))
def test_well_formed_text_is_found_exactly(parts: list[tuple[str, list[str]]], end: str) -> None:
    lines = [
        f"<{tag} title='{i}'>{' '.join(words)}</{tag}>" for i, (tag, words) in enumerate(parts)
    ]
    page = read_html(f"<body>{end.join(lines)}")
    assert slices(page) == [" ".join(words) for _, words in parts if words]


HOSTILE: dict[str, Callable[[int], str]] = {
    "deep": lambda n: "<div>" * n + "x",
    "deep inline": lambda n: "<span>x" * n,
    "open b": lambda n: "<b>" * 5000 + "<p>x" * (n // 10),
    "attributes": lambda n: "<p " + " ".join(f"a{i}=1" for i in range(n)) + ">x",
    "classes": lambda n: f"<p class='{'a-b ' * n}'>x",
    "quotes": lambda n: "<p title=\"'>" * n + "x",
    "breaks": lambda n: "<p>" + "x<br>" * n,
    "tables": lambda n: "<table><tr><td>x" * (n // 10),
    "fostered": lambda n: "<table>" + "x<i>y</i><tr>" * (n // 10),
    "aria": lambda n: "<div aria-hidden=true>" * (n // 10) + "x" * n,
    "comments": lambda n: "x<!-- -->" * n,
    "entities": lambda n: "<p>&amp;x<i>&lt;</i>" * n,
    "angles": lambda n: "<p>" + "a < b &amp; " * n,
    "frames": lambda n: "<iframe srcdoc='<p>x'></iframe>" * (n // 10),
    "unclosed comment": lambda n: "<p>x<!--" * n,
    "links": lambda n: "<p>" + "<a href=x>y</a>" * n,
    "table cells": lambda n: "<table><tr><td>a<td>b<tr>" + "<td>x" * n,
    "noscript": lambda n: "<noscript><p>x" * n,
}


@pytest.mark.parametrize("name", HOSTILE)
def test_hostile_pages_take_linear_time(name: str) -> None:
    times = []
    # A collection goes through all that the run of tests has left behind, not this page alone.
    gc.collect()
    gc.disable()
    try:
        for size in (10_000, 40_000):
            html = HOSTILE[name](size)
            began = time.process_time()
            read_html(html)
            times.append(time.process_time() - began)
    finally:
        gc.enable()
    assert times[1] < 10 * times[0] + 0.5


def test_a_page_cut_anywhere_is_read() -> None:
    html = (
        "<!doctype html><html lang=en><head><title>T</title></head><body><div class='a'>"
        "<p>One &amp; <a href='/x'>two</a><br>three<table><tr><td>a<td>b<tr><td>c<td>d</table>"
        "<script>x</script><iframe srcdoc='<p>y'></iframe></div></body></html>"
    )
    for cut in range(len(html)):
        page = read_html(html[:cut])
        assert all(block.text for block in page.blocks)


def test_soup_is_read_without_changing_it() -> None:
    html = (
        '<!DOCTYPE html><div id="a" class="x y"><p id="b">One &amp; <b>two</b>.</p><!-- c -->'
        '<script>if (a < b) {}</script><br/><p id="c">Three</p><table><tr id="d"><td>v</td>'
        "</tr></table></div>"
    )
    soup = BeautifulSoup(html, "html.parser")
    before = soup.decode()
    page, tags, strings, _ = read_soup(soup)
    assert soup.decode() == before
    assert texts(page) == ["One & two.", "Three", "v"]
    assert [node.item for node in tags] == soup.find_all(True)
    assert page.source[tags[1].start : tags[1].end] == str(soup.find(id="b"))
    assert [str(node.item) for node in strings] == ["One & ", "two", ".", "Three", "v"]
    assert page.source[strings[0].start : strings[0].end] == "One &amp; "


def test_a_tag_alone_and_a_deep_soup_are_read() -> None:
    soup = BeautifulSoup("<table><tr><td>a<td>b</table><div><p>c</p></div>", "html.parser")
    assert soup.tr is not None
    assert soup.div is not None
    assert texts(read_soup(soup.tr).page) == ["a", "b"]
    assert [node.item for node in read_soup(soup.div).tags] == [soup.div, soup.p]
    top = tag = soup.new_tag("div")
    for _ in range(3000):
        child = soup.new_tag("div")
        tag.append(child)
        tag = child
    tag.append("x")
    assert texts(read_soup(top).page) == ["x"]
