"""Pages for tests: a body of the caller's choice, cruft from the lexicon, and the gold."""

from __future__ import annotations

import random
import re
import tomllib
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import cache
from html import escape
from importlib.resources import files
from typing import Literal

import newsclean
from newsclean import Kind, NewscleanError, Role
from newsclean.lexicon import entries, languages, load

FILLERS = {
    "any": ("Vellmar Post", "the week in Vellmar"),
    "name": ("Ann Sample", "Ben Muster", "Claire Exemple"),
    "names": ("Ann Sample", "Ben Muster and Claire Exemple"),
    "place": ("Vellmar", "Oslo", "New Harbour"),
    "date": ("12.03.2025", "2025-03-12"),
    "time": ("10:32", "19:45"),
    "n": ("3", "12", "204"),
    "url": ("www.vellmarpost.example",),
    "email": ("desk@vellmarpost.example",),
    "handle": ("@vellmarpost",),
    "word": ("Harbour", "Courier"),
    "agency": ("AFP", "dpa"),
}
HEAD = (Kind.NAVIGATION, Kind.SECTION_LABEL, Kind.TITLE, Kind.BYLINE, Kind.TIMESTAMP)
INSERTS = (Kind.CAPTION, Kind.MEDIA, Kind.ADVERT)
DEFAULT = (Kind.NAVIGATION, Kind.TITLE, Kind.SOCIAL, Kind.PROMO, Kind.RELATED, Kind.LEGAL)
# What pages call the boxes that hold them.
CLASSES = {
    Kind.NAVIGATION: "menu",
    Kind.BYLINE: "author",
    Kind.TIMESTAMP: "date",
    Kind.RELATED: "more-stories",
    Kind.PROMO: "signup",
    Kind.SOCIAL: "share-bar",
    Kind.LEGAL: "footer-note",
}
RELATED_ITEMS = 3
_SLOT = re.compile(r"\{(\w+)\}")

Line = tuple[Kind, str]


@dataclass(frozen=True, slots=True)
class NewsPage:
    """A made page. ``gold`` has the kind and the text of each line, in order."""

    source: str
    gold: tuple[Line, ...]
    language: str

    @property
    def text(self) -> str:
        """The clean text that is expected: the body, joined by blank lines."""
        return "\n\n".join(text for kind, text in self.gold if kind.role is Role.BODY)


def news_page(
    body: Sequence[str] | None = None,
    *,
    title: str | None = None,
    language: str = "en",
    cruft: Iterable[Kind | str] = DEFAULT,
    form: Literal["text", "html"] = "html",
    seed: int = 0,
) -> NewsPage:
    """A realistic page around a body, with the kind of every line known.

    Args:
        body: its paragraphs; None takes invented news, which there is in en, de, fr and es.
        title: the headline, which stands there if ``cruft`` has ``title``; None takes an
            invented one.
        language: a code; the phrases of the cruft come from that language's lexicon.
        cruft: the kinds that stand around and between the paragraphs, one box each.
        form: ``"html"`` or ``"text"``, one line a paragraph.
        seed: the same arguments and seed give the same page.

    Raises:
        NewscleanError: for a language or a kind that no page can be made with.

    >>> page = news_page(["It rained in Vellmar."], cruft=["social"], form="text")
    >>> page.text
    'It rained in Vellmar.'
    >>> [kind.value for kind, _ in page.gold]
    ['paragraph', 'social']
    """
    if form not in ("html", "text"):
        raise NewscleanError(f"form is {form!r}; it can be 'html' or 'text'")
    if isinstance(body, str):
        raise TypeError("body takes a sequence of paragraphs, not one str")
    # Text in and out of a set would lose its order, and with it the page's.
    kinds = [
        kind for kind in Kind if kind in newsclean.Options(keep=frozenset()).with_kept(*cruft).keep
    ]
    if language not in languages():
        known = ", ".join(languages())
        raise NewscleanError(f"no lexicon for language {language!r}; there is: {known}")
    paragraphs = tuple(_bodies(language)["body"] if body is None else body)
    chance = random.Random(f"{seed} {language}")
    boxes = [[(Kind.PARAGRAPH, text)] for text in paragraphs]
    for kind in kinds:
        if kind is Kind.TITLE:
            box: list[Line] = [(kind, title or _bodies(language)["title"][0])]
        else:
            box = _box(kind, language, chance)
        _place(boxes, kind, box, chance)
    gold = tuple(line for box in boxes for line in box)
    source = _html(boxes, language) if form == "html" else "\n\n".join(text for _, text in gold)
    return NewsPage(source, gold, language)


