"""The assertion that a text is an article and nothing else."""

from __future__ import annotations

from collections.abc import Iterable

import newsclean
from newsclean import Article, Kind, Role, Segment

MOST_SHOWN = 20
MOST_REASONS = 2
LONGEST_TEXT = 90


def assert_clean(text_or_article: str | Article, allow: Iterable[Kind | str] = ()) -> Article:
    """Fail where a text holds lines that are not the body of an article.

    Args:
        text_or_article: the text that an extractor gave; or an Article, all of whose segments
            are judged, kept or not.
        allow: kinds that may stand there beside the body, such as ``"title"``.

    Returns:
        The article, for further assertions.

    Raises:
        AssertionError: the message has each offending line with its kind and reasons.
        NewscleanError: where ``allow`` names a kind that there is none of.

    >>> assert_clean("The bridge is open again, the council said.").verdict
    <Verdict.STUB: 'stub'>
    >>> assert_clean("The bridge is open again.\\n\\nShare on Facebook")  # doctest: +ELLIPSIS
    Traceback (most recent call last):
    AssertionError: 1 of 2 segments is not the article's:
    line 3: social (...): Share on Facebook
        +...
    """
    __tracebackhide__ = True
    allowed = newsclean.Options(keep=frozenset()).with_kept(*allow).keep
    article, source = _article(text_or_article)
    wrong = [
        segment
        for segment in article.segments
        if segment.kind.role is not Role.BODY and segment.kind not in allowed
    ]
    if wrong:
        raise AssertionError(_message(wrong, len(article.segments), source))
    return article


def _article(given: str | Article) -> tuple[Article, str | None]:
    if isinstance(given, Article):
        return given, None
    if isinstance(given, str):
        return newsclean.clean_text(given), given
    raise TypeError(f"assert_clean() takes a str or an Article, not {type(given).__name__}")


def _message(wrong: list[Segment], total: int, source: str | None) -> str:
    verb = "is" if len(wrong) == 1 else "are"
    lines = [f"{len(wrong)} of {total} segments {verb} not the article's:"]
    for segment in wrong[:MOST_SHOWN]:
        lines += _shown(segment, source)
    if len(wrong) > MOST_SHOWN:
        lines.append(f"… and {len(wrong) - MOST_SHOWN} more")
    return "\n".join(lines)


def _shown(segment: Segment, source: str | None) -> list[str]:
    where = f"{segment.start}–{segment.end}"
    if source is not None:
        where = f"line {source.count(chr(10), 0, segment.start) + 1}"
    text = segment.text if len(segment.text) <= LONGEST_TEXT else segment.text[:LONGEST_TEXT] + "…"
    head = f"{where}: {segment.kind.value} ({segment.confidence:.2f}): {text}"
    return [head, *(f"    {reason}" for reason in _reasons(segment))]


def _reasons(segment: Segment) -> list[str]:
    heaviest = sorted(segment.reasons, key=lambda reason: -reason.weight)[:MOST_REASONS]
    return [f"{reason.weight:+.2f} {reason.note} [{reason.rule}]" for reason in heaviest]
