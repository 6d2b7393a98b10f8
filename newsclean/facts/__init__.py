"""Structure out of labelled segments: names, credits, dateline, dates, related titles.

One function, ``collect``. The modules behind it read one line each and know nothing of how it
was labelled; a line that says nothing gives nothing.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from itertools import islice
from typing import Final

from newsclean.article import Credit, Dateline, Facts, Kind, Segment, Stamp
from newsclean.facts.bylines import parse_byline
from newsclean.facts.credits import parse_credits
from newsclean.facts.dateline import parse_dateline
from newsclean.facts.dates import find_stamps
from newsclean.facts.related import related_links

__all__ = ["collect"]

# An interview shows in its first answers: "RW: …" again soon after the first "RW: …".
_FIRST_PARAGRAPHS: Final = 5
_SPEAKER_LENGTH: Final = 30
_HEADING_WORDS: Final = 5


def collect(segments: Sequence[Segment], language: str | None) -> Facts:
    """What the labelled segments of an article state.

    Args:
        segments: all segments in their order, kept or not.
        language: the article's, where known: its words are read, and it decides the order of
            numbers in a date.

    Returns:
        The facts; those that the segments do not state are None or empty.

    >>> by = Segment(Kind.BYLINE, "By Ada Roe and Ben Hill", 0, 23, False, 0.9)
    >>> collect([by], "en").bylines
    ('Ada Roe', 'Ben Hill')
    """
    by_kind: defaultdict[Kind, list[Segment]] = defaultdict(list)
    for segment in segments:
        by_kind[segment.kind].append(segment)
    names, stated = _people(by_kind[Kind.BYLINE], by_kind[Kind.CREDIT], language)
    published, updated = _stamps(by_kind[Kind.TIMESTAMP], by_kind[Kind.BYLINE], language)
    titles = by_kind[Kind.TITLE]
    return Facts(
        title=titles[0].text if titles else None,
        standfirst=_standfirst(_texts(by_kind[Kind.STANDFIRST])),
        bylines=names,
        credits=stated,
        dateline=_dateline(by_kind[Kind.PARAGRAPH], language),
        published=published,
        updated=updated,
        related=related_links(segments, language) if by_kind[Kind.RELATED] else (),
        captions=_texts(by_kind[Kind.CAPTION]),
        corrections=_texts(by_kind[Kind.CORRECTION]),
    )


def _texts(segments: Iterable[Segment]) -> tuple[str, ...]:
    return tuple(segment.text for segment in segments)


def _standfirst(texts: tuple[str, ...]) -> str | None:
    """The lines of a standfirst, without the heading ("Key points") of several."""
    if len(texts) > 1 and _is_heading(texts[0]) and not _is_heading(texts[1]):
        texts = texts[1:]
    return "\n".join(texts) or None


def _is_heading(text: str) -> bool:
    return len(text.split()) <= _HEADING_WORDS and not text.endswith((".", "!", "?", "…"))


def _people(
    bylines: Iterable[Segment], lines: Iterable[Segment], language: str | None
) -> tuple[tuple[str, ...], tuple[Credit, ...]]:
    """Names from bylines, credits from agency bylines and credit lines; each only once."""
    names: dict[str, str] = {}
    found: dict[Credit, None] = {}
    for segment in bylines:
        byline = parse_byline(segment.text, language)
        for name in byline.names:
            names.setdefault(name.casefold(), name)
        found.update(dict.fromkeys(byline.credits))
    for segment in lines:
        found.update(dict.fromkeys(parse_credits(segment.text, language)))
    return tuple(names.values()), tuple(found)


def _stamps(
    stamps: Iterable[Segment], bylines: Iterable[Segment], language: str | None
) -> tuple[Stamp | None, Stamp | None]:
    """The first date of publication and the first of an update; a byline may carry them too."""
    published: Stamp | None = None
    updated: Stamp | None = None
    for segment in (*stamps, *bylines):
        if segment.kind is Kind.BYLINE and not any(map(str.isdigit, segment.text)):
            continue
        for found in find_stamps(segment.text, language):
            if found.updated:
                updated = updated or found.stamp
            else:
                published = published or found.stamp
        if published and updated:
            break
    return published, updated


def _dateline(paragraphs: Sequence[Segment], language: str | None) -> Dateline | None:
    """The dateline of the first paragraph, unless it is the name of who speaks there."""
    if not paragraphs:
        return None
    first = paragraphs[0].text
    dateline = parse_dateline(first, language, (segment.text for segment in paragraphs))
    if dateline and dateline.place and first.startswith(f"{dateline.place}:"):
        following = islice(paragraphs, 1, _FIRST_PARAGRAPHS)
        if any(_has_speaker(paragraph.text) for paragraph in following):
            return None
    return dateline


def _has_speaker(text: str) -> bool:
    speaker, colon, _ = text[:_SPEAKER_LENGTH].partition(":")
    return bool(colon) and speaker[:1].isupper() and speaker.count(" ") <= 2
