"""Credit lines in four languages, sign-offs, and lines that credit nobody."""

import pytest

from newsclean.facts.credits import parse_credits, split_roles
from newsclean.facts.vocabulary import vocabulary

Row = tuple[str, tuple[str, ...], str | None, str | None]


def row(role: str, *names: str, place: str | None = None, agency: str | None = None) -> Row:
    return role, names, place, agency


ADDED = "additional reporting"

LINES: dict[str, list[tuple[str, list[Row]]]] = {
    "en": [
        (
            "With additional reporting from Mai Dingle in Beijing",
            [row(ADDED, "Mai Dingle", place="Beijing")],
        ),
        ("Additional reporting by Ada Roe and Ben Hillman", [row(ADDED, "Ada Roe", "Ben Hillman")]),
        ("– additional reporting by Ada Roe", [row(ADDED, "Ada Roe")]),
        ("With reporting by Nina Bermann.", [row(ADDED, "Nina Bermann")]),
        ("—Reporting by Ada Roe", [row("reporting", "Ada Roe")]),
        (
            "Reporting by Ada Roe in Oslo and Ben Hillman in Paris; "
            "Editing by Cora Stone and Dan Eck",
            [
                row("reporting", "Ada Roe", place="Oslo"),
                row("reporting", "Ben Hillman", place="Paris"),
                row("editing", "Cora Stone", "Dan Eck"),
            ],
        ),
        (
            "(Reporting by Ada Roe; Additional reporting by Ben Hillman and Cy Lodge in New York, "
            "Di Marsh in Lima; Writing by Eva Pohl; Editing by Fay Quist)",
            [
                row("reporting", "Ada Roe"),
                row(ADDED, "Ben Hillman", "Cy Lodge", place="New York"),
                row(ADDED, "Di Marsh", place="Lima"),
                row("writing", "Eva Pohl"),
                row("editing", "Fay Quist"),
            ],
        ),
        (
            "Reporting by Ada Roe. Editing by Ben Hillman.",
            [row("reporting", "Ada Roe"), row("editing", "Ben Hillman")],
        ),
        ("Reported from Nairobi by Ada Roe", [row("reporting", "Ada Roe", place="Nairobi")]),
        (
            "Ada Roe reported from Oslo. Ben Hillman reported from Paris.",
            [
                row("reporting", "Ada Roe", place="Oslo"),
                row("reporting", "Ben Hillman", place="Paris"),
            ],
        ),
        ("Ada Roe contributed to this report from Lagos.", [row(ADDED, "Ada Roe", place="Lagos")]),
        ("Ada Roe and Ben Hillman contributed reporting.", [row(ADDED, "Ada Roe", "Ben Hillman")]),
        ("Ada Roe contributed research.", [row("research", "Ada Roe")]),
        ("ESPN's Ada Roe contributed to this story.", [row(ADDED, "Ada Roe")]),
        (
            "Associated Press writers Ada Roe in Oslo, Norway, and Ben Hillman in Paris "
            "contributed to this report.",
            [
                row(ADDED, "Ada Roe", place="Oslo, Norway", agency="Associated Press"),
                row(ADDED, "Ben Hillman", place="Paris", agency="Associated Press"),
            ],
        ),
        (
            "The Associated Press contributed to this report.",
            [row(ADDED, agency="Associated Press")],
        ),
        ("Compiled by Ada Roe", [row("compilation", "Ada Roe")]),
        ("Edited by: Ada Roe", [row("editing", "Ada Roe")]),
        ("Medically reviewed by Ada Roe, MD", [row("review", "Ada Roe")]),
        ("Translated from the German by Ada Roe", [row("translation", "Ada Roe")]),
        ("Story and photos by Ada Roe", [row("writing", "Ada Roe"), row("photography", "Ada Roe")]),
        ("Photo by Ada Roe/AFP", [row("photography", "Ada Roe", agency="AFP")]),
        ("Interview by Ada Roe", [row("interview", "Ada Roe")]),
        ("As told to Ada Roe", [row("interview", "Ada Roe")]),
        ("With files from The Canadian Press", [row("agency", agency="Canadian Press")]),
        ("(With inputs from PTI)", [row("agency", agency="PTI")]),
        ("With Northern Press Agency", [row("agency", agency="Northern Press Agency")]),
        ("SOURCE Vantor Acme Inc.", [row("source", "Vantor Acme Inc.")]),
        (
            "Dov Lindqvist contributed reporting. Alma Petrosk contributed research.",
            [row(ADDED, "Dov Lindqvist"), row("research", "Alma Petrosk")],
        ),
        ("Additional reporting by Ada Roe at Ash Park", [row(ADDED, "Ada Roe", place="Ash Park")]),
        ("Source: AFP", [row("source", agency="AFP")]),
        ("[Source: Acme Institute]", [row("source", "Acme Institute")]),
        (
            "Written by Ada Roe, edited by Ben Hillman and illustrations by Cora Stone",
            [
                row("writing", "Ada Roe"),
                row("editing", "Ben Hillman"),
                row("illustration", "Cora Stone"),
            ],
        ),
    ],
    "de": [
        (
            "Text: Anna Muster, Fotos: Karl Klein",
            [row("writing", "Anna Muster"), row("photography", "Karl Klein")],
        ),
        (
            "Text und Fotos: Anna Muster",
            [row("writing", "Anna Muster"), row("photography", "Anna Muster")],
        ),
        ("Mit Material von dpa", [row("agency", agency="dpa")]),
        (
            "Mit Material von dpa und AFP",
            [row("agency", agency="dpa"), row("agency", agency="AFP")],
        ),
        ("Mitarbeit: Anna Muster, Karl Klein", [row(ADDED, "Anna Muster", "Karl Klein")]),
        (
            "An diesem Bericht haben Anna Muster und Karl Klein mitgearbeitet.",
            [row(ADDED, "Anna Muster", "Karl Klein")],
        ),
        ("Das Interview führte Anna Muster", [row("interview", "Anna Muster")]),
        (
            "Die Fragen stellten Anna Muster und Karl Klein.",
            [row("interview", "Anna Muster", "Karl Klein")],
        ),
        ("Aus dem Englischen von Anna Muster", [row("translation", "Anna Muster")]),
        ("Redaktion: Anna Muster", [row("editing", "Anna Muster")]),
        (
            "(Bericht von Anna Muster, redigiert von Karl Klein)",
            [row("reporting", "Anna Muster"), row("editing", "Karl Klein")],
        ),
        ("Quelle: dpa/AFP", [row("source", agency="dpa"), row("source", agency="AFP")]),
    ],
    "fr": [
        ("Traduit de l'anglais par Marie Cler", [row("translation", "Marie Cler")]),
        ("Traduit de l’espagnol (Chili) par Marie Cler", [row("translation", "Marie Cler")]),
        (
            "Propos recueillis par Marie Cler et Luc Royer",
            [row("interview", "Marie Cler", "Luc Royer")],
        ),
        ("Marie Cler a contribué à cet article", [row(ADDED, "Marie Cler")]),
        ("Avec AFP", [row("agency", agency="AFP")]),
        ("Source : AFP", [row("source", agency="AFP")]),
        (
            "(Reportage Marie Cler, version française Luc Royer, édité par Jean Dupraz)",
            [
                row("reporting", "Marie Cler"),
                row("translation", "Luc Royer"),
                row("editing", "Jean Dupraz"),
            ],
        ),
    ],
    "es": [
        ("Con información de EFE", [row("agency", agency="EFE")]),
        (
            "Con información de Ana Lópezgil, en Bogotá",
            [row(ADDED, "Ana Lópezgil", place="Bogotá")],
        ),
        ("Traducción de Ana Lópezgil", [row("translation", "Ana Lópezgil")]),
        ("En esta nota colaboró Ana Lópezgil", [row(ADDED, "Ana Lópezgil")]),
        (
            "Ana Lópezgil contribuyó a este reportaje desde Bogotá",
            [row(ADDED, "Ana Lópezgil", place="Bogotá")],
        ),
        (
            "(Reporte de Ana Lópezgil; Editado en español por Luis Pazos)",
            [row("reporting", "Ana Lópezgil"), row("editing", "Luis Pazos")],
        ),
        ("Edición: Ana Lópezgil", [row("editing", "Ana Lópezgil")]),
    ],
    # sign-offs
    "": [
        ("© AFP", [row("agency", agency="AFP")]),
        ("© 2025 AFP", [row("agency", agency="AFP")]),
        ("© dpa-infocom, dpa:250312-930-400/1", [row("agency", agency="dpa-infocom")]),
        ("dpa", [row("agency", agency="dpa")]),
        ("— AP", [row("agency", agency="AP")]),
        ("(mka/dpa)", [row("agency", agency="dpa")]),
        ("dpa/lno", [row("agency", agency="dpa/lno")]),
        ("(jdo)", [row("writing", "jdo")]),
        ("mka/sti", [row("writing", "mka", "sti")]),
        ("J.B.", [row("writing", "J.B.")]),
        ("— Ada Roe", [row("writing", "Ada Roe")]),
        ("—By Ada Roe", [row("writing", "Ada Roe")]),
        ("Ada Roe and AP", [row("writing", "Ada Roe"), row("agency", agency="AP")]),
    ],
}

