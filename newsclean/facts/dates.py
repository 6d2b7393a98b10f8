"""Dates: the text of a time stamp as a ``Stamp``, in ISO 8601 where it can mean one thing only."""

from __future__ import annotations

from calendar import monthrange
from datetime import date, timedelta
from functools import cache
from typing import Final, NamedTuple

import regex

from newsclean.article import Stamp
from newsclean.facts.solar import gregorian
from newsclean.facts.vocabulary import Vocabulary, alternatives, is_spaceless, key, vocabulary
from newsclean.facts.zones import SUMMER_TIME_ZONES, ZONES

_MAX_STAMP: Final = 300
_NEAR: Final = 40
_SUMMER_RULE_SINCE: Final = 2007
_CENTURY: Final = 2000

_NOON: Final = 12

# English has both orders; the press of the others puts the year first, or the month.
_NOT_DAY_FIRST: Final = frozenset(("en", "zh", "ja", "ko", "hu"))
_BUDDHIST_YEARS: Final = range(2400, 2700)
_BUDDHIST_ERA: Final = 543
_SOLAR_YEARS: Final = range(1200, 1600)


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

    >>> found = find_stamps("Publié le 3 mai 2025, mis à jour le 4 mai 2025", "fr")
    >>> [(date.stamp.iso, date.updated) for date in found]
    [('2025-05-03', False), ('2025-05-04', True)]
    """
    if len(text) > _MAX_STAMP:
        return []
    known = vocabulary(language)
    found: list[Found] = []
    floor = 0
    matches = list(_date_pattern(known).finditer(text))
    for index, match in enumerate(matches):
        limit = matches[index + 1].start() if index + 1 < len(matches) else len(text)
        stamp = _read(text, match, floor, min(limit, match.end() + _NEAR), known)
        if stamp:
            updated = _says_update(text[floor : stamp.start], known)
            found.append(Found(stamp.stamp, stamp.start, stamp.end, updated))
            floor = stamp.end
    if not found:
        return _relative(text, known)
    rest = text[found[-1].end :].strip(" .:()（）[]|·")
    if rest and rest.lower() in known.updated:
        found[-1] = found[-1]._replace(updated=True)
    return found + _time_of_update(text, found[-1], known)


# --- One date --------------------------------------------------------------------------------


@cache
def _date_pattern(known: Vocabulary) -> regex.Pattern[str]:
    """The forms of a date; one pattern, so that a text is read once."""
    return regex.compile(
        r"""(?<![\d\p{L}.,:/\-])(?:\L<leads>\s?|\p{Hebrew}-)?(?:
          (?P<y>\d{4})(?P<s>[-./])\s?(?P<m>\d{1,2})(?P=s)\s?(?P<d>\d{1,2})(?=T\d|(?![\d\p{L}]))
        | (?P<y>\d{4})\s?年\s?(?P<m>\d{1,2})\s?月\s?(?P<d>\d{1,2})\s?日
        | (?P<y>\d{4})년\s?(?P<m>\d{1,2})월\s?(?P<d>\d{1,2})일
        | (?P<a>\d{1,2})(?P<t>[-./])\s?(?P<b>\d{1,2})(?P=t)\s?(?P<y>\d{4}|\d{2})(?![\d\p{L}])
        | (?P<d>\d{1,2})(?:st|nd|rd|th|er|-?[a-z]{1,2}|º|°|\.)?[\s\-/]{0,2}(?:\L<glue>\s)?
            (?P<w>\L<months>)(?![\p{L}\p{M}])\.?(?:,?\s|[\-/]|,)?(?:\L<glue>\.?\s)?
            (?P<y>\d{4})?(?!\d)
        | (?P<y>\d{4})[.,]?\s?(?:\L<glue>\s)?(?P<w>\L<months>)(?![\p{L}\p{M}])\.?\s?
            (?P<d>\d{1,2})(?![\d\p{L}:])
        | (?P<y>\d{4})[.,]?\s(?:\L<glue>\s)?(?P<d>\d{1,2})\.?\s(?P<w>\L<months>)(?![\p{L}\p{M}])
        | (?P<w>\L<months>)(?![\p{L}\p{M}])\.?\s?(?P<d>\d{1,2})(?:st|nd|rd|th)?(?![\d\p{L}:])
            (?:(?:,|,?\s){1,2}(?P<y>\d{4})(?!\d))?
        | (?P<w>\L<months>)(?![\p{L}\p{M}])\.?,?\s(?:\L<glue>\s)?(?P<y>\d{4})(?!\d)
        )""",
        regex.VERBOSE | regex.IGNORECASE,
        months=alternatives({*known.months, *known.solar}),
        glue=alternatives(known.glue) or ["of"],
        # Words that stand on to a number in scripts without spaces: "发布于2025年".
        leads=[word for word in known.date_words | set(known.updated) if is_spaceless(word)],
    )


def _read(
    text: str, match: regex.Match[str], floor: int, limit: int, known: Vocabulary
) -> Found | None:
    """The date of a match with the clock time and zone beside it."""
    day = _day(match, known)
    if day is None and match["w"] and not match["y"] and not match["d"]:
        return None
    start, end = min(span[0] for span in _spans(match)), match.end()
    end -= len(match[0]) - len(match[0].rstrip(" ,-/"))
    clock, clock_start, clock_end = _clock(text, end, limit, day, known)
    if clock is not None and _says_update(text[end:clock_start], known):
        clock = None
    if clock is None:
        before = max(floor, start - _NEAR)
        clock, clock_start, clock_end = _clock(text, before, start, day, known)
    if clock is not None:
        start, end = min(start, clock_start), max(end, clock_end)
    iso = day + clock if day and clock and len(day) == len("2025-03-12") else day
    return Found(Stamp(text[start:end].strip(), iso), start, end)


def _spans(match: regex.Match[str]) -> list[tuple[int, int]]:
    """Where the numbers and words of a date stand, without what led to them."""
    return [match.span(name) for name in ("y", "m", "d", "a", "w") if match[name]]


def _day(match: regex.Match[str], known: Vocabulary) -> str | None:
    """The day (or month) in ISO 8601, or None if it is ambiguous or none."""
    if not match["y"]:
        return None
    year = int(match["y"])
    if year in _BUDDHIST_YEARS:
        year -= _BUDDHIST_ERA
    if match["a"]:
        year += _CENTURY if len(match["y"]) == 2 else 0
        order = _order(int(match["a"]), int(match["b"]), match["t"], known.language)
        if order is None:
            return None
        month, day = order
    else:
        month = _month(match, known, year)
        if not match["d"]:
            return f"{year:04}-{month:02}" if year not in _SOLAR_YEARS else None
        day = int(match["d"])
    if known.solar and year in _SOLAR_YEARS:
        return gregorian(year, month, day)
    if not 1 <= month <= _NOON or not year > 1500 or not 1 <= day <= monthrange(year, month)[1]:
        return None
    return f"{year:04}-{month:02}-{day:02}"


def _month(match: regex.Match[str], known: Vocabulary, year: int) -> int:
    if not match["w"]:
        return int(match["m"])
    word = key(match["w"]).rstrip(".")
    tables = (known.solar, known.months) if year in _SOLAR_YEARS else (known.months, known.solar)
    return next(table[word] for table in tables if word in table)


def _order(first: int, second: int, separator: str, language: str | None) -> tuple[int, int] | None:
    """Month and day of 03/04: known if one is past twelve, both agree, or by language."""
    if first > _NOON or first == second:
        return second, first
    if second > _NOON:
        return first, second
    if language is None:
        return (second, first) if separator == "." else None
    return None if language in _NOT_DAY_FIRST else (second, first)


# --- Clock time and zone ---------------------------------------------------------------------


@cache
def _clock_pattern(known: Vocabulary) -> regex.Pattern[str]:
    """ "10:32", "10h32", "10.32 Uhr", "4:45pm", "kl. 10.32", "午後3時30分"."""
    return regex.compile(
        r"""(?:(?<![\p{L}\d])\L<words>\.?\s?|\L<loose>\s?)?(?<![\d.,:])(?:
          (?P<h>\d{1,2})\s?(?P<c>[:.hH]|\L<words>|\L<loose>)\s?(?P<m>\d{2})
            (?::(?P<s>\d{2})(?:\.\d{1,9})?)?(?!\d|\.\d)
            (?:\s?\L<minutes>)?\s?(?P<half>[ap]\.?\s?m\b\.?)?
        | (?P<h>\d{1,2})\s?(?:(?P<half>[ap]\.?\s?m\b\.?)|h\b|\L<words>(?![\p{L}\p{M}])|\L<loose>)
        )(?:\s?(?:\L<words>|Ortszeit|h)(?![\p{L}\p{M}])|\s?\L<loose>)?""",
        regex.VERBOSE | regex.IGNORECASE,
        words=_words({*known.hours, *known.am, *known.pm}),
        loose=_loose({*known.hours, *known.am, *known.pm}),
        minutes=alternatives(known.minutes) or ["'"],
    )


def _words(phrases: set[str]) -> list[str]:
    """Those of the phrases that are set apart by spaces."""
    return alternatives(phrase for phrase in phrases if not is_spaceless(phrase))


def _loose(phrases: set[str]) -> list[str]:
    """Those in a script that sets no space; one that no text has where there are none."""
    return alternatives(filter(is_spaceless, phrases)) or ["\x00"]


@cache
def _zone_pattern() -> regex.Pattern[str]:
    """A zone right after a clock time: "UTC", "+01:00", "(ET)"."""
    return regex.compile(
        r"\s?\(?(?:(?:UTC|GMT)?\s?(?P<sign>[+\-−])(?P<h>\d{1,2})(?::?(?P<m>\d{2}))?(?![\d:])"
        r"|(?P<name>[A-Z]{1,4})(?![\p{L}\d]))\)?"
    )


def _clock(
    text: str, start: int, end: int, day: str | None, known: Vocabulary
) -> tuple[str | None, int, int]:
    """The clock time in a stretch of text as "T10:32" with its offset, and where it stands."""
    match = _clock_pattern(known).search(text, start, end)
    if match is None:
        return None, 0, 0
    hour, minute = _hour(match, known), int(match["m"] or 0)
    if hour is None or minute > 59 or (match["c"] == "." and len(match[0]) <= len("10.32")):
        return None, 0, 0
    clock = f"T{hour:02}:{minute:02}" + (f":{match['s']}" if match["s"] else "")
    zone = _zone_pattern().match(text, match.end())
    if zone is None:
        return clock, match.start(), match.end()
    offset, known_zone = _offset(zone, day)
    return clock + offset, match.start(), zone.end() if known_zone else match.end()


def _hour(match: regex.Match[str], known: Vocabulary) -> int | None:
    """The hour of the day, with the word for a half of it before or after; None past 23."""
    hour = int(match["h"])
    half = (match["half"] or "")[:1].lower()
    if half and not 1 <= hour <= _NOON:
        return None
    if not half and hour <= _NOON:
        around = match[0][: match.start("h") - match.start()], match[0]
        said = {key(word).strip(" .") for word in (around[0], match[0][-4:], match[0][-2:])}
        half = "p" if said & known.pm else "a" if said & known.am else ""
    if half:
        hour = hour % _NOON + (_NOON if half == "p" else 0)
    return hour if hour < 24 else None


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
def _update_pattern(known: Vocabulary) -> regex.Pattern[str]:
    return regex.compile(
        r"(?<![\p{L}\p{M}])\L<words>(?![\p{L}\p{M}])|\L<loose>",
        regex.IGNORECASE,
        words=_words(set(known.updated)),
        loose=_loose(set(known.updated)),
    )


def _says_update(text: str, known: Vocabulary) -> bool:
    return len(text) > 1 and _update_pattern(known).search(text) is not None


def _relative(text: str, known: Vocabulary) -> list[Found]:
    match = relative_pattern(known).search(text)
    if match is None:
        return []
    updated = _says_update(text[: match.start()], known)
    return [Found(Stamp(match[0]), match.start(), match.end(), updated)]


@cache
def relative_pattern(known: Vocabulary) -> regex.Pattern[str]:
    """ "3 hours ago" in the forms of a language, compiled from its templates."""
    forms = [_relative_form(template) for template in known.relative]
    units = alternatives(known.units)
    return regex.compile(
        "|".join(forms), regex.IGNORECASE, units=units, one=alternatives(known.one)
    )


def _relative_form(template: str) -> str:
    slots = {"{n}": r"(?:\d{1,3}|\L<one>)", "{unit}": r"(?:\L<units>)"}
    form = regex.escape(template.replace("'", "’"), literal_spaces=True).replace("’", "['’]")
    for slot, pattern in slots.items():
        form = form.replace(regex.escape(slot), pattern)
    # Numbers and units are set together or apart: "3 h", "3h".
    form = form.replace(r"\L<one>) (?:\L<units>)", r"\L<one>)\s?(?:\L<units>)")
    if is_spaceless(template):
        return rf"(?<!\d){form}"
    return rf"(?<![\p{{L}}\p{{M}}\p{{N}}]){form}(?![\p{{L}}\p{{M}}\p{{N}}])"


def _time_of_update(text: str, last: Found, known: Vocabulary) -> list[Found]:
    """ "…, mis à jour à 14h05": an update on the day of the date before it."""
    rest = text[last.end :]
    if last.updated or not _says_update(rest, known):
        return []
    match = _clock_pattern(known).search(text, last.end)
    if match is None:
        return []
    day = last.stamp.iso[:10] if last.stamp.iso else None
    clock, start, end = _clock(text, match.start(), len(text), day, known)
    if clock is None:
        return []
    iso = day + clock if day and len(day) == len("2025-03-12") else None
    return [Found(Stamp(text[start:end].strip(), iso), start, end, updated=True)]


def before_date(text: str, known: Vocabulary) -> str:
    """What stands before the first number of a line, without the words that lead to a date.

    >>> before_date("Ada Roe on Monday, 12 March 2025", vocabulary("en"))
    'Ada Roe'
    >>> before_date("Ada RoeMarch 3, 2025", vocabulary("en"))
    'Ada Roe'
    """
    match = _DIGIT.search(text)
    if match is None:
        return text
    tokens = text[: match.start()].split()
    while tokens:
        bare = key(tokens[-1].strip(".,:|()–—-•·/"))
        leads = bare in known.months or bare in known.weekdays or bare in known.date_words
        if bare and not leads:
            break
        tokens.pop()
    if tokens:
        glued = _glued_month(known).fullmatch(tokens[-1])
        if glued:
            tokens[-1] = glued[1]
    return " ".join(tokens).rstrip(",|")


_DIGIT: Final = regex.compile(r"\d")


@cache
def _glued_month(known: Vocabulary) -> regex.Pattern[str]:
    """A name with a month stuck to it: "RoeMarch", "RoeUpdated:"."""
    words = [word.capitalize() for word in (*known.months, *known.date_words) if len(word) > 2]
    return regex.compile(r"(\p{Lu}\p{L}*\p{Ll})(?:\L<words>):?\.?", words=sorted(words))
