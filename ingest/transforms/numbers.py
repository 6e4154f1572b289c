"""Figures as people type them: with thousands separators, a currency sign, or brackets for less than nothing."""

from __future__ import annotations

import re

from graph.errors import UnreadableValueError

_GROUPED = re.compile(r"[0-9]{1,3}(?:([,' \u00a0\u202f])[0-9]{3})(?:\1[0-9]{3})*(?:\.[0-9]+)?")
_PLAIN = re.compile(r"(?:[0-9]+\.?[0-9]*|\.[0-9]+)(?:[eE][+-]?[0-9]{1,3})?")
_SEPARATORS = re.compile(r"[,' \u00a0\u202f]")


class UnreadableNumberError(UnreadableValueError):
    """A text is no number, or one of which nobody can say where its thousands end."""

    def __init__(self) -> None:
        super().__init__("This is not a number: write it as 1234.5, or 1,234.5 with a separator every three figures.")


def number_text(cell: str) -> str:
    """The plain figures of a number: `1,234.50` is 1234.50 and `(12)` is -12.

    A comma that is followed by other than three figures is refused: as a decimal comma it would be a thousandth of it.

    Raises:
        UnreadableNumberError: If it is none.
    """
    words = cell.strip().lstrip("\u00a3\u20ac$").strip()
    below = words.startswith("(") and words.endswith(")")
    words = words[1:-1].strip() if below else words
    sign, words = (words[0], words[1:].strip()) if words[:1] in {"+", "-", "\u2212"} else ("", words)
    if _GROUPED.fullmatch(words):
        words = _SEPARATORS.sub("", words)
    elif not _PLAIN.fullmatch(words):
        raise UnreadableNumberError
    return f"-{words}" if below != (sign in {"-", "\u2212"}) else words


def whole_text(cell: str) -> str:
    """A whole number without a fraction, as a sheet's 2.0 is.

    Raises:
        UnreadableNumberError: If it is no whole number.
    """
    words = number_text(cell)
    whole, _, fraction = words.partition(".")
    if fraction.strip("0") or "e" in words.lower():
        raise UnreadableNumberError
    return whole or "0"
