"""The authors: whom the page's own data names as such, then who stands in its byline."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from html import unescape
from itertools import islice
from typing import Final

from newsclean.facts.names import split_names
from newsclean.read.page import Head, Page
from newsclean.stated.linked import Entity, Linked, types
from newsclean.stated.titles import fold

METAS: Final = (
    "author", "article:author", "og:article:author", "parsely-author", "sailthru.author",
    "dc.creator", "dcterms.creator", "citation_author", "byl",
)  # fmt: skip
LONGEST_NAME: Final = 60
MOST_AUTHORS: Final = 20
LONGEST_TAG: Final = 400
ORGANISATIONS: Final = ("organization", "corporation", "newsmediaorganization")

_LIST: Final = re.compile(r"\s*[;|]\s*|,\s+|\s+(?:and|und|et|y|og|och|en|e|ja|&)\s+")
_LEAD: Final = re.compile(r"^(?:(?i:by|von|par|por|di|door|av)\s+|[Bb]y(?=[A-Z]))")
# The word is searched for first, as pages are long and name few authors so.
_AUTHOR: Final = re.compile(r"author\b|Author\b|AUTHOR\b")
_REL: Final = re.compile(r"""\brel\s{0,3}=\s{0,3}["']?(?:[\w ]{0,20} )?$""", re.IGNORECASE)
LONGEST_REL: Final = 40
MOST_TRIED: Final = 2000
_TAG: Final = re.compile(r"<[^<>]*>")
_ADDRESS: Final = re.compile(r"https?:|www\.|@|\.(?:com|org|html)/")


def authors_of(
    page: Page, linked: Linked, seen: tuple[str, ...], site: str, language: str | None
) -> tuple[str, ...]:
    """The authors' names.

    Args:
        page: the page as read.
        linked: its JSON-LD.
        seen: the names in the page's bylines.
        site: the site's name, which as an author says no more than that there is none.
        language: the article's, where known.

    Returns:
        Persons the data names; else those of the byline; else the newsroom or agency that the
        data names.
    """
    persons = _unique(_persons(linked, language, organisations=False))
    if not persons or _is_site(persons, site):
        persons = _unique(_of_metas(page.head, language)) or persons
    if persons and not (seen and _is_site(persons, site)):
        return persons
    known = seen or persons or _unique(_of_links(page.source, language))
    return known or _unique(_persons(linked, language, organisations=True))


def _is_site(names: tuple[str, ...], site: str) -> bool:
    return all(fold(name) == fold(site) or _is_handle(name) for name in names)


def _is_handle(name: str) -> bool:
    return " " not in name and (name.islower() or "." in name.strip("."))


def _unique(names: Iterable[str]) -> tuple[str, ...]:
    found: dict[str, str] = {}
    for name in names:
        found.setdefault(fold(name), name)
    return tuple(name for folded, name in found.items() if folded)[:MOST_AUTHORS]


def _persons(linked: Linked, language: str | None, *, organisations: bool) -> Iterator[str]:
    for entity in (*linked.articles, *linked.pages):
        names = list(_names(entity, linked, language, organisations=organisations))
        if names:
            yield from names
            return
    if organisations:
        return
    written = linked.written("author")
    if written:
        yield from _split(written, language)


def _names(
    entity: Entity, linked: Linked, language: str | None, *, organisations: bool
) -> Iterator[str]:
    for key in ("author", "creator"):
        authors = entity.get(key)
        found = False
        for one in (authors if isinstance(authors, list) else [authors])[:MOST_AUTHORS]:
            if isinstance(one, dict):
                one = one if "name" in one else linked.ids.get(str(one.get("@id")), {})
                if not organisations and not types(one).isdisjoint(ORGANISATIONS):
                    continue
                one = one.get("name")
            for name in one if isinstance(one, list) else [one]:
                if isinstance(name, str):
                    for single in _split(name, language):
                        found = True
                        yield single
        if found:
            return


def _of_metas(head: Head, language: str | None) -> Iterator[str]:
    for name in METAS:
        found = False
        for text in head.metas.get(name, ()):
            for single in _split(text, language):
                found = True
                yield single
        if found:
            return


def _of_links(source: str, language: str | None) -> Iterator[str]:
    """Whom links call the author, by ``rel``; the first such link alone."""
    for match in islice(_AUTHOR.finditer(source), MOST_TRIED):
        if not _REL.search(source[max(0, match.start() - LONGEST_REL) : match.start()]):
            continue
        tag = source.rfind("<", max(0, match.start() - LONGEST_TAG), match.start())
        start = source.find(">", match.end(), match.end() + LONGEST_TAG) + 1
        end = source.find("</a>", start, start + LONGEST_TAG)
        if tag >= 0 and start and end > start and source[tag + 1 : tag + 3].strip().lower() == "a":
            yield from _split(_TAG.sub(" ", source[start:end]), language)
            return


def _split(text: str, language: str | None) -> Iterator[str]:
    """The names in a text that states authors; those that read like none are left as they are
    where they stand alone: "AP", "Kestrel staff"."""
    text = _LEAD.sub("", _text(text))
    # A list that begins with a comma has lost its first name.
    if not text or text[0] == "," or len(text) > 4 * LONGEST_NAME or _ADDRESS.search(text):
        return
    pieces = [piece for piece in _LIST.split(text) if piece]
    if len(pieces) > 1:
        # Someone's job or town is no second author.
        names = split_names(text, language)
        first = pieces[0]
        whole = [piece for piece in pieces if piece in names or _is_name(piece, language)]
        yield from whole or [first]
    elif len(text) <= LONGEST_NAME:
        yield text


def _text(text: str) -> str:
    return " ".join(unescape(text).split()).strip(' ;|"“”')


def _is_name(piece: str, language: str | None) -> bool:
    return split_names(piece, language) == (piece,)
