"""Fetch program files from Maven Central; a file counts only once its hash is right."""

from __future__ import annotations

import shutil
from concurrent.futures import FIRST_EXCEPTION, ThreadPoolExecutor, wait
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING

import requests
from jgo.maven import MavenContext

from graph.errors import DownloadError
from graph.progress import Progress, Step

if TYPE_CHECKING:
    from collections.abc import Sequence

    from graph.neo4j.jar_list import Jar

THREADS = 16
ATTEMPTS = 3
TIMEOUT_SECONDS = 30

UNREACHABLE = (
    "Maven Central cannot be reached, so Neo4j could not be fetched; connect once or set the proxy variables, or set "
    "MOSAIC_NEO4J_JARS to a folder of Neo4j's jars or MOSAIC_NEO4J_URI to a server that runs already."
)


def fetch_all(jars: Sequence[Jar], *, cache: Path, progress: Progress) -> None:
    """Fetch these files into `cache`.

    Raises:
        DownloadError: Maven Central cannot be reached, has not what is listed, or sends something else.
    """
    with TemporaryDirectory(dir=cache) as folder, ThreadPoolExecutor(THREADS) as pool:
        context = MavenContext(repo_cache=Path(folder), timeout=TIMEOUT_SECONDS)
        tasks = [pool.submit(_fetch, jar, context=context, cache=cache) for jar in jars]
        for number, task in enumerate(tasks, start=1):
            # The first failure ends all: 200 files that each wait for a dead network would take minutes to say so.
            failed = [one for one in wait([task], return_when=FIRST_EXCEPTION).done if one.exception()]
            if failed:
                pool.shutdown(cancel_futures=True)
                failed[0].result()
            progress(Step("Fetching Neo4j", number, len(tasks)))


def _fetch(jar: Jar, *, context: MavenContext, cache: Path) -> None:
    """Fetch one file; it takes its place in the cache only when its hash is right."""
    for _ in range(ATTEMPTS):
        fetched = _resolve(jar, context)
        if jar.is_file_of(fetched):
            shutil.move(fetched, cache / jar.file_name)
            return
        fetched.unlink()
    raise DownloadError(
        f"The file fetched for {jar.coordinate} is not the listed one (its hash differs), so it was not run; "
        "ask whoever runs your proxy or mirror, or set MOSAIC_NEO4J_JARS."
    )


def _resolve(jar: Jar, context: MavenContext) -> Path:
    artifact = context.project(jar.group, jar.artifact).at_version(jar.version).artifact(jar.classifier or "")
    try:
        return Path(artifact.resolve())
    except requests.RequestException as error:
        raise DownloadError(UNREACHABLE) from error
    except RuntimeError as error:
        raise DownloadError(f"Maven Central has no {jar.coordinate}; correct the list or regenerate it.") from error
