"""``clean_html``: what a page's body is, and where its segments stand."""

from __future__ import annotations

import pytest
from bs4 import BeautifulSoup

import newsclean
from newsclean import Article, Kind, Role, Verdict

BODY = (
    "The bridge over the Vell is open again, the council of Vellmar said on Tuesday after two "
    "years of work on its pillars and its railings.",
    "Work had begun in the spring of last year, when divers found cracks in two of the oldest "
    "pillars below the market. The town had to close the road within an hour.",
    "“We have waited long for this day,” said mayor Anna Keller. She added that the cost had "
    "stayed below what the town had feared in the winter.",
    "Buses will use the bridge from Monday on, and lorries from the end of the month, once the "
    "last of the barriers is gone.",
)
# Fourteen kinds of cruft, none of it with a class.
CRUFT = {
    "label": "<p>News</p>",
    "byline": "<p>By Tom Price</p>",
    "stamp": "<p>March 12, 2025 10:32</p>",
    "share": "<p>Share this article</p>",
    "inline": '<p><a href="/a">Read more: Harbour plans delayed by a year</a></p>',
    "newsletter": "<p>Sign up for our newsletter</p>",
    "ad": "<p>Advertisement</p>",
    "caption": "<figure><img src=x><figcaption>The bridge on Monday. Photo: Lee Ray</figcaption>"
    "</figure>",
    "credit": "<p>Additional reporting by Claire Dumas in Oslo</p>",
    "bio": "<p>Tom Price is a reporter at the Kestrel Daily. Follow him on Twitter.</p>",
    "related": "<h3>Articles You May Like</h3><ul><li><a href=/b>Five ways to save on petrol</a>"
    "<li><a href=/c>Mayor of Lima opens new school</a></ul>",
    "tags": '<p>Tags: <a href="/t">Vellmar</a>, <a href="/u">Bridges</a></p>',
    "comments": "<p>12 Comments</p>",
    "legal": "<p>© 2025 Kestrel Daily. All rights reserved.</p>",
}


def page() -> str:
    body = [f"<p>{text}</p>" for text in BODY]
    front = [CRUFT[key] for key in ("label", "byline", "stamp", "share", "caption")]
    back = [CRUFT[key] for key in ("credit", "bio", "related", "tags", "comments", "legal")]
    parts = [
        "<h1>Vellmar bridge opens again</h1>",
        *front,
        body[0],
        CRUFT["inline"],
        body[1],
        CRUFT["newsletter"],
        body[2],
        CRUFT["ad"],
        body[3],
        *back,
    ]
    head = "<title>Vellmar bridge opens again | Kestrel Daily</title>"
    body_part = f"<body><article>{''.join(parts)}</article></body>"
    return f"<!DOCTYPE html><html><head>{head}</head>{body_part}</html>"


def test_the_body_is_kept_and_cruft_without_a_class_is_not():
    article = newsclean.clean_html(page())
    assert article.text == "\n\n".join(BODY)
    assert article.verdict is Verdict.ARTICLE


def test_every_segment_stands_where_its_offsets_say():
    source = page().replace("<p>", "\r\n<p>")
    article = newsclean.clean_html(source)
    for segment in article.segments:
        piece = source[segment.start : segment.end]
        assert BeautifulSoup(piece, "html.parser").get_text() == segment.text
    starts = [segment.start for segment in article.segments]
    assert starts == sorted(starts)


def test_segments_have_paths_that_select_their_element():
    source = page()
    soup = BeautifulSoup(source, "html.parser")
    for segment in newsclean.clean_html(source).segments:
        if segment.kind is Kind.PARAGRAPH:
            assert segment.path is not None
            found = soup.select(segment.path)
            assert [tag.get_text() for tag in found] == [segment.text]


def test_reasons_sum_to_the_confidence():
    from math import exp

    for segment in newsclean.clean_html(page()).segments:
        total = sum(reason.weight for reason in segment.reasons)
        assert 1 / (1 + exp(-total)) == pytest.approx(segment.confidence)


def test_all_text_comes_back():
    article = newsclean.clean_html(page())
    everything = "".join(article.restore(*Kind).split())
    seen = BeautifulSoup(page(), "html.parser").body
    assert seen is not None
    assert everything == "".join(seen.get_text().split())


