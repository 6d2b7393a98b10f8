"""What speaks for a kind: the part of the document that a block stands in, and its role there.

The rules of a part are asked of every block in its place, whether it is likely body or not: what
it is as body, and what it is else.
"""

from __future__ import annotations

from typing import Final

from newsclean import looks
from newsclean.blocks import Features
from newsclean.context import LABEL, Form, Run
from newsclean.rules.sight import Names, Sight
from newsclean.scene import Scene, is_front

HEADING_CHARS: Final = 100
# An interview asks more; a story with a question or two for subheads asks fewer.
QUESTIONS: Final = 4
MENU_WORDS: Final = 3
# A biography has no more prose below it than this.
LATE: Final = 3
MENU_SHARE: Final = 0.6


def see(scene: Scene, index: int) -> list[Sight]:
    """The role of the block in its part of the document."""
    roles = _body(scene, index)
    if index != scene.title and _repeats_title(scene, index):
        roles.append("part.head.title.again")
    elif index < scene.first:
        roles += _head(scene, index)
    elif index > scene.last:
        roles += _tail(scene, index)
    else:
        roles += _insert(scene, index)
    if _is_menu_row(scene, index):
        roles.append("part.menu")
    if _is_about_author(scene, index):
        roles.append("part.author")
    roles.append("part.likely_body" if scene.body[index] else "part.likely_not")
    return [("part", *roles)]


def _part(*roles: str) -> list[str]:
    return list(dict.fromkeys(roles))


NAMES: Final[Names] = {"part": _part}


def _repeats_title(scene: Scene, index: int) -> bool:
    blocks = scene.context.blocks
    return scene.title >= 0 and blocks[index].key == blocks[scene.title].key


def _is_menu_row(scene: Scene, index: int) -> bool:
    measured = scene.context.blocks[index]
    if measured.features.closed:
        return False
    words = measured.key.split()[:20]
    in_menu = sum(word in scene.sections for word in words)
    return len(words) >= MENU_WORDS and in_menu >= MENU_SHARE * len(words)


def _head(scene: Scene, index: int) -> list[str]:
    context = scene.context
    measured = context.blocks[index]
    features = measured.features
    form = context.forms[index]
    if index == scene.title:
        return ["part.head.title"]
    section = looks.is_section(measured, scene.sections)
    if index > scene.title >= 0:
        return _below_title(scene, index)
    roles = []
    if section or form <= Form.LABEL:
        if scene.labels <= index:
            roles.append("part.head.section" if section else "part.head.label")
        roles.append("part.head.menu")
    elif features.closed and form >= Form.SENTENCE:
        roles.append("part.head.text")
    else:
        roles.append("part.head.headline")
    return roles


def _below_title(scene: Scene, index: int) -> list[str]:
    context = scene.context
    measured = context.blocks[index]
    if looks.is_name(measured.block.text):
        return ["part.head.name"]
    if measured.features.words > 4 and any(
        is_front(context, i) for i in range(scene.title + 1, index)
    ):
        return ["part.head.caption"]
    if context.forms[index] >= Form.HEADLINE or measured.features.closed:
        return ["part.head.deck"]
    if looks.is_section(measured, scene.sections):
        return ["part.head.section"]
    return ["part.head.rest"]


def _tail(scene: Scene, index: int) -> list[str]:
    context = scene.context
    measured = context.blocks[index]
    form = context.forms[index]
    if measured.key.strip(" :|#") in scene.sections or measured.features.words == 1:
        return ["part.tail.section"]
    if form is Form.SCRAP and measured.features.words <= 2:
        return ["part.tail.label"]
    if form >= Form.SENTENCE and measured.features.closed:
        if _names_author(scene, measured.block.text):
            return ["part.tail.author"]
        return ["part.tail.text"]
    if looks.is_headline(measured):
        return ["part.tail.headline"]
    return ["part.tail.short"]


def _is_about_author(scene: Scene, index: int) -> bool:
    """Whether a line with little prose below it begins with the name of who wrote the text."""
    late = index > scene.first and scene.context.later[index] <= LATE
    return late and _names_author(scene, scene.context.blocks[index].block.text)


def _names_author(scene: Scene, text: str) -> bool:
    """Whether a line begins with a name that stands in a byline."""
    words = text.split(None, 2)[:2]
    if len(words) < 2 or not (words[0][0].isupper() and words[1][0].isupper()):
        return False
    name = " ".join(words).rstrip(",’'s")
    return name in scene.bylines


def _insert(scene: Scene, index: int) -> list[str]:
    measured = scene.context.blocks[index]
    if measured.features.closed and measured.features.words > 5:
        return ["part.insert.sentence"]
    if looks.is_headline(measured):
        return ["part.insert.headline"]
    return ["part.insert.short"]


def _body(scene: Scene, index: int) -> list[str]:
    context = scene.context
    measured = context.blocks[index]
    features = measured.features
    form = context.forms[index]
    text = measured.block.text
    roles = []
    if form >= Form.PROSE and features.closed:
        roles.append("part.body.prose")
        if not (features.bullet or context.indented or text[0] in "123456789>“"):
            return roles
    if (features.bullet and not looks.is_dialogue(measured)) or looks.is_numbered(text):
        roles.append("part.body.bullet")
        if _has_twin(scene, index):
            roles.append("part.body.bullets")
    elif measured.block.indent in (2, 3, 4) and context.indented and context.prose_share:
        roles.append("part.body.indent")
    if form < Form.PROSE and _is_row(scene, index):
        roles.append("part.body.row")
    if _is_item(scene, index):
        roles.append("part.body.run")
    elif _is_heading(scene, index):
        roles.append("part.body.heading")
    if scene.quotes[index]:
        roles.append("part.body.quote")
    return roles


def _has_twin(scene: Scene, index: int) -> bool:
    """Whether a line beside it begins with the same mark."""
    blocks = scene.context.blocks
    mark = blocks[index].block.text[:2]
    if mark[0].isalnum():
        return False
    beside = (*blocks[max(0, index - 1) : index], *blocks[index + 1 : index + 2])
    return any(other.block.text[:2] == mark for other in beside)


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
    # Where questions stand on lines of their own throughout, they are no headings.
    return brief and features.last in "!?" and scene.questions < QUESTIONS
