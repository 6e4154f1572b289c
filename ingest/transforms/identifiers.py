"""Identifiers of this country in one spelling: postcodes, vehicle marks and PNC ids."""

from __future__ import annotations

import re

from graph.errors import UnreadableValueError

_POSTCODE = re.compile(r"(?P<out>[A-Z]{1,2}[0-9][0-9A-Z]?|GIR)(?P<in>[0-9][A-Z]{2})")
_OUTWARD = re.compile(r"[A-Z]{1,2}[0-9][0-9A-Z]?")
_MARK_SHAPES = tuple(
    re.compile(shape)
    for shape in (
        r"([A-Z]{2}[0-9]{2})([A-Z]{3})",
        r"([A-Z][0-9]{1,3})([A-Z]{3})",
        r"([A-Z]{3})([0-9]{1,3}[A-Z])",
        r"([A-Z]{1,3})([0-9]{1,4})",
        r"([0-9]{1,4})([A-Z]{1,3})",
    )
)
_MARK = re.compile(r"(?=.*[A-Z])(?=.*[0-9])[A-Z0-9]{2,8}")
_PNC = re.compile(r"(?:19|20)?(?P<year>[0-9]{2})/(?P<serial>[0-9]{1,7})(?P<letter>[A-Z])")
_PNC_LETTERS = "ZABCDEFGHJKLMNPQRTUVWXY"
SERIALS = 10_000_000
NO_PNC_SHAPE = "it has not the form of a PNC id (62/1234567A)"
NO_PNC_LETTER = "its check letter does not go with its figures"


class UnreadablePostcodeError(UnreadableValueError):
    """A text has not the form of a UK postcode."""

    def __init__(self) -> None:
        super().__init__("This is not a UK postcode: write it as ZN1 2AB, or its first half alone.")


class UnreadableMarkError(UnreadableValueError):
    """A text has not the form of a vehicle mark."""

    def __init__(self) -> None:
        super().__init__("This is not a vehicle mark: write it as QZ19 ABC.")


def postcode_text(cell: str) -> str:
    """A postcode in capitals with its space in place; its first half alone stays that.

    Raises:
        UnreadablePostcodeError: If it has not the form of one. Whether it exists is not asked.
    """
    code = re.sub(r"\s+", "", cell).upper()
    found = _POSTCODE.fullmatch(code)
    if found:
        return f"{found['out']} {found['in']}"
    if _OUTWARD.fullmatch(code):
        return code
    raise UnreadablePostcodeError


def mark_text(cell: str) -> str:
    """A vehicle mark in capitals, spaced as its series is; a mark of no UK series stays in one piece.

    Raises:
        UnreadableMarkError: If it is not two to eight letters and figures, some of each.
    """
    mark = re.sub(r"[\s\-.]+", "", cell).upper()
    for shape in _MARK_SHAPES:
        if found := shape.fullmatch(mark):
            return f"{found[1]} {found[2]}"
    if _MARK.fullmatch(mark) and mark.isascii():
        return mark
    raise UnreadableMarkError


def pnc_text(cell: str) -> str:
    """A PNC id in capitals without spaces. None is refused: a doubtful identifier stays with its person."""
    return re.sub(r"\s+", "", cell).upper()


def doubt_of_pnc(identifier: str) -> str:
    """Why a PNC id is doubtful; blank where it is not.

    The letter is the rest of year and seven-figure serial by 23 [shape second-hand: public code of police formats].
    """
    found = _PNC.fullmatch(identifier)
    if found is None:
        return NO_PNC_SHAPE
    right = _PNC_LETTERS[(int(found["year"]) * SERIALS + int(found["serial"])) % len(_PNC_LETTERS)]
    return "" if found["letter"] == right else NO_PNC_LETTER
