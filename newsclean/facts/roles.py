"""The roles of a credit. The phrases that say them stand in the lexicon files."""

from __future__ import annotations

from typing import Final

# What "with information from" says depends on who is named: see ``credits``.
MATERIAL: Final = "material"

# Roles that make an author of a byline; the others are credits of their own.
AUTHORS: Final = frozenset(
    ("writing", "reporting", "interview", "editing", "compilation", "translation", "source")
)
ADDITIONAL: Final = "additional reporting"
