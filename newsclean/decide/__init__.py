"""Evidence → kinds: first the zone of each block, in sequence, then what it is there."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from functools import lru_cache
from math import exp, log
from typing import Final, NamedTuple

from newsclean.article import Kind, Reason, Role
from newsclean.blocks import Hit, Measured
from newsclean.context import Context, Form
from newsclean.decide.certain import is_certain, own_hit, said_for_sure
from newsclean.decide.lanes import STEP, UNIT
from newsclean.decide.scale import Scale, Told, kind_odds, lanes_of, zone_odds
from newsclean.decide.zones import find_zones
from newsclean.rules import beside, note_of, parts
from newsclean.rules import own as own_family
from newsclean.rules.beside import Taken, taken_for
from newsclean.rules.phrases import MOST_OF_A_LINE
from newsclean.scene import Scene, survey_scene
from newsclean.weights import KINDS

# Reasons lighter than this are told together, and there are no more than so many.
WORTH_TELLING: Final = 40  # hundredths of log-odds
MOST_REASONS: Final = 8
SUREST: Final = 9.0
SENTENCE_WORDS: Final = 5
# A line that is nothing but a phrase which the lexicon is sure of is what that says, unless all
# else makes it something else with this chance (right of 992 such lines of the specimens: 97 %).
BEYOND_DOUBT: Final = 0.9
# The sights that a phrase in the line is part of, or one beside it.
_TELL_PHRASES: Final = frozenset(("own", "says", "wording", "chrome", "far", "strange", "opened"))
_LEAST: Final = 1e-9
# Blocks that are too far from those asked of.
NOT_ASKED: Final = Taken("none", "")
_NAMES: Final = tuple(kind.value for kind in KINDS)
_BODY: Final = tuple(place for place, kind in enumerate(KINDS) if kind.role is Role.BODY)
_OTHERS: Final = tuple(place for place, kind in enumerate(KINDS) if kind.role is not Role.BODY)
_RIVALS: Final = [
    tuple(at for at in range(len(KINDS)) if at != place) for place in range(len(KINDS))
]


class Decision(NamedTuple):
    """What a block is, how sure that is, and why; the weights sum to the log-odds."""

    kind: Kind
    confidence: float
    reasons: tuple[Reason, ...]


class Chances(NamedTuple):
    """How likely a block is each of ``KINDS``, and what told so."""

    kinds: list[float]
    body: float
    told: list[Told]


def decide(
    context: Context, told: Sequence[list[Told]], sections: frozenset[str], scale: Scale
) -> list[Decision]:
    """The kind of every block of a text.

    Args:
        context: the blocks and what stands around them.
        told: for each block what was seen of it.
        sections: names of sections, folded.
        scale: what sights weigh.
    """
    chances, body = chances_of(context, told, sections, scale)
    return [
        decision_of(one, is_body, measured.hits, scale)
        for one, is_body, measured in zip(chances, body, context.blocks, strict=True)
    ]


def is_all_body(
    context: Context, told: Sequence[list[Told]], sections: frozenset[str], scale: Scale
) -> bool:
    """Whether every block of a text is body; cheaper than saying what each one is, and why: of
    running text that stays whatever is said of it, nothing is asked."""
    at = scale.weights.thresholds
    stays = _stays_anyhow(context, at)
    scene = _scene_of(context, told, sections, scale)
    doubtful = [index for index, sure in enumerate(stays) if not sure]
    chances = [1.0] * len(stays)
    for index, one in zip(doubtful, weigh_kinds(scene, told, scale, doubtful), strict=True):
        chances[index] = one.body
    if len(doubtful) < len(stays) and _overspent(context, _first_body(context, chances, at), at):
        return all(chances_of(context, told, sections, scale)[1])
    return all(find_body(context, chances, sections, at))


def chances_of(
    context: Context, told: Sequence[list[Told]], sections: frozenset[str], scale: Scale
) -> tuple[list[Chances], list[bool]]:
    """How likely each block of a text is each kind, and which blocks are body."""
    scene = _scene_of(context, told, sections, scale)
    chances = weigh_kinds(scene, told, scale, range(len(told)))
    at = scale.weights.thresholds
    return chances, find_body(context, [one.body for one in chances], sections, at)


def _scene_of(
    context: Context, told: Sequence[list[Told]], sections: frozenset[str], scale: Scale
) -> Scene:
    zones = find_zones([zone_odds(lanes_of(one)) for one in told], scale.weights)
    least = scale.weights.thresholds["body"]
    return survey_scene(context, zones, [zone.body >= least for zone in zones], sections)


def weigh_kinds(
    scene: Scene, told: Sequence[list[Told]], scale: Scale, wanted: Sequence[int]
) -> list[Chances]:
    """How likely blocks are each kind.

    Args:
        scene: the document with what is likely body.
        told: for each block what was seen of it already.
        scale: what sights weigh.
        wanted: which blocks.
    """
    blocks = scene.context.blocks
    signs = own_family.signs_of(scene)
    first: dict[int, list[Told]] = {}
    odds: dict[int, Sequence[int]] = {}
    taken = [NOT_ASKED] * len(blocks)
    for index in _with_those_around(wanted, len(blocks)):
        sights = own_family.see(scene, index, signs) + parts.see(scene, index)
        sights += scale.words(blocks[index].stems)
        first[index] = told[index] + scale.tell(sights)
        odds[index] = kind_odds(lanes_of(first[index]))
        taken[index] = _taken(odds[index])
    found = []
    for index in wanted:
        then = scale.tell(beside.see(taken, index))
        more = kind_odds(lanes_of(then))
        summed = [one + other for one, other in zip(odds[index], more, strict=True)]
        found.append(_chances(summed, first[index] + then))
    return found


def _with_those_around(wanted: Sequence[int], count: int) -> Sequence[int]:
    """These blocks and those that are looked at beside them."""
    if len(wanted) == count:
        return wanted
    near: set[int] = set()
    for index in wanted:
        near.update(range(max(0, index - beside.WINDOW), min(count, index + beside.WINDOW + 1)))
    return sorted(near)


def _taken(odds: Sequence[int]) -> Taken:
    top = max(odds)
    chance = 1.0 / sum([exp((one - top) * STEP) for one in odds])
    return taken_for(_NAMES[odds.index(top)], chance)


def _chances(odds: Sequence[int], told: list[Told]) -> Chances:
    top = max(odds)
    shares = [exp((one - top) * STEP) for one in odds]
    total = sum(shares)
    kinds = [share / total for share in shares]
    return Chances(kinds, sum([kinds[place] for place in _BODY]), told)


def find_body(
    context: Context, chances: Sequence[float], sections: frozenset[str], at: Mapping[str, float]
) -> list[bool]:
    """Which blocks are body: the likelier ones, and running text also in some doubt.

    Where that would take away much of a text that is mostly running text, something is odd about
    it, and only what is all but certain goes; so too where the pieces are those of one line.
    Where nothing would be left, sentences stay that say nothing else.

    Args:
        context: the blocks.
        chances: how likely each is body.
        sections: names of sections, folded.
        at: the thresholds.
    """
    body = _first_body(context, chances, at)
    inline = context.blocks[-1].block.inline if context.blocks else False
    if inline:
        likely = _likelier(context, chances, at["inline"], at["inline"])
        # A sentence among sentences goes only where a sure phrase is most of it.
        body = [
            is_body or _is_sentence(measured)
            for is_body, measured in zip(likely, context.blocks, strict=True)
        ]
    elif _overspent(context, body, at):
        body = _likelier(context, chances, at["budget_line"], at["budget_prose"])
    if True not in body:
        body = [
            measured.features.closed
            and measured.features.words >= SENTENCE_WORDS
            and not measured.hits
            for measured in context.blocks
        ]
    for index, measured in enumerate(context.blocks):
        own = own_hit(measured.hits)
        if own is not None:
            body[index] = own.entry.kind.role is Role.BODY
        elif body[index] and is_certain(context, index, sections):
            body[index] = False
    return body


def _first_body(context: Context, chances: Sequence[float], at: Mapping[str, float]) -> list[bool]:
    """Which blocks are body, by their chances and by what the text is made of."""
    if _is_quiet(context, at):
        body = _likelier(context, chances, at["quiet_line"], at["quiet_prose"])
        return _with_plain_prose(context, body)
    mostly_prose = context.prose_share >= at["prose_share"]
    return _likelier(context, chances, at["body"], at["prose"] if mostly_prose else at["body"])


def _is_quiet(context: Context, at: Mapping[str, float]) -> bool:
    """Whether a text is mostly prose, and nothing else in it says that it is more."""
    return context.prose_share >= at["prose_share"] and True not in context.chrome


def _stays_anyhow(context: Context, at: Mapping[str, float]) -> list[bool]:
    """Which blocks are body whatever their chances: plain prose of a quiet text."""
    if not _is_quiet(context, at) or any(one.block.inline for one in context.blocks[-1:]):
        return [False] * len(context.blocks)
    return _with_plain_prose(context, [False] * len(context.blocks))


def _is_sentence(measured: Measured) -> bool:
    return (
        measured.features.closed
        and measured.features.words >= SENTENCE_WORDS
        and not any(
            hit.entry.strength == "sure" and hit.share >= MOST_OF_A_LINE for hit in measured.hits
        )
    )


def _likelier(context: Context, chances: Sequence[float], line: float, prose: float) -> list[bool]:
    return [
        chance >= (prose if form >= Form.PROSE else line)
        for chance, form in zip(chances, context.forms, strict=True)
    ]


def _with_plain_prose(context: Context, body: list[bool]) -> list[bool]:
    """The body, and all running text that no phrase stands in: among paragraphs and nothing else
    that is a paragraph, whatever words it uses."""
    return [
        is_body or (form >= Form.PROSE and not measured.hits)
        for is_body, form, measured in zip(body, context.forms, context.blocks, strict=True)
    ]


def _overspent(context: Context, body: list[bool], at: Mapping[str, float]) -> bool:
    """Whether more of the running text goes than the budget allows; in a text with little of it
    and no line of chrome, more of the text as a whole."""
    least = Form.PROSE
    if context.prose_share < at["budget_prose_share"]:
        if any(context.chrome) or not context.known_language:
            return False
        least = Form.SCRAP
    total = gone = 0
    for measured, form, is_body in zip(context.blocks, context.forms, body, strict=True):
        if form >= least:
            total += measured.features.size
            gone += 0 if is_body else measured.features.size
    return gone > at["budget"] * total


def decision_of(chances: Chances, is_body: bool, hits: Sequence[Hit], scale: Scale) -> Decision:
    """The likeliest kind of a block, once it is known whether it is body.

    Args:
        chances: how likely it is each kind.
        is_body: whether it is body.
        hits: the phrases that it says.
        scale: what sights weigh.
    """
    own = own_hit(hits)
    if own is not None:
        return decide_own(own)
    kinds = chances.kinds
    place = max(_BODY if is_body else _OTHERS, key=kinds.__getitem__)
    if kinds[place] < BEYOND_DOUBT:
        sure = [at for at in said_for_sure(hits) if is_body is (at in _BODY)]
        place = max(sure, key=kinds.__getitem__, default=place)
    chance = kinds[place]
    odds = log((chance + _LEAST) / (1.0 - chance + _LEAST))
    sureness = scale.weights.thresholds["calibration"] * max(-SUREST, min(SUREST, odds))
    reasons = _reasons(place, chances, hits, scale, sureness)
    surest = _unsaid(place, hits, reasons)
    if surest is not None:
        reasons.insert(0, _phrase_reason(surest.entry.id, surest.phrase, 0.0))
    rest = sureness - sum([reason.weight for reason in reasons])
    reasons.append(
        Reason("sequence", rest, "what stands before and after it, and lighter evidence")
    )
    return Decision(KINDS[place], 1.0 / (1.0 + exp(-sureness)), tuple(reasons))


def decide_own(own: Hit) -> Decision:
    """What the caller's own phrase says, which is beyond doubt."""
    reason = _phrase_reason(own.entry.id, own.phrase, SUREST)
    return Decision(own.entry.kind, 1.0 / (1.0 + exp(-SUREST)), (reason,))


