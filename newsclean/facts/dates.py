"""Dates: the text of a time stamp as a ``Stamp``, in ISO 8601 where it can mean one thing only."""

from __future__ import annotations

from calendar import monthrange
from datetime import date, timedelta
from functools import cache
from typing import NamedTuple

import regex

from newsclean.article import Stamp
from newsclean.facts.months import (
    DAY_FIRST,
    MONTHS,
    RELATIVE,
    SUMMER_TIME_ZONES,
    UPDATED,
    WEEKDAYS,
    ZONES,
)
from newsclean.facts.words import words

_MAX_STAMP = 300
_NEAR = 40
_SUMMER_RULE_SINCE = 2007
_CENTURY = 2000

_NOON = 12


class Found(NamedTuple):
    """A date in a text: the stamp, its place there, and whether it is that of an update."""

    stamp: Stamp
    start: int
    end: int
    updated: bool = False


def parse_stamp(text: str, language: str | None = None) -> Stamp | None:
    """The first date in a text.

    Args:
        text: a time stamp as found: "Published Nov. 3, 2025 10:45 a.m. PT".
        language: the article's, which decides the order of 03/04/2025; None if not known.

    Returns:
        The date as written, with ``iso`` where it is unambiguous; None if there is no date.

    >>> parse_stamp("Nov. 3, 2025 10:45 a.m. PT")
    Stamp(text='Nov. 3, 2025 10:45 a.m. PT', iso='2025-11-03T10:45-08:00')
    >>> parse_stamp("03/04/2025", "en"), parse_stamp("03/04/2025", "fr").iso
    (Stamp(text='03/04/2025', iso=None), '2025-04-03')
    """
    found = find_stamps(text, language)
    return found[0].stamp if found else None


def find_stamps(text: str, language: str | None = None) -> list[Found]:
    """All dates in a text, each with whether it is an update's.

    >>> found = find_stamps("Publié le 3 mai 2025, mis à jour le 4 mai 2025")
    >>> [(date.stamp.iso, date.updated) for date in found]
    [('2025-05-03', False), ('2025-05-04', True)]
    """
    if len(text) > _MAX_STAMP:
        return []
    found: list[Found] = []
    floor = 0
    matches = list(_date_pattern().finditer(text))
    for index, match in enumerate(matches):
        limit = matches[index + 1].start() if index + 1 < len(matches) else len(text)
        stamp = _read(text, match, floor, min(limit, match.end() + _NEAR), language)
        if stamp:
            updated = _says_update(text[floor : stamp.start])
            found.append(Found(stamp.stamp, stamp.start, stamp.end, updated))
            floor = stamp.end
    if not found:
        return _relative(text)
    return found + _time_of_update(text, found[-1])


# --- One date --------------------------------------------------------------------------------


@cache
def _date_pattern() -> regex.Pattern[str]:
    """The forms of a date; one pattern, so that a text is read once."""
    return regex.compile(
        r"""(?<![\d\p{L}.,:/\-])(?:
          (?P<y>\d{4})(?P<s>[-./])(?P<m>\d{1,2})(?P=s)(?P<d>\d{1,2})(?=T\d|(?![\d\p{L}]))
        | (?P<y>\d{4})年\s?(?P<m>\d{1,2})月\s?(?P<d>\d{1,2})日
        | (?P<y>\d{4})년\s?(?P<m>\d{1,2})월\s?(?P<d>\d{1,2})일
        | (?P<a>\d{1,2})(?P<t>[-./])\s?(?P<b>\d{1,2})(?P=t)\s?(?P<y>\d{4}|\d{2})(?![\d\p{L}])
        | (?P<d>\d{1,2})(?:st|nd|rd|th|er|º|°|\.)?[\s\-/]{0,2}(?:(?:de|of|di)\s)?
            (?P<w>\L<months>)\b\.?(?:,?\s|[\-/]|,)?(?:del?\s)?(?P<y>\d{4})?(?!\d)
        | (?P<w>\L<months>)\b\.?\s?(?P<d>\d{1,2})(?:st|nd|rd|th)?(?![\d\p{L}:])
            (?:(?:,|,?\s){1,2}(?P<y>\d{4})(?!\d))?
        | (?P<w>\L<months>)\b\.?,?\s(?:del?\s)?(?P<y>\d{4})(?!\d)
        )""",
        regex.VERBOSE | regex.IGNORECASE,
        months=list(MONTHS),
    )


