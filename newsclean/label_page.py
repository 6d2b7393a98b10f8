"""From the blocks of a page to what each one is: the same engine, with the markup beside it."""

from __future__ import annotations

from collections.abc import Sequence
from math import exp
from typing import NamedTuple

from newsclean.article import Kind, Reason, Role
from newsclean.blocks import Features, Measured
from newsclean.context import Context
from newsclean.decide import Chances, Decision, decision_of, find_body, weigh_kinds
from newsclean.decide.apart import decide_apart
from newsclean.decide.scale import Told, alone_odds, lanes_of, zone_odds
from newsclean.decide.zones import CERTAIN, find_zones
from newsclean.label import Labeller
from newsclean.meanings import hit_of, meanings_of
from newsclean.measure import measure
from newsclean.read.page import Mark, Page
from newsclean.scene import Zone, survey_scene
from newsclean.setting import Setting
from newsclean.survey_html import ALL_LINKED, Survey
from newsclean.weights import Weights


class Nearby(NamedTuple):
    """The blocks of a page that may be of its article, everything that is known of them before
    any rule looks at them, and what the markup says of all blocks."""

    near: list[int]
    context: Context
    features: list[Features]
    survey: Survey


def survey_page(labeller: Labeller, page: Page, *, whole: bool = False) -> Nearby:
    """What is known of a page before any rule looks at it.

    Args:
        labeller: measures the blocks.
        page: the page as read.
        whole: whether to look at all of its blocks as if they were near the article: what the
            weights are fitted on, as what stands apart tells most about what is no body.
    """
    features = [measure(block) for block in page.blocks]
    survey = Survey(page, features)
    near = list(range(len(page.blocks))) if whole else survey.near()
    context = labeller.survey(
        [page.blocks[index] for index in near], [features[index] for index in near]
    )
    settings = [survey.setting(index) for index in near]
    return Nearby(near, context._replace(settings=settings), features, survey)


def decide_page(labeller: Labeller, page: Page) -> list[Decision]:
    """What each block of a page is.

    Args:
        labeller: measures the blocks and weighs what is seen of them.
        page: the page as read.
    """
    nearby = survey_page(labeller, page)
    chances, body, context = chances_near(labeller, nearby.context)
    decided: list[Decision | None] = [None] * len(page.blocks)
    for index, one, is_body, measured in zip(
        nearby.near, chances, body, context.blocks, strict=True
    ):
        decision = decision_of(one, is_body, measured.hits, labeller.scale)
        decided[index] = _as_marked(decision, page.marks[index])
    return [
        _apart(labeller, page, nearby, index) if decision is None else decision
        for index, decision in enumerate(decided)
    ]


def chances_near(labeller: Labeller, context: Context) -> tuple[list[Chances], list[bool], Context]:
    """How likely each block near the article is each kind, which blocks are body, and their
    context with what the markup says of kinds."""
    scale, sections = labeller.scale, labeller.sections
    told = labeller.tell(context)
    zones = page_zones(told, scale.weights)
    body = find_body(context, [zone.body for zone in zones], sections, scale.weights.thresholds)
    meant = _with_meanings(context)
    scene = survey_scene(meant, zones, body, sections)
    return weigh_kinds(scene, told, scale, range(len(told))), body, meant


def _apart(labeller: Labeller, page: Page, nearby: Nearby, index: int) -> Decision:
    """What a block is that stands apart from the article."""
    features = nearby.features[index]
    linked = page.marks[index].link_share >= ALL_LINKED
    # What is a link says where it leads, and not what it is.
    said = [] if linked and not labeller.has_own else labeller.hits_in(page.blocks[index].text)
    meant = meanings_of(*nearby.survey.names(index), features.size)
    return decide_apart(features, linked=linked, said=said, meant=meant)


def page_zones(told: Sequence[Sequence[Told]], weights: Weights) -> list[Zone]:
    """The chances of every block's zones: the mean of what the sequence says and what the block
    says alone.

    The chain multiplies what neighbours say in common, and on a page built like no other it may
    take half of an article for its end; a block alone does not know its place, but it cannot
    take others with it.
    """
    zones = []
    lanes = [lanes_of(one) for one in told]
    chain = find_zones([zone_odds(one) for one in lanes], weights)
    for zone, one in zip(chain, lanes, strict=True):
        odds = alone_odds(one)
        chance = (zone.body + 1.0 / (1.0 + exp(-max(-CERTAIN, min(CERTAIN, odds))))) / 2
        rest = (1.0 - chance) / max(1.0 - zone.body, 1e-9)
        if zone.body > 1.0 - 1e-6:
            zones.append(Zone(0.0, chance, 1.0 - chance, 0.0))
        else:
            zones.append(Zone(zone.before * rest, chance, zone.within * rest, zone.after * rest))
    return zones


def _with_meanings(context: Context) -> Context:
    """The context with what the markup says beside what the lines say, for the kinds alone."""
    settings: Sequence[Setting] = context.settings or ()
    blocks = [
        _with_hits(measured, setting)
        for measured, setting in zip(context.blocks, settings, strict=True)
    ]
    return context._replace(blocks=blocks)


def _with_hits(measured: Measured, setting: Setting) -> Measured:
    hits = []
    if setting.titled and setting.core < 1:
        hits.append(hit_of("title", "the page's title", Kind.TITLE, "sure"))
    if setting.described and setting.core < 0:
        hits.append(hit_of("described", "the page's summary", Kind.STANDFIRST, "likely"))
    is_deck = setting.core < 0 and setting.links != "full"
    hits += [
        hit
        for hit in meanings_of(setting.near, setting.far, setting.within, measured.features.size)
        if is_deck or hit.entry.kind is not Kind.STANDFIRST
    ]
    return measured._replace(hits=measured.hits + tuple(hits)) if hits else measured


def _as_marked(decision: Decision, mark: Mark) -> Decision:
    """A block of body is what its tag says it is."""
    if decision.kind.role is not Role.BODY:
        return decision
    kind = decision.kind
    if mark.heading:
        kind = Kind.HEADING
    elif mark.row:
        kind = Kind.TABLE
    elif mark.quote:
        kind = Kind.QUOTE
    elif mark.list_item:
        kind = Kind.LIST_ITEM
    elif mark.tag == "p" and kind in (Kind.LIST_ITEM, Kind.TABLE):
        kind = Kind.PARAGRAPH
    if kind is decision.kind:
        return decision
    reason = Reason("markup.kind", 0.0, f"stands in <{mark.tag}>")
    return decision._replace(kind=kind, reasons=(reason, *decision.reasons))
