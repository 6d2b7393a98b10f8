"""The types that newsclean gives out, as users' checkers see them."""

from __future__ import annotations

import subprocess
import sys
from importlib.util import find_spec
from pathlib import Path

import pytest

ROOT = Path(__file__).parent.parent
SAMPLE = ROOT / "tests" / "typing_sample.py"
CHECKERS = {
    "mypy": ["--strict", "--no-incremental", "--config-file", "", str(SAMPLE)],
    "pyright": ["--pythonpath", sys.executable, str(SAMPLE)],
}


@pytest.mark.parametrize("checker", CHECKERS)
def test_a_checker_finds_nothing_in_the_sample(checker):
    if find_spec(checker) is None:
        pytest.skip(f"{checker} is not installed")
    command = [sys.executable, "-m", checker]
    # The package is a wrapper that fetches pyright itself once.
    if subprocess.run([*command, "--version"], capture_output=True, check=False).returncode:
        pytest.skip(f"{checker} is installed, but cannot be had")
    run = subprocess.run(
        [*command, *CHECKERS[checker]],
        capture_output=True,
        text=True,
        cwd=ROOT,
        check=False,
    )
    assert run.returncode == 0, run.stdout + run.stderr
