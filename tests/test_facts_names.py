"""Lists of people, as they stand after "By" or after a role."""

import pytest

from newsclean.facts.names import parties, split_names
from newsclean.facts.vocabulary import vocabulary

LISTS = [
    ("Ada Roe", ["Ada Roe"]),
    ("Ada Roe, Ben Hillman and Cora Stone", ["Ada Roe", "Ben Hillman", "Cora Stone"]),
    ("Ada Roe, Ben Hillman, and Cora Stone", ["Ada Roe", "Ben Hillman", "Cora Stone"]),
    ("Ada Roe & Ben Hillman", ["Ada Roe", "Ben Hillman"]),
    ("ADA ROE AND BEN HILLMAN", ["ADA ROE", "BEN HILLMAN"]),
    ("ANNA MUSTER", ["ANNA MUSTER"]),
    ("Ben van der Hillen", ["Ben van der Hillen"]),
    ("Ana de la Torrente", ["Ana de la Torrente"]),
    ("Karl von Kleinau, Ada Roe", ["Karl von Kleinau", "Ada Roe"]),
    ("Said bin Omar al-Masrif", ["Said bin Omar al-Masrif"]),
    ("J. K. Rowe", ["J. K. Rowe"]),
    ("J.R. Ewell Jr.", ["J.R. Ewell Jr."]),
    ("Ada M. Roe III", ["Ada M. Roe III"]),
    ("Ada Roe-Stone", ["Ada Roe-Stone"]),
    ("Anne-Marie O’Nealy", ["Anne-Marie O’Nealy"]),
    ("Jean-Luc d'Arcens", ["Jean-Luc d'Arcens"]),
    ("Dr. Ada Roe", ["Dr. Ada Roe"]),
    ("Ada Roe, MD", ["Ada Roe"]),
    ("Ada Roe, political editor", ["Ada Roe"]),
    ("Ada Roe, Oslo", ["Ada Roe"]),
    ("Ada Roe, New York", ["Ada Roe"]),
    ("Ada Roe Staff Writer", ["Ada Roe"]),
    ("Senior Editor Ada Roe", ["Ada Roe"]),
    ("Ada Roe for The Daily Planet", ["Ada Roe"]),
    ("Иван Примеров", ["Иван Примеров"]),
    ("Ada", ["Ada"]),
]

NO_NAMES = [
    "Web Desk",
    "Staff",
    "Admin",
    "Editorial Board",
    "Guardian staff and agencies",
    "The Planet Staff",
    "Crimson Staff Writer",
    "Reuters",
    "Agence France-Presse",
    "New York",
    "Boston Globe",
    "BBC News",
    "the council of Vellmar",
    "",
    " , and & ",
    "user_name42",
]


@pytest.mark.parametrize(("text", "names"), LISTS)
def test_names_come_out_as_written(text: str, names: list[str]) -> None:
    assert list(split_names(text)) == names


@pytest.mark.parametrize(
    ("language", "text", "names"),
    [
        ("de", "Anna Muster und Karl Klein", ("Anna Muster", "Karl Klein")),
        ("de", "Redaktion", ()),
        ("fr", "Marie Cler et Luc Royer", ("Marie Cler", "Luc Royer")),
        ("fr", "La rédaction", ()),
        ("es", "Ana Lópezgil y Luis Pazos", ("Ana Lópezgil", "Luis Pazos")),
        ("es", "José Ortelo y Gassol", ("José Ortelo y Gassol",)),
        ("es", "Redacción", ()),
        ("ko", "홍가명 기자", ("홍가명",)),
    ],
)
def test_names_in_a_language(language: str, text: str, names: tuple[str, ...]) -> None:
    assert split_names(text, language) == names


@pytest.mark.parametrize("text", NO_NAMES)
def test_desks_outlets_and_places_are_no_names(text: str) -> None:
    assert split_names(text) == ()


@pytest.mark.parametrize(
    ("language", "text", "expected"),
    [
        ("en", "Ada Roe in Oslo", [("Ada Roe", "Oslo", None)]),
        ("en", "Ada Roe in Oslo, Norway", [("Ada Roe", "Oslo, Norway", None)]),
        ("en", "Ada Roe in Washington, D.C.", [("Ada Roe", "Washington, D.C.", None)]),
        (
            "en",
            "Ada Roe in Kyiv and Ben Hillman in the West Bank",
            [("Ada Roe", "Kyiv", None), ("Ben Hillman", "West Bank", None)],
        ),
        ("en", "ADA ROE IN OSLO", [("ADA ROE", "OSLO", None)]),
        ("de", "Anna Muster aus Kiew", [("Anna Muster", "Kiew", None)]),
        ("fr", "Marie Cler à Bruxelles", [("Marie Cler", "Bruxelles", None)]),
        ("es", "Ana Lópezgil, en Bogotá", [("Ana Lópezgil", "Bogotá", None)]),
        ("en", "Ada Roe (Berlin)", [("Ada Roe", "Berlin", None)]),
        ("en", "Ada Roe (AFP)", [("Ada Roe", None, "AFP")]),
        ("en", "Ada Roe/AFP", [("Ada Roe", None, None), (None, None, "AFP")]),
        ("en", "dpa/lno", [(None, None, "dpa/lno")]),
        (
            "en",
            "Associated Press writer Ada Roe in Mobile, Alabama",
            [("Ada Roe", "Mobile, Alabama", "Associated Press")],
        ),
        ("en", "ESPN's Ada Roe", [("Ada Roe", None, None)]),
    ],
)
def test_parties_have_places_and_agencies(
    language: str, text: str, expected: list[tuple[str | None, str | None, str | None]]
) -> None:
    assert [(p.name, p.place, p.agency) for p in parties(text, vocabulary(language))] == expected


def test_long_prose_is_not_read() -> None:
    assert parties("Ada Roe and Ben Hillman, " * 200, vocabulary("en")) == []
