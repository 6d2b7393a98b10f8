"""What is no page, and pages that nobody would write: an Article with a verdict and a note."""

from __future__ import annotations

import pytest
from test_clean_html import BODY, page

import newsclean
from newsclean import Article, Kind, Verdict

TEXT = "".join(f"<p>{text}</p>" for text in BODY)
PLAIN = "\n\n".join(BODY)
DECLARED = '<?xml version="1.0" encoding="UTF-16"?>\n'
XHTML = (
    '<!DOCTYPE html PUBLIC "-//W3C//DTD XHTML 1.0 Strict//EN" "xhtml1-strict.dtd">'
    f'<html xmlns="http://www.w3.org/1999/xhtml"><head><title>Bridge</title/></head>{TEXT}</html>'
)
FRAMES = '<html><frameset cols="20%,80%"><frame src="menu.html"><frame src="a.html"></frameset>'


def letters(text: str) -> str:
    return "".join(text.split())


# What comes in → verdict, and a word of the notes.
ODD: dict[str, tuple[str | bytes, Verdict, str]] = {
    "a PDF": (b"%PDF-1.7\n%\xe2\xe3\xcf\xd3\n1 0 obj <</Type /Catalog>>", Verdict.EMPTY, "a PDF"),
    "a PDF decoded": ("%PDF-1.7\n1 0 obj <</Type /Catalog>>", Verdict.EMPTY, "a PDF"),
    "a PNG": (b"\x89PNG\r\n\x1a\n\x00\x00\x00\rIHDR" + bytes(99), Verdict.EMPTY, "a PNG image"),
    "a JPEG": (b"\xff\xd8\xff\xe0\x00\x10JFIF\x00" + bytes(99), Verdict.EMPTY, "a JPEG image"),
    "a GIF": (b"GIF89a\x01\x00\x01\x00\x80\x00\x00", Verdict.EMPTY, "a GIF image"),
    "a WebP": (b"RIFF\x24\x00\x00\x00WEBPVP8 " + bytes(30), Verdict.EMPTY, "a WebP image"),
    "gzip": (b"\x1f\x8b\x08\x00" + bytes(range(200)), Verdict.EMPTY, "gzip"),
    "a ZIP": (b"PK\x03\x04\x14\x00" + bytes(99), Verdict.EMPTY, "a ZIP"),
    "zeros": (bytes(5000), Verdict.EMPTY, "binary data"),
    "bytes in no charset": (
        page().encode()[:-40] + bytes(range(128, 256)) + b"</p></article>",
        Verdict.ARTICLE,
        "charset",
    ),
    "UTF-16 without a mark": (page().encode("utf-16-le"), Verdict.ARTICLE, "utf-16le"),
    "UTF-16, the other way": (page().encode("utf-16-be"), Verdict.ARTICLE, "utf-16be"),
    "UTF-16 with half a character": (page().encode("utf-16")[:-1], Verdict.ARTICLE, "utf-16le"),
    "a charset that does not exist": (
        b'<meta charset="kestrel-7">' + TEXT.encode(),
        Verdict.ARTICLE,
        "utf-8",
    ),
    "a wrong declaration": (DECLARED.encode() + XHTML.encode(), Verdict.ARTICLE, "utf-8"),
    "plain text": (PLAIN, Verdict.ARTICLE, "no markup"),
    "plain text in bytes": (PLAIN.encode(), Verdict.ARTICLE, "no markup"),
    "frames": (FRAMES, Verdict.EMPTY, "frames"),
    "frames with a way out": (
        f"{FRAMES}<noframes><p>Your browser shows no frames.</p></noframes></html>",
        Verdict.EMPTY,
        "frames",
    ),
}


@pytest.mark.parametrize("name", ODD)
def test_odd_input_has_a_verdict_and_a_note(name: str):
    source, verdict, word = ODD[name]
    article = newsclean.clean_html(source)
    assert article.verdict is verdict
    assert any(word in note for note in article.notes), article.notes
    assert Article.from_json(article.to_json()) == article


@pytest.mark.parametrize(
    "name", [name for name, (_, verdict, _) in ODD.items() if verdict is Verdict.ARTICLE]
)
def test_odd_input_that_is_an_article_has_its_text(name: str):
    text = letters(newsclean.clean_html(ODD[name][0]).text)
    assert all(letters(paragraph) in text for paragraph in BODY[:2])


def test_a_page_cut_anywhere_is_read_as_far_as_it_goes():
    whole = page()
    for cut in range(0, len(whole), 61):
        article = newsclean.clean_html(whole[:cut])
        seen = letters(article.restore(*Kind))
        complete = [text for text in BODY if f"{text}</p>" in whole[:cut]]
        assert all(letters(text) in seen for text in complete)


def test_a_cut_tag_ends_the_page():
    for end in (
        "<",
        "</",
        "<p",
        "<p class=",
        '<p class="',
        "<!-",
        "<!-- x",
        "<script>x",
        "&",
        "&am",
    ):
        article = newsclean.clean_html(f"<article>{TEXT}{end}")
        assert article.text.startswith("\n\n".join(BODY[:-1]))


def test_a_doubled_page_gives_no_paragraph_more_often_than_it_has_it():
    article = newsclean.clean_html(page() * 2)
    assert article.verdict is Verdict.ARTICLE
    for text in BODY:
        assert 1 <= article.text.count(text) <= 2
    assert all(cruft not in article.text for cruft in ("Advertisement", "newsletter", "Comments"))


def test_two_hundred_thousand_attributes():
    attributes = " ".join(f"a{number}={number}" for number in range(200_000))
    article = newsclean.clean_html(f"<article {attributes}>{TEXT}</article>")
    assert article.text == PLAIN
    spread = "".join(f"<p {'x=1 ' * 50}>{text}</p>" for text in BODY * 100)
    assert newsclean.clean_html(spread).verdict is Verdict.ARTICLE


def test_five_thousand_open_tags():
    for tag in ("b", "i", "a href=/x", "font", "span"):
        article = newsclean.clean_html(f"<article>{f'<{tag}>' * 5_000}{TEXT}</article>")
        assert letters(PLAIN) == letters(article.restore(*Kind))


def test_open_tags_in_every_paragraph():
    article = newsclean.clean_html("".join(f"<p>{'<b>' * 50}{text}" for text in BODY * 20))
    assert letters(article.restore(*Kind)) == letters("".join(BODY * 20))


@pytest.mark.parametrize("value", [None, 3, 2.5, ["<p>x</p>"], {"a": 1}, object(), str])
def test_a_wrong_type_is_told_what_is_taken(value: object):
    with pytest.raises(TypeError, match="takes str or bytes, not"):
        newsclean.clean_html(value)  # type: ignore[arg-type]
    with pytest.raises(TypeError, match="takes str, bytes, a BeautifulSoup or a Tag, not"):
        newsclean.clean(value)  # type: ignore[call-overload]
