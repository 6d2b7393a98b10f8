"""Which words are typical of the phrases of a kind: "inbox", "podcast" and "free" of promotion.

Every outlet words its boxes in its own way, but out of the same few words. They are counted in
the phrases that the lexicons have anyway (``python -m benchmarks.wording``), so that every
language has them, and stand in ``fitted/wording/``.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import Final

FOLDER: Final = Path(__file__).parent.parent / "fitted" / "wording"
# Inflection is at the end of words.
STEM: Final = 6
# Fewer and thinner than this say nothing.
LEAST_WORDS: Final = 2
LEAST_SHARE: Final = 0.3
SOME_SHARE: Final = 0.15
MOST_KINDS: Final = 2
_COUNTS: Final = ("one", "two", "few", "few")


class Wording:
    """The words that are typical of each kind.

    Args:
        kinds: the kind that each stem is typical of, by its name.
    """

    __slots__ = ("_kinds",)

    def __init__(self, kinds: Mapping[str, str]) -> None:
        self._kinds = dict(kinds)

    def signs(self, stems: frozenset[str]) -> tuple[str, ...]:
        """Of which kinds the words of a line are typical, and how many of them are, by name.

        Args:
            stems: the words of the line without their endings, as ``stems_of`` gives them.

        >>> wording = Wording({"inbox": "promo", "newsle": "promo"})
        >>> wording.signs(stems_of("a newsletter for your inbox".split()))
        ('promo_words_two', 'promo_words_high')
        """
        kinds = self._kinds
        counts: dict[str, int] = {}
        for stem in kinds.keys() & stems:
            kind = kinds[stem]
            counts[kind] = counts.get(kind, 0) + 1
        if not counts:
            return ()
        enough = min(LEAST_WORDS, LEAST_SHARE * len(stems))
        found = sorted([(-count, kind) for kind, count in counts.items() if count >= enough])
        signs: list[str] = []
        for minus, kind in found[:MOST_KINDS]:
            signs.append(f"{kind}_words_{_count(-minus)}")
            signs.append(f"{kind}_words_{_share(-minus / len(stems))}")
        return tuple(signs)


def load_wording(names: Iterable[str]) -> Wording:
    """The wording of some lexicon files; the first one that knows a word decides."""
    kinds: dict[str, str] = {}
    for name in names:
        path = FOLDER / f"{name}.json"
        if path.exists():
            for kind, stems in json.loads(path.read_text(encoding="utf-8")).items():
                for stem in stems.split():
                    kinds.setdefault(stem, kind)
    return Wording(kinds)


def stems_of(words: Iterable[str]) -> frozenset[str]:
    """Words without their endings.

    >>> sorted(stems_of(["newsletters", "inbox"]))
    ['inbox', 'newsle']
    """
    return frozenset([word[:STEM] for word in words])


def _count(count: int) -> str:
    return _COUNTS[count - 1] if count <= len(_COUNTS) else "many"


def _share(share: float) -> str:
    if share >= LEAST_SHARE:
        return "high"
    return "some" if share >= SOME_SHARE else "low"
