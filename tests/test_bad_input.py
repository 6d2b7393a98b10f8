"""What is no document, and documents that nobody would write."""

from __future__ import annotations

import io
import os
from pathlib import Path, PurePosixPath, PureWindowsPath

import pytest

import newsclean
from newsclean import Article, Cleaner, Kind, NewscleanError, Options, Phrase, Verdict
from newsclean.options import BODY, parse_kinds

PROSE = "The bridge is open again, the council said on Tuesday night, after eleven years of rust."


class Somewhere(os.PathLike[str]):
    def __fspath__(self) -> str:
        return "somewhere.txt"


class Text(str):
    __slots__ = ()


NEITHER = [None, 3, 2.5, True, ["News"], ("News",), {"text": "News"}, {"News"}, object(), str]
PATHS = [Path("a.txt"), PurePosixPath("a.txt"), PureWindowsPath("a.txt"), Somewhere()]
BYTES = [b"News", bytearray(b"News"), memoryview(b"News")]
FILES = [io.StringIO("News"), io.BytesIO(b"News")]
ENTRANCES = {
    "clean_text": newsclean.clean_text,
    "clean": newsclean.clean,
    "Cleaner.clean_text": lambda text: Cleaner().clean_text(text),
}


def type_name(value: object) -> str:
    return type(value).__name__


# --- what is no text ---


@pytest.mark.parametrize("entrance", ENTRANCES)
@pytest.mark.parametrize("given", [*NEITHER, *FILES, *PATHS], ids=type_name)
def test_a_wrong_type_is_told_what_is_taken(entrance: str, given: object):
    with pytest.raises(TypeError) as caught:
        ENTRANCES[entrance](given)  # type: ignore[arg-type]
    message = str(caught.value)
    assert "str" in message
    assert f"not {type(given).__name__}" in message
    assert "\n" not in message


@pytest.mark.parametrize("entrance", ENTRANCES)
@pytest.mark.parametrize("given", PATHS, ids=type_name)
def test_a_path_is_told_how_to_be_read(entrance: str, given: object):
    with pytest.raises(TypeError, match=r"read_text\(encoding=.utf-8.\)"):
        ENTRANCES[entrance](given)  # type: ignore[arg-type]


@pytest.mark.parametrize("given", BYTES, ids=type_name)
def test_clean_text_takes_no_bytes(given: object):
    with pytest.raises(TypeError, match=r"takes str, not .*decode it"):
        newsclean.clean_text(given)  # type: ignore[arg-type]


@pytest.mark.parametrize("given", BYTES, ids=type_name)
def test_clean_takes_bytes(given: bytes):
    assert newsclean.clean(given) == newsclean.clean("News")


def test_clean_takes_bytes_that_are_not_utf_8():
    article = newsclean.clean(b"\xef\xbb\xbfNews\n\xff\xfe\n" + PROSE.encode())
    assert [segment.text for segment in article.segments] == ["News", "\ufffd\ufffd", PROSE]


def test_a_subclass_of_str_is_text():
    assert newsclean.clean_text(Text(PROSE)) == newsclean.clean_text(PROSE)


def test_there_has_to_be_a_text():
    with pytest.raises(TypeError):
        newsclean.clean_text()  # type: ignore[call-arg]


@pytest.mark.parametrize("given", [{}, "en", frozenset({Kind.TITLE}), True], ids=repr)
def test_options_of_a_wrong_type_are_refused(given: object):
    with pytest.raises(TypeError, match="Options"):
        newsclean.clean_text(PROSE, given)  # type: ignore[arg-type]


# --- nothing ---

NOTHING = ["", " ", "\n", "\r\n\r\n", "\t\xa0\u3000\u2028\f\x1c", "\n" * 10_000, " " * 1_000_000]


@pytest.mark.parametrize("text", NOTHING, ids=lambda text: f"{text[:4]!a}x{len(text)}")
def test_blank_text_gives_an_empty_article(text: str):
    article = newsclean.clean_text(text)
    assert article.verdict is Verdict.EMPTY
    assert not article.complete
    assert (article.text, article.segments, article.title, article.bylines) == ("", (), None, ())
    assert article.restore(*Kind) == article.to_markdown() == ""
    assert Article.from_json(article.to_json()) == article
    assert "empty" in article.explain()
    assert article.language is None


def test_empty_bytes_give_an_empty_article():
    for empty in (b"", b"\xef\xbb\xbf", b" \r\n"):
        assert newsclean.clean(empty).verdict is Verdict.EMPTY


# --- hostile text: an article, and nothing lost ---

