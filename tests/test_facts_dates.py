"""Time stamps."""

import pytest

from newsclean.facts.dates import before_date, find_stamps, parse_stamp
from newsclean.facts.vocabulary import vocabulary

ISO = [
    ("2025-03-12", None, "2025-03-12"),
    ("2025-03-12T10:32:05Z", None, "2025-03-12T10:32:05Z"),
    ("2025-03-12T10:32:05+01:00", None, "2025-03-12T10:32:05+01:00"),
    ("2025-03-12 10:32", None, "2025-03-12T10:32"),
    ("2025.03.12 08:00", None, "2025-03-12T08:00"),
    ("2025/03/12", None, "2025-03-12"),
    ("2025年3月12日 10:32", None, "2025-03-12T10:32"),
    ("March 12, 2025", "en", "2025-03-12"),
    ("12 March 2025", "en", "2025-03-12"),
    ("Wed 12 Mar 2025 10.32 GMT", "en", "2025-03-12T10:32Z"),
    ("15th Dec 2025", "en", "2025-12-15"),
    ("1 February, 2026", "en", "2026-02-01"),
    ("SEP 28, 2025", "en", "2025-09-28"),
    ("Nov. 3, 2025 10:45 a.m. PT", "en", "2025-11-03T10:45-08:00"),
    ("July 3, 2025 10:45 p.m. ET", "en", "2025-07-03T22:45-04:00"),
    ("Dec 20, 2023, 4:45pm EST", "en", "2023-12-20T16:45-05:00"),
    ("December 21, 2023/5:53 p.m. ET", "en", "2023-12-21T17:53-05:00"),
    ("8:01 PM on December 23, 2023", "en", "2023-12-23T20:01"),
    ("12:05 AM, 3 May 2025", "en", "2025-05-03T00:05"),
    ("12:05 p.m., 3 May 2025", "en", "2025-05-03T12:05"),
    ("3 May 2025, 14:30 BST", "en", "2025-05-03T14:30"),
    ("3 May 2025, 14:30 IST", "en", "2025-05-03T14:30"),
    ("3 May 2025, 14:30 CST", "en", "2025-05-03T14:30"),
    ("3 May 2025, 14:30 GMT+2", "en", "2025-05-03T14:30+02:00"),
    ("3 May 2025, 14:30 UTC", "en", "2025-05-03T14:30Z"),
    ("3 May 2025 14:30 CEST", "en", "2025-05-03T14:30+02:00"),
    ("Nov 2, 2025 1:30 a.m. ET", "en", "2025-11-02T01:30"),
    ("03/04/2025", "en", None),
    ("03/04/2025", None, None),
    ("03/04/2025", "fr", "2025-04-03"),
    ("03/04/2025", "es", "2025-04-03"),
    ("13/04/2025", "en", "2025-04-13"),
    ("04/13/2025", "en", "2025-04-13"),
    ("04/04/2025", "en", "2025-04-04"),
    ("8/30/2024 at 10:17am", "en", "2024-08-30T10:17"),
    ("31/02/2025", "fr", None),
    ("12.03.2025, 10:32 Uhr", "de", "2025-03-12T10:32"),
    ("12.03.25 10:32", "de", "2025-03-12T10:32"),
    ("12. März 2025 um 10:32 Uhr", "de", "2025-03-12T10:32"),
    ("Mittwoch, 12. März 2025, 10.32 Uhr", "de", "2025-03-12T10:32"),
    ("4. Jänner 2025", "de", "2025-01-04"),
    ("Stand: 12.03.2025, 14 Uhr", "de", "2025-03-12T14:00"),
    ("Publié le 12 mars 2025 à 10h32", "fr", "2025-03-12T10:32"),
    ("le 1er août 2025 à 9 h 05", "fr", "2025-08-01T09:05"),
    ("12/03/2025 à 10:32", "fr", "2025-03-12T10:32"),
    ("12 de marzo de 2025, 10:32", "es", "2025-03-12T10:32"),
    ("4 mayo, 2022", "es", "2022-05-04"),
    ("3 sept. 2025 - 10:45 a. m.", "es", "2025-09-03T10:45"),
    ("March 2025", "en", "2025-03"),
    ("3 November", "en", None),
]

