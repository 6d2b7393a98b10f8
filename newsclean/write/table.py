"""The rows of a table: the cells of a page's are set apart by tabs, those of a text by bars."""

from __future__ import annotations


def cells_of(row: str) -> list[str]:
    """The cells of a row.

    >>> cells_of("Ansley\\t2"), cells_of("| Marlow | 1 |")
    (['Ansley', '2'], ['Marlow', '1'])
    """
    if "\t" in row:
        return [cell.strip() for cell in row.split("\t")]
    cells = row.strip().removeprefix("|").removesuffix("|").split("|")
    return [cell.strip() for cell in cells]
