"""The pytest plugin. It imports newsclean when a fixture is asked for, and not before."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from collections.abc import Callable

    from newsclean import Cleaner
    from newsclean.specimen import Specimen
    from newsclean.testing import NewsPage, Snapshot


def pytest_addoption(parser: pytest.Parser) -> None:
    """The flag and the setting of this plugin."""
    group = parser.getgroup("newsclean")
    group.addoption(
        "--newsclean-update",
        action="store_true",
        help="write the snapshots of newsclean_snapshot instead of comparing with them",
    )
    parser.addini(
        "newsclean_specimens",
        "folder of labelled documents for the fixture `specimens`, from the root folder",
        default="seeds",
    )


@pytest.fixture(scope="session")
def newsclean() -> Cleaner:
    """A cleaner with the default options."""
    from newsclean import Cleaner

    return Cleaner()


@pytest.fixture(scope="session")
def news_page() -> Callable[..., NewsPage]:
    """``newsclean.testing.news_page``: makes pages with their gold."""
    from newsclean.testing import news_page

    return news_page


@pytest.fixture(scope="session")
def specimens(pytestconfig: pytest.Config) -> tuple[Specimen, ...]:
    """The labelled documents in the folder that ``newsclean_specimens`` names."""
    from newsclean import NewscleanError
    from newsclean.specimen import load_all

    folder = pytestconfig.rootpath / str(pytestconfig.getini("newsclean_specimens"))
    try:
        return load_all(folder)
    except NewscleanError as error:
        raise pytest.UsageError(f"{error} (the ini setting newsclean_specimens)") from None


@pytest.fixture
def newsclean_snapshot(request: pytest.FixtureRequest) -> Snapshot:
    """Compares what newsclean makes of a document with what it made of it before."""
    from newsclean.testing import Snapshot

    path = Path(str(request.path))
    return Snapshot(
        path.parent / "__newsclean__" / path.stem,
        request.node.name,
        update=bool(request.config.getoption("--newsclean-update")),
    )
