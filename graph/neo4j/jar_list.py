"""The committed list of program files: exact coordinates with the hash each one must have, and no addresses."""

from __future__ import annotations

import hashlib
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Self

from pydantic import BaseModel, ConfigDict, StringConstraints

from graph.errors import DownloadError

if TYPE_CHECKING:
    from collections.abc import Iterable

    from graph.settings import Neo4jVersion

_HERE = Path(__file__).resolve().parent
LISTS: dict[Neo4jVersion, Path] = {"5.26.20": _HERE / "jars.lock", "2026.09.0": _HERE / "jars-2026.lock"}

_Word = Annotated[str, StringConstraints(pattern=r"^[A-Za-z0-9][A-Za-z0-9._+-]*$")]


class Jar(BaseModel):
    """One file of Neo4j's programs: `group:artifact:version[:classifier]` and its SHA-256."""

    model_config = ConfigDict(frozen=True)

    group: _Word
    artifact: _Word
    version: _Word
    classifier: _Word | None = None
    sha256: Annotated[str, StringConstraints(pattern=r"^[0-9a-f]{64}$")]

    @property
    def coordinate(self) -> str:
        """Return the name by which repositories know it."""
        return ":".join(filter(None, (self.group, self.artifact, self.version, self.classifier)))

    @property
    def file_name(self) -> str:
        """Return the name under which it is kept, which is also its name in Neo4j's own download."""
        return "-".join(filter(None, (self.artifact, self.version, self.classifier))) + ".jar"

    def is_file_of(self, file: Path) -> bool:
        """Whether this file is there and is the listed one."""
        if not file.is_file():
            return False
        with file.open("rb") as content:
            return hashlib.file_digest(content, "sha256").hexdigest() == self.sha256

    @classmethod
    def from_line(cls, line: str) -> Self:
        """Read one line of the list.

        Raises:
            ValueError: it is not a coordinate and a hash.
        """
        coordinate, sha256 = line.split()
        group, artifact, version, *classifier = coordinate.split(":")
        only = classifier[0] if classifier else None
        return cls(group=group, artifact=artifact, version=version, classifier=only, sha256=sha256)


def read_list(file: Path) -> tuple[Jar, ...]:
    """Read a list; blank lines and lines that start with # are skipped.

    Raises:
        DownloadError: a line cannot be read.
    """
    jars: list[Jar] = []
    for number, line in enumerate(file.read_text(encoding="ascii").splitlines(), start=1):
        if not line.strip() or line.startswith("#"):
            continue
        try:
            jars.append(Jar.from_line(line))
        except ValueError as error:
            raise DownloadError(
                f"Line {number} of {file.name} is not a coordinate and a hash; restore that file."
            ) from error
    return tuple(jars)


def write_list(file: Path, jars: Iterable[Jar], *, version: str) -> None:
    """Write a list in an order that does not depend on how it was worked out, so that a difference shows."""
    lines = sorted(f"{jar.coordinate}  {jar.sha256}" for jar in jars)
    head = f"# Neo4j {version}: python -m graph.neo4j.jars --regenerate {version}"
    file.write_text("\n".join([head, *lines]) + "\n", encoding="ascii")
