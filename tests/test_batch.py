"""``newsclean batch``: what goes in comes out once, and what is broken is named."""

from __future__ import annotations

import csv
import gzip
import io
import json
import os
import random
import resource
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest
from click.testing import CliRunner

import newsclean
from newsclean.cli.app import app
from newsclean.pipelines.sources import Selection, expand, read_all

PROSE = "The council of Vellmar voted on Tuesday to close its last coal plant, the mayor said."
TEXT = f"News\n\n{PROSE}\n\nArticles You May Like\n\nMortgages Explained\n"
PAGE = f"<html><body><nav>News</nav><p>{PROSE}</p></body></html>"


def documents(count: int, start: int = 0) -> list[dict[str, object]]:
    return [{"id": f"d{n}", "text": f"{TEXT}\nPage {n}\n"} for n in range(start, start + count)]


def jsonl(rows: list[dict[str, object]]) -> bytes:
    return b"".join(json.dumps(row).encode() + b"\n" for row in rows)


def call(*args: object, given: bytes | None = None):
    # No worker: what a run with workers does is what test_pipelines_pool.py tests.
    arguments = ["batch", *map(str, args), "--workers", "0"]
    return CliRunner().invoke(app, arguments, input=given)


def rows(path: Path) -> list[dict[str, object]]:
    if path.suffix == ".parquet":
        return pytest.importorskip("pyarrow.parquet").read_table(path).to_pylist()
    data = path.read_bytes()
    if path.suffix == ".gz":
        data = gzip.decompress(data)
    elif path.suffix == ".zst":
        data = zstd().decompress(data)
    return [json.loads(line) for line in data.splitlines()]


def zstd():
    if sys.version_info >= (3, 14):
        from compression import zstd
    else:
        zstd = pytest.importorskip("backports.zstd", reason="needs newsclean[batch]")
    return zstd


def errors(output: Path) -> list[tuple[str, str, str]]:
    """Id, error and position of each entry of the side file."""
    lines = output.with_name(output.name + ".errors.jsonl").read_text(encoding="utf-8")
    return [
        tuple(json.loads(line)[k] for k in ("id", "error", "position"))
        for line in lines.splitlines()
    ]


def read(*paths: Path, **choices: object) -> list[tuple[str, object, str]]:
    records = read_all(expand(map(str, paths)), Selection(**choices))
    return [(place.id, document, place.error) for place, document in records]


# --- what goes in ---


@pytest.fixture
def table() -> dict[str, list[object]]:
    return {"id": ["a", "b", "c"], "text": [TEXT, PROSE, None]}


def write_jsonl(path: Path, table) -> None:
    lines = zip(*table.values(), strict=True)
    path.write_bytes(jsonl([dict(zip(table, line, strict=True)) for line in lines]))


def write_csv(path: Path, table) -> None:
    with path.open("w", newline="", encoding="utf-8") as file:
        writer = csv.writer(file, delimiter="\t" if path.suffix == ".tsv" else ",")
        writer.writerow(table)
        writer.writerows(zip(*table.values(), strict=True))


def write_parquet(path: Path, table) -> None:
    pa = pytest.importorskip("pyarrow", reason="needs newsclean[batch]")
    pytest.importorskip("pyarrow.parquet").write_table(pa.table(table), path)


@pytest.mark.parametrize(
    ("name", "write"),
    [
        ("in.jsonl", write_jsonl),
        ("in.csv", write_csv),
        ("in.tsv", write_csv),
        ("in.parquet", write_parquet),
    ],
)
def test_rows_of_any_form_give_the_same(tmp_path, table, name, write):
    path = tmp_path / name
    write(path, table)
    *good, (identifier, document, error) = read(path)
    assert good == [("a", TEXT, ""), ("b", PROSE, "")]
    assert identifier == "c"
    # CSV has no null.
    assert (document, error) in [("", ""), (None, "column 'text' is null")]


