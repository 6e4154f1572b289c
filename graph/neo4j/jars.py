"""Fetch the listed program files once, and check every hash each time before they are run."""

from __future__ import annotations

import argparse
import hashlib
import shutil
import sys
from concurrent.futures import FIRST_EXCEPTION, ThreadPoolExecutor, wait
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING, get_args

import requests
from filelock import FileLock
from jgo.maven import MavenContext

from graph.errors import DownloadError
from graph.neo4j.jar_list import LISTS, Jar, read_list
from graph.neo4j.jar_tree import regenerate
from graph.progress import Progress, Step, silent
from graph.settings import Neo4jVersion

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

THREADS = 16
ATTEMPTS = 3
TIMEOUT_SECONDS = 30

UNREACHABLE = (
    "Maven Central cannot be reached, so Neo4j could not be fetched; connect once or set the proxy variables, or set "
    "MOSAIC_NEO4J_JARS to a folder of Neo4j's jars or MOSAIC_NEO4J_URI to a server that runs already."
)


def ensure_jars(jars: Sequence[Jar], *, cache: Path, progress: Progress = silent) -> tuple[Path, ...]:
    """Return the checked files in the list's order, fetching into `cache` those that are missing or damaged.

    Raises:
        DownloadError: Maven Central cannot be reached, has not what is listed, or sends something else.
    """
    try:
        cache.mkdir(parents=True, exist_ok=True)
        # Two first starts at once would write the same files; the second waits and finds them there.
        with FileLock(cache / "jars.lock"):
            missing = [jar for jar in jars if not _is_right(cache / jar.file_name, jar)]
            _fetch_all(missing, cache=cache, progress=progress)
    except OSError as error:
        raise DownloadError(
            f"Neo4j's files cannot be kept in {cache} ({error.strerror}); free space there or set MOSAIC_CACHE."
        ) from error
    return tuple(cache / jar.file_name for jar in jars)


def check_folder(jars: Sequence[Jar], *, folder: Path) -> tuple[Path, ...]:
    """Return the checked files of a folder that somebody else filled; nothing is written there.

    Raises:
        DownloadError: a file is missing, or is another than the listed one.
    """
    for jar in jars:
        file = folder / jar.file_name
        if not file.is_file():
            raise DownloadError(f"{jar.file_name} is missing from {folder}; copy it there or unset MOSAIC_NEO4J_JARS.")
        if not _is_right(file, jar):
            raise DownloadError(
                f"{jar.file_name} in {folder} is not the listed file (its hash differs); copy it again."
            )
    return tuple(folder / jar.file_name for jar in jars)


def _is_right(file: Path, jar: Jar) -> bool:
    if not file.is_file():
        return False
    with file.open("rb") as content:
        return hashlib.file_digest(content, "sha256").hexdigest() == jar.sha256


def _fetch_all(jars: Sequence[Jar], *, cache: Path, progress: Progress) -> None:
    if not jars:
        return
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
        if _is_right(fetched, jar):
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


def main(arguments: Iterable[str]) -> None:
    """Regenerate the list of one version, or fetch and check its files."""
    parser = argparse.ArgumentParser(prog="python -m graph.neo4j.jars", description=main.__doc__)
    parser.add_argument("--regenerate", choices=get_args(Neo4jVersion), required=True)
    version: Neo4jVersion = parser.parse_args(list(arguments)).regenerate
    regenerate(version, file=LISTS[version])
    sys.stdout.write(f"{LISTS[version].name}: {len(read_list(LISTS[version]))} files\n")


if __name__ == "__main__":
    main(sys.argv[1:])
