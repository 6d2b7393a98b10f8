"""A page's elements and blocks → the setting of each block; linear in the page, no opinion."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from itertools import accumulate
from typing import NamedTuple

from newsclean.context import Context, Form
from newsclean.read.page import Mark, Page
from newsclean.setting import Setting
from newsclean.survey_html.names import (
    HOME,
    STRANGE,
    STRANGE_TAG,
    TAG_BITS,
    bits_of,
    groups_of,
    tags_of,
)
from newsclean.survey_html.said import said_of

HALF = 0.5
# An element with less of the prose than this is an insert, not a part of the body.
INSERT = 0.15
LINKED = 0.5
NEARLY_ALL = 0.9
# A paragraph beside the home is of the body where this much of the prose looks like it.
NEARBY = 3
TYPICAL = 0.3
DEEPEST = 9
FAR = 99
NONE = ("none", "none", "none")


class _Tables(NamedTuple):
    """Sums over each element's blocks."""

    chars: list[int]
    linked: list[float]
    prose: list[int]
    blocks: list[int]


def survey_html(page: Page, context: Context) -> list[Setting]:
    """The setting of every block of a page.

    Args:
        page: the page as read.
        context: the same blocks with what stands around each.
    """
    survey = _Survey(page, context)
    return [survey.setting(index) for index in range(len(page.blocks))]


