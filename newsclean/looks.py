"""What a short line looks like: a date, a name, a headline, a row of a table.

Of running text little of this is asked: these cost more than the features.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import Final

from newsclean.blocks import Block, Features, Measured
from newsclean.context import HEADLINE, LABEL, SENTENCE

_MONTH: Final = (
    "(?:(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec|mär|mai|okt|dez|janv|févr|mars|avr|juin"
    r"|juil|août|déc|ene|abr|ago|dic)[^\W\d_]{0,8}\.?"
    # What other languages begin otherwise: whole words, as so few letters begin many words.
    "|gennaio|maggio|giugno|luglio|settembre|ottobre|fevereiro|setembro|outubro|gener|setembre"
    "|desemb(?:re|er)|maart|mei|maj|maja|mája|machi|[^\\W\\d_]{3,6}kuu(?:ta|n|ssa)?|ágúst|nóvember"
    "|stycznia|lutego|kwietnia|czerwca|lipca|sierpnia|września|października|listopad[aue]|grudnia"
    "|ledna|února|března|dubna|května|června|července|srpna|září|října|prosince|júna|júla|júní|júlí"
    "|márcia|márc(?:ius)?|ápr(?:ilis)?|máj(?:us)?|jún(?:ius)?|júl(?:ius)?|szept(?:ember)?"
    "|ianuarie|iunie|iulie|noiembrie|avgust[a]?|siječnja|veljače|ožujka|travnja|svibnja|lipnja"
    "|srpnja|kolovoza|rujna|studenog[a]?|prosinca|sausio|vasario|kovo|balandžio|gegužės|birželio"
    "|liepos|rugpjūčio|rugsėjo|spalio|lapkričio|gruodžio|jūni[^\\W\\d_]{1,2}|jūli[^\\W\\d_]{1,2}"
    "|jaanuar|veebruar|märts|ocak|şubat|nisan|haziran|temmuz|ağustos|eylül|ekim|kasım|aralık"
    "|(?:янв|фев)[^\\W\\d_]{2,5}|марта|апреля|мая|июня|июля|августа|(?:сен|ок|но|де)[^\\W\\d_]{1,4}бря"
    "|січня|лютого|березня|квітня|травня|червня|липня|серпня|вересня|жовтня|листопада|грудня|март"
    "|април|май|юни|юли|август|(?:септе|окто|ное|дек)мври|(?:септ|окт|нов|дец)ем?о?бар|мај|јун|јул"
    "|ιαν[^\\W\\d_]{0,8}|φεβ[^\\W\\d_]{0,9}|μαρτ[^\\W\\d_]{1,3}|απρ[^\\W\\d_]{3,6}|μαΐου|ιουν[^\\W\\d_]{2,3}"
    "|ιουλ[^\\W\\d_]{2,3}|αυγ[^\\W\\d_]{4,6}|(?:σεπτ|οκτ|νο|δεκ)[^\\W\\d_]{0,3}μβρ[^\\W\\d_]{2,3}|οκτωβρίου"
    # Scripts without capitals write no headline of a day, a word and a year.
    "|[\u0590-\u0dff\u0e00-\u0e7f][\u0590-\u0dff\u0e00-\u0e7f.]{1,12}|tháng \\w{1,4})"
)
_DAY: Final = r"\d{1,2}(?:st|nd|rd|th|er|º|ος|-го)?\.?"
_DATE: Final = re.compile(
    r"\b\d{1,2}([./-]) ?\d{1,2}\1 ?(?:\d{4}|\d{2})\b|\b\d{4}([./-]) ?\d{1,2}\2 ?\d{1,2}\b"
    r"|\d+ ?[年년] ?\d+ ?[月월] ?\d+ ?[日일]"
    rf"|\b{_DAY} (?:de |of |d['’])?(?:{_MONTH})(?:,? (?:de |del |năm |г\. |року )?\d{{2,4}})?(?!\w)"
    rf"|(?<!\w)(?:{_MONTH}) {_DAY}(?:,? \d{{4}})?(?!\w)",
    re.IGNORECASE,
)
_HOUR: Final = r"(?:[01]?\d|2[0-4])"
_CLOCK: Final = re.compile(
    rf"\b{_HOUR}[:h][0-5]\d\b|\b{_HOUR}\.[0-5]\d(?= ?(?:uhr|[ap]\.?m|h\b))|\b1?\d ?[ap]\.?m\b",
    re.IGNORECASE,
)
_TIME: Final = re.compile(
    rf"{_HOUR}(?:[:.h ]|h )[0-5]\d(?: ?(?:uhr|h|[ap]\.?m\.?))?", re.IGNORECASE
)
_DURATION: Final = re.compile(r"\d{1,2}:[0-5]\d(?: ?/ ?\d{1,2}:[0-5]\d)?")
_SCORE: Final = re.compile(
    r"[^\W\d_] \d{1,3} ?[:–-] ?\d{1,3}\b(?! ?[^\W\d_]{3})"
    r"|[^\W\d_] \d{1,2}, [^\W\d_]+.* \d{1,2}$"
)
_CREDITED: Final = re.compile(r"\([A-ZÀ-Þ][^()/]{1,40}/ ?[A-ZÀ-Þ][^()]{1,60}\)\.?$")
_SIGNED: Final = re.compile(
    r"[.!?…”\"»] (?:[A-ZÀ-Þ][\w.'’-]{0,30} ){1,3}[A-ZÀ-Þ][\w'’-]{1,30}(?: ?/ ?[A-ZÀ-Þ].{1,50})?$"
)
_FIGURE: Final = re.compile(r"(?<!\S)[+−-]?\d+(?:[.,:]\d+)?(?!\S)")
_TICKER: Final = re.compile(r"[+−-]?\d+(?:[.,]\d+)? ?%|\d+(?:[.,]\d+)? ?°[CF]?\b")
_JOINED: Final = re.compile(r",| (?:and|und|et|y|e|&) ")
_ASIDE: Final = re.compile(r" ?\([^()]{1,40}\)")
_NUMBERED: Final = re.compile(r"(?:\d{1,2}|[a-z])[.)]\s")
_SIGNATURE: Final = re.compile(r"[—–-] .{1,80}\(@\w{1,40}\)")
_CELLS: Final = re.compile(r"\s?\|\s?|\t")
_PARTICLES: Final = frozenset(
    [
        "de",
        "del",
        "der",
        "di",
        "da",
        "du",
        "la",
        "le",
        "van",
        "von",
        "bin",
        "al",
        "el",
        "dos",
        "das",
    ]
)
_LONGEST_NAME: Final = 5
# A label before a colon is no longer than this.
_LEAD: Final = 30
_MARKS: Final = " :|#"


def looks_of(block: Block, features: Features, sections: frozenset[str]) -> tuple[str, ...]:
    """The names of all that a block looks like by itself.

    Args:
        block: the block.
        features: its features.
        sections: names of sections, folded.

    >>> from newsclean.measure import measure
    >>> line = Block("Photo: Ann Lee, 3 May 2025", 0, 26)
    >>> looks_of(line, measure(line), frozenset())
    ('date', 'pair', 'colon', 'digit')
    """
    text = block.text
    found = ["quoted"] if features.quoted else []
    if features.size > 2 * SENTENCE:
        return tuple(found)
    has_digit = any(map(str.isdigit, text))
    found += [name for name, is_it in (_LOOKS if has_digit else _WORDY) if is_it(text)]
    if text.casefold().strip(_MARKS) in sections:
        found.append("section")
    return tuple(found)


def is_date(text: str) -> bool:
    """Whether a line is little but a date or a time."""
    if len(text) > LABEL + 20 or "|" in text or "\t" in text:
        return False
    rest = _CLOCK.sub("", _DATE.sub("", text))
    return rest != text and sum(map(str.isalpha, rest)) <= 24


def is_time(text: str) -> bool:
    """Whether a line is a time of day and nothing else, as live blogs set it."""
    return len(text) <= 12 and _TIME.fullmatch(text) is not None


def is_duration(text: str) -> bool:
    """Whether a line is a player's time display, or could be the length of a recording."""
    return len(text) <= 16 and _DURATION.fullmatch(text) is not None


