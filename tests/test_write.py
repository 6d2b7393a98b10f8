"""Article → text, Markdown, HTML, JSON, explanation."""

from __future__ import annotations

import json
import re
from dataclasses import replace
from html import unescape
from html.parser import HTMLParser

import pytest
from hypothesis import example, given
from hypothesis import strategies as st
from make import FULL, article_of, make_article, make_segment
from markdown_it import MarkdownIt

from newsclean.article import Article, Verdict
from newsclean.errors import NewscleanError
from newsclean.write.explain import explain
from newsclean.write.html import TAGS, to_html
from newsclean.write.json import SCHEMA, from_dict, from_json, to_dict, to_json
from newsclean.write.markdown import escape, to_markdown
from newsclean.write.text import compose

# --- text ---


def test_texts_are_joined_by_a_blank_line():
    assert compose(make_article(("heading", "One"), ("paragraph", "Two.")).segments) == (
        "One\n\nTwo."
    )


def test_inline_segments_are_joined_by_a_space():
    segments = [
        make_segment("paragraph", "One."),
        make_segment("paragraph", "Two.", 5, inline=True),
    ]
    assert compose(segments) == "One. Two."


def test_a_first_inline_segment_has_no_space_before_it():
    assert compose([make_segment("paragraph", "Two.", 5, inline=True)]) == "Two."


def test_nothing_is_the_empty_text():
    assert compose([]) == ""


# --- Markdown ---


def test_markdown_of_each_kind():
    article = make_article(
        ("title", "T"),
        ("heading", "H"),
        ("paragraph", "P."),
        ("quote", "Q"),
        ("list_item", "a"),
        ("list_item", "b"),
        ("promo", "gone"),
        ("table", "x | y"),
        ("table", "1 | 2"),
    )
    assert to_markdown(article) == ("# T\n\n## H\n\nP.\n\n> Q\n\n- a\n- b\n\nx | y\n\n1 | 2")


def test_a_table_with_its_rule_stays_a_table():
    article = make_article(
        ("table", "| Team | Goals |"), ("table", "|---|---:|"), ("table", "| A*B | 2 |")
    )
    assert to_markdown(article) == "| Team | Goals |\n|---|---:|\n| A\\*B | 2 |"


def test_markdown_joins_sentences_of_one_line():
    segments = [
        make_segment("paragraph", "One."),
        make_segment("paragraph", "- Two.", 5, inline=True),
    ]
    assert to_markdown(article_of(*segments)) == "One. - Two."


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("# not a heading", "\\# not a heading"),
        ("#metoo began", "#metoo began"),
        ("- not an item", "\\- not an item"),
        ("-5 degrees", "-5 degrees"),
        ("---", "\\---"),
        ("+ plus", "\\+ plus"),
        ("* star", "\\* star"),
        ("1. first", "1\\. first"),
        ("1986) was", "1986\\) was"),
        ("3.5 million", "3.5 million"),
        ("> not a quote", "\\> not a quote"),
        ("===", "\\==="),
        ("```", "\\`\\`\\`"),
        ("~~struck~~", "\\~\\~struck\\~\\~"),
        ("snake_case and _this_", "snake_case and \\_this\\_"),
        ("[link](http://x.example)", "\\[link\\](http://x.example)"),
        ("![image](x)", "!\\[image\\](x)"),
        ("<b>bold</b>", "\\<b\\>bold\\</b\\>"),
        ("AT&T &amp; co &#39;", "AT&T \\&amp; co \\&#39;"),
        ("back\\slash", "back\\\\slash"),
        ("“Fully understand[s] . . . it”", "“Fully understand\\[s\\] . . . it”"),
    ],
)
def test_what_would_be_markup_is_escaped(text, expected):
    assert escape(text) == expected


MARKUP = st.text(alphabet="ab1 #*_+-=<>[]()!`~&;:.\\|\"'/\t", min_size=1, max_size=30)


