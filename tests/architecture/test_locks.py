"""What is installed is written down to the last hash, for every platform, and without the address it came from."""

from __future__ import annotations

import re
import tomllib
from typing import NamedTuple

import pytest
from packaging.requirements import Requirement
from packaging.utils import canonicalize_name

from tests.architecture.source_tree import ROOT

LOCKS = ("requirements.lock", "requirements-dev.lock")


class Pin(NamedTuple):
    """One line of a lock file."""

    requirement: Requirement
    hashes: int


@pytest.mark.parametrize("lock", LOCKS)
def test_every_line_is_one_version_with_its_hashes(lock: str) -> None:
    assert [pin for pin in _pins(lock) if pin.hashes == 0 or not _is_exact(pin.requirement)] == []


@pytest.mark.parametrize("lock", LOCKS)
def test_every_dependency_of_mosaic_is_pinned_within_its_range(lock: str) -> None:
    wanted = [Requirement(text) for text in _project()["dependencies"]]
    assert [one for one in wanted if not _pinned(lock, one)] == []


def test_the_development_list_holds_the_other_one() -> None:
    run, develop = ({str(pin.requirement) for pin in _pins(lock)} for lock in LOCKS)
    assert run - develop == set()


def test_py2neo_is_an_extra_and_never_installed_to_run_mosaic() -> None:
    assert "py2neo" not in {pin.requirement.name for pin in _pins("requirements.lock")}
    assert list(_project()["optional-dependencies"]) == ["py2neo"]


def _project() -> dict[str, list[str]]:
    project: dict[str, list[str]] = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    return project


def _pins(lock: str) -> list[Pin]:
    lines = re.split(r"\n(?=\S)", (ROOT / lock).read_text(encoding="utf-8").strip())
    return [Pin(Requirement(line.split(" \\\n")[0]), line.count("--hash=sha256:")) for line in lines]


def _is_exact(requirement: Requirement) -> bool:
    return [part.operator for part in requirement.specifier] == ["=="]


def _pinned(lock: str, wanted: Requirement) -> bool:
    named = [pin.requirement for pin in _pins(lock) if pin.requirement.name == canonicalize_name(wanted.name)]
    versions = [part.version for one in named for part in one.specifier]
    return bool(versions) and all(wanted.specifier.contains(version) for version in versions)
