"""The one error that newsclean raises of its own."""

from __future__ import annotations


class NewscleanError(ValueError):
    """A choice or a file of the caller's that cannot be used; the message says what to do.

    Documents never raise it: a broken one gives an Article whose verdict says so.
    """
