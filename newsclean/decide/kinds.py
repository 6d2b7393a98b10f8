"""What each block is, once its zone is known.

Phrases of the lexicon vote for their kind, the form and the place of a block vote for what
stands there without a phrase, and a heading that opens a run votes for all that follows it.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from newsclean.article import Kind, Role
from newsclean.blocks import Features, Hit, Measured
from newsclean.context import LABEL, Context, Form, Run
from newsclean.decide import looks
from newsclean.decide.zones import Zone
from newsclean.rules.phrases import in_zone
from newsclean.weights import Weights

RUN_NEAR = 8
HEADING_CHARS = 100
# An interview asks more; a story with a question or two for subheads asks fewer.
QUESTIONS = 4
TITLE_REACH = 40
TITLE_CHARS = 95
MOST_LABELS = 2
LONGEST_CERTAIN = 160
LONGEST_CAPTION = 280
# A text with more lines of speech on their own is a dialogue.
MOST_PULLED = 4
LIVE_STAMPS = 4


class Vote(NamedTuple):
    """Evidence for a kind."""

    kind: Kind
    rule: str
    weight: float
    note: str


Votes = list[Vote]


class Scene(NamedTuple):
    """What the votes need: the context, what is body, the block of the headline (-1 for none),
    where the labels over it begin, the byline lines, and the first and last block of body."""

    context: Context
    body: list[bool]
    zones: Sequence[Zone]
    title: int
    labels: int
    bylines: str
    first: int
    last: int
    sections: frozenset[str]
    weights: Weights
    disabled: frozenset[str]


def vote(scene: Scene, index: int) -> Votes:
    """All votes on the kind of a block."""
    if scene.body[index]:
        return _body_votes(scene, index)
    votes = _phrase_votes(scene, index)
    votes += _look_votes(scene, index)
    if index != scene.title:
        votes += _run_votes(scene, index)
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
    measured = scene.context.blocks[index]
    votes = []
    for hit in measured.hits:
        entry = hit.entry
        if entry.kind.role is Role.BODY or not in_zone(scene.context, index, hit):
            continue
        weight = kinds[f"phrase.{entry.strength}"]
        if hit.share < 0.5:
            weight *= kinds["phrase.part" if entry.where == "inside" else "phrase.edge"]
        kind = entry.kind
        if kind is Kind.CREDIT and index < scene.first and measured.features.words <= 3:
            # An agency or a desk on a line of its own above the text stands for the author.
            kind = Kind.BYLINE
        votes.append(Vote(kind, entry.id, weight, f"says “{hit.phrase}”"))
    return votes


def _run_votes(scene: Scene, index: int) -> Votes:
    distance = scene.context.opened[index]
    if not distance:
        return []
    above = scene.context.blocks[index - distance]
    kind = next(hit.entry.kind for hit in above.hits if hit.entry.opens)
    if kind is Kind.COMMENTS and (index < scene.last or _is_title_like(scene, index)):
        # A count of comments above the text opens nothing, and a headline is no comment.
        return []
    rule = "run.near" if distance <= RUN_NEAR else "run.far"
    return [_cast(scene, kind, rule, f"follows “{above.block.text[:40]}”")]


def _is_title_like(scene: Scene, index: int) -> bool:
    measured = scene.context.blocks[index]
    features = measured.features
    return looks.is_headline(measured) and features.words >= 6 and not features.closed


def _look_votes(scene: Scene, index: int) -> Votes:
    measured = scene.context.blocks[index]
    text = measured.block.text
    features = measured.features
    votes = []
    if looks.is_credited(text):
        votes.append(_cast(scene, Kind.CAPTION, "look.credited", "ends in a photo credit"))
    if looks.is_signature(text):
        votes.append(_cast(scene, Kind.MEDIA, "look.signature", "signs an embedded post"))
    if features.digits > 0.05 and looks.is_date(text):
        votes.append(_cast(scene, Kind.TIMESTAMP, "look.date", "is a date"))
    elif looks.is_ticker(text):
        votes.append(_cast(scene, Kind.OTHER, "look.ticker", "is a price or the weather"))
    if _is_menu_row(scene, measured):
        votes.append(_cast(scene, Kind.NAVIGATION, "look.menu", "is a row of section names"))
    if features.separators >= 2 and features.size <= 400:
        votes.append(_cast(scene, Kind.NAVIGATION, "look.separators", "is a row of short items"))
    return votes + _mark_votes(scene, text)


def _has_words(text: str) -> bool:
    return any(character.isalnum() for character in text[:LONGEST_CERTAIN])


def _is_menu_row(scene: Scene, measured: Measured) -> bool:
    words = measured.key.split()[:20]
    return len(words) >= 3 and sum(word in scene.sections for word in words) >= 0.6 * len(words)


def _mark_votes(scene: Scene, text: str) -> Votes:
    votes = []
    if looks.is_duration(text) and ("/" in text or scene.context.stamp_count < LIVE_STAMPS):
        votes.append(_cast(scene, Kind.MEDIA, "look.duration", "is a player's time"))
    elif looks.is_time(text):
        votes.append(_cast(scene, Kind.TIMESTAMP, "look.time", "is a time of day"))
    if text[:1] == "#":
        votes.append(_cast(scene, Kind.NAVIGATION, "look.hashtag", "is a tag"))
    if not _has_words(text):
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
        if scene.labels <= index:
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
    if measured.features.words > 4 and any(
        _is_front(context, i) for i in range(scene.title + 1, index)
    ):
        return [
            _cast(scene, Kind.CAPTION, "head.caption", "text between byline and first paragraph")
        ]
    if context.forms[index] >= Form.HEADLINE or measured.features.closed:
        return [
            _cast(scene, Kind.STANDFIRST, "head.deck", "text between headline and first paragraph")
        ]
    if measured.key.strip(" :|") in scene.sections:
        return [_cast(scene, Kind.SECTION_LABEL, "head.section", "a section's name")]
    return [_cast(scene, Kind.OTHER, "head.rest", "a short line between headline and text")]


def find_labels(context: Context, title: int, first: int) -> int:
    """Where the one or two short lines begin that stand right above headline or text; past
    them where there are more, as those make a menu."""
    stop = title if title >= 0 else first
    low = stop
    while low > 0 and context.forms[low - 1] <= Form.LABEL and not context.blocks[low - 1].hits:
        low -= 1
        if stop - low > MOST_LABELS:
            return stop
    return low


def find_bylines(context: Context, first: int) -> str:
    """The text of the byline lines above the first paragraph."""
    return "\n".join(
        measured.block.text
        for measured in context.blocks[:first]
        if any(hit.entry.kind is Kind.BYLINE for hit in measured.hits)
    )


def _tail_votes(scene: Scene, index: int) -> Votes:
    context = scene.context
    measured = context.blocks[index]
    form = context.forms[index]
    if scene.title >= 0 and measured.key == context.blocks[scene.title].key:
        return [_cast(scene, Kind.TITLE, "head.title.again", "repeats the headline")]
    if measured.key.strip(" :|#") in scene.sections or measured.features.words == 1:
        return [_cast(scene, Kind.NAVIGATION, "tail.section", "a section's name below the article")]
    if form is Form.SCRAP and measured.features.words <= 2:
        return [_cast(scene, Kind.NAVIGATION, "tail.label", "a short label below the article")]
    if form >= Form.SENTENCE and measured.features.closed:
        if _names_author(scene, measured.block.text):
            return [_cast(scene, Kind.AUTHOR_BIO, "tail.author", "a sentence about the author")]
        return [_cast(scene, Kind.OTHER, "tail.text", "text below the article")]
    if looks.is_headline(measured):
        return [_cast(scene, Kind.RELATED, "tail.headline", "a headline below the article")]
    return [_cast(scene, Kind.NAVIGATION, "tail.short", "a short line below the article")]


def _names_author(scene: Scene, text: str) -> bool:
    """Whether a line begins with a name that stands in a byline."""
    words = text.split(None, 2)[:2]
    if len(words) < 2 or not (words[0][0].isupper() and words[1][0].isupper()):
        return False
    name = " ".join(words).rstrip(",’'s")
    return name in scene.bylines


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
    votes += [
        Vote(hit.entry.kind, hit.entry.id, scene.weights.kinds["body.row"], f"says “{hit.phrase}”")
        for hit in measured.hits
        if hit.entry.kind.role is Role.BODY
    ]
    if form >= Form.PROSE and features.closed:
        votes.append(_cast(scene, Kind.PARAGRAPH, "body.prose", "is running text"))
        if not (features.bullet or context.indented or text[0] in "123456789>“"):
            return votes
    if (features.bullet and not _is_dialogue(measured)) or looks.is_numbered(text):
        votes.append(_cast(scene, Kind.LIST_ITEM, "body.bullet", "begins with a bullet or number"))
    elif measured.block.indent in (2, 3, 4) and context.indented and context.prose_share:
        votes.append(_cast(scene, Kind.LIST_ITEM, "body.indent", "is set in"))
    if form < Form.PROSE and _is_row(scene, index):
        votes.append(_cast(scene, Kind.TABLE, "body.row", "is a row of cells"))
    if _is_item(scene, index):
        votes.append(_cast(scene, Kind.LIST_ITEM, "body.run", "is one of several short lines"))
    elif _is_heading(scene, index):
        votes.append(_cast(scene, Kind.HEADING, "body.heading", "a short line above paragraphs"))
    if _is_quote(scene, index):
        votes.append(_cast(scene, Kind.QUOTE, "body.quote", "a quotation on its own"))
    return votes


def _is_dialogue(measured: Measured) -> bool:
    """Whether a line opens with a dash as Nordic, Slavic and French print sets what is said."""
    features = measured.features
    return features.last in ".!?…" and features.size > LABEL and measured.block.text[:2] == "– "


def _is_row(scene: Scene, index: int) -> bool:
    measured = scene.context.blocks[index]
    text = measured.block.text
    if "|" in text or "\t" in text:
        return looks.cells(text) >= 2
    if looks.is_score_row(text) or looks.is_line_up(text, measured.features.digits):
        return True
    if looks.is_score(text):
        return True
    beside = [i for i in (index - 1, index + 1) if 0 <= i < len(scene.body) and scene.body[i]]
    texts = [scene.context.blocks[i].block.text for i in beside]
    if looks.is_pair(text) and any(looks.is_pair(other) for other in texts):
        return True
    # The names of the columns stand over rows of figures.
    below = texts[-1] if beside and beside[-1] == index + 1 else ""
    return (
        looks.is_score_row(below) and measured.features.words >= 4 and not measured.features.closed
    )


def _is_item(scene: Scene, index: int) -> bool:
    """Whether a line is one of three or more short open lines of the body in a row."""
    run = scene.context.runs[index]
    features = scene.context.blocks[index].features
    if run is None or run.length < 3 or run.open < 0.7 or features.closed or features.last == ":":
        return False
    if run.bullets and not features.bullet:
        return False
    if _heads_list(scene, index, run):
        return False
    return all(scene.body[i] for i in range(run.first, min(run.first + 4, run.first + run.length)))


def _heads_list(scene: Scene, index: int, run: Run) -> bool:
    """Whether a line is the subhead of the lines below: brief, and set apart or alone so brief."""
    blocks = scene.context.blocks
    features = blocks[index].features
    if features.words > 5 or index + 1 >= run.first + run.length:
        return False
    if index == run.first:
        return features.words <= 4
    below = blocks[index + 1]
    if blocks[index].block.gap and not below.block.gap:
        return True
    return features.words <= 2 and below.features.words >= 2 * features.words + 1


def _is_heading(scene: Scene, index: int) -> bool:
    context = scene.context
    features = context.blocks[index].features
    if features.size > HEADING_CHARS or features.bullet or index + 1 >= len(context.forms):
        return False
    if features.kicker or (features.closed and not _is_exclaimed(scene, features)):
        return False
    if features.last in ",;" or (features.last == ":" and features.words > 6):
        return False
    return scene.body[index + 1] or context.until[index] <= 2


def _is_exclaimed(scene: Scene, features: Features) -> bool:
    """Whether a line that ends in ! or ? may be a subhead all the same."""
    brief = features.size <= LABEL and features.sentences <= 1
    return brief and features.last in "!?" and not _is_interview(scene)


def _is_interview(scene: Scene) -> bool:
    """Whether questions stand on lines of their own throughout: then they are no headings."""
    asked = sum(
        measured.features.last in "?？؟"
        for measured, body in zip(scene.context.blocks, scene.body, strict=True)
        if body
    )
    return asked >= QUESTIONS


def _is_quote(scene: Scene, index: int) -> bool:
    context = scene.context
    measured = context.blocks[index]
    features = measured.features
    text = measured.block.text
    if text[:2] in ("> ", "“ "):
        return True
    if index and features.words <= 12 and not features.closed and _is_attribution(text):
        return scene.body[index - 1] and _is_quote(scene, index - 1)
    if not features.quoted or context.forms[index] >= Form.PROSE or not _is_speech(measured):
        return False
    if _is_pulled(scene, index):
        return True
    if index + 1 < len(scene.body) and scene.body[index + 1]:
        below = context.blocks[index + 1]
        if not below.features.closed and _is_attribution(below.block.text):
            return True
    set_apart = context.since[index] == 1 and (features.closed or features.words >= 9)
    return set_apart and sum(map(_is_speech, context.blocks)) <= MOST_PULLED


def _is_speech(measured: Measured) -> bool:
    """Whether a line is one quotation from its first character to its last."""
    text = measured.block.text
    return (
        measured.features.quoted
        and measured.features.last in '”"»“’」』'
        and not any(mark in text[1:-1] for mark in '”»"“」')
    )


def _is_attribution(text: str) -> bool:
    return text[0] in "—–" or looks.is_name(text.partition(",")[0])


def _is_pulled(scene: Scene, index: int) -> bool:
    text = scene.context.blocks[index].block.text.strip('“”"«»„ ')
    return any(
        text in measured.block.text
        for measured in scene.context.blocks[max(0, index - 12) : index + 12]
        if len(measured.block.text) > len(text) + 10
    )


def find_title(context: Context, first: int, sections: frozenset[str]) -> int:
    """The block that is most likely the headline, or -1.

    It stands above the first paragraph and near it, above byline, date and share bar, has some
    words and no other meaning; what follows it like a deck and its own repetition elsewhere
    speak for it.
    """
    low = max(0, first - TITLE_REACH)
    front = next((i for i in range(low, first) if _is_front(context, i)), first)
    best, best_score = -1, 0.0
    for index in range(first - 1, low - 1, -1):
        measured = context.blocks[index]
        features = measured.features
        if not looks.is_headline(measured) or looks.is_date(measured.block.text):
            continue
        if sum(word in sections for word in measured.key.split()) > features.words // 2:
            continue
        if any(
            h.entry.strength != "hint" and h.entry.kind is not Kind.TITLE for h in measured.hits
        ):
            continue
        points = 3.0 - 0.05 * (first - index) + 0.15 * min(features.words, 10)
        points += 1.5 * (context.copies[index] > 0) + 0.4 * (index == 0)
        points += 1.2 if index < front else -0.6
        points += 0.5 * (index + 1 < first and context.forms[index + 1] >= Form.HEADLINE)
        points -= 1.2 * (features.closed and features.last not in '?!”"»’')
        points -= 0.03 * max(0, features.size - TITLE_CHARS)
        if points > best_score:
            best, best_score = index, points
    return best


def _is_front(context: Context, index: int) -> bool:
    """Whether a line is a byline, a date or the share bar that stand below a headline."""
    return any(
        hit.entry.kind in (Kind.BYLINE, Kind.TIMESTAMP, Kind.SOCIAL)
        and hit.entry.strength != "hint"
        and hit.share >= 0.5
        for hit in context.blocks[index].hits
    )


def is_certain(context: Context, index: int, sections: frozenset[str]) -> bool:
    """Whether a line is no body wherever it stands: a date, a time, an embedded post's
    signature, nothing but a phrase that never is body, or a section's name over the text."""
    measured = context.blocks[index]
    features = measured.features
    text = measured.block.text
    if features.size <= LONGEST_CAPTION and (looks.is_credited(text) or _is_caption(measured)):
        return True
    if context.forms[index] >= Form.PROSE or features.size > LONGEST_CERTAIN:
        return False
    if looks.is_time(text) or looks.is_signature(text) or not _has_words(text):
        return True
    if features.digits > 0.2 and looks.is_date(text):
        return True
    if not context.earlier[index] and index < MOST_LABELS and measured.key.strip(" :|") in sections:
        return True
    return any(
        hit.entry.strength == "sure"
        and ((hit.entry.where == "line" and hit.share > 0.9) or _closes(context, index, hit))
        and in_zone(context, index, hit)
        for hit in measured.hits
    )


def _closes(context: Context, index: int, hit: Hit) -> bool:
    """Whether a line below all running text begins like a credit or a biography."""
    return (
        hit.entry.where == "start"
        and hit.entry.kind.role is Role.BACK
        and not context.later[index]
        and context.earlier[index] > 0
    )


def _is_caption(measured: Measured) -> bool:
    return any(
        hit.entry.kind is Kind.CAPTION and hit.entry.where == "end" and hit.entry.strength != "hint"
        for hit in measured.hits
    )
