"""Documents made of gold bodies and lexicon phrases, with every line's zone known.

The corpora tell what is body and what is not, but few of their lines carry any one phrase, and
their annotators left some credits and "Read more" lines in the body. These documents teach the
zone model what the lexicon's kinds mean: around and between the paragraphs of a real body stand
phrases of the lexicon with their slots filled, and under headings that open a list the headlines
of other articles.
"""

from __future__ import annotations

import random
import re
from collections.abc import Sequence

from newsclean.article import Kind
from newsclean.lexicon import entries, read_file, strings

FILLERS = {
    "any": ("the week in pictures", "Kestrel Daily", "local news", "our morning briefing"),
    "name": ("Anna Keller", "Tom Price", "Lucía Ortega", "J. M. Brandt", "Claire Dumas"),
    "names": ("Anna Keller", "Tom Price and Claire Dumas", "Lucía Ortega, J. M. Brandt"),
    "place": ("Oslo", "Lima", "Vellmar", "New Harbour"),
    "date": ("12.03.2025", "March 12, 2025", "3 June 2024", "2025-03-12 10:32"),
    "time": ("10:32", "7.45 pm"),
    "n": ("3", "12", "1,204"),
    "url": ("www.kestreldaily.example",),
    "email": ("desk@kestreldaily.example",),
    "handle": ("@kestreldaily",),
    "word": ("Kestrel", "Courier"),
    "agency": ("AFP", "Reuters", "dpa"),
}
HEAD = (Kind.SOCIAL, Kind.TIMESTAMP, Kind.BYLINE, Kind.MEDIA, Kind.COMMENTS, Kind.CAPTION)
INSERTS = (Kind.RELATED, Kind.PROMO, Kind.ADVERT, Kind.MEDIA, Kind.SOCIAL, Kind.CAPTION)
TAIL = (
    Kind.CREDIT, Kind.AUTHOR_BIO, Kind.CORRECTION, Kind.RELATED, Kind.PROMO, Kind.SOCIAL,
    Kind.COMMENTS, Kind.ADVERT, Kind.LEGAL, Kind.NAVIGATION, Kind.OTHER, Kind.PAYWALL,
)  # fmt: skip
_SLOT = re.compile(r"\{(\w+)\}")
# This share of the headlines in a list is cut to two to four words.
BRIEF = 0.3


class Phrasebook:
    """The sure and likely phrases of a language, by kind, and which of them open a list."""

    def __init__(self, language: str) -> None:
        self.lines: dict[Kind, list[tuple[str, bool]]] = {}
        self.sections = strings(read_file(language), "sections")
        for entry, phrases in entries(language):
            if entry.strength == "hint" or entry.where in ("inside", "end"):
                continue
            for phrase in phrases:
                alone = entry.where == "line"
                self.lines.setdefault(entry.kind, []).append(
                    (phrase if alone else f"{phrase} {{any}}", entry.opens and alone)
                )

    def line(self, kind: Kind, chance: random.Random) -> tuple[str, bool]:
        """A line of a kind, written as a page would."""
        phrase, opens = chance.choice(self.lines[kind])
        text = _SLOT.sub(lambda slot: chance.choice(FILLERS[slot.group(1)]), phrase)
        style = chance.random()
        if style < 0.15:
            return text.upper(), opens
        return (text.title() if style < 0.35 else text[:1].upper() + text[1:]), opens


def document(
    body: Sequence[str],
    title: str,
    headlines: Sequence[str],
    book: Phrasebook,
    chance: random.Random,
) -> tuple[str, list[Kind | None]]:
    """A text and, for each of its lines, its kind; None for what is body of some kind."""
    lines: list[tuple[str, Kind | None]] = []
    if book.sections and chance.random() < 0.4:
        label = chance.choice(book.sections)
        lines.append((chance.choice((label.title(), label.upper())), Kind.SECTION_LABEL))
    if chance.random() < 0.7:
        lines.append((title, Kind.TITLE))
        _add(lines, HEAD, chance.randint(0, 3), headlines, book, chance)
    gap = chance.randint(3, 9)
    for number, paragraph in enumerate(body, 1):
        lines.append((paragraph, None))
        if number % gap == 0 and number < len(body) and chance.random() < 0.7:
            _add(lines, INSERTS, 1, headlines, book, chance)
    _add(lines, TAIL, chance.randint(0, 5), headlines, book, chance)
    glue = chance.choice(("\n", "\n\n", "\n\n"))
    return glue.join(text for text, _ in lines), [kind for _, kind in lines]


def _add(
    lines: list[tuple[str, Kind | None]],
    kinds: Sequence[Kind],
    count: int,
    headlines: Sequence[str],
    book: Phrasebook,
    chance: random.Random,
) -> None:
    for kind in chance.sample([kind for kind in kinds if kind in book.lines], count):
        text, opens = book.line(kind, chance)
        lines.append((text, kind))
        if opens and kind in (Kind.RELATED, Kind.ADVERT):
            lines.extend(
                (_headline(chance.choice(headlines), chance), kind)
                for _ in range(chance.randint(1, 6))
            )


def _headline(title: str, chance: random.Random) -> str:
    """A headline, now and then as brief as those of tips and explainers are."""
    words = title.split()
    if chance.random() < BRIEF and len(words) > 2:
        return " ".join(words[: chance.randint(2, 4)]).rstrip(":,–-")
    return title
