"""Separates the body of a news article from what is appended to it or mixed into it.

>>> import newsclean
>>> article = newsclean.clean_text("News\\n\\nThe bridge is open again, the council said.")
>>> article.text
'The bridge is open again, the council said.'
"""

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

__all__ = [
    "Article",
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
    "clean_html",
    "clean_text",
    "mark",
    "strip",
]
