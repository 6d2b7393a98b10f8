"""``newsclean diff``: two files of results in, what changed kind out."""

from __future__ import annotations

import click

import newsclean
from newsclean.cli.files import check_output, write_page
from newsclean.cli.streams import StreamError, read_document, say, write_text
from newsclean.compare import Result, compare, read_results

CHANGED = 1


@click.command("diff")
@click.argument("old", metavar="OLD")
@click.argument("new", metavar="NEW")
@click.option("-o", "--output", metavar="FILE", help="Write a report in HTML too.")
@click.option("--force", is_flag=True, help="Write over FILE where it exists.")
@click.option(
    "--examples", default=3, show_default=True, type=click.IntRange(0), metavar="N",
    help="Show at most N segments of each sort of change.",
)  # fmt: skip
@click.option("--exit-code", is_flag=True, help="Exit with 1 where something changed.")
@click.pass_context
def command(
    ctx: click.Context,
    old: str,
    new: str,
    output: str | None,
    force: bool,
    examples: int,
    exit_code: bool,
) -> None:
    """Compare two files of results on the same documents: what changed kind, how often, where.

    OLD and NEW hold what newsclean clean --format json prints: one article, or one a line. Make
    OLD with one version or one set of options, and NEW with another.

    Exit codes: 0 done, 1 something changed (with --exit-code), 2 wrong call or file.
    """
    if output is not None:
        check_output(output, force=force)
    try:
        comparison = compare(_read(old), _read(new))
    except newsclean.NewscleanError as error:
        raise StreamError(str(error)) from None
    from newsclean.cli.changes import render

    write_text(render(comparison, examples))
    if output is not None:
        from newsclean.report.comparison import comparison_report

        write_page(comparison_report(comparison, old, new), output, force=force)
        say(f"{output} written; open it in a browser")
    if exit_code and not comparison.same:
        ctx.exit(CHANGED)


def _read(name: str) -> list[Result]:
    content = read_document(name)
    if isinstance(content, bytes):
        raise StreamError(f"{name} is no UTF-8; it takes what newsclean clean --format json prints")
    return read_results(content, name)
