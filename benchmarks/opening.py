"""How heavy a report is and how fast it opens: ``python -m benchmarks.opening [PAGE…]``.

Without pages, one of 170 kB is made. It needs Chromium and Playwright (the extra ``test``).
"""

from __future__ import annotations

import os
import shutil
import sys
from pathlib import Path
from statistics import median
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING

from newsclean import Article, clean
from newsclean.testing import news_page

if TYPE_CHECKING:
    from playwright.sync_api import Browser

RUNS = 5
PARAGRAPHS = 430
NAMES = ("chromium", "chromium-browser", "google-chrome")
# Two frames after the load event: by then what was laid out is on the screen.
PAINTED = """new Promise(done => requestAnimationFrame(() => requestAnimationFrame(
    () => done(performance.now()))))"""
# From the click on a kind until the frame after it.
TOGGLED = """new Promise(done => {
    const start = performance.now();
    document.querySelector('.kind').click();
    requestAnimationFrame(() => setTimeout(() => done(performance.now() - start)));
})"""


def main() -> None:
    """Print one line a page."""
    path = os.environ.get("NEWSCLEAN_CHROMIUM") or next(
        filter(None, map(shutil.which, NAMES)), None
    )
    if path is None:
        sys.exit("no Chromium: install it, or say in NEWSCLEAN_CHROMIUM where it is")
    from playwright.sync_api import sync_playwright

    pages = [(name, Path(name).read_bytes()) for name in sys.argv[1:]] or [("made", _made())]
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(
            executable_path=path, args=["--headless", "--no-sandbox"]
        )
        for name, source in pages:
            print(f"{name}: {_measured(clean(source), len(source), browser)}")
        browser.close()


def _made() -> bytes:
    line = "the harbour office of Vellmar said so on Tuesday, and nobody was surprised. "
    return news_page([f"Paragraph {n}: {line * 5}" for n in range(PARAGRAPHS)]).source.encode()


def _measured(article: Article, size: int, browser: Browser) -> str:
    html = article.report().encode()
    text = sum(len(segment.text.encode()) for segment in article.segments)
    with TemporaryDirectory() as folder:
        path = Path(folder) / "report.html"
        path.write_bytes(html)
        opened, toggled = [], []
        for _ in range(RUNS):
            page = browser.new_page(viewport={"width": 1440, "height": 860})
            page.goto(path.as_uri())
            opened.append(page.evaluate(PAINTED))
            toggled.append(page.evaluate(TOGGLED))
            page.close()
    return (
        f"page {size / 1000:.0f} kB, {len(article.segments)} segments, "
        f"report {(len(html) - text) / 1000:.0f} kB beside {text / 1000:.0f} kB of text, "
        f"painted after {median(opened):.0f} ms, a kind toggled in {median(toggled):.0f} ms "
        f"(medians of {RUNS})"
    )


if __name__ == "__main__":
    main()
