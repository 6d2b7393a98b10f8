"""Facts of whole articles, and what the package may cost."""

import ast
import time
from pathlib import Path

import pytest

import newsclean.facts
from newsclean.article import Credit, Dateline, Kind, Link, Reason, Segment, Stamp
from newsclean.facts import collect


def article(*lines: tuple[str, str]) -> list[Segment]:
    segments = []
    start = 0
    for kind, text in lines:
        rule = "related.heading" if kind == "related" and text.startswith("More") else f"{kind}.x"
        reasons = (Reason(rule, 2.0, ""),)
        segments.append(Segment(Kind(kind), text, start, start + len(text), False, 0.9, reasons))
        start += len(text) + 2
    return segments


PROSE = (
    "The council of Vellmar voted on Tuesday to close its last coal plant, two years early. " * 3
)

WIRE = article(
    ("section_label", "News"),
    ("title", "Vellmar closes its last coal plant"),
    ("standfirst", "Key points"),
    ("standfirst", "The plant in Vellmar closes in May"),
    ("byline", "By Ada Roe and Ben Hillman, Staff Writers"),
    ("timestamp", "Published Nov. 3, 2025 10:45 a.m. ET; updated Nov. 4, 2025"),
    ("caption", "The plant. Photo: Cora Stone/AP"),
    ("paragraph", "VELLMAR, Nov 3 (Reuters) - " + PROSE),
    ("paragraph", PROSE),
    ("credit", "Reporting by Ada Roe in Oslo; Editing by Dan Eck"),
    ("correction", "An earlier version named the wrong plant."),
    ("related", "More from Vellmar"),
    ("related", "Bridge opens again after the storm"),
    ("related", "Read more: Mayor wins by nine votes"),
    ("legal", "© 2025 Planet"),
)


def test_a_wire_story() -> None:
    facts = collect(WIRE, "en")
    assert facts.title == "Vellmar closes its last coal plant"
    assert facts.standfirst == "The plant in Vellmar closes in May"
    assert facts.bylines == ("Ada Roe", "Ben Hillman")
    assert facts.credits == (
        Credit("reporting", ("Ada Roe",), "Oslo"),
        Credit("editing", ("Dan Eck",)),
    )
    assert facts.dateline == Dateline("VELLMAR", "Reuters", "Nov 3")
    assert facts.published == Stamp("Nov. 3, 2025 10:45 a.m. ET", "2025-11-03T10:45-05:00")
    assert facts.updated == Stamp("Nov. 4, 2025", "2025-11-04")
    assert [link.title for link in facts.related] == [
        "Bridge opens again after the storm",
        "Mayor wins by nine votes",
    ]
    assert isinstance(facts.related[0], Link)
    assert facts.captions == ("The plant. Photo: Cora Stone/AP",)
    assert facts.corrections == ("An earlier version named the wrong plant.",)


def test_the_heading_of_key_points_is_no_standfirst() -> None:
    lines = article(
        ("standfirst", "Key Takeaways"), ("standfirst", "The plant closes in May, early.")
    )
    assert collect(lines, "en").standfirst == "The plant closes in May, early."
    assert collect(lines[:1], "en").standfirst == "Key Takeaways"


def test_nothing_gives_nothing() -> None:
    assert collect([], None) == newsclean.facts.Facts()


def test_no_credits_from_captions() -> None:
    assert collect(article(("caption", "Photo by Ada Roe/AFP")), "en").credits == ()


def test_an_agency_byline_is_a_credit() -> None:
    facts = collect(article(("byline", "AFP")), "fr")
    assert facts.bylines == ()
    assert facts.credits == (Credit("agency", agency="AFP"),)


def test_the_same_name_in_capitals_is_the_same() -> None:
    facts = collect(article(("byline", "By Ada Roe"), ("byline", "ADA ROE")), "en")
    assert facts.bylines == ("Ada Roe",)


def test_the_date_in_a_byline() -> None:
    facts = collect(article(("byline", "Ada Roe | 12 March 2025")), "en")
    assert facts.published == Stamp("12 March 2025", "2025-03-12")


def test_the_time_stamp_goes_before_the_byline() -> None:
    facts = collect(article(("byline", "Ada Roe | 12 May 2025"), ("timestamp", "3 May 2025")), "en")
    assert facts.published == Stamp("3 May 2025", "2025-05-03")


def test_a_dateline_only_in_the_first_paragraph() -> None:
    lines = article(("paragraph", PROSE), ("paragraph", "LONDON (AP) — " + PROSE))
    assert collect(lines, "en").dateline is None


def test_a_speaker_is_no_dateline() -> None:
    lines = article(
        ("paragraph", "LINDEN: " + PROSE),
        ("paragraph", "ROE: And then?"),
        ("paragraph", "LINDEN: " + PROSE),
    )
    assert collect(lines, "en").dateline is None
    assert collect(article(("paragraph", "LINDI: " + PROSE)), "en").dateline is not None


def test_language_decides_the_order_of_a_date() -> None:
    stamp = article(("timestamp", "03/04/2025"))
    assert collect(stamp, "en").published == Stamp("03/04/2025", None)
    assert collect(stamp, "de").published == Stamp("03/04/2025", "2025-04-03")


def test_facts_know_only_the_types_and_the_words() -> None:
    folder = Path(newsclean.facts.__file__).parent
    allowed = ("newsclean.article", "newsclean.facts", "newsclean.lexicon")
    for path in folder.glob("*.py"):
        for node in ast.walk(ast.parse(path.read_text("utf-8"))):
            if isinstance(node, ast.ImportFrom) and (node.module or "").startswith("newsclean"):
                assert (node.module or "").startswith(allowed), path.name


@pytest.mark.parametrize("kind", list(Kind))
@pytest.mark.parametrize("unit", ["a", "1:", "By ", "(", "\ud800", "\0", "é, ", "A/"])
def test_hostile_segments_cost_little(kind: Kind, unit: str) -> None:
    segment = Segment(kind, unit * 100_000, 0, len(unit) * 100_000, False, 0.5)
    begin = time.perf_counter()
    collect([segment], None)
    assert time.perf_counter() - begin < 1.0