HOSTILE = {
    "one letter": "x",
    "one mark": "…",
    "one lone surrogate": "\ud800",
    "lone surrogates": f"\udfff{PROSE}\ud800\n\udc00News\udbff\n{PROSE}",
    "a pair of surrogates": "\ud83c\udf09 Bridge",
    "NUL": f"\x00\nNe\x00ws\n{PROSE}\x00",
    "control characters": "".join(map(chr, range(32))) + PROSE + "\x7f\x80\x9f",
    "bidi controls": f"\u202e{PROSE}\u202c\n\u2066News\u2069\n\u200f\n\u061c{PROSE}",
    "bidi controls unclosed": "\u202e" * 500 + PROSE,
    "byte order marks": f"\ufeff{PROSE}\ufeff\n\ufeff",
    "noncharacters": f"\ufffe\uffff{PROSE}\U0010ffff\ufdd0",
    "marks piled up": "Z" + "\u0300" * 20_000 + PROSE,
    "emoji joined": "👩\u200d" * 5_000,
    "tags": "\U000e0041" * 1_000,
    "a megabyte of one letter": "x" * 1_000_000,
    "a megabyte of stops": "." * 1_000_000,
    "a megabyte of one surrogate": "\ud800" * 1_000_000,
    "a megabyte of words": "word " * 200_000,
    "a megabyte in one line": f"{PROSE} " * 12_000,
    "a megabyte without spaces": PROSE.replace(" ", "") * 14_000,
    "empty lines": "\n" * 10_000 + PROSE + "\n" * 10_000,
    "carriage returns": "\r" * 10_000 + PROSE + "\n\r" * 10_000,
    "questions": "!?" * 100_000,
    "questions apart": "!? " * 50_000,
    "quotation marks": '."' * 100_000 + " A",
    "closing brackets": "." + ")" * 200_000 + " A",
    "open brackets": "([{«“" * 50_000,
    "spaces within": "A." + " " * 500_000 + "B" + "\xa0" * 500_000 + "C",
    "bars": "|" * 100_000 + "\n" + "a | " * 50_000,
    "dashes": "- " * 50_000 + "\n" + "—" * 100_000,
    "digits": "1" * 300_000 + "\n" + "1.1." * 50_000,
    "names": "Anna Weber, " * 30_000,
    "by and by": "By " * 30_000 + "\n" + "by and by " * 30_000,
    "addresses": "a@" * 50_000 + "\n" + "www." * 50_000 + "\n" + "https://" * 20_000,
    "hashes": "#" * 100_000 + "\n" + "#a " * 30_000,
    "one phrase again and again": "Read more: " * 30_000,
    "one line again and again": f"{PROSE}\n" * 5_000,
    "letters apart": "n e w s " * 30_000,
    "slots": "{any} {names} {date} {n}\n" * 500,
    "markup": "<div>" * 30_000 + PROSE + "</p>" * 30_000,
    "escapes": "\\u0000 &amp; %00 \\x00\n" * 500,
    "short lines": "\n".join(f"Line {number}" for number in range(2_000)),
    "long lines": "\n".join(f"{number} " + "bridge " * 3_000 for number in range(20)),
    "lines by length": "\n".join("x" * number for number in range(1_000)),
    "dense script": "橋" * 100_000 + "。" * 10_000,
    "capitals that fold longer": "ŉİßΐﬃ" * 20_000 + "\nİstanbul\nßß",
}  # fmt: skip


@pytest.mark.parametrize("name", HOSTILE)
def test_hostile_text_gives_an_article(name: str):
    text = HOSTILE[name]
    article = newsclean.clean_text(text)
    assert article.verdict is not Verdict.EMPTY
    position = 0
    for segment in article.segments:
        assert position <= segment.start < segment.end <= len(text)
        assert not text[position : segment.start].strip()
        position = segment.end
    assert not text[position:].strip()
    assert "".join(article.restore(*Kind).split()) == "".join(text.split())
    assert 0.0 <= article.confidence <= 1.0


# JSON cannot tell a pair of surrogates from the character that they spell.
WRITTEN = [
    name for name, text in HOSTILE.items() if len(text) < 30_000 and name != "a pair of surrogates"
]


@pytest.mark.parametrize("name", WRITTEN)
def test_hostile_text_can_be_written(name: str):
    article = newsclean.clean_text(HOSTILE[name])
    written = article.to_json()
    written.encode("utf-8")
    assert Article.from_json(written) == article
    for form in (article.explain(), article.to_markdown(), article.to_html(), repr(article)):
        assert isinstance(form, str)


# --- options ---