@pytest.mark.parametrize("pack", [gzip.compress, lambda data: zstd().compress(data)])
def test_what_is_packed_is_unpacked_whatever_its_name(tmp_path, pack):
    path = tmp_path / "in.jsonl"
    # Two members, as parts put end to end are.
    path.write_bytes(pack(jsonl(documents(1))) + pack(jsonl(documents(1, 1))))
    assert [identifier for identifier, *_ in read(path)] == ["d0", "d1"]


def test_folders_and_globs_are_sorted(tmp_path):
    for name in ("b.txt", "a.html", "sub/c.htm.gz", "notes.pdf"):
        path = tmp_path / name
        path.parent.mkdir(exist_ok=True)
        path.write_bytes(gzip.compress(PAGE.encode()) if name.endswith(".gz") else PAGE.encode())
    names = ["a.html", "b.txt", "sub/c.htm.gz"]
    assert read(tmp_path) == [(str(tmp_path / name), PAGE.encode(), "") for name in names]
    assert [i for i, *_ in read(tmp_path / "**" / "*.ht*")] == [
        str(tmp_path / "a.html"),
        str(tmp_path / "sub/c.htm.gz"),
    ]


def test_standard_input_is_jsonl_unless_said_otherwise(tmp_path):
    output = tmp_path / "out.jsonl"
    assert call("-", "-o", output, given=jsonl(documents(2))).exit_code == 0
    assert [row["id"] for row in rows(output)] == ["d0", "d1"]
    assert (
        call("-", "--from", "page", "-o", output, "--overwrite", given=TEXT.encode()).exit_code == 0
    )
    assert rows(output)[0]["id"] == "stdin"


def test_columns_are_named_and_ids_fall_back_to_the_position(tmp_path):
    path = tmp_path / "in.jsonl"
    path.write_bytes(jsonl([{"url": "u", "body": PROSE, "text": "no"}, {"body": PROSE}]))
    assert read(path, column="body", id_column="url")[0] == ("u", PROSE, "")
    assert [i for i, *_ in read(path, column="body")] == [f"{path}:1", f"{path}:2"]


def warc_record(
    uri: str, body: bytes, lie: int = 0, kind: str = "text/html; charset=latin1"
) -> bytes:
    http = f"HTTP/1.1 200 OK\r\nContent-Type: {kind}\r\n\r\n".encode() + body
    lines = (
        "WARC/1.0",
        "WARC-Type: response",
        f"WARC-Target-URI: {uri}",
        "Content-Type: application/http; msgtype=response",
        f"Content-Length: {len(http) + lie}",
    )
    return "\r\n".join(lines).encode() + b"\r\n\r\n" + http + b"\r\n\r\n"


@pytest.fixture
def fastwarc():
    return pytest.importorskip("fastwarc", reason="needs newsclean[warc]")


def test_pages_of_a_web_archive(tmp_path, fastwarc):
    path = tmp_path / "in.warc.gz"
    records = [
        warc_record("https://a.test/", "<p>é</p>".encode("latin-1")),
        warc_record("https://b.test/i.png", b"\x89PNG", kind="image/png"),
        warc_record("https://c.test/", b"<p>c</p>", kind="text/html"),
    ]
    path.write_bytes(b"".join(map(gzip.compress, records)))
    assert read(path) == [
        ("https://a.test/", "<p>é</p>", ""),
        ("https://c.test/", b"<p>c</p>", ""),
    ]


@pytest.mark.parametrize("lie", [40, -20, -1000])
@pytest.mark.parametrize("pack", [bytes, gzip.compress])
def test_a_content_length_that_lies_costs_its_record(tmp_path, fastwarc, lie, pack):
    path = tmp_path / "in.warc"
    first, liar, last = (f"https://{n}.test/" for n in ("first", "liar", "last"))
    page = b"<p>A page of several words.</p>"
    records = [warc_record(first, page), warc_record(liar, page, lie), warc_record(last, page)]
    path.write_bytes(b"".join(map(pack, records)))
    found = read(path)
    # A record that says it is longer than it is swallows the head of the next one.
    kept = [first] if lie > 0 else [first, last]
    assert [i for i, _, error in found if not error] == kept
    wrong = [(i, error) for i, _, error in found if error]
    assert len(wrong) == 1
    assert wrong[0][0] == liar
    assert "Content-Length" in wrong[0][1]


