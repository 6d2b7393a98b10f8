"""Articles built by hand, for tests of what is done with one."""

from __future__ import annotations

from newsclean.article import (
    Article,
    Credit,
    Dateline,
    Facts,
    Image,
    Kind,
    Link,
    Reason,
    Role,
    Segment,
    Stamp,
    Verdict,
)
from newsclean.write.text import compose


def make_segment(kind: str, text: str, start: int = 0, **fields: object) -> Segment:
    """A segment whose kind is kept if it is of the body or the headline."""
    known = Kind(kind)
    values: dict[str, object] = {
        "kept": known.role is Role.BODY or known is Kind.TITLE,
        "confidence": 0.75,
        "reasons": (Reason(f"{kind}.test.made", 1.0986122886681098, "made by a test"),),
    }
    return Segment(known, text, start, start + len(text), **(values | fields))  # type: ignore[arg-type]


def make_article(*pairs: tuple[str, str], **fields: object) -> Article:
    """An article of the given (kind, text) pairs; the source is the texts on lines."""
    segments = []
    at = 0
    for kind, text in pairs:
        segments.append(make_segment(kind, text, at))
        at += len(text) + 1
    return article_of(*segments, **fields)


def article_of(*segments: Segment, **fields: object) -> Article:
    """An article of the given segments."""
    values: dict[str, object] = {
        "text": compose(segment for segment in segments if segment.kept),
        "segments": segments,
        "facts": Facts(),
        "language": "en",
        "verdict": Verdict.ARTICLE,
        "complete": True,
        "confidence": 0.75,
        "ruleset": "test",
    }
    return Article(**(values | fields))  # type: ignore[arg-type]


FULL = make_article(
    ("section_label", "News"),
    ("title", "Bridge opens"),
    ("paragraph", "OSLO (Newswire) - The bridge is “open” again…"),
    ("related", "Five bridges to see"),
    facts=Facts(
        title="Bridge opens",
        standfirst="After a year",
        bylines=("Ann Sample", "Ben Muster"),
        credits=(Credit("editing", ("Cy Probe",), "Oslo", "Newswire"), Credit("agency")),
        dateline=Dateline("Oslo", "Newswire", None),
        published=Stamp("3 May 2024", "2024-05-03"),
        updated=Stamp("Friday"),
        related=(Link("Five bridges to see", "https://example.org/a?b=1&c", 63, 82), Link("B")),
        captions=("The bridge. Photo: Newswire",),
        corrections=("An earlier version said “closed”.",),
        site="Kestrel Daily",
        url="https://example.org/bridge",
        image=Image("https://example.org/i.jpg", "The bridge."),
        declared_language="de-CH",
        section="Region",
        metadata=(("title", "Bridge opens"),),
    ),
    notes=("a lone surrogate stands at 12",),
    complete=False,
    language=None,
)
