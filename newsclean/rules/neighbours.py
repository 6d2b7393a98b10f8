"""What stands right before and after the block."""

from __future__ import annotations

from newsclean.context import GROUPS, Context, Form, Run

_NAMES = [form.name.lower() for form in Form]
_BEFORE = [f"neighbour.before.{name}" for name in _NAMES]
_AFTER = [f"neighbour.after.{name}" for name in _NAMES]


def neighbours(context: Context, index: int) -> list[str]:
    """The forms of the blocks around, how dense the prose is, and the layout."""
    forms = context.forms
    form = forms[index]
    before = forms[index - 1] if index else Form.EDGE
    after = forms[index + 1] if index + 1 < len(forms) else Form.EDGE
    group = GROUPS[form]
    fired = [
        _BEFORE[before],
        _AFTER[after],
        f"neighbour.between.{GROUPS[before]}.{group}.{GROUPS[after]}",
        f"neighbour.density.{_fifth(context.density[index])}.{group}",
    ]
    wide = _group(forms, index - 2) + _group(forms, index - 1) + "." + group
    fired.append(f"neighbour.wide.{wide}.{_group(forms, index + 1)}{_group(forms, index + 2)}")
    run = context.runs[index]
    if run is not None:
        fired.extend(_run(run, index))
    block = context.blocks[index].block
    if context.spaced:
        tight_after = index + 1 < len(forms) and context.blocks[index + 1].block.gap == 0
        layout = ("tight" if block.gap == 0 else "loose") + (".tight" if tight_after else ".loose")
        fired.append(f"neighbour.gap.{layout}.{group}")
    if context.indented:
        depth = "none" if not block.indent else "some" if block.indent <= 3 else "deep"
        fired.append(f"neighbour.indent.{depth}.{group}")
    return fired


def _group(forms: list[Form], index: int) -> str:
    return GROUPS[forms[index]][0] if 0 <= index < len(forms) else "e"


def _run(run: Run, index: int) -> list[str]:
    length = "one" if run.length == 1 else "few" if run.length <= 3 else "some"
    if run.length > 5:
        length = "many" if run.length <= 15 else "most"
    side = "start" if run.at_start else "end" if run.at_end else "inside"
    if run.at_start and run.at_end:
        side = "all"
    looks = "headlines" if run.headlines >= 0.7 else "labels" if run.headlines < 0.3 else "mixed"
    fired = [f"neighbour.run.{length}.{side}.{looks}"]
    if run.bullets:
        fired.append(f"neighbour.run_bullets.{'all' if run.bullets >= 0.7 else 'some'}.{side}")
    if index == run.first and run.length > 1:
        fired.append(f"neighbour.run_first.{length}.{side}.{looks}")
    return fired


def _fifth(share: float) -> str:
    if share >= 0.9:
        return "full"
    if share >= 0.6:
        return "high"
    if share >= 0.3:
        return "half"
    return "low" if share > 0 else "none"
