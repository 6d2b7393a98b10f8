"""Credit lines: "Reporting by A in X; Editing by B" as the credits that they state.

A line is cut at the phrases that introduce a role (they stand in the lexicon files); what stands
between two of them is a list of contributors (``names.py``). Lines without such a phrase are
sentences about who contributed, or sign-offs: an agency's letters, initials, a name.
"""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache
from typing import Final, NamedTuple

import regex

from newsclean.article import Credit
from newsclean.facts import roles
from newsclean.facts.agencies import agency_name
from newsclean.facts.names import MAX_LINE, Party, parties
from newsclean.facts.vocabulary import (
    CASELESS,
    SPACELESS,
    Vocabulary,
    alternatives,
    is_east_asian,
    is_spaceless,
    vocabulary,
)
from newsclean.facts.words import words
from newsclean.lexicon.fold import folded

_MAX_SIGN_OFF: Final = 160
_MAX_SOURCE: Final = 80

_BRACKETS: Final = " \t()[]{}—–-_*•·|（）【】「」〔〕《》"
_LETTERS: Final = regex.compile(r"[\p{L}\p{M}]+")


@cache
def _clause_end() -> regex.Pattern[str]:
    """A semicolon, or the end of a sentence: a word of three small letters, not "Dr." or "J."."""
    return regex.compile(
        r"[;；؛]\s*|[。।۔]\s*|(?<=\p{Ll}{3}|\p{Lu}{2}|[\d)]|\p{Lo}{2})(?<!\bProf)\.\s+(?=[\p{Lu}\p{Lo}(])"
    )


@cache
def _initials_pattern() -> regex.Pattern[str]:
    """Staff initials: "jdo", "JB", "J.B."."""
    return regex.compile(r"\p{Ll}{2,4}|\p{Lu}{2,3}|(?:\p{Lu}\.\s?){2,3}")


_NOT_INITIALS: Final = words(
    "end ends fin more via the and und ots red foto text nnnn zczc tk ps pm am"
)


@cache
def _slash(known: Vocabulary) -> regex.Pattern[str]:
    """What divides agencies and initials in a sign-off."""
    return regex.compile(
        r"\s?[/,+&|、，،]\s?|\s\L<ands>\s", ands=sorted(known.conjunctions | {"&"})
    )


@cache
def _rights() -> regex.Pattern[str]:
    """ "© 2025" before an agency."""
    return regex.compile(r"(?:©|\(c\)|copyright)\s*+(?:©\s*+)?(?:\d{4}\s*+)?", regex.IGNORECASE)


def parse_credits(text: str, language: str | None = None) -> tuple[Credit, ...]:
    """What a credit line states, in its order.

    Args:
        text: the line.
        language: the article's, where known; English words are known beside it.

    Returns:
        One credit for each role, and for each place that the line gives separately. A line that
        says nobody (a note on the print edition, prose) gives none.

    >>> parse_credits("With additional reporting from Maiqi Ding in Beijing")
    (Credit(role='additional reporting', names=('Maiqi Ding',), place='Beijing', agency=None),)
    >>> [(c.role, c.names) for c in parse_credits("Text: Ada Roe, Fotos: Ben Hill", "de")]
    [('writing', ('Ada Roe',)), ('photography', ('Ben Hill',))]
    """
    if len(text) > MAX_LINE:
        return ()
    line = " ".join(text.split())
    known = vocabulary(language)
    lowered = line.lower()
    if any(note in lowered for note in known.print_notes):
        return ()
    found: list[Credit] = []
    for clause in _clause_end().split(line):
        if clause:
            found += _read_clause(clause, known, alone=len(clause) == len(line))
    return tuple(dict.fromkeys(found))


def _read_clause(clause: str, known: Vocabulary, *, alone: bool) -> list[Credit]:
    sentence = _read_sentence(clause, known)
    if sentence:
        return sentence
    prefix, labelled = split_roles(clause, known)
    if not labelled:
        return _read_sign_off(clause, known, alone=alone)
    before = parties(prefix, known) if prefix else []
    found = by_place("writing", [p for p in before if p.whole and _signs(p)])
    for role, people in labelled:
        found += _read_people(role, people, known)
    return found


def _signs(party: Party) -> bool:
    """Whether it can stand without a role: an agency, or a name of two words."""
    return party.name is None or " " in party.name or is_east_asian(party.name)


