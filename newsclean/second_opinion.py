"""What trafilatura makes of a page: asked where the caller wants it or newsclean is in doubt.

It costs ten times what all the rest does, so that it is imported when it is asked, and never
asked of a page that newsclean is sure of.
"""

from __future__ import annotations

from typing import Any

# It says when it was asked, which is nothing about the page.
UNSTABLE = frozenset(("filedate",))


def metadata_of(source: str) -> tuple[tuple[str, str], ...]:
    """trafilatura's metadata of a page: pairs of name and value, empty ones left out.

    Args:
        source: the page.
    """
    import trafilatura

    try:
        found: Any = trafilatura.extract_metadata(source)
    except Exception:  # whatever a page makes it raise is not the caller's
        return ()
    if found is None:
        return ()
    values = {name: _text(value) for name, value in found.as_dict().items()}
    return tuple((name, text) for name, text in values.items() if text and name not in UNSTABLE)


def _text(value: object) -> str:
    """A value as a string; lists joined by semicolons, trees not at all."""
    if isinstance(value, str):
        return value
    if isinstance(value, list | tuple):
        return "; ".join(str(one) for one in value if one)
    return ""
