"""What stands right before and after the block."""

from __future__ import annotations

from newsclean.context import GROUPS, Context, Form

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
    block = context.blocks[index].block
    if context.spaced:
        tight_after = index + 1 < len(forms) and context.blocks[index + 1].block.gap == 0
        layout = ("tight" if block.gap == 0 else "loose") + (".tight" if tight_after else ".loose")
        fired.append(f"neighbour.gap.{layout}.{group}")
    if context.indented:
        depth = "none" if not block.indent else "some" if block.indent <= 3 else "deep"
        fired.append(f"neighbour.indent.{depth}.{group}")
    return fired


def _fifth(share: float) -> str:
    if share >= 0.9:
        return "full"
    if share >= 0.6:
        return "high"
    if share >= 0.3:
        return "half"
    return "low" if share > 0 else "none"