def is_score(text: str) -> bool:
    """Whether a short line gives the score of a match."""
    return len(text) <= LABEL and text[-1] not in ".!?" and _SCORE.search(text) is not None


def is_pair(text: str) -> bool:
    """Whether a short line is a label and a figure: "Turnout: 61 per cent", "Fibre 6.2g"."""
    if len(text) > LABEL or text[-1] in ".!?:," or not text[0].isalpha():
        return False
    words = text.split()
    return 2 <= len(words) <= 8 and any(c.isdigit() for word in words[-3:] for c in word)


def is_credited(text: str) -> bool:
    """Whether a line ends in a photographer and an agency in brackets: "(Kestrel/Ann Lee)"."""
    return len(text) <= 2 * SENTENCE and _CREDITED.search(text) is not None


def is_signed(text: str) -> bool:
    """Whether a line ends in a name behind a full sentence: "The old mill. Ann Lee/Kestrel"."""
    return text[-1].isalpha() and _SIGNED.search(text) is not None


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
    """Whether a short line shows a price's change or a temperature."""
    return len(text) <= LABEL and _TICKER.search(text) is not None and text.count(" ") <= 5


def is_name(text: str) -> bool:
    """Whether a line is a name of two to four capitalised words, or several, and nothing else."""
    if len(text) > 2 * LABEL or text.endswith(("!", "?", ":", ";")):
        return False
    names = _JOINED.split(_ASIDE.sub("", text.strip(" |,•·")))
    return all(_is_one_name(name.split()) for name in names)