def split_roles(text: str, known: Vocabulary) -> tuple[str, list[tuple[str, str]]]:
    """Cut a line at the phrases that introduce a role.

    Args:
        text: one line with single spaces.
        known: the words of its language.

    Returns:
        What stands before the first such phrase, and each role with what follows it. A phrase
        for two roles ("Text und Fotos:") gives both.

    >>> split_roles("Ada Roe, photos by Ben Hill", vocabulary("en"))
    ('Ada Roe', [('photography', 'Ben Hill')])
    """
    matches = _role_matches(text, known)
    if not matches:
        return text, []
    labelled: list[tuple[str, str]] = []
    ends = [match.start() for match in matches[1:]] + [len(text)]
    for match, end in zip(matches, ends, strict=True):
        people = _trim(text[match.end() : end], known)
        if people and match["from"]:
            # A language for a translation; for a report, the place it came from.
            people = f"{match['from']} by {people}"
        if people:
            labelled += [(role, people) for role in _roles_of(match, known)]
    return _trim(text[: matches[0].start()], known), labelled


def _trim(text: str, known: Vocabulary) -> str:
    """Drop what joins a list of people with the next role."""
    text = text.strip(" \t,;:|/&–—-•·()[]、，；：（）【】「」〔〕／＝")
    last = text.rpartition(" ")[2]
    if last in known.joins:
        text = text[: -len(last)].rstrip(" ,;")
    return text


def _role_matches(text: str, known: Vocabulary) -> list[regex.Match[str]]:
    """The phrases with what follows them, found by their first words: the pattern is dear."""
    pattern = _role_pattern(known)
    if is_spaceless(text):
        return list(pattern.finditer(text))
    first_words = _first_words(known)
    matches: list[regex.Match[str]] = []
    end = 0
    for word in _LETTERS.finditer(text):
        if word.start() >= end and word[0].lower() in first_words:
            match = pattern.match(text, word.start())
            if match:
                matches.append(match)
                end = match.end()
    return matches


@cache
def _role_pattern(known: Vocabulary) -> regex.Pattern[str]:
    """The phrases of all roles, with "by" or a colon, compiled at the first credit line."""
    connectors = [word for word in known.connectors if not word.endswith("'")]
    elided = [word for word in (*known.connectors, *known.articles) if word.endswith("'")]
    links = {*connectors, *known.places, *known.glue, "from"}
    return regex.compile(
        rf"""(?<!@)(?:
          (?P<role>\L<phrases>)
          (?:\s?(?:,|/|&|\+|・|、|\b\L<ands>\b)\s?(?P<role>\L<phrases>)){{0,3}}
          (?:\s\L<links>\s(?:\L<articles>\s|\L<elided>)?
             (?P<from>\p{{L}}{{4,15}}+)(?:\s\([^()]{{2,20}}\))?(?=\s\L<by>\s))?
          (?:\s?[:：]|(?<=[{SPACELESS}])\s?[/／=＝｜|・]
            |\s\L<connectors>(?![\p{{L}}\p{{M}}\p{{N}}'’])|\s\L<elided>)
        | (?P<bare>\L<direct>|(?<![\p{{L}}\p{{M}}][\s])(?<![\p{{L}}\p{{M}}])\L<opening>)
          (?=\s(?:(?-i:[\p{{Lu}}{CASELESS}])|(?:dpa|afp|efe|the\s(?-i:\p{{Lu}})\p{{L}}*+)\b)
            |(?<=[{SPACELESS}])[{SPACELESS}])
        )""",
        regex.VERBOSE | regex.IGNORECASE,
        phrases=list(known.roles),
        direct=list(known.direct),
        opening=list(known.opening),
        connectors=alternatives(connectors),
        elided=alternatives(elided or ["d'"]),
        links=alternatives(links),
        articles=alternatives(known.articles),
        ands=sorted(known.conjunctions),
        by=sorted(known.by),
    )


@cache
def _first_words(known: Vocabulary) -> frozenset[str]:
    phrases = (*known.roles, *known.direct, *known.opening)
    return frozenset(match[0] for phrase in phrases if (match := _LETTERS.match(phrase)))


def _roles_of(match: regex.Match[str], known: Vocabulary) -> list[str]:
    if match["bare"]:
        phrase = _role_key(match["bare"], known.direct, known.opening)
        return list(known.direct.get(phrase) or known.opening[phrase])
    said = (_role_key(phrase, known.roles) for phrase in match.captures("role"))
    return list(dict.fromkeys(role for phrase in said for role in known.roles[phrase]))


