"""News agencies as data, and the question whether a piece of text is one."""

from __future__ import annotations

from typing import Final

from newsclean.facts.places import is_place
from newsclean.facts.vocabulary import Vocabulary, key
from newsclean.facts.words import phrases, words

AGENCIES: Final[frozenset[str]] = frozenset(
    phrases(
        """
    afp, agence france-presse, agence france presse, ap, associated press, reuters, thomson reuters,
    thomson reuters foundation, upi, united press international, dpa, deutsche presse-agentur,
    dpa-afx, dpa-infocom, dpa-custom, dpa-tmn, sid, epd, kna, afx, dts, dts nachrichtenagentur, ots,
    apa, sda, keystone-sda, keystone-ats, ats, awp, efe, europa press, ep, servimedia, colpisa,
    notimex, télam, telam, prensa latina, ansa, adnkronos, agi, askanews, lapresse, lusa, belga,
    anp, tt, ntb, ritzau, stt, mti, pap, ctk, čtk, tasr, sita, hina, tanjug, beta, agerpres,
    mediafax, bta, ana-mpa, cna, aa, anadolu, anadolu agency, dha, iha, tass, itar-tass, interfax,
    ria novosti, sputnik, unian, ukrinform, interfax-ukraine, belta, kazinform, trend, azertac,
    armenpress, xinhua, cns, kyodo, kyodo news, jiji, jiji press, yonhap, newsis, kcna, vna,
    bernama, antara, thai news agency, pti, press trust of india, ani, ians, uni, app, inp, unb,
    bss, wam, spa, mena, petra, irna, isna, fars, tasnim, map, aps, panapress, apanews, nan,
    ghana news agency, gna, kenya news agency, sapa, pa, pa media, press association, pa wire, aap,
    australian associated press, canadian press, cp, la presse canadienne, presse canadienne,
    bloomberg, bloomberg news, dow jones, dow jones newswires, tribune news service,
    tribune content agency, nexstar, nexstar media wire, getty images, getty, shutterstock,
    picture alliance, picture-alliance, imago, epa, epa-efe, zuma press, magnum photos,
    business wire, businesswire, pr newswire, prnewswire, globe newswire, globenewswire,
    accesswire, newswire, ein presswire, news aktuell, states newsroom, mct, inter press service,
    yle news, sipa, abaca, hans lucas, alamy,
    共同, 共同通信, 時事, 時事通信, 新华社, 新華社, 中新社, 中央社, 연합뉴스, 뉴시스
        """
    )
)
"""Agencies and picture agencies by their usual names, case-folded."""

# Broadcasters that sign a dateline as an agency would. In a byline they are where somebody works.
DATELINE_OUTLETS: Final[frozenset[str]] = words(
    "cnn cnnmoney cnbc bbc fox abc cbs nbc npr vice rtr kfile"
)

_LEADING: Final = (
    "the ",
    "agencia ",
    "agence ",
    "agentur ",
    "agenzia ",
    "die ",
    "der ",
    "l'",
    "l’",
)
_TRAILING: Final = (" news agency", " news service", " agency", " photo", " newswire", "/archiv")
# What agencies that no list knows end with.
_FORMS: Final = (
    "press agency",
    "news agency",
    "news service",
    "newswire",
    "wire service",
    "press association",
    "presseagentur",
    "nachrichtenagentur",
    "pressedienst",
)
# What they begin or end with in a byline, where hardly anything else does.
_FIRST_WORDS: Final = words("agence agencia agenzia agência agentur agenția agencja agentura")
_LAST_WORDS: Final = words("press presse prensa wire newswire agency")
# How many capitals an agency that is known by its letters has.
_LETTERS: Final = (3, 5)
_MAX_WORDS: Final = 4
# Given names that an agency's letters spell: "Sid" in title case is a person.
_TITLE_CASE_MAX: Final = 3


def agency_name(text: str, known: Vocabulary) -> str | None:
    """The agency that ``text`` names, as it is written there, or None.

    Args:
        text: a short piece of a line, such as ``"The Associated Press"``.
        known: the words of its language.

    Returns:
        The name without article, brackets and closing full stop.

    >>> from newsclean.facts.vocabulary import vocabulary
    >>> english = vocabulary("en")
    >>> agency_name("the Associated Press", english)
    'Associated Press'
    >>> agency_name("dpa/lno", english)
    'dpa/lno'
    >>> agency_name("Sid", english) is None
    True
    """
    text = text.strip(" .()[]（）「」【】")
    folded = key(text)
    if folded in known.desks:  # "agencias" names none
        return None
    if folded.startswith(_LEADING):
        article = next(word for word in _LEADING if folded.startswith(word))
        rest = agency_name(text[len(article) :], known)
        if rest:
            return rest
    if folded not in AGENCIES and folded not in known.agencies:
        if folded.endswith(_TRAILING):
            tail = next(word for word in _TRAILING if folded.endswith(word))
            if folded[: -len(tail)] in AGENCIES | known.agencies:
                return text[: -len(tail)]
        return text if _is_unlisted(folded, known) else None
    if len(text) <= _TITLE_CASE_MAX and text.istitle() and folded != "efe":
        return None
    return text


def _is_unlisted(folded: str, known: Vocabulary) -> bool:
    """What no list has: "dpa/lno", "AFP Deutschland", "Northern Press Agency"."""
    first, space, rest = folded.partition(" ")
    if not space:
        return _is_regional(folded)
    if first in AGENCIES:
        return is_place(rest, known)
    return folded.endswith(_FORMS) and folded.count(" ") < _MAX_WORDS


def _is_regional(folded: str) -> bool:
    """Whether it is a regional service of dpa, as in "dpa/lno" or "dpa-lno"."""
    if not folded.startswith(("dpa/", "dpa-")):
        return False
    service = folded[4:]
    return len(service) == 3 and service.isalpha() and service not in AGENCIES


def unlisted_agency(text: str) -> str | None:
    """The agency that a byline names in the form that agencies have, though no list knows it.

    Args:
        text: what stands in the place of the author's name.

    >>> unlisted_agency("The Northern Press"), unlisted_agency("NVW"), unlisted_agency("Ada Roe")
    ('Northern Press', 'NVW', None)
    """
    text = text.strip(" .()[]")
    if _LETTERS[0] <= len(text) <= _LETTERS[1] and text.isascii() and text.isupper():
        return text if text.isalpha() else None
    words_ = text.removeprefix("The ").split()
    if not 2 <= len(words_) <= _MAX_WORDS or not all(word[0].isupper() for word in words_):
        return None
    first, last = words_[0].casefold(), words_[-1].casefold()
    return " ".join(words_) if last in _LAST_WORDS or first in _FIRST_WORDS else None