@pytest.mark.parametrize("name", ["headline", "", "Title", "PARAGRAPH", "body", "cruft"])
def test_an_unknown_kind_is_told_the_kinds(name: str):
    for choose in (Options().with_kept, Options().without, lambda kind: parse_kinds([kind])):
        with pytest.raises(NewscleanError) as caught:
            choose(name)
        assert repr(name) in str(caught.value)
        assert all(kind.value in str(caught.value) for kind in Kind)


@pytest.mark.parametrize("kind", [None, 3, b"title", ("title",)], ids=repr)
def test_a_kind_of_a_wrong_type_is_refused(kind: object):
    with pytest.raises((NewscleanError, TypeError), match="kind"):
        Options().with_kept(kind)  # type: ignore[arg-type]


@pytest.mark.parametrize("code", ["xx", "", "x-klingon", "english", "common", "function_words"])
def test_an_unknown_language_is_told_the_languages(code: str):
    with pytest.raises(NewscleanError) as caught:
        newsclean.clean_text(PROSE, Options(language=code))
    assert repr(code) in str(caught.value)
    assert all(repr(known)[1:-1] in str(caught.value) for known in ("de", "en", "es", "fr"))


@pytest.mark.parametrize(
    "keep", [None, "title", Kind.TITLE, 3, frozenset({"headline"}), frozenset({None})], ids=repr
)
def test_keep_is_a_set_of_kinds(keep: object):
    with pytest.raises((NewscleanError, TypeError), match=r"keep|is no kind"):
        newsclean.clean_text(PROSE, Options(keep=keep))  # type: ignore[arg-type]


@pytest.mark.parametrize("keep", [{Kind.TITLE}, [Kind.TITLE], ("title",), {"title": 1}], ids=repr)
def test_any_collection_of_kinds_is_a_set_of_kinds(keep: object):
    given, frozen = (Options(keep=kinds) for kinds in (keep, frozenset({Kind.TITLE})))  # type: ignore[arg-type]
    assert given == frozen
    assert hash(given) == hash(frozen)
    assert newsclean.clean_text(PROSE, given) == newsclean.clean_text(PROSE, frozen)


def test_nothing_to_keep_gives_no_text():
    article = newsclean.clean_text(PROSE, Options(keep=frozenset()))
    assert article.text == ""
    assert article.restore(*Kind) == PROSE


def test_options_are_frozen_and_hashable():
    options = Options()
    with pytest.raises(AttributeError):
        options.language = "en"  # type: ignore[misc]
    assert hash(options) == hash(Options())
    assert options.with_kept("title").without(Kind.TITLE) == options
    assert options.keep == BODY


@pytest.mark.parametrize("where", ["", "Line", "middle", "regex"])
def test_a_phrase_has_to_stand_somewhere(where: str):
    with pytest.raises(NewscleanError, match="'line', 'start', 'end' or 'inside'"):
        Phrase("more bridges", Kind.RELATED, where)


@pytest.mark.parametrize("where", ["line", "start", "end", "inside"])
def test_an_own_phrase_counts(where: str):
    options = Options(phrases=(Phrase("zorble quux", Kind.PROMO, where),))
    article = newsclean.clean_text(
        "\n\n".join([PROSE, "Zorble quux", PROSE + " So it is."]), options
    )
    assert [s.text for s in article.segments if s.kind is Kind.PROMO] == ["Zorble quux"]


def test_a_disabled_rule_does_not_count():
    text = "\n\n".join([PROSE * 2, PROSE * 3, "Articles You May Like", "Ten bridges to see"])
    rules = {r.rule for s in newsclean.clean_text(text).segments for r in s.reasons}
    assert "related.heading" in rules
    for rule in sorted(rules - {"sequence", "body.default"}):
        article = newsclean.clean_text(text, Options(disabled=frozenset({rule})))
        assert rule not in {r.rule for s in article.segments for r in s.reasons}


def test_text_past_the_limit_is_other_and_said_so():
    text = "\n\n".join([PROSE] * 50)
    article = newsclean.clean_text(text, Options(max_chars=500))
    assert "".join(article.restore(*Kind).split()) == "".join(text.split())
    assert all(s.kind is Kind.OTHER for s in article.segments if s.start >= 500)
    assert any("500" in note for note in article.notes)


@pytest.mark.parametrize("limit", [-1, "500", 2.5], ids=repr)
def test_a_limit_is_a_whole_number(limit: object):
    with pytest.raises((NewscleanError, TypeError), match="max_chars"):
        newsclean.clean_text(PROSE, Options(max_chars=limit))  # type: ignore[arg-type]
