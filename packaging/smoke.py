"""Tries an installed newsclean, from outside the repository: library, commands, plugin."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path
from tempfile import TemporaryDirectory

import newsclean
from newsclean.testing import news_page

TEST = """
def test_page(news_page, newsclean):
    page = news_page(seed=2)
    assert newsclean.clean_html(page.source).text == page.text
"""


def run(*command: str) -> str:
    """What a command prints; it has to succeed."""
    return subprocess.run(command, check=True, capture_output=True, text=True).stdout


def main() -> None:
    """Fails where something that a user does first does not work."""
    assert "site-packages" in newsclean.__file__, newsclean.__file__
    page = news_page()
    assert newsclean.clean(page.source).text == page.text
    with TemporaryDirectory() as folder:
        source, report, test = (Path(folder, name) for name in ("a.html", "r.html", "test_a.py"))
        source.write_text(page.source, encoding="utf-8")
        test.write_text(TEST, encoding="utf-8")
        newsclean_command = str(Path(sys.executable).parent / "newsclean")
        assert run(newsclean_command, "clean", str(source)).startswith(page.text[:40])
        run(newsclean_command, "report", str(source), "-o", str(report))
        assert report.read_text(encoding="utf-8").startswith("<!doctype html>")
        assert "1 passed" in run(sys.executable, "-m", "pytest", "-q", str(test))
    print(f"newsclean {newsclean.__version__} works on Python {sys.version.split()[0]}")


if __name__ == "__main__":
    main()
