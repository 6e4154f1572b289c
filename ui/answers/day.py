"""A day, and what is watched, as documents."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from ui.answers.gap_life import GapAnswer
from ui.answers.statements import Answer
from ui.terminal import MARKING

if TYPE_CHECKING:
    from analysis.workload.day import Dated, News
    from ui.my_day import Day


class DatedAnswer(Answer):
    """Something with a day: a visit, an order, or a record, and whom it concerns."""

    thing: str
    person: str
    what: str
    on: date | None
    record: str

    @classmethod
    def of(cls, dated: Dated) -> DatedAnswer:
        """One as a document."""
        return cls(**dated._asdict())


class NewsAnswer(Answer):
    """A report about a nominal that nobody has acknowledged."""

    report: str
    person: str
    on: date
    record: str

    @classmethod
    def of(cls, news: News) -> NewsAnswer:
        """One as a document."""
        return cls(**news._asdict())


class DayAnswer(Answer):
    """What needs an officer on a day; an empty list says that nothing is recorded that the viewer may see.

    Attributes:
        names: What everything that is listed is called, by id.
    """

    marking: str = MARKING
    on: date
    officer: str
    nominals: tuple[str, ...]
    visits: tuple[DatedAnswer, ...]
    news: tuple[NewsAnswer, ...]
    orders: tuple[DatedAnswer, ...]
    asked: tuple[GapAnswer, ...]
    overdue: tuple[GapAnswer, ...]
    closable: tuple[GapAnswer, ...]
    recorded: tuple[DatedAnswer, ...]
    watched: tuple[str, ...]
    watched_recorded: tuple[DatedAnswer, ...]
    names: dict[str, str]
    limits_refused: str = ""
    failed: tuple[str, ...] = ()

    @classmethod
    def of(cls, day: Day, officer: str, names: dict[str, str], *, limits_refused: str) -> DayAnswer:
        """A day as a document."""
        dated = {name: tuple(DatedAnswer.of(each) for each in getattr(day, name)) for name in _DATED}
        gaps = {name: tuple(GapAnswer.of(gap, day.listed) for gap in getattr(day, name)) for name in _GAPS}
        return cls(
            on=day.on,
            officer=officer,
            nominals=tuple(sorted(day.nominals)),
            news=tuple(NewsAnswer.of(each) for each in day.news),
            watched=day.watched,
            names=names,
            limits_refused=limits_refused,
            failed=tuple(each.rule for each in day.listed.failed),
            **dated,
            **gaps,
        )


_DATED = ("visits", "orders", "recorded", "watched_recorded")
_GAPS = ("asked", "overdue", "closable")


class WatchedAnswer(Answer):
    """What somebody watches from now on; `names` are what it is called, by id."""

    watched: tuple[str, ...]
    names: dict[str, str]
