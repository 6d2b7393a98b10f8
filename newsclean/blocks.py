"""The types that the stages hand to each other: blocks, their features, phrase matches."""

from __future__ import annotations

from typing import Final, NamedTuple

from newsclean.article import Kind


class Block(NamedTuple):
    """A piece of the source that is labelled as one.

    ``text`` is the piece with line breaks and runs of space folded; ``start`` and ``end`` are
    code points in the source. ``gap`` counts the empty lines before it, ``indent`` the columns
    of space at its start. ``inline`` tells that it stands on the line of the block before it.
    """

    text: str
    start: int
    end: int
    gap: int = 1
    indent: int = 0
    inline: bool = False


class Features(NamedTuple):
    """What a block looks like, in numbers and without an opinion.

    ``size`` is its length in Latin-letter equivalents (a Han character says as much as two or
    three letters), ``words`` the number of space-separated words, ``sentences`` the number of
    sentence ends, ``closed`` whether the last character ends a sentence, ``last`` that
    character, ``lower`` the share of words that begin in lower case (-1 in a script without
    case), ``digits`` the share of digits among the characters, ``kicker`` whether it opens with
    words in capitals and a colon, ``code`` whether it is program text.
    """

    size: int
    words: int
    sentences: int
    closed: bool
    last: str
    lower: float
    digits: float
    separators: int
    bullet: bool
    upper: bool
    quoted: bool
    kicker: bool
    code: bool


# The id of the caller's own phrases.
OWN_PHRASE: Final = "own.phrase"


class Entry(NamedTuple):
    """A lexicon entry, as far as matching and deciding need it."""

    id: str
    kind: Kind
    where: str
    strength: str
    zone: str
    opens: bool


class Hit(NamedTuple):
    """A phrase of the lexicon, found in a block. ``share`` is the part of the block it covers."""

    entry: Entry
    phrase: str
    share: float


class Measured(NamedTuple):
    """A block with everything that is known of it before its neighbours are looked at.

    ``looks`` are the names of what it looks like (``looks.py``), ``key`` is its folded text.
    ``wording`` names the kinds whose words it uses (``lexicon/wording.py``), ``address`` counts the
    words with which an outlet speaks of itself and to its reader (``lexicon/address.py``),
    ``stems`` are the beginnings of its first words.
    """

    block: Block
    features: Features
    hits: tuple[Hit, ...]
    key: str
    looks: tuple[str, ...] = ()
    wording: tuple[str, ...] = ()
    address: int = 0
    stems: frozenset[str] = frozenset()