@given(MARKUP)
@example("&copy;")
@example("1) a")
@example("~~~")
@example("*a_b*_c_")
@example("1 #")
def test_markdown_shows_the_text_as_it_is(text):
    folded = " ".join(text.split()) or "x"
    renderer = MarkdownIt("commonmark").enable(["table", "strikethrough"])
    for kind, tag in (("paragraph", "p"), ("heading", "h2"), ("quote", "p"), ("list_item", "li")):
        page = renderer.render(to_markdown(make_article((kind, folded))))
        match = re.search(rf"<{tag}>(.*)</{tag}>", page, re.DOTALL)
        assert match
        assert unescape(match[1]) == folded
        assert page.count("<") == (4 if kind in ("quote", "list_item") else 2)


def test_lines_inside_a_segment_stay_in_its_block():
    article = make_article(("quote", "one\n# two"), ("list_item", "a\n- b"), ("heading", "x\ny"))
    assert to_markdown(article) == "> one\n> \\# two\n\n- a\n  \\- b\n\n## x y"


# --- HTML ---


class Tags(HTMLParser):
    """Collects the tags and refuses attributes."""

    def __init__(self) -> None:
        super().__init__()
        self.tags: list[str] = []
        self.data = ""

    def handle_starttag(self, tag, attrs):
        assert attrs == []
        self.tags.append(tag)

    def handle_data(self, data):
        self.data += data


def test_html_of_each_kind():
    article = make_article(
        ("title", "T"),
        ("heading", "H"),
        ("paragraph", "P."),
        ("quote", "Q"),
        ("list_item", "a"),
        ("list_item", "b"),
        ("table", "| x | y |"),
        ("table", "1 | 2"),
    )
    assert to_html(article).split("\n") == [
        "<article>",
        "<h1>T</h1>",
        "<h2>H</h2>",
        "<p>P.</p>",
        "<blockquote><p>Q</p></blockquote>",
        "<ul>",
        "<li>a</li>",
        "<li>b</li>",
        "</ul>",
        "<table>",
        "<tr><td>x</td><td>y</td></tr>",
        "<tr><td>1</td><td>2</td></tr>",
        "</table>",
        "</article>",
    ]


def test_html_holds_only_allowed_tags_and_no_attributes():
    evil = "<script src='x'>alert(1)</script><img onerror=\"x\"> & &lt;b&gt; ]]>"
    kinds = ("title", "heading", "paragraph", "quote", "list_item", "table")
    parser = Tags()
    parser.feed(to_html(make_article(*((kind, evil) for kind in kinds))))
    assert set(parser.tags) <= TAGS
    assert parser.data.count(evil) == len(kinds)


def test_html_joins_sentences_of_one_line():
    segments = [
        make_segment("paragraph", "One."),
        make_segment("paragraph", "Two.", 5, inline=True),
    ]
    assert "<p>One. Two.</p>" in to_html(article_of(*segments))


def test_html_of_an_empty_article():
    assert to_html(make_article()) == "<article>\n</article>"


# --- JSON ---


def test_json_round_trip_is_exact():
    assert from_json(to_json(FULL)) == FULL
    assert from_json(to_json(FULL, indent=2)) == FULL
    assert from_dict(to_dict(FULL)) == FULL


def test_read_back_has_the_same_types():
    back = from_json(to_json(FULL))
    assert back.verdict is Verdict.ARTICLE
    assert back.segments[0].kind is FULL.segments[0].kind
    assert isinstance(back.segments, tuple)
    assert hash(back) == hash(FULL)


def test_dictionaries_hold_plain_values_only():
    def check(value: object) -> None:
        assert type(value) in (dict, list, str, int, float, bool, type(None))
        for item in (
            value.values() if isinstance(value, dict) else value if type(value) is list else ()
        ):
            check(item)

    check(to_dict(FULL))


def test_the_schema_is_named_first():
    assert next(iter(to_dict(FULL).items())) == ("schema", SCHEMA)


def test_a_lone_surrogate_can_be_encoded_and_comes_back():
    article = make_article(("paragraph", "a\ud800b\x00\u2028"))
    data = to_json(article).encode("utf-8")
    assert from_json(data.decode("utf-8")) == article


