"""The rules on markup, and the settings that they look at."""

from __future__ import annotations

from newsclean.context import Context
from newsclean.label import Labeller
from newsclean.label_page import survey_page
from newsclean.lexicon import load
from newsclean.options import Options
from newsclean.read.html import read_html
from newsclean.rules import markup, rules_of
from newsclean.rules.notes import note_of
from newsclean.setting import Setting
from newsclean.survey_html.names import bits_of, groups_of

PROSE = "The council said on Tuesday that the bridge is open again. " * 4


def survey(source: str) -> Context:
    return survey_page(Labeller(load("en"), Options()), read_html(source), whole=True).context


def settings(source: str) -> list[Setting]:
    found = survey(source).settings
    assert found is not None
    return list(found)


def test_the_home_is_where_most_prose_is():
    found = settings(f"<nav><p>Menu</nav><main><p>{PROSE}<p>{PROSE}</main>")
    assert [setting.height for setting in found] == [1, 0, 0]
    assert [setting.core for setting in found] == [-1, 0, 0]


def test_a_name_on_the_element_with_most_of_the_prose_says_nothing():
    found = settings(f"<div class=related><p>{PROSE}<p>{PROSE}<p>{PROSE}</div>")
    assert all("related" not in setting.near + setting.far for setting in found)


def test_a_name_on_an_insert_counts():
    source = f"<main><p>{PROSE}<p>{PROSE}<div class='related box'><p>More</div><p>{PROSE}</main>"
    assert "related" in settings(source)[2].near


def test_prose_in_comments_is_no_home():
    comments = f"<section id=comments><p>{PROSE}<p>{PROSE}</section>"
    found = settings(f"<div><div><p>{PROSE}<p>{PROSE}<p>{PROSE}</div>{comments}</div>")
    assert [setting.height for setting in found] == [0, 0, 0, 1, 1]


def test_names_are_whole_words():
    assert groups_of(bits_of(frozenset(("headers-of-state", "adapt", "navy")))) == ()
    assert "nav" in groups_of(bits_of(frozenset(("nav",))))


def test_the_title_is_known_by_the_head():
    head = "<title>Bridge is open | Kestrel</title>"
    found = settings(f"{head}<div><h2>Other things</h2><h2>Bridge is open</h2><p>{PROSE}</div>")
    assert [setting.titled for setting in found] == [False, True, False]
    assert [setting.headline for setting in found] == [-1, 0, 1]


def test_the_article_body_of_the_pages_data_is_compared():
    other = "Sign up for the newsletter of the town and get it each morning. " * 3
    long = PROSE * 2
    data = f'<script type="application/ld+json">{{"articleBody": "{long * 2}"}}</script>'
    found = settings(f"{data}<div><p>{long}<p>{long}<p>{other}</div>")
    assert [setting.stated for setting in found] == [1, 1, -1]


def test_text_fires_no_markup_rules():
    context = survey(f"<p>{PROSE}")._replace(settings=None)
    assert markup.see(context, 0) == []


def test_every_rule_has_an_id_of_the_family_and_a_note():
    context = survey(
        f"<title>Open</title><main><h1>Open</h1><p>{PROSE}<ul><li><a href=/>x</a></ul>"
        f"<blockquote>{PROSE}</blockquote><table><tr><td>1<td>2<tr><td>3<td>4</table></main>"
    )
    for index in range(len(context.forms)):
        rules = [rule for sight in markup.see(context, index) for rule in rules_of(sight)]
        assert rules
        assert len(rules) == len(set(rules))
        for rule in rules:
            assert rule.startswith("markup.")
            assert note_of(rule)
