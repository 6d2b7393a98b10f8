"""The roles of a credit. The phrases that say them stand in the lexicon files."""

from __future__ import annotations

# What "with information from" says depends on who is named: see ``credits``.
MATERIAL = "material"

# Roles that make an author of a byline; the others are credits of their own.
AUTHORS = frozenset(
    ("writing", "reporting", "interview", "editing", "compilation", "translation", "source")
)
ADDITIONAL = "additional reporting"
