"""Credit lines: "Reporting by A in X; Editing by B" as the credits that they state.

A line is cut at the phrases that introduce a role (``roles.py``); what stands between two of
them is a list of contributors (``names.py``). Lines without such a phrase are sentences about
who contributed, or sign-offs: an agency's letters, initials, a name.
"""

from __future__ import annotations

from functools import cache

import regex

from newsclean.article import Credit
from newsclean.facts import roles
from newsclean.facts.agencies import agency_name
from newsclean.facts.names import MAX_LINE, Party, parties
from newsclean.facts.words import words

_MAX_SIGN_OFF = 160
_MAX_SOURCE = 80

_BRACKETS = " \t()[]{}—–-_*•·|"
_CONJUNCTIONS = ("and", "und", "et", "y", "with", "avec", "mit", "con")
_LETTERS = regex.compile(r"\p{L}+")


@cache
def _clause_end() -> regex.Pattern[str]:
    """A semicolon, or the end of a sentence: a word of three small letters, not "Dr." or "J."."""
    return regex.compile(r";\s*|(?<=\p{Ll}{3}|\p{Lu}{2}|[\d)])(?<!\bProf)\.\s+(?=[\p{Lu}(])")


@cache
def _initials_pattern() -> regex.Pattern[str]:
    """Staff initials: "jdo", "JB", "J.B."."""
    return regex.compile(r"\p{Ll}{2,4}|\p{Lu}{2,3}|(?:\p{Lu}\.\s?){2,3}")


_NOT_INITIALS = words("end ends fin more via the and und ots red foto text nnnn zczc tk ps pm am")


@cache
def _slash() -> regex.Pattern[str]:
    """What divides agencies and initials in a sign-off."""
    return regex.compile(r"\s?[/,+&|]\s?|\s(?:and|und|et|y)\s")


@cache
def _rights() -> regex.Pattern[str]:
    """ "© 2025" before an agency."""
    return regex.compile(r"(?:©|\(c\)|copyright)\s*+(?:©\s*+)?(?:\d{4}\s*+)?", regex.IGNORECASE)


def parse_credits(text: str) -> tuple[Credit, ...]:
    """What a credit line states, in its order.

    Args:
        text: the line, in English, German, French or Spanish.

    Returns:
        One credit for each role, and for each place that the line gives separately. A line that
        says nobody (a note on the print edition, prose) gives none.

    >>> parse_credits("With additional reporting from Maiqi Ding in Beijing")
    (Credit(role='additional reporting', names=('Maiqi Ding',), place='Beijing', agency=None),)
    >>> [(c.role, c.names) for c in parse_credits("Text: Ada Roe, Fotos: Ben Hill")]
    [('writing', ('Ada Roe',)), ('photography', ('Ben Hill',))]
    """
    if len(text) > MAX_LINE:
        return ()
    line = " ".join(text.split())
    lowered = line.lower()
    if any(note in lowered for note in roles.PRINT_NOTES):
        return ()
    found: list[Credit] = []
    for clause in _clause_end().split(line):
        if clause:
            found += _read_clause(clause, alone=len(clause) == len(line))
    return tuple(dict.fromkeys(found))


def _read_clause(clause: str, *, alone: bool) -> list[Credit]:
    lowered = clause.lower()
    if any(stem in lowered for stem in roles.SENTENCE_STEMS):
        sentence = _read_sentence(clause, lowered)
        if sentence:
            return sentence
    prefix, labelled = split_roles(clause)
    if not labelled:
        return _read_sign_off(clause, alone=alone)
    before = parties(prefix) if prefix else []
    found = by_place("writing", [p for p in before if p.whole and _signs(p)])
    for role, people in labelled:
        found += _read_people(role, people)
    return found


def _signs(party: Party) -> bool:
    """Whether it can stand without a role: an agency, or a name of two words."""
    return party.name is None or " " in party.name


def split_roles(text: str) -> tuple[str, list[tuple[str, str]]]:
    """Cut a line at the phrases that introduce a role.

    Args:
        text: one line with single spaces.

    Returns:
        What stands before the first such phrase, and each role with what follows it. A phrase
        for two roles ("Text und Fotos:") gives both.

    >>> split_roles("Ada Roe, photos by Ben Hill")
    ('Ada Roe', [('photography', 'Ben Hill')])
    """
    matches = _role_matches(text)
    if not matches:
        return text, []
    labelled: list[tuple[str, str]] = []
    ends = [match.start() for match in matches[1:]] + [len(text)]
    for match, end in zip(matches, ends, strict=True):
        people = _trim(text[match.end() : end])
        if people and match["from"]:
            # A language for a translation; for a report, the place it came from.
            people = f"{match['from']} by {people}"
        if people:
            labelled += [(role, people) for role in _roles_of(match)]
    return _trim(text[: matches[0].start()]), labelled


