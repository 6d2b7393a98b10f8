"""The invariants, on generated pages: well-formed, tag soup, truncated anywhere."""

from __future__ import annotations

from html import escape

import pytest
from hypothesis import example, given
from hypothesis import strategies as st
from strategies import SPECIMENS, options, paragraphs, runs
from strategies_html import pages, well_formed

import newsclean
from benchmarks.invariants import broken
from newsclean import Article, Kind, Options

PROSE = {
    lang: [text for s in SPECIMENS if s.lang == lang for text in paragraphs(s)]
    for lang in ("de", "en", "es", "fr")
}
# What stands around and between texts without being one of them.
NOISE = (
    "<!-- no text -->", "<!-- --> <!-- -->", "<script>var text = '<p>none</p>'</script>",
    "<style>p { color: red }</style>", "<template><p>none</p></template>", "<p hidden>none</p>",
    "<img src=x alt='none > none'>", "<svg><title>none</title></svg>", "\n\t ", "<wbr>", "",
)  # fmt: skip


def letters(text: str) -> str:
    return "".join(text.split()).replace("\xad", "")


@st.composite
def known_pages(draw: st.DrawFn) -> tuple[str, list[str]]:
    """A well-formed page, and the texts that a reader sees on it, in order."""
    lang = draw(st.sampled_from(sorted(PROSE)))
    texts = draw(st.lists(st.sampled_from(PROSE[lang]), min_size=1, max_size=8))
    parts = []
    for text in texts:
        box = draw(st.sampled_from(("p", "div", "section", "li", "blockquote", "h2", "article")))
        words = text.split()
        cut = draw(st.integers(0, len(words)))
        head, tail = escape(" ".join(words[:cut])), escape(" ".join(words[cut:]))
        inline = draw(st.sampled_from(("b", "a href='/x?a=1&amp;b=2'", "span class=lead", "em")))
        noise = draw(st.sampled_from(NOISE))
        marked = f"<{inline}>{head}</{inline.split()[0]}>" if head else ""
        parts.append(f"{draw(st.sampled_from(NOISE))}<{box}>{marked} {noise} {tail}</{box}>")
    outer = draw(st.sampled_from(("div", "main", "article", "body")))
    return f"<{outer}>{''.join(parts)}</{outer}>", texts


@runs(80)
@given(known_pages(), options())
def test_all_that_a_reader_sees_is_in_a_segment(page: tuple[str, list[str]], chosen: Options):
    html, texts = page
    article = newsclean.clean_html(html, chosen)
    assert letters(article.restore(*Kind)) == letters("".join(texts))
    for segment in article.segments:
        assert segment.start < segment.end


@runs(80)
@given(pages(), options())
@example("<p>a<!-- -->b<!-- --> <!-- -->(c&#x27;s)</p>", Options())
@example("<table>a<tr><td>b</td></tr>c</table>", Options())
@example("<b><p>a</b>b</p>", Options())
def test_the_invariants_hold_on_any_page(html: str, chosen: Options):
    article = newsclean.clean_html(html, chosen)
    # Where the parser moves texts about, a span may hold no more than a part of its text.
    found = [line for line in broken(html, article, newsclean.clean_html(html, chosen))
             if not line.startswith("1: not in its span")]  # fmt: skip
    assert found == []


@runs(40)
@given(well_formed())
def test_bytes_and_text_are_one_page(html: str):
    article = newsclean.clean_html(html.encode())
    assert article.text == newsclean.clean_html(html).text
    assert Article.from_json(article.to_json()) == article


@pytest.mark.parametrize("lang", sorted(PROSE))
@runs(25)
@given(data=st.data())
def test_an_article_in_plain_paragraphs_comes_back_whole(lang: str, data: st.DataObject):
    texts = data.draw(st.lists(st.sampled_from(PROSE[lang]), min_size=3, max_size=10, unique=True))
    html = "<article>" + "".join(f"<p>{escape(text)}</p>" for text in texts) + "</article>"
    assert newsclean.clean_html(html).text.split("\n\n") == texts


@pytest.mark.parametrize("lang", sorted(PROSE))
@runs(25)
@given(data=st.data())
def test_the_cleaned_text_of_an_article_stays_as_text_and_as_a_page(lang: str, data: st.DataObject):
    """What markup alone spoke for may go from a text; prose does not."""
    texts = data.draw(st.lists(st.sampled_from(PROSE[lang]), min_size=3, max_size=10, unique=True))
    links = "".join(f"<li><a href=/{n}>{escape(text[:60])}</a>" for n, text in enumerate(texts))
    body = "".join(f"<p>{escape(text)}</p>" for text in texts)
    html = f"<nav><ul>{links}</ul></nav><article>{body}</article>"
    article = newsclean.clean_html(html)
    assert newsclean.clean_text(article.text).text == article.text
    assert newsclean.clean_html(article.to_html()).text == article.text


BOUNDED = {
    "one line": "<p>" + "The bridge is open again. " * 80_000,
    "depth": "<div>" * 100_000 + "The bridge is open.",
    "five thousand paragraphs": "<p>Open.</p>" * 5_000,
    "links": "<a href=/x>Bridge</a> " * 20_000,
    "never closed": "<a href='/x" * 50_000,
    "quotes": "<p title=\"" * 50_000,
    "comments": "<!-- " * 100_000,
    "ends": "</p>" * 200_000,
    "entities": "&amp;" * 300_000,
    "tables": "<table><tr><td>" * 20_000 + "x",
    "data": '<script type="application/ld+json">' + "[" * 200_000 + "</script><p>x</p>",
    "metas": "<meta name=author content=x>" * 50_000 + "<p>x</p>",
    "times": "<time datetime=x>now</time>" * 5_000,
    "authors": "<a rel=author " * 50_000 + "<p>x</p>",
    "stylesheets": "<style>" * 100_000,
}  # fmt: skip


@pytest.mark.parametrize("name", BOUNDED)
def test_a_large_page_is_cleaned(name: str):
    article = newsclean.clean_html(BOUNDED[name])
    assert article.verdict in newsclean.Verdict
    position = 0
    for segment in article.segments:
        assert position <= segment.start <= segment.end
        position = segment.end