def _reasons(
    place: int, chances: Chances, hits: Sequence[Hit], scale: Scale, sureness: float
) -> list[Reason]:
    """What speaks most for the kind against the next likeliest, until that is enough: of each
    sight its heaviest rule, for all of the sight."""
    kinds = chances.kinds
    # What speaks for both alike tells nothing.
    rival = max(_RIVALS[place], key=kinds.__getitem__)
    found = []
    for told in chances.told:
        if told.kinds:
            hundredths = told.kinds[place] - told.kinds[rival]
            if hundredths >= WORTH_TELLING:
                found.append((hundredths, told))
    found.sort(key=_weight, reverse=True)
    said = [hit for hit in hits if hit.entry.kind is KINDS[place]]
    reasons = []
    total = 0.0
    for hundredths, told in found[:MOST_REASONS]:
        if total >= sureness:
            break
        weight = hundredths / UNIT
        total += weight
        if said and told.sight[0] in _TELL_PHRASES:
            hit = said.pop(0)
            reasons.append(_phrase_reason(hit.entry.id, hit.phrase, weight))
        else:
            reasons.append(_reason(scale.heaviest(told.sight, place), weight))
    return reasons


def _unsaid(place: int, hits: Sequence[Hit], reasons: Sequence[Reason]) -> Hit | None:
    """The phrase that a line is, where it decided though all else weighs more."""
    for hit in hits:
        if hit.entry.kind is KINDS[place] and hit.share >= MOST_OF_A_LINE:
            told = any(reason.rule == hit.entry.id for reason in reasons)
            return None if told else hit
    return None


def _weight(found: tuple[int, Told]) -> int:
    return found[0]


@lru_cache(4096)
def _reason(rule: str, weight: float) -> Reason:
    return Reason(rule, weight, note_of(rule))


@lru_cache(4096)
def _phrase_reason(entry: str, phrase: str, weight: float) -> Reason:
    return Reason(entry, weight, f"says “{phrase}”")