def _read(
    text: str, match: regex.Match[str], floor: int, limit: int, language: str | None
) -> Found | None:
    """The date of a match with the clock time and zone beside it."""
    day = _day(match, language)
    if day is None and match["w"] and not match["y"] and not match["d"]:
        return None
    start, end = match.start(), match.end()
    end -= len(match[0]) - len(match[0].rstrip(" ,-/"))
    clock, clock_start, clock_end = _clock(text, end, limit, day)
    if clock is not None and _says_update(text[end:clock_start]):
        clock = None
    if clock is None:
        clock, clock_start, clock_end = _clock(text, max(floor, start - _NEAR), start, day)
    if clock is not None:
        start, end = min(start, clock_start), max(end, clock_end)
    iso = day + clock if day and clock and len(day) == len("2025-03-12") else day
    return Found(Stamp(text[start:end].strip(), iso), start, end)


def _day(match: regex.Match[str], language: str | None) -> str | None:
    """The day (or month) in ISO 8601, or None if it is ambiguous or none."""
    if not match["y"]:
        return None
    year = int(match["y"])
    if match["a"]:
        year += _CENTURY if len(match["y"]) == 2 else 0
        order = _order(int(match["a"]), int(match["b"]), match["t"], language)
        if order is None:
            return None
        month, day = order
    else:
        month = MONTHS[match["w"].lower()] if match["w"] else int(match["m"])
        if not match["d"]:
            return f"{year:04}-{month:02}"
        day = int(match["d"])
    if not 1 <= month <= _NOON or not year > 1500 or not 1 <= day <= monthrange(year, month)[1]:
        return None
    return f"{year:04}-{month:02}-{day:02}"


def _order(first: int, second: int, separator: str, language: str | None) -> tuple[int, int] | None:
    """Month and day of 03/04: known if one is past twelve, both agree, or by language."""
    if first > _NOON or first == second:
        return second, first
    if second > _NOON:
        return first, second
    if language in DAY_FIRST or (language is None and separator == "."):
        return second, first
    return None


# --- Clock time and zone ---------------------------------------------------------------------


@cache
def _clock_pattern() -> regex.Pattern[str]:
    """ "10:32", "10h32", "10.32 Uhr", "4:45pm"."""
    return regex.compile(
        r"""(?<![\d.,:])(?:
          (?P<h>\d{1,2})\s?(?P<c>[:.hH])\s?(?P<m>\d{2})(?::(?P<s>\d{2})(?:\.\d{1,9})?)?(?!\d|\.\d)
            \s?(?P<half>[ap]\.?\s?m\b\.?)?
        | (?P<h>\d{1,2})\s?(?:(?P<half>[ap]\.?\s?m\b\.?)|h\b|Uhr\b)
        )(?:\s?(?:Uhr|Ortszeit|hrs|hours|heures|horas|h)\b)?""",
        regex.VERBOSE | regex.IGNORECASE,
    )


@cache
def _zone_pattern() -> regex.Pattern[str]:
    """A zone right after a clock time: "UTC", "+01:00", "(ET)"."""
    return regex.compile(
        r"\s?\(?(?:(?:UTC|GMT)?\s?(?P<sign>[+\-−])(?P<h>\d{1,2})(?::?(?P<m>\d{2}))?(?![\d:])"
        r"|(?P<name>[A-Z]{1,4})(?![\p{L}\d]))\)?"
    )


def _clock(text: str, start: int, end: int, day: str | None) -> tuple[str | None, int, int]:
    """The clock time in a stretch of text as "T10:32" with its offset, and where it stands."""
    match = _clock_pattern().search(text, start, end)
    if match is None:
        return None, 0, 0
    hour, minute = int(match["h"]), int(match["m"] or 0)
    half = (match["half"] or "")[:1].lower()
    if half:
        if not 1 <= hour <= _NOON:
            return None, 0, 0
        hour = hour % _NOON + (_NOON if half == "p" else 0)
    if hour > 23 or minute > 59 or (match["c"] == "." and len(match[0]) <= len("10.32")):
        return None, 0, 0
    clock = f"T{hour:02}:{minute:02}" + (f":{match['s']}" if match["s"] else "")
    zone = _zone_pattern().match(text, match.end())
    if zone is None:
        return clock, match.start(), match.end()
    offset, known = _offset(zone, day)
    return clock + offset, match.start(), zone.end() if known else match.end()


