"""What the pages say is true: examples run, links lead somewhere, nothing is left out."""

from __future__ import annotations

import inspect
import re
import shlex
import shutil
import subprocess
import tomllib
from pathlib import Path
from types import FunctionType
from typing import cast

import pytest
from _pytest.mark import ParameterSet
from click.testing import CliRunner

import newsclean
from benchmarks.languages import render
from newsclean import Kind
from newsclean.cli.app import app
from newsclean.cli.batch import command as batch
from newsclean.cli.clean import command
from newsclean.pipelines.rows import COLUMNS
from newsclean.testing import Snapshot, news_page

ROOT = Path(__file__).parent.parent
PAGES = sorted([*ROOT.glob("*.md"), *ROOT.glob("docs/**/*.md")])
SEED = ROOT / "seeds" / "000_20a66667152be587.txt"
# Page on an engine → what it needs, as a module and as an extra.
ENGINES = {
    "clean-batch.md": [("pyarrow", "arrow")],
    "spark.md": [("pyspark", "spark")],
    "ray.md": [("ray.data", "ray")],
    "datatrove.md": [("datatrove", "datatrove"), ("orjson", "datatrove")],
    "datasets.md": [("datasets", "datasets")],
    "frames.md": [("polars", "polars"), ("pandas", "pandas"), ("duckdb", "duckdb")],
    "scrapy.md": [("scrapy", "scrapy")],
    "rag.md": [("langchain_core", "langchain"), ("haystack", "haystack")],
}
BLOCK = re.compile(r"^```(python|console)\n(.*?)^```", re.MULTILINE | re.DOTALL)


def blocks(page: Path, language: str) -> list[tuple[int, str]]:
    """The code blocks of a page, each with the line that it begins on."""
    text = page.read_text(encoding="utf-8")
    return [
        (text.count("\n", 0, match.start()) + 1, match[2])
        for match in BLOCK.finditer(text)
        if match[1] == language
    ]


@pytest.fixture
def folder(tmp_path, monkeypatch) -> Path:
    """A folder to work in that holds the documents which the pages speak of."""
    text = SEED.read_text(encoding="utf-8")
    for name in ("article.txt", "document.txt"):
        (tmp_path / name).write_text(text, encoding="utf-8")
    (tmp_path / "article.html").write_text(news_page().source, encoding="utf-8")
    monkeypatch.chdir(tmp_path)
    return tmp_path


def with_examples() -> list[ParameterSet]:
    """Pages with Python on them; what engines warn of is their own affair."""
    ignore = pytest.mark.filterwarnings("ignore")
    return [
        pytest.param(
            page,
            marks=[ignore] if page.parent.name == "pipelines" else [],
            id=page.relative_to(ROOT).as_posix(),
        )
        for page in PAGES
        if blocks(page, "python")
    ]


def need_engines(page: Path) -> None:
    """Skip where what a page is on is not installed."""
    if page.parent.name != "pipelines":
        return
    for module, extra in ENGINES.get(page.name, []):
        pytest.importorskip(module, reason=f"needs newsclean[{extra}]")
    if page.name == "spark.md" and shutil.which("java") is None:
        pytest.skip("needs Java 17: apt-get install openjdk-17-jre-headless")


@pytest.mark.parametrize("page", with_examples())
def test_examples_run_and_print_what_they_say(page: Path, folder: Path, capsys):
    """The blocks of a page, in order; a comment after a one-line ``print`` is what it prints."""
    need_engines(page)
    names: dict[str, object] = {"text": SEED.read_text(encoding="utf-8"), "newsclean": newsclean}
    snapshot = Snapshot(folder, "example", update=True)
    for line, code in blocks(page, "python"):
        # Empty lines above: a traceback then names the page's own line.
        exec(compile("\n" * line + code, str(page), "exec"), names)
        for name in [name for name in names if name.startswith("test_")]:
            test = cast("FunctionType", names.pop(name))
            fixtures = {"news_page": news_page, "newsclean_snapshot": snapshot}
            test(**{key: fixtures[key] for key in inspect.signature(test).parameters})
        printed = capsys.readouterr().out
        for expected in re.findall(r"^print\(.*\)  # (?!the )(.*)$", code, re.MULTILINE):
            assert expected.rstrip() in [row.rstrip() for row in printed.splitlines()], printed