def test_plain_paragraphs_come_back_whole():
    source = "<article>" + "".join(f"<p>{text}</p>" for text in BODY) + "</article>"
    assert newsclean.clean_html(source).text == "\n\n".join(BODY)


def test_facts_come_from_the_head_where_the_text_has_none():
    head = (
        '<meta property="og:title" content="Bridge opens - Kestrel">'
        '<meta property="og:site_name" content="Kestrel">'
        '<script type="application/ld+json">{"@type": "NewsArticle", "author": [{"@type": '
        '"Person", "name": "Ada Roe"}], "datePublished": "2025-03-12T10:00:00+01:00"}</script>'
    )
    body = "".join(f"<p>{text}</p>" for text in BODY)
    article = newsclean.clean_html(f"<html><head>{head}</head><body>{body}</body></html>")
    assert article.title == "Bridge opens"
    assert article.bylines == ("Ada Roe",)
    assert article.published is not None
    assert article.published.iso == "2025-03-12T10:00:00+01:00"


def test_related_items_have_their_targets():
    urls = {link.title: link.url for link in newsclean.clean_html(page()).related}
    assert urls["Five ways to save on petrol"] == "/b"


def test_names_are_whole_words():
    body = "".join(f"<p class=headers-of-state>{text}</p>" for text in BODY)
    assert newsclean.clean_html(f"<div>{body}</div>").text == "\n\n".join(BODY)


def test_clean_tells_a_page_from_a_text():
    assert newsclean.clean(page()).segments[0].path
    assert newsclean.clean(page().encode()).segments[0].path
    assert newsclean.clean("a < b and c > d, the council said.").segments[0].path is None


def test_a_soup_is_a_page_and_stays_as_it_is():
    soup = BeautifulSoup(page(), "html.parser")
    before = str(soup)
    assert newsclean.clean(soup).text == newsclean.clean_html(page()).text
    assert str(soup) == before
    assert soup.article is not None
    assert newsclean.clean(soup.article).text == "\n\n".join(BODY)


@pytest.mark.parametrize(
    "source",
    [
        "",
        b"",
        "<",
        "<html></html>",
        b"%PDF-1.7 \x00\x01",
        b"\x89PNG\r\n\x1a\n\x00\x00",
        b"\xff\xfe<\x00p\x00>\x00",
        "<p>" * 20_000,
        "<div>text" * 5_000,
        "<b>" * 5000 + "text",
        "<div " + "a=b " * 20_000 + ">text</div>",
        "no markup at all",
        page()[:700],
        page() * 2,
        '<script type="application/ld+json">{"@type": [1, {}], "author": [[1]], "articleBody": 3}'
        "</script><p>Text.",
    ],
)
def test_nothing_raises(source: str | bytes):
    article = newsclean.clean_html(source)
    assert isinstance(article, Article)
    assert Article.from_json(article.to_json()) == article


@pytest.mark.parametrize("source", [None, 3, ["<p>"]])
def test_a_wrong_type_is_said(source: object):
    with pytest.raises(TypeError, match="str"):
        newsclean.clean_html(source)  # type: ignore[arg-type]
    with pytest.raises(TypeError, match="str"):
        newsclean.clean(source)  # type: ignore[call-overload]


def test_max_chars_is_said():
    article = newsclean.clean_html(page(), newsclean.Options(max_chars=500))
    assert "only the first 500" in article.notes[-1]


def test_the_same_page_gives_the_same_article():
    assert newsclean.clean_html(page()).to_json() == newsclean.clean_html(page()).to_json()


def test_kinds_follow_the_markup():
    items = "".join(f"<li>{word} will be repaired by the town in summer</li>" for word in "ABC")
    body = f"<h2>What comes next</h2><p>{BODY[0]}</p><ul>{items}</ul><p>{BODY[1]}</p>"
    source = f"<article><p>{BODY[2]}</p>{body}</article>"
    kinds = {s.text[:4]: s.kind for s in newsclean.clean_html(source).segments if s.kept}
    assert kinds["What"] is Kind.HEADING
    assert kinds["A wi"] is Kind.LIST_ITEM
    assert all(kind.role is Role.BODY for kind in kinds.values())
