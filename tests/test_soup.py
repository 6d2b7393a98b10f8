"""``mark`` and ``strip``: what they do to a tree, and what ``clean`` does not."""

from __future__ import annotations

import pytest
from bs4 import BeautifulSoup, Tag
from hypothesis import given
from hypothesis import strategies as st
from strategies import runs
from strategies_html import pages
from test_clean_html import BODY, CRUFT, page

import newsclean
from newsclean import Kind, NewscleanError, Options
from newsclean.soup import ATTRIBUTE

LINKS = "".join(f"<li><a href=/{n}>Mayor {n} of Lima opens a school</a></li>" for n in range(5))


def soup_of(html: str) -> BeautifulSoup:
    # BeautifulSoup itself takes no lone surrogates.
    return BeautifulSoup(html.encode("utf-8", "replace").decode(), "html.parser")


def marks(soup: Tag) -> list[tuple[str, str]]:
    return [(tag.name, str(tag[ATTRIBUTE])) for tag in soup.find_all(attrs={ATTRIBUTE: True})]


def shown(soup: Tag) -> str:
    return "".join(soup.get_text().split())


def test_mark_names_the_kind_of_every_element():
    soup = soup_of(page())
    article = newsclean.mark(soup)
    assert article == newsclean.clean(soup_of(page()))
    for segment in article.segments:
        found = soup.find_all(attrs={ATTRIBUTE: segment.kind.value})
        assert segment.text in [" ".join(tag.get_text().split()) for tag in found]
    paragraphs = soup.select(f'[{ATTRIBUTE}="paragraph"]')
    assert [tag.get_text() for tag in paragraphs] == list(BODY)


def test_mark_goes_up_to_the_box_and_no_further():
    soup = soup_of(f"<div><p><b><i>{BODY[0]}</i></b></p><p>{BODY[1]}</p></div>")
    newsclean.mark(soup)
    assert marks(soup) == [("p", "paragraph"), ("p", "paragraph")]


def test_segments_in_one_box_are_marked_on_their_inline_markup():
    soup = soup_of(f"<div><span>{BODY[0]}</span><br><br><b>{BODY[1]}</b></div>")
    newsclean.mark(soup)
    assert marks(soup) == [("span", "paragraph"), ("b", "paragraph")]


def test_bare_texts_side_by_side_are_listed_on_what_is_around_them():
    article = f"<div>{BODY[0]}<br><br>{BODY[1]}<br><br>© 2025 Kestrel Daily. All rights reserved."
    soup = soup_of(f"{article}</div>")
    newsclean.mark(soup)
    assert marks(soup) == [("div", "paragraph legal")]
    assert soup.select_one(f'[{ATTRIBUTE}~="legal"]') is soup.div


def test_marks_of_an_earlier_call_are_replaced():
    soup = soup_of(page())
    newsclean.mark(soup)
    before = str(soup)
    soup.h1[ATTRIBUTE] = "advert"  # type: ignore[index]
    newsclean.mark(soup)
    assert str(soup) == before


def test_marking_changes_nothing_but_the_attribute():
    soup, other = soup_of(page()), soup_of(page())
    newsclean.mark(soup)
    for tag in soup.find_all(True):
        del tag[ATTRIBUTE]
    assert str(soup) == str(other)


def test_strip_takes_cruft_out_and_returns_it():
    soup = soup_of(page())
    removed = newsclean.strip(soup)
    cruft = [s for s in newsclean.clean_html(page()).segments if s.kind.role == "cruft"]
    assert cruft
    assert [(s.kind, s.text, s.kept) for s in removed] == [(s.kind, s.text, False) for s in cruft]
    left = shown(soup)
    assert all("".join(text.split()) in left for text in BODY)
    assert not any("".join(s.text.split()) in left for s in removed)
    assert "<ul>" not in str(soup)
    assert soup.h1 is not None
    assert soup.figcaption is not None


def test_strip_keeps_the_kinds_asked_for():
    soup = soup_of(page())
    removed = newsclean.strip(soup, keep={"paragraph", Kind.RELATED})
    assert {Kind.RELATED, Kind.PARAGRAPH}.isdisjoint(segment.kind for segment in removed)
    assert {Kind.TITLE, Kind.CAPTION} <= {segment.kind for segment in removed}
    assert soup.figure is None
    assert soup.li is not None


def test_strip_leaves_out_what_the_options_keep():
    soup = soup_of(page())
    newsclean.strip(soup, options=Options().with_kept(Kind.RELATED))
    assert soup.li is not None


