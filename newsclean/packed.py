"""Tables that were written in TOML, from a packed copy where there is one that is up to date.

TOML is for people: the English lexicon alone takes the parser 50 ms. Installing packs every table
as JSON, with the checksum of the TOML that it was made of. A copy that does not fit is not
looked at, so that a checkout works without, and a changed file counts at once.

Used by the build script too, which has the standard library alone.
"""

from __future__ import annotations

from pathlib import Path
from zlib import crc32

PACKAGE = Path(__file__).parent
FOLDER = PACKAGE / "_packed"

Table = dict[str, object]


def read_table(path: Path) -> Table:
    """The content of a TOML file of the package.

    Args:
        path: the file.

    Raises:
        tomllib.TOMLDecodeError: where it is no TOML.
        UnicodeDecodeError: where it is not in UTF-8.
    """
    source = path.read_bytes()
    return _unpacked(path, source) or _parsed(source)


def pack_all(package: Path = PACKAGE, folder: Path = FOLDER) -> list[Path]:
    """Writes a packed copy of every TOML file of the package.

    Args:
        package: where the TOML files are.
        folder: where the copies go; what else is there is removed.

    Returns:
        The copies, in alphabetical order.
    """
    import json

    folder.mkdir(exist_ok=True)
    for old in folder.iterdir():
        old.unlink()
    copies = []
    for path in sorted(package.rglob("*.toml")):
        copy = _copy_of(path, folder)
        source = path.read_bytes()
        content = json.dumps(_parsed(source), ensure_ascii=False, separators=(",", ":"))
        copy.write_text(f"{crc32(source)}\n{content}", encoding="utf-8", newline="\n")
        copies.append(copy)
    return sorted(copies)


def _copy_of(path: Path, folder: Path) -> Path:
    return folder / f"{path.stem}.json"


def _unpacked(path: Path, source: bytes) -> Table | None:
    try:
        packed = _copy_of(path, FOLDER).read_bytes()
    except OSError:
        return None
    checksum, _, content = packed.partition(b"\n")
    if checksum != b"%d" % crc32(source):
        return None
    import json  # not needed before the first document

    table: Table = json.loads(content)
    return table


def _parsed(source: bytes) -> Table:
    import tomllib  # slow to load, and needed only where nothing is packed

    return tomllib.loads(source.decode("utf-8"))
