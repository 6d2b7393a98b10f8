"""Titles of related items."""

import pytest

from newsclean.article import Kind, Reason, Segment
from newsclean.facts.related import related_links


def related(text: str, rule: str = "related.item", start: int = 0) -> Segment:
    reasons = (Reason(rule, 2.0, ""),)
    return Segment(Kind.RELATED, text, start, start + len(text), False, 0.9, reasons)


TITLE = "Bridge opens again after the storm"

ITEMS = [
    TITLE,
    f"Read more: {TITLE}",
    f"READ MORE: {TITLE}",
    f"READ MORE | {TITLE}",
    f"Read more - {TITLE}",
    f"Also read: {TITLE}",
    f"See also: {TITLE}",
    f"Related: {TITLE}",
    f"Read more on bridges: {TITLE}",
    f"More: {TITLE}",
    f"WATCH: {TITLE}",
    f"Lesen Sie auch: {TITLE}",
    f"Mehr zum Thema: {TITLE}",
    f"À lire aussi : {TITLE}",
    f"Lire aussi | {TITLE}",
    f"Lea también: {TITLE}",
    f"Te puede interesar: {TITLE}",
    f"Le puede interesar: {TITLE}",
    f"Lesen Sie dazu: {TITLE}",
    f"Also in Opinion: {TITLE}",
    f"Lire l’entretien : {TITLE}",
    f"• {TITLE}",
    f"» {TITLE}",
    f"- {TITLE}",
    f"→ {TITLE}",
    f"1. {TITLE}",
    f"10:32 {TITLE}",
    f"10:32 Uhr {TITLE}",
    f"10:32 | {TITLE}",
    f"10.45am {TITLE}",
    f"10h32 - {TITLE}",
    f"OPINION | {TITLE}",
    f"Politics | {TITLE}",
    f"Local News › {TITLE}",
    f"VIDEO: {TITLE}",
    f"EXCLUSIVE: {TITLE}",
    f"{TITLE} · 2 hours ago",
    f"{TITLE} | 10:32",
    f"{TITLE} (5 min read)",
    f"Read more: {TITLE} >",
]

KEPT = [
    "« Le partage de l’eau ne se décrète pas »",
    "Linus Muster: Bridges are hard, rivers are easy",
    "More bridges, more traffic: what the new plan means",
    "NATO allies agree on a bridge",
    "Read the river before you build",
    "Der Streit um die Brücke: Was nun kommt",
    "100 bridges to see before they fall",
    "24 hours on the bridge",
    "What to watch: five films about bridges",
    "Bridge closed until 2030",
    "The bridge that took 30 days",
]

DROPPED = [
    "Read more",
    "Related articles:",
    "Mehr zum Thema",
    "À lire aussi",
    "Sponsored: A new roof for your house",
    "Anzeige: Neue Fenster für Ihr Haus",
    "»",
    "",
]


@pytest.mark.parametrize("text", ITEMS)
def test_the_title_without_what_offers_it(text: str) -> None:
    (link,) = related_links([related(text, start=100)])
    assert link.title == TITLE
    assert text[link.start - 100 : link.end - 100] == TITLE


@pytest.mark.parametrize("text", KEPT)
def test_titles_that_look_like_an_offer_stay_whole(text: str) -> None:
    (link,) = related_links([related(text)])
    assert link.title == text


@pytest.mark.parametrize("text", DROPPED)
def test_offers_without_a_title_give_nothing(text: str) -> None:
    assert related_links([related(text)]) == ()


@pytest.mark.parametrize("rule", ["related.heading", "en.related.heading", "related.heading.more"])
def test_headings_are_no_items(rule: str) -> None:
    segments = [related("Articles You May Like", rule), related(TITLE)]
    assert [link.title for link in related_links(segments)] == [TITLE]


def test_an_inline_offer_is_an_item_though_a_rule_calls_it_a_heading() -> None:
    (link,) = related_links([related(f"Read more: {TITLE}", "related.heading.phrase")])
    assert link.title == TITLE


def test_folded_text_points_at_the_whole_segment() -> None:
    segment = Segment(Kind.RELATED, f"Read more: {TITLE}", 10, 99, False, 0.9)
    (link,) = related_links([segment])
    assert (link.start, link.end) == (10, 99)
