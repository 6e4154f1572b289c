"""The explorer as people meet it: its own process, on the real database, in Chromium.

No request may leave the machine: every page of every test is watched, and the last fixture to end says what left.
"""

from __future__ import annotations

import os
import shutil
from contextlib import contextmanager
from typing import TYPE_CHECKING, Any
from urllib.parse import urlsplit

import pytest
from playwright.sync_api import sync_playwright

from graph.ports import LOOPBACK, choose_free
from graph.settings import Settings
from tests import story
from tests.browser.visitor import Visitor
from tests.builders import put
from tests.conftest import BEGIN_AGAIN, EMPTY
from ui.explorer_process import ExplorerProcess

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from playwright.sync_api import Browser

    from graph.neo4j.bolt import Bolt
    from graph.neo4j.endpoint import Endpoint

SWITCHES = (
    "--headless",
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
)
HERE = {LOOPBACK, "localhost"}


@pytest.fixture(scope="module")
def chromium() -> Iterator[Browser]:
    """Start Debian's Chromium; never a downloaded one."""
    program = shutil.which("chromium")
    if program is None:
        pytest.skip("no chromium program on this machine: install the package chromium")
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=program, args=list(SWITCHES))
        yield browser
        browser.close()


@pytest.fixture(scope="module")
def home(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Name the folder in which the explorer keeps what is not in the database."""
    return tmp_path_factory.mktemp("explorer")


@pytest.fixture(scope="module")
def address(endpoint: Endpoint, bolt: Bolt, home: Path) -> Iterator[str]:
    """Load the story and start the explorer on it."""
    bolt.alone(EMPTY)
    bolt.alone(BEGIN_AGAIN)
    put(bolt, story.FULL)
    with explorer_at(endpoint.uri, endpoint, home) as started:
        yield started


@contextmanager
def explorer_at(uri: str, endpoint: Endpoint, home: Path) -> Iterator[str]:
    """Run an explorer that reaches the database under an address of its own."""
    with pytest.MonkeyPatch.context() as patched:
        patched.setenv("MOSAIC_NEO4J_URI", uri)
        patched.setenv("MOSAIC_NEO4J_USER", endpoint.user)
        patched.setenv("MOSAIC_NEO4J_PASSWORD", endpoint.password.get_secret_value())
        patched.setenv("MOSAIC_HOME", str(home))
        patched.setenv("MOSAIC_EXPLORER_PORT", str(choose_free()))
        explorer = ExplorerProcess(Settings.from_environment(os.environ))
        try:
            yield explorer.start()
        finally:
            explorer.stop()


@contextmanager
def watched(chromium: Browser, address: str, **options: Any) -> Iterator[Visitor]:  # noqa: ANN401 - Playwright's own
    """Open a browser of somebody's own, and see that nothing in it speaks to anybody outside."""
    context = chromium.new_context(**{"viewport": {"width": 1440, "height": 1000}, **options})
    page = context.new_page()
    asked: list[str] = []
    faults: list[str] = []
    context.on("request", lambda request: asked.append(request.url))
    page.on("pageerror", lambda error: faults.append(str(error)))
    yield Visitor(page, address)
    context.close()
    assert not [
        url for url in asked if urlsplit(url).scheme in {"http", "https", "ws"} and urlsplit(url).hostname not in HERE
    ]
    assert not faults


@pytest.fixture
def visitor(chromium: Browser, address: str) -> Iterator[Visitor]:
    """Somebody who opens a browser."""
    with watched(chromium, address) as somebody:
        yield somebody
