"""Author lines."""

import pytest

from newsclean.facts.bylines import parse_byline

NAMES = {
    "en": [
        ("By Ada Roe", ["Ada Roe"]),
        ("by Ada Roe", ["Ada Roe"]),
        ("BY ADA ROE", ["ADA ROE"]),
        ("By Ada Roe and Ben Hillman, Staff Writers", ["Ada Roe", "Ben Hillman"]),
        ("By Ada Roe, Crimson Staff Writer", ["Ada Roe"]),
        ("By Ada Roe in Oslo", ["Ada Roe"]),
        ("By Ada Roe and Ben Hillman in New York", ["Ada Roe", "Ben Hillman"]),
        ("Ada Roe | 12 March 2025", ["Ada Roe"]),
        ("By Ada Roe  | March 9, 2023", ["Ada Roe"]),
        ("By Ada Roe December 22, 2023", ["Ada Roe"]),
        ("By Ada RoeDecember 23, 2023", ["Ada Roe"]),
        ("By Ada RoeUpdated: Dec 19, 2025 1:06 PM EST", ["Ada Roe"]),
        (
            "By Ada Roe and Ben Hillman on December 21, 2023 at 3:53PM PST",
            ["Ada Roe", "Ben Hillman"],
        ),
        ("By Ada Roe published 19 May 2026", ["Ada Roe"]),
        ("Published 19 May 2026 by Ada Roe", ["Ada Roe"]),
        ("16/12/2025 by Ada Roe", ["Ada Roe"]),
        ("Ada Roe", ["Ada Roe"]),
        ("ADA ROE", ["ADA ROE"]),
        ("Ada Roe, political editor", ["Ada Roe"]),
        ("Ada Roe Political editor", ["Ada Roe"]),
        ("By Ada Roe ada.roe@example.org @adaroe", ["Ada Roe"]),
        ("Ada Roe (@adaroe)", ["Ada Roe"]),
        ("Politics | By Ada Roe", ["Ada Roe"]),
        ("By Ada Roe | Indoor Plants", ["Ada Roe"]),
        ("Written by: Ada Roe", ["Ada Roe"]),
        ("Words by Ada Roe", ["Ada Roe"]),
        ("Interview by Ada Roe", ["Ada Roe"]),
        ("Edited by Ada Roe", ["Ada Roe"]),
        ("By Ada Roe Follow", ["Ada Roe"]),
    ],
    "de": [
        ("Von Anna Muster", ["Anna Muster"]),
        ("VON ANNA MUSTER UND KARL KLEIN", ["ANNA MUSTER", "KARL KLEIN"]),
        ("Von Anna Muster, Berlin", ["Anna Muster"]),
        ("Von: Anna Muster, Karl Klein", ["Anna Muster", "Karl Klein"]),
        ("Von Anna Muster am 16.11.2022", ["Anna Muster"]),
        ("Ein Kommentar von Anna Muster", ["Anna Muster"]),
        ("Eine Analyse von Anna Muster und Karl von Klein", ["Anna Muster", "Karl von Klein"]),
        ("Aus Kiew berichtet Anna Muster", ["Anna Muster"]),
        ("Text: Anna Muster", ["Anna Muster"]),
        ("Interview: Anna Muster", ["Anna Muster"]),
        ("Ursel von der Leye", ["Ursel von der Leye"]),
    ],
    "fr": [
        ("Par Marie Cler", ["Marie Cler"]),
        ("Par Marie Cler et Luc Royer le 14.09.2020 à 11h46", ["Marie Cler", "Luc Royer"]),
        ("Propos recueillis par Marie Cler", ["Marie Cler"]),
        ("Par Marie Cler, envoyée spéciale à Kiev", ["Marie Cler"]),
    ],
    "es": [
        ("Por Ana Lópezgil", ["Ana Lópezgil"]),
        ("Por Ana Lópezgil 27 de agosto 2019", ["Ana Lópezgil"]),
        ("Ana Lópezgil / Luis Pazos", ["Ana Lópezgil", "Luis Pazos"]),
    ],
    "ko": [
        ("홍가명 기자", ["홍가명"]),
        ("By Melissa", ["Melissa"]),
    ],
}


NO_NAMES = [
    "By Staff",
    "By Web Desk",
    "By admin",
    "By Team Planet",
    "Redaktion",
    "Political editor",
    "Chief Washington correspondent",
    "Politics",
    "By role",
    "Local Democracy Reporter",
    "Wexmere Mercury Newsdesk",
    "By Country",
    "12 March 2025",
    "ada.roe@example.org",
    "@adaroe",
    "By",
    "",
]


@pytest.mark.parametrize(
    ("language", "text", "names"),
    [(language, *row) for language, rows in NAMES.items() for row in rows],
)
def test_names_in_bylines(language: str, text: str, names: list[str]) -> None:
    assert list(parse_byline(text, language).names) == names


@pytest.mark.parametrize("language", ["en", "de", "es"])
@pytest.mark.parametrize("text", NO_NAMES)
def test_bylines_without_a_name(text: str, language: str) -> None:
    byline = parse_byline(text, language)
    assert byline.names == ()
    assert byline.credits == ()


@pytest.mark.parametrize(
    ("language", "text", "names", "agencies"),
    [
        ("en", "AFP", [], ["AFP"]),
        ("en", "By The Associated Press", [], ["Associated Press"]),
        ("es", "Por Agencia EFE", [], ["EFE"]),
        ("en", "Reuters Staff", [], []),
        ("de", "Von dpa", [], ["dpa"]),
        ("en", "Ada Roe and AFP", ["Ada Roe"], ["AFP"]),
        ("de", "Von Anna Muster, dpa", ["Anna Muster"], ["dpa"]),
        ("fr", "Le Monde avec AFP", [], ["AFP"]),
        ("en", "Ada Roe with Reuters", ["Ada Roe"], ["Reuters"]),
    ],
)
def test_agencies_in_bylines_are_credits(
    language: str, text: str, names: list[str], agencies: list[str]
) -> None:
    byline = parse_byline(text, language)
    assert list(byline.names) == names
    assert [(c.role, c.agency) for c in byline.credits] == [("agency", a) for a in agencies]


@pytest.mark.parametrize(
    "text",
    [
        "Text: Anna Muster, Fotos: Karl Klein",
        "Von Anna Muster | Fotos: Karl Klein",
        "By Anna Muster; photos by Karl Klein",
        "Anna Muster, Photos by Karl Klein",
    ],
)
def test_who_took_the_photos_is_no_author(text: str) -> None:
    byline = parse_byline(text, "de")
    assert byline.names == ("Anna Muster",)
    assert [(c.role, c.names) for c in byline.credits] == [("photography", ("Karl Klein",))]


def test_the_place_of_an_agency() -> None:
    (credit,) = parse_byline("EFE / Zurbeña").credits
    assert (credit.agency, credit.place) == ("EFE", "Zurbeña")


@pytest.mark.parametrize("unit", ["by ", "By Ada Roe, ", "|", "1", "a@", "von der "])
def test_long_lines_cost_nothing(unit: str) -> None:
    assert parse_byline(unit * 5000).names == ()
    parse_byline((unit * 1000)[:1000])