def _role_key(phrase: str, *tables: Mapping[str, tuple[str, ...]]) -> str:
    """A phrase as the table has it: a line's dotted capital İ is lowered to more than an i."""
    forms = (phrase.lower(), folded(phrase))
    return next(form for form in forms if any(form in table for table in tables))


def _read_people(role: str, people: str, known: Vocabulary) -> list[Credit]:
    if role == "source":
        return _read_sources(people, known)
    place, by, names = people.partition(" by ")
    if by and " " not in place.strip(","):
        # "Reported from Nairobi by Ada Roe"; in "translated from French by" it is no place.
        where = None if role in ("translation", "editing") else place
        return [
            Credit(role, credit.names, credit.place or where, credit.agency)
            for credit in by_place(role, parties(names, known))
        ]
    found = parties(people, known)
    if role == roles.MATERIAL:
        agencies = [p for p in found if p.agency and not p.name]
        return by_place(roles.ADDITIONAL, [p for p in found if p.name]) + by_place(
            "agency", agencies
        )
    return by_place(role, found)


def _read_sources(people: str, known: Vocabulary) -> list[Credit]:
    """A source is an agency, or another organisation, which counts as a name as it is written."""
    agencies = _only_agencies(people, known, strict=True)
    if agencies:
        return [Credit("source", agency=credit.agency) for credit in agencies]
    names = [piece.strip(" ()[]") for piece in _comma().split(people)]
    return [Credit("source", (name,)) for name in names if 0 < len(name) <= _MAX_SOURCE]


@cache
def _comma() -> regex.Pattern[str]:
    """What divides sources; "Larkspur Mills, Inc." is one."""
    return regex.compile(
        r"[,，、،](?!\s?(?:inc|ltd|llc|plc|co|corp|gmbh|s\.?a)\b)", regex.IGNORECASE
    )


def by_place(role: str, found: list[Party]) -> list[Credit]:
    """Credits of one role: a place or an agency closes the group of names before it.

    >>> found = parties("Ada Roe, Ben Hill in Oslo", vocabulary("en"))
    >>> [(c.names, c.place) for c in by_place("editing", found)]
    [(('Ada Roe', 'Ben Hill'), 'Oslo')]
    """
    stated: list[Credit] = []
    names: list[str] = []
    for party in found:
        if party.name:
            names.append(party.name)
            if party.place or party.agency:
                stated.append(Credit(role, tuple(names), party.place, party.agency))
                names = []
        elif names and party.joint in ("/", ",", "、", "，", "،"):
            stated.append(Credit(role, tuple(names), None, party.agency))
            names = []
        else:
            if names:
                stated.append(Credit(role, tuple(names)))
                names = []
            # "Ada Roe and AFP": an agency is no writer.
            kind = "agency" if role == "writing" else role
            stated.append(Credit(kind, (), party.place, party.agency))
    if names:
        stated.append(Credit(role, tuple(names)))
    return stated


# --- Sentences -------------------------------------------------------------------------------

_SLOT: Final = regex.compile(r"\{(names|word)\}")


class _Sentence(NamedTuple):
    """A sentence about contributors: its longest piece, to look for, and its pattern."""

    cue: str
    pattern: regex.Pattern[str]
    subject: bool


@cache
def _sentences(known: Vocabulary) -> tuple[_Sentence, ...]:
    return tuple(_sentence(template) for template in known.sentences)


def _sentence(template: str) -> _Sentence:
    """The pattern of "{names} contributed" or "an diesem {word} haben {names} mitgearbeitet"."""
    pieces = _SLOT.split(template)
    subject = template.startswith("{names}")
    source = ""
    for index, piece in enumerate(pieces):
        if index % 2:
            source += r"(?P<names>.{2,400}?)" if piece == "names" else r"[\p{L}\p{M}]{2,30}+"
        else:
            source += regex.escape(piece, literal_spaces=True).replace("'", "['’]")
    cue = max(pieces[::2], key=len).strip()
    # Words of a script without spaces stand on to each other.
    end = "" if is_spaceless(cue) else r"(?![\p{L}\p{M}])"
    return _Sentence(cue, regex.compile(source + end, regex.IGNORECASE), subject)


