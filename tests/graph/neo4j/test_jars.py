"""Program files: fetched once, and never run unless they are the listed ones."""

from __future__ import annotations

import gc
import hashlib
import socket
from typing import TYPE_CHECKING

import pytest

from graph.errors import DownloadError
from graph.neo4j.jar_list import LISTS, Jar, read_list, write_list
from graph.neo4j.jars import check_folder, ensure_jars
from graph.progress import Step

if TYPE_CHECKING:
    from pathlib import Path

    from graph.settings import Neo4jVersion

# The smallest of the listed files, 4 KB: these tests fetch it for real.
SMALL = next(jar for jar in read_list(LISTS["5.26.20"]) if jar.artifact == "zstd-proxy")
OTHER_HASH = "0" * 64


@pytest.fixture
def unreachable(monkeypatch: pytest.MonkeyPatch) -> None:
    """Send every request to a proxy port on which nobody listens."""
    with socket.socket() as closed:
        closed.bind(("127.0.0.1", 0))
        proxy = f"http://127.0.0.1:{closed.getsockname()[1]}"
    for name in ("HTTPS_PROXY", "https_proxy", "HTTP_PROXY", "http_proxy", "ALL_PROXY", "all_proxy"):
        monkeypatch.setenv(name, proxy)
    monkeypatch.setenv("NO_PROXY", "")
    monkeypatch.setenv("no_proxy", "")


@pytest.mark.usefixtures("unreachable")
def test_without_maven_central_it_says_what_else_can_be_done(tmp_path: Path) -> None:
    with pytest.raises(DownloadError, match=r"Maven Central cannot be reached.*MOSAIC_NEO4J_JARS.*MOSAIC_NEO4J_URI"):
        ensure_jars([SMALL], cache=tmp_path)


@pytest.mark.usefixtures("unreachable")
def test_fetched_files_need_no_network(tmp_path: Path) -> None:
    (tmp_path / "probe-1.jar").write_bytes(b"probe")
    digest = hashlib.sha256(b"probe").hexdigest()
    probe = Jar(group="example", artifact="probe", version="1", sha256=digest)
    assert ensure_jars([probe], cache=tmp_path) == (tmp_path / "probe-1.jar",)


def test_a_listed_file_is_fetched_and_its_progress_told(tmp_path: Path) -> None:
    steps: list[Step] = []
    (fetched,) = ensure_jars([SMALL], cache=tmp_path, progress=steps.append)
    assert hashlib.sha256(fetched.read_bytes()).hexdigest() == SMALL.sha256
    assert steps == [Step("Fetching Neo4j", 1, 1)]


def test_a_damaged_file_is_fetched_anew(tmp_path: Path) -> None:
    damaged = tmp_path / SMALL.file_name
    damaged.write_bytes(b"half of it")
    ensure_jars([SMALL], cache=tmp_path)
    assert hashlib.sha256(damaged.read_bytes()).hexdigest() == SMALL.sha256


def test_a_file_that_is_not_the_listed_one_is_never_kept(tmp_path: Path) -> None:
    with pytest.raises(DownloadError, match=r"its hash differs.*was not run"):
        ensure_jars([SMALL.model_copy(update={"sha256": OTHER_HASH})], cache=tmp_path)
    assert list(tmp_path.glob("**/*.jar")) == []


# jgo leaves the refused request's connection to the garbage collector, which would warn in whichever test runs next.
@pytest.mark.filterwarnings("ignore::pytest.PytestUnraisableExceptionWarning")
def test_a_file_that_does_not_exist_is_named(tmp_path: Path) -> None:
    absent = SMALL.model_copy(update={"version": "0.0.0"})
    with pytest.raises(DownloadError, match=r"has no org\.neo4j\.licensing-proxy:zstd-proxy:0\.0\.0"):
        ensure_jars([absent], cache=tmp_path)
    gc.collect()


def test_a_cache_that_cannot_be_written_is_named_with_its_setting(tmp_path: Path) -> None:
    in_the_way = tmp_path / "file"
    in_the_way.write_bytes(b"")
    with pytest.raises(DownloadError, match=r"cannot be kept in .* MOSAIC_CACHE"):
        ensure_jars([SMALL], cache=in_the_way / "cache")


def test_a_folder_of_ones_own_must_hold_every_listed_file(tmp_path: Path) -> None:
    with pytest.raises(DownloadError, match=r"zstd-proxy-5\.26\.20\.jar is missing from"):
        check_folder([SMALL], folder=tmp_path)


def test_a_folder_of_ones_own_must_hold_the_very_files(tmp_path: Path) -> None:
    (tmp_path / SMALL.file_name).write_bytes(b"something else")
    with pytest.raises(DownloadError, match="not the listed file"):
        check_folder([SMALL], folder=tmp_path)
    assert (tmp_path / SMALL.file_name).read_bytes() == b"something else"


@pytest.mark.parametrize("version", LISTS)
def test_the_committed_lists_hold_a_whole_server_and_no_address(version: Neo4jVersion) -> None:
    jars = read_list(LISTS[version])
    assert {"neo4j", "neo4j-bolt"} <= {jar.artifact for jar in jars if jar.version == version}
    assert len({jar.file_name for jar in jars}) == len(jars) > 200
    assert "://" not in LISTS[version].read_text(encoding="ascii")


def test_a_list_written_in_any_order_reads_the_same(tmp_path: Path) -> None:
    jars = read_list(LISTS["5.26.20"])
    write_list(tmp_path / "list", reversed(jars), version="5.26.20")
    assert (tmp_path / "list").read_text() == LISTS["5.26.20"].read_text()


def test_an_unreadable_line_is_counted(tmp_path: Path) -> None:
    (tmp_path / "jars.lock").write_text("# head\n\norg.neo4j:neo4j\n", encoding="ascii")
    with pytest.raises(DownloadError, match=r"Line 3 of jars\.lock"):
        read_list(tmp_path / "jars.lock")
