"""The command line, in the process and as people run it."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

import newsclean
from newsclean.cli.app import app

SEED = Path(__file__).parent.parent / "seeds" / "000_20a66667152be587.txt"
PROSE = (
    "The council of Vellmar voted on Tuesday to close its last coal plant, two years earlier "
    "than planned, and to build a heat store on the site."
)
TEXT = f"News\n\n{PROSE}\n\nArticles You May Like\n\nMortgages Explained\n"


def run(*args: str, given: str | bytes | None = None) -> Result:
    return CliRunner().invoke(app, ["clean", *args], input=given)


def shell(*args: str, given: bytes = b"", **env: str) -> subprocess.CompletedProcess[bytes]:
    return subprocess.run(
        [sys.executable, "-m", "newsclean", *args],
        input=given,
        capture_output=True,
        env=os.environ | env,
        check=False,
    )


# --- what comes out ---


def test_a_file_is_cleaned():
    result = run(str(SEED))
    assert result.exit_code == 0
    assert result.stderr == ""
    assert result.stdout == newsclean.clean(SEED.read_text(encoding="utf-8")).text + "\n"
    assert result.stdout.startswith("Russian president")
    assert "Articles You May Like" not in result.stdout


@pytest.mark.parametrize("args", [(), ("-",)])
def test_standard_input_is_cleaned(args):
    assert run(*args, given=TEXT).stdout == f"{PROSE}\n"


def test_formats():
    article = newsclean.clean(TEXT)
    assert run("--format", "markdown", given=TEXT).stdout == article.to_markdown() + "\n"
    assert run("--format", "html", given=TEXT).stdout == article.to_html() + "\n"
    printed = run("--format", "json", given=TEXT).stdout
    assert newsclean.Article.from_json(printed) == article
    assert json.loads(printed)["schema"] == 1


def test_kinds_are_kept_and_dropped():
    kept = run("--keep", "section_label, related", "--keep", "Title", given=TEXT).stdout
    assert kept.startswith("News\n")
    assert "Mortgages Explained" in kept
    result = run("--drop", "paragraph", given=TEXT)
    assert PROSE not in result.stdout


def test_the_language_is_passed_on():
    assert (
        newsclean.Article.from_json(
            run("--lang", "de", "--format", "json", given=TEXT).stdout
        ).language
        == "de"
    )


def test_the_table_shows_every_segment_and_its_reasons():
    article = newsclean.clean(SEED.read_text(encoding="utf-8"))
    out = run("--explain", str(SEED)).stdout
    rows = [line for line in out.splitlines() if line[1:2] in "+-" and line[1:2]]
    assert [row.split()[1] for row in rows] == [s.kind.value for s in article.segments]
    assert "\x1b" not in out
    assert "segments kept" in out.splitlines()[-1]


def test_the_table_cannot_act_on_the_terminal():
    out = run("--explain", given=f"\x1b[2J\x1b]0;x\x07News [bold]now[/bold]\n\n{PROSE}\n").stdout
    assert "\x1b" not in out
    assert "[bold]now[/bold]" in out


# --- what goes in ---


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-32"])
def test_marked_encodings_are_read(encoding):
    result = run(given=f"{PROSE} Café.".encode(encoding))
    assert result.stdout == f"{PROSE} Café.\n"
    assert result.stderr == ""


def test_other_bytes_are_read_with_a_note():
    result = run(given=f"{PROSE} Café – “open”.".encode("cp1252"))
    assert result.stdout == f"{PROSE} Café – “open”.\n"
    assert result.stderr.startswith("newsclean: standard input is not UTF-8 at byte")
    assert result.stderr.count("\n") == 1


def test_bytes_that_are_no_text_are_survived():
    assert run(given=bytes(range(256)) * 20).exit_code in (0, 1)


def test_line_ends_are_read():
    assert run(given=TEXT.replace("\n", "\r\n").encode()).stdout == f"{PROSE}\n"


# --- what goes wrong ---


@pytest.mark.parametrize("given", ["", "\n \n"])
def test_no_text_is_exit_code_1(given):
    result = run(given=given)
    assert (result.exit_code, result.stdout) == (1, "")
    assert result.stderr == ("newsclean: no article text in standard input (verdict: empty)\n")


@pytest.mark.parametrize(
    ("args", "message"),
    [
        (("clean", "none.txt"), "none.txt: no such file; check the path"),
        (("clean", "."), ". is a folder; name one file"),
        (("clean", "https://example.org/a"), "try: curl -sL https://example.org/a | newsclean"),
        (("clean", "--keep", "headline", "-"), "'headline' is no kind; the kinds are: paragraph,"),
        (("clean", "--drop", "x", "-"), "'x' is no kind; the kinds are: paragraph,"),
        (("clean", "--lang", "klingon", "-"), "klingon"),
        (("clean", "--format", "xml", "-"), "'xml' is not one of 'text', 'markdown'"),
        (("clean", "--explain", "--format", "html", "-"), "--explain prints a table"),
        (("clean", "a", "b"), "unexpected extra argument"),
        (("claen",), "No such command 'claen'"),
        ((), "Missing command"),
    ],
)
def test_a_wrong_call_is_exit_code_2_and_one_line(args, message):
    result = CliRunner().invoke(app, list(args), input=TEXT)
    assert (result.exit_code, result.stdout) == (2, "")
    assert result.stderr.startswith("newsclean: ")
    assert message in result.stderr
    assert result.stderr.count("\n") == 1


def test_an_unreadable_file_is_exit_code_2(tmp_path: Path):
    path = tmp_path / ("x" * 300)
    result = run(str(path))
    assert result.exit_code == 2
    assert "cannot be read" in result.stderr


# --- as people run it ---


def test_the_version_is_told():
    result = shell("--version")
    assert result.stdout.decode().split() == ["newsclean", newsclean.__version__]


def test_help_names_the_exit_codes():
    for args in (["--help"], ["clean", "-h"]):
        out = shell(*args).stdout.decode()
        assert "Exit codes: 0 done, 1 the document has no article text" in " ".join(out.split())


def test_output_is_utf_8_whatever_the_locale():
    env = {"LC_ALL": "C", "PYTHONIOENCODING": "ascii", "PYTHONUTF8": "0"}
    result = shell("clean", given=f"{PROSE} Café – 東京.\n".encode(), **env)
    assert result.stdout.decode("utf-8") == f"{PROSE} Café – 東京.\n"
    assert shell("clean", "--explain", given=TEXT.encode(), **env).returncode == 0


@pytest.mark.skipif(os.name == "nt", reason="a POSIX pipe")
@pytest.mark.parametrize("form", ["text", "json"])
def test_a_broken_pipe_is_quiet(form):
    command = f"{sys.executable} -m newsclean clean --format {form} | head -c 10"
    given = (PROSE + "\n\n").encode() * 3000
    result = subprocess.run(["sh", "-c", command], input=given, capture_output=True, check=False)
    assert len(result.stdout) == 10
    assert result.stderr == b""


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="no full device here")
def test_a_full_disk_is_told():
    with Path("/dev/full").open("wb") as full:
        result = subprocess.run(
            [sys.executable, "-m", "newsclean", "clean", str(SEED)],
            stdout=full,
            stderr=subprocess.PIPE,
            check=False,
        )
    assert result.returncode == 2
    assert result.stderr == b"newsclean: the output cannot be written: No space left on device\n"


@pytest.mark.skipif(os.name == "nt", reason="closes a POSIX descriptor")
@pytest.mark.parametrize("closing", [">&-", "<&-"])
def test_closed_streams_are_told(closing):
    command = f"{sys.executable} -m newsclean clean {closing}"
    result = subprocess.run(
        ["sh", "-c", command], input=TEXT.encode(), capture_output=True, check=False
    )
    assert result.returncode == 2
    assert b"is closed" in result.stderr
    assert result.stderr.count(b"\n") == 1


@pytest.mark.skipif(os.name == "nt", reason="needs a pseudo-terminal")
@pytest.mark.parametrize(("no_color", "coloured"), [("", True), ("1", False)])
def test_colours_are_for_terminals(no_color, coloured):
    out = in_terminal("clean", "--explain", str(SEED), NO_COLOR=no_color, TERM="xterm")
    assert ("\x1b[" in out) is coloured
    assert "segments kept" in out


@pytest.mark.skipif(os.name == "nt", reason="needs a pseudo-terminal")
def test_nothing_to_read_is_told_on_a_terminal():
    assert "name a FILE, pipe a document in" in in_terminal("clean")


def in_terminal(*args: str, **env: str) -> str:
    """What a command prints on a terminal."""
    import pty

    leader, follower = pty.openpty()
    process = subprocess.Popen(
        [sys.executable, "-m", "newsclean", *args],
        stdin=follower,
        stdout=follower,
        stderr=follower,
        env=os.environ | env,
    )
    os.close(follower)
    chunks = []
    try:
        while chunk := os.read(leader, 65536):
            chunks.append(chunk)
    except OSError:
        # Linux ends a terminal's output with an error.
        pass
    process.wait(timeout=30)
    os.close(leader)
    return b"".join(chunks).decode()


# --- rules check ---


def test_a_sound_lexicon_file_is_told_nothing():
    file = Path(newsclean.__file__).parent / "lexicon" / "common.toml"
    result = shell("rules", "check", str(file))
    assert (result.returncode, result.stdout, result.stderr) == (0, b"", b"")


def test_a_broken_lexicon_file_is_told_file_entry_and_problem(tmp_path: Path):
    file = tmp_path / "xx.toml"
    file.write_text('language = "xx"\nname = "X"\n[[entry]]\nid = "related.a"\nkind = "relate"\n')
    result = shell("rules", "check", str(file))
    assert result.returncode == 1
    assert b"xx.toml, entry 'related.a': kind is 'relate'; it can be paragraph" in result.stdout
    assert b"1 problem" in result.stderr


@pytest.mark.parametrize("arguments", [(), ("missing.toml",), (".",)])
def test_rules_check_needs_files_that_can_be_read(arguments: tuple[str, ...]):
    result = shell("rules", "check", *arguments)
    assert result.returncode == 2
    assert result.stderr.count(b"\n") == 1