@pytest.mark.parametrize("page", [page for page in PAGES if blocks(page, "console")], ids=str)
def test_commands_run(page: Path, folder: Path):
    """Every ``$ newsclean …`` that neither pipes nor waits for a browser."""
    for _, shown in blocks(page, "console"):
        for line in re.findall(r"^\$ newsclean (.*)$", shown, re.MULTILINE):
            words, _, output = line.partition("  #")[0].partition(" > ")
            if "|" in words or words.startswith("lab"):
                continue
            result = CliRunner().invoke(app, shlex.split(words.strip()))
            assert result.exit_code == 0, f"{line}: {result.stderr}"
            if output:
                (folder / output.strip()).write_text(result.stdout, encoding="utf-8")


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.name)
def test_links_lead_somewhere(page: Path):
    for target in re.findall(r"\]\(([^)#]+)[^)]*\)", page.read_text(encoding="utf-8")):
        assert target.startswith("https://") or (page.parent / target).exists(), target


def test_every_kind_has_its_line():
    page, _, _ = (ROOT / "docs/kinds.md").read_text(encoding="utf-8").partition("## Facts")
    rows = re.findall(r"^\| `(\w+)` \|", page, re.MULTILINE)
    assert rows == [kind.value for kind in Kind]


def test_every_option_is_in_the_readme():
    readme = (ROOT / "README.md").read_text(encoding="utf-8")
    for parameter in command.params:
        for spelling in parameter.opts:
            assert spelling == parameter.name or f"`{spelling}" in readme


def test_every_option_of_batch_is_on_its_page():
    page = (ROOT / "docs/pipelines/batch.md").read_text(encoding="utf-8")
    for parameter in batch.params:
        for spelling in parameter.opts:
            assert spelling == parameter.name or f"`{spelling}`" in page


def test_every_column_is_on_its_page():
    page = (ROOT / "docs/pipelines/clean-batch.md").read_text(encoding="utf-8")
    assert re.findall(r"^\| `(\w+)` \|", page, re.MULTILINE) == list(COLUMNS)


def test_every_extra_has_its_line_and_all_has_every_one():
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    page = (ROOT / "docs/pipelines/index.md").read_text(encoding="utf-8")
    (everything,) = project["optional-dependencies"]["all"]
    for extra in re.search(r"\[(.*)\]", everything)[1].split(","):
        assert extra in project["optional-dependencies"]
        assert f"`{extra}`" in page


def test_the_makefile_s_demo_document_is_there():
    makefile = (ROOT / "Makefile").read_text(encoding="utf-8")
    assert f"SPECIMEN := {SEED.relative_to(ROOT).as_posix()}\n" in makefile


def test_the_ci_script_is_sound():
    subprocess.run(["bash", "-n", str(ROOT / ".ci" / "run")], check=True)


def test_the_version_is_the_same_everywhere():
    changelog = (ROOT / "CHANGELOG.md").read_text(encoding="utf-8")
    citation = (ROOT / "CITATION.cff").read_text(encoding="utf-8")
    assert re.findall(r"^## \[([\d.]+)\]", changelog, re.MULTILINE)[0] == newsclean.__version__
    assert f"\nversion: {newsclean.__version__}\n" in citation


def test_every_page_is_in_the_site():
    nav = (ROOT / "mkdocs.yml").read_text(encoding="utf-8").partition("\nnav:")[2]
    for page in ROOT.glob("docs/**/*.md"):
        assert f": {page.relative_to(ROOT / 'docs').as_posix()}\n" in nav


def test_the_page_on_languages_is_in_step_with_the_files():
    page = (ROOT / "docs/languages.md").read_text(encoding="utf-8")
    assert page == render(), "write it anew: python -m benchmarks languages"
