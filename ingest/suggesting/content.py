"""What the cells of a column look like, whatever its header says."""

from __future__ import annotations

import re
from collections import Counter
from enum import StrEnum
from typing import TYPE_CHECKING, NamedTuple

from graph.errors import UnreadableValueError
from graph.grading import GradingError, parse_grading
from graph.knowledge import state_of
from graph.partdates import parse_part_date

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

MOST = 0.6
"""A column is of a kind if this share of its filled cells is: real columns hold remarks among the dates."""
TELL_APART = 0.8
"""References tell rows apart: at least this share of them stands once."""
_SHAPES = {
    "postcode": r"[A-Z]{1,2}[0-9][A-Z0-9]? ?[0-9][A-Z]{2}",
    "vehicle mark": r"[A-Z]{2}[0-9]{2} ?[A-Z]{3}|[A-Z][0-9]{1,3} ?[A-Z]{3}|[A-Z]{3} ?[0-9]{1,3}[A-Z]",
    "PNC id": r"[0-9]{2,4}/[0-9]{1,7}[A-Z]",
    "phone number": r"(?:\+|00?)[0-9][0-9 ()./-]{8,18}",
    "electronic address": r"[^\s@]+@[^\s@]+\.[^\s@]+|@[^\s@]+",
    "time": r"[0-9]{1,2}[:.][0-9]{2}(?::[0-9]{2})?(?: ?[AP]M)?",
    "number": r"[+-]?[0-9]{1,3}(?:,[0-9]{3})+(?:\.[0-9]+)?|[+-]?[0-9]+(?:\.[0-9]+)?",
    "yes or no": r"YES|NO|Y|N|TRUE|FALSE",
    "name": r"[^\W\d_]+(?:[ '’.-]{1,2}[^\W\d_]+){0,3}\.?",
}
_DAY = re.compile(r"[0-9]{1,2}[./ -](?:[0-9]{1,2}|[A-Za-z]{3,9})[./ -][0-9]{2,4}|[0-9]{4}-[0-9]{2}(?:-[0-9]{2})?")
_MOMENT = re.compile(r"\S+[T ]+[0-9]{1,2}[:.][0-9]{2}.*")
_GRADE = re.compile(r"[1-3X].*[A-E].*", re.IGNORECASE)
LONGEST_GRADE = 14


class Content(StrEnum):
    """What the cells of a column look like; the words stand beside the suggestion."""

    GRADING = "3x5x2 grading"
    DATE = "date"
    MOMENT = "date and time"
    TIME = "time"
    POSTCODE = "postcode"
    VEHICLE_MARK = "vehicle mark"
    PNC = "PNC id"
    PHONE = "phone number"
    ELECTRONIC = "electronic address"
    FLAG = "yes or no"
    NUMBER = "number"
    NAME = "name"
    REFERENCE = "reference"
    TEXT = "text"
    BLANK = "blank"


class Look(NamedTuple):
    """What a column looks like.

    Attributes:
        content: What most of its filled cells are.
        share: How many of them, from 0 to 1.
        filled: How many cells are filled.
        distinct: How many different ones there are.
        samples: A few of them, as they came.
    """

    content: Content
    share: float
    filled: int
    distinct: int
    samples: tuple[str, ...] = ()

    @property
    def tells_apart(self) -> bool:
        """Whether hardly any cell stands twice."""
        return self.filled > 1 and self.distinct >= TELL_APART * self.filled


def look(cells: Sequence[str]) -> Look:
    """Say what a column looks like; what states that something is not known is no content.

    >>> look(["ZN1 8AD", "", "ZN1 8AE", "not known"]).content.value
    'postcode'
    """
    filled = [cell.strip() for cell in cells if cell.strip() and state_of(cell.strip()) is None]
    if not filled:
        return Look(Content.BLANK, 1.0, 0, 0)
    counts = Counter(content for cell in filled for content in _contents(cell))
    distinct = len(set(filled))
    samples = tuple(dict.fromkeys(filled))[:3]
    for content in _CHECKS:
        share = counts[content] / len(filled)
        if share >= MOST and not (content is Content.NUMBER and _is_reference(filled, distinct)):
            return Look(content, share, len(filled), distinct, samples)
    content = Content.REFERENCE if _is_reference(filled, distinct) else Content.TEXT
    return Look(content, 1.0, len(filled), distinct, samples)


def _contents(cell: str) -> list[Content]:
    return [content for content, fits in _CHECKS.items() if fits(cell)]


def _shape(content: Content) -> Callable[[str], bool]:
    shape = re.compile(_SHAPES[content.value], re.IGNORECASE)
    return lambda cell: bool(shape.fullmatch(cell))


def _is_grading(cell: str) -> bool:
    if len(cell) > LONGEST_GRADE or not _GRADE.fullmatch(cell):
        return False
    try:
        parse_grading(cell)
    except GradingError:
        return False
    return True


def _is_date(cell: str) -> bool:
    if _DAY.fullmatch(cell):
        return True
    if cell.isdigit():
        return False
    try:
        parse_part_date(cell)
    except UnreadableValueError:
        return False
    return True


def _is_moment(cell: str) -> bool:
    return bool(_MOMENT.fullmatch(cell)) and any(sign.isdigit() for sign in cell[:4])


def _is_reference(filled: Sequence[str], distinct: int) -> bool:
    """Short words with digits of which hardly any stands twice."""
    short = sum(1 for cell in filled if len(cell) <= 20 and " " not in cell and any(sign.isdigit() for sign in cell))  # noqa: PLR2004
    return short >= MOST * len(filled) and distinct >= TELL_APART * len(filled)


_CHECKS: dict[Content, Callable[[str], bool]] = {
    Content.GRADING: _is_grading,
    Content.MOMENT: _is_moment,
    Content.DATE: _is_date,
    Content.POSTCODE: _shape(Content.POSTCODE),
    Content.VEHICLE_MARK: _shape(Content.VEHICLE_MARK),
    Content.PNC: _shape(Content.PNC),
    Content.PHONE: _shape(Content.PHONE),
    Content.ELECTRONIC: _shape(Content.ELECTRONIC),
    Content.TIME: _shape(Content.TIME),
    Content.FLAG: _shape(Content.FLAG),
    Content.NUMBER: _shape(Content.NUMBER),
    Content.NAME: _shape(Content.NAME),
}
"""Every kind that a cell can be told to be, the most particular first."""
