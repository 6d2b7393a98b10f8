"""The definitions: what is counted, for one page and over many.

Shingle P, R, F1 are article-extraction-benchmark's, word F1 is WCXB's, snippet F1 is
trafilatura's. Nothing here knows a system or a corpus.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

import numpy as np
import regex
from numpy.typing import NDArray

N = 4
# A line is article text when more of its shingles than this are in the gold.
ORACLE_SHARE = 0.6

_SCRIPTS = r"\p{Han}\p{Hiragana}\p{Katakana}\p{Hangul}"
_TOKEN = regex.compile(rf"[{_SCRIPTS}]|[\w--[{_SCRIPTS}]]+", regex.V1)
_WORD = regex.compile(r"\w+")

Shingle = tuple[str, ...]
Floats = NDArray[np.float64]


def tokens(text: str) -> list[str]:
    """Words, and single characters in Han, kana and hangul."""
    found: list[str] = _TOKEN.findall(text)
    return found


def shingles(words: Sequence[str]) -> list[Shingle]:
    """All runs of four tokens; the whole where there are fewer."""
    if not words:
        return []
    return [tuple(words[i : i + N]) for i in range(max(1, len(words) - N + 1))]


@dataclass(frozen=True, slots=True)
class Gold:
    """A gold text, taken apart once for all systems."""

    text: str
    tokens: tuple[str, ...]
    shingles: Counter[Shingle]
    words: Counter[str]
    lines: frozenset[Shingle]

    @classmethod
    def of(cls, text: str) -> Gold:
        """Take a gold text apart."""
        words = tokens(text)
        return cls(
            text=text,
            tokens=tuple(words),
            shingles=Counter(shingles(words)),
            words=Counter(_WORD.findall(text.lower())),
            lines=frozenset(tuple(tokens(line)) for line in text.split("\n")),
        )

    def holds(self, line: Sequence[str]) -> bool:
        """Whether a line is article text, to the oracle.

        More than 60 % of its shingles are in the gold; a line of fewer than four tokens has to
        be a line of the gold.
        """
        if len(line) < N:
            return tuple(line) in self.lines
        found = shingles(line)
        return sum(s in self.shingles for s in found) > ORACLE_SHARE * len(found)


@dataclass(frozen=True, slots=True)
class Score:
    """What one page counts. ``tp``, ``fp`` and ``fn`` are shares that sum to one."""

    tp: float
    fp: float
    fn: float
    word_f1: float
    exact: bool

    @property
    def f1(self) -> float:
        """The F1 of this page alone."""
        return ratio(2 * self.tp, 2 * self.tp + self.fp + self.fn)


def score(gold: Gold, text: str) -> Score:
    """Compare an output with the gold."""
    words = tokens(text)
    counts = Counter(shingles(words))
    tp = sum((gold.shingles & counts).values())
    fp, fn = counts.total() - tp, gold.shingles.total() - tp
    total = (tp + fp + fn) or 1
    return Score(
        tp=tp / total,
        fp=fp / total,
        fn=fn / total,
        word_f1=_word_f1(gold.words, Counter(_WORD.findall(text.lower()))),
        exact=tuple(words) == gold.tokens,
    )


def _word_f1(gold: Counter[str], found: Counter[str]) -> float:
    if not gold and not found:
        return 1.0
    return ratio(2 * (gold & found).total(), gold.total() + found.total())


def oracle(gold: Gold, text: str) -> str:
    """The best that may be had by only dropping lines."""
    return "\n".join(line for line in text.split("\n") if gold.holds(tokens(line)))


def ratio(part: float, whole: float) -> float:
    """A share, 0 where there is nothing to take it of."""
    return part / whole if whole else 0.0


@dataclass(frozen=True, slots=True)
class Scores:
    """The scores of many pages, as arrays. An undefined precision or recall is NaN."""

    precisions: Floats
    recalls: Floats
    f1s: Floats
    words: Floats
    exacts: Floats

    @classmethod
    def of(cls, scores: Sequence[Score]) -> Scores:
        """Gather the scores of pages."""
        nan = float("nan")
        return cls(
            precisions=_array(s.tp / (s.tp + s.fp) if s.tp + s.fp else nan for s in scores),
            recalls=_array(s.tp / (s.tp + s.fn) if s.tp + s.fn else nan for s in scores),
            f1s=_array(s.f1 for s in scores),
            words=_array(s.word_f1 for s in scores),
            exacts=_array(s.exact for s in scores),
        )

    def take(self, rows: NDArray[np.intp]) -> Scores:
        """The scores of these pages."""
        columns = (self.precisions, self.recalls, self.f1s, self.words, self.exacts)
        return Scores(*(column[rows] for column in columns))

    @property
    def precision(self) -> float:
        """Mean over the pages that have an output."""
        return mean(self.precisions)

    @property
    def recall(self) -> float:
        """Mean over the pages that have a gold."""
        return mean(self.recalls)

    @property
    def f1(self) -> float:
        """The harmonic mean of precision and recall."""
        return ratio(2 * self.precision * self.recall, self.precision + self.recall)

    def summary(self) -> dict[str, float]:
        """All figures of a body table."""
        return {
            "precision": self.precision,
            "recall": self.recall,
            "f1": self.f1,
            "doc_f1": mean(self.f1s),
            "word_f1": mean(self.words),
            "exact": mean(self.exacts),
        }


def _array(values: Iterable[float]) -> Floats:
    return np.fromiter(values, dtype=np.float64)


def mean(values: Floats) -> float:
    """The mean of what is defined, 0 where nothing is."""
    defined = values[~np.isnan(values)]
    return float(defined.mean()) if defined.size else 0.0


@dataclass(frozen=True, slots=True)
class Snippets:
    """Snippets found: of those that must be there, and of those that must not."""

    found: int = 0
    wanted: int = 0
    leaked: int = 0

    def __add__(self, other: Snippets) -> Snippets:
        return Snippets(
            self.found + other.found, self.wanted + other.wanted, self.leaked + other.leaked
        )

    def summary(self) -> dict[str, float]:
        """Precision, recall and F1 over snippets."""
        precision = ratio(self.found, self.found + self.leaked)
        recall = ratio(self.found, self.wanted)
        f1 = ratio(2 * precision * recall, precision + recall)
        return {"precision": precision, "recall": recall, "f1": f1}


def find_snippets(text: str, wanted: Iterable[str], unwanted: Iterable[str]) -> Snippets:
    """Look for snippets, by exact substring."""
    wanted = list(wanted)
    found = sum(snippet in text for snippet in wanted)
    return Snippets(found, len(wanted), sum(snippet in text for snippet in unwanted))


def lost_share(gold: str, text: str) -> float:
    """The share of the gold's characters, spaces aside, whose words are not in the output."""
    words = Counter(gold.split())
    lost = words - Counter(text.split())
    return ratio(_characters(lost), _characters(words))


def _characters(words: Counter[str]) -> int:
    return sum(len(word) * count for word, count in words.items())


def is_whole(gold: str, text: str) -> bool:
    """Whether the output is the gold, white space aside."""
    return gold.split() == text.split()


def closed(before: float, after: float, best: float) -> float:
    """The share of the distance to the oracle that was closed; negative where F1 fell."""
    return ratio(after - before, best - before)
