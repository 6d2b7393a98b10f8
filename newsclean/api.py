"""The functions that people call."""

from __future__ import annotations

import re
from collections.abc import Iterable
from os import PathLike
from pathlib import Path
from typing import TYPE_CHECKING

from newsclean.article import Article, Kind, Segment
from newsclean.cleaner import Cleaner
from newsclean.errors import wrong_type
from newsclean.options import Options

if TYPE_CHECKING:
    from bs4 import BeautifulSoup, Tag

    Soup = BeautifulSoup | Tag

_DEFAULT = Options()
# A page says what it is in its first kilobytes, after at most a long comment.
HEAD_CHARS = 4096
_PAGE = re.compile(
    r"<!doctype\s+html|<(?:html|head|body|article|main|section|div|p|h[1-6]|table|ul|ol|span|a"
    r"|meta|title|script|header|blockquote)(?:\s[^<>]*)?/?>",
    re.IGNORECASE,
)


def clean_text(text: str, options: Options = _DEFAULT) -> Article:
    """Takes a plain text apart that a scraper left of a news page.

    Args:
        text: the text, in any layout: a paragraph a line, empty lines between paragraphs,
            wrapped at some column, or all on one line.
        options: what to keep, and how to read.

    Returns:
        An Article: the clean text, and every piece of the input as a segment. Empty, broken or
        hostile text gives one too; its verdict says so.

    Raises:
        TypeError: where ``text`` is no ``str`` or ``options`` no Options.

    >>> clean_text("News\\n\\nThe bridge is open again, the council said.").segments[0].kind
    <Kind.SECTION_LABEL: 'section_label'>
    """
    return Cleaner(options).clean_text(text)


def clean_html(source: str | bytes, options: Options = _DEFAULT) -> Article:
    """Takes a news page apart.

    Args:
        source: the page; bytes are decoded as browsers do it.
        options: what to keep, and how to read.

    Returns:
        An Article: the clean text, and every piece of the page's visible text as a segment with
        its place in the source and its CSS path. No page raises; the verdict says what is odd.

    Raises:
        TypeError: where ``source`` is neither ``str`` nor ``bytes``.

    >>> page = "<nav>Home</nav><h1>Bridge open</h1><p>It is open again, the council said.</p>"
    >>> clean_html(page).segments[0]
    <Segment navigation removed 5:9 'Home'>
    """
    if isinstance(source, bytearray | memoryview):
        source = bytes(source)
    if not isinstance(source, str | bytes):
        raise TypeError(wrong_type("clean_html", "str or bytes", source))
    return Cleaner(options).clean_html(source)


def clean(source: str | bytes | Soup, options: Options = _DEFAULT) -> Article:
    """Takes a news page or its text apart.

    Args:
        source: HTML or plain text, told apart by the tags near the start; bytes of text are
            read as UTF-8, of a page as browsers do it. A BeautifulSoup or Tag is a page; its
            segments point into the tree written as HTML, and it is not changed.
        options: what to keep, and how to read.

    Returns:
        An Article, as ``clean_html`` or ``clean_text`` gives it.

    Raises:
        TypeError: where ``source`` is none of these.

    >>> clean(b"The bridge is open again, the council said.").text
    'The bridge is open again, the council said.'
    >>> clean("<p>The bridge is open again, the council said.</p>").segments[0].path
    'html > body:nth-child(2) > p:nth-child(1)'
    """
    if isinstance(source, bytearray | memoryview):
        source = bytes(source)
    if isinstance(source, bytes):
        if _looks_like_html(source[:HEAD_CHARS].replace(b"\0", b"").decode("latin-1")):
            return clean_html(source, options)
        source = source.decode("utf-8-sig", "replace")
    if isinstance(source, str):
        if _looks_like_html(source[:HEAD_CHARS]):
            return clean_html(source, options)
        return clean_text(source, options)
    _check_soup("clean", "str, bytes, a BeautifulSoup or a Tag", source)
    return Cleaner(options).clean_soup(source)