NOBODY = {
    "de": [
        "Dieser Text erschien in der gedruckten Ausgabe vom 3. November.",
        "Mit Agenturen",
    ],
    "fr": ["Cet article est paru dans l'édition papier du 3 mai."],
    "es": ["Publicado en la edición impresa", "Con información de agencias"],
    "en": [
        "A version of this article appears in print on Nov. 3, 2025, Section A, Page 1",
        "They may have contributed to the end of the bridge.",
        "The council voted to contribute more to the bridge.",
        "Editing software is expensive.",
        "Reporting for this story was supported by a fund.",
        "Photo editing made easy",
        "Source",
        "Edited by",
        "ENDS",
        "(MORE)",
        "©",
        "",
        "A photograph of the bridge hung in the hall.",
    ],
}


@pytest.mark.parametrize(
    ("language", "text", "expected"),
    [(language, *line) for language, lines in LINES.items() for line in lines],
)
def test_credit_lines(language: str, text: str, expected: list[Row]) -> None:
    found = parse_credits(text, language or None)
    assert [(c.role, c.names, c.place, c.agency) for c in found] == expected


@pytest.mark.parametrize(
    ("language", "text"), [(language, text) for language, texts in NOBODY.items() for text in texts]
)
def test_lines_that_credit_nobody(language: str, text: str) -> None:
    assert parse_credits(text, language) == ()


def test_roles_cut_a_line() -> None:
    assert split_roles("Ada Roe, photos by Ben Hillman", vocabulary("en")) == (
        "Ada Roe",
        [("photography", "Ben Hillman")],
    )


@pytest.mark.parametrize(
    "unit", ["by ", "Reporting by ", "A, ", "and ", "(", "Ada Roe in Oslo, ", ":", "J. "]
)
def test_long_lines_cost_nothing(unit: str) -> None:
    assert parse_credits(unit * 5000) == ()
    parse_credits((unit * 1000)[:1000])
