"""The ``newsclean`` command and the list of its commands."""

from __future__ import annotations

import sys
from collections.abc import Sequence
from importlib import import_module
from typing import NoReturn

import click

from newsclean._version import __version__
from newsclean.cli.streams import quiet_stdout, say

# Command → module that holds it under the name `command`, and its line in `--help`.
COMMANDS = {
    "clean": ("newsclean.cli.clean", "Label a document's segments and print the clean article."),
    "batch": ("newsclean.cli.batch", "Clean many documents in several processes, file to file."),
    "report": ("newsclean.cli.report", "Show documents and their segments in one HTML page."),
    "diff": ("newsclean.cli.diff", "Compare two files of results: what changed kind."),
    "lab": ("newsclean.cli.lab", "Label documents in the browser, correct, and save specimens."),
    "rules": ("newsclean.cli.rules", "Check lexicon files that you contribute."),
}

# Ctrl-C, as the shell counts it.
INTERRUPTED = 130


class App(click.Group):
    """A group that imports a command when it is called, and tells an error in one line."""

    def list_commands(self, ctx: click.Context) -> list[str]:  # noqa: ARG002
        """The commands' names."""
        return list(COMMANDS)

    def get_command(
        self,
        ctx: click.Context,  # noqa: ARG002
        cmd_name: str,
    ) -> click.Command | None:
        """The command of that name, imported now."""
        if cmd_name not in COMMANDS:
            return None
        command: click.Command = import_module(COMMANDS[cmd_name][0]).command
        return command

    def format_commands(
        self,
        ctx: click.Context,  # noqa: ARG002
        formatter: click.HelpFormatter,
    ) -> None:
        """The commands for ``--help``, without importing one."""
        with formatter.section("Commands"):
            formatter.write_dl([(name, line) for name, (_, line) in COMMANDS.items()])

    def main(  # type: ignore[override]  # fewer arguments than click's, and never returns
        self,
        args: Sequence[str] | None = None,
        prog_name: str | None = None,
        **_: object,
    ) -> NoReturn:
        """Run, and exit: errors in one line on stderr, nothing at all on a broken pipe."""
        try:
            code = super().main(args, prog_name, standalone_mode=False) or 0
        except click.ClickException as error:
            say(one_line(error))
            code = error.exit_code
        except click.Abort:
            code = INTERRUPTED
        except BrokenPipeError:
            quiet_stdout()
            code = 0
        sys.exit(code)


def one_line(error: click.ClickException) -> str:
    """The message of an error, and for a wrong call where to read on, in one line."""
    message = " ".join(error.format_message().split())
    if not isinstance(error, click.UsageError) or error.ctx is None:
        return message
    return f"{message.rstrip('.')} (see {error.ctx.command_path} --help)"


@click.group(
    cls=App,
    context_settings={"help_option_names": ["-h", "--help"]},
    no_args_is_help=False,
    epilog="Exit codes: 0 done, 1 the document has no article text, 2 wrong call or file.",
)
@click.version_option(__version__, "-V", "--version", message="newsclean %(version)s")
def app() -> None:
    """Separate the body of a news article from what surrounds it."""
