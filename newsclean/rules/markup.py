"""How the block is marked up, and where in its page it stands."""

from __future__ import annotations

from typing import Final

from newsclean.context import GROUPS, Context
from newsclean.rules.sight import Names, Sight
from newsclean.setting import Setting

_SIDES: Final = {-1: "before", 0: "among", 1: "past"}
_HEADLINE: Final = {-1: "above", 0: "on", 1: "below", 2: "none"}
# So much of the prose is marked up like a block that its tag says nothing more.
_USUAL: Final = ("half", "high", "full")
_STATED: Final = {-1: "out", 1: "in"}

# Prose share, link share and number of blocks of a part of the page, by name.
_Part = tuple[str, str, str]


def see(context: Context, index: int) -> list[Sight]:
    """The block's own markup, its container, the names around it, and what the page states."""
    if context.settings is None:
        return []
    s = context.settings[index]
    group = GROUPS[context.forms[index]]
    inside = _inside(s)
    usual = s.alike in _USUAL
    tag = "usual" if usual else s.tag
    steps = _near(s.steps)
    sights: list[Sight] = [
        ("tag", s.tag, tag, s.links, s.bold, s.heading, steps if s.heading else "", inside, group),
        ("container", s.alike, s.housed, s.whole, s.core, inside, group),
        ("paragraphs", s.core, steps, tag, s.kin, inside, group),
        ("beside", s.beside, s.kin, tag, s.alike, s.whole, inside, group),
        ("kin", s.kin, s.links, s.cores, inside, group),
        ("headline", s.headline, _near(s.gap), s.core, inside, group),
    ]
    if s.caption or s.quote or s.listed or s.row:
        sights.append(
            ("shown_as", s.caption, s.quote, s.links if s.listed else "", s.row, inside, group)
        )
    if not usual:
        # What most of the prose looks like says more than where it stands.
        sights += [
            ("nest", min(s.height, 5), s.depth, s.outer, s.tag, inside, group),
            ("parent", s.parent, s.parent_share, s.grand_share, group),
            ("box", s.box, s.box_share, inside, group),
            ("branch", s.branch, s.twins, s.links, inside, group),
        ]
    if s.near or s.far or not usual:
        sights.append(("names", s.near, s.far, None if usual else s.within, inside, group))
    if s.stated or s.titled or s.described or s.marked:
        sights.append(
            (
                "stated",
                s.stated,
                s.titled,
                steps if s.described else "",
                s.marked,
                s.core,
                s.kin,
                group,
            )
        )
    return sights


def _inside(s: Setting) -> str:
    if s.height == 0:
        return "home" if s.depth <= 1 else "deep"
    return "by" if s.height == 1 else "near" if s.height <= 3 else "away"


def _near(steps: int) -> str:
    if steps <= 1:
        return "none" if not steps else "one"
    return "few" if steps <= 3 else "some" if steps <= 8 else "many" if steps < 99 else "never"


def _tag(
    own: str, tag: str, links: str, bold: str, heading: int, steps: str, inside: str, group: str
) -> list[str]:
    fired = [
        f"markup.tag.{own}.{group}",
        f"markup.tag_at.{tag}.{inside}",
        f"markup.links.{links}.{group}",
        f"markup.links_at.{links}.{tag}.{inside}",
    ]
    if heading:
        fired.append(f"markup.heading.{heading}.{inside}.{steps}")
    if bold != "none":
        fired.append(f"markup.bold.{bold}.{group}.{inside}")
    return fired


def _shown_as(
    caption: bool, quote: bool, listed: str, row: bool, inside: str, group: str
) -> list[str]:
    fired = [f"markup.caption.{inside}"] if caption else []
    if quote:
        fired.append(f"markup.quote.{inside}.{group}")
    if listed:
        fired.append(f"markup.item.{listed}.{inside}.{group}")
    if row:
        fired.append(f"markup.row.{inside}")
    return fired


def _container(
    alike: str, housed: str, whole: bool, core: int, inside: str, group: str
) -> list[str]:
    return [
        f"markup.alike.{alike}.{inside}.{group}",
        f"markup.housed.{housed}.{inside}.{group}",
        f"markup.whole.{'in' if whole else 'out'}.{_SIDES[core]}.{group}",
    ]


