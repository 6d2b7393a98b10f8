"""``newsclean clean``: one document in, the clean article out."""

from __future__ import annotations

import sys

import click

import newsclean
from newsclean.cli.streams import called, read_document, say, split_names, write_text

FORMATS = ("text", "markdown", "json", "html")
NO_TEXT = 1


@click.command("clean")
@click.argument("file", default="", metavar="[FILE|-]")
@click.option(
    "--format",
    "form",
    type=click.Choice(FORMATS),
    default="text",
    show_default=True,
    help="What to print. json holds every segment, kept or not.",
)
@click.option("--keep", multiple=True, metavar="KIND,…", help="Keep these kinds too.")
@click.option("--drop", multiple=True, metavar="KIND,…", help="Do not keep these kinds.")
@click.option("--lang", metavar="CODE", help="The document's language, such as en; else detected.")
@click.option("--explain", is_flag=True, help="Print a table of all segments and why.")
@click.pass_context
def command(
    ctx: click.Context,
    file: str,
    form: str,
    keep: tuple[str, ...],
    drop: tuple[str, ...],
    lang: str | None,
    explain: bool,
) -> None:
    """Label the segments of FILE (text or HTML) and print the clean article.

    Without FILE, or with -, the document is read from standard input. What is kept by default
    is the body: paragraph, heading, quote, list_item, table. The kinds are explained in
    docs/kinds.md.

    Exit codes: 0 done, 1 the document has no article text, 2 wrong call or file.
    """
    if explain and form != "text":
        raise click.UsageError("--explain prints a table; leave --format out, or use json", ctx)
    if not file and sys.stdin is not None and sys.stdin.isatty():
        raise click.UsageError("name a FILE, pipe a document in, or give - to type one", ctx)
    name = file or "-"
    article = _clean(ctx, name, keep, drop, lang)
    if explain:
        from newsclean.cli.table import render

        write_text(render(article))
    else:
        write_text(_formatted(article, form))
    if not article.text:
        say(f"no article text in {called(name)} (verdict: {article.verdict.value})")
        ctx.exit(NO_TEXT)


def _clean(
    ctx: click.Context, file: str, keep: tuple[str, ...], drop: tuple[str, ...], lang: str | None
) -> newsclean.Article:
    """The article, or a usage error for an option that newsclean does not take."""
    try:
        options = newsclean.Options(language=lang)
        options = options.with_kept(*split_names(keep)).without(*split_names(drop))
        return newsclean.clean(read_document(file), options=options)
    except newsclean.NewscleanError as error:
        raise click.UsageError(str(error), ctx) from None


def _formatted(article: newsclean.Article, form: str) -> str:
    if form == "markdown":
        return article.to_markdown()
    if form == "json":
        return article.to_json(indent=2)
    if form == "html":
        return article.to_html()
    return article.text
