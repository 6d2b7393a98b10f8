"""One related item: its title, without the words that offer it and what stands behind it."""

from __future__ import annotations

from functools import cache
from typing import Final

import regex

from newsclean.facts.dates import relative_pattern
from newsclean.facts.vocabulary import Vocabulary, alternatives, is_spaceless, key

_MIN_TITLE_WORDS: Final = 3
_MIN_TITLE_LETTERS: Final = 8
_BARS: Final = frozenset("|»›•·")
_SEPARATORS: Final = frozenset(":：|»›>–—-→])】］）")
_LONGEST_MARK: Final = 25
_LONGEST_OFFER: Final = 50
_LONGEST_HEAD: Final = 60
_LONGEST_TOPIC: Final = 24
_EDGES: Final = " \t\u00a0•·▪◦●■►▶▸→›>–—-*+|⇒✓👉➡️🔗"


@cache
def _mark_end() -> regex.Pattern[str]:
    """What ends the word that marks an item as paid for."""
    return regex.compile(r"\s?(?:[|:：•·–—-]|$|\b(?:by|content)\b)", regex.IGNORECASE)


@cache
def _adverts(known: Vocabulary) -> frozenset[str]:
    return frozenset(key(phrase) for phrase in known.adverts if len(phrase) <= _LONGEST_MARK)


def _is_sponsored(title: str, known: Vocabulary) -> bool:
    """Whether it opens like "Sponsored: …"."""
    head = title[: _LONGEST_MARK + 2]
    marks = _adverts(known)
    return any(
        key(head[: end.start()]) in marks
        for end in _mark_end().finditer(head)
        if end.start() < len(head) or len(head) == len(title)
    )


@cache
def _clock_pattern() -> regex.Pattern[str]:
    """A clock time before a title."""
    return regex.compile(
        r"\[?\d{1,2}(?::|h|\.(?=\d\d\s?(?:Uhr|[ap]\.?m)))\d{2}"
        r"(?:\s?(?:Uhr|[ap]\.?m\b\.?|h\b))?\]?\s?[|:•·–—-]?\s?",
        regex.IGNORECASE,
    )


@cache
def _barred_kicker() -> regex.Pattern[str]:
    """ "Politics |" before a title."""
    return regex.compile(r"[\p{L}&'’ ]{2,24}+\s?[|»›•·]\s|[\p{L}&'’ ]{2,24}+\s?[|»›•·](?=\p{Lu})")


@cache
def _trailer(known: Vocabulary) -> regex.Pattern[str]:
    """What may follow a title: "2 hours ago", "(5 min read)", "10:32"."""
    relative = relative_pattern(known)
    reading = [regex.escape(t).replace(r"\{n\}", r"\d{1,3}") for t in known.reading]
    forms = "|".join([relative.pattern, r"\d{1,2}:\d{2}(?: Uhr)?", *reading])
    return regex.compile(
        rf"\s?[|•·(（–—-]?\s?(?:{forms})[)）]?$",
        regex.IGNORECASE,
        units=alternatives(known.units),
        one=alternatives(known.one),
    )


_DIGIT: Final = regex.compile(r"\d")
_TAIL: Final = 30


@cache
def _number() -> regex.Pattern[str]:
    """The number of an item in a list."""
    return regex.compile(r"\d{1,2}[.)]\s")


def is_inline(text: str, offset: int, title: str, known: Vocabulary) -> bool:
    """An offer with its title on one line: "Read more: Bridge opens again after storm"."""
    long = title.count(" ") + 1 >= _MIN_TITLE_WORDS or (
        is_spaceless(title) and len(title) >= _MIN_TITLE_LETTERS
    )
    return offset > 0 and long and _prefix_end(text, known) > 0


def title_in(text: str, known: Vocabulary) -> tuple[int, str]:
    """Offset and text of the title in a related item; an empty title if it is none."""
    start = len(text) - len(text.lstrip(_EDGES + "»"))
    if text[start : start + 1].isdigit():
        match = _number().match(text, start) or _clock_pattern().match(text, start)
        start = match.end() if match else start
    elif text[start : start + 1] == "[" and (match := _clock_pattern().match(text, start)):
        start = match.end()
    if _is_sponsored(text[start:], known):
        return 0, ""
    start += _prefix_end(text[start:], known)
    start += _kicker_end(text[start : start + 40], known)
    # A closing « … » belongs to the title, a lone » is an arrow.
    end = len(text.rstrip(_EDGES if "«" in text else _EDGES + "»"))
    # Whatever follows a title ("2 hours ago") has a number in it.
    if _DIGIT.search(text, max(start, end - _TAIL), end):
        trailer = _trailer(known).search(text, max(start, end - _TAIL), end)
        end = trailer.start() if trailer else end
    title = text[start:end]
    stripped = title.strip(_EDGES)
    if not stripped or _bare_offer(stripped, known):
        return 0, ""
    return start + title.index(stripped), stripped


@cache
def _offer_end() -> regex.Pattern[str]:
    """The colon, bar, bracket or arrow between an offer and its title."""
    return regex.compile(r"\s?(?:[:：|»›>→\])】］）]|\s?[–—-]\s)[\s:：|»›>→–—-]{0,4}+")


def _prefix_end(text: str, known: Vocabulary) -> int:
    """Where the title begins after an offer, 0 if there is none."""
    head = text[:_LONGEST_HEAD]
    if _SEPARATORS.isdisjoint(head):
        return 0
    for end in _offer_end().finditer(head):
        if _is_offer(key(head[: end.start()].lstrip("[(【［（<")), known):
            return end.end()
    return 0


def _is_offer(lead: str, known: Vocabulary) -> bool:
    """Whether it is what offers a title: "read more", "more on bridges"."""
    offers = _offers(known)
    if lead in offers:
        return True
    for link in known.offer_links:
        before, found, topic = lead.partition(f" {link}" if link.endswith("'") else f" {link} ")
        if found and before in offers and 1 < len(topic) <= _LONGEST_TOPIC:
            return True
    return False


def _kicker_end(head: str, known: Vocabulary) -> int:
    """Where the title begins after "VIDEO:" or "Politics |"."""
    word, colon, rest = head.partition(":")
    if colon and word.isupper() and key(word) in known.labels and rest[:1] == " ":
        return len(word) + 2
    match = _barred_kicker().match(head) if not _BARS.isdisjoint(head) else None
    return match.end() if match else 0


def _bare_offer(title: str, known: Vocabulary) -> bool:
    return len(title) < _LONGEST_OFFER and key(title.rstrip(" :：.…!")) in _offers(known)


@cache
def _offers(known: Vocabulary) -> frozenset[str]:
    return frozenset(key(offer) for offer in known.offers)