class _Survey:
    """The flat tables of one page."""

    def __init__(self, page: Page, context: Context) -> None:
        self.marks = page.marks
        self.elements = page.elements
        self.sizes = [measured.features.size for measured in context.blocks]
        self.prose = _prose(context, page.marks, self.sizes)
        self.names = [bits_of(element.tokens) for element in page.elements]
        self.tables, self.total = self._clean()
        self.holders = self._holders()
        self.shares = [mass / self.total for mass in self.tables.prose]
        self.home = self._smallest(HALF)
        self.whole = self._under(self._smallest(NEARLY_ALL))
        self.heights, self.depths = self._joins()
        self.branches = self._branches()
        self.near, self.far, self.within = self._names()
        self.boxes = self._boxes()
        self.twins: list[int] = []
        self.alike, self.housed = self._likeness()
        self.cores = self._cores()
        self.earlier = [0, *accumulate(self.cores)]
        self.before, self.after = self._next_cores()
        texts = [measured.block.text for measured in context.blocks]
        self.titled, self.described, self.stated, self.headline = said_of(
            page.head, texts, page.marks
        )
        self.has_body_mark = any("articlebody" in element.tokens for element in page.elements)
        self.marked = self._marked()

    def _clean(self) -> tuple[_Tables, int]:
        """The sums without what stands in strange parts of the page, if anything is left."""
        raw = self._sums(self.prose)
        total = sum(self.prose)
        strange: list[bool] = []
        for index, element in enumerate(self.elements):
            odd = self.names[index] & STRANGE or TAG_BITS.get(element.tag, 0) & STRANGE_TAG
            small = raw.prose[index] < HALF * total
            above = element.parent >= 0 and strange[element.parent]
            strange.append(above or (bool(odd) and small))
        kept = [
            0 if mark.inner >= 0 and strange[mark.inner] else mass
            for mark, mass in zip(self.marks, self.prose, strict=True)
        ]
        if sum(kept) >= 0.2 * total:
            self.prose = kept
            raw = self._sums(kept)
        return raw, sum(self.prose) or 1

    def _sums(self, prose: list[int]) -> _Tables:
        count = len(self.elements)
        chars, linked, mass, blocks = [0] * count, [0.0] * count, [0] * count, [0] * count
        for mark, size, of_prose in zip(self.marks, self.sizes, prose, strict=True):
            at = mark.element
            if at >= 0:
                chars[at] += size
                linked[at] += size * mark.link_share
                mass[at] += of_prose
                blocks[at] += 1
        for index in range(count - 1, 0, -1):
            above = self.elements[index].parent
            if above >= 0:
                chars[above] += chars[index]
                linked[above] += linked[index]
                mass[above] += mass[index]
                blocks[above] += blocks[index]
        return _Tables(chars, linked, mass, blocks)

    def _holders(self) -> list[int]:
        """The element around each block: its own where that holds several, else the parent."""
        holders = []
        for mark in self.marks:
            at = mark.element
            if at >= 0 and self.tables.blocks[at] <= 1 and self.elements[at].parent >= 0:
                at = self.elements[at].parent
            holders.append(at)
        return holders

    def _under(self, top: int) -> list[bool]:
        """Whether each element is in another."""
        under: list[bool] = []
        for index, element in enumerate(self.elements):
            under.append(index == top or (element.parent >= 0 and under[element.parent]))
        return under

    def _smallest(self, least: float) -> int:
        """The deepest element around several blocks that has so much of the prose or more."""
        home = -1
        for index, share in enumerate(self.shares):
            if share >= least and self.tables.blocks[index] > 1:
                home = index
        return home

    def _joins(self) -> tuple[list[int], list[int]]:
        up: dict[int, int] = {}
        at, height = self.home, 0
        while at >= 0:
            up[at] = height
            at, height = self.elements[at].parent, height + 1
        heights: list[int] = []
        depths: list[int] = []
        for index, element in enumerate(self.elements):
            on_chain = index in up
            parent = element.parent
            heights.append(up[index] if on_chain else heights[parent] if parent >= 0 else FAR)
            depths.append(0 if on_chain else depths[parent] + 1 if parent >= 0 else 0)
        return heights, depths

    def _branches(self) -> list[int]:
        """For each element the outermost one around it that is not around the home, or -1."""
        branches: list[int] = []
        for index, element in enumerate(self.elements):
            if self.depths[index] == 0:
                branches.append(-1)
            else:
                branches.append(index if self.depths[index] == 1 else branches[element.parent])
        return branches

    def _names(self) -> tuple[list[int], list[int], list[int]]:
        """Groups of names on the nearest three elements, on those above, and telling tags."""
        own: list[int] = []
        near: list[int] = []
        every: list[int] = []
        within: list[int] = []
        for index, element in enumerate(self.elements):
            small = self.shares[index] < HALF
            bits = self.names[index] & (~0 if small else HOME)
            own.append(bits)
            parent = element.parent
            above = self.elements[parent].parent if parent >= 0 else -1
            near.append(
                bits | (own[parent] if parent >= 0 else 0) | (own[above] if above >= 0 else 0)
            )
            every.append((every[parent] if parent >= 0 else 0) | (bits & ~HOME))
            tag = TAG_BITS.get(element.tag, 0) if small else 0
            within.append((within[parent] if parent >= 0 else 0) | tag)
        return near, [all_ & ~close for all_, close in zip(every, near, strict=True)], within

    def _boxes(self) -> list[int]:
        """For each element the largest one around it that is an insert, or -1."""
        boxes: list[int] = []
        for index, element in enumerate(self.elements):
            parent = element.parent
            box = boxes[parent] if parent >= 0 else -1
            if box < 0 and self.shares[index] < INSERT and self.tables.blocks[index] > 1:
                box = index
            boxes.append(box)
        return boxes

    def _likeness(self) -> tuple[list[float], list[float]]:
        """How much of the prose has the same element and parent, the same parent and above."""
        alike = [self._look(mark.element) for mark in self.marks]
        housed = [self._look(holder) for holder in self.holders]
        counts = Counter(alike)
        self.twins = [counts[look] for look in alike]
        return self._mass_by(alike), self._mass_by(housed)

    def _look(self, index: int) -> object:
        if index < 0:
            return None
        element = self.elements[index]
        if element.parent < 0:
            return (element.tag, element.tokens)
        above = self.elements[element.parent]
        return (element.tag, element.tokens, above.tag, above.tokens)

    def _mass_by(self, looks: Sequence[object]) -> list[float]:
        mass: dict[object, int] = {}
        for look, size in zip(looks, self.prose, strict=True):
            mass[look] = mass.get(look, 0) + size
        return [mass[look] / self.total for look in looks]

    def _cores(self) -> list[bool]:
        """The paragraphs of the home: prose in it and in no telling insert."""
        cores = []
        for mark, size, alike in zip(self.marks, self.prose, self.alike, strict=True):
            at = mark.element
            cores.append(
                size > 0
                and at >= 0
                and not (self.near[at] | self.far[at]) & STRANGE
                and (
                    (self.heights[at] == 0 and (alike >= INSERT or self.depths[at] <= 2))
                    or (self.heights[at] <= NEARBY and alike >= TYPICAL)
                )
            )
        return cores

    def _next_cores(self) -> tuple[list[int], list[int]]:
        """For each block the last core paragraph before it and the first after it, or -1."""
        before, last = [], -1
        for index, core in enumerate(self.cores):
            before.append(last)
            if core:
                last = index
        after, last = [], -1
        for index in range(len(self.cores) - 1, -1, -1):
            after.append(last)
            if self.cores[index]:
                last = index
        after.reverse()
        return before, after

    def _marked(self) -> list[bool]:
        marked: list[bool] = []
        for element in self.elements:
            above = element.parent >= 0 and marked[element.parent]
            marked.append(above or "articlebody" in element.tokens)
        return marked

    def _part(self, index: int) -> tuple[str, str, str]:
        """Prose share, link share and number of blocks of an element, by name."""
        if index < 0:
            return NONE
        chars = self.tables.chars[index] or 1
        blocks = self.tables.blocks[index]
        return (
            share_name(self.tables.prose[index] / chars),
            share_name(self.tables.linked[index] / chars),
            count_name(blocks),
        )

    def setting(self, index: int) -> Setting:
        """The setting of one block."""
        mark = self.marks[index]
        at, inner, holder = mark.element, mark.inner, self.holders[index]
        parent = self.elements[holder].parent if holder >= 0 else -1
        box = self.boxes[at] if at >= 0 else -1
        core, steps = self._core(index)
        gap = FAR if self.headline < 0 else abs(index - self.headline)
        side = 2 if self.headline < 0 else (index > self.headline) - (index < self.headline)
        return Setting(
            mark.tag,
            mark.heading,
            share_name(mark.link_share),
            share_name(mark.bold_share),
            mark.caption,
            mark.quote,
            mark.list_item,
            mark.row,
            min(self.heights[at], DEEPEST) if at >= 0 else DEEPEST,
            min(self.depths[at], DEEPEST) if at >= 0 else 0,
            self._part(holder),
            share_name(self.shares[holder]) if holder >= 0 else "none",
            share_name(self.shares[parent]) if parent >= 0 else "none",
            self._part(box),
            share_name(self.shares[box] / INSERT) if box >= 0 else "none",
            share_name(self.alike[index]),
            share_name(self.housed[index]),
            groups_of(self.near[inner]) if inner >= 0 else (),
            groups_of(self.far[inner]) if inner >= 0 else (),
            tags_of(self.within[inner]) if inner >= 0 else (),
            core,
            steps,
            self._beside(index),
            self._kin(index),
            side,
            gap,
            self.titled[index],
            self.stated[index],
            self.described[index],
            (1 if inner >= 0 and self.marked[inner] else -1) if self.has_body_mark else 0,
            len(mark.links) == 1,
            at >= 0 and self.whole[at],
            self._part(self.branches[at] if at >= 0 else -1),
            self.elements[self.elements[at].parent].tag
            if at >= 0 and self.elements[at].parent >= 0
            else "",
            self._around(index),
            count_name(self.twins[index]),
        )

    def _around(self, index: int) -> str:
        later = self.earlier[-1] - self.earlier[index + 1]
        return f"{count_name(self.earlier[index])}.{count_name(later)}"

    def _core(self, index: int) -> tuple[int, int]:
        if self.cores[index]:
            return 0, 0
        before, after = self.before[index], self.after[index]
        if before < 0:
            return -1, after - index if after >= 0 else FAR
        if after < 0:
            return 1, index - before
        return 0, min(index - before, after - index)

    def _beside(self, index: int) -> str:
        above = "core" if self.before[index] == index - 1 >= 0 else "other"
        below = "core" if self.after[index] == index + 1 else "other"
        return f"{above}.{below}"

    def _kin(self, index: int) -> str:
        holder = self.holders[index]
        before, after = self.before[index], self.after[index]
        above = before >= 0 and self.holders[before] == holder
        below = after >= 0 and self.holders[after] == holder
        return "both" if above and below else "above" if above else "below" if below else "none"


def _prose(context: Context, marks: Sequence[Mark], sizes: list[int]) -> list[int]:
    """What each block counts for as prose: sentences by half, links not at all."""
    prose = []
    for form, mark, size in zip(context.forms, marks, sizes, strict=True):
        if mark.link_share > LINKED or form < Form.SENTENCE:
            prose.append(0)
        elif form >= Form.PROSE:
            prose.append(min(size, 2000))
        else:
            prose.append(size // 2 if form is Form.SENTENCE else 0)
    return prose


def share_name(share: float) -> str:
    """A share, by name.

    >>> share_name(0.4)
    'half'
    """
    if share >= 0.9:
        return "full"
    if share >= 0.5:
        return "high"
    if share >= 0.2:
        return "half"
    return "low" if share > 0.03 else "none"


def count_name(count: int) -> str:
    """A number, by name.

    >>> count_name(3)
    'few'
    """
    if count <= 1:
        return "one" if count else "none"
    return "few" if count <= 4 else "some" if count <= 12 else "many"