def test_a_content_length_beyond_the_end_is_cut_off(tmp_path, fastwarc):
    path = tmp_path / "in.warc"
    path.write_bytes(warc_record("https://a.test/", b"<p>a</p>", lie=10**6))
    (found,) = read(path)
    assert found[1] is None
    assert found[2].startswith("cut off: ")


# --- what comes out ---


@pytest.mark.parametrize("name", ["out.jsonl", "out.jsonl.gz", "out.jsonl.zst", "out.parquet"])
def test_the_output_s_name_tells_its_form(tmp_path, name):
    source, output = tmp_path / "in.jsonl", tmp_path / name
    source.write_bytes(jsonl(documents(25)))
    result = call(source, "-o", output, "--part-size", 10)
    assert result.exit_code == 0, result.stderr
    assert [row["id"] for row in rows(output)] == [f"d{n}" for n in range(25)]
    assert rows(output)[3]["text"] == newsclean.clean(str(documents(25)[3]["text"])).text
    assert sorted(p.name for p in tmp_path.iterdir()) == sorted(
        ["in.jsonl", name, f"{name}.errors.jsonl", f"{name}.summary.json"]
    )


def test_with_a_slash_at_the_end_the_parts_stay(tmp_path):
    source, output = tmp_path / "in.jsonl", tmp_path / "out.jsonl"
    source.write_bytes(jsonl(documents(25)))
    assert call(source, "-o", f"{output}/", "--part-size", 10).exit_code == 0
    assert sorted(p.name for p in output.iterdir()) == [
        "_errors.jsonl",
        "_summary.json",
        "part-00000.jsonl",
        "part-00001.jsonl",
        "part-00002.jsonl",
    ]
    assert [len(rows(part)) for part in sorted(output.glob("part-*"))] == [10, 10, 5]
    assert call(source, "-o", f"{output}/", "--part-size", 10).exit_code == 2
    assert call(source, "-o", f"{output}/", "--part-size", 20, "--overwrite").exit_code == 0
    assert len(list(output.glob("part-*"))) == 2


def test_columns_kinds_and_limits_are_what_was_asked_for(tmp_path):
    source, output = tmp_path / "in.jsonl", tmp_path / "out.jsonl"
    source.write_bytes(jsonl(documents(9)))
    result = call(
        source, "-o", output, "--columns", "verdict,text", "--keep", "section_label", "--limit", 4
    )
    assert result.exit_code == 0
    assert [list(row) for row in rows(output)] == [["id", "text", "verdict"]] * 4
    assert str(rows(output)[0]["text"]).startswith("News\n")
    assert call(source, "-o", output, "--columns", "all", "--overwrite").exit_code == 0
    assert "segments" in rows(output)[0]


def test_the_summary_adds_up(tmp_path):
    source, output = tmp_path / "in.jsonl", tmp_path / "out.jsonl"
    source.write_bytes(jsonl([*documents(3), {"text": None}]))
    result = call(source, "-o", output)
    assert result.exit_code == 1
    summary = json.loads((tmp_path / "out.jsonl.summary.json").read_text(encoding="utf-8"))
    assert (summary["documents"], summary["errors"]) == (3, 1)
    assert summary["verdicts"] == {str(rows(output)[0]["verdict"]): 3}
    assert sum(summary["removed"].values()) + 3 * len(PROSE) <= summary["characters"]
    assert summary["removed_share_by_kind"]["related"] > 0
    assert summary["run"]["inputs"][0][0] == str(source)
    assert "documents 3, errors 1" in result.stderr
    assert call(source, "-o", output, "--overwrite", "--quiet").stderr.count("\n") == 1


