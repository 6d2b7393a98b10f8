"""What the whole document is, from what its segments are."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from newsclean.article import Kind, Role, Segment, Verdict

# Fewer characters of body than this are no article: a teaser, an error page.
STUB_CHARS = 120
INDEX_HEADLINES = 8
LIVE_STAMPS = 4
# A page that says it is locked and shows less than this is cut off there.
TEASER_CHARS = 2500


class Judgement(NamedTuple):
    """The verdict, and whether the article is all there."""

    verdict: Verdict
    complete: bool


def judge(segments: Sequence[Segment]) -> Judgement:
    """The verdict on a document.

    Args:
        segments: all of its segments.
    """
    sizes: dict[Kind, int] = {}
    for segment in segments:
        sizes[segment.kind] = sizes.get(segment.kind, 0) + len(segment.text)
    body = sum(size for kind, size in sizes.items() if kind.role is Role.BODY)
    total = sum(sizes.values())
    if not total:
        return Judgement(Verdict.EMPTY, False)
    if sizes.get(Kind.LEGAL, 0) > max(body, total // 2):
        return Judgement(Verdict.CONSENT_WALL, False)
    if sizes.get(Kind.PAYWALL) and body < TEASER_CHARS and _ends_locked(segments):
        return Judgement(Verdict.PAYWALLED, False)
    if body < STUB_CHARS:
        headlines = sum(segment.kind is Kind.RELATED for segment in segments)
        index = headlines >= INDEX_HEADLINES
        return Judgement(Verdict.INDEX if index else Verdict.STUB, False)
    if _is_live(segments):
        return Judgement(Verdict.LIVE_BLOG, True)
    return Judgement(Verdict.ARTICLE, not _breaks_off(segments))


def _ends_locked(segments: Sequence[Segment]) -> bool:
    """Whether no running text follows the last line that says the page is locked."""
    for segment in reversed(segments):
        if segment.kind is Kind.PAYWALL:
            return True
        if segment.kind is Kind.PARAGRAPH:
            return False
    return False


def _is_live(segments: Sequence[Segment]) -> bool:
    stamps = 0
    awaiting = False
    for segment in segments:
        if segment.kind is Kind.TIMESTAMP:
            awaiting = True
        elif awaiting and segment.kind.role is Role.BODY:
            stamps += 1
            awaiting = False
    return stamps >= LIVE_STAMPS


def _breaks_off(segments: Sequence[Segment]) -> bool:
    last = next((s.text for s in reversed(segments) if s.kind is Kind.PARAGRAPH), "")
    return last.endswith(("…", "...", "[…]", "[...]"))
