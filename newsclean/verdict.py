"""What the whole document is, from what its segments are and what the page says of itself.

Each verdict has a chance of its own: the sum of its evidence in log-odds. The likeliest that is
more likely than not wins; where none is, the document is an article, and as surely so as it is
nothing else.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from math import exp, prod
from typing import Final, NamedTuple

from newsclean.article import Kind, Role, Segment, Verdict

# Fewer characters of body than this are no article: a teaser, an error page.
STUB_CHARS: Final = 120
# A page that says it is locked and shows less than this is cut off there.
TEASER_CHARS: Final = 2500
# A consent layer says little; past this a text that names cookies is about them.
CONSENT_CHARS: Final = 1600
CONSENT_SHARE: Final = 0.6
# Where a page is locked: the last lines of what it shows, and what stands right below.
LAST_BODY: Final = 2
BELOW: Final = 8
LONGEST_NOTICE: Final = 300
# The heads of a section page and their share of its body.
LINKED_SHARE: Final = 0.35
MOST_COUNTED: Final = 10
# Teasers are short; with more prose than this, a page of linked headings is a round-up.
TEASERS_CHARS: Final = 3000
CERTAIN: Final = 0.99

# What evidence weighs, in log-odds; set by hand on the pages in tests/pages, where every verdict
# has its look-alikes.
WEIGHTS: Final = {
    "consent.base": -4.0, "consent.subject": 1.2, "consent.legal": 2.0, "consent.long": -6.0,
    "paywall.base": -3.0, "paywall.stated": 2.5, "paywall.free": -2.0, "paywall.notice": 3.5,
    "paywall.cut": 1.5, "paywall.long": -4.0,
    "live.base": -3.0, "live.stated": 2.5, "live.entry": 0.8,
    "index.base": -3.0, "index.stated": 2.0, "index.article": -3.0, "index.head": 0.7,
    "index.headline": 0.5, "index.prose": -5.0,
}  # fmt: skip

# The subjects of a consent layer, by the beginnings of their words.
_CONSENT: Final = tuple(
    re.compile(pattern, re.IGNORECASE)
    for pattern in (
        r"\bcookies?\b|\btracking\b|\btraceurs?\b",
        r"\bpartner|\bpartenaires?\b|\bsocios\b|\bvendors?\b|\bdrittanbieter",
        r"\bpersonal data\b|\bpersonenbezogen|\bdonnées personnelles\b|\bdatos personales\b",
        r"\bprivacy\b|\bdatenschutz|\bvie privée\b|\bconfidentialité\b|\bprivacidad\b",
        r"\bconsent|\bzustimm|\beinwillig|\bconsentement\b|\bconsentimiento\b",
        r"\b(?:accept|reject) all\b|\bakzeptieren\b|\bablehnen\b|\btout (?:accepter|refuser)\b"
        r"|\b(?:aceptar|rechazar) todo\b|\bmanage (?:options|choices|preferences)\b",
        r"\bpersonali[sz]ed ads\b|\bpersonalisierte|\bpublicités? personnalisée"
        r"|\banuncios personalizados\b|\bstore and(?:/or)? access\b|\bdevice\b",
    )
)
_ADDRESS: Final = re.compile(
    r"\b(?:we|our|your|wir|unsere[nrs]?|ihre[nrs]?|nous|nos|vos|votre|nosotros|nuestr[ao]s?|puedes|tus?)\b",
    re.IGNORECASE,
)
_CLOCK: Final = re.compile(r"\b\d{1,2}[:.h]\d\d\b|\b\d{1,2} ?[ap]\.?m\b", re.IGNORECASE)
_YEAR: Final = re.compile(r"\b(?:19|20)\d\d\b")
_LOCKED: Final = re.compile(
    r"\b(?:subscribe|subscription|sign up|log in|register) (?:now )?to (?:read|continue)"
    r"|\b(?:continue|keep) reading (?:with|for)\b|\bsubscriber[- ]only\b|\bfor subscribers only\b"
    r"|\bnur für abonnent|\b(?:jetzt |um )?weiterlesen mit\b|\bexklusiv für abonnent"
    r"|\bréservée?s? (?:aux|à nos) abonnés|\bil vous reste \d+\s?% de cet article"
    r"|\bpour lire la suite\b|\b(?:solo|exclusivo) para suscriptores\b|\bpara seguir leyendo\b"
    r"|\b(?:solo )?per gli abbonati\b|\balleen voor abonnees\b",
    re.IGNORECASE,
)


class Signs(NamedTuple):
    """What a page says of itself; of plain text nothing is known.

    ``free`` is whether it can be read without paying (None: not said), ``live`` that it is a
    live blog, ``listing`` that it is a list of others, ``article`` that it is one article;
    ``heads`` counts headings in the body that are links, ``headlines`` the lines anywhere that
    are links and as long as headlines.
    """

    free: bool | None = None
    live: bool = False
    listing: bool = False
    article: bool = False
    heads: int = 0
    headlines: int = 0


class Judgement(NamedTuple):
    """The verdict, whether the article is all there, and how sure the verdict is."""

    verdict: Verdict
    complete: bool
    confidence: float


def judge(segments: Sequence[Segment], signs: Signs | None = None) -> Judgement:
    """The verdict on a document.

    Args:
        segments: all of its segments.
        signs: what the page says of itself; None for text.
    """
    said = signs or Signs(headlines=sum(s.kind is Kind.RELATED for s in segments))
    if not any(segment.text for segment in segments):
        return Judgement(Verdict.EMPTY, False, CERTAIN)
    body = sum(len(segment.text) for segment in _body(segments))
    chances = {
        Verdict.CONSENT_WALL: _chance(_consent(segments, body)),
        Verdict.PAYWALLED: _chance(_paywall(segments, said, body)),
        Verdict.LIVE_BLOG: _chance(_live(segments, said)),
        Verdict.INDEX: _chance(_index(segments, said, body)),
    }
    best = max(chances, key=lambda verdict: chances[verdict])
    if chances[best] > 0.5:
        return Judgement(best, best is Verdict.LIVE_BLOG, chances[best])
    rest = prod(1.0 - chance for chance in chances.values())
    if body < STUB_CHARS:
        return Judgement(Verdict.STUB, False, rest * (1.0 - body / STUB_CHARS / 2))
    return Judgement(Verdict.ARTICLE, not _breaks_off(segments), rest)


def _chance(evidence: Iterable[str]) -> float:
    return min(CERTAIN, 1.0 / (1.0 + exp(-sum(WEIGHTS[name] for name in evidence))))


def _body(segments: Iterable[Segment]) -> list[Segment]:
    return [segment for segment in segments if segment.kind.role is Role.BODY]


def _consent(segments: Sequence[Segment], body: int) -> list[str]:
    evidence = ["consent.base"]
    if body > CONSENT_CHARS:
        return [*evidence, "consent.long"]
    texts = [s.text for s in segments if s.kind is not Kind.NAVIGATION]
    size = sum(map(len, texts))
    found = [[i for i, text in enumerate(texts) if cue.search(text)] for cue in _CONSENT]
    spoken = {i for numbers in found for i in numbers}
    # Every page has a footer that names cookies, and some articles are about them; a consent
    # layer speaks of nothing else, and to the reader.
    addressed = any(_ADDRESS.search(texts[i]) for i in spoken)
    if addressed and sum(len(texts[i]) for i in spoken) >= CONSENT_SHARE * size:
        evidence += ["consent.subject"] * sum(bool(numbers) for numbers in found)
    legal = sum(len(segment.text) for segment in segments if segment.kind is Kind.LEGAL)
    if legal > max(body, size // 2):
        evidence.append("consent.legal")
    return evidence


def _paywall(segments: Sequence[Segment], signs: Signs, body: int) -> list[str]:
    evidence = ["paywall.base"]
    if signs.free is not None:
        evidence.append("paywall.free" if signs.free else "paywall.stated")
    if _ends_locked(segments):
        evidence.append("paywall.notice")
    if _breaks_off(segments):
        evidence.append("paywall.cut")
    if body > TEASER_CHARS:
        evidence.append("paywall.long")
    return evidence


def _ends_locked(segments: Sequence[Segment]) -> bool:
    """Whether the last lines of the body, or what stands right below, say the page is locked."""
    bodies = [i for i, segment in enumerate(segments) if segment.kind.role is Role.BODY]
    if bodies:
        low, high = bodies[max(0, len(bodies) - LAST_BODY)], bodies[-1] + BELOW
    else:
        low, high = 0, len(segments)
    for segment in segments[low : high + 1]:
        if segment.kind is Kind.PAYWALL and (not bodies or segment.start > segments[low].start):
            return True
        if len(segment.text) <= LONGEST_NOTICE and _LOCKED.search(segment.text):
            return True
    return False


def _live(segments: Sequence[Segment], signs: Signs) -> list[str]:
    entries = 0
    awaiting = False
    for segment in segments:
        if segment.kind is Kind.TIMESTAMP and _is_clock(segment.text):
            awaiting = True
        elif awaiting and segment.kind.role is Role.BODY:
            entries += 1
            awaiting = False
    stated = ["live.stated"] if signs.live else []
    return ["live.base", *stated, *["live.entry"] * min(entries, MOST_COUNTED)]


def _is_clock(text: str) -> bool:
    """A time of day: entries have one, comments and other articles a date with a year."""
    return _CLOCK.search(text) is not None and _YEAR.search(text) is None


def _index(segments: Sequence[Segment], signs: Signs, body: int) -> list[str]:
    evidence = ["index.base"]
    evidence += ["index.stated"] if signs.listing else []
    evidence += ["index.article"] if signs.article else []
    if signs.heads >= LINKED_SHARE * len(_body(segments)):
        evidence += ["index.head"] * min(signs.heads, MOST_COUNTED)
    if sum(len(s.text) for s in segments if s.kind is Kind.PARAGRAPH) > TEASERS_CHARS:
        evidence.append("index.prose")
    if body < STUB_CHARS:
        evidence += ["index.headline"] * min(signs.headlines, MOST_COUNTED)
    return evidence


def _breaks_off(segments: Sequence[Segment]) -> bool:
    last = next((s.text for s in reversed(segments) if s.kind is Kind.PARAGRAPH), "")
    return last.endswith(("…", "...", "[…]", "[...]"))