def test_workers_write_what_one_process_writes(tmp_path):
    source = tmp_path / "in.jsonl"
    source.write_bytes(jsonl([*documents(70), {"text": 5}, *documents(70, 70)]))
    written = []
    for workers in ("0", "2"):
        output = tmp_path / f"{workers}.jsonl"
        CliRunner().invoke(app, ["batch", str(source), "-o", str(output), "--workers", workers])
        written.append((output.read_bytes(), errors(output)))
    assert written[0] == written[1]
    assert len(written[0][0].splitlines()) == 140


# --- going on after the end ---


def test_a_run_killed_at_random_gives_the_same_bytes(tmp_path):
    """SIGKILL at three random moments; the benchmark does it oftener."""
    source = tmp_path / "in.jsonl"
    source.write_bytes(jsonl([*documents(200), {"text": None}, *documents(200, 200)]))
    command = [sys.executable, "-m", "newsclean", "batch", str(source), "--part-size", "50"]
    command += ["--workers", "1", "--resume", "--quiet", "-o"]
    whole, killed = tmp_path / "whole.jsonl.gz", tmp_path / "killed.jsonl.gz"
    began = time.monotonic()
    assert subprocess.run([*command, str(whole)], stderr=subprocess.DEVNULL).returncode == 1
    # A machine that is quick is killed sooner: past the end nothing is left to kill.
    took = time.monotonic() - began
    moments = random.Random(7)
    kills = 0
    for _ in range(3):
        with subprocess.Popen([*command, str(killed)], stderr=subprocess.DEVNULL) as run:
            time.sleep(took * moments.uniform(0.2, 0.7))
            kills += run.poll() is None
            run.kill()
    subprocess.run([*command, str(killed)], stderr=subprocess.DEVNULL)
    assert kills
    for name in ("", ".errors.jsonl", ".summary.json"):
        assert (tmp_path / f"killed.jsonl.gz{name}").read_bytes() == (
            tmp_path / f"whole.jsonl.gz{name}"
        ).read_bytes()
    assert not (tmp_path / "killed.jsonl.gz.parts").exists()


@pytest.fixture
def halfway(tmp_path, monkeypatch):
    """A run over 30 documents that ended in the third part of ten."""
    from newsclean.pipelines.batch import parts

    source, output = tmp_path / "in.jsonl", tmp_path / "out.jsonl"
    source.write_bytes(jsonl(documents(30)))
    with monkeypatch.context() as patched:
        patched.setattr(parts.Part, "commit", _fails_at(2, parts.Part.commit))
        result = call(source, "-o", output, "--part-size", 10)
    assert result.exit_code == 2
    return source, output, result


def _fails_at(number: int, commit):
    def fails(self):
        if self.number == number:
            raise OSError(28, "No space left on device", str(self.draft))
        commit(self)

    return fails


def test_a_full_disk_leaves_the_parts_and_says_how_to_go_on(halfway):
    source, output, result = halfway
    assert result.stderr.count("\n") == 1
    assert "No space left on device" in result.stderr
    assert "--resume" in result.stderr
    assert not output.exists()
    parts = sorted(output.with_name("out.jsonl.parts").glob("part-*"))
    assert [len(rows(part)) for part in parts] == [10, 10]
    assert call(source, "-o", output, "--part-size", 10, "--resume").exit_code == 0
    assert [row["id"] for row in rows(output)] == [f"d{n}" for n in range(30)]


def test_an_unfinished_run_is_not_begun_anew_by_accident(halfway):
    source, output, _ = halfway
    result = call(source, "-o", output, "--part-size", 10)
    assert (result.exit_code, result.stderr.count("\n")) == (2, 1)
    assert "--resume" in result.stderr
    assert call(source, "-o", output, "--part-size", 10, "--overwrite").exit_code == 0
    assert len(rows(output)) == 30


def test_another_run_is_not_gone_on_with(halfway):
    source, output, _ = halfway
    result = call(source, "-o", output, "--part-size", 5, "--keep", "title", "--resume")
    assert result.exit_code == 2
    assert "keep, part-size differ" in result.stderr


