"""The format of the files in ``seeds/`` (docs/specimens.md)."""

from __future__ import annotations

import re
from dataclasses import replace
from pathlib import Path

import pytest

from newsclean.article import Credit, Dateline, Kind
from newsclean.errors import NewscleanError
from newsclean.specimen import ExpectedFacts, Specimen, dump, label, load, load_all, parse

HEAD = '+++\nabout = "a test"\nlang = "en"\nsort = "wire"\n'
EXAMPLE = """+++
about = "wire story, one credit, a link list below"
lang = "en"
sort = "wire"
clean = false

[facts]
bylines = ["Ann Sample"]
published = 2024-05-03
related = ["Five Ways to Save on Petrol"]

[facts.dateline]
place = "Vellmar"

[[facts.credits]]
role = "additional reporting"
names = ["Ben Muster"]
place = "Oslo"
+++
section_label: News

paragraph: The town council of Vellmar voted on Tuesday to close its last coal
         | plant, two years earlier than planned.

credit: Additional reporting by Ben Muster in Oslo

related: Articles You May Like

related: Five Ways\\tto Save\\u00a0on \\\\ Petrol
related: Mortgages Explained
"""


def body(text: str, head: str = "") -> Specimen:
    return parse(f"{HEAD}{head}+++\n{text}", name="en/wire-test")


def test_the_example_is_read():
    specimen = parse(EXAMPLE, name="en/wire-example")
    assert specimen.source == (
        "News\n\nThe town council of Vellmar voted on Tuesday to close its last coal\nplant, two "
        "years earlier than planned.\n\nAdditional reporting by Ben Muster in Oslo\n\nArticles "
        "You May Like\n\nFive Ways\tto Save\xa0on \\ Petrol\nMortgages Explained"
    )
    assert [block.kind.value for block in specimen.blocks] == [
        "section_label",
        "paragraph",
        "credit",
        "related",
        "related",
        "related",
    ]
    assert specimen.blocks[4].text == "Five Ways to Save on \\ Petrol"
    assert specimen.text == (
        "The town council of Vellmar voted on Tuesday to close its last coal plant, two years "
        "earlier than planned."
    )
    assert specimen.facts == ExpectedFacts(
        bylines=("Ann Sample",),
        published="2024-05-03",
        related=("Five Ways to Save on Petrol",),
        dateline=Dateline("Vellmar"),
        credits=(Credit("additional reporting", ("Ben Muster",), "Oslo"),),
    )


def test_blocks_point_into_the_source():
    specimen = parse(EXAMPLE, name="en/wire-example")
    for block in specimen.blocks:
        piece = specimen.source[block.start : block.end]
        assert piece == piece.strip()
        assert " ".join(piece.split()) == block.text


def test_it_is_written_as_it_was_read():
    specimen = parse(EXAMPLE, name="en/wire-example")
    assert dump(specimen).split("+++\n")[2] == EXAMPLE.split("+++\n")[2]
    assert parse(dump(specimen), name=specimen.name) == specimen


def test_line_ends_of_the_source():
    specimen = body("heading: A\n\nparagraph: B\n | C\n", 'newline = "\\r\\n"\n')
    assert specimen.source == "A\r\n\r\nB\r\nC"
    assert specimen.text == "A\n\nB C"
    assert parse(dump(specimen), name=specimen.name) == specimen


def test_spaces_are_source_but_not_block():
    specimen = body("paragraph:   A \n\n\nlist_item: \\u2028B\\tC\n\n")
    assert specimen.source == "  A \n\n\n\u2028B\tC\n"
    assert [specimen.source[b.start : b.end] for b in specimen.blocks] == ["A", "B\tC"]
    assert parse(dump(specimen), name=specimen.name) == specimen


def test_a_windows_checkout_reads_the_same(tmp_path: Path):
    (tmp_path / "a.txt").write_bytes(EXAMPLE.encode())
    (tmp_path / "b.txt").write_bytes(b"\xef\xbb\xbf" + EXAMPLE.replace("\n", "\r\n").encode())
    assert replace(load(tmp_path / "b.txt"), name="") == replace(load(tmp_path / "a.txt"), name="")


