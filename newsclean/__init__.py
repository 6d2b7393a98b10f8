"""Separates the body of a news article from what is appended to it or mixed into it.

>>> import newsclean
>>> article = newsclean.clean_text("News\\n\\nThe bridge is open again, the council said.")
>>> article.text
'The bridge is open again, the council said.'
"""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING

from newsclean._version import __version__
from newsclean.api import check_lexicon, clean, clean_html, clean_text, mark, strip
from newsclean.article import (
    Article,
    Credit,
    Dateline,
    Facts,
    Image,
    Kind,
    Link,
    Reason,
    Role,
    Segment,
    Stamp,
    Verdict,
)
from newsclean.cleaner import Cleaner
from newsclean.errors import NewscleanError
from newsclean.options import Options, Phrase

if TYPE_CHECKING:
    from newsclean.pipelines.arrow import clean_batch
    from newsclean.pipelines.pool import Cleaned, clean_many

__all__ = [
    "Article",
    "Cleaned",
    "Cleaner",
    "Credit",
    "Dateline",
    "Facts",
    "Image",
    "Kind",
    "Link",
    "NewscleanError",
    "Options",
    "Phrase",
    "Reason",
    "Role",
    "Segment",
    "Stamp",
    "Verdict",
    "__version__",
    "check_lexicon",
    "clean",
    "clean_batch",
    "clean_html",
    "clean_many",
    "clean_text",
    "mark",
    "strip",
]

# Public name → the module that is imported when it is first asked for: one document needs
# neither processes nor Arrow.
_LATER = {
    "Cleaned": "newsclean.pipelines.pool",
    "clean_batch": "newsclean.pipelines.arrow",
    "clean_many": "newsclean.pipelines.pool",
}


def __getattr__(name: str) -> object:
    if name not in _LATER:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    value = globals()[name] = getattr(import_module(_LATER[name]), name)
    return value


def __dir__() -> list[str]:
    return sorted({*globals(), *__all__})
