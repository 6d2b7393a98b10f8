"""Article → what the templates show of it."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from itertools import groupby

from newsclean import Article, Kind, Role, Segment, Verdict

# Below this a reader should look: the segment is marked, and `u` jumps to the next such.
UNSURE = 0.7

VERDICTS = {
    Verdict.ARTICLE: "An article.",
    Verdict.LIVE_BLOG: "A live blog: entries under clock times.",
    Verdict.STUB: "A stub: next to no running text. Is this the page that you meant?",
    Verdict.PAYWALLED: "Behind a paywall: the text breaks off where the page is locked.",
    Verdict.CONSENT_WALL: "A consent wall: the page asks for consent and shows no article.",
    Verdict.INDEX: "An index page: headlines that lead to articles, and no article.",
    Verdict.EMPTY: "Empty: the document holds no text.",
}
WIDTH = 1000


@dataclass(frozen=True, slots=True)
class Count:
    """How many segments of a kind there are, and whether they are kept."""

    kind: Kind
    count: int
    kept: bool


@dataclass(frozen=True, slots=True)
class Stripe:
    """A run of one kind in the ribbon: where it begins and how wide it is, of ``WIDTH``."""

    kind: Kind
    x: float
    width: float


@dataclass(frozen=True, slots=True)
class View:
    """One document as the templates show it."""

    name: str
    article: Article

    @property
    def heading(self) -> str:
        """What the document is called: its headline, or its name."""
        return self.article.title or self.name or "Untitled"

    @property
    def verdict(self) -> str:
        """The verdict in a sentence."""
        return VERDICTS[self.article.verdict]

    @property
    def kept(self) -> int:
        """How many segments are kept."""
        return sum(segment.kept for segment in self.article.segments)

    @property
    def share(self) -> float:
        """The share of characters that is kept."""
        total = sum(len(segment.text) for segment in self.article.segments)
        kept = sum(len(segment.text) for segment in self.article.segments if segment.kept)
        return kept / total if total else 0.0

    @property
    def kinds(self) -> str:
        """The kinds that occur, for the filter."""
        return " ".join(sorted({segment.kind for segment in self.article.segments}))

    @property
    def legend(self) -> list[tuple[Role, list[Count]]]:
        """The kinds that occur, by role, in the order of ``Kind``."""
        counts = Counter(segment.kind for segment in self.article.segments)
        kept = {segment.kind for segment in self.article.segments if segment.kept}
        rows = [Count(kind, counts[kind], kind in kept) for kind in Kind if counts[kind]]
        return [(role, list(run)) for role, run in groupby(rows, lambda row: row.kind.role)]

    @property
    def ribbon(self) -> list[Stripe]:
        """The document from its first to its last character, as stripes of kinds."""
        sizes = [
            (kind, sum(len(segment.text) for segment in run))
            for kind, run in groupby(self.article.segments, lambda segment: segment.kind)
        ]
        scale = WIDTH / max(1, sum(size for _, size in sizes))
        stripes = []
        at = 0
        for kind, size in sizes:
            stripes.append(Stripe(kind, round(at * scale, 2), round(size * scale, 2)))
            at += size
        return stripes

    @property
    def details(self) -> dict[str, object]:
        """What the script shows on demand: offsets, paths and reasons, each string once."""
        return details(self.article.segments)


def details(segments: tuple[Segment, ...]) -> dict[str, object]:
    """Offsets, confidence, paths and reasons, with every repeated string written once.

    A page's paths and reasons repeat so much that spelt out they outweigh its text.
    """
    steps: dict[tuple[int, str], int] = {}
    reasons: dict[tuple[str, str], int] = {}
    rows: list[list[object]] = []
    for segment in segments:
        weights: list[float] = []
        for reason in segment.reasons:
            number = reasons.setdefault((reason.rule, reason.note), len(reasons))
            weights += [number, round(reason.weight, 3)]
        rows.append(
            [
                segment.start,
                segment.end,
                round(segment.confidence, 4),
                int(segment.inline),
                _path(segment.path, steps),
                weights,
            ]
        )
    return {"segments": rows, "steps": list(steps), "reasons": list(reasons)}


def _path(path: str | None, steps: dict[tuple[int, str], int]) -> int:
    """The number of a path's last step; each step knows the number of the one before it."""
    at = -1
    for step in path.split(" > ") if path else ():
        at = steps.setdefault((at, step), len(steps))
    return at
