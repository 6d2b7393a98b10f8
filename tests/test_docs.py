"""What the pages say is true: examples run, links lead somewhere, nothing is left out."""

from __future__ import annotations

import re
import subprocess
from pathlib import Path

import pytest

from benchmarks.languages import render
from newsclean import Kind
from newsclean.cli.clean import command

ROOT = Path(__file__).parent.parent
PAGES = sorted([*ROOT.glob("*.md"), *ROOT.glob("docs/*.md")])
SEED = ROOT / "seeds" / "000_20a66667152be587.txt"
EXAMPLES = [
    pytest.param(page, match[1], id=f"{page.name}:{text.count(chr(10), 0, match.start()) + 2}")
    for page in PAGES
    for text in [page.read_text(encoding="utf-8")]
    for match in re.finditer(r"^```python\n(.*?)^```", text, re.MULTILINE | re.DOTALL)
]


@pytest.mark.parametrize(("page", "code"), EXAMPLES)
def test_an_example_runs_and_prints_what_it_says(page: Path, code: str, capsys):
    """A comment after a ``print`` that begins with a bracket is what is printed."""
    exec("import newsclean\n" + code, {"text": SEED.read_text(encoding="utf-8")})
    printed = capsys.readouterr().out
    for expected in re.findall(r"^print\(.*?\)\s+# ([(<\[].*)$", code, re.MULTILINE):
        assert expected in printed.splitlines(), printed


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


def test_the_makefile_s_demo_document_is_there():
    makefile = (ROOT / "Makefile").read_text(encoding="utf-8")
    assert f"SPECIMEN := {SEED.relative_to(ROOT).as_posix()}\n" in makefile


def test_the_ci_script_is_sound():
    subprocess.run(["bash", "-n", str(ROOT / ".ci" / "run")], check=True)


def test_the_page_on_languages_is_in_step_with_the_files():
    page = (ROOT / "docs/languages.md").read_text(encoding="utf-8")
    assert page == render(), "write it anew: python -m benchmarks languages"
