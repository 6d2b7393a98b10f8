"""What a page states of itself: each fact by the sources that may carry it, the best first."""

from __future__ import annotations

import json

import pytest
from test_clean_html import BODY

import newsclean
from newsclean import Facts, Image, Options
from newsclean.stated.markup import attributes
from newsclean.stated.times import iso_of

TEXT = "".join(f"<p>{text}</p>" for text in BODY)


def facts(head: str = "", above: str = "<h1>Vellmar bridge opens again</h1>", below: str = ""):
    page = f"<html><head>{head}</head><body><article>{above}{TEXT}</article>{below}</body></html>"
    return newsclean.clean_html(page).facts


def meta(**contents: str) -> str:
    names = {"_": ":"}
    return "".join(
        f'<meta property="{names.get("_", "").join(name.split("_", 1))}" content="{content}">'
        for name, content in contents.items()
    )


def linked(entity: object) -> str:
    return f'<script type="application/ld+json">{json.dumps(entity)}</script>'


def iso(stamp: newsclean.Stamp | None) -> str | None:
    return stamp.iso if stamp else None


# --- the headline ---


@pytest.mark.parametrize(
    ("head", "above", "title"),
    [
        ("", "<h1>Bridge opens again</h1>", "Bridge opens again"),
        (meta(og_title="Bridge opens again | Kestrel", og_site_name="Kestrel"), "", "Bridge opens "
         "again"),
        ("<title>Bridge opens again – Kestrel Daily</title>", "", "Bridge opens again"),
        (linked({"@type": "NewsArticle", "headline": "Tom&#8217;s bridge opens"}), "",
         "Tom’s bridge opens"),
        # The page's name is no headline, nor is another heading.
        (meta(og_title="Bridge opens again", og_site_name="Kestrel"), "<h1>Kestrel</h1><h2>Bridge "
         "opens again</h2>", "Bridge opens again"),
        (meta(og_title="Bridge opens again"), "<h1>Contact us</h1>", "Bridge opens again"),
        # What the reader sees wins over what was written for a search engine.
        (meta(og_title="Vellmar bridge: all you need to know about it opening again"),
         "<h1>Vellmar bridge opens again</h1>", "Vellmar bridge opens again"),
        # A kicker is no part of it, unless the page says so.
        (meta(og_title="Vellmar bridge opens again"), "<h1><span>Local News</span> Vellmar bridge "
         "opens again</h1>", "Vellmar bridge opens again"),
        (meta(og_title="Roads: Vellmar bridge opens again") + "<title>Vellmar bridge opens again"
         "</title>", "<h1>Roads: Vellmar bridge opens again</h1>", "Roads: Vellmar bridge opens "
         "again"),
    ],
)  # fmt: skip
def test_the_headline(head: str, above: str, title: str):
    assert facts(head, above).title == title


# --- authors ---


@pytest.mark.parametrize(
    ("author", "names"),
    [
        ({"@type": "Person", "name": "Ada Roe"}, ("Ada Roe",)),
        ([{"@type": "Person", "name": "Ada Roe"}, {"name": "Ben Hill"}], ("Ada Roe", "Ben Hill")),
        ("Ada Roe and Ben Hill", ("Ada Roe", "Ben Hill")),
        ("By Ada Roe, Chief Technology Officer", ("Ada Roe",)),
        ({"@type": "Person", "name": "Tom O&#039;Neil"}, ("Tom O'Neil",)),
        ({"@type": "Person", "name": "dpa"}, ("dpa",)),
        ({"@type": "Organization", "name": "Kestrel Newsroom"}, ("Kestrel Newsroom",)),
        ({"@id": "#p"}, ("Cy Probe",)),
        ({"@type": "Person", "name": "https://kestrel.example/ada"}, ()),
        ({"@type": "Person", "name": ", The Kestrel Daily"}, ()),
        ([None, 3, {"name": None}, []], ()),
    ],
)
def test_authors_in_linked_data(author: object, names: tuple[str, ...]):
    graph = [
        {"@type": "NewsArticle", "author": author},
        {"@id": "#p", "@type": "Person", "name": "Cy Probe"},
    ]
    assert facts(linked({"@graph": graph})).bylines == names


def test_a_byline_names_more_than_a_newsroom_does():
    above = "<h1>Vellmar bridge opens again</h1><p class=byline>By Tom Price</p>"
    newsroom = {"@type": "NewsArticle", "author": {"@type": "Organization", "name": "Kestrel"}}
    assert facts(linked(newsroom), above).bylines == ("Tom Price",)
    handle = meta(author="kestrel.example")
    assert facts(handle, above).bylines == ("Tom Price",)