NONE = [
    "5 min read",
    "Reading time: 8 minutes",
    "10:32",
    "10:32 Uhr",
    "London",
    "3 comments",
    "Chapter 12",
    "",
    "Section 4.2",
    "2025",
    "1,234 views",
    "may",
]


@pytest.mark.parametrize(("text", "language", "iso"), ISO)
def test_dates(text: str, language: str | None, iso: str | None) -> None:
    stamp = parse_stamp(text, language)
    assert stamp is not None
    assert stamp.iso == iso
    assert stamp.text in text


@pytest.mark.parametrize("text", NONE)
def test_texts_without_a_date(text: str) -> None:
    assert parse_stamp(text) is None


@pytest.mark.parametrize(
    ("language", "text", "expected"),
    [
        (
            "en",
            "Published 3 May 2025, updated 4 May 2025",
            [("2025-05-03", False), ("2025-05-04", True)],
        ),
        (
            "en",
            "Published: May 3, 2025 / Updated: May 4, 2025 9:00 AM",
            [("2025-05-03", False), ("2025-05-04T09:00", True)],
        ),
        ("en", "Last updated: Dec 4, 2025", [("2025-12-04", True)]),
        ("en", "Last Modified: August 08, 2023", [("2023-08-08", True)]),
        (
            "de",
            "Veröffentlicht am 3. Mai 2025, aktualisiert am 4. Mai 2025",
            [("2025-05-03", False), ("2025-05-04", True)],
        ),
        ("de", "Stand: 12.03.2025, 10:32 Uhr", [("2025-03-12T10:32", True)]),
        ("de", "Zuletzt aktualisiert: 12.03.2025", [("2025-03-12", True)]),
        (
            "fr",
            "Publié le 3 mai 2025 à 10h32, mis à jour le 4 mai 2025 à 11h00",
            [("2025-05-03T10:32", False), ("2025-05-04T11:00", True)],
        ),
        (
            "fr",
            "Publié le 12 mars 2025 à 10h32, mis à jour à 14h05",
            [("2025-03-12T10:32", False), ("2025-03-12T14:05", True)],
        ),
        ("fr", "Mis à jour le 12 mars 2025", [("2025-03-12", True)]),
        ("es", "Actualizado el 12 de marzo de 2025", [("2025-03-12", True)]),
        (
            "es",
            "Publicado el 3 de mayo de 2025. Última actualización: 4 de mayo de 2025",
            [("2025-05-03", False), ("2025-05-04", True)],
        ),
        ("en", "Updated 6 hours ago", [(None, True)]),
        ("de", "vor 3 Stunden", [(None, False)]),
        ("fr", "il y a 2 heures", [(None, False)]),
        ("es", "hace 5 minutos", [(None, False)]),
    ],
)
def test_published_and_updated(
    language: str, text: str, expected: list[tuple[str | None, bool]]
) -> None:
    assert [(f.stamp.iso, f.updated) for f in find_stamps(text, language)] == expected


def test_the_stamp_is_the_date_as_written() -> None:
    stamp = parse_stamp("Publié le 12 mars 2025 à 10h32 par la rédaction", "fr")
    assert stamp is not None
    assert stamp.text == "12 mars 2025 à 10h32"


@pytest.mark.parametrize(
    ("text", "before"),
    [
        ("Ada Roe", "Ada Roe"),
        ("Ada Roe 12 March 2025", "Ada Roe"),
        ("Ada Roe, Tuesday 12 March 2025", "Ada Roe"),
        ("Ada RoeMarch 3, 2025", "Ada Roe"),
        ("Anna Muster am 16.11.2022", "Anna Muster"),
        ("12 March 2025", ""),
    ],
)
def test_what_stands_before_a_date(text: str, before: str) -> None:
    assert before_date(text, vocabulary("de")) == before


@pytest.mark.parametrize("unit", ["1", "1.", "12 mars ", "2025-", "10:32 ", "updated "])
def test_long_texts_cost_nothing(unit: str) -> None:
    assert find_stamps(unit * 50_000) == []
    find_stamps((unit * 300)[:300])
