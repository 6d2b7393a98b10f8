"""Related items: their titles, without the words that offer them."""

from __future__ import annotations

from collections.abc import Iterable
from functools import cache

import regex

from newsclean.article import Link, Segment
from newsclean.facts.words import phrases, words

_MIN_TITLE_WORDS = 3
_BARS = frozenset("|»›•·")
_SEPARATORS = frozenset(":|»›>–—-→")
_EDGES = " \t\u00a0•·▪◦●■►▶▸→›>–—-*+|⇒✓👉➡️🔗"

# What offers an item. A colon, bar or arrow must follow.
PREFIXES: tuple[str, ...] = phrases(
    """
    read more, read also, also read, read next, read this, read, see also, see more, more,
    more on this, more on this story, more from this section, related, related story,
    related stories, related article, related articles, related news, related content,
    related coverage, recommended, recommended reading, you may also like, you might also
    like, further reading, don't miss, don’t miss, must read, must-read, up next, next, in
    case you missed it, icymi, watch, watch more, watch now, listen, learn more, editor's
    pick, editor’s pick, editors' picks, trending, popular, explore, in pictures, read the
    full story, read our full story, our analysis, keep reading, continue reading, lesen sie
    auch, lesen sie mehr, lesen sie dazu auch, lesen sie hier, lies auch, lies mehr, auch
    interessant, mehr zum thema, mehr dazu, mehr lesen, weiterlesen, siehe auch, passend
    dazu, das könnte sie auch interessieren, das könnte dich auch interessieren, mehr,
    hintergrund, zum thema, lesetipp, lesen sie weiter, auch spannend, dazu passend, lire
    aussi, à lire aussi, a lire aussi, à lire, a lire, à lire également, lire également,
    lire la suite, lire plus, voir aussi, à voir aussi, sur le même sujet, pour aller plus
    loin, notre dossier, à découvrir, retrouvez aussi, à écouter, écouter aussi, en savoir
    plus, lea también, lee también, lea además, lee además, leer más, lea más, le puede
    interesar, te puede interesar, también te puede interesar, puede interesarle, ver
    también, vea también, ver además, más información, más sobre el tema, noticias
    relacionadas, nota relacionada, relacionado, relacionada, relacionadas, sigue leyendo,
    además, recomendado, no te pierdas, también lea, también lee, conoce más, mirá también,
    mira también, leé también, seguí leyendo, also, from the archive, lesen sie dazu, lesen
    sie, lire, lire l’entretien, lire l'entretien
    """
)

# Kickers in capitals before a colon; before a bar or arrow any short kicker is one.
_KICKERS = words(
    """EXCLUSIVE VIDEO WATCH LIVE OPINION ANALYSIS PHOTOS PHOTO GALLERY PODCAST EXPLAINER BREAKING
    LISTEN REVIEW UPDATE UPDATED COMMENT EDITORIAL FEATURE INTERVIEW QUIZ KOMMENTAR ANALYSE MEINUNG
    EXKLUSIV LIVEBLOG EILMELDUNG EXCLUSIF VIDÉO DIRECT TRIBUNE ENQUÊTE EXCLUSIVA VÍDEO OPINIÓN
    ANÁLISIS ENTREVISTA DIRECTO REPORTAJE GALERÍA"""
)
# The first letters of the words below: most titles need not be compared with them.
_SPONSORED_INITIALS = frozenset("sSpPaAwW")


