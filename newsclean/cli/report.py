"""``newsclean report``: documents in, one page that shows their segments out."""

from __future__ import annotations

import click

import newsclean
from newsclean.cli.files import check_output, write_page
from newsclean.cli.streams import read_document, say, write_text
from newsclean.report import Document, report

KILO = 1000


@click.command("report")
@click.argument("pages", nargs=-1, required=True, metavar="PAGE…")
@click.option(
    "-o",
    "--output",
    default="report.html",
    show_default=True,
    metavar="FILE",
    help="Where the report goes; - for standard output.",
)
@click.option("--force", is_flag=True, help="Write over FILE where it exists.")
@click.option("--lang", metavar="CODE", help="The documents' language, such as en; else detected.")
@click.pass_context
def command(
    ctx: click.Context, pages: tuple[str, ...], output: str, force: bool, lang: str | None
) -> None:
    """Show each PAGE (text or HTML) with its segments tinted by kind, beside the clean text.

    The report is one HTML file that loads nothing. Several pages stand behind an index with
    search and filters.

    Exit codes: 0 done, 2 wrong call or file.
    """
    if output != "-":
        check_output(output, force=force)
    try:
        options = newsclean.Options(language=lang)
        cleaner = newsclean.Cleaner(options)
    except newsclean.NewscleanError as error:
        raise click.UsageError(str(error), ctx) from None
    documents = [
        Document(page, newsclean.clean(read_document(page), options=cleaner.options))
        for page in pages
    ]
    made = report(documents)
    if output == "-":
        write_text(made)
        return
    write_page(made, output, force=force)
    many = "1 document" if len(pages) == 1 else f"{len(pages)} documents"
    say(f"{output}: {many}, {len(made.encode()) / KILO:.0f} kB; open it in a browser")
