"""Fetch the listed program files once, and check every hash each time before they are run."""

from __future__ import annotations

import argparse
import sys
from typing import TYPE_CHECKING, get_args

from filelock import FileLock

from graph.errors import DownloadError
from graph.neo4j.jar_list import LISTS, Jar, read_list
from graph.progress import Progress, silent
from graph.settings import Neo4jVersion

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence
    from pathlib import Path


def ensure_jars(jars: Sequence[Jar], *, cache: Path, progress: Progress = silent) -> tuple[Path, ...]:
    """Return the checked files in the list's order, fetching into `cache` those that are missing or damaged.

    Raises:
        DownloadError: Maven Central cannot be reached, has not what is listed, or sends something else.
    """
    try:
        cache.mkdir(parents=True, exist_ok=True)
        # Two first starts at once would write the same files; the second waits and finds them there.
        with FileLock(cache / "jars.lock"):
            missing = [jar for jar in jars if not jar.is_file_of(cache / jar.file_name)]
            if missing:
                # Needed once on a machine, and slow to load.
                from graph.neo4j.fetching import fetch_all  # noqa: PLC0415

                fetch_all(missing, cache=cache, progress=progress)
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
        if not jar.is_file_of(file):
            raise DownloadError(
                f"{jar.file_name} in {folder} is not the listed file (its hash differs); copy it again."
            )
    return tuple(folder / jar.file_name for jar in jars)


def main(arguments: Iterable[str]) -> None:
    """Regenerate the list of one version, or fetch and check its files."""
    from graph.neo4j.jar_tree import regenerate  # noqa: PLC0415 - as above

    parser = argparse.ArgumentParser(prog="python -m graph.neo4j.jars", description=main.__doc__)
    parser.add_argument("--regenerate", choices=get_args(Neo4jVersion), required=True)
    version: Neo4jVersion = parser.parse_args(list(arguments)).regenerate
    regenerate(version, file=LISTS[version])
    sys.stdout.write(f"{LISTS[version].name}: {len(read_list(LISTS[version]))} files\n")


if __name__ == "__main__":
    main(sys.argv[1:])
