"""What a family of rules saw of one block."""

from __future__ import annotations

from collections.abc import Callable

# The kind of sight, then its values: small numbers and short names, so that it can be a key.
Sight = tuple[object, ...]
# Kind of sight → what gives the ids of its rules, from the values.
Names = dict[str, Callable[..., list[str]]]
