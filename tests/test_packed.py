"""Packed tables are what the TOML says, or are not looked at."""

from __future__ import annotations

import json
import tomllib
from pathlib import Path

import pytest

import newsclean
from newsclean import packed

PACKAGE = Path(newsclean.__file__).parent
FILES = sorted(PACKAGE.rglob("*.toml"))


@pytest.fixture(scope="module")
def copies(tmp_path_factory: pytest.TempPathFactory) -> list[Path]:
    return packed.pack_all(PACKAGE, tmp_path_factory.mktemp("packed") / "copies")


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.name)
def test_a_packed_table_is_the_written_one(path: Path, copies: list[Path]) -> None:
    copy = next(copy for copy in copies if copy.stem == path.stem)
    _, content = copy.read_text("utf-8").split("\n", 1)
    # As text, so that 1 and 1.0, and the order of keys, must be the same too.
    assert json.dumps(json.loads(content)) == json.dumps(tomllib.loads(path.read_text("utf-8")))


def test_every_file_has_a_copy_of_its_own(copies: list[Path]) -> None:
    assert sorted(copy.stem for copy in copies) == sorted(path.stem for path in FILES)


def test_packing_gives_the_same_bytes_every_time(copies: list[Path], tmp_path: Path) -> None:
    again = packed.pack_all(PACKAGE, tmp_path / "again")
    assert [copy.read_bytes() for copy in again] == [copy.read_bytes() for copy in copies]


@pytest.fixture
def table(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A file with a packed copy."""
    path = tmp_path / "bridges.toml"
    path.write_text('open = ["Kestrel"]\n', encoding="utf-8")
    monkeypatch.setattr(packed, "FOLDER", tmp_path / "copies")
    packed.pack_all(tmp_path, tmp_path / "copies")
    return path


def test_the_copy_is_what_is_read(table: Path) -> None:
    copy = table.parent / "copies" / "bridges.json"
    copy.write_text(copy.read_text().replace("Kestrel", "Merlin"))
    assert packed.read_table(table) == {"open": ["Merlin"]}


def test_a_file_that_was_changed_since_counts(table: Path) -> None:
    table.write_text('open = ["Merlin"]\n', encoding="utf-8")
    assert packed.read_table(table) == {"open": ["Merlin"]}


def test_a_file_without_a_copy_is_read(table: Path) -> None:
    (table.parent / "copies" / "bridges.json").unlink()
    assert packed.read_table(table) == {"open": ["Kestrel"]}


def test_a_copy_that_is_cut_off_before_its_checksum_is_not_read(table: Path) -> None:
    (table.parent / "copies" / "bridges.json").write_text("12")
    assert packed.read_table(table) == {"open": ["Kestrel"]}


def test_old_copies_go(table: Path) -> None:
    other = table.with_name("rivers.toml")
    table.rename(other)
    assert [path.name for path in packed.pack_all(table.parent, packed.FOLDER)] == ["rivers.json"]
    assert [path.name for path in packed.FOLDER.iterdir()] == ["rivers.json"]