@cache
def _reported(known: Vocabulary) -> regex.Pattern[str]:
    """ "Ada Roe reported from Oslo"."""
    return regex.compile(
        r"(?<=\p{Lu}\p{L}{1,20}),? (?i:\L<verbs>)(?= (?i:\L<places>) \p{Lu})",
        verbs=sorted(known.reported),
        places=sorted(known.places),
    )


@cache
def _writers() -> regex.Pattern[str]:
    """Several people of one employer."""
    return regex.compile(r"\b(?:writer|journalist|reporter)s\b")


@cache
def _tail_place(known: Vocabulary) -> regex.Pattern[str]:
    """Where somebody contributed from."""
    return regex.compile(
        r"\b(?:\L<places>) (?:\L<articles> )?"
        r"(\p{Lu}[\p{L}.'’\-]*+(?:,? \p{Lu}[\p{L}.'’\-]*+){0,4})",
        places=sorted(known.places),
        articles=sorted(known.articles),
    )


def _read_sentence(clause: str, known: Vocabulary) -> list[Credit]:
    """ "Ada Roe contributed to this report from Oslo": subject, verb, and what was given."""
    lowered = clause.lower()
    if any(f" {verb} " in lowered for verb in known.reported):
        match = _reported(known).search(clause)
        if match:
            people = clause[: match.start()] + clause[match.end() :]
            return by_place("reporting", parties(people, known))
    for sentence in _sentences(known):
        match = sentence.pattern.search(clause) if sentence.cue in lowered else None
        if match and sentence.subject:
            return _read_subject(_trim(match["names"], known), clause[match.end() :], known)
        if match:
            return by_place(roles.ADDITIONAL, parties(match["names"], known))
    return []


def _read_subject(subject: str, rest: str, known: Vocabulary) -> list[Credit]:
    found = [party for party in parties(subject, known) if _signs(party)]
    first = found[0].agency if found and found[0].name else None
    if first and _writers().search(subject):
        # "Associated Press writers A in X and B in Y": all of them.
        found = [party._replace(agency=party.agency or first) for party in found]
    stated = by_place(_contribution(rest, known), found)
    place = _tail_place(known).search(rest)
    if place and len(stated) == 1 and not stated[0].place:
        only = stated[0]
        return [Credit(only.role, only.names, place[1].rstrip("."), only.agency)]
    return stated


def _contribution(rest: str, known: Vocabulary) -> str:
    """The role that the noun after "contributed" gives."""
    given = rest[:40].lower()
    found = (roles_of[0] for noun, roles_of in known.given.items() if noun in given)
    return next(found, roles.ADDITIONAL)


# --- Sign-offs -------------------------------------------------------------------------------


def _read_sign_off(clause: str, known: Vocabulary, *, alone: bool) -> list[Credit]:
    """Agencies, initials or names, and nothing else."""
    if len(clause) > _MAX_SIGN_OFF:
        return []
    rights = _rights().match(clause)
    text = clause[rights.end() :] if rights else clause.strip(_BRACKETS + ".")
    agencies = _only_agencies(text, known, strict=not rights)
    if agencies or rights or not alone:
        return agencies
    names = _initials(clause.strip(_BRACKETS), known)
    if names:
        return [Credit("writing", names)]
    found = parties(text, known)
    if all(party.whole and _signs(party) for party in found):
        return by_place("writing", found)
    return []


def _only_agencies(text: str, known: Vocabulary, *, strict: bool) -> list[Credit]:
    """The agencies in "dpa/AFP", "mka/dpa", "AFP, Reuters"; none if there is anything else."""
    whole = agency_name(text, known)
    if whole:
        return [Credit("agency", agency=whole)]
    found = []
    for piece in _slash(known).split(text):
        agency = agency_name(piece, known)
        if agency:
            found.append(Credit("agency", agency=agency))
        elif strict and not _initials_pattern().fullmatch(piece):
            return []
    return found


def _initials(text: str, known: Vocabulary) -> tuple[str, ...]:
    """Staff initials that stand alone: "(jdo)", "mka/sti", "J.B."."""
    pieces = _slash(known).split(text.rstrip(".") if text[:-1].isalpha() else text)
    if all(_initials_pattern().fullmatch(p) and p.casefold() not in _NOT_INITIALS for p in pieces):
        return tuple(pieces)
    return ()