def test_a_run_that_is_complete_is_left_alone(tmp_path):
    source, output = tmp_path / "in.jsonl", tmp_path / "out.jsonl"
    source.write_bytes(jsonl(documents(3)))
    assert call(source, "-o", output, "--resume").exit_code == 0
    before = output.stat().st_mtime_ns
    result = call(source, "-o", output, "--resume")
    assert (result.exit_code, output.stat().st_mtime_ns) == (0, before)
    assert "is complete: nothing to do" in result.stderr
    result = call(source, "-o", output)
    assert result.exit_code == 2
    assert "say --overwrite" in result.stderr


def test_a_disk_quota_ends_the_run_and_keeps_the_parts(tmp_path):
    """The real thing: the system refuses to write on."""
    source, output = tmp_path / "in.jsonl", tmp_path / "out.jsonl"
    source.write_bytes(jsonl(documents(120)))
    command = [sys.executable, "-m", "newsclean", "batch", str(source), "-o", str(output)]
    command += ["--part-size", "30", "--workers", "0"]
    whole = subprocess.run(command, capture_output=True, text=True)
    assert whole.returncode == 0
    size = output.stat().st_size
    limit = size // 2

    def limited():
        signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
        resource.setrlimit(resource.RLIMIT_FSIZE, (limit, limit))

    # The parts are small enough, the whole is not.
    again = subprocess.run(
        [*command, "--overwrite"], preexec_fn=limited, capture_output=True, text=True
    )
    assert again.returncode == 2
    assert again.stderr.startswith("newsclean: the output cannot be written: File too large")
    assert again.stderr.count("\n") == 1
    assert len(list(output.with_name("out.jsonl.parts").glob("part-*"))) == 4
    assert output.stat().st_size == size


@pytest.fixture
def as_nobody(tmp_path):
    """Root may write anywhere, so a test of permissions must not be root."""
    if os.geteuid() != 0:
        yield
        return
    # Pytest's own folders, of which there is one more where it runs in several processes.
    ours = [f for f in tmp_path.parents if f.name.startswith(("pytest-", "popen-"))]
    for folder in (tmp_path, *ours):
        folder.chmod(0o755)
    os.seteuid(65534)
    yield
    os.seteuid(0)


def test_a_folder_without_permission_is_said(tmp_path, request):
    source = tmp_path / "in.jsonl"
    source.write_bytes(jsonl(documents(2)))
    # Whatever is imported when it is needed is imported while it may be.
    assert call(source, "-o", tmp_path / "out.jsonl").exit_code == 0
    (tmp_path / "locked").mkdir(mode=0o500)
    request.getfixturevalue("as_nobody")
    result = call(source, "-o", tmp_path / "locked" / "out.jsonl")
    assert (result.exit_code, result.stderr.count("\n")) == (2, 1)
    assert "the output cannot be written: Permission denied" in result.stderr


# --- bad input ---


def test_broken_lines_cost_themselves(tmp_path):
    source, output = tmp_path / "in.jsonl", tmp_path / "out.jsonl"
    lines = [
        jsonl(documents(1)),
        b"[1, 2]\n",
        b'{"text": "caf\xe9"}\n',
        b"\n",
        b'{"id": "n", "text": null}\n',
        b'{"id": "i", "text": 5}\n',
        b'{"id": "m", "body": ""}\n',
        b"[" * 100_000 + b"\n",
        b'{"id": "half", "text": "The coun',
    ]
    source.write_bytes(b"".join(lines))
    result = call(source, "-o", output)
    assert result.exit_code == 1
    assert [row["id"] for row in rows(output)] == ["d0"]
    found = errors(output)
    assert [(identifier, position) for identifier, _, position in found] == [
        (f"{source}:2", f"{source}:2"),
        (f"{source}:3", f"{source}:3"),
        ("n", f"{source}:5"),
        ("i", f"{source}:6"),
        ("m", f"{source}:7"),
        (f"{source}:8", f"{source}:8"),
        (f"{source}:9", f"{source}:9"),
    ]
    assert [error for _, error, _ in found][:5] == [
        "the line holds a JSON list, not an object",
        "not UTF-8 at byte 13 of the line",
        "column 'text' is null",
        "column 'text' holds int; it can hold text",
        "there is no column 'text'; there are: id, body",
    ]
    assert found[5][1].startswith("not JSON")
    assert found[6][1].endswith("the file ends in the middle of a line")


