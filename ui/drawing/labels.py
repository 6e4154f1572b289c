"""Where names of marks have room in a picture: a name that would cover another, or a mark, is left to the pointer."""

from __future__ import annotations

from enum import StrEnum
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Sequence

LETTER, LINE, MARK = 6.0, 13.0, 9.0
"""Pixels: how wide a letter of a name of 11 pixels is at most on average, how high a line, how far a mark reaches."""


class Side(StrEnum):
    """On which side of its mark a name stands, the best first."""

    RIGHT = "right"
    LEFT = "left"
    ABOVE = "above"
    BELOW = "below"


class Box(NamedTuple):
    """A rectangle in pixels from the top left."""

    left: float
    top: float
    right: float
    bottom: float

    def meets(self, other: Box) -> bool:
        """Whether the two cover each other somewhere."""
        return (
            self.left < other.right and other.left < self.right and self.top < other.bottom and other.top < self.bottom
        )


def sides(marks: Sequence[tuple[float, float]], names: Sequence[str], frame: Box) -> list[Side | None]:
    """The side on which each mark's name stands; None where it has no room. Earlier marks choose first.

    Args:
        marks: The middle of each, in pixels from the top left.
        names: What each is called.
        frame: Names stay within it.

    >>> sides([(50, 50), (52, 50)], ["Ann", "Bea"], Box(0, 0, 200, 100))
    [<Side.RIGHT: 'right'>, <Side.LEFT: 'left'>]
    """
    taken = [Box(x - MARK / 2, y - MARK / 2, x + MARK / 2, y + MARK / 2) for x, y in marks]
    found: list[Side | None] = []
    for mark, name in zip(marks, names, strict=True):
        boxes = ((side, box_of(mark, name, side)) for side in Side)
        free = next(((side, box) for side, box in boxes if _is_free(box, frame, taken)), None)
        found.append(free[0] if free else None)
        if free:
            taken.append(free[1])
    return found


def box_of(mark: tuple[float, float], name: str, side: Side) -> Box:
    """What a name covers on one side of its mark."""
    x, y = mark
    wide = LETTER * len(name)
    left = {Side.RIGHT: x + MARK, Side.LEFT: x - MARK - wide}.get(side, x - wide / 2)
    top = {Side.ABOVE: y - MARK - LINE, Side.BELOW: y + MARK}.get(side, y - LINE / 2)
    return Box(left, top, left + wide, top + LINE)


def _is_free(box: Box, frame: Box, taken: Sequence[Box]) -> bool:
    inside = box.left >= frame.left and box.right <= frame.right and box.top >= frame.top and box.bottom <= frame.bottom
    return inside and not any(box.meets(other) for other in taken)