def test_unknown_keys_are_passed_over():
    assert from_dict(to_dict(FULL) | {"url": "https://example.org"}) == FULL


@pytest.mark.parametrize("key", list(to_dict(FULL)))
def test_a_missing_key_is_named(key):
    data = to_dict(FULL)
    del data[key]
    with pytest.raises(NewscleanError, match=re.escape(f"article has no {key!r}")):
        from_dict(data)


def broken(path: list[str | int], value: object) -> dict[str, object]:
    data = json.loads(to_json(FULL))
    at = data
    for step in path[:-1]:
        at = at[step]
    at[path[-1]] = value
    return data


@pytest.mark.parametrize(
    ("path", "value", "message"),
    [
        (["schema"], 99, "article.schema is 99"),
        (["schema"], True, "article.schema is of type bool"),
        (["text"], None, "article.text is None, not a string"),
        (["confidence"], "0.5", "article.confidence is of type str, not a number"),
        (["confidence"], True, "article.confidence is of type bool, not a number"),
        (["complete"], 1, "article.complete is of type int, not true or false"),
        (["verdict"], "great", "article.verdict is 'great', none of: article, live_blog"),
        (["language"], 3, "article.language is of type int"),
        (["notes"], "one", "article.notes is of type str, not a list"),
        (["notes"], [1], "article.notes is of type list, not a list of strings"),
        (["segments"], {}, "article.segments is of type dict, not a list"),
        (["segments", 1], [], "article.segments[1] is of type list, not a dictionary"),
        (["segments", 1, "kind"], "news", "article.segments[1].kind is 'news', none of"),
        (["segments", 2, "start"], 1.5, "article.segments[2].start is of type float"),
        (["segments", 0, "reasons", 0, "weight"], None, "reasons[0].weight is None"),
        (["facts"], None, "article.facts is None, not a dictionary"),
        (["facts", "credits", 0, "names"], "Ann", "article.facts.credits[0].names is of type str"),
        (["facts", "dateline"], "OSLO", "article.facts.dateline is of type str"),
    ],
)
def test_what_is_wrong_is_named(path, value, message):
    with pytest.raises(NewscleanError, match=re.escape(message)):
        from_dict(broken(path, value))


@pytest.mark.parametrize("text", ["", "{", "[]", "null", "3", "[" * 100_000, '{"schema": 1}'])
def test_what_is_no_article_is_refused(text):
    with pytest.raises(NewscleanError):
        from_json(text)


# --- explanation ---


def test_every_segment_and_reason_is_explained():
    lines = explain(FULL).splitlines()
    assert lines[0] == (
        "article (incomplete), language unknown, confidence 0.75, 2 of 4 segments kept, rules test"
    )
    assert lines[1] == "note: a lone surrogate stands at 12"
    assert lines[2] == "- section_label 0.75  News"
    assert lines[3] == "     +1.10  section_label.test.made: made by a test"
    assert len(lines) == 2 + 2 * len(FULL.segments)


def test_an_explanation_cannot_act_on_the_terminal():
    article = make_article(("paragraph", "a\x1b[31mb\rc\u202ed" + "x" * 200))
    assert not re.search("[\x00-\x09\x0b-\x1f\u202e]", explain(article))


# --- the methods of Article ---


def test_the_methods_call_the_writers():
    assert FULL.to_markdown() == to_markdown(FULL)
    assert FULL.to_html() == to_html(FULL)
    assert FULL.to_dict() == to_dict(FULL)
    assert FULL.to_json(indent=1) == to_json(FULL, indent=1)
    assert FULL.explain() == explain(FULL)
    assert Article.from_dict(FULL.to_dict()) == Article.from_json(FULL.to_json()) == FULL


def test_text_follows_from_the_segments():
    assert compose(s for s in FULL.segments if s.kept) == FULL.text
    assert replace(FULL, text="x").restore() == FULL.text
