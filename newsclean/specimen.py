"""Specimens: labelled documents, one text file each (the format: ``docs/specimens.md``).

The tests and the benchmarks read them; a labelling tool writes them.
"""

from __future__ import annotations

import json
import re
import tomllib
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date, datetime
from pathlib import Path

from newsclean.article import Credit, Dateline, Kind, Role
from newsclean.errors import NewscleanError

FENCE = "+++"
ROLES = frozenset(
    {
        "reporting",
        "additional reporting",
        "writing",
        "editing",
        "translation",
        "photography",
        "video",
        "graphics",
        "illustration",
        "research",
        "production",
        "compilation",
        "review",
        "interview",
        "source",
        "agency",
    }
)

_LABELLED = re.compile(r"([a-z_]+):(?: (.*))?", re.DOTALL)
_CONTINUED = re.compile(r" +\|(?: (.*))?", re.DOTALL)
_ESCAPE = re.compile(r"\\(u[0-9a-fA-F]{4}|.|$)", re.DOTALL)
# What an editor would not show or would break: written as an escape.
_HIDDEN = re.compile("[\\\\\x00-\x1f\x7f-\xa0\xad\u200b-\u200f\u2028-\u202e\u2060-\u2069\ufeff]")
_HEAD_KEYS = frozenset(
    {"about", "lang", "sort", "clean", "newline", "known_failure", "late", "facts"}
)
_FACT_KEYS = frozenset(
    {
        "title",
        "standfirst",
        "bylines",
        "credits",
        "dateline",
        "published",
        "updated",
        "related",
        "corrections",
    }
)


@dataclass(frozen=True, slots=True)
class Block:
    """A labelled piece of the source.

    ``start`` and ``end`` are code points in ``Specimen.source``, without the spaces around the
    piece; ``text`` is the piece on one line, every run of white space folded to one space.
    """

    kind: Kind
    start: int
    end: int
    text: str


@dataclass(frozen=True, slots=True)
class ExpectedFacts:
    """The facts that a specimen states. ``published`` and ``updated`` are ISO 8601."""

    title: str | None = None
    standfirst: str | None = None
    bylines: tuple[str, ...] = ()
    credits: tuple[Credit, ...] = ()
    dateline: Dateline | None = None
    published: str | None = None
    updated: str | None = None
    related: tuple[str, ...] = ()
    corrections: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Specimen:
    """A labelled document.

    ``source`` is the document, ``blocks`` its labels in order. ``clean`` says that nothing may
    be removed; ``late``, that it was written after the rules; ``known_failure``, why it fails
    today.
    """

    name: str
    about: str
    lang: str
    sort: str
    source: str
    blocks: tuple[Block, ...]
    clean: bool = False
    late: bool = False
    known_failure: str | None = None
    newline: str = "\n"
    facts: ExpectedFacts = ExpectedFacts()

    @property
    def text(self) -> str:
        """The clean text that is expected: the body blocks, joined by blank lines."""
        return "\n\n".join(b.text for b in self.blocks if b.kind.role is Role.BODY)


def load(path: str | Path) -> Specimen:
    """The specimen in a file.

    Args:
        path: the file, UTF-8.

    Returns:
        The specimen; its name is the file's folder and stem, such as ``en/wire-harbour``.

    Raises:
        NewscleanError: where the file breaks the format; the message has the file and the line.
        OSError: where the file cannot be read.
    """
    path = Path(path)
    try:
        content = path.read_bytes().decode("utf-8-sig")
    except UnicodeDecodeError as error:
        raise NewscleanError(f"{path}: not UTF-8 at byte {error.start}; save it as UTF-8") from None
    return parse(content, name=f"{path.parent.name}/{path.stem}", where=str(path))


def load_all(folder: str | Path) -> tuple[Specimen, ...]:
    """All specimens below a folder, ordered by path.

    A ``.txt`` file that lies in the folder itself and has no head is an unlabelled document, and
    passed over; one further down is an error.

    Raises:
        NewscleanError: for the first file that breaks the format.
    """
    folder = Path(folder)
    if not folder.is_dir():
        raise NewscleanError(f"{folder}: no such folder of specimens")
    paths = sorted(folder.rglob("*.txt"), key=lambda path: path.as_posix())
    return tuple(load(path) for path in paths if path.parent != folder or _has_head(path))


