"""From the blocks of a page to what each one is: the same engine, with the markup beside it."""

from __future__ import annotations

from collections.abc import Sequence
from math import exp

from newsclean.article import Kind, Reason, Role
from newsclean.blocks import Entry, Hit, Measured
from newsclean.context import Context
from newsclean.decide import Chances, Decision, decision_of, find_body, weigh_kinds
from newsclean.decide.scale import Told, zone_odds
from newsclean.decide.zones import CERTAIN, find_zones
from newsclean.label import Labeller
from newsclean.read.page import Mark, Page
from newsclean.scene import Zone, survey_scene
from newsclean.setting import Setting
from newsclean.survey_html import survey_html
from newsclean.weights import Weights

# What a name on an element says of its blocks, once they are known not to be body; the closest
# meanings first. A name is a likely phrase, a name further up a hint.
MEANINGS = {
    "comments": Kind.COMMENTS,
    "consent": Kind.LEGAL,
    "paywall": Kind.PAYWALL,
    "advert": Kind.ADVERT,
    "signup": Kind.PROMO,
    "share": Kind.SOCIAL,
    "caption": Kind.CAPTION,
    "video": Kind.MEDIA,
    "author": Kind.BYLINE,
    "date": Kind.TIMESTAMP,
    "summary": Kind.STANDFIRST,
    "topic": Kind.NAVIGATION,
    "nav": Kind.NAVIGATION,
    "related": Kind.RELATED,
}
TAG_MEANINGS = {
    "nav": Kind.NAVIGATION,
    "figcaption": Kind.CAPTION,
    "time": Kind.TIMESTAMP,
    "form": Kind.PROMO,
    "footer": Kind.NAVIGATION,
}
# These say so of short lines only.
SHORT = frozenset((Kind.BYLINE, Kind.TIMESTAMP, Kind.SOCIAL, Kind.NAVIGATION))
SHORT_CHARS = 120
AUTHOR_BIO_CHARS = 90


def survey_page(labeller: Labeller, page: Page) -> Context:
    """Everything that is known of a page's blocks before any rule looks at them."""
    context = labeller.survey(page.blocks)
    return context._replace(settings=survey_html(page, context))


def decide_page(labeller: Labeller, page: Page) -> list[Decision]:
    """What each block of a page is.

    Args:
        labeller: measures the blocks and weighs what is seen of them.
        page: the page as read.
    """
    chances, body, context = chances_of_page(labeller, page)
    rows = zip(chances, body, context.blocks, page.marks, strict=True)
    return [
        _as_marked(decision_of(one, is_body, measured.hits, labeller.scale), mark)
        for one, is_body, measured, mark in rows
    ]


def chances_of_page(labeller: Labeller, page: Page) -> tuple[list[Chances], list[bool], Context]:
    """How likely each block of a page is each kind, which blocks are body, and their context
    with what the markup says of kinds."""
    context = survey_page(labeller, page)
    scale, sections = labeller.scale, labeller.sections
    told = labeller.tell(context)
    zones = page_zones(told, scale.weights)
    body = find_body(context, [zone.body for zone in zones], sections, scale.weights.thresholds)
    meant = _with_meanings(context)
    return weigh_kinds(survey_scene(meant, zones, body, sections), told, scale), body, meant


def page_zones(told: Sequence[Sequence[Told]], weights: Weights) -> list[Zone]:
    """The chances of every block's zones: the mean of what the sequence says and what the block
    says alone.

    The chain multiplies what neighbours say in common, and on a page built like no other it may
    take half of an article for its end; a block alone does not know its place, but it cannot
    take others with it.
    """
    zones = []
    chain = find_zones([zone_odds(one) for one in told], weights)
    for zone, sights in zip(chain, told, strict=True):
        odds = sum([one.alone for one in sights])
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
    size = measured.features.size
    hits = []
    if setting.titled and setting.core < 1:
        hits.append(_hit("title", "the page's title", Kind.TITLE, "sure"))
    if setting.described and setting.core < 0:
        hits.append(_hit("described", "the page's summary", Kind.STANDFIRST, "likely"))
    hits += [
        _hit(f"within.{tag}", tag, TAG_MEANINGS[tag], "likely")
        for tag in setting.within
        if tag in TAG_MEANINGS
    ]
    for strength, names in (("likely", setting.near), ("hint", setting.far)):
        for name in names:
            kind = MEANINGS.get(name)
            if kind is Kind.BYLINE and size > AUTHOR_BIO_CHARS:
                kind = Kind.AUTHOR_BIO
            if kind is Kind.STANDFIRST and (setting.core >= 0 or setting.links == "full"):
                continue
            if kind is not None and (size <= SHORT_CHARS or kind not in SHORT):
                hits.append(_hit(f"name.{name}", name, kind, strength))
    return measured._replace(hits=measured.hits + tuple(hits)) if hits else measured


def _hit(rule: str, phrase: str, kind: Kind, strength: str) -> Hit:
    return Hit(Entry(f"markup.{rule}", kind, "line", strength, "any", False), phrase, 1.0)


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