def _trim(text: str) -> str:
    """Drop what joins a list of people with the next role."""
    text = text.strip(" \t,;:|/&–—-•·()[]")
    for word in _CONJUNCTIONS:
        if text == word or text.endswith(f" {word}"):
            text = text[: -len(word)].rstrip(" ,;")
    return text


def _role_matches(text: str) -> list[regex.Match[str]]:
    """The phrases with what follows them, found by their first words: the pattern is dear."""
    first_words = _first_words()
    pattern = _role_pattern()
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
def _role_pattern() -> regex.Pattern[str]:
    """The phrases of all roles, with "by" or a colon, compiled at the first credit line."""
    return regex.compile(
        r"""(?<!@)(?:
          (?P<role>\L<phrases>)
          (?:\s?(?:,|/|&|\+|\b(?:and|und|et|y)\b)\s?(?P<role>\L<phrases>)){0,3}
          (?:\s(?:(?:from|into|aus|ins|en|del|de|al|au)\s(?:the\s|dem\s|der\s)?|de\sl['’]|du\s)
             (?P<from>\p{L}{4,15}+)(?:\s\([^()]{2,20}\))?(?=\s(?:by|von|par|por)\s))?
          (?:\s?:|\s\L<connectors>(?![\p{L}\p{N}'’])|\sd['’])
        | (?P<bare>\L<bare>|(?<!\p{L}\s)\L<opening>)
          (?=\s(?:(?-i:\p{Lu})|(?:dpa|afp|efe|the\s(?-i:\p{Lu})\p{L}*+)\b))
        )""",
        regex.VERBOSE | regex.IGNORECASE,
        phrases=list(_role_index()),
        bare=list(roles.BARE),
        opening=list(roles.OPENING),
        connectors=list(roles.CONNECTORS),
    )


@cache
def _role_index() -> dict[str, str]:
    return {phrase: role for role, listed in roles.PHRASES.items() for phrase in listed}


@cache
def _first_words() -> frozenset[str]:
    phrases = (*_role_index(), *roles.BARE, *roles.OPENING)
    return frozenset(match[0] for phrase in phrases if (match := _LETTERS.match(phrase)))


def _roles_of(match: regex.Match[str]) -> list[str]:
    if match["bare"]:
        phrase = match["bare"].lower()
        return [roles.BARE.get(phrase) or roles.OPENING[phrase]]
    index = _role_index()
    return list(dict.fromkeys(index[phrase.lower()] for phrase in match.captures("role")))


def _read_people(role: str, people: str) -> list[Credit]:
    if role == "source":
        return _read_sources(people)
    place, by, names = people.partition(" by ")
    if by and " " not in place.strip(","):
        # "Reported from Nairobi by Ada Roe"; in "translated from French by" it is no place.
        where = None if role in ("translation", "editing") else place
        return [
            Credit(role, credit.names, credit.place or where, credit.agency)
            for credit in by_place(role, parties(names))
        ]
    found = parties(people)
    if role == roles.MATERIAL:
        agencies = [p for p in found if p.agency and not p.name]
        return by_place("additional reporting", [p for p in found if p.name]) + by_place(
            "agency", agencies
        )
    return by_place(role, found)


def _read_sources(people: str) -> list[Credit]:
    """A source is an organisation or a site: it counts as a name, as it is written."""
    agencies = _only_agencies(people, strict=True)
    if agencies:
        return [Credit("source", agency=credit.agency) for credit in agencies]
    names = [piece.strip(" ()[]") for piece in people.split(",")]
    return [Credit("source", (name,)) for name in names if 0 < len(name) <= _MAX_SOURCE]


