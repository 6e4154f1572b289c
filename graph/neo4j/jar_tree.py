"""Work out anew which files a Neo4j server consists of; needed only when its version changes."""

from __future__ import annotations

import hashlib
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from tempfile import TemporaryDirectory

from jgo.maven import Artifact, Dependency, MavenContext

from graph.neo4j.jar_list import Jar, write_list

# The whole server: the first brings the database and its command-line tool, the second the protocol of the driver.
ROOTS = ("org.neo4j:neo4j", "org.neo4j:neo4j-bolt")
SERVER_SCOPES = ("compile", "runtime")


def regenerate(version: str, *, file: Path, threads: int = 16) -> None:
    """Ask Maven Central for the tree of this version and write its list, hashes included."""
    with TemporaryDirectory() as folder, ThreadPoolExecutor(threads) as pool:
        context = MavenContext(repo_cache=Path(folder), timeout=60)
        roots = [context.create_dependency(f"{root}:{version}") for root in ROOTS]
        inputs, transitive = context.resolver.resolve(roots)
        artifacts = {
            dependency.artifact.key: dependency.artifact for dependency in filter(_is_run, [*inputs, *transitive])
        }
        write_list(file, pool.map(_jar, artifacts.values()), version=version)


def _is_run(dependency: Dependency) -> bool:
    return dependency.type == "jar" and (dependency.scope or "compile") in SERVER_SCOPES and not dependency.optional


def _jar(artifact: Artifact) -> Jar:
    content = Path(artifact.resolve()).read_bytes()
    return Jar(
        group=artifact.groupId,
        artifact=artifact.artifactId,
        version=artifact.version,
        classifier=artifact.classifier or None,
        sha256=hashlib.sha256(content).hexdigest(),
    )