def mark(soup: Soup, options: Options = _DEFAULT) -> Article:
    """Writes each segment's kind into a tree: ``data-newsclean-kind`` on the caller's elements.

    A segment is marked on the box around it (``<p>``, ``<li>``, ``<td>``, …) where it is alone
    in that. Where a box holds several, each is marked on as much of the inline markup as holds
    it alone (``<span>`` in a ``<div>``). Bare text beside other text has no element of its own:
    the closest one around it lists its kind among others, set apart by spaces, so that
    ``[data-newsclean-kind~="byline"]`` selects it in every case. Text with no element around
    it in the tree has no mark.

    Args:
        soup: a BeautifulSoup or any Tag; marks of an earlier call are replaced.
        options: how to read.

    Returns:
        The Article, as ``clean`` gives it.

    Raises:
        TypeError: where ``soup`` is no BeautifulSoup or Tag.

    >>> from bs4 import BeautifulSoup
    >>> page = "<p>It is open again, they said.</p><p>© 2025 Kestrel</p>"
    >>> soup = BeautifulSoup(page, "html.parser")
    >>> article = mark(soup)
    >>> soup.find_all("p")[1]
    <p data-newsclean-kind="legal">© 2025 Kestrel</p>
    """
    _check_soup("mark", "a BeautifulSoup or a Tag", soup)
    return Cleaner(options).mark(soup)


def strip(
    soup: Soup, keep: Iterable[Kind | str] | None = None, options: Options = _DEFAULT
) -> tuple[Segment, ...]:
    """Takes cruft out of a tree, in place.

    An element goes whole where nothing in it stays, with its pictures and its markup; of one
    that holds both, the text alone is cut out. The tree's own top stays, and so do ``<head>``,
    ``<body>``, and whatever holds JSON-LD or ``<meta>``. Text that no reader sees is in no
    segment, and goes with the element around it only.

    Args:
        soup: a BeautifulSoup or any Tag.
        keep: the kinds that stay; None for all that are no cruft (body, headline, byline,
            captions, credits, …) and what ``options`` keep.
        options: how to read.

    Returns:
        The segments that were removed, in order, with kind, text, confidence and reasons; their
        offsets are those in the tree as it was, written as HTML.

    Raises:
        TypeError: where ``soup`` is no BeautifulSoup or Tag.
        NewscleanError: where ``keep`` names something that is no kind.

    >>> from bs4 import BeautifulSoup
    >>> page = "<p>It is open again, they said.</p><p>© 2025 Kestrel</p>"
    >>> soup = BeautifulSoup(page, "html.parser")
    >>> strip(soup)
    (<Segment legal removed 38:52 '© 2025 Kestrel'>,)
    >>> soup
    <p>It is open again, they said.</p>
    """
    _check_soup("strip", "a BeautifulSoup or a Tag", soup)
    return Cleaner(options).strip(soup, keep)


def _check_soup(function: str, accepted: str, given: object) -> None:
    """Raise where it is no tree, without importing bs4 for whoever has none."""
    names = {base.__name__ for base in type(given).__mro__ if base.__module__.startswith("bs4")}
    if "Tag" not in names:
        raise TypeError(wrong_type(function, accepted, given))


def _looks_like_html(head: str) -> bool:
    """Whether there are tags near the start: some of a page's own, or several of any."""
    return _PAGE.search(head) is not None


def check_lexicon(path: str | PathLike[str]) -> tuple[str, ...]:
    """What is wrong with a lexicon file, for whoever contributes one.

    Args:
        path: the TOML file, such as ``newsclean/lexicon/de.toml``.

    Returns:
        A line for each problem that names the file, the entry and what is wrong; nothing where
        the file is sound.

    Raises:
        TypeError: where ``path`` is no path.
        OSError: where the file cannot be read.

    >>> from importlib.resources import files
    >>> check_lexicon(str(files("newsclean") / "lexicon" / "common.toml"))
    ()
    """
    from newsclean.lexicon.contribute import problems  # nobody else needs it

    if not isinstance(path, str | PathLike):
        raise TypeError(wrong_type("check_lexicon", "a path", path))
    return tuple(problems(Path(path)))
