"""What stands right before and after the block."""

from __future__ import annotations

from typing import Final

from newsclean.context import GROUPS, Context, Form, Run
from newsclean.rules.sight import Names, Sight

_FORMS: Final = [form.name.lower() for form in Form]
_INITIALS: Final = [group[0] for group in GROUPS]
_EDGE: Final = int(Form.EDGE)


def see(context: Context, index: int) -> list[Sight]:
    """The forms of the blocks around, how dense the prose is, and the layout."""
    forms = context.forms
    form = forms[index]
    last = len(forms) - 1
    before = int(forms[index - 1]) if index else _EDGE
    after = int(forms[index + 1]) if index < last else _EDGE
    group = GROUPS[form]
    wide_before = _INITIALS[forms[index - 2]] if index > 1 else "e"
    wide_after = _INITIALS[forms[index + 2]] if index + 1 < last else "e"
    sights: list[Sight] = [
        ("around", int(form), before, after, wide_before, wide_after),
        ("density", _fifth(context.density[index]), group),
    ]
    run = context.runs[index]
    if run is not None:
        sights.append(_run(run, index))
    block = context.blocks[index].block
    if context.spaced:
        tight_after = index < last and context.blocks[index + 1].block.gap == 0
        sights.append(("gap", block.gap == 0, tight_after, group))
    if context.indented:
        depth = "none" if not block.indent else "some" if block.indent <= 3 else "deep"
        sights.append(("indent", depth, group))
    return sights


def _run(run: Run, index: int) -> Sight:
    length = "one" if run.length == 1 else "few" if run.length <= 3 else "some"
    if run.length > 5:
        length = "many" if run.length <= 15 else "most"
    side = "start" if run.at_start else "end" if run.at_end else "inside"
    if run.at_start and run.at_end:
        side = "all"
    looks = "headlines" if run.headlines >= 0.7 else "labels" if run.headlines < 0.3 else "mixed"
    bullets = "all" if run.bullets >= 0.7 else "some" if run.bullets else ""
    words = "word" if run.words < 2.5 else "few" if run.words < 5 else "some"
    if run.words >= 7.5:
        words = "many" if run.words < 11 else "most"
    first = index == run.first and run.length > 1
    return ("run", length, side, looks, bullets, words, run.announced, first)


def _fifth(share: float) -> str:
    if share >= 0.9:
        return "full"
    if share >= 0.6:
        return "high"
    if share >= 0.3:
        return "half"
    return "low" if share > 0 else "none"


def _around(form: int, before: int, after: int, wide_before: str, wide_after: str) -> list[str]:
    group = GROUPS[form]
    wide = f"{wide_before}{_INITIALS[before]}.{group}.{_INITIALS[after]}{wide_after}"
    return [
        f"neighbour.before.{_FORMS[before]}",
        f"neighbour.after.{_FORMS[after]}",
        f"neighbour.between.{GROUPS[before]}.{group}.{GROUPS[after]}",
        f"neighbour.wide.{wide}",
    ]


def _density(share: str, group: str) -> list[str]:
    return [f"neighbour.density.{share}.{group}"]


def _in_run(
    length: str, side: str, looks: str, bullets: str, words: str, announced: bool, first: bool
) -> list[str]:
    fired = [
        f"neighbour.run.{length}.{side}.{looks}",
        f"neighbour.run_words.{words}.{side}.{length}",
    ]
    if announced:
        fired.append(f"neighbour.run_announced.{side}.{'first' if first else 'item'}.{words}")
    if bullets:
        fired.append(f"neighbour.run_bullets.{bullets}.{side}")
    if first:
        fired.append(f"neighbour.run_first.{length}.{side}.{looks}")
    return fired


def _gap(tight: bool, tight_after: bool, group: str) -> list[str]:
    above, below = ("tight" if close else "loose" for close in (tight, tight_after))
    return [f"neighbour.gap.{above}.{below}.{group}"]


def _indent(depth: str, group: str) -> list[str]:
    return [f"neighbour.indent.{depth}.{group}"]


NAMES: Final[Names] = {
    "around": _around,
    "density": _density,
    "run": _in_run,
    "gap": _gap,
    "indent": _indent,
}