@cache
def _all_bodies() -> dict[str, dict[str, list[str]]]:
    content = files("newsclean.testing").joinpath("bodies.toml").read_text("utf-8")
    return {
        language: {
            key: [value] if isinstance(value, str) else value for key, value in table.items()
        }
        for language, table in tomllib.loads(content).items()
    }


def _bodies(language: str) -> dict[str, list[str]]:
    known = _all_bodies()
    if language not in known:
        raise NewscleanError(
            f"no invented news in {language!r}, only in {', '.join(known)}; give body= and title="
        )
    return known[language]


@cache
def _phrases(language: str) -> dict[Kind, tuple[tuple[str, bool], ...]]:
    """The lines of a language by kind, each with whether it opens a list.

    The sure ones where there are any, else the likely, else what only begins a line.
    """
    shelves: dict[tuple[str, str], dict[Kind, list[tuple[str, bool]]]] = {
        ("sure", "line"): {},
        ("likely", "line"): {},
        ("sure", "start"): {},
    }
    for entry, phrases in entries(language):
        shelf = shelves.get((entry.strength, entry.where), {})
        rest = " {any}" if entry.where == "start" else ""
        shelf.setdefault(entry.kind, []).extend((phrase + rest, entry.opens) for phrase in phrases)
    found = {Kind.SECTION_LABEL: [(name, False) for name in sorted(load(language).sections)]}
    for shelf in reversed(shelves.values()):
        found |= shelf
    return {kind: tuple(lines) for kind, lines in found.items()}


def _box(kind: Kind, language: str, chance: random.Random) -> list[Line]:
    """The lines of one box: a phrase, and below a heading of links the headlines."""
    lines = _phrases(language).get(kind)
    if not lines:
        there = ", ".join(kind.value for kind in Kind if kind in _phrases(language))
        raise NewscleanError(
            f"no lines of kind {kind.value!r} in {language!r}; there are: title, {there}"
        )
    openers = [line for line in lines if line[1]]
    opens = kind is Kind.RELATED and bool(openers)
    phrase, _ = chance.choice(openers if opens else lines)
    text = _SLOT.sub(lambda slot: chance.choice(FILLERS[slot[1]]), phrase)
    box = [(kind, text[:1].upper() + text[1:])]
    if opens:
        headlines = _all_bodies().get(language, _all_bodies()["en"])["headlines"]
        box += [(kind, headline) for headline in chance.sample(headlines, RELATED_ITEMS)]
    return box


def _place(boxes: list[list[Line]], kind: Kind, box: list[Line], chance: random.Random) -> None:
    """Put a box where its kind stands on a page."""
    body = [number for number, lines in enumerate(boxes) if lines[0][0] is Kind.PARAGRAPH]
    if kind in HEAD:
        order = HEAD.index(kind)
        at = sum(HEAD.index(k) < order for ((k, _), *_) in boxes if k in HEAD)
    elif kind in INSERTS and len(body) > 1:
        at = chance.choice(body[1:])
    else:
        at = len(boxes)
    boxes.insert(at, box)


def _html(boxes: list[list[Line]], language: str) -> str:
    title = next(
        (text for box in boxes for kind, text in box if kind is Kind.TITLE), "Vellmar Post"
    )
    above = [box for box in boxes if box[0][0] is Kind.NAVIGATION]
    below = [box for box in boxes if box[0][0] is Kind.LEGAL]
    inside = [box for box in boxes if box not in above and box not in below]
    return "\n".join(
        [
            "<!doctype html>",
            f'<html lang="{escape(language)}"><head><meta charset="utf-8">',
            f"<title>{escape(title)}</title></head><body>",
            *(f"<header>{_element(box)}</header>" for box in above),
            "<main><article>",
            *map(_element, inside),
            "</article></main>",
            *(f"<footer>{_element(box)}</footer>" for box in below),
            "</body></html>",
        ]
    )


def _element(box: list[Line]) -> str:
    kind, text = box[0]
    words = escape(text)
    if kind is Kind.PARAGRAPH:
        return f"<p>{words}</p>"
    if kind is Kind.TITLE:
        return f"<h1>{words}</h1>"
    if kind is Kind.CAPTION:
        return f"<figure><figcaption>{words}</figcaption></figure>"
    items = "".join(
        f'<li><a href="/{n}">{escape(item)}</a></li>' for n, (_, item) in enumerate(box[1:])
    )
    rest = f"<ul>{items}</ul>" if items else ""
    return f'<div class="{CLASSES.get(kind, "box")}"><p>{words}</p>{rest}</div>'
