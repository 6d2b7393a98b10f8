"""``newsclean batch``: many documents, in several processes, from files to files."""

from __future__ import annotations

from typing import Any

import click

import newsclean
from newsclean.cli.app import INTERRUPTED
from newsclean.cli.streams import StreamError, say, split_names
from newsclean.pipelines import batch
from newsclean.pipelines.pool import TIMEOUT
from newsclean.pipelines.rows import COLUMNS, check_columns
from newsclean.pipelines.sources import Selection, expand

SOME_FAILED = 1
NOTHING_READ = 2
ALL = "all"
FORMS = ("jsonl", "csv", "tsv", "parquet", "warc", "page")
MAX_BYTES = Selection().max_bytes
# In the closing lines; the summary beside the output has all.
MOST_SHOWN = 8


@click.command("batch")
@click.argument("inputs", nargs=-1, required=True, metavar="INPUT…")
@click.option("-o", "--output", required=True, help="A file, or a folder with a slash at its end.")
@click.option(
    "--from",
    "form",
    type=click.Choice(FORMS),
    help="The form of all inputs; else their names tell it.",
)
@click.option("--column", default="text", show_default=True, help="The column with the documents.")
@click.option("--id-column", help="The column with the ids; else id, else FILE:NUMBER.")
@click.option(
    "--kind",
    type=click.Choice(["auto", "text", "html"]),
    default="auto",
    show_default=True,
    help="What the documents are.",
)
@click.option("--columns", multiple=True, metavar="NAME,…", help="Write these alone; or all.")
@click.option("--keep", multiple=True, metavar="KIND,…", help="Keep these kinds too.")
@click.option("--drop", multiple=True, metavar="KIND,…", help="Do not keep these kinds.")
@click.option("--lang", metavar="CODE", help="The documents' language, such as en; else detected.")
@click.option("--workers", type=click.IntRange(0), help="How many processes; else one a core.")
@click.option("--limit", type=click.IntRange(0), help="Stop after this many documents.")
@click.option(
    "--timeout",
    type=click.FloatRange(0, min_open=True),
    default=TIMEOUT,
    show_default=True,
    help="Seconds that one document may take.",
)
@click.option(
    "--max-bytes",
    type=click.IntRange(1),
    default=MAX_BYTES,
    show_default=True,
    help="A larger document is an error.",
)
@click.option(
    "--part-size",
    type=click.IntRange(1),
    default=10_000,
    show_default=True,
    help="Documents a part; what a kill can cost.",
)
@click.option("--resume", is_flag=True, help="Go on with a run that was ended.")
@click.option("--overwrite", is_flag=True, help="Replace the output.")
@click.option("--quiet", is_flag=True, help="Show no progress and no summary.")
@click.pass_context
def command(ctx: click.Context, /, inputs: tuple[str, ...], quiet: bool, **given: Any) -> None:
    """Clean the documents in INPUT… into one file or folder.

    INPUT is a file, a folder, a glob, or - for standard input: JSONL, CSV, Parquet, WARC, HTML or
    text, also as .gz or .zst. OUTPUT ends in .jsonl, .jsonl.gz, .jsonl.zst or .parquet. Beside
    it come OUTPUT.errors.jsonl and OUTPUT.summary.json.

    Exit codes: 0 done, 1 done but some documents failed, 2 wrong call, nothing that could be
    read, or an output that cannot be written.
    """
    if given["resume"] and given["overwrite"]:
        raise click.UsageError("--resume goes on and --overwrite begins anew: say one", ctx)
    plan = _plan(ctx, inputs, given)
    # rich takes a while to import, and most runs have no terminal.
    from newsclean.cli.progress import shown

    try:
        with shown(quiet=quiet) as watch:
            report = batch.run(
                plan, resume=given["resume"], overwrite=given["overwrite"], watch=watch
            )
    except newsclean.NewscleanError as error:
        raise StreamError(str(error)) from None
    except KeyboardInterrupt:
        say("interrupted; what is written is complete up to the last part: --resume goes on")
        ctx.exit(INTERRUPTED)
    if report is None:
        say(f"{plan.output} is complete: nothing to do")
        return
    _close(ctx, plan, report, quiet=quiet)


def _plan(ctx: click.Context, inputs: tuple[str, ...], given: dict[str, Any]) -> batch.Plan:
    """What to do, or a usage error for what newsclean does not take."""
    try:
        options = newsclean.Options(language=given["lang"])
        options = options.with_kept(*split_names(given["keep"]))
        return batch.Plan(
            inputs=expand(inputs, given["form"]),
            output=given["output"],
            selection=Selection(given["column"], given["id_column"], given["max_bytes"]),
            options=options.without(*split_names(given["drop"])),
            kind=given["kind"],
            columns=_columns(split_names(given["columns"])),
            workers=given["workers"],
            timeout=given["timeout"],
            limit=given["limit"],
            part_size=given["part_size"],
        )
    except newsclean.NewscleanError as error:
        raise click.UsageError(str(error), ctx) from None


def _columns(names: list[str]) -> tuple[str, ...]:
    if not names:
        return batch.DEFAULT_COLUMNS
    every = [name for name in COLUMNS if name != "error"]
    return check_columns(every if ALL in names else names)


def _close(ctx: click.Context, plan: batch.Plan, report: batch.Report, *, quiet: bool) -> None:
    """Say what was done, and end with the code that it calls for."""
    tally = report.tally
    if not quiet:
        for line in _summary(tally.summary()):
            click.echo(line, err=True)
    if not tally.errors:
        return
    if not tally.documents:
        say(f"no document could be read: {report.first_error}")
        ctx.exit(NOTHING_READ)
    what = "1 document" if tally.errors == 1 else f"{tally.errors:,} documents"
    say(f"{what} failed, see {plan.beside('errors.jsonl')}; the first: {report.first_error}")
    ctx.exit(SOME_FAILED)


def _summary(summary: dict[str, Any]) -> list[str]:
    lines = [
        f"documents {summary['documents']:,}, errors {summary['errors']:,}",
        f"removed   {summary['removed_share']:.1%} of {summary['characters']:,} characters"
        + _listed(summary["removed_share_by_kind"], ".1%", before=": "),
    ]
    counts = [f"{name:<9} {_listed(summary[name], ',')}" for name in ("verdicts", "languages")]
    return lines + counts


def _listed(numbers: dict[str, float], form: str, before: str = "") -> str:
    shown = [f"{name} {number:{form}}" for name, number in list(numbers.items())[:MOST_SHOWN]]
    return before + ", ".join(shown) if shown else ""