def test_authors_in_metas_and_links():
    assert facts(meta(article_author="Ada Roe")).bylines == ("Ada Roe",)
    assert facts(meta(article_author="https://social.example/kestrel")).bylines == ()
    link = '<a href="/staff/ada" rel="author"><span>Ada Roe</span></a>'
    assert facts(above=f"<div><b>Vellmar</b> {link}</div>").bylines == ("Ada Roe",)


def test_bylines_of_other_articles_are_not_its_own():
    card = "<div class=teaser><a href=/a>Harbour plans delayed by a year again</a><p class=byline>"
    cards = "".join(f"{card}By {name}</p></div>" for name in ("Ben Hill", "Cy Probe", "Di Stone"))
    above = "<h1>Vellmar bridge opens again</h1><p class=byline>By Tom Price</p>"
    assert facts("", above, f"<h3>More from the Kestrel</h3>{cards}").bylines == ("Tom Price",)


# --- dates ---


@pytest.mark.parametrize(
    ("text", "written"),
    [
        ("2024-04-26T20:44:00+0200", "2024-04-26T20:44:00+02:00"),
        ("2024-04-26T20:44+02:00", "2024-04-26T20:44+02:00"),
        ("2024-04-26T20:44:00.123Z", "2024-04-26T20:44:00Z"),
        ("2025-07-09 11:50:26", "2025-07-09T11:50:26"),
        ("2025-07-09", "2025-07-09"),
        ("20250709", "2025-07-09"),
        ("20250709T115026Z", "2025-07-09T11:50:26Z"),
        ("Fri, 22 Dec 2023 17:15:49 +0000", "2023-12-22T17:15:49+00:00"),
        ("July 17, 2025", "2025-07-17"),
        ("2025-13-40", None),
        ("1700000000", None),
        ("Fri, 99 Dec 2023 99:15:49 +0000", None),
        ("soon", None),
        ("", None),
        ("x" * 10_000, None),
    ],
)
def test_dates_as_machines_write_them(text: str, written: str | None):
    assert iso_of(text) == written


def test_dates_in_the_pages_language():
    assert iso_of("17. Juli 2025", "de") == "2025-07-17"


@pytest.mark.parametrize(
    ("head", "above"),
    [
        (linked({"@type": "ReportageNewsArticle", "datePublished": "2024-05-03T10:00:00Z"}), ""),
        (linked({"@graph": [{"@type": "WebPage", "mainEntity": {"@type": ["NewsArticle"],
                 "datePublished": "2024-05-03T10:00:00Z"}}]}), ""),
        ('<script type="application/ld+json">{"@type": "NewsArticle", "headline": "a "b"", '
         '"datePublished": "2024-05-03T10:00:00Z"}</script>', ""),
        (meta(article_published_time="2024-05-03T10:00:00Z"), ""),
        (meta(date="2024-05-03T10:00:00Z"), ""),
        (linked({"@type": "WebPage", "datePublished": "2024-05-03T10:00:00Z"}), ""),
        ("", '<p><span itemprop="datePublished" content="2024-05-03T10:00:00Z">Friday</span></p>'),
        ("", '<time datetime="2024-05-03T10:00:00Z">Friday</time>'),
        ("", "<div data-x='{&quot;datePublished&quot;:&quot;2024-05-03T10:00:00Z&quot;}'>x</div>"),
    ],
)  # fmt: skip
def test_when_it_was_published(head: str, above: str):
    assert iso(facts(head, above).published) == "2024-05-03T10:00:00Z"


def test_a_day_by_what_the_reader_sees_or_by_the_address():
    above = "<h1>Vellmar bridge opens again</h1><p class=byline>By Tom Price</p>"
    assert iso(facts("", f"{above}<p>May 3, 2024</p>").published) == "2024-05-03"
    for url in ("2024/05/03/bridge", "news/2024-05-03-bridge", "20240503/bridge"):
        canonical = f'<link rel=canonical href="https://kestrel.example/{url}">'
        assert iso(facts(canonical).published) == "2024-05-03"
    assert (
        facts('<link rel=canonical href="https://kestrel.example/20240503123">').published is None
    )
    assert facts('<link rel=canonical href="https://kestrel.example/2024/05/">').published is None


def test_the_articles_own_date_wins_over_those_further_off():
    own = {"@type": "NewsArticle", "datePublished": "2024-05-03", "dateModified": "2024-05-04"}
    head = linked({"@type": "WebPage", "datePublished": "2020-01-01"}) + linked(own)
    found = facts(head + meta(date="2021-01-01"), '<time datetime="2022-01-01">Then</time>')
    assert iso(found.published) == "2024-05-03"
    assert iso(found.updated) == "2024-05-04"


def test_an_update_stands_for_both_where_it_is_all_that_is_known():
    found = facts(meta(article_modified_time="2024-05-04T10:00:00+02:00"))
    assert iso(found.published) == iso(found.updated) == "2024-05-04T10:00:00+02:00"


