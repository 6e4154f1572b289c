"""The explorer's process: started once, found again, stopped, and clear about what keeps it from starting."""

from __future__ import annotations

import signal
import socket
from http.client import HTTPConnection
from typing import TYPE_CHECKING

import psutil
import pytest

from graph.errors import ExplorerStartError
from graph.ports import choose_free
from graph.settings import Settings
from ui.explorer_process import ExplorerProcess

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

pytestmark = pytest.mark.slow


@pytest.fixture
def settings(tmp_path: Path) -> Settings:
    port = str(choose_free())
    return Settings.from_environment({"MOSAIC_HOME": str(tmp_path / "home"), "MOSAIC_EXPLORER_PORT": port})


@pytest.fixture
def explorer(settings: Settings, tmp_path: Path) -> Iterator[ExplorerProcess]:
    """Run a page of the test's own: this is about the process and not about what it shows."""
    app = tmp_path / "app.py"
    app.write_text("import streamlit as st\nst.write('a page')\n", encoding="utf-8")
    process = ExplorerProcess(settings, app=app)
    yield process
    process.stop()


def test_it_answers_at_its_address_once_started(explorer: ExplorerProcess, settings: Settings) -> None:
    assert explorer.start() == f"http://localhost:{settings.explorer_port}"
    connection = HTTPConnection("127.0.0.1", settings.explorer_port, timeout=10)
    connection.request("GET", "/")
    assert connection.getresponse().status == 200
    connection.close()


def test_it_listens_on_the_loopback_address_only(explorer: ExplorerProcess) -> None:
    explorer.start()
    connections = psutil.Process(explorer.status().pid).net_connections()
    assert {one.laddr.ip for one in connections if one.status == psutil.CONN_LISTEN} == {"127.0.0.1"}


def test_starting_it_again_changes_nothing(explorer: ExplorerProcess) -> None:
    address, pid = explorer.start(), explorer.status().pid
    assert explorer.start() == address
    assert explorer.status().pid == pid


def test_a_stopped_one_is_gone_and_can_be_started_again(explorer: ExplorerProcess) -> None:
    explorer.start()
    assert explorer.stop() is True
    assert explorer.status().running is False
    assert explorer.stop() is False
    explorer.start()
    assert explorer.status().running is True


def test_a_killed_one_is_not_said_to_run(explorer: ExplorerProcess) -> None:
    explorer.start()
    process = psutil.Process(explorer.status().pid)
    process.send_signal(signal.SIGKILL)
    process.wait(30)
    assert explorer.status().running is False


def test_it_is_found_when_the_note_of_its_process_is_lost(explorer: ExplorerProcess) -> None:
    explorer.start()
    before = explorer.status()
    explorer._note.unlink()
    assert explorer.status().pid == before.pid
    assert explorer.status().address == before.address


def test_a_port_in_use_is_named_with_its_setting(explorer: ExplorerProcess, settings: Settings) -> None:
    port = settings.explorer_port
    with (
        socket.create_server(("127.0.0.1", port)),
        pytest.raises(ExplorerStartError, match=rf"Port {port} is in use .* MOSAIC_EXPLORER_PORT"),
    ):
        explorer.start()


def test_one_that_ends_while_starting_names_its_log(settings: Settings, tmp_path: Path) -> None:
    with pytest.raises(ExplorerStartError, match=r"ended while it was starting; .*explorer\.log says why"):
        ExplorerProcess(settings, app=tmp_path / "absent.py").start()


def test_a_folder_that_cannot_be_written_is_named_with_its_setting(tmp_path: Path) -> None:
    (tmp_path / "home").write_text("in the way", encoding="ascii")
    with pytest.raises(ExplorerStartError, match=r"cannot write to .* MOSAIC_HOME"):
        ExplorerProcess(Settings.from_environment({"MOSAIC_HOME": str(tmp_path / "home")})).start()
