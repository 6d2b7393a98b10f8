"""What newsclean made of a document, kept in a file and compared with what it makes today."""

from __future__ import annotations

import difflib
import re
from dataclasses import dataclass
from pathlib import Path

import newsclean
from newsclean import Article, NewscleanError

FLAG = "--newsclean-update"
LONGEST_TEXT = 90
# One segment, one line: what would break a line or hide in one is spelt out.
_HIDDEN = re.compile("[\\\\\x00-\x1f\x7f-\x9f\u2028-\u202e\u2066-\u2069\ud800-\udfff]")


@dataclass(frozen=True, slots=True)
class Snapshot:
    """Documents' labels in files under one folder.

    Calling it compares; with ``update`` it writes instead.
    """

    folder: Path
    name: str
    update: bool = False

    def __call__(self, text_or_article: str | bytes | Article, name: str | None = None) -> Article:
        """Compare a document's segments with the file that holds what they were.

        Args:
            text_or_article: text or HTML to clean, or an Article.
            name: tells several snapshots of one test apart.

        Returns:
            The article.

        Raises:
            AssertionError: where a segment changed, with each change; or where there is no file.
        """
        __tracebackhide__ = True
        article = text_or_article
        if not isinstance(article, Article):
            article = newsclean.clean(article)
        lines = written(article)
        path = (
            self.folder / f"{_file_name(self.name if name is None else f'{self.name}.{name}')}.txt"
        )
        if self.update:
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_text("\n".join([*lines, ""]), encoding="utf-8")
            return article
        if not path.is_file():
            raise AssertionError(f"no snapshot {path}; run with {FLAG} to write it")
        before = path.read_text(encoding="utf-8").splitlines()
        if before != lines:
            raise AssertionError(
                "\n".join([f"{path} (run with {FLAG} to accept):", *changes(before, lines)])
            )
        return article


def written(article: Article) -> list[str]:
    """The lines of a snapshot: the verdict and the language, then one line a segment.

    >>> written(newsclean.clean_text("The bridge is open again, the council said."))
    ['verdict: stub', 'language: en', '+ paragraph: The bridge is open again, the council said.']
    """
    return [
        f"verdict: {article.verdict.value}",
        f"language: {article.language or 'unknown'}",
        *(
            f"{'+' if segment.kept else '-'} {segment.kind.value}: {_spelt(segment.text)}"
            for segment in article.segments
        ),
    ]


def changes(before: list[str], after: list[str]) -> list[str]:
    """What became of each line, in words.

    >>> changes(["- related: More"], ["+ heading: More"])
    ['changed: - related → + heading: More']
    """
    old = [_split(line) for line in before]
    new = [_split(line) for line in after]
    matcher = difflib.SequenceMatcher(
        None, [text for _, text in old], [text for _, text in new], autojunk=False
    )
    found = []
    for tag, first, last, start, stop in matcher.get_opcodes():
        if tag == "equal":
            pairs = zip(old[first:last], new[start:stop], strict=True)
            found += [
                f"changed: {was} → {now}: {_short(text)}"
                for (was, text), (now, _) in pairs
                if was != now
            ]
        else:
            found += [f"gone: {label}: {_short(text)}" for label, text in old[first:last]]
            found += [f"new: {label}: {_short(text)}" for label, text in new[start:stop]]
    return found


def _split(line: str) -> tuple[str, str]:
    label, colon, text = line.partition(": ")
    if not colon:
        raise NewscleanError(
            f"not a line of a snapshot: {line!r}; run with {FLAG} to write it anew"
        )
    return label, text


def _short(text: str) -> str:
    return text if len(text) <= LONGEST_TEXT else text[:LONGEST_TEXT] + "…"


def _spelt(text: str) -> str:
    return _HIDDEN.sub(
        lambda match: f"\\u{ord(match[0]):04x}" if match[0] != "\\" else "\\\\", text
    )


def _file_name(name: str) -> str:
    """A test's name as a file's."""
    return re.sub(r"[^\w.\[\]-]+", "_", name)[:150]