# --- the rest ---


def test_site_address_language_and_section():
    head = (
        meta(og_site_name="Kestrel Daily", og_locale="de_CH", article_section="Region")
        + '<link rel="canonical" href="https://kestrel.example/bridge">'
    )
    found = facts(head)
    assert (found.site, found.url) == ("Kestrel Daily", "https://kestrel.example/bridge")
    assert (found.declared_language, found.section) == ("de-CH", "Region")
    data = {
        "@type": "NewsArticle",
        "publisher": {"@type": "Organization", "name": "Kestrel Daily"},
        "articleSection": ["Region", "Roads"],
        "inLanguage": "de",
        "url": "https://kestrel.example/bridge",
    }
    found = facts(linked(data))
    assert (found.site, found.url) == ("Kestrel Daily", "https://kestrel.example/bridge")
    assert (found.declared_language, found.section) == ("de", "Region")


def test_the_root_says_the_language():
    page = f"<html lang=fr-ca><body>{TEXT}</body></html>"
    assert newsclean.clean_html(page).declared_language == "fr-CA"


FIGURE = (
    '<figure><img src="data:image/gif;base64,x" data-src="/i/bridge.jpg">'
    "<figcaption>The bridge on Monday. Photo: Lee Ray</figcaption></figure>"
)


def test_the_lead_image_with_its_caption():
    title = "<h1>Vellmar bridge opens again</h1>"
    caption = "The bridge on Monday. Photo: Lee Ray"
    assert facts("", title + FIGURE).image == Image("/i/bridge.jpg", caption)
    head = meta(og_image="https://kestrel.example/og.jpg")
    assert facts(head, title + FIGURE).image == Image("https://kestrel.example/og.jpg", caption)
    assert facts(head).image == Image("https://kestrel.example/og.jpg")
    data = {
        "@type": "NewsArticle",
        "image": [{"@type": "ImageObject", "url": "https://k.example/i"}],
    }
    assert facts(linked(data)).image == Image("https://k.example/i")
    assert facts("", title, FIGURE).image is None
    assert facts().image is None


def test_the_pages_summary_is_a_standfirst_but_its_first_paragraph_is_none():
    summary = "Two years of work on pillars and railings have come to an end in the old town."
    assert facts(meta(og_description=summary)).standfirst == summary
    assert facts(meta(og_description=BODY[0][:90])).standfirst is None
    assert facts(meta(og_description="Two years of work on pillars and …")).standfirst is None


def test_a_page_that_states_nothing_has_no_facts():
    article = newsclean.clean_html(f"<article>{TEXT}</article>")
    assert article.facts == Facts()
    assert newsclean.clean_html("").facts == Facts()


@pytest.mark.parametrize(
    "data",
    ["{", "[]", "null", "3", '"text"', '{"@type": 3}', '{"@type": "NewsArticle", "author": 3, '
     '"image": [[]], "headline": ["x", {}], "datePublished": {"a": 1}, "publisher": []}',
     '{"@graph": [[[{"@type": [null, "NewsArticle"], "mainEntity": [null, 3]}]]]}'],
)  # fmt: skip
def test_odd_linked_data_is_passed_over(data: str):
    found = facts(f'<script type="application/ld+json">{data}</script>')
    assert (found.bylines, found.published, found.image) == ((), None, None)


def test_attributes_of_a_tag():
    assert attributes('<time datetime="a &gt; b" X=\'y\' z pubdate=now>', 0) == {
        "datetime": "a > b", "x": "y", "z": "", "pubdate": "now",
    }  # fmt: skip
    assert attributes("no tag", 0) == attributes("<", 0) == attributes("", 0) == {}
    assert len(attributes("<p " + "a" * 100_000, 0)) == 1


# --- trafilatura's ---


def test_trafilaturas_metadata_comes_where_it_is_asked_for():
    page = f"<html><head>{meta(og_site_name='Kestrel Daily')}<title>Bridge</title></head>{TEXT}"
    assert newsclean.clean_html(page).facts.metadata == ()
    article = newsclean.clean_html(page, Options(metadata=True))
    found = dict(article.facts.metadata)
    assert found["sitename"] == "Kestrel Daily"
    assert found["title"] == "Bridge"
    assert all(isinstance(value, str) and value for value in found.values())
    assert newsclean.Article.from_json(article.to_json()) == article
    assert newsclean.clean_html("", Options(metadata=True)).facts.metadata == ()
    assert newsclean.clean_html(b"%PDF-1.7", Options(metadata=True)).facts.metadata == ()


@pytest.mark.parametrize("value", [1, "yes", None])
def test_metadata_is_yes_or_no(value: object):
    with pytest.raises(TypeError, match="metadata takes a bool"):
        Options(metadata=value)  # type: ignore[arg-type]
