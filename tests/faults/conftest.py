"""A database of their own for the tests that kill it; the one of the test run is left alone."""

from __future__ import annotations

from tests.graph.neo4j.conftest import make_local

__all__ = ["make_local"]