def by_place(role: str, found: list[Party]) -> list[Credit]:
    """Credits of one role: a place or an agency closes the group of names before it.

    >>> [(c.names, c.place) for c in by_place("editing", parties("Ada Roe, Ben Hill in Oslo"))]
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
        elif names and party.joint in ("/", ","):
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


@cache
def _contributed() -> regex.Pattern[str]:
    """The verb of a sentence about contributors."""
    return regex.compile(
        r"""\b(?:also\s)?(?:contributed|
            (?:a|ont)\s(?:également\s)?contribué|
            contribuy(?:ó|eron)\s(?:a|con|en)|colabor(?:ó|aron)\s(?:en|con|a)|
            (?:hat|haben)\s(?:zu|an)\sdiese[mrn])\b""",
        regex.VERBOSE | regex.IGNORECASE,
    )


@cache
def _took_part() -> regex.Pattern[str]:
    """ "An diesem Bericht haben A und B mitgearbeitet"."""
    return regex.compile(
        r"\b(?:an|zu) diese[mr] \p{L}{3,20}+ (?:hat|haben) (?:auch )?(.{3,200}?) "
        r"(?:mitgearbeitet|mitgewirkt|beigetragen)",
        regex.IGNORECASE,
    )


@cache
def _reported() -> regex.Pattern[str]:
    """ "Ada Roe reported from Oslo"."""
    return regex.compile(r"(?<=\p{Lu}\p{L}{1,20}),? (?:also )?report(?:ed|ing)(?= from \p{Lu})")


@cache
def _writers() -> regex.Pattern[str]:
    """Several people of one employer."""
    return regex.compile(r"\b(?:writer|journalist|reporter)s\b")


@cache
def _tail_place() -> regex.Pattern[str]:
    """Where somebody contributed from."""
    return regex.compile(
        r"\b(?:from|in|desde|depuis|aus|à) (?:the )?"
        r"(\p{Lu}[\p{L}.'’\-]*+(?:,? \p{Lu}[\p{L}.'’\-]*+){0,4})"
    )


def _read_sentence(clause: str, lowered: str) -> list[Credit]:
    """ "Ada Roe contributed to this report from Oslo": subject, verb, and what was given."""
    match = _took_part().search(clause) if " diese" in lowered else None
    if match:
        return by_place("additional reporting", parties(match[1]))
    match = _reported().search(clause) if " from " in lowered else None
    if match:
        return by_place("reporting", parties(clause[: match.start()] + clause[match.end() :]))
    match = _contributed().search(clause)
    if not match:
        return []
    subject, rest = _trim(clause[: match.start()]), clause[match.end() :]
    found = [party for party in parties(subject) if _signs(party)]
    first = found[0].agency if found and found[0].name else None
    if first and _writers().search(subject):
        # "Associated Press writers A in X and B in Y": all of them.
        found = [party._replace(agency=party.agency or first) for party in found]
    stated = by_place(_contribution(rest), found)
    place = _tail_place().search(rest)
    if place and len(stated) == 1 and not stated[0].place:
        only = stated[0]
        return [Credit(only.role, only.names, place[1].rstrip("."), only.agency)]
    return stated


def _contribution(rest: str) -> str:
    """The role that the noun after "contributed" gives."""
    given = rest[:40].lower()
    found = (role for noun, role in roles.CONTRIBUTIONS.items() if noun in given)
    return next(found, "additional reporting")


# --- Sign-offs -------------------------------------------------------------------------------


def _read_sign_off(clause: str, *, alone: bool) -> list[Credit]:
    """Agencies, initials or names, and nothing else."""
    if len(clause) > _MAX_SIGN_OFF:
        return []
    rights = _rights().match(clause)
    text = clause[rights.end() :] if rights else clause.strip(_BRACKETS + ".")
    agencies = _only_agencies(text, strict=not rights)
    if agencies or rights or not alone:
        return agencies
    names = _initials(clause.strip(_BRACKETS))
    if names:
        return [Credit("writing", names)]
    found = parties(text)
    if all(party.whole and _signs(party) for party in found):
        return by_place("writing", found)
    return []


def _only_agencies(text: str, *, strict: bool) -> list[Credit]:
    """The agencies in "dpa/AFP", "mka/dpa", "AFP, Reuters"; none if there is anything else."""
    whole = agency_name(text)
    if whole:
        return [Credit("agency", agency=whole)]
    found = []
    for piece in _slash().split(text):
        agency = agency_name(piece)
        if agency:
            found.append(Credit("agency", agency=agency))
        elif strict and not _initials_pattern().fullmatch(piece):
            return []
    return found


def _initials(text: str) -> tuple[str, ...]:
    """Staff initials that stand alone: "(jdo)", "mka/sti", "J.B."."""
    pieces = _slash().split(text.rstrip(".") if text[:-1].isalpha() else text)
    if all(_initials_pattern().fullmatch(p) and p.casefold() not in _NOT_INITIALS for p in pieces):
        return tuple(pieces)
    return ()