def _is_one_name(words: list[str]) -> bool:
    capitals = [word for word in words if word not in _PARTICLES]
    if not 2 <= len(capitals) <= _LONGEST_NAME:
        return False
    return all(
        word[0].isupper()
        and word.replace("-", "").replace("’", "").replace("'", "").rstrip(".").isalpha()
        for word in capitals
    )


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


def is_dialogue(measured: Measured) -> bool:
    """Whether a line opens with a dash as Nordic, Slavic and French print sets what is said."""
    features = measured.features
    return features.last in ".!?…" and features.size > LABEL and measured.block.text[:2] == "– "


def is_section(measured: Measured, sections: frozenset[str]) -> bool:
    """Whether a line is the name of a section, folded, and nothing else."""
    return measured.key.strip(" :|") in sections


def is_numbered(text: str) -> bool:
    """Whether a line begins like an item of a numbered list."""
    return _NUMBERED.match(text) is not None


def is_signature(text: str) -> bool:
    """Whether a line signs an embedded post: "— Name (@handle) date"."""
    return len(text) <= HEADLINE and _SIGNATURE.match(text) is not None


def cells(text: str) -> int:
    """How many cells a line has, when it is read as a row of a table."""
    return len(_CELLS.findall(text[: HEADLINE * 2])) + 1


def _has_colon(text: str) -> bool:
    return ":" in text[:_LEAD] or "：" in text[:_LEAD]


_LOOKS: Final[tuple[tuple[str, Callable[[str], bool]], ...]] = (
    ("credited", is_credited),
    ("signed", is_signed),
    ("signature", is_signature),
    ("date", is_date),
    ("ticker", is_ticker),
    ("duration", is_duration),
    ("time", is_time),
    ("name", is_name),
    ("numbered", is_numbered),
    ("score", is_score),
    ("score_row", is_score_row),
    ("pair", is_pair),
    ("hashtag", lambda text: text[0] == "#"),
    ("wordless", lambda text: not any(map(str.isalnum, text))),
    ("at", lambda text: "@" in text),
    ("colon", _has_colon),
    ("barred", lambda text: "|" in text or "\t" in text),
    ("digit", lambda _: True),
    ("digit_first", lambda text: text[0].isdigit()),
    ("lower_first", lambda text: text[0].islower()),
)
# Most lines hold no digit; of them a third is asked.
_OF_DIGITS: Final = frozenset(
    ("date", "ticker", "duration", "time", "score", "score_row", "pair", "digit", "digit_first")
)
_WORDY: Final = tuple(look for look in _LOOKS if look[0] not in _OF_DIGITS)
