"""The table of ``--explain``."""

from __future__ import annotations

from rich.box import SIMPLE_HEAD
from rich.table import Table
from rich.text import Text

from newsclean import Article, Segment
from newsclean.cli.terminal import COLOURS, printed, shown

LONGEST_TEXT = 120
# The table shows the heaviest; `Article.explain` and JSON hold all.
MOST_REASONS = 3


def render(article: Article) -> str:
    """The table, coloured where standard output is a terminal that wants colours."""
    return printed(_table(article), _summary(article))


def _table(article: Article) -> Table:
    table = Table(box=SIMPLE_HEAD, pad_edge=False, expand=True)
    table.add_column("", width=1)
    table.add_column("kind", no_wrap=True, min_width=13)
    table.add_column("sure", justify="right", no_wrap=True, min_width=4)
    table.add_column("text", ratio=5)
    table.add_column("reasons", ratio=4)
    for segment in article.segments:
        table.add_row(*_row(segment))
    return table


def _row(segment: Segment) -> tuple[Text, Text, Text, Text, Text]:
    colour = COLOURS[segment.kind.role]
    text = segment.text
    if len(text) > LONGEST_TEXT:
        text = text[: LONGEST_TEXT - 1] + "…"
    return (
        Text("+" if segment.kept else "-", style=colour),
        Text(segment.kind.value, style=colour),
        Text(f"{segment.confidence:.2f}"),
        Text(shown(text), style="" if segment.kept else "dim"),
        Text(_reasons(segment), style="dim"),
    )


def _reasons(segment: Segment) -> str:
    heaviest = sorted(segment.reasons, key=lambda reason: -abs(reason.weight))[:MOST_REASONS]
    return "\n".join(f"{reason.weight:+.1f} {shown(reason.note)}" for reason in heaviest)


def _summary(article: Article) -> Text:
    kept = sum(segment.kept for segment in article.segments)
    lines = [
        f"{article.verdict.value}{'' if article.complete else ' (incomplete)'}, "
        f"language {article.language or 'unknown'}, confidence {article.confidence:.2f}: "
        f"{kept} of {len(article.segments)} segments kept (+), "
        f"{len(article.segments) - kept} removed (-)",
        *(f"note: {shown(note)}" for note in article.notes),
    ]
    return Text("\n".join(lines))
