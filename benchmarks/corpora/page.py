"""A page with its gold, and a corpus of them."""

from __future__ import annotations

import gzip
import hashlib
import json
import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from functools import cached_property
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

from bs4.dammit import UnicodeDammit

from benchmarks.errors import BadInput

# Second-level labels under which sites register, as in bbc.co.uk.
_PUBLIC_SECOND = frozenset({"co", "com", "org", "net", "gov", "ac", "edu", "go", "or", "ne"})
# A group of fewer pages is left out of --by.
SMALLEST_GROUP = 5
_BETWEEN_NAMES = re.compile(r"\s*[,;|]\s*|\s+(?:and|&|und|et|y)\s+")


def fold_of(site: str, count: int) -> int:
    """The fold of a site: the same for measuring and for fitting, on every machine."""
    return int(hashlib.sha256(site.encode()).hexdigest(), 16) % count


@dataclass(frozen=True, slots=True)
class Page:
    """A page and what is right about it. ``source`` is its HTML file, plain or gzip."""

    id: str
    url: str = ""
    lang: str = ""
    body: str | None = None
    title: str | None = None
    authors: tuple[str, ...] = ()
    date: str | None = None
    with_: tuple[str, ...] = ()
    without: tuple[str, ...] = ()
    sort: str = ""
    source: Path | None = None

    def html(self) -> str:
        """The page, decoded once for all systems alike.

        Raises:
            BadInput: where the file is missing or broken.
        """
        if self.source is None:
            raise BadInput(f"page {self.id}", "no HTML beside the gold; expected its page file")
        return decode(read_bytes(self.source))

    @property
    def site(self) -> str:
        """The registered domain, roughly: what belongs to one publisher."""
        labels = (urlsplit(self.url).hostname or self.id).removeprefix("www.").split(".")
        short = len(labels) > 2 and len(labels[-1]) == 2 and labels[-2] in _PUBLIC_SECOND
        return ".".join(labels[-3 if short else -2 :])

    def fold(self, count: int) -> int:
        """The fold of this page: pages of one site always share it."""
        return fold_of(self.site, count)


@dataclass(slots=True)
class Pages:
    """What a reader found: the pages with gold, and how many had none."""

    good: list[Page] = field(default_factory=list)
    without_gold: int = 0

    def add(self, page: Page) -> None:
        """Take a page, or count it where it has nothing to be measured against."""
        if page.body or page.with_:
            self.good.append(page)
        else:
            self.without_gold += 1


@dataclass(frozen=True)
class Corpus:
    """Pages with gold. ``keeps`` are the kinds beside the body that this gold holds."""

    name: str
    path: Path
    form: str
    pages: tuple[Page, ...]
    without_gold: int
    keeps: frozenset[str]

    @property
    def has_bodies(self) -> bool:
        """Whether the gold is whole texts; else it is snippets."""
        return any(page.body for page in self.pages)

    @property
    def systems(self) -> list[str]:
        """The systems whose extracted texts lie beside the pages."""
        return sorted(p.name.removesuffix(".jsonl.gz") for p in self.path.glob("texts/*.jsonl.gz"))

    def texts(self, system: str) -> dict[str, str]:
        """What a system extracted, by page, as stored beside the pages.

        Raises:
            BadInput: where the file is missing or malformed.
        """
        path = self.path / "texts" / f"{system}.jsonl.gz"
        rows = json_lines(path, "a line {id, text} a page")
        return {str(row["id"]): str(row.get("text") or "") for row in rows}

    @cached_property
    def digest(self) -> str:
        """Names the content: gold and pages."""
        total = hashlib.sha256()
        for page in self.pages:
            gold = [page.id, page.body, page.title, page.authors, page.date, page.with_]
            total.update(json.dumps([*gold, page.without]).encode())
            if page.source is not None and page.source.exists():
                total.update(hashlib.sha256(page.source.read_bytes()).digest())
        return total.hexdigest()[:16]

    def groups(self, by: str) -> dict[str, list[int]]:
        """The numbers of the pages of each language, site or sort, the largest group first; the
        smallest, which say nothing, are left out."""
        groups: dict[str, list[int]] = {}
        for number, page in enumerate(self.pages):
            value = {"lang": page.lang, "site": page.site, "sort": page.sort}[by] or "unknown"
            groups.setdefault(value, []).append(number)
        order = sorted(groups.items(), key=lambda item: -len(item[1]))
        return {name: numbers for name, numbers in order if len(numbers) >= SMALLEST_GROUP}

    def about(self) -> str:
        """One line: how many pages, what was left out, what the gold holds."""
        parts = [f"{len(self.pages)} pages"]
        if self.without_gold:
            parts.append(f"{self.without_gold} rows without gold left out")
        held = ", ".join(sorted(self.keeps))
        parts.append(f"scored with {held} kept" if held else "scored as body alone")
        return f"{self.name}: {'; '.join(parts)}"


def read_bytes(path: Path) -> bytes:
    """A file's content, unpacked where it is gzip.

    Raises:
        BadInput: where it is missing or broken.
    """
    try:
        if path.suffix != ".gz":
            return path.read_bytes()
        with gzip.open(path) as file:
            return file.read()
    except FileNotFoundError:
        raise BadInput(path, "there is no such file") from None
    except (OSError, EOFError) as error:
        raise BadInput(path, f"cannot be read ({error})") from None


def decode(data: bytes) -> str:
    """The text of a page: UTF-8, or what the page declares, or what fits."""
    try:
        return data.decode("utf-8-sig")
    except UnicodeDecodeError:
        return UnicodeDammit(data, is_html=True).unicode_markup or data.decode("latin-1")


def load_json(path: Path, expected: str) -> Any:
    """The JSON in a file.

    Raises:
        BadInput: where it is missing or no JSON.
    """
    try:
        return json.loads(read_bytes(path))
    except ValueError as error:
        raise BadInput(path, f"is no JSON ({error}); expected {expected}") from None


def json_lines(path: Path, expected: str) -> Iterator[dict[str, Any]]:
    """The objects in a file of JSON lines, each with an ``id``.

    Raises:
        BadInput: where it is missing or a line is no such object; the message has the line.
    """
    for number, line in enumerate(read_bytes(path).splitlines(), start=1):
        if not line.strip():
            continue
        try:
            row = json.loads(line)
        except ValueError:
            row = None
        if not isinstance(row, dict) or "id" not in row:
            raise BadInput(f"{path}:{number}", f"expected {expected}")
        yield row


def names(value: object) -> tuple[str, ...]:
    """Author names as the corpora give them: a list, or one string with commas and "and".

    A single word after a comma is a degree or a role ("Ann Sample, MD"), no name.
    """
    if isinstance(value, str):
        first, *others = _BETWEEN_NAMES.split(value)
        value = [first, *(other for other in others if " " in other.strip())]
    if not isinstance(value, Iterable):
        return ()
    return tuple(name.strip() for name in value if isinstance(name, str) and name.strip())


def text_of(value: object) -> str | None:
    """A text that is there and not empty; None of anything else."""
    return value if isinstance(value, str) and value.strip() else None


def snippets(value: object) -> tuple[str, ...]:
    """The snippets of a row: a list of texts that are not empty."""
    if not isinstance(value, list):
        return ()
    return tuple(text for text in value if isinstance(text, str) and text.strip())


def page_file(*candidates: Path) -> Path | None:
    """The first of these files that exists; None reads as a page without HTML."""
    return next((path for path in candidates if path.exists()), None)
