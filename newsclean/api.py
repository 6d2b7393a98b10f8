"""The functions that people call."""

from __future__ import annotations

from newsclean.article import Article
from newsclean.cleaner import Cleaner
from newsclean.errors import wrong_type
from newsclean.options import Options

_DEFAULT = Options()


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


def clean(source: str | bytes, options: Options = _DEFAULT) -> Article:
    """Takes a news page or its text apart.

    Args:
        source: plain text; bytes are read as UTF-8.
        options: what to keep, and how to read.

    Returns:
        An Article, as ``clean_text`` gives it.

    Raises:
        TypeError: where ``source`` is neither ``str`` nor ``bytes``.

    >>> clean(b"The bridge is open again, the council said.").text
    'The bridge is open again, the council said.'
    """
    if isinstance(source, bytes | bytearray | memoryview):
        source = bytes(source).decode("utf-8-sig", "replace")
    if not isinstance(source, str):
        raise TypeError(wrong_type("clean", "str or bytes", source))
    return clean_text(source, options)