def test_strip_with_everything_kept_changes_nothing():
    soup = soup_of(page())
    assert newsclean.strip(soup, keep=Kind) == ()
    assert str(soup) == str(soup_of(page()))


def test_text_among_text_that_stays_is_cut_out():
    body = f"<div>{BODY[0]}<br><br>{BODY[1]} &amp; so on.<br><br>© 2025 Kestrel Daily. All rights"
    soup = soup_of(f"{body} reserved.</div>")
    removed = newsclean.strip(soup)
    assert [segment.kind for segment in removed] == [Kind.LEGAL]
    assert soup.get_text() == f"{BODY[0]}{BODY[1]} & so on."


def test_a_tag_is_stripped_and_the_rest_of_its_tree_is_left():
    soup = soup_of(f"<nav>News</nav>{page()}")
    article = soup.article
    assert article is not None
    removed = newsclean.strip(article)
    assert {segment.kind.role for segment in removed} == {"cruft"}
    assert soup.nav is not None
    assert "Advertisement" not in soup.get_text()


def test_the_tag_given_stays_whatever_it_holds():
    soup = soup_of(f"<nav><ul>{LINKS}</ul></nav>")
    assert soup.nav is not None
    assert len(newsclean.strip(soup.nav, keep=())) == 5
    assert str(soup) == "<nav></nav>"


def test_data_of_the_page_stays():
    data = '<script type="application/ld+json">{}</script>'
    more = CRUFT["legal"]
    soup = soup_of(f"<p>{BODY[0]}</p><p>{BODY[1]}</p><div>{data}{more}</div>")
    newsclean.strip(soup)
    assert str(soup.div) == f"<div>{data}</div>"
    assert soup.script is not None


def test_a_part_of_a_table_can_be_given():
    soup = soup_of(f"<table><tr><td>{BODY[0]}</td><td>{BODY[1]}</td></tr></table>")
    assert soup.tr is not None
    newsclean.mark(soup.tr)
    assert {kind for _, kind in marks(soup)} == {"paragraph"}


def test_text_without_an_element_can_be_stripped_but_not_marked():
    soup = soup_of(f"{BODY[0]}<br><br>{BODY[1]}<br><br>© 2025 Kestrel Daily. All rights reserved.")
    newsclean.mark(soup)
    assert marks(soup) == []
    assert [segment.kind for segment in newsclean.strip(soup)] == [Kind.LEGAL]
    assert shown(soup) == "".join((BODY[0] + BODY[1]).split())


@pytest.mark.parametrize("call", [newsclean.mark, newsclean.strip])
@pytest.mark.parametrize("given", [None, "<p>x</p>", b"x", 3, BeautifulSoup, ["x"]], ids=repr)
def test_only_trees_are_taken(call, given: object):
    with pytest.raises(TypeError, match="takes a BeautifulSoup or a Tag, not"):
        call(given)


def test_a_string_of_a_tree_is_no_tree():
    with pytest.raises(TypeError, match="not NavigableString"):
        newsclean.mark(soup_of("<p>x</p>").p.string)  # type: ignore[union-attr, arg-type]


def test_keep_is_a_set_of_kinds():
    with pytest.raises(NewscleanError, match="'headline' is no kind"):
        newsclean.strip(soup_of("<p>x</p>"), keep=["headline"])
    with pytest.raises(TypeError, match="set of kinds"):
        newsclean.strip(soup_of("<p>x</p>"), keep="title")


@runs(60)
@given(pages())
def test_clean_changes_no_tree(html: str):
    soup = soup_of(html)
    before, nodes = str(soup), [id(node) for node in soup.descendants]
    newsclean.clean(soup)
    for tag in soup.find_all(True, limit=3):
        newsclean.clean(tag)
    assert str(soup) == before
    assert [id(node) for node in soup.descendants] == nodes


@runs(60)
@given(pages(), st.frozensets(st.sampled_from(list(Kind))))
def test_strip_takes_what_it_returns_and_nothing_that_stays(html: str, keep: frozenset[Kind]):
    soup = soup_of(html)
    segments = newsclean.clean(soup).segments
    removed = newsclean.strip(soup, keep=keep)
    assert not any(segment.kind in keep for segment in removed)
    left = shown(soup).replace("\xad", "")
    for segment in segments:
        if segment.kind in keep and segment.end > segment.start:
            # Text that nobody sees may stand between.
            assert is_within("".join(segment.text.split()), left)


def is_within(text: str, whole: str) -> bool:
    rest = iter(whole)
    return text in whole or all(character in rest for character in text)
