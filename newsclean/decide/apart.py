"""What a block of a page is that stands apart from the article.

Menus, footers and lists of other articles are most of a page's blocks and none of its text. What
they are follows from what the block says, else from the markup around it, else from whether it is
a link; nothing is weighed, and no neighbour asked.
"""

from __future__ import annotations

from collections.abc import Sequence
from functools import lru_cache
from math import exp
from typing import Final

from newsclean.article import Kind, Reason, Role
from newsclean.blocks import Features, Hit
from newsclean.decide.certain import own_hit
from newsclean.decide.decision import Decision, decide_own
from newsclean.rules.phrases import MOST_OF_A_LINE

APART: Final = Reason("place.apart", 1.0, "stands apart from the article's text")
# What each sort of evidence adds to that, in log-odds.
SAID: Final = 2.0
MARKED_UP: Final = 1.5
LINKED: Final = 1.0
UNTOLD: Final = -0.5
# A link of so many words is a headline, a shorter one an item of a menu.
HEADLINE_WORDS: Final = 4


def decide_apart(
    features: Features, *, linked: bool, said: Sequence[Hit], meant: Sequence[Hit]
) -> Decision:
    """The kind of a block that stands apart.

    Args:
        features: what it looks like.
        linked: whether all of it is a link.
        said: the phrases in it.
        meant: what the markup around it says of kinds.
    """
    own = own_hit(said)
    if own is not None:
        return decide_own(own)
    hits = [hit for hit in (*meant, *said) if hit.entry.kind.role is not Role.BODY]
    clear = [hit for hit in hits if hit.entry.strength != "hint"]
    for hit in clear:
        if hit.share >= MOST_OF_A_LINE and hit in said:
            return _decision(hit.entry.kind, hit.entry.id, SAID, f"says “{hit.phrase}”")
    if clear:
        return _told_by(clear[0], MARKED_UP)
    if linked:
        kind = Kind.RELATED if features.words >= HEADLINE_WORDS else Kind.NAVIGATION
        return _decision(kind, "markup.linked", LINKED, "is a link")
    if hits:
        return _told_by(hits[0], LINKED)
    kind = Kind.OTHER if features.words >= HEADLINE_WORDS else Kind.NAVIGATION
    return _decision(kind, "shape.untold", UNTOLD, "nothing says what it is")


def _told_by(hit: Hit, weight: float) -> Decision:
    return _decision(hit.entry.kind, hit.entry.id, weight, f"“{hit.phrase}”")


@lru_cache(4096)
def _decision(kind: Kind, rule: str, weight: float, note: str) -> Decision:
    reasons = (Reason(rule, weight, note), APART)
    return Decision(kind, 1.0 / (1.0 + exp(-weight - APART.weight)), reasons)