def _offset(zone: regex.Match[str], day: str | None) -> tuple[str, bool]:
    """The offset, and whether this is a zone at all (BST is one, without a single offset)."""
    if zone["sign"]:
        sign = "-" if zone["sign"] in "-−" else "+"
        return f"{sign}{int(zone['h']):02}:{zone['m'] or '00'}", True
    name = zone["name"].lower()
    if name in SUMMER_TIME_ZONES:
        return _summer_offset(SUMMER_TIME_ZONES[name], day), True
    ambiguous = name in ("bst", "ist", "cst", "cdt", "ast", "ct", "mt")
    return ZONES.get(name, ""), name in ZONES or ambiguous


def _summer_offset(standard: int, day: str | None) -> str:
    """The offset of "ET" or "PT" on a day; none on the days when the clocks change."""
    if day is None or len(day) < len("2025-03-12"):
        return ""
    on = date.fromisoformat(day)
    if on.year < _SUMMER_RULE_SINCE:
        return ""
    begins, ends = _sunday(on.year, 3, 2), _sunday(on.year, 11, 1)
    if on in (begins, ends):
        return ""
    return f"{standard + (begins < on < ends):+03}:00"


def _sunday(year: int, month: int, number: int) -> date:
    first = date(year, month, 1)
    return first + timedelta(days=(6 - first.weekday()) % 7 + 7 * (number - 1))


# --- Which date ------------------------------------------------------------------------------


@cache
def _update_pattern() -> regex.Pattern[str]:
    return regex.compile(r"\b\L<words>\b", regex.IGNORECASE, words=list(UPDATED))


def _says_update(text: str) -> bool:
    return len(text) > 2 and _update_pattern().search(text) is not None


def _relative(text: str) -> list[Found]:
    match = _relative_pattern().search(text)
    if match is None:
        return []
    updated = _says_update(text[: match.start()])
    return [Found(Stamp(match[0]), match.start(), match.end(), updated)]


@cache
def _relative_pattern() -> regex.Pattern[str]:
    return regex.compile(r"\b(?:" + "|".join(RELATIVE) + r")\b", regex.IGNORECASE)


def _time_of_update(text: str, last: Found) -> list[Found]:
    """ "…, mis à jour à 14h05": an update on the day of the date before it."""
    rest = text[last.end :]
    if last.updated or not _says_update(rest):
        return []
    match = _clock_pattern().search(text, last.end)
    if match is None:
        return []
    day = last.stamp.iso[:10] if last.stamp.iso else None
    clock, start, end = _clock(text, match.start(), len(text), day)
    if clock is None:
        return []
    iso = day + clock if day and len(day) == len("2025-03-12") else None
    return [Found(Stamp(text[start:end].strip(), iso), start, end, updated=True)]


def before_date(text: str) -> str:
    """What stands before the first number of a line, without the words that lead to a date.

    >>> before_date("Ada Roe on Monday, 12 March 2025")
    'Ada Roe'
    >>> before_date("Ada RoeMarch 3, 2025")
    'Ada Roe'
    """
    match = _DIGIT.search(text)
    if match is None:
        return text
    tokens = text[: match.start()].split()
    while tokens:
        bare = tokens[-1].strip(".,:|()–—-•·/").casefold()
        if bare and bare not in MONTHS and bare not in WEEKDAYS and bare not in _DATE_WORDS:
            break
        tokens.pop()
    if tokens:
        glued = _glued_month().fullmatch(tokens[-1])
        if glued:
            tokens[-1] = glued[1]
    return " ".join(tokens).rstrip(",|")


_DIGIT = regex.compile(r"\d")
_DATE_WORDS = words(
    """on at am um den vom le du el à a las published updated posted last modified created
    veröffentlicht aktualisiert zuletzt stand uhr publié mis jour publicado actualizado date"""
)


@cache
def _glued_month() -> regex.Pattern[str]:
    """A name with a month stuck to it: "RoeMarch", "RoeUpdated:"."""
    return regex.compile(
        r"(\p{Lu}\p{L}*\p{Ll})(?:January|February|March|April|May|June|July|August|September|October"
        r"|November|December|Jan|Feb|Mar|Apr|Jun|Jul|Aug|Sept?|Oct|Nov|Dec|Updated|Published):?\.?"
    )
