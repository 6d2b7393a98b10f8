"""For other people's tests: is this text clean, has a label changed, and pages to try on.

The pytest plugin offers the same as fixtures; this works with any test runner.
"""

from newsclean.testing.asserts import assert_clean
from newsclean.testing.pages import NewsPage, news_page
from newsclean.testing.snapshot import Snapshot

__all__ = ["NewsPage", "Snapshot", "assert_clean", "news_page"]
