"""The mappings that people saved under a name: YAML files in one folder, each of which works."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

from graph.errors import InputError
from ingest.mapping.problems import MappingError
from ingest.mapping.read import SUFFIXES, find_mapping, parse_mapping, read_mapping, shipped

if TYPE_CHECKING:
    from pathlib import Path

    from ingest.mapping.spec import MappingSpec

_NAME = re.compile(r"[a-z0-9][a-z0-9-]{0,59}")
OWNER_ONLY = 0o700


class Shelf(NamedTuple):
    """Where saved mappings stand."""

    folder: Path

    def mappings(self) -> dict[str, MappingSpec]:
        """Every saved mapping by name; one that somebody broke by hand is left out, and `broken` names it."""
        found = (self._read(file) for file in self._files())
        return {spec.mapping: spec for spec in found if not isinstance(spec, MappingError)}

    def broken(self) -> tuple[MappingError, ...]:
        """What is wrong with each saved file that does not work."""
        found = (self._read(file) for file in self._files())
        return tuple(spec for spec in found if isinstance(spec, MappingError))

    def find(self, name_or_file: str) -> MappingSpec:
        """A saved or shipped mapping by its name, or a mapping from a file.

        Raises:
            MappingError: If there is none, or it needs correcting.
        """
        if _NAME.fullmatch(name_or_file) and self._file(name_or_file).is_file():
            return read_mapping(self._file(name_or_file))
        return find_mapping(name_or_file)

    def text_of(self, name: str) -> str:
        """The text of a saved mapping, to be shared.

        Raises:
            InputError: If nothing is saved under this name.
        """
        if not _NAME.fullmatch(name) or not self._file(name).is_file():
            raise InputError("No mapping is saved under this name: `mosaic mapping list` names them.")
        return self._file(name).read_text(encoding="utf-8")

    def save(self, text: str, *, replace: bool = False) -> MappingSpec:
        """Keep a mapping under the name that stands in it.

        Raises:
            MappingError: If it does not work; nothing is saved.
            InputError: If its name cannot be used, or is taken and is not to be replaced.
        """
        spec = parse_mapping(text, file="the mapping")
        if not _NAME.fullmatch(spec.mapping):
            raise InputError("Name the mapping in small letters, digits and hyphens, such as custody-log.")
        if spec.mapping in shipped():
            raise InputError(f"`{spec.mapping}` is the name of a mapping that comes with Mosaic: choose another.")
        file = self._file(spec.mapping)
        if file.exists() and not replace:
            raise InputError(f"A mapping called `{spec.mapping}` is saved already: choose another name, or replace it.")
        self.folder.mkdir(mode=OWNER_ONLY, parents=True, exist_ok=True)
        half = file.with_suffix(".half")
        half.write_text(text, encoding="utf-8")
        half.replace(file)
        return spec

    def _file(self, name: str) -> Path:
        return self.folder / f"{name}.yaml"

    def _files(self) -> list[Path]:
        if not self.folder.is_dir():
            return []
        return sorted(file for file in self.folder.iterdir() if file.suffix in SUFFIXES)

    @staticmethod
    def _read(file: Path) -> MappingSpec | MappingError:
        try:
            return read_mapping(file)
        except MappingError as error:
            return error
