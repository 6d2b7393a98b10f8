"""What the block itself looks like."""

from __future__ import annotations

from newsclean.context import GROUPS, Context, Form

_FORMS = [f"shape.form.{form.name.lower()}" for form in Form]
_COLON = ":：،"
_ELLIPSIS = "…"
_ASK = "?？؟"


def shape(context: Context, index: int) -> list[str]:
    """Length, ending, capitals, digits and separators of the block."""
    features = context.blocks[index].features
    form = context.forms[index]
    group = GROUPS[form]
    fired = [_FORMS[form]]
    if features.lower < 0:
        fired.append(f"shape.case.none.{group}")
    elif features.words >= 3:
        case = "title" if features.lower < 0.35 else "mixed" if features.lower < 0.6 else "plain"
        fired.append(f"shape.case.{case}.{group}")
    else:
        fired.append("shape.words.one" if features.words == 1 else "shape.words.two")
    if features.sentences > 1:
        fired.append("shape.sentences.two" if features.sentences == 2 else "shape.sentences.many")
    if not features.closed or features.last in _ASK:
        fired.extend(_ending(features.last, group))
    if features.bullet:
        fired.append(f"shape.bullet.{group}")
    if features.kicker:
        fired.append(f"shape.kicker.{group}")
    if features.code:
        fired.append(f"shape.code.{group}")
    if features.quoted:
        fired.append(f"shape.quoted.{group}")
    if form < Form.PROSE:
        fired.extend(_marks(features.digits, features.separators, features.upper))
    return fired


def _ending(last: str, group: str) -> list[str]:
    if last in _COLON:
        return [f"shape.end.colon.{group}"]
    if last in _ASK:
        return [f"shape.end.ask.{group}"]
    if last in _ELLIPSIS:
        return [f"shape.end.ellipsis.{group}"]
    if last == ",":
        return [f"shape.end.comma.{group}"]
    return []


def _marks(digits: float, separators: int, upper: bool) -> list[str]:
    fired = []
    if digits > 0.3:
        fired.append("shape.digits.many")
    elif digits > 0.1:
        fired.append("shape.digits.some")
    if separators:
        fired.append("shape.separators.one" if separators == 1 else "shape.separators.many")
    if upper:
        fired.append("shape.capitals")
    return fired
