"""How the block is marked up, and where in its page it stands."""

from __future__ import annotations

from newsclean.context import GROUPS, Context
from newsclean.setting import Setting

_SIDES = {-1: "before", 0: "among", 1: "past"}
_HEADLINE = {-1: "above", 0: "on", 1: "below", 2: "none"}
# So much of the prose is marked up like a block that its tag says nothing more.
_USUAL = ("half", "high", "full")
_STATED = {-1: "out", 1: "in"}


def markup(context: Context, index: int) -> list[str]:
    """The block's own markup, its container, the names around it, and what the page states."""
    if context.settings is None:
        return []
    setting = context.settings[index]
    group = GROUPS[context.forms[index]]
    inside = _inside(setting)
    fired = _own(setting, group, inside)
    fired += _container(setting, group, inside)
    fired += _names(setting, group, inside)
    fired += _place(setting, group, inside)
    fired += _stated(setting, group)
    return fired


def _own(s: Setting, group: str, inside: str) -> list[str]:
    tag = _tag(s)
    fired = [
        f"markup.tag.{s.tag}.{group}",
        f"markup.tag_at.{tag}.{inside}",
        f"markup.links.{s.links}.{group}",
        f"markup.links_at.{s.links}.{tag}.{inside}",
    ]
    if s.heading:
        fired.append(f"markup.heading.{s.heading}.{inside}.{_near(s.steps)}")
    if s.bold != "none":
        fired.append(f"markup.bold.{s.bold}.{group}.{inside}")
    if s.caption:
        fired.append(f"markup.caption.{inside}")
    if s.quote:
        fired.append(f"markup.quote.{inside}.{group}")
    if s.listed:
        fired.append(f"markup.item.{s.links}.{inside}.{group}")
    if s.row:
        fired.append(f"markup.row.{inside}")
    return fired


def _container(s: Setting, group: str, inside: str) -> list[str]:
    fired = [
        f"markup.alike.{s.alike}.{inside}.{group}",
        f"markup.housed.{s.housed}.{inside}.{group}",
        f"markup.whole.{'in' if s.whole else 'out'}.{_SIDES[s.core]}.{group}",
    ]
    if s.alike in _USUAL:
        # What most of the prose looks like says more than where it stands.
        return fired
    prose, links, count = s.parent
    box_prose, box_links, box_count = s.box
    return [
        *fired,
        f"markup.join.{min(s.height, 5)}.{min(s.depth, 4)}.{group}",
        f"markup.depth.{inside}.{s.depth}",
        f"markup.parent.{s.parent_share}.{links}.{group}",
        f"markup.parent_of.{prose}.{links}.{count}",
        f"markup.grand.{s.grand_share}.{s.parent_share}.{group}",
        f"markup.box.{box_prose}.{box_links}.{inside}.{group}",
        f"markup.box_of.{box_count}.{s.box_share}.{inside}.{group}",
        f"markup.branch.{'.'.join(s.branch)}.{inside}.{group}",
        f"markup.path.{s.outer}.{s.tag}.{inside}.{group}",
        f"markup.twins.{s.twins}.{s.links}.{inside}.{group}",
    ]


def _tag(s: Setting) -> str:
    return "usual" if s.alike in _USUAL else s.tag


def _names(s: Setting, group: str, inside: str) -> list[str]:
    fired = []
    for name in s.near:
        fired.append(f"markup.name.{name}.near.{inside}.{group}")
        fired.append(f"markup.name.{name}.near")
    fired += [f"markup.name.{name}.far.{inside}" for name in s.far]
    if s.alike in _USUAL:
        return fired
    fired += [f"markup.within.{tag}.{inside}.{group}" for tag in s.within]
    if not s.near and not s.far:
        fired.append(f"markup.nameless.{inside}.{group}")
    return fired


def _place(s: Setting, group: str, inside: str) -> list[str]:
    tag = _tag(s)
    side = _SIDES[s.core]
    headline = _HEADLINE[s.headline]
    steps = _near(s.steps)
    return [
        f"markup.core.{side}.{steps}.{inside}.{group}",
        f"markup.core_tag.{side}.{inside}.{tag}",
        f"markup.beside.{s.beside}.{inside}.{group}",
        f"markup.kin.{s.kin}.{group}.{s.links}",
        f"markup.kin_tag.{s.kin}.{tag}.{steps}",
        f"markup.cores.{s.cores}.{inside}.{group}",
        f"markup.beside_tag.{s.beside}.{s.kin}.{tag}.{group}",
        f"markup.beside_alike.{s.beside}.{s.alike}.{s.whole}.{group}",
        f"markup.headline.{headline}.{_near(s.gap)}.{group}",
        f"markup.between.{headline}.{side}.{inside}.{group}",
    ]


def _stated(s: Setting, group: str) -> list[str]:
    fired = []
    if s.stated:
        fired.append(f"markup.jsonld.{_STATED[s.stated]}.{group}")
        fired.append(f"markup.jsonld_core.{_STATED[s.stated]}.{_SIDES[s.core]}.{s.kin}")
    if s.titled:
        fired.append(f"markup.title.{_SIDES[s.core]}")
    if s.described:
        fired.append(f"markup.described.{_SIDES[s.core]}.{_near(s.steps)}")
    if s.marked:
        fired.append(f"markup.marked.{'in' if s.marked > 0 else 'out'}.{group}")
    return fired


def _inside(s: Setting) -> str:
    if s.height == 0:
        return "home" if s.depth <= 1 else "deep"
    return "by" if s.height == 1 else "near" if s.height <= 3 else "away"


def _near(steps: int) -> str:
    if steps <= 1:
        return "none" if not steps else "one"
    return "few" if steps <= 3 else "some" if steps <= 8 else "many" if steps < 99 else "never"
