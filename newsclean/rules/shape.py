"""What the block itself looks like."""

from __future__ import annotations

from typing import Final

from newsclean.blocks import Features
from newsclean.context import GROUPS, Context, Form
from newsclean.rules.sight import Names, Sight

_FORMS: Final = [f"shape.form.{form.name.lower()}" for form in Form]
_ENDINGS: Final = {
    **dict.fromkeys(":：،", "colon"),
    **dict.fromkeys("?？؟", "ask"),
    "…": "ellipsis",
    ",": "comma",
}
# From these shares on a line has many digits, or some.
MANY_DIGITS: Final = 0.3
SOME_DIGITS: Final = 0.1
# Below these shares of words in lower case a line is a title's, or mixed.
TITLE_CASE: Final = 0.35
MIXED_CASE: Final = 0.6


def see(context: Context, index: int) -> list[Sight]:
    """Length, ending, capitals, digits and separators of the block."""
    features = context.blocks[index].features
    form = context.forms[index]
    ending = _ENDINGS.get(features.last, "")
    marks = _marks(features) if form < Form.PROSE else ("", 0, False)
    return [
        ("shape", int(form), _case(features), min(features.sentences, 3), ending),
        ("signs", GROUPS[form], features.bullet, features.kicker, features.code, features.quoted),
        ("marks", *marks),
    ]


def _case(features: Features) -> str:
    if features.lower < 0:
        return "none"
    if features.words < 3:
        return "one" if features.words == 1 else "two"
    if features.lower < TITLE_CASE:
        return "title"
    return "mixed" if features.lower < MIXED_CASE else "plain"


def _marks(features: Features) -> tuple[str, int, bool]:
    digits = features.digits
    share = "many" if digits > MANY_DIGITS else "some" if digits > SOME_DIGITS else ""
    return share, min(features.separators, 2), features.upper


def _shape(form: int, case: str, sentences: int, ending: str) -> list[str]:
    group = GROUPS[form]
    fired = [_FORMS[form]]
    if case in ("one", "two"):
        fired.append(f"shape.words.{case}")
    else:
        fired.append(f"shape.case.{case}.{group}")
    if sentences > 1:
        fired.append("shape.sentences.two" if sentences == 2 else "shape.sentences.many")
    if ending:
        fired.append(f"shape.end.{ending}.{group}")
    return fired


def _signs(group: str, bullet: bool, kicker: bool, code: bool, quoted: bool) -> list[str]:
    signs = {"bullet": bullet, "kicker": kicker, "code": code, "quoted": quoted}
    return [f"shape.{name}.{group}" for name, there in signs.items() if there]


def _drawn(digits: str, separators: int, upper: bool) -> list[str]:
    fired = [f"shape.digits.{digits}"] if digits else []
    if separators:
        fired.append("shape.separators.one" if separators == 1 else "shape.separators.many")
    if upper:
        fired.append("shape.capitals")
    return fired


NAMES: Final[Names] = {"shape": _shape, "signs": _signs, "marks": _drawn}
