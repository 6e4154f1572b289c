"""The project's own files as the architecture tests see them: what would be committed, and what each module says."""

from __future__ import annotations

import ast
import shutil
import subprocess
import tokenize
from functools import cache
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
PACKAGES = ("graph", "ingest", "analysis", "ui")
# Where there is no git, as in an unpacked archive, these hold what the project does not own.
_NOT_OURS = {".venv", ".mosaic", ".git", "__pycache__", "node_modules", "build", "dist", "results"}


@cache
def committed_files() -> tuple[Path, ...]:
    """Every file that stands in the tree and is not ignored."""
    git = shutil.which("git")
    if git and (ROOT / ".git").exists():
        command = [git, "ls-files", "--cached", "--others", "--exclude-standard", "-z"]
        names = subprocess.run(command, cwd=ROOT, check=True, capture_output=True, text=True).stdout  # noqa: S603
        found = (ROOT / name for name in names.split("\0") if name)
    else:
        found = (path for path in ROOT.rglob("*") if not _NOT_OURS & set(path.relative_to(ROOT).parts))
    return tuple(sorted(path for path in found if path.is_file()))


def product_modules() -> list[Path]:
    """The modules of the four packages."""
    return [path for path in _modules() if _relative(path).parts[0] in PACKAGES]


def modules_of_tests() -> list[Path]:
    """The modules of the tests."""
    return [path for path in _modules() if _relative(path).parts[0] == "tests"]


def place(path: Path, line: int = 0) -> str:
    """How a failing assertion names a line."""
    name = _relative(path).as_posix()
    return f"{name}:{line}" if line else name


@cache
def tree_of(path: Path) -> ast.Module:
    """The syntax tree of one module."""
    return ast.parse(path.read_text(encoding="utf-8"), filename=str(path))


def dotted(node: ast.expr) -> str:
    """A name such as `time.sleep` as it is written, or nothing for any other expression."""
    if isinstance(node, ast.Name):
        return node.id
    if isinstance(node, ast.Attribute) and (owner := dotted(node.value)):
        return f"{owner}.{node.attr}"
    return ""


def calls(path: Path) -> list[tuple[str, int]]:
    """Every call by name in one module, with its line."""
    found = [node for node in ast.walk(tree_of(path)) if isinstance(node, ast.Call)]
    return [(dotted(node.func), node.lineno) for node in found]


def comments(path: Path) -> list[tuple[str, int]]:
    """Every comment of one module, with its line."""
    with path.open("rb") as file:
        tokens = list(tokenize.tokenize(file.readline))
    return [(token.string, token.start[0]) for token in tokens if token.type == tokenize.COMMENT]


def _modules() -> list[Path]:
    return [path for path in committed_files() if path.suffix == ".py"]


def _relative(path: Path) -> Path:
    return path.relative_to(ROOT)
