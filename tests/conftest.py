"""Fixtures for tests that need a browser, and the settings that engines are tested with."""

from __future__ import annotations

import os
import shutil
import sys
from collections.abc import Iterator
from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from playwright.sync_api import Browser, Page

# Spark's workers shall be this Python; nothing shall ask a network.
os.environ["PYSPARK_PYTHON"] = sys.executable
os.environ["HAYSTACK_TELEMETRY_ENABLED"] = "False"
os.environ["HF_HUB_OFFLINE"] = "1"
os.environ["RAY_USAGE_STATS_ENABLED"] = "0"

NAMES = ("chromium", "chromium-browser", "google-chrome", "chrome")
SWITCHES = [
    "--headless",
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
]


def chromium() -> str | None:
    """Where Chromium is: what NEWSCLEAN_CHROMIUM says, else the first on the PATH."""
    return os.environ.get("NEWSCLEAN_CHROMIUM") or next(
        filter(None, map(shutil.which, NAMES)), None
    )


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    path = chromium()
    if path is None:
        pytest.skip("no Chromium: install it, or say in NEWSCLEAN_CHROMIUM where it is")
    sync_api = pytest.importorskip("playwright.sync_api", reason="Playwright is not installed")
    with sync_api.sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=path, args=SWITCHES)
        yield browser
        browser.close()


@pytest.fixture
def page(browser: Browser) -> Iterator[Page]:
    """A page of its own; the test fails on an error in a script and on any request to a network."""
    context = browser.new_context(viewport={"width": 1440, "height": 860})
    made = context.new_page()
    problems: list[str] = []
    made.on("pageerror", lambda error: problems.append(str(error)))
    made.on("request", lambda request: _note_request(request.url, problems))
    yield made
    context.close()
    assert not problems


def _note_request(url: str, problems: list[str]) -> None:
    if not url.startswith(("file:", "data:", "about:", "http://127.0.0.1:")):
        problems.append(f"request to {url}")


@pytest.fixture
def violations(browser: Browser):
    """What axe-core finds of a page, serious or critical, by rule and element."""
    axe = pytest.importorskip("axe_playwright_python.sync_playwright").Axe()

    def found(page: Page) -> list[tuple[str, str]]:
        return [
            (violation["id"], node["html"][:120])
            for violation in axe.run(page).response["violations"]
            if violation["impact"] in ("serious", "critical")
            for node in violation["nodes"]
        ]

    return found


@pytest.fixture
def open_page(browser: Browser):
    """Opens an HTML file in a context of its own that lets axe-core in despite the policy."""
    contexts = []

    def opened(url: str, scheme: str) -> Page:
        context = browser.new_context(bypass_csp=True, color_scheme=scheme)
        contexts.append(context)
        made = context.new_page()
        made.goto(url)
        return made

    yield opened
    for context in contexts:
        context.close()
