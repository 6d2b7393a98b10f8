"""What a page says of itself, gathered while it is walked: title, metas, JSON-LD, language."""

from __future__ import annotations

from typing import Final

import turbohtml

from newsclean.read.page import Head
from newsclean.read.pieces import folded

MOST_METAS: Final = 2000


class HeadNotes:
    """Takes down what the elements of a page's head state, wherever on the page they stand."""

    def __init__(self) -> None:
        self.language = ""
        self.title = ""
        self.canonical = ""
        self.metas: dict[str, list[str]] = {}
        self.meta_count = 0
        self.scripts: list[str] = []

    def read(self, root: turbohtml.Element) -> None:
        """The root's language, and all that stands in its head."""
        self.language = (root.attr("lang") or root.attr("xml:lang") or "").strip()
        for part in root:
            if not isinstance(part, turbohtml.Element):
                continue
            if part.tag != "head":
                return
            for node in part:
                if isinstance(node, turbohtml.Element):
                    self.note(node, node.tag)

    def note(self, node: turbohtml.Element, tag: str) -> None:
        """Take down an element, if it states something."""
        if tag == "meta":
            if self.meta_count < MOST_METAS:
                self._note_meta(node)
        elif tag == "script":
            self._note_script(node)
        elif tag == "title":
            self.title = self.title or folded(node.text)
        elif tag == "link" and not self.canonical and node.attr("rel") == "canonical":
            self.canonical = (node.attr("href") or "").strip()

    def _note_meta(self, node: turbohtml.Element) -> None:
        content = node.attr("content")
        if content is None:
            return
        for key in ("property", "name", "itemprop", "http-equiv"):
            name = node.attr(key)
            if name:
                self.meta_count += 1
                self.metas.setdefault(name.strip().lower(), []).append(folded(content))

    def _note_script(self, node: turbohtml.Element) -> None:
        kind = node.attr("type")
        if kind and "ld+json" in kind.lower():
            self.scripts.append(node.text.replace("\f", "\n"))

    def head(self) -> Head:
        """All of it."""
        metas = {name: tuple(contents) for name, contents in self.metas.items()}
        return Head(self.title, metas, self.canonical, self.language, tuple(self.scripts))