@pytest.mark.parametrize("pack", [gzip.compress, lambda data: zstd().compress(data)])
def test_a_truncated_file_gives_what_it_holds(tmp_path, pack):
    noise = random.Random(3)
    filled = [row | {"n": noise.randbytes(2000).hex()} for row in documents(60)]
    whole = b"".join(pack(jsonl(filled[start : start + 20])) for start in (0, 20, 40))
    broken, good, output = (tmp_path / n for n in ("a.jsonl.gz", "b.jsonl", "out.jsonl"))
    broken.write_bytes(whole[:-1000])
    good.write_bytes(jsonl(documents(1, 99)))
    assert call(broken, good, "-o", output).exit_code == 1
    found = [row["id"] for row in rows(output)]
    assert found[-1] == "d99"
    assert found[:40] == [f"d{n}" for n in range(40)]
    ((identifier, error, position),) = errors(output)
    assert identifier == str(broken)
    assert error.startswith("broken, not read on: Compressed file ended before")
    assert position == f"after {broken}:{len(found) - 1}"


def test_a_parquet_file_without_its_footer_is_named(tmp_path):
    broken, good, output = (tmp_path / n for n in ("a.parquet", "b.jsonl", "out.jsonl"))
    write_parquet(broken, {"text": [TEXT]})
    broken.write_bytes(broken.read_bytes()[:-8])
    good.write_bytes(jsonl(documents(1)))
    result = call(broken, good, "-o", output)
    assert result.exit_code == 1
    assert len(rows(output)) == 1
    assert errors(output)[0][1].startswith("broken, not read on: Parquet magic bytes not found")


@pytest.mark.parametrize(
    ("name", "write"),
    [("a.csv", write_csv), ("a.parquet", write_parquet), ("a.jsonl", write_jsonl)],
)
def test_a_column_that_is_not_there_says_which_are(tmp_path, table, name, write):
    write(tmp_path / name, table)
    result = call(tmp_path / name, "-o", tmp_path / "out.jsonl", "--column", "html")
    assert result.exit_code == 2
    assert "there is no column 'html'; there are: id, text" in result.stderr.splitlines()[-1]


def test_a_call_that_fails_on_everything_stops_early(tmp_path):
    source = tmp_path / "in.jsonl"
    source.write_bytes(b'{"body": "a"}\n' * 5000)
    result = call(source, "-o", tmp_path / "out.jsonl")
    assert result.exit_code == 2
    assert "the first 1000 documents all failed" in result.stderr


def test_a_bomb_is_bounded(tmp_path):
    output, bomb = tmp_path / "out.jsonl", tmp_path / "bomb.jsonl.gz"
    with gzip.open(bomb, "wb") as file:
        file.write(b'{"text": "')
        for _ in range(60):
            file.write(b"a" * 1_000_000)
    page = tmp_path / "bomb.html.gz"
    page.write_bytes(gzip.compress(b"<p>" + b"a" * 3_000_000))
    good = tmp_path / "good.jsonl"
    good.write_bytes(jsonl(documents(1)))
    result = call(bomb, page, good, "-o", output, "--max-bytes", 1_000_000)
    assert result.exit_code == 1
    assert len(rows(output)) == 1
    assert [error for _, error, _ in errors(output)] == [
        "one line is larger than 30485760 bytes: not read on",
        "larger than --max-bytes 1000000",
    ]


def test_a_large_cell_costs_itself(tmp_path):
    source, output = tmp_path / "in.jsonl", tmp_path / "out.jsonl"
    source.write_bytes(jsonl([{"text": "a " * 60_000}, *documents(1)]))
    assert call(source, "-o", output, "--max-bytes", 100_000).exit_code == 1
    assert errors(output) == [
        (f"{source}:1", "larger than --max-bytes 100000", f"{source}:1"),
    ]


