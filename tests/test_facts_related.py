"""Titles of related items."""

import pytest

from newsclean.article import Kind, Reason, Segment
from newsclean.facts.related import related_links


def related(text: str, rule: str = "related.item", start: int = 0) -> Segment:
    reasons = (Reason(rule, 2.0, ""),)
    return Segment(Kind.RELATED, text, start, start + len(text), False, 0.9, reasons)


TITLE = "Bridge opens again after the storm"

ITEMS = [
    ("en", TITLE),
    ("en", f"Read more: {TITLE}"),
    ("en", f"READ MORE: {TITLE}"),
    ("en", f"READ MORE | {TITLE}"),
    ("en", f"Read more - {TITLE}"),
    ("en", f"Also read: {TITLE}"),
    ("en", f"See also: {TITLE}"),
    ("en", f"Related: {TITLE}"),
    ("en", f"Read more on bridges: {TITLE}"),
    ("en", f"More: {TITLE}"),
    ("en", f"WATCH: {TITLE}"),
    ("de", f"Lesen Sie auch: {TITLE}"),
    ("de", f"Mehr zum Thema: {TITLE}"),
    ("fr", f"À lire aussi : {TITLE}"),
    ("fr", f"Lire aussi | {TITLE}"),
    ("es", f"Lea también: {TITLE}"),
    ("es", f"Te puede interesar: {TITLE}"),
    ("es", f"Le puede interesar: {TITLE}"),
    ("de", f"Lesen Sie dazu: {TITLE}"),
    ("en", f"Also in Opinion: {TITLE}"),
    ("fr", f"Lire l’entretien : {TITLE}"),
    ("en", f"• {TITLE}"),
    ("en", f"» {TITLE}"),
    ("en", f"- {TITLE}"),
    ("en", f"→ {TITLE}"),
    ("en", f"1. {TITLE}"),
    ("en", f"10:32 {TITLE}"),
    ("de", f"10:32 Uhr {TITLE}"),
    ("en", f"10:32 | {TITLE}"),
    ("en", f"10.45am {TITLE}"),
    ("fr", f"10h32 - {TITLE}"),
    ("en", f"OPINION | {TITLE}"),
    ("en", f"Politics | {TITLE}"),
    ("en", f"Local News › {TITLE}"),
    ("en", f"VIDEO: {TITLE}"),
    ("en", f"EXCLUSIVE: {TITLE}"),
    ("en", f"{TITLE} · 2 hours ago"),
    ("en", f"{TITLE} | 10:32"),
    ("en", f"{TITLE} (5 min read)"),
    ("en", f"Read more: {TITLE} >"),
]

KEPT = [
    ("fr", "« Le partage de l’eau ne se décrète pas »"),
    ("en", "Linus Muster: Bridges are hard, rivers are easy"),
    ("en", "More bridges, more traffic: what the new plan means"),
    ("en", "NATO allies agree on a bridge"),
    ("en", "Read the river before you build"),
    ("de", "Der Streit um die Brücke: Was nun kommt"),
    ("en", "100 bridges to see before they fall"),
    ("en", "24 hours on the bridge"),
    ("en", "What to watch: five films about bridges"),
    ("en", "Bridge closed until 2030"),
    ("en", "The bridge that took 30 days"),
]

DROPPED = [
    ("en", "Read more"),
    ("en", "Related articles:"),
    ("de", "Mehr zum Thema"),
    ("fr", "À lire aussi"),
    ("en", "Sponsored: A new roof for your house"),
    ("de", "Anzeige: Neue Fenster für Ihr Haus"),
    ("en", "»"),
    ("en", ""),
]


@pytest.mark.parametrize(("language", "text"), ITEMS)
def test_the_title_without_what_offers_it(language: str, text: str) -> None:
    (link,) = related_links([related(text, start=100)], language)
    assert link.title == TITLE
    assert text[link.start - 100 : link.end - 100] == TITLE


@pytest.mark.parametrize(("language", "text"), KEPT)
def test_titles_that_look_like_an_offer_stay_whole(language: str, text: str) -> None:
    (link,) = related_links([related(text)], language)
    assert link.title == text


@pytest.mark.parametrize(("language", "text"), DROPPED)
def test_offers_without_a_title_give_nothing(language: str, text: str) -> None:
    assert related_links([related(text)], language) == ()


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


OTHERS = [
    "Harbour office to move to the old salt store",
    "Why the ferry is late every second Tuesday",
    "Council finds the key to the fish market",
]
# A line that stands in a list of titles and is none, and where.
AMONG = [
    ("en", 0, "Other news from here"),
    ("en", 1, "3h"),
    ("en", 1, "Yesterday"),
    ("en", 2, "20th March 2025"),
    ("de", 1, "08.12.2025"),
    ("de", 2, "50 Min."),
    ("en", 1, "Longform"),
    ("en", 2, "By Tobias Renfrew"),
    ("en", 0, "KERB YOUR ENTHUSIASM"),
    ("en", 1, "It has moved twice in a hundred years, and each time the town lost a tower."),
]


@pytest.mark.parametrize(("language", "place", "line"), AMONG)
def test_a_list_gives_its_titles_alone(language: str, place: int, line: str) -> None:
    lines = [*OTHERS[:place], line, *OTHERS[place:]]
    assert [link.title for link in related_links(map(related, lines), language)] == OTHERS


def test_numbers_that_count_the_titles_are_no_part_of_them() -> None:
    lines = [related(f"{number} {title}") for number, title in enumerate(OTHERS, 1)]
    links = related_links(lines)
    assert [link.title for link in links] == OTHERS
    assert links[0].start == 2


def test_a_number_of_its_own_stays() -> None:
    titles = ["7 Ways to cross a river", *OTHERS]
    assert [link.title for link in related_links(map(related, titles))] == titles


def test_a_title_may_be_a_sentence() -> None:
    titles = [f"{title}." for title in OTHERS]
    assert [link.title for link in related_links(map(related, titles))] == titles


def test_each_list_has_a_heading_of_its_own() -> None:
    between = Segment(Kind.PROMO, "Get our letter", 0, 14, False, 0.9)
    lists = [related(line) for line in ("Read on", *OTHERS)]
    titles = [link.title for link in related_links([*lists, between, *lists])]
    assert titles == OTHERS * 2
