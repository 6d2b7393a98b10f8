"""Where in its page a block stands: numbers and short names, without an opinion."""

from __future__ import annotations

from typing import NamedTuple


class Setting(NamedTuple):
    """What the markup around one block is, beside the prose of its page.

    The *home* of a page is its smallest element with half of the prose or more. ``height``
    counts the steps from the home up to the nearest element that holds the block too (0: the
    block is in the home), ``depth`` the steps from there down to the block. ``parent`` and
    ``box`` describe the element around the block and the largest one around it that is no more
    than an insert: ``(prose share, link share, blocks)`` as names. ``alike`` tells how much of
    the prose has the same element and parent by tag and class, ``housed`` how much has the same
    parent and grandparent.

    ``near`` and ``far`` are the groups of telling names on the closest ancestors and on those
    further up, as far as these do not hold most of the prose; ``within`` the telling tags among
    the same ancestors. ``core`` is -1, 0 or 1: before the first, between, past the last
    paragraph of the home; ``steps`` the blocks to it; ``beside`` whether a core paragraph stands
    right before and after, ``kin`` whether it has the same parent. ``headline`` is -1, 0 or 1
    for above, on and below the headline (2 where there is none), ``gap`` the blocks to it.
    ``stated`` is 1 where the page's own data holds the text in the article body, -1 where it
    does not and 0 where it states none; ``described`` tells the page's own summary,
    ``marked`` that an ancestor is named the article's body (-1: elsewhere on the page).
    ``whole`` tells that it is in the smallest element with nine tenths of the prose, ``branch``
    describes the part of the home's ancestor that it is in, ``outer`` is the tag around it,
    ``cores`` how many core paragraphs stand before and after, ``twins`` how many blocks have the
    same element and parent.
    """

    tag: str
    heading: int
    links: str
    bold: str
    caption: bool
    quote: bool
    listed: bool
    row: bool
    height: int
    depth: int
    parent: tuple[str, str, str]
    parent_share: str
    grand_share: str
    box: tuple[str, str, str]
    box_share: str
    alike: str
    housed: str
    near: tuple[str, ...]
    far: tuple[str, ...]
    within: tuple[str, ...]
    core: int
    steps: int
    beside: str
    kin: str
    headline: int
    gap: int
    titled: bool
    stated: int
    described: bool
    marked: int
    single_link: bool
    whole: bool
    branch: tuple[str, str, str]
    outer: str
    cores: str
    twins: str
