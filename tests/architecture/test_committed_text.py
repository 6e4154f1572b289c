"""No committed file names a package registry, a folder of somebody's machine, or a credential."""

from __future__ import annotations

import re

import pytest

from tests.architecture.source_tree import committed_files, place

# Written in parts, so that this file does not name what it looks for.
_REGISTRIES = (
    ("pypi", "org"),
    ("pythonhosted", "org"),
    ("npmjs", "org"),
    ("npmjs", "com"),
    ("maven", "apache", "org"),
    ("maven", "org"),
    ("sonatype", "org"),
    ("crates", "io"),
    ("docker", "io"),
    ("ghcr", "io"),
    ("quay", "io"),
    ("jsdelivr", "net"),
    ("unpkg", "com"),
    ("conda", "anaconda", "org"),
)
REGISTRY = re.compile("|".join(re.escape(".".join(parts)) for parts in _REGISTRIES), re.IGNORECASE)
REGISTRY_SETTING = re.compile(
    r"--(extra-)?index-url[ =]|--find-links[ =]|\"resolved\": *\"http|registry *= *\S*//", re.IGNORECASE
)
MACHINE_PATH = re.compile(r"(?<![\w.}])(/(home|Users|root|work|opt)/[\w.]|[A-Z]:\\\\?Users\\)")
CREDENTIAL = re.compile(
    r"-----BEGIN [A-Z ]*PRIVATE KEY|\bgh[pousr]_\w{30}|\bAKIA[A-Z0-9]{16}\b|://[^/\s:@{}$]+:[^/\s:@{}$]+@"
)


@pytest.mark.parametrize(
    "forbidden", [REGISTRY, REGISTRY_SETTING, MACHINE_PATH, CREDENTIAL], ids=lambda p: p.pattern[:20]
)
def test_no_committed_file_holds(forbidden: re.Pattern[str]) -> None:
    found = [
        f"{place(path, number)} {match.group()}"
        for path in committed_files()
        for number, line in enumerate(path.read_text(encoding="utf-8", errors="replace").splitlines(), start=1)
        if (match := forbidden.search(line))
    ]
    assert found == []


@pytest.mark.parametrize(
    ("forbidden", "text"),
    [
        (REGISTRY, "https://files." + "pythonhosted." + "org/x.whl"),
        (REGISTRY_SETTING, "--find-" + "links /wheels"),
        (MACHINE_PATH, "cd /" + "home/somebody"),
        (CREDENTIAL, "bolt://neo4j:" + "letmein@db"),
    ],
)
def test_each_is_recognised(forbidden: re.Pattern[str], text: str) -> None:
    assert forbidden.search(text)
