"""What speaks for a kind: what the block says and looks like itself, and what those beside do."""

from __future__ import annotations

from bisect import bisect
from math import exp
from typing import Final

from newsclean.blocks import Hit
from newsclean.context import Form
from newsclean.rules.phrases import MOST_OF_A_LINE, in_zone, opener
from newsclean.rules.sight import Names, Sight
from newsclean.scene import Scene, Zone

_FORMS: Final = [form.name.lower() for form in Form]
# Blocks so far off are looked at.
OFFSETS: Final = (-2, -1, 1, 2)
# Chances are told by steps of this much log-odds, up to so many; where each step begins.
STEP: Final = 1.5
MOST_STEPS: Final = 4
_STEPS: Final = [
    1.0 / (1.0 + exp(-STEP * (step - 0.5))) for step in range(1 - MOST_STEPS, MOST_STEPS + 1)
]
NEAR: Final = 3


def see(scene: Scene, index: int, signs: list[tuple[str, ...]]) -> list[Sight]:
    """What the block and those beside it say and look like, and how likely its zones are.

    Args:
        scene: the document.
        index: the block.
        signs: the signs of every block, as ``signs_of`` gives them.
    """
    context = scene.context
    form = int(context.forms[index])
    side = "head" if index < scene.first else "tail" if index > scene.last else "mid"
    zone = scene.zones[index]
    sights: list[Sight] = [
        ("own", form, side, *signs[index]),
        ("zone", form, *(_steps(chance) for chance in zone)),
    ]
    count = len(signs)
    for offset in OFFSETS:
        at = index + offset
        if 0 <= at < count:
            sights.append(("next", offset, form, int(context.forms[at]), *signs[at]))
        else:
            sights.append(("border", offset))
    opened = context.opened[index]
    if opened:
        sights.append(("under", opener(context, index - opened).value, min(opened, NEAR), form))
    return sights


def signs_of(scene: Scene) -> list[tuple[str, ...]]:
    """What each block says and looks like, by name."""
    context = scene.context
    signs = []
    for index, measured in enumerate(context.blocks):
        said = [_said(hit) for hit in measured.hits if in_zone(context, index, hit)]
        speaks: tuple[str, ...] = ("speaker",) if scene.speakers[index] else ()
        address = context.address[index]
        speaks += (f"address_{address.replace('.', '_')}",) if address else ()
        signs.append((*dict.fromkeys(said), *measured.looks, *measured.wording, *speaks))
    return signs


def _said(hit: Hit) -> str:
    entry = hit.entry
    share = "most" if hit.share >= MOST_OF_A_LINE else "part"
    return f"{entry.kind.value}.{entry.strength}.{entry.where}.{share}"


def _steps(chance: float) -> int:
    return bisect(_STEPS, chance) - MOST_STEPS


def _all(signs: tuple[str, ...]) -> dict[str, None]:
    """The signs and, of phrases, the kind alone with how much of the line it is."""
    found: dict[str, None] = {}
    for sign in signs:
        found[sign] = None
        if "." in sign:
            kind, _, _, share = sign.split(".")
            found[f"{kind}.{share}"] = None
    return found


def _own(form: int, side: str, *signs: str) -> list[str]:
    fired = [f"own.form.{_FORMS[form]}.{side}"]
    for sign in _all(signs):
        fired += [f"own.{sign}", f"own.{sign}.{side}"]
    return fired


def _zone(form: int, before: int, body: int, within: int, after: int) -> list[str]:
    chances = zip(Zone._fields, (before, body, within, after), strict=True)
    fired = [f"own.zone.{name}.{steps}" for name, steps in chances]
    return [*fired, f"own.zone.{body}.{_FORMS[form]}"]


def _next(offset: int, form: int, its_form: int, *signs: str) -> list[str]:
    fired = [f"next.{offset}.form.{_FORMS[its_form]}.{_FORMS[form]}"]
    return fired + [f"next.{offset}.{sign}" for sign in _all(signs)]


def _border(offset: int) -> list[str]:
    return [f"next.{offset}.none"]


def _under(kind: str, steps: int, form: int) -> list[str]:
    return [f"own.under.{kind}.{steps}", f"own.under.{kind}.{_FORMS[form]}"]


def _word(stem: str) -> list[str]:
    return [f"own.word.{stem}"]


NAMES: Final[Names] = {
    "own": _own,
    "word": _word,
    "zone": _zone,
    "next": _next,
    "border": _border,
    "under": _under,
}