def parse(content: str, *, name: str, where: str | None = None) -> Specimen:
    r"""The specimen that ``content`` spells out.

    Args:
        content: the file's content.
        name: the specimen's name.
        where: what error messages call the file; the name by default.

    Raises:
        NewscleanError: where the content breaks the format.

    >>> specimen = parse(
    ...     '+++\nabout = "a"\nlang = "en"\nsort = "wire"\n+++\nrelated: More\nparagraph: It is.\n',
    ...     name="en/wire-a",
    ... )
    >>> specimen.source
    'More\nIt is.'
    >>> specimen.text
    'It is.'
    """
    where = where or name
    lines = content.replace("\r\n", "\n").removesuffix("\n").split("\n")
    if lines[0].rstrip() != FENCE:
        raise NewscleanError(f"{where}:1: a specimen begins with a line {FENCE!r}")
    close = next((n for n, line in enumerate(lines[1:], 1) if line.rstrip() == FENCE), None)
    if close is None:
        raise NewscleanError(f"{where}:1: the head is not closed by a line {FENCE!r}")
    head = _Head(where, tuple(lines[1:close]))
    newline = head.text("newline", "\n")
    if not newline or newline.strip():
        raise head.error("newline", "is not white space")
    source, blocks = _read_body(lines[close + 1 :], close + 2, newline, where)
    clean = head.flag("clean")
    if clean and any(block.kind.role is not Role.BODY for block in blocks):
        raise head.error("clean", "is true, but not every block is of a body kind")
    return Specimen(
        name=name,
        about=head.text("about"),
        lang=head.text("lang"),
        sort=head.text("sort"),
        source=source,
        blocks=blocks,
        clean=clean,
        late=head.flag("late"),
        known_failure=head.text("known_failure", "") or None,
        newline=newline,
        facts=_read_facts(head),
    )


def label(source: str, spans: Iterable[tuple[Kind, int, int]]) -> tuple[Block, ...]:
    """Blocks for pieces of a source, as ``Specimen`` wants them.

    Args:
        source: the document.
        spans: kind, start and end of each piece.

    Returns:
        The blocks, in order, spaces around them left out.

    Raises:
        NewscleanError: for a piece with nothing in it.

    >>> label(" News", [(Kind.SECTION_LABEL, 0, 5)])
    (Block(kind=<Kind.SECTION_LABEL: 'section_label'>, start=1, end=5, text='News'),)
    """
    blocks = []
    for kind, start, end in sorted(spans, key=lambda span: span[1]):
        piece = source[start:end]
        if not piece.strip():
            raise NewscleanError(f"nothing between {start} and {end} to be labelled {kind.value}")
        left = start + len(piece) - len(piece.lstrip())
        right = start + len(piece.rstrip())
        blocks.append(Block(kind, left, right, " ".join(piece.split())))
    return tuple(blocks)


def dump(specimen: Specimen) -> str:
    """The content of the file that ``load`` reads back as the same specimen.

    Raises:
        NewscleanError: where the blocks leave out some of the source, or two share a line.
    """
    return "\n".join([FENCE, *_head_lines(specimen), FENCE, *_body_lines(specimen), ""])


# --- reading the head ---


def _has_head(path: Path) -> bool:
    with path.open("rb") as file:
        return file.read(16).removeprefix(b"\xef\xbb\xbf").startswith(FENCE.encode())