@cache
def _sponsored() -> regex.Pattern[str]:
    return regex.compile(
        r"(?:sponsored|promoted|paid content|advertisement|ad|anzeige|werbung|sponsorisé|publicité"
        r"|publirreportaje|patrocinado|publicidad)\b\s?(?:[:|•·–—-]|$|by\b|content\b)",
        regex.IGNORECASE,
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
def _trailer() -> regex.Pattern[str]:
    """What may follow a title: "2 hours ago", "(5 min read)", "10:32"."""
    return regex.compile(
        r"\s?[|•·(–—-]?\s?(?:\d{1,2} ?(?:min(?:ute)?s?(?: read)?|hours?|hrs?|days?|h|d)"
        r"(?: ago| read)"
        r"|\d{1,2}:\d{2}(?: Uhr)?|vor \d{1,2} (?:Minuten|Stunden|Tagen)"
        r"|il y a \d{1,2} ?(?:min|h|heures|jours)"
        r"|hace \d{1,2} (?:minutos|horas|días))\)?$",
        regex.IGNORECASE,
    )


_DIGIT = regex.compile(r"\d")
_TAIL = 30


@cache
def _number() -> regex.Pattern[str]:
    """The number of an item in a list."""
    return regex.compile(r"\d{1,2}[.)]\s")


def related_links(segments: Iterable[Segment]) -> tuple[Link, ...]:
    """The items among segments that are related, in order.

    Args:
        segments: segments of the kind ``related``: headings, items, inline offers.

    Returns:
        A link for each item: its title and where that stands in the source.

    >>> from newsclean.article import Kind
    >>> related_links([Segment(Kind.RELATED, "Read more: Bridge opens again", 0, 29, False, 0.9)])
    (Link(title='Bridge opens again', url=None, start=11, end=29),)
    """
    links = []
    for segment in segments:
        offset, title = _item(segment.text)
        if not title or (is_heading(segment) and not _is_inline(segment.text, offset, title)):
            continue
        start = segment.start
        end = segment.end
        # Only where nothing was folded do offsets in the text point into the source.
        if len(segment.text) == end - start:
            start, end = start + offset, start + offset + len(title)
        links.append(Link(title, None, start, end))
    return tuple(links)


def is_heading(segment: Segment) -> bool:
    """Whether a rule marked the segment as the heading of a run of related items."""
    return any(
        reason.rule.endswith(".heading") or ".heading." in reason.rule for reason in segment.reasons
    )


def _is_inline(text: str, offset: int, title: str) -> bool:
    """An offer with its title on one line: "Read more: Bridge opens again after storm"."""
    return _prefix_end(text) > 0 and offset > 0 and title.count(" ") + 1 >= _MIN_TITLE_WORDS


def _item(text: str) -> tuple[int, str]:
    """Offset and text of the title in a related item; an empty title if it is none."""
    start = len(text) - len(text.lstrip(_EDGES + "»"))
    if text[start : start + 1].isdigit():
        match = _number().match(text, start) or _clock_pattern().match(text, start)
        start = match.end() if match else start
    elif text[start : start + 1] == "[" and (match := _clock_pattern().match(text, start)):
        start = match.end()
    if text[start : start + 1] in _SPONSORED_INITIALS and _sponsored().match(text, start):
        return 0, ""
    start += _prefix_end(text[start:])
    start += _kicker_end(text[start : start + 40])
    # A closing « … » belongs to the title, a lone » is an arrow.
    end = len(text.rstrip(_EDGES if "«" in text else _EDGES + "»"))
    # Whatever follows a title ("2 hours ago") has a number in it.
    if _DIGIT.search(text, max(start, end - _TAIL), end):
        trailer = _trailer().search(text, max(start, end - _TAIL), end)
        end = trailer.start() if trailer else end
    title = text[start:end]
    stripped = title.strip(_EDGES)
    if not stripped or _bare_offer(stripped):
        return 0, ""
    return start + title.index(stripped), stripped


@cache
def _prefix_pattern() -> regex.Pattern[str]:
    return regex.compile(
        r"\L<prefixes>"
        r"(?:\s(?:(?:on|from|about|zu|auf|sur|en|in|our|notre|nos|la|le|les) |l['’])"
        r"[\p{L} ]{2,24}+)?"
        r"\s?(?:[:|»›>→]|\s[–—-]\s)[\s:|»›>→–—-]{0,4}+",
        regex.IGNORECASE,
        prefixes=list(PREFIXES),
    )


def _prefix_end(text: str) -> int:
    """Where the title begins after an offer, 0 if there is none."""
    head = text[:60]
    if _SEPARATORS.isdisjoint(head):
        return 0
    match = _prefix_pattern().match(text)
    return match.end() if match else 0


def _kicker_end(head: str) -> int:
    """Where the title begins after "VIDEO:" or "Politics |"."""
    word, colon, rest = head.partition(":")
    if colon and word in _KICKERS and rest[:1] == " ":
        return len(word) + 2
    match = _barred_kicker().match(head) if not _BARS.isdisjoint(head) else None
    return match.end() if match else 0


def _bare_offer(title: str) -> bool:
    return len(title) < _LONGEST_OFFER and title.rstrip(" :.…!").casefold() in _OFFERS


_OFFERS = frozenset(PREFIXES)
_LONGEST_OFFER = 50
