"""Choosing files: uploaded ones, or those in the folder on the machine that runs Mosaic."""

from __future__ import annotations

from contextlib import contextmanager
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING, NamedTuple

import streamlit as st

from graph.errors import UnreadableFileError
from ingest.formats.open_path import is_table
from ui import gate

if TYPE_CHECKING:
    from collections.abc import Iterator

    from streamlit.runtime.uploaded_file_manager import UploadedFile

WHOLE = "everything in the folder"
OWNER_ONLY = 0o700


class Chosen(NamedTuple):
    """What somebody chose.

    Attributes:
        uploads: Files that they sent; they are held in memory and stand on the disk only while they are read.
        paths: Files and folders on the machine that runs Mosaic.
    """

    uploads: tuple[UploadedFile, ...]
    paths: tuple[Path, ...]

    @property
    def mark(self) -> tuple[str, ...]:
        """What tells this choice from another one."""
        return (*(each.file_id for each in self.uploads), *map(str, self.paths))

    @contextmanager
    def on_disk(self) -> Iterator[tuple[Path, ...]]:
        """Everything that was chosen as files that can be read; what was uploaded is gone again afterwards.

        Raises:
            UnreadableFileError: If two uploaded files have one name.
        """
        home = gate.house().settings.home
        home.mkdir(mode=OWNER_ONLY, parents=True, exist_ok=True)
        with TemporaryDirectory(dir=home, prefix="uploaded-") as folder:
            sent: list[Path] = []
            for each in self.uploads:
                file = Path(folder) / Path(each.name).name
                if file.exists():
                    message = f"Two of the files are called {file.name}: rename one of them."
                    raise UnreadableFileError(message, file=file.name)
                file.write_bytes(each.getbuffer())
                sent.append(file)
            yield (*sent, *self.paths)


def choose(key: str, *, several: bool) -> Chosen:
    """Draw the choice; nothing is read before somebody asks for it."""
    kept = gate.house().settings.imports_from
    sent, there = st.columns(2)
    words = "Upload files" if several else "Upload a file"
    uploads = sent.file_uploader(words, accept_multiple_files=several, key=f"{key}-upload")
    names = _names(kept)
    chosen = there.multiselect(
        "Or take them from the import folder",
        [WHOLE, *names] if several and names else names,
        key=f"{key}-path",
        placeholder="Choose" if names else "The folder is empty",
        help=f"Files that stand in {kept} on the machine that runs Mosaic, for what is too large to upload.",
    )
    paths = (kept,) if WHOLE in chosen else tuple(kept / name for name in chosen)
    files = uploads if isinstance(uploads, list) else [uploads] if uploads else []
    return Chosen(tuple(files), paths)


def _names(folder: Path) -> list[str]:
    try:
        return sorted(each.name for each in folder.iterdir() if each.is_dir() or is_table(each))
    except OSError:
        return []
