"""Which encoding a text file is in, found from all of it: the last line tells as much as the first."""

from __future__ import annotations

import codecs
import re
from typing import TYPE_CHECKING, NamedTuple

from graph.errors import UnreadableFileError
from ingest.formats.unpacking import DamagedPackingError, chunks_of

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from ingest.formats.limits import Limits

_SAMPLE_BYTES = 256 * 1024
_UTF_32_MARKS = (b"\xff\xfe\0\0", b"\0\0\xfe\xff")
_UTF_16_MARKS = {b"\xff\xfe": "utf-16-le", b"\xfe\xff": "utf-16-be"}
_OTHER_KINDS = {
    b"PK\x03\x04": "is a workbook or a zip file and not text: name it .xlsx if it is a workbook, or unpack it.",
    b"\xd0\xcf\x11\xe0": "is an old Excel workbook and not text: save it as .xlsx or as CSV.",
    b"\x1f\x8b": "is packed with gzip and not text: add .gz to its name.",
    b"PAR1": "is a Parquet file and not text: name it .parquet.",
}
# Of the two bytes of a Latin letter one is zero, and the other never is.
_MOST, _HARDLY_ANY = 0.7, 0.02
_CONTROLS = re.compile(rb"[\x00-\x08\x0e-\x19\x1b-\x1f]")
_BAD_BYTE = re.compile("[\udc80-\udcff]")
_MULTIBYTE = re.compile("[^\0-\x7f\udc80-\udcff]")


class Encoding(NamedTuple):
    """What the bytes of a text file stand for; a byte order mark belongs to none of them.

    Attributes:
        name: As Python calls it.
        notes: What a person should know where it is a guess.
    """

    name: str
    notes: tuple[str, ...] = ()


def encoding_of(path: Path, limits: Limits) -> Encoding:
    """Finds the encoding, or raises UnreadableFileError where the file is no text that Mosaic reads.

    What is UTF-8 to its end is UTF-8. What has no UTF-8 character in it and other bytes is Windows text. What has
    both is UTF-8 with a fault, which its reader names by its line.
    """
    sample = _beginning(path, limits)
    wide = _wide(sample)
    if problem := _problem(sample, is_wide=bool(wide)):
        message = f"{path.name} {problem}"
        raise UnreadableFileError(message, file=path.name)
    if wide:
        return Encoding(wide)
    if not _is_windows_text(path, limits):
        return Encoding("utf-8")
    if _CONTROLS.search(sample):
        message = f"{path.name} is not a text file: save it as CSV UTF-8 and load it again."
        raise UnreadableFileError(message, file=path.name)
    note = f"{path.name} is not UTF-8 and was read as Windows text (cp1252): check a name with an accent in it."
    return Encoding("cp1252", (note,))


def _beginning(path: Path, limits: Limits) -> bytes:
    sample = b""
    try:
        for chunk in chunks_of(path, limits):
            sample += chunk
            if len(sample) >= _SAMPLE_BYTES:
                break
    except DamagedPackingError as error:
        if not sample:
            message = f"{path.name} is not a whole gzip file, and nothing in it can be read: ask for the file again."
            raise UnreadableFileError(message, file=path.name) from error
    return sample


def _problem(sample: bytes, *, is_wide: bool) -> str:
    if not sample.strip(b"\xef\xbb\xbf\xff\xfe\0 \t\r\n"):
        return "is empty: ask for the file again, or leave it out."
    for mark, problem in _OTHER_KINDS.items():
        if sample.startswith(mark):
            return problem
    if sample.startswith(_UTF_32_MARKS):
        return "is UTF-32 text: save it as CSV UTF-8 and load it again."
    if not is_wide and b"\0" in sample.partition(b"\n")[0]:
        return "has NUL bytes in its first line, so it is not a text file: save it as CSV UTF-8 and load it again."
    return ""


def _wide(sample: bytes) -> str:
    """The kind of UTF-16 that a text begins as, known by its mark or by the zeros of its Latin letters."""
    if marked := _UTF_16_MARKS.get(sample[:2]):
        return marked
    # A stray zero further down is no sign of it, so the first line must say so too.
    first_line = sample.partition(b"\n")[0]
    for place, name in enumerate(("utf-16-be", "utf-16-le")):
        if _has_zeros_only_at(place, first_line) and _has_zeros_only_at(place, sample):
            return name
    return ""


def _has_zeros_only_at(place: int, text: bytes) -> bool:
    here, elsewhere = text[place::2], text[1 - place :: 2]
    return here.count(0) > _MOST * len(here) and elsewhere.count(0) <= _HARDLY_ANY * len(elsewhere)


def _is_windows_text(path: Path, limits: Limits) -> bool:
    has_bad_byte = False
    for text in _read_as_utf_8(path, limits):
        if text.isascii():
            continue
        if _MULTIBYTE.search(text):
            return False
        has_bad_byte = has_bad_byte or _BAD_BYTE.search(text) is not None
    return has_bad_byte


def _read_as_utf_8(path: Path, limits: Limits) -> Iterator[str]:
    """The text with a lone surrogate for every bad byte, as far as its lines are short enough to be read."""
    decoder = codecs.getincrementaldecoder("utf-8")(errors="surrogateescape")
    since_line_end = 0
    try:
        for chunk in chunks_of(path, limits):
            since_line_end = 0 if b"\n" in chunk or b"\r" in chunk else since_line_end + len(chunk)
            if since_line_end > limits.line_chars * 4:
                return
            yield decoder.decode(chunk)
    except DamagedPackingError:
        # Its reader says so, at the line where it is.
        return
    yield decoder.decode(b"", final=True)