class _Head:
    """The TOML head, read with types checked; errors name the file and the line."""

    def __init__(self, where: str, lines: tuple[str, ...]) -> None:
        self.where = where
        self.lines = lines
        try:
            self.data: Mapping[str, object] = tomllib.loads("\n".join(lines))
        except tomllib.TOMLDecodeError as error:
            found = re.search(r"at line (\d+)", str(error))
            line = int(found[1]) + 1 if found else len(lines) + 1
            raise NewscleanError(f"{where}:{line}: the head is not TOML: {error}") from None
        self.check_keys(self.data, _HEAD_KEYS, "head")

    def error(self, key: str, problem: str) -> NewscleanError:
        """An error at the line where ``key`` stands."""
        spelt = re.compile(rf"\s*(\[\[?[\w.]*)?\b{re.escape(key)}\b")
        line = next((n for n, text in enumerate(self.lines, 2) if spelt.match(text)), 1)
        return NewscleanError(f"{self.where}:{line}: {key!r} {problem}")

    def check_keys(self, table: Mapping[str, object], known: frozenset[str], what: str) -> None:
        """Refuse a key that the format does not have."""
        for key in table:
            if key not in known:
                names = ", ".join(sorted(known))
                raise self.error(key, f"is no key of the {what}; the keys are: {names}")

    def text(self, key: str, default: str | None = None) -> str:
        """A string of the head; required where there is no default."""
        value = self.data.get(key, default)
        if value is None:
            raise self.error(key, "is missing from the head")
        if not isinstance(value, str):
            raise self.error(key, "has to be a string")
        return value

    def flag(self, key: str) -> bool:
        """A boolean of the head, false where absent."""
        value = self.data.get(key, False)
        if not isinstance(value, bool):
            raise self.error(key, "has to be true or false")
        return value

    def string_in(self, table: Mapping[str, object], key: str) -> str | None:
        """A string of a table, or None. A TOML date counts as its ISO form."""
        value = table.get(key)
        if isinstance(value, (date, datetime)):
            return value.isoformat()
        if value is not None and not isinstance(value, str):
            raise self.error(key, "has to be a string")
        return value

    def strings_in(self, table: Mapping[str, object], key: str) -> tuple[str, ...]:
        """A list of strings of a table, empty where absent."""
        value = table.get(key, [])
        if not isinstance(value, list) or not all(isinstance(item, str) for item in value):
            raise self.error(key, "has to be a list of strings")
        return tuple(value)


def _read_facts(head: _Head) -> ExpectedFacts:
    table = head.data.get("facts", {})
    if not isinstance(table, dict):
        raise head.error("facts", "has to be a table")
    head.check_keys(table, _FACT_KEYS, "facts")
    return ExpectedFacts(
        title=head.string_in(table, "title"),
        standfirst=head.string_in(table, "standfirst"),
        bylines=head.strings_in(table, "bylines"),
        credits=_read_credits(head, table.get("credits", [])),
        dateline=_read_dateline(head, table.get("dateline")),
        published=head.string_in(table, "published"),
        updated=head.string_in(table, "updated"),
        related=head.strings_in(table, "related"),
        corrections=head.strings_in(table, "corrections"),
    )


def _read_credits(head: _Head, tables: object) -> tuple[Credit, ...]:
    if not isinstance(tables, list):
        raise head.error("credits", "has to be a list of tables")
    found = []
    for table in tables:
        if not isinstance(table, dict):
            raise head.error("credits", "has to be a list of tables")
        head.check_keys(table, frozenset({"role", "names", "place", "agency"}), "credit")
        role = head.string_in(table, "role")
        if role not in ROLES:
            raise head.error("role", f"is {role!r}; the roles are: {', '.join(sorted(ROLES))}")
        names = head.strings_in(table, "names")
        place = head.string_in(table, "place")
        found.append(Credit(role, names, place, head.string_in(table, "agency")))
    return tuple(found)


def _read_dateline(head: _Head, table: object) -> Dateline | None:
    if table is None:
        return None
    if not isinstance(table, dict):
        raise head.error("dateline", "has to be a table")
    head.check_keys(table, frozenset({"place", "agency", "date"}), "dateline")
    return Dateline(*(head.string_in(table, key) for key in ("place", "agency", "date")))


# --- reading the body ---


def _read_body(
    lines: list[str], first: int, newline: str, where: str
) -> tuple[str, tuple[Block, ...]]:
    """The source and its blocks; ``first`` is the number of the first line in the file."""
    texts: list[str] = []
    spans: list[tuple[Kind, int, int]] = []
    at = 0
    for number, line in enumerate(lines, first):
        kind, text = _read_line(line, continues=bool(spans), where=f"{where}:{number}")
        if kind is not None:
            spans.append((kind, at, at + len(text)))
        elif text.strip():
            spans[-1] = (*spans[-1][:2], at + len(text))
        texts.append(text)
        at += len(text) + len(newline)
    source = newline.join(texts)
    return source, label(source, spans)


