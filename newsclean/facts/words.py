"""How the lists of words in this package are written: as text, folded by hand."""

from __future__ import annotations


def words(text: str) -> frozenset[str]:
    """The words of a text.

    >>> sorted(words("by von  par"))
    ['by', 'par', 'von']
    """
    return frozenset(text.split())


def phrases(text: str) -> tuple[str, ...]:
    """The phrases of a text, which commas divide; a phrase may run over a line's end.

    >>> phrases("read more, see also")
    ('read more', 'see also')
    """
    return tuple(" ".join(phrase.split()) for phrase in text.split(","))
