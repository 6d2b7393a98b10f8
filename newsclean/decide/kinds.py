"""What each block is, once its zone is known.

Phrases of the lexicon vote for their kind, the form and the place of a block vote for what
stands there without a phrase, and a heading that opens a run votes for all that follows it.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from newsclean.article import Kind, Role
from newsclean.context import FAR, LABEL, Context, Form
from newsclean.decide import looks
from newsclean.decide.zones import Zone
from newsclean.rules.phrases import in_zone
from newsclean.weights import Weights

RUN_LONGEST = 40


class Vote(NamedTuple):
    """Evidence for a kind."""

    kind: Kind
    rule: str
    weight: float
    note: str


Votes = list[Vote]


class Scene(NamedTuple):
    """What the votes need: the context, what is body, and where the head ends."""

    context: Context
    body: list[bool]
    zones: Sequence[Zone]
    title: int
    first: int
    last: int
    sections: frozenset[str]
    weights: Weights


def vote(scene: Scene, index: int) -> Votes:
    """All votes on the kind of a block."""
    if scene.body[index]:
        return _body_votes(scene, index)
    votes = _phrase_votes(scene, index)
    votes += _run_votes(scene, index)
    votes += _look_votes(scene, index)
    if index < scene.first:
        votes += _head_votes(scene, index)
    elif index > scene.last:
        votes += _tail_votes(scene, index)
    else:
        votes += _insert_votes(scene, index)
    return votes


def _cast(scene: Scene, kind: Kind, rule: str, note: str) -> Vote:
    return Vote(kind, rule, scene.weights.kinds[rule], note)


def _phrase_votes(scene: Scene, index: int) -> Votes:
    kinds = scene.weights.kinds
    votes = []
    for hit in scene.context.blocks[index].hits:
        entry = hit.entry
        if entry.kind.role is Role.BODY or not in_zone(scene.context, index, hit):
            continue
        weight = kinds[f"phrase.{entry.strength}"]
        if hit.share < 0.5:
            weight *= kinds["phrase.part"]
        votes.append(Vote(entry.kind, entry.id, weight, f"says “{hit.phrase}”"))
    return votes


def _run_votes(scene: Scene, index: int) -> Votes:
    distance = scene.context.opened[index]
    if not distance or distance > RUN_LONGEST:
        return []
    above = scene.context.blocks[index - distance]
    kind = next(
        h.entry.kind for h in above.hits if h.entry.opens and h.entry.kind.role is Role.CRUFT
    )
    rule = "run.near" if distance <= 8 else "run.far"
    return [_cast(scene, kind, rule, f"follows “{above.block.text[:40]}”")]


def _look_votes(scene: Scene, index: int) -> Votes:
    measured = scene.context.blocks[index]
    text = measured.block.text
    features = measured.features
    votes = []
    if looks.is_signature(text):
        votes.append(_cast(scene, Kind.MEDIA, "look.signature", "signs an embedded post"))
    if features.digits > 0.05 and looks.is_date(text):
        votes.append(_cast(scene, Kind.TIMESTAMP, "look.date", "is a date"))
    if features.separators >= 2 and features.size <= 400:
        votes.append(_cast(scene, Kind.NAVIGATION, "look.separators", "is a row of short items"))
    if text[:1] == "#":
        votes.append(_cast(scene, Kind.NAVIGATION, "look.hashtag", "is a tag"))
    if not any(character.isalnum() for character in text[:80]):
        votes.append(_cast(scene, Kind.OTHER, "look.no_words", "has no letter and no digit"))
    return votes


def _head_votes(scene: Scene, index: int) -> Votes:
    context = scene.context
    measured = context.blocks[index]
    features = measured.features
    form = context.forms[index]
    if index == scene.title:
        return [_cast(scene, Kind.TITLE, "head.title", "the headline above the first paragraph")]
    if scene.title >= 0 and measured.key == context.blocks[scene.title].key:
        return [_cast(scene, Kind.TITLE, "head.title.again", "repeats the headline")]
    section = measured.key.strip(" :|") in scene.sections
    if index > scene.title >= 0:
        return _below_title(scene, index)
    votes = []
    if section or form <= Form.LABEL:
        near = _labels_before_title(scene, index)
        if near:
            rule = "head.section" if section else "head.label"
            votes.append(_cast(scene, Kind.SECTION_LABEL, rule, "a short label over the headline"))
        votes.append(_cast(scene, Kind.NAVIGATION, "head.menu", "a short line above the article"))
    elif features.closed and form >= Form.SENTENCE:
        votes.append(_cast(scene, Kind.OTHER, "head.text", "text above the headline"))
    else:
        votes.append(_cast(scene, Kind.RELATED, "head.headline", "another headline above"))
    return votes


def _below_title(scene: Scene, index: int) -> Votes:
    context = scene.context
    measured = context.blocks[index]
    if looks.is_name(measured.block.text):
        return [_cast(scene, Kind.BYLINE, "head.name", "a name between headline and text")]
    if context.forms[index] >= Form.HEADLINE or measured.features.closed:
        return [
            _cast(scene, Kind.STANDFIRST, "head.deck", "text between headline and first paragraph")
        ]
    if measured.key.strip(" :|") in scene.sections:
        return [_cast(scene, Kind.SECTION_LABEL, "head.section", "a section's name")]
    return [_cast(scene, Kind.OTHER, "head.rest", "a short line between headline and text")]


def _labels_before_title(scene: Scene, index: int) -> bool:
    """Whether the block is one of at most two short lines right above headline or text."""
    stop = scene.title if scene.title >= 0 else scene.first
    low = stop
    while (
        low > 0
        and scene.context.forms[low - 1] <= Form.LABEL
        and not scene.context.blocks[low - 1].hits
    ):
        low -= 1
    return low <= index and stop - low <= 2


def _tail_votes(scene: Scene, index: int) -> Votes:
    context = scene.context
    measured = context.blocks[index]
    form = context.forms[index]
    if scene.title >= 0 and measured.key == context.blocks[scene.title].key:
        return [_cast(scene, Kind.TITLE, "head.title.again", "repeats the headline")]
    if measured.key.strip(" :|#") in scene.sections or (
        form is Form.SCRAP and measured.features.words <= 2
    ):
        return [_cast(scene, Kind.NAVIGATION, "tail.label", "a short label below the article")]
    if looks.is_headline(measured):
        return [_cast(scene, Kind.RELATED, "tail.headline", "a headline below the article")]
    if form >= Form.SENTENCE:
        return [_cast(scene, Kind.OTHER, "tail.text", "text below the article")]
    return [_cast(scene, Kind.NAVIGATION, "tail.short", "a short line below the article")]


def _insert_votes(scene: Scene, index: int) -> Votes:
    measured = scene.context.blocks[index]
    if scene.title >= 0 and measured.key == scene.context.blocks[scene.title].key:
        return [_cast(scene, Kind.TITLE, "head.title.again", "repeats the headline")]
    if measured.features.closed and measured.features.words > 5:
        return [_cast(scene, Kind.CAPTION, "insert.sentence", "a lone sentence among paragraphs")]
    if looks.is_headline(measured):
        return [_cast(scene, Kind.RELATED, "insert.headline", "a headline among paragraphs")]
    return [_cast(scene, Kind.OTHER, "insert.short", "a short line among paragraphs")]


def _body_votes(scene: Scene, index: int) -> Votes:
    context = scene.context
    measured = context.blocks[index]
    features = measured.features
    form = context.forms[index]
    text = measured.block.text
    votes = [_cast(scene, Kind.PARAGRAPH, "body.default", "stands in the body")]
    if form >= Form.PROSE and features.closed:
        votes.append(_cast(scene, Kind.PARAGRAPH, "body.prose", "is running text"))
        if not (features.bullet or context.indented or text[0] in "123456789>“"):
            return votes
    if features.bullet or looks.is_numbered(text):
        votes.append(_cast(scene, Kind.LIST_ITEM, "body.bullet", "begins with a bullet or number"))
    elif measured.block.indent in (2, 3, 4) and context.indented and context.prose_share:
        votes.append(_cast(scene, Kind.LIST_ITEM, "body.indent", "is set in"))
    if form < Form.PROSE and _is_row(text, features.digits):
        votes.append(_cast(scene, Kind.TABLE, "body.row", "is a row of cells"))
    if _is_heading(scene, index):
        votes.append(_cast(scene, Kind.HEADING, "body.heading", "a short line above paragraphs"))
    if text[:2] in ("> ", "“ ") or (
        features.quoted
        and measured.features.last in '”"»'
        and form < Form.PROSE
        and _is_pulled(scene, index)
    ):
        votes.append(_cast(scene, Kind.QUOTE, "body.quote", "a quotation on its own"))
    return votes


def _is_row(text: str, digits: float) -> bool:
    count = looks.cells(text)
    return count >= 3 or (count == 2 and digits > 0.1) or (text[:1] == "|" and count > 1)


def _is_heading(scene: Scene, index: int) -> bool:
    context = scene.context
    features = context.blocks[index].features
    if features.closed and features.last not in "!" or features.size > 100 or features.bullet:
        return False
    if features.last in ":,;" and features.words > 6:
        return False
    if index + 1 >= len(context.forms):
        return False
    return context.forms[index + 1] >= Form.SENTENCE or context.until[index] <= 2


def _is_pulled(scene: Scene, index: int) -> bool:
    text = scene.context.blocks[index].block.text.strip('“”"«»„ ')
    return any(
        text in measured.block.text
        for measured in scene.context.blocks[max(0, index - 12) : index + 12]
        if len(measured.block.text) > len(text) + 10
    )


def find_title(context: Context, body: list[bool], zones: Sequence[Zone], first: int) -> int:
    """The block that is most likely the headline, or -1: above the first paragraph, near it,
    long enough, said again elsewhere."""
    best, best_score = -1, 0.0
    for index in range(first - 1, max(-1, first - 40), -1):
        measured = context.blocks[index]
        if not looks.is_headline(measured) or any(
            hit.entry.strength != "hint" and hit.share > 0.5 for hit in measured.hits
        ):
            continue
        if looks.is_date(measured.block.text) or context.opened[index]:
            continue
        points = 3.0 - 0.12 * (first - index)
        points += min(measured.features.words, 12) * 0.15
        points += 1.5 * (context.copies[index] > 0) + 1.0 * (index == 0)
        points -= 1.0 * measured.features.closed * (measured.features.last not in "?!")
        if points > best_score:
            best, best_score = index, points
    return best
