"""Libraries that only some users have: imported when needed, with an error that names the extra."""

from __future__ import annotations

from importlib import import_module
from types import ModuleType

from newsclean import NewscleanError


class ExtraMissingError(NewscleanError, ImportError):
    """A library that an extra of newsclean installs is not there."""


def need(module: str, extra: str) -> ModuleType:
    """The module, imported now.

    Raises:
        ExtraMissingError: where it is not installed; the message names the extra.
    """
    try:
        return import_module(module)
    except ModuleNotFoundError as error:
        if error.name is None or not module.startswith(error.name):
            raise
        raise ExtraMissingError(
            f"{module} is not installed; it comes with: pip install 'newsclean[{extra}]'"
        ) from None
