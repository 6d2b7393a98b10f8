"""Article → lines that tell a person what is what, and why."""

from __future__ import annotations

import re

from newsclean.article import Article, Reason, Segment

TEXT_WIDTH = 72

# Control characters and direction marks would act on the reader's terminal.
_UNPRINTABLE = re.compile("[\x00-\x1f\x7f-\x9f\u200e\u200f\u2028-\u202e\u2066-\u2069\ud800-\udfff]")


def explain(article: Article) -> str:
    """One line a segment (``+`` kept, ``-`` removed), and under it its reasons.

    Args:
        article: what ``clean`` returned.

    Returns:
        Lines: first what the document is, then each segment with its kind, confidence and text,
        then each reason with its weight in log-odds.

    >>> import newsclean
    >>> article = newsclean.clean_text("News\\n\\nThe bridge is open again, the council said.")
    >>> [line[:15].rstrip() for line in explain(article).splitlines() if line[0] in "+-"]
    ['- section_label', '+ paragraph']
    """
    lines = [_summary(article), *(f"note: {note}" for note in article.notes)]
    for segment in article.segments:
        lines.append(_segment(segment))
        lines.extend(_reason(reason) for reason in segment.reasons)
    return "\n".join(lines)


def _summary(article: Article) -> str:
    kept = sum(segment.kept for segment in article.segments)
    return (
        f"{article.verdict.value}{'' if article.complete else ' (incomplete)'}, "
        f"language {article.language or 'unknown'}, confidence {article.confidence:.2f}, "
        f"{kept} of {len(article.segments)} segments kept, rules {article.ruleset}"
    )


def _segment(segment: Segment) -> str:
    text = _UNPRINTABLE.sub("\N{REPLACEMENT CHARACTER}", segment.text)
    if len(text) > TEXT_WIDTH:
        text = text[: TEXT_WIDTH - 1] + "…"
    mark = "+" if segment.kept else "-"
    return f"{mark} {segment.kind.value:<13} {segment.confidence:.2f}  {text}"


def _reason(reason: Reason) -> str:
    note = _UNPRINTABLE.sub("\N{REPLACEMENT CHARACTER}", reason.note)
    return f"    {reason.weight:+6.2f}  {reason.rule}: {note}"
