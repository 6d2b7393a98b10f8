"""Two results on the same documents: which segments changed, and from what to what."""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher
from typing import NamedTuple

from newsclean import Article, Kind, NewscleanError, Segment

# Under these a line of a results file may say which document it is about.
NAMES = ("id", "name", "url", "path", "file", "source")
# What a record may hold the article under, where it holds more than the article.
ARTICLE = "article"


@dataclass(frozen=True, slots=True)
class Result:
    """What newsclean made of one document. ``name`` is None where the file does not say it."""

    name: str | None
    article: Article


class Label(NamedTuple):
    """What a segment is, and whether it is kept."""

    kind: Kind
    kept: bool


Step = tuple[Label | None, Label | None]


@dataclass(frozen=True, slots=True)
class Change:
    """A segment that is not what it was. One side is None where only the other has it."""

    document: str
    old: Segment | None
    new: Segment | None

    @property
    def step(self) -> Step:
        """What became what."""
        return (_label(self.old), _label(self.new))

    @property
    def segment(self) -> Segment:
        """The segment as it is, or as it was where it is gone."""
        found = self.new or self.old
        assert found is not None, "a change has at least one side"
        return found


@dataclass(frozen=True, slots=True)
class Comparison:
    """What changed between two results.

    ``verdicts`` are documents whose verdict changed, with the old and the new one. ``only_old``
    and ``only_new`` are documents that one side alone has.
    """

    documents: int
    segments: int
    changes: tuple[Change, ...]
    verdicts: tuple[tuple[str, str, str], ...]
    only_old: tuple[str, ...]
    only_new: tuple[str, ...]
    old_rulesets: tuple[str, ...]
    new_rulesets: tuple[str, ...]

    @property
    def same(self) -> bool:
        """Whether there is nothing to tell."""
        return not (self.changes or self.verdicts or self.only_old or self.only_new)

    @property
    def steps(self) -> list[tuple[Step, list[Change]]]:
        """The changes by what became what, the most frequent first."""
        counts = Counter(change.step for change in self.changes)
        by_step: dict[Step, list[Change]] = {}
        for change in self.changes:
            by_step.setdefault(change.step, []).append(change)
        order = sorted(counts, key=lambda step: (-counts[step], str(step)))
        return [(step, by_step[step]) for step in order]


def read_results(content: str, where: str) -> list[Result]:
    """The results in a file: one Article as JSON, a list of them, or one a line.

    Args:
        content: the file's content.
        where: what messages call it.

    Raises:
        NewscleanError: where it is none of these; the message has the line.

    >>> import newsclean
    >>> article = newsclean.clean_text("The bridge is open again, the council said.")
    >>> read_results(article.to_json(), "old.json")[0].article == article
    True
    """
    if not content.strip():
        raise NewscleanError(
            f"{where} is empty; it takes what newsclean clean --format json prints"
        )
    return [_result(record, place) for record, place in _records(content, where)]


def compare(old: Sequence[Result], new: Sequence[Result]) -> Comparison:
    """What changed from the old results to the new ones.

    Documents are paired by their names where both sides have names, else by their order.
    Segments are paired by their place and text.

    Args:
        old: results, as ``read_results`` gives them.
        new: results on the same documents.

    Raises:
        NewscleanError: where two documents of one side have the same name.
    """
    before, after = _named(old, new)
    pairs = [(name, before[name], after[name]) for name in before if name in after]
    return Comparison(
        documents=len(pairs),
        segments=sum(len(article.segments) for _, _, article in pairs),
        changes=tuple(
            change for name, one, other in pairs for change in _changes(name, one, other)
        ),
        verdicts=tuple(
            (name, one.verdict.value, other.verdict.value)
            for name, one, other in pairs
            if one.verdict is not other.verdict
        ),
        only_old=tuple(name for name in before if name not in after),
        only_new=tuple(name for name in after if name not in before),
        old_rulesets=_rulesets(old),
        new_rulesets=_rulesets(new),
    )


def _records(content: str, where: str) -> Iterator[tuple[object, str]]:
    try:
        whole = json.loads(content)
    except ValueError:
        yield from _lines(content, where)
        return
    except RecursionError:
        raise NewscleanError(f"{where} is no result of newsclean: nested too deeply") from None
    if isinstance(whole, list):
        yield from ((record, f"{where}, item {n}") for n, record in enumerate(whole, 1))
    else:
        yield whole, where


def _lines(content: str, where: str) -> Iterator[tuple[object, str]]:
    # Not splitlines: a line of JSON may hold U+2028.
    for number, line in enumerate(content.split("\n"), 1):
        if not line.strip():
            continue
        place = f"{where}, line {number}"
        try:
            yield json.loads(line), place
        except (ValueError, RecursionError):
            raise NewscleanError(
                f"{place} is not JSON; it takes what newsclean clean --format json prints"
            ) from None


def _result(record: object, place: str) -> Result:
    if not isinstance(record, Mapping):
        raise NewscleanError(f"{place} is no article: {type(record).__name__}")
    inner = record.get(ARTICLE)
    data = inner if isinstance(inner, Mapping) else record
    name = next((record[key] for key in NAMES if isinstance(record.get(key), str)), None)
    try:
        return Result(name, Article.from_dict(data))
    except NewscleanError as error:
        raise NewscleanError(f"{place}: {error}") from None


def _named(
    old: Sequence[Result], new: Sequence[Result]
) -> tuple[dict[str, Article], dict[str, Article]]:
    by_name = all(result.name is not None for result in (*old, *new))
    return _by_name(old, by_name=by_name), _by_name(new, by_name=by_name)


def _by_name(results: Sequence[Result], *, by_name: bool) -> dict[str, Article]:
    found: dict[str, Article] = {}
    for number, result in enumerate(results, 1):
        name = result.name if by_name and result.name is not None else f"document {number}"
        if name in found:
            raise NewscleanError(f"two results are about {name!r}; give each document one name")
        found[name] = result.article
    return found


def _rulesets(results: Sequence[Result]) -> tuple[str, ...]:
    return tuple(sorted({result.article.ruleset for result in results}))


def _label(segment: Segment | None) -> Label | None:
    return None if segment is None else Label(segment.kind, segment.kept)


def _changes(name: str, old: Article, new: Article) -> Iterator[Change]:
    before = [(segment.start, segment.text) for segment in old.segments]
    after = [(segment.start, segment.text) for segment in new.segments]
    if before == after:
        matches = [("equal", 0, len(before), 0, len(after))]
    else:
        matches = list(SequenceMatcher(None, before, after, autojunk=False).get_opcodes())
    for tag, first, last, start, stop in matches:
        if tag == "equal":
            for one, other in zip(old.segments[first:last], new.segments[start:stop], strict=True):
                if _label(one) != _label(other):
                    yield Change(name, one, other)
        else:
            yield from (Change(name, one, None) for one in old.segments[first:last])
            yield from (Change(name, None, other) for other in new.segments[start:stop])
