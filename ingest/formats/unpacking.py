"""A file's bytes in chunks, unpacked on the way where it is gzip, and never more than a chunk of it in memory."""

from __future__ import annotations

import zlib
from functools import partial
from typing import IO, TYPE_CHECKING

from graph.errors import UnreadableFileError

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from ingest.formats.limits import Limits

PACKED_SUFFIX = ".gz"
_CHUNK_BYTES = 64 * 1024
# A packed chunk may unpack to a thousand times its size, and is unpacked at once.
_PACKED_BYTES = 16 * 1024
_GZIP = 31


class DamagedPackingError(Exception):
    """The packed bytes end or break here; everything before has been yielded."""


def is_packed(path: Path) -> bool:
    """Whether the name says that the file is gzip."""
    return path.suffix.lower() == PACKED_SUFFIX


def chunks_of(path: Path, limits: Limits) -> Iterator[bytes]:
    """The bytes of the file, unpacked.

    Raises UnreadableFileError where the file cannot be opened or unpacks to far more than a table holds, and
    DamagedPackingError at the very byte where the packing is broken.
    """
    try:
        with path.open("rb") as handle:
            if is_packed(path):
                yield from _unpacked(handle, path, limits)
            else:
                yield from iter(partial(handle.read, _CHUNK_BYTES), b"")
    except OSError as error:
        message = f"{path.name} cannot be opened ({error.strerror}): check that it is there and that you may read it."
        raise UnreadableFileError(message, file=path.name) from error


def _unpacked(handle: IO[bytes], path: Path, limits: Limits) -> Iterator[bytes]:
    members = _Members()
    unpacked = packed = 0
    while chunk := handle.read(_PACKED_BYTES):
        packed += len(chunk)
        for piece in members.unpack(chunk):
            unpacked += len(piece)
            if limits.is_bomb(unpacked, packed):
                message = f"{path.name} unpacks to far more than a table holds and was not read: ask for it unpacked."
                raise UnreadableFileError(message, file=path.name)
            yield from (piece[start : start + _CHUNK_BYTES] for start in range(0, len(piece), _CHUNK_BYTES))
    if not members.is_whole:
        raise DamagedPackingError


class _Members:
    """The packed files that stand one after another in a gzip file; mostly there is one."""

    def __init__(self) -> None:
        self._unpacker = zlib.decompressobj(_GZIP)
        self.is_whole = False

    def unpack(self, packed: bytes) -> Iterator[bytes]:
        while packed:
            if self.is_whole:
                # Some writers fill their last block with zeros.
                packed = packed.lstrip(b"\0")
                if not packed:
                    return
                self._unpacker = zlib.decompressobj(_GZIP)
            yield from self._piece(packed)
            self.is_whole = self._unpacker.eof
            packed = self._unpacker.unused_data

    def _piece(self, packed: bytes) -> Iterator[bytes]:
        before = self._unpacker.copy()
        try:
            yield self._unpacker.decompress(packed)
        except zlib.error as error:
            # A call that fails throws away what it had unpacked, so it is made again byte by byte.
            yield b"".join(_until_broken(before, packed))
            raise DamagedPackingError from error


def _until_broken(unpacker: zlib._Decompress, packed: bytes) -> Iterator[bytes]:
    for place in range(len(packed)):
        try:
            yield unpacker.decompress(packed[place : place + 1])
        except zlib.error:
            return