@pytest.mark.parametrize(
    ("content", "line", "message"),
    [
        ("", 1, "begins with a line '+++'"),
        ("+++\nlang = 'en'\n", 1, "not closed"),
        ("+++\nabout = \n+++\n", 2, "not TOML"),
        ("+++\nlang = 'en'\nsort = 'wire'\n+++\n", 1, "'about' is missing"),
        (f"{HEAD}clean = 'yes'\n+++\n", 5, "'clean' has to be true or false"),
        (f"{HEAD}klean = true\n+++\n", 5, "'klean' is no key of the head"),
        (f"{HEAD}newline = 'x'\n+++\n", 5, "'newline' is not white space"),
        (f"{HEAD}clean = true\n+++\npromo: Buy\n", 5, "not every block is of a body kind"),
        (f"{HEAD}[facts]\nauthors = []\n+++\n", 6, "'authors' is no key of the facts"),
        (f"{HEAD}[facts]\nbylines = 'Ann'\n+++\n", 6, "'bylines' has to be a list of strings"),
        (f"{HEAD}[facts]\ntitle = 3\n+++\n", 6, "'title' has to be a string"),
        (f"{HEAD}[[facts.credits]]\nrole = 'boss'\n+++\n", 6, "'role' is 'boss'; the roles are"),
        (f"{HEAD}+++\nparagraph: A\nnews: B\n", 7, "'news' is no kind; the kinds are: paragraph"),
        (f"{HEAD}+++\n\nNo label here.\n", 7, "neither 'kind: text'"),
        (f"{HEAD}+++\n  | nothing before\n", 6, "continues a block, but there is none"),
        (f"{HEAD}+++\nparagraph:\n", 6, "has no text"),
        (f"{HEAD}+++\nparagraph: a\\qb\n", 6, "\\q is no escape"),
        (f"{HEAD}+++\nparagraph: a\\", 6, "is no escape"),
    ],
)
def test_what_is_wrong_is_named_with_its_line(tmp_path: Path, content, line, message):
    path = tmp_path / "wire-bad.txt"
    path.write_text(content, encoding="utf-8")
    with pytest.raises(NewscleanError, match=re.escape(f"{path}:{line}: ")) as caught:
        load(path)
    assert message in str(caught.value)


def test_other_encodings_are_refused(tmp_path: Path):
    path = tmp_path / "wire-latin.txt"
    path.write_bytes(f"{HEAD}+++\nparagraph: caf\xe9\n".encode("latin-1"))
    with pytest.raises(NewscleanError, match="not UTF-8 at byte"):
        load(path)


def test_a_folder_is_read_in_order(tmp_path: Path):
    for name in ("en/b", "de/z", "en/a"):
        path = tmp_path / f"{name}.txt"
        path.parent.mkdir(exist_ok=True)
        path.write_text(f"{HEAD}+++\nparagraph: A\n", encoding="utf-8")
    (tmp_path / "plain.txt").write_text("an unlabelled document", encoding="utf-8")
    assert [specimen.name for specimen in load_all(tmp_path)] == ["de/z", "en/a", "en/b"]
    assert [specimen.name for specimen in load_all(tmp_path / "en")] == ["en/a", "en/b"]
    (tmp_path / "en/c.txt").write_text("an unlabelled document", encoding="utf-8")
    with pytest.raises(NewscleanError, match=r"c\.txt:1"):
        load_all(tmp_path)


def test_a_missing_folder_is_named(tmp_path: Path):
    with pytest.raises(NewscleanError, match="no such folder"):
        load_all(tmp_path / "none")


def made(source: str, *spans: tuple[Kind, int, int]) -> Specimen:
    return Specimen("en/x", "made", "en", "wire", source, label(source, spans))


def test_a_specimen_is_made_from_labels():
    source = "News\n\nThe council \\ voted.\nIt did.\n"
    specimen = made(source, (Kind.SECTION_LABEL, 0, 4), (Kind.PARAGRAPH, 6, 34))
    assert dump(specimen).split("+++\n")[2] == (
        "section_label: News\n\nparagraph: The council \\\\ voted.\n         | It did.\n\n"
    )
    assert parse(dump(specimen), name="en/x") == specimen


@pytest.mark.parametrize(
    ("source", "spans", "message"),
    [
        ("A\nB", [(Kind.PARAGRAPH, 0, 1)], "no block holds 'B'"),
        ("A\nB", [(Kind.PARAGRAPH, 2, 3)], "no block holds 'A'"),
        ("A B", [(Kind.PARAGRAPH, 0, 1), (Kind.PROMO, 2, 3)], "two blocks share a line"),
        ("AB", [(Kind.PARAGRAPH, 0, 2), (Kind.PROMO, 1, 2)], "two blocks overlap"),
    ],
)
def test_labels_that_no_file_can_hold_are_refused(source, spans, message):
    with pytest.raises(NewscleanError, match=re.escape(message)):
        dump(made(source, *spans))


def test_an_empty_label_is_refused():
    with pytest.raises(NewscleanError, match="nothing between 1 and 2"):
        label("A B", [(Kind.PARAGRAPH, 1, 2)])
