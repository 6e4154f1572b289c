"""The front end's own tests run with Node's runner, and its packages are under licences that Mosaic may bundle."""

from __future__ import annotations

import json
import subprocess

from tests.architecture.source_tree import ROOT

FRONT_END = ROOT / "ui" / "chart" / "frontend"
ONLY_IN_TESTS = {"node_modules/axe-core": "MPL-2.0"}
"""Injected into pages by the tests of what everybody can use; never in the bundle."""
BUNDLED_UNDER = {"MIT", "BSD-2-Clause", "BSD-3-Clause", "Apache-2.0", "ISC"}


def test_its_own_tests_pass() -> None:
    command = ["/bin/sh", str(ROOT / "deploy" / "chart.sh"), "test"]
    done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=False)  # noqa: S603
    assert done.returncode == 0, done.stdout + done.stderr


def test_every_package_has_its_hash_no_address_and_a_licence_that_may_be_bundled() -> None:
    lock = json.loads((FRONT_END / "package-lock.json").read_text(encoding="utf-8"))
    packages = {name: each for name, each in lock["packages"].items() if name}
    assert [name for name, each in packages.items() if not each.get("integrity", "").startswith("sha512-")] == []
    assert [name for name, each in packages.items() if "resolved" in each] == []
    bundled = {name: each for name, each in packages.items() if name not in ONLY_IN_TESTS}
    assert [name for name, each in bundled.items() if each.get("license") not in BUNDLED_UNDER] == []
    assert {name: packages[name]["license"] for name in ONLY_IN_TESTS} == ONLY_IN_TESTS
