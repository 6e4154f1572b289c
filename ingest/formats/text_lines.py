"""A text file line by line: every line above a fault is yielded, and the fault names the line it is in."""

from __future__ import annotations

import codecs
import io
from itertools import chain
from typing import TYPE_CHECKING

from graph.errors import UnreadableFileError
from ingest.formats.unpacking import DamagedPackingError, chunks_of

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from ingest.formats.limits import Limits

_BYTE_ORDER_MARK = "\ufeff"
_WORDS = {
    "utf-8": "this is not UTF-8 text: save the file as CSV UTF-8 and load it again.",
    "cp1252": "this is neither UTF-8 nor Windows text: save the file as CSV UTF-8 and load it again.",
}
_BROKEN_UTF_16 = "this is not whole UTF-16 text: save the file as CSV UTF-8 and load it again."
_DAMAGED = "the packed file is cut off or damaged here, and nothing below was read: ask for the file again."


def lines_of(path: Path, encoding: str, limits: Limits) -> Iterator[str]:
    r"""The lines with their ends as they came: `\n`, `\r\n` or `\r`, even mixed.

    A line as long as the limit comes in pieces, so that it is never held. Raises UnreadableFileError below the last
    whole line that can be read.
    """
    count = 0
    rest = _Rest(limits.line_chars)
    try:
        for text in _texts(path, encoding, limits):
            whole = rest.lines_with(text if count or rest else text.removeprefix(_BYTE_ORDER_MARK))
            count += len(whole)
            yield from whole
    except (UnicodeDecodeError, DamagedPackingError) as error:
        is_damaged = isinstance(error, DamagedPackingError)
        words = _DAMAGED if is_damaged else _WORDS.get(encoding, _BROKEN_UTF_16)
        message = f"{path.name}, line {count + 1}: {words}"
        raise UnreadableFileError(message, file=path.name, line=count + 1) from error
    yield from io.StringIO("".join(rest.parts), newline="")


class _Rest:
    """The beginning of a line whose end has not been read; it is put together once, however long it gets."""

    def __init__(self, longest: int) -> None:
        self.parts: list[str] = []
        self._longest = longest
        self._length = 0

    def __bool__(self) -> bool:
        return bool(self.parts)

    def lines_with(self, text: str) -> list[str]:
        """The lines that end in this text, which goes on from the rest."""
        # A carriage return at the end of the rest may have been half of a line end.
        ends = "\n" in text or "\r" in text or (self.parts and self.parts[-1].endswith("\r"))
        self.parts.append(text)
        self._length += len(text)
        if not ends and self._length < self._longest:
            return []
        lines = list(io.StringIO("".join(self.parts), newline=""))
        if not lines or lines[-1].endswith("\n") or len(lines[-1]) >= self._longest:
            self.parts, self._length = [], 0
        else:
            last = lines.pop()
            self.parts, self._length = [last], len(last)
        return lines


def _texts(path: Path, encoding: str, limits: Limits) -> Iterator[str]:
    decoder = codecs.getincrementaldecoder(encoding)()
    for chunk in chain(chunks_of(path, limits), (b"",)):
        try:
            yield decoder.decode(chunk, final=not chunk)
        except UnicodeDecodeError as error:
            yield error.object[: error.start].decode(encoding)
            raise
