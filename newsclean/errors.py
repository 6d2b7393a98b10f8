"""The one error that newsclean raises of its own."""

from __future__ import annotations

from os import PathLike


class NewscleanError(ValueError):
    """A choice or a file of the caller's that cannot be used; the message says what to do.

    Documents never raise it: a broken one gives an Article whose verdict says so.
    """


def wrong_type(function: str, accepted: str, given: object) -> str:
    """The message for an argument of a wrong type: what is accepted, and how to get there."""
    message = f"{function}() takes {accepted}, not {type(given).__name__}"
    if isinstance(given, PathLike):
        message += "; read the file first: Path(...).read_text(encoding='utf-8')"
    elif isinstance(given, bytes | bytearray | memoryview):
        message += "; decode it first, or call clean()"
    return message