def _read_line(line: str, *, continues: bool, where: str) -> tuple[Kind | None, str]:
    """The kind that a line opens, if any, and its text in the source."""
    if not line.strip(" "):
        return None, line
    if match := _CONTINUED.fullmatch(line):
        text = _unescape(match[1] or "", where)
        if text.strip() and not continues:
            raise NewscleanError(f"{where}: this line continues a block, but there is none")
        return None, text
    match = _LABELLED.fullmatch(line)
    if match is None:
        raise NewscleanError(f"{where}: neither 'kind: text' nor a line continued by '   | '")
    if match[1] not in Kind.__members__.values():
        known = ", ".join(kind.value for kind in Kind)
        raise NewscleanError(f"{where}: {match[1]!r} is no kind; the kinds are: {known}")
    text = _unescape(match[2] or "", where)
    if not text.strip():
        raise NewscleanError(f"{where}: the block has no text")
    return Kind(match[1]), text


def _unescape(text: str, where: str) -> str:
    def character(match: re.Match[str]) -> str:
        spelt = match[1]
        if len(spelt) == 5:
            return chr(int(spelt[1:], 16))
        if spelt not in ("t", "\\"):
            raise NewscleanError(
                f"{where}: \\{spelt} is no escape; there are \\t, \\\\ and \\uXXXX"
            )
        return "\t" if spelt == "t" else "\\"

    return _ESCAPE.sub(character, text)


# --- writing ---


def _head_lines(specimen: Specimen) -> list[str]:
    lines = [
        f"about = {_toml(specimen.about)}",
        f"lang = {_toml(specimen.lang)}",
        f"sort = {_toml(specimen.sort)}",
        f"clean = {_toml(specimen.clean)}",
    ]
    if specimen.newline != "\n":
        lines.append(f"newline = {_toml(specimen.newline)}")
    if specimen.late:
        lines.append("late = true")
    if specimen.known_failure is not None:
        lines.append(f"known_failure = {_toml(specimen.known_failure)}")
    return lines + _fact_lines(specimen.facts)


def _fact_lines(facts: ExpectedFacts) -> list[str]:
    plain = ("title", "standfirst", "bylines", "published", "updated", "related", "corrections")
    lines = _pairs(facts, plain)
    if lines:
        lines = ["", "[facts]", *lines]
    if facts.dateline is not None:
        lines += ["", "[facts.dateline]", *_pairs(facts.dateline, ("place", "agency", "date"))]
    for credit in facts.credits:
        lines += ["", "[[facts.credits]]", *_pairs(credit, ("role", "names", "place", "agency"))]
    return lines


def _pairs(holder: object, keys: Iterable[str]) -> list[str]:
    values = ((key, getattr(holder, key)) for key in keys)
    return [f"{key} = {_toml(value)}" for key, value in values if value not in (None, ())]


def _toml(value: str | bool | tuple[str, ...]) -> str:
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, tuple):
        return "[" + ", ".join(_toml(item) for item in value) + "]"
    # A JSON string is a TOML string, but for the delete character.
    return json.dumps(value, ensure_ascii=False).replace("\x7f", "\\u007f")


def _body_lines(specimen: Specimen) -> list[str]:
    """Each line of the source, with the label of the block that begins on it."""
    _check_cover(specimen)
    waiting = list(reversed(specimen.blocks))
    lines = []
    at = 0
    margin = 1
    for line in specimen.source.split(specimen.newline):
        end = at + len(line)
        if waiting and waiting[-1].start < end:
            kind = waiting.pop().kind.value
            margin = len(kind)
            lines.append(f"{kind}: {_escape(line)}")
        elif line.strip(" "):
            lines.append(f"{' ' * margin}| {_escape(line)}")
        else:
            lines.append(line)
        if waiting and waiting[-1].start < end:
            raise NewscleanError(f"{specimen.name}: two blocks share a line: {line[:60]!r}")
        at = end + len(specimen.newline)
    return lines


def _check_cover(specimen: Specimen) -> None:
    """Refuse blocks that leave text out or overlap."""
    at = 0
    for block in specimen.blocks:
        left_out = specimen.source[at : block.start].strip()
        if left_out or block.start < at:
            problem = f"no block holds {left_out[:60]!r}" if left_out else "two blocks overlap"
            raise NewscleanError(f"{specimen.name}: {problem}")
        at = block.end
    if left_out := specimen.source[at:].strip():
        raise NewscleanError(f"{specimen.name}: no block holds {left_out[:60]!r}")


def _escape(text: str) -> str:
    def spelt(match: re.Match[str]) -> str:
        character = match[0]
        return {"\t": "\\t", "\\": "\\\\"}.get(character, f"\\u{ord(character):04x}")

    return _HIDDEN.sub(spelt, text)