def _nest(height: int, depth: int, outer: str, tag: str, inside: str, group: str) -> list[str]:
    return [
        f"markup.join.{height}.{min(depth, 4)}.{group}",
        f"markup.depth.{inside}.{depth}",
        f"markup.path.{outer}.{tag}.{inside}.{group}",
    ]


def _parent(parent: _Part, share: str, grand_share: str, group: str) -> list[str]:
    prose, links, count = parent
    return [
        f"markup.parent.{share}.{links}.{group}",
        f"markup.parent_of.{prose}.{links}.{count}",
        f"markup.grand.{grand_share}.{share}.{group}",
    ]


def _box(box: _Part, share: str, inside: str, group: str) -> list[str]:
    prose, links, count = box
    return [
        f"markup.box.{prose}.{links}.{inside}.{group}",
        f"markup.box_of.{count}.{share}.{inside}.{group}",
    ]


def _branch(branch: _Part, twins: str, links: str, inside: str, group: str) -> list[str]:
    return [
        f"markup.branch.{'.'.join(branch)}.{inside}.{group}",
        f"markup.twins.{twins}.{links}.{inside}.{group}",
    ]


def _names(
    near: tuple[str, ...],
    far: tuple[str, ...],
    within: tuple[str, ...] | None,
    inside: str,
    group: str,
) -> list[str]:
    fired = []
    for name in near:
        fired += [f"markup.name.{name}.near.{inside}.{group}", f"markup.name.{name}.near"]
    fired += [f"markup.name.{name}.far.{inside}" for name in far]
    if within is not None:
        fired += [f"markup.within.{tag}.{inside}.{group}" for tag in within]
        if not near and not far:
            fired.append(f"markup.nameless.{inside}.{group}")
    return fired


def _paragraphs(core: int, steps: str, tag: str, kin: str, inside: str, group: str) -> list[str]:
    side = _SIDES[core]
    return [
        f"markup.core.{side}.{steps}.{inside}.{group}",
        f"markup.core_tag.{side}.{inside}.{tag}",
        f"markup.kin_tag.{kin}.{tag}.{steps}",
    ]


def _beside(
    beside: str, kin: str, tag: str, alike: str, whole: bool, inside: str, group: str
) -> list[str]:
    return [
        f"markup.beside.{beside}.{inside}.{group}",
        f"markup.beside_tag.{beside}.{kin}.{tag}.{group}",
        f"markup.beside_alike.{beside}.{alike}.{whole}.{group}",
    ]


def _kin(kin: str, links: str, cores: str, inside: str, group: str) -> list[str]:
    return [f"markup.kin.{kin}.{group}.{links}", f"markup.cores.{cores}.{inside}.{group}"]


def _headline(headline: int, gap: str, core: int, inside: str, group: str) -> list[str]:
    where = _HEADLINE[headline]
    return [
        f"markup.headline.{where}.{gap}.{group}",
        f"markup.between.{where}.{_SIDES[core]}.{inside}.{group}",
    ]


def _stated(
    stated: int, titled: bool, described: str, marked: int, core: int, kin: str, group: str
) -> list[str]:
    side = _SIDES[core]
    fired = []
    if stated:
        fired.append(f"markup.jsonld.{_STATED[stated]}.{group}")
        fired.append(f"markup.jsonld_core.{_STATED[stated]}.{side}.{kin}")
    if titled:
        fired.append(f"markup.title.{side}")
    if described:
        fired.append(f"markup.described.{side}.{described}")
    if marked:
        fired.append(f"markup.marked.{'in' if marked > 0 else 'out'}.{group}")
    return fired


NAMES: Final[Names] = {
    "tag": _tag,
    "shown_as": _shown_as,
    "container": _container,
    "nest": _nest,
    "parent": _parent,
    "box": _box,
    "branch": _branch,
    "names": _names,
    "paragraphs": _paragraphs,
    "beside": _beside,
    "kin": _kin,
    "headline": _headline,
    "stated": _stated,
}
