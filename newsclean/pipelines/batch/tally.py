"""What a run has done, in numbers that add up over parts."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass, field

from newsclean import Article

# Verdict, language, characters, and those removed by kind: all that a worker says of a document.
Counts = tuple[str, str, int, tuple[tuple[str, int], ...]]


def count(article: Article) -> Counts:
    """The numbers of one document."""
    removed: dict[str, int] = {}
    total = 0
    for segment in article.segments:
        size = len(segment.text)
        total += size
        if not segment.kept:
            kind = segment.kind.value
            removed[kind] = removed.get(kind, 0) + size
    language = article.language or "unknown"
    return article.verdict.value, language, total, tuple(removed.items())


@dataclass(slots=True)
class Tally:
    """Documents, errors, characters, and what they are."""

    documents: int = 0
    errors: int = 0
    characters: int = 0
    removed: Counter[str] = field(default_factory=Counter)
    verdicts: Counter[str] = field(default_factory=Counter)
    languages: Counter[str] = field(default_factory=Counter)

    def add(self, counts: Counts) -> None:
        """One more document that was cleaned."""
        verdict, language, characters, removed = counts
        self.documents += 1
        self.characters += characters
        self.verdicts[verdict] += 1
        self.languages[language] += 1
        for kind, size in removed:
            self.removed[kind] += size

    def merge(self, other: Tally) -> None:
        """All of another's besides."""
        self.documents += other.documents
        self.errors += other.errors
        self.characters += other.characters
        self.removed += other.removed
        self.verdicts += other.verdicts
        self.languages += other.languages

    def to_dict(self) -> dict[str, object]:
        """Plain numbers, in an order that does not depend on which document came first."""
        return {
            "documents": self.documents,
            "errors": self.errors,
            "characters": self.characters,
            **{
                name: dict(sorted(counter.items(), key=lambda item: (-item[1], item[0])))
                for name, counter in self._counters().items()
            },
        }

    def summary(self) -> dict[str, object]:
        """The same with the share of all characters that each kind took with it."""
        whole = self.characters or 1
        shares = {kind: round(size / whole, 6) for kind, size in self.removed.most_common()}
        return self.to_dict() | {
            "removed_share": round(self.removed.total() / whole, 6),
            "removed_share_by_kind": dict(sorted(shares.items(), key=lambda i: (-i[1], i[0]))),
        }

    @classmethod
    def from_dict(cls, data: Mapping[str, object]) -> Tally:
        """What ``to_dict`` gave."""
        tally = cls()
        for name in ("documents", "errors", "characters"):
            value = data[name]
            setattr(tally, name, value if isinstance(value, int) else 0)
        for name, counter in tally._counters().items():
            value = data[name]
            counter.update(value if isinstance(value, dict) else {})
        return tally

    def _counters(self) -> dict[str, Counter[str]]:
        return {"removed": self.removed, "verdicts": self.verdicts, "languages": self.languages}
