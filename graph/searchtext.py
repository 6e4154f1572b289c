"""What search compares: names, plates, phones and references brought to one form, on both sides alike."""

from __future__ import annotations

import re
import unicodedata
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable

_APOSTROPHES = str.maketrans("", "", "'’`´")
_NOT_WORD = re.compile(r"[^0-9a-z]+")
SHORTEST_PART_OF_PLATE = 2
SHORTEST_PART_OF_PHONE = 4
UK = "44"


def folded(text: str) -> str:
    """Lower case without accents and apostrophes, other signs as single spaces.

    >>> folded("  O’Brien-Ngũgĩ ")
    'obrien ngugi'
    """
    plain = text.translate(_APOSTROPHES).casefold()
    if plain.isascii():
        # Looking for accents sign by sign is a fifth of all that preparing a row costs, and most texts have none.
        return _NOT_WORD.sub(" ", plain).strip()
    plain = unicodedata.normalize("NFKD", text.translate(_APOSTROPHES)).casefold()
    kept = "".join(character for character in plain if not unicodedata.combining(character))
    words = _NOT_WORD.sub(" ", kept) if kept.isascii() else " ".join(_words_of_any_script(kept))
    return words.strip()


def _words_of_any_script(text: str) -> list[str]:
    return re.findall(r"\w+", text)


def compact(text: str) -> str:
    """Letters and digits alone.

    >>> compact("AB12 CDE")
    'ab12cde'
    """
    return folded(text).replace(" ", "")


def national_number(text: str) -> str:
    """The digits of a phone number without the UK prefix or the leading nought, so that every format agrees.

    >>> national_number("+44 (0)7700 900123") == national_number("07700-900123") == "7700900123"
    True
    """
    digits = "".join(character for character in text if character.isdigit())
    digits = digits.removeprefix("00")
    if digits.startswith(UK) and len(digits) > len(UK) + 8:
        digits = digits[len(UK) :]
    return digits.lstrip("0")


def endings(text: str, shortest: int) -> str:
    """Every ending of a text down to `shortest` signs: a prefix search among them finds any part.

    >>> endings("ab12", 2)
    'ab12 b12 12'
    """
    return " ".join(text[start:] for start in range(max(1, len(text) - shortest + 1))) if text else ""


def plates(values: Iterable[str]) -> str:
    """What a part of a plate is looked for in."""
    return " ".join(endings(compact(value), SHORTEST_PART_OF_PLATE) for value in values)


def phones(values: Iterable[str]) -> str:
    """What a part of a phone number, in any format, is looked for in."""
    return " ".join(endings(national_number(value), SHORTEST_PART_OF_PHONE) for value in values)


def references(values: Iterable[str]) -> str:
    """References both as single words and as their parts, so that `12/345A` is found with and without its slash."""
    return " ".join(f"{compact(value)} {folded(value)}" for value in values)


def words(values: Iterable[str]) -> str:
    """Names, addresses, handles and text, folded; addresses gain their postcode in one piece."""
    return " ".join(folded(value) for value in values)


def class_word(acc: int) -> str:
    """An access class as a word of the full-text index."""
    return f"k{acc}"
