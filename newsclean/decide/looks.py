"""What a short line looks like: a date, a name, a headline, a row of a table.

Asked only of lines whose zone leaves the kind open, so these may cost more than the features.
"""

from __future__ import annotations

import regex

from newsclean.blocks import Measured
from newsclean.context import HEADLINE, LABEL

_MONTHS = (
    "jan feb mar apr may jun jul aug sep oct nov dec mär mai okt dez janv févr mars avr juin juil "
    "août déc ene abr ago dic"
).split()
_DATE = regex.compile(
    r"\b\d{1,2}[./-]\d{1,2}[./-](?:\d{4}|\d{2})\b|\b\d{4}[./-]\d{1,2}[./-]\d{1,2}\b|\d+年\d+月\d+日"
    r"|\b(?:\d{1,2}(?:st|nd|rd|th|er|º)?\.? (?:de |of )?(?:\L<months>)\p{L}*\.?(?:,? (?:de |del )?\d{2,4})?"
    r"|(?:\L<months>)\p{L}*\.? \d{1,2}(?:st|nd|rd|th)?(?:,? \d{4})?)\b",
    regex.IGNORECASE,
    months=_MONTHS,
)
_CLOCK = regex.compile(
    r"\b(?:[01]?\d|2[0-4])[:h][0-5]\d\b|\b(?:[01]?\d|2[0-4])\.[0-5]\d(?= ?(?:uhr|[ap]\.?m|h\b))|\b1?\d ?[ap]\.?m\b",
    regex.IGNORECASE,
)
_TIME = regex.compile(r"(?:[01]?\d|2[0-4])(?:[:.h ]|h )[0-5]\d(?: ?(?:uhr|h|[ap]\.?m\.?))?", regex.IGNORECASE)
_FIGURE = regex.compile(r"(?<!\S)[+−-]?\d+(?:[.,:]\d+)?(?!\S)")
_TICKER = regex.compile(r"[+−-]?\d+(?:[.,]\d+)? ?%|\d+(?:[.,]\d+)? ?°[CF]?\b")
_NAME = regex.compile(
    r"[\p{Lu}\p{Lt}][\p{L}\p{M}'’.-]*(?: (?:(?:de|del|der|di|da|du|la|le|van|von|bin|al|el) ){0,2}"
    r"[\p{Lu}\p{Lt}][\p{L}\p{M}'’.-]*){1,3}"
)
_JOINED = regex.compile(r",| (?:and|und|et|y|e|&) ")
_ASIDE = regex.compile(r" ?\([^()]{1,40}\)")
_NUMBERED = regex.compile(r"(?:\d{1,2}|[a-z])[.)]\s")
_SIGNATURE = regex.compile(r"[—–-] .{1,80}\(@\w{1,40}\)")
_CELLS = regex.compile(r"\s?\|\s?|\t")


def is_date(text: str) -> bool:
    """Whether a line is little but a date or a time."""
    if len(text) > LABEL + 20:
        return False
    rest = _CLOCK.sub("", _DATE.sub("", text))
    return rest != text and sum(map(str.isalpha, rest)) <= 24


def is_time(text: str) -> bool:
    """Whether a line is a time of day and nothing else, as live blogs set it."""
    return len(text) <= 12 and _TIME.fullmatch(text) is not None


def is_score_row(text: str) -> bool:
    """Whether a line has three figures or more apart, like a row of a league table."""
    return len(text) <= HEADLINE and len(_FIGURE.findall(text)) >= 4


def is_line_up(text: str, digits: float) -> bool:
    """Whether a line is a label and a list of names or figures: a line-up, a list of scorers."""
    marks = text.count(",") + text.count(";")
    colon = text.find(":")
    if not 0 < colon < min(LABEL, len(text) - 1):
        return False
    return (marks >= 5 and text[-1] not in "!?") or (digits > 0.12 and marks >= 1)


def is_ticker(text: str) -> bool:
    """Whether a short line shows a price's change or a temperature: no verb, a figure with % or °."""
    return len(text) <= LABEL and _TICKER.search(text) is not None and text.count(" ") <= 5


def is_name(text: str) -> bool:
    """Whether a line is a name of two to four capitalised words, or several, and nothing else."""
    if len(text) > 2 * LABEL:
        return False
    names = _JOINED.split(_ASIDE.sub("", text.strip(" |,•·")))
    return all(_NAME.fullmatch(name.strip()) for name in names)


def is_headline(measured: Measured) -> bool:
    """Whether a line could be a headline: some words, no sentence end."""
    features = measured.features
    return (
        features.size <= 2 * HEADLINE
        and features.size > 14
        and (features.words >= 3 or features.size > 2 * features.words * 12)
        and (not features.closed or features.last in "?!？！" or features.sentences <= 1)
        and features.separators <= 1
        and features.digits < 0.3
    )


def is_numbered(text: str) -> bool:
    """Whether a line begins like an item of a numbered list."""
    return _NUMBERED.match(text) is not None


def is_signature(text: str) -> bool:
    """Whether a line signs an embedded post: "— Name (@handle) date"."""
    return len(text) <= HEADLINE and _SIGNATURE.match(text) is not None


def cells(text: str) -> int:
    """How many cells a line has, when it is read as a row of a table."""
    return len(_CELLS.findall(text[: HEADLINE * 2])) + 1
