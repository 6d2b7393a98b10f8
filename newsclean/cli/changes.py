"""A comparison as tables on a terminal."""

from __future__ import annotations

from rich.box import SIMPLE_HEAD
from rich.table import Table
from rich.text import Text

from newsclean.cli.terminal import COLOURS, printed, shown
from newsclean.compare import Change, Comparison, Label

LONGEST_TEXT = 120
# What stands for a kind on the side that has no such segment.
ABSENT = "(none)"


def render(comparison: Comparison, examples: int) -> str:
    """Counts by what became what, and examples of each.

    Args:
        comparison: what changed.
        examples: how many segments of each sort of change are shown.
    """
    parts: list[Table | Text] = [Text(summary(comparison))]
    if comparison.changes:
        parts.append(_table(comparison, examples))
    parts += [
        Text(f"verdict: {shown(name)}: {old} → {new}") for name, old, new in comparison.verdicts
    ]
    parts += [Text(f"only in the old results: {shown(name)}") for name in comparison.only_old]
    parts += [Text(f"only in the new results: {shown(name)}") for name in comparison.only_new]
    return printed(*parts)


def summary(comparison: Comparison) -> str:
    """The comparison in one line."""
    many = "1 document" if comparison.documents == 1 else f"{comparison.documents} documents"
    rules = f"rules {', '.join(comparison.old_rulesets)} → {', '.join(comparison.new_rulesets)}"
    return (
        f"{many}, {rules}: {len(comparison.changes)} of {comparison.segments} segments changed, "
        f"{len(comparison.verdicts)} verdicts"
    )


def _table(comparison: Comparison, examples: int) -> Table:
    table = Table(box=SIMPLE_HEAD, pad_edge=False, expand=True)
    table.add_column("count", justify="right", no_wrap=True)
    table.add_column("was", no_wrap=True)
    table.add_column("is", no_wrap=True)
    table.add_column("examples", ratio=1)
    for (old, new), changes in comparison.steps:
        table.add_row(str(len(changes)), _label(old), _label(new), _examples(changes[:examples]))
    return table


def _label(label: Label | None) -> Text:
    if label is None:
        return Text(ABSENT, style="dim")
    return Text(f"{'+' if label.kept else '-'} {label.kind.value}", COLOURS[label.kind.role])


def _examples(changes: list[Change]) -> Text:
    lines = []
    for change in changes:
        text = shown(change.segment.text)
        text = text if len(text) <= LONGEST_TEXT else text[: LONGEST_TEXT - 1] + "…"
        lines.append(f"{text} ({shown(change.document)})")
    return Text("\n".join(lines))
