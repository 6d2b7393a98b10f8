"""Where in the source a text of the tree stands.

A text node has no position of its own: it is searched for behind the element before it, and
verified. The parser moves some text (out of tables, into repeated formatting elements); spans
never go back, so that those of blocks are in order and apart.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final

import turbohtml
from turbohtml import Node, unescape

from newsclean.read.tags import location_of

# How far behind an element its text may begin: its own attributes and a few empty elements.
# Beyond the first, the same words may stand again, so that the markup is gone through.
NEXT: Final = 500
NEAR: Final = 4096
FAR: Final = 65_536
DISTINCT: Final = 20
PROBE: Final = 12

_MARKUP: Final = re.compile(
    r"""(?:<!--.*?-->|<[a-zA-Z/!?][^>"']*+(?:"[^"]*+"[^>"']*+|'[^']*+'[^>"']*+)*+>)*+""", re.DOTALL
)
_COMMENT_END: Final = re.compile(r"-*+!?>(?:\s*+<!--(?:(?!-->).){0,400}-->)*+", re.DOTALL)


class Locator:
    """Finds the texts of a tree in its source, one after the other.

    Args:
        source: the page, as it was parsed.
    """

    def __init__(self, source: str) -> None:
        self.source = source
        # The offset that everything read so far lies before, and what came since: the last
        # element entered or void, and the last one skipped or comment.
        self.cursor = 0
        self.entered: turbohtml.Element | None = None
        self.skipped: Node | None = None
        # Characters that may still be looked at more than once: keeps hostile pages linear.
        self.budget = 4 * len(source) + 100_000

    def locate(self, node: Node, data: str) -> tuple[int, int]:
        """The span of a text node in the source; empty where it cannot be told.

        Args:
            node: the text node.
            data: its text.
        """
        source, cursor = self.source, self.cursor
        entered, skipped = self.entered, self.skipped
        # The one skipped first: a comment is searched for, and may stand again further on, or
        # before the element that it is in.
        if skipped is not None:
            if entered is not None and skipped.parent is entered:
                cursor = max(cursor, (entered.position or (0, 0))[1])
            cursor = max(cursor, self._behind(skipped, cursor))
            self.skipped = None
        if entered is not None:
            position = entered.position
            if position and position[1] > cursor:
                cursor = position[1]
        at = source.find(">" + data[:PROBE], cursor, cursor + NEXT) + 1
        end = at + len(data)
        if (
            at
            and source.startswith(data, at)
            and (source.startswith("<", end) or end == len(source))
            # In a quoted attribute, where the same text may stand, a quote is open.
            and not source.count('"', cursor, at) & 1
            and not source.count("'", cursor, at) & 1
        ):
            self.cursor = end
            return at, end
        return self._locate_slowly(node, data, cursor)

    def _behind(self, node: Node, cursor: int) -> int:
        """The offset of the last character of an element or comment that was not entered."""
        location = location_of(node)
        if location is not None:
            return (location.end_tag or location.start_tag).end_offset - 1
        if isinstance(node, turbohtml.Comment):
            text, far = node.data, cursor + len(node.data) + NEAR
            # Some are none: "<!x>", "<?x>", "</ x>".
            at = self.source.find(f"<!--{text}", cursor, far) + 4
            at = at if at > 3 else self.source.find(text, cursor, far)
            end = _COMMENT_END.match(self.source, at + len(text)) if at >= 0 else None
            return end.end() - 1 if end else cursor
        return cursor

    def _locate_slowly(self, node: Node, data: str, cursor: int) -> tuple[int, int]:
        for at in self._starts(node, data, cursor):
            end = self._fit(data, at)
            if end > at >= cursor:
                self.cursor = end
                return at, end
        self.cursor = cursor
        return cursor, cursor

    def _starts(self, node: Node, data: str, cursor: int) -> Iterator[int]:
        """Where a text node may begin, the likeliest and cheapest first."""
        after = cursor + self.source.startswith(">", cursor)
        markup = _MARKUP.match(self.source, after, after + NEAR)
        if markup is not None:
            yield markup.end()
        if self.budget < 0:
            return
        self.budget -= NEAR
        before = node.previous_sibling or node.parent
        location = location_of(before) if before is not None else None
        if location is not None:
            inside = before is node.parent or location.end_tag is None
            yield (location.start_tag if inside else location.end_tag).end_offset  # type: ignore[union-attr]
        # The parser moved or repeated what is around it. It may lie behind; only a text that does
        # not stand everywhere ("Share", "0") may be looked for ahead.
        text = data.strip()
        if len(text) >= DISTINCT:
            self.budget -= FAR
            at = self.source.find(text, cursor, cursor + FAR)
            if at >= 0:
                yield at - len(data) + len(data.lstrip())

    def _fit(self, data: str, at: int) -> int:
        """How far the source at an offset is this text; -1 where it is not from the start."""
        source = self.source
        done, size = 0, len(data)
        while done < size and at < len(source):
            if source[at] not in ("&", "\0", data[done]):
                return at if done else -1
            stop = source.find("<", at + 1)
            raw = source[at:] if stop < 0 else source[at:stop]
            plain = unescape(raw) if "&" in raw else raw
            plain = plain.replace("\0", "")
            if not data.startswith(plain, done):
                self.budget -= len(raw)
                return at if done else -1
            done += len(plain)
            at += len(raw)
        return at
