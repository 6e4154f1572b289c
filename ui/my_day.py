"""One officer's day put together: what is planned, what the rules find, what was asked of them, what they watch."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING, NamedTuple

from analysis.gaps.catalogue import catalogue
from analysis.gaps.life import lives
from analysis.gaps.lists import ordered
from analysis.gaps.rule import Audience
from analysis.gaps.states import TO_DO, Status
from analysis.workload.day import ending_orders, planned_visits, recorded_since, unread
from analysis.workload.people import nominals_of
from graph.asking.gap_steps import gap_steps
from graph.watching import watched
from ui.gap_list import GapsNow

if TYPE_CHECKING:
    from datetime import date

    from analysis.gaps.life import Gap
    from analysis.workload.day import Dated, News
    from graph.reader import Reader
    from ui.gap_list import Findings


class Whose(NamedTuple):
    """Whose day: the user who reads, and the officer on record."""

    user: str
    officer: str


class Day(NamedTuple):
    """What needs an officer today.

    Attributes:
        asked: Gaps that somebody tasked this officer or user to find out, closed ones among them: then what answers
            them is on record, and whoever asked may not be able to see it.
        overdue: Gaps with a limit that is past.
        closable: Gaps that the officer can close: at the next visit, or by asking.
    """

    on: date
    nominals: frozenset[str]
    visits: tuple[Dated, ...]
    news: tuple[News, ...]
    orders: tuple[Dated, ...]
    asked: tuple[Gap, ...]
    overdue: tuple[Gap, ...]
    closable: tuple[Gap, ...]
    recorded: tuple[Dated, ...]
    watched: tuple[str, ...]
    watched_recorded: tuple[Dated, ...]
    listed: GapsNow

    @property
    def told_of(self) -> frozenset[str]:
        """The ids of what its lists tell of, those of gaps apart."""
        dated = (*self.visits, *self.orders, *self.recorded, *self.watched_recorded)
        news = {one for each in self.news for one in (each.person, each.report)}
        return frozenset({each.person for each in dated} | news | set(self.watched))


def day_of(reader: Reader, findings: Findings, whose: Whose) -> Day:
    """The day of an officer, as far as its reader may see it."""
    book = findings.book
    mine = nominals_of(book, whose.officer)
    steps = reader.ask(gap_steps())
    every = ordered(lives(findings.found.findings, steps, book.on), findings.coming)
    to_do = [gap for gap in every if gap.status in TO_DO and not mine.isdisjoint(gap.on.subjects)]
    since = book.on - timedelta(days=1)
    kept = reader.ask(watched(reader.viewer))
    return Day(
        on=book.on,
        nominals=mine,
        visits=planned_visits(book, mine),
        news=unread(book, mine),
        orders=ending_orders(book, mine),
        asked=tuple(gap for gap in every if _is_asked_of(gap, whose)),
        overdue=tuple(gap for gap in to_do if _is_overdue(gap, book.on)),
        closable=tuple(gap for gap in to_do if _can_close(gap) and not _is_overdue(gap, book.on)),
        recorded=recorded_since(book, mine, since),
        watched=kept,
        watched_recorded=recorded_since(book, kept, since),
        listed=GapsNow(book.on, every, findings.found.failed, findings.coming),
    )


def _is_asked_of(gap: Gap, whose: Whose) -> bool:
    return gap.task is not None and gap.task.said.owner in {whose.user, whose.officer} - {""}


def _is_overdue(gap: Gap, on: date) -> bool:
    late = gap.finding is not None and gap.finding.due_latest is not None and gap.finding.due_latest < on
    return late or gap.is_late(on)


def _can_close(gap: Gap) -> bool:
    rule = catalogue()[gap.on.rule].rule
    return gap.status is not Status.ANSWERED and Audience.VISIT in rule.audience
