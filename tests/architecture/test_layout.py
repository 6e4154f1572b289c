"""A file holds one thing that its name says, and no name of ours hides another."""

from __future__ import annotations

import ast

from tests.architecture.source_tree import (
    PACKAGES,
    ROOT,
    committed_files,
    modules_of_tests,
    place,
    product_modules,
    tree_of,
)

NAMES_THAT_SAY_NOTHING = {
    "utils",
    "util",
    "helpers",
    "helper",
    "misc",
    "common",
    "base",
    "manager",
    "managers",
    "tools",
}
# Streamlit puts ui/ first on the path, so that a module of one of these names would stand in for the package.
NAMES_THAT_SHADOW = {*PACKAGES, "tests"}


def test_every_module_name_says_what_is_inside() -> None:
    every = [*product_modules(), *modules_of_tests()]
    assert [place(path) for path in every if {path.stem, path.parent.name} & NAMES_THAT_SAY_NOTHING] == []


def test_no_module_of_the_explorer_hides_a_package() -> None:
    below = [path for path in committed_files() if path.relative_to(ROOT).parts[0] == "ui"]
    parts = {path: path.relative_to(ROOT / "ui").with_suffix("").parts for path in below}
    assert [place(path) for path, names in parts.items() if NAMES_THAT_SHADOW & set(names)] == []


def test_no_folder_of_the_explorer_is_called_pages() -> None:
    # Streamlit would run such a file by its address alone, without app.py and its check of who is asking.
    assert [place(path) for path in product_modules() if "pages" in path.parts] == []


def test_no_test_folder_hides_a_package() -> None:
    folders = {path.parent for path in modules_of_tests()}
    assert [place(folder) for folder in folders if not (folder / "__init__.py").exists()] == []


def test_every_package_folder_is_a_package() -> None:
    folders = {path.parent for path in product_modules()}
    assert [place(folder) for folder in folders if not (folder / "__init__.py").exists()] == []


def test_every_module_says_in_one_docstring_what_it_is() -> None:
    every = [path for path in (*product_modules(), *modules_of_tests()) if path.read_text(encoding="utf-8").strip()]
    assert [place(path) for path in every if not ast.get_docstring(tree_of(path))] == []