def test_a_quote_that_never_closes_is_an_error_of_its_csv(tmp_path):
    source = tmp_path / "in.csv"
    source.write_text(f'id,text\na,"{PROSE}"\nb,"' + "never closed\n" * 5, encoding="utf-8")
    found = read(source)
    assert found[0] == ("a", PROSE, "")
    assert len(found) == 2


@pytest.mark.parametrize(
    ("args", "message"),
    [
        (["nowhere.jsonl", "-o", "o.jsonl"], "nowhere.jsonl: no such file or folder"),
        (["*.warc", "-o", "o.jsonl"], "no file there that newsclean reads"),
        ([".", "-o", "o.jsonl"], "no file there that newsclean reads"),
        (["-", "-o", "o.xml"], "end it .jsonl, .jsonl.gz, .jsonl.zst, .parquet"),
        (["-", "-o", "o.jsonl", "--columns", "words"], "'words' is no column"),
        (["-", "-o", "o.jsonl", "--keep", "words"], "'words' is no kind"),
        (["-", "-o", "o.jsonl", "--resume", "--overwrite"], "say one"),
    ],
)
def test_a_wrong_call_is_said_in_one_line(tmp_path, monkeypatch, args, message):
    monkeypatch.chdir(tmp_path)
    result = call(*args, given=b"")
    assert (result.exit_code, result.stderr.count("\n")) == (2, 1)
    assert message in result.stderr
    assert list(tmp_path.iterdir()) == []


def test_a_file_whose_name_says_nothing_needs_its_form(tmp_path):
    source = tmp_path / "dump"
    source.write_bytes(jsonl(documents(1)))
    result = call(source, "-o", tmp_path / "o.jsonl")
    assert "say --from" in result.stderr
    assert call(source, "--from", "jsonl", "-o", tmp_path / "o.jsonl").exit_code == 0


def test_what_is_not_installed_names_its_extra(tmp_path, monkeypatch):
    monkeypatch.setitem(sys.modules, "pyarrow.parquet", None)
    source = tmp_path / "in.parquet"
    source.write_bytes(b"PAR1")
    result = call(source, "-o", tmp_path / "o.jsonl")
    assert result.exit_code == 2
    assert "pip install 'newsclean[batch]'" in result.stderr


def test_progress_is_shown_on_a_terminal_alone(monkeypatch):
    from newsclean.cli import progress
    from newsclean.pipelines.batch import Tally
    from newsclean.pipelines.sources.read import Meter

    class Terminal(io.StringIO):
        def isatty(self) -> bool:
            return True

    with progress.shown(quiet=False) as watch:
        assert watch is None
    monkeypatch.setattr(sys, "stderr", Terminal())
    monkeypatch.setenv("TERM", "xterm")
    with progress.shown(quiet=False) as watch:
        watch(Tally(documents=1500, errors=2), Meter([]))
        drawn = sys.stderr.getvalue()
    assert "1,502 documents" in drawn
    assert "2 errors" in drawn


def test_ctrl_c_keeps_the_parts_and_says_how_to_go_on(tmp_path):
    source, output = tmp_path / "in.jsonl", tmp_path / "out.jsonl"
    source.write_bytes(jsonl(documents(3000)))
    command = [sys.executable, "-m", "newsclean", "batch", str(source), "-o", str(output)]
    command += ["--part-size", "20", "--workers", "1"]
    notes = output.with_name("out.jsonl.parts") / "_state"
    with subprocess.Popen(command, stderr=subprocess.PIPE, text=True, process_group=0) as run:
        end = time.monotonic() + 30
        while not (notes / "00001.json").exists() and time.monotonic() < end:
            time.sleep(0.02)
        os.killpg(run.pid, signal.SIGINT)
        _, said = run.communicate(timeout=20)
    assert run.returncode == 130
    assert said.startswith("newsclean: interrupted; what is written is complete")
    assert said.count("\n") == 1
    assert (notes / "00001.json").exists()
    assert not output.exists()
