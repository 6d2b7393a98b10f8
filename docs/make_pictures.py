"""Makes the pictures of these pages: ``python docs/make_pictures.py`` (it needs Chromium).

The documents in them are invented: ``newsclean.testing.news_page`` makes them.
"""

from __future__ import annotations

import io
import os
import re
import shutil
import sys
import threading
from pathlib import Path
from tempfile import TemporaryDirectory
from unittest.mock import patch

import uvicorn
from playwright.sync_api import Browser, sync_playwright
from rich._export_format import CONSOLE_SVG_FORMAT
from rich.console import Console
from rich.text import Text

from newsclean import Kind, clean
from newsclean.cli.table import render
from newsclean.lab.server import HOST, application, listen
from newsclean.testing import news_page

PICTURES = Path(__file__).parent / "pictures"
SIZE = {"width": 1280, "height": 760}
CRUFT = (
    Kind.NAVIGATION, Kind.TITLE, Kind.BYLINE, Kind.TIMESTAMP, Kind.SOCIAL, Kind.PROMO,
    Kind.RELATED, Kind.CREDIT, Kind.MEDIA, Kind.COMMENTS, Kind.LEGAL,
)  # fmt: skip
NAMES = ("chromium", "chromium-browser", "google-chrome")


def main() -> None:
    """Make all of them."""
    path = os.environ.get("NEWSCLEAN_CHROMIUM") or next(
        filter(None, map(shutil.which, NAMES)), None
    )
    if path is None:
        sys.exit("no Chromium: install it, or say in NEWSCLEAN_CHROMIUM where it is")
    PICTURES.mkdir(exist_ok=True)
    page = news_page(cruft=CRUFT, seed=5)
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(
            executable_path=path, args=["--headless", "--no-sandbox"]
        )
        picture_report(browser, page.source)
        picture_lab(browser, "\n\n".join(text for _, text in page.gold))
        browser.close()
    picture_terminal()


def picture_report(browser: Browser, source: str) -> None:
    """The report, with a segment chosen."""
    with TemporaryDirectory() as folder:
        path = Path(folder) / "report.html"
        path.write_text(clean(source).report("ferry.html"), encoding="utf-8")
        shown = browser.new_page(viewport=SIZE)
        shown.goto(path.as_uri())
        shown.locator(".segment[data-kind=promo]").first.click()
        shown.mouse.move(0, 0)
        shown.screenshot(path=PICTURES / "report.png")


def picture_lab(browser: Browser, text: str) -> None:
    """The lab, with a correction."""
    listening = listen(0)
    config = uvicorn.Config(application(Path("seeds")), log_level="error", lifespan="off")
    server = uvicorn.Server(config)
    thread = threading.Thread(target=server.run, kwargs={"sockets": [listening]})
    thread.start()
    shown = browser.new_page(viewport=SIZE)
    shown.goto(f"http://{HOST}:{listening.getsockname()[1]}/")
    shown.fill("#source", text)
    shown.locator(".segment").last.click()
    shown.locator(".palette [data-set=navigation]").click()
    shown.locator("[data-corrected]").wait_for()
    shown.screenshot(path=PICTURES / "lab.png")
    server.should_exit = True
    thread.join()


def picture_terminal() -> None:
    """The table of ``newsclean clean --explain``, as text in an SVG."""
    page = news_page(cruft=[Kind.TITLE, Kind.BYLINE, Kind.RELATED, Kind.CREDIT], seed=5)
    with patch("newsclean.cli.terminal._wants_colour", return_value=True):
        table = render(clean(page.source))
    console = Console(record=True, width=110, file=io.StringIO())
    console.print(Text.from_ansi(table))
    # Its own form fetches a font from the network.
    form = re.sub(r"@font-face \{\{.*?\}\}", "", CONSOLE_SVG_FORMAT, flags=re.DOTALL)
    title = "newsclean clean ferry.html --explain"
    console.save_svg(str(PICTURES / "explain.svg"), title=title, code_format=form)


if __name__ == "__main__":
    main()
