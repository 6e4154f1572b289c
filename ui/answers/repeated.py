"""A kept answer beside the same question asked now: what is new, gone or changed in it."""

from __future__ import annotations

from datetime import datetime
from typing import TYPE_CHECKING, Any

from analysis.counted import counted
from ui.answers.statements import Answer
from ui.terminal import MARKING

if TYPE_CHECKING:
    from collections.abc import Sequence

    from ui.differing import Difference

MOST = 200
MEANT = (
    "What differs may come of what was loaded since, of what you may see, of today's date, or of another version.",
    "An answer that comes out the same is repeated, not confirmed.",
)


class RunAnswer(Answer):
    """Of which data, by which version an answer was made."""

    loaded_at: datetime | None
    code: str

    @property
    def words(self) -> str:
        """The same in words."""
        loaded = f"{self.loaded_at:%d %B %Y %H:%M} UTC" if self.loaded_at else "never"
        return f"data loaded {loaded}, Mosaic {self.code}"


class DifferenceAnswer(Answer):
    """One thing that differs: `new`, `gone` or `changed`; `where` leads to it through the answer."""

    where: str
    sort: str
    then: str | None
    now: str | None


class RepeatedAnswer(Answer):
    """What differs from the kept answer; `left_out` differences are not told, and `answer` is the whole of it now."""

    marking: str = MARKING
    command: str
    as_at: datetime | None
    then: RunAnswer
    now: RunAnswer
    same: bool
    verdict: str
    differences: tuple[DifferenceAnswer, ...]
    left_out: int
    answer: dict[str, Any]
    caveats: tuple[str, ...] = MEANT


def told(found: Sequence[Difference]) -> tuple[DifferenceAnswer, ...]:
    """As many differences as are told."""
    return tuple(
        DifferenceAnswer(where=each.where, sort=each.sort, then=each.then, now=each.now) for each in found[:MOST]
    )


def verdict(found: Sequence[Difference]) -> str:
    """What came of asking again, in a sentence."""
    if not found:
        return "Asked again, the answer is the same."
    sorts = [each.sort for each in found]
    counts = ", ".join(f"{sorts.count(sort)} {sort}" for sort in ("new", "gone", "changed") if sort in sorts)
    return f"Asked again, {counted(len(found), 'thing differs', 'things differ')}: {counts}."
