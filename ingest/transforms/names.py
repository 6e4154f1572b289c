"""Names of people: the capitals of a list made ordinary, and a full name taken apart."""

from __future__ import annotations

import re

from graph.errors import UnreadableValueError

_WORD = re.compile(r"[^\W\d_]+(?:['\u2019][^\W\d_]+)*")
_TITLES = frozenset({"mr", "mrs", "miss", "ms", "mx", "dr", "rev", "sir", "dame", "lady", "lord", "prof"})
_BIRTH = re.compile(
    r"[\s,(]*(?:born|dob|d\.o\.b\.?|b\.?)?[\s:]*[0-9]{1,4}[/.\- ][0-9A-Za-z]{1,9}[/.\- ][0-9]{2,4}\)?\s*$",
    re.IGNORECASE,
)
_MC = re.compile(r"^(Mc|O['\u2019]|D['\u2019])([^\W\d_])", re.UNICODE)


class UnreadableNameError(UnreadableValueError):
    """A text has no letters, or not the part of a name that is asked for."""

    def __init__(self) -> None:
        super().__init__("This is not a full name: write it as SURNAME, Forenames or Forenames SURNAME.")


def name_text(cell: str) -> str:
    """A name with its spaces in order, and out of capitals where it stands in nothing else.

    >>> name_text("O'MALLOWBY-MCWREN")
    "O'Mallowby-McWren"
    """
    words = " ".join(cell.split())
    return _WORD.sub(_capitalised, words.lower()) if words.isupper() else words


def surname_text(cell: str) -> str:
    """The surname of a full name, from `SURNAME, Forenames` or `Forenames SURNAME`, whatever date of birth follows it.

    Raises:
        UnreadableNameError: If it holds no name.
    """
    return name_text(_parts(cell)[0])


def forenames_text(cell: str) -> str:
    """The forenames of a full name; blank where it has one word only.

    Raises:
        UnreadableNameError: If it holds no name.
    """
    return name_text(_parts(cell)[1])


def birth_text(cell: str) -> str:
    """The date that stands behind a full name, as it came; blank where none does."""
    found = _BIRTH.search(cell)
    return re.sub(r"^[^0-9]*", "", found.group()).rstrip(") ") if found else ""


def _parts(cell: str) -> tuple[str, str]:
    words = _BIRTH.sub("", cell).strip()
    if not _WORD.search(words):
        raise UnreadableNameError
    if "," in words:
        surname, _, forenames = words.partition(",")
        return surname.strip(), _without_title(forenames)
    *forenames_, last = _without_title(words).split() or [words]
    capitals = [word for word in (*forenames_, last) if word.isupper() and len(word) > 1]
    if capitals and len(capitals) <= len(forenames_) and words.endswith(" ".join(capitals)):
        return " ".join(capitals), " ".join(forenames_[: len(forenames_) + 1 - len(capitals)])
    return last, " ".join(forenames_)


def _without_title(words: str) -> str:
    first, _, rest = words.strip().partition(" ")
    return rest.strip() if rest.strip() and first.rstrip(".").lower() in _TITLES else words.strip()


def _capitalised(found: re.Match[str]) -> str:
    word = found.group()
    return _MC.sub(lambda part: part[1] + part[2].upper(), word[:1].upper() + word[1:])
