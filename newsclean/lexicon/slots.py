"""Phrases with slots → patterns.

A slot stands for what varies in a phrase: ``"reporting by {names}"``. The patterns are bounded
throughout, so that none can run away on hostile input, and they are run with a timeout besides.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    import regex

from newsclean.lexicon.scripts import is_in_word, is_spaceless

NAMES: Final = (
    "any", "name", "names", "place", "date", "time", "n", "url", "email", "handle", "word", "agency"
)  # fmt: skip
SLOT: Final = re.compile(r"\{(" + "|".join(NAMES) + r")\}")

_CAPITAL: Final = r"[\p{Lu}\p{Lt}\p{Lo}]"
_NAME_WORD: Final = r"(?:d'|l'|o')?" + _CAPITAL + r"[\p{L}\p{M}'.-]{0,30}"
_PARTICLE: Final = (
    r"(?:(?i:de|del|della|der|den|di|da|dos|du|la|le|van|von|zu|bin|ibn|al|el|ten|ter|y) ){0,2}+"
)
_NAME: Final = rf"{_NAME_WORD}(?: {_PARTICLE}{_NAME_WORD}){{0,4}}"
_PLACE: Final = rf"{_NAME_WORD}(?:,? {_NAME_WORD}){{0,4}}"
_DATE_GLUE: Final = r"(?i:at|on|the|of|de|del|le|den|dem|am|um|à|a las|la|las|uhr|h|hrs|et|and)"

# Digits and the words of dates, set apart by little. What was taken for a part stays one: split in
# every other way, a line of ten dates would be tried in millions.
_DATE_PART: Final = (
    r"(?>\d(?:[\d.:/hHTZ+-]{0,29}[\dhHTZ])?(?:st|nd|rd|th|er|º)?|(?i:\L<date_words>))"
)
_DATE_GAP: Final = rf"[.:/+-]{{0,3}}[ ,.|·•()-]{{0,3}}(?:{_DATE_GLUE}(?= ) ?)?"
_DATE: Final = rf"{_DATE_PART}(?>{_DATE_GAP}{_DATE_PART}){{0,9}}{_DATE_GAP}"

_FIXED: Final = {
    "any": r".{1,80}?",
    "name": _NAME,
    "place": _PLACE,
    "time": r"\d{1,2}(?:[:.h]\d{2}){0,2} ?(?i:[ap]\.?m\.?|uhr|h|hrs)?(?: (?i:[a-z]{2,4}))?",
    "n": r"\d[\d.,' ]{0,12}(?i:k|m|mio|mil|bn)?\+?",
    "url": r"(?:https?://|www\.)\S{3,200}|[\w-]+(?:\.[\w-]+){1,3}(?:/\S{0,100})?",
    "email": r"[\w.+-]{1,64}@[\w-]{1,64}(?:\.[\w-]{1,64}){1,4}",
    "handle": r"@\w{1,40}",
    "word": r"[\p{L}\p{M}\p{N}'.-]{1,40}",
}


def compile_phrase(
    phrase: str, where: str, words: Mapping[str, Sequence[str]]
) -> regex.Pattern[str]:
    """The pattern of a phrase with slots.

    Args:
        phrase: lower-case text with slots such as ``{names}``.
        where: ``line``, ``start``, ``end`` or ``inside``.
        words: the language's ``and_words``, ``date_words`` and ``agencies``, in lower case.

    Returns:
        A pattern to ``match`` (line, start) or ``search`` (end, inside) on plain text.
    """
    import regex  # slow to load, and a document may need no pattern

    parts = []
    position = 0
    for slot in SLOT.finditer(phrase):
        parts.append(_literal(phrase[position : slot.start()]))
        parts.append(_slot(slot.group(1), words))
        position = slot.end()
    parts.append(_literal(phrase[position:]))
    body = "".join(parts)
    return regex.compile(
        _anchored(body, phrase, where),
        ignore_unused=True,
        date_words=words["date_words"],
        agencies=words["agencies"],
    )


def _literal(text: str) -> str:
    import regex

    escaped = regex.escape(text, literal_spaces=True)
    return f"(?i:{escaped})" if escaped.strip() else escaped


def _slot(name: str, words: Mapping[str, Sequence[str]]) -> str:
    import regex

    if name == "names":
        joined = "|".join(regex.escape(word) for word in words["and_words"]) or "and"
        return rf"{_NAME}(?:(?:, ?| (?i:{joined}) |, (?i:{joined}) | & | \+ |; ?|/){_NAME}){{0,8}}"
    if name == "date":
        return _DATE
    if name == "agency":
        return r"(?i:\L<agencies>)"
    return f"(?:{_FIXED[name]})"


def _anchored(body: str, phrase: str, where: str) -> str:
    word_first = phrase[0] == "{" or (is_in_word(phrase[0]) and not is_spaceless(phrase[0]))
    word_last = phrase[-1] == "}" or (is_in_word(phrase[-1]) and not is_spaceless(phrase[-1]))
    before = r"(?<![\p{L}\p{M}\p{N}])" if word_first else ""
    after = r"(?![\p{L}\p{M}\p{N}])" if word_last else ""
    if where == "line":
        return body + r"\Z"
    if where == "start":
        return body + after
    if where == "end":
        return before + body + r"[\s.!)\]]{0,3}\Z"
    return before + body + after
