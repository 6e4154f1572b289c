"""What `mosaic day` and `mosaic watch` answer; apart from the commands, because these are read at every start."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import TYPE_CHECKING

from graph.errors import InputError
from graph.reading.frame import View
from graph.watching import Watching, watch, watched
from graph.writer import Who
from ui.answers.called import called
from ui.answers.day import DayAnswer, WatchedAnswer
from ui.gap_limits import limits_in_force
from ui.gap_list import findings_at
from ui.my_day import Whose, day_of
from ui.progress_line import progress_line
from ui.wiring import open_house

if TYPE_CHECKING:
    from ui.asking import Asker


def answer_day(asker: Asker, officer: str) -> DayAnswer:
    """The day of an officer, or of the one who the user is.

    Raises:
        InputError: If the user is tied to no officer and none is named.
    """
    with progress_line() as progress, open_house(progress) as house:
        viewer = house.directory.viewer(asker.user)
        reader = house.reader(viewer, asker.reason, View(as_at=asker.as_at))
        if not (officer or viewer.officer):
            raise InputError("Your user is tied to no officer on record: name one with --officer.")
        found = reader.find(officer or viewer.officer)
        limits = limits_in_force(house.settings)
        findings = findings_at(reader, limits.limits, asker.as_at or datetime.now(UTC))
        day = day_of(reader, findings, Whose(viewer.user_id, found))
        subjects = (one for gap in (*day.asked, *day.overdue, *day.closable) for one in gap.on.subjects)
        names = called(reader, (*day.told_of, *subjects))
        return DayAnswer.of(day, found, names, limits_refused=limits.refused)


def answer_watch(asker: Asker, thing: str, *, stops: bool) -> WatchedAnswer:
    """Watch a thing or stop, where one is named; either way, what is watched then."""
    with progress_line() as progress, open_house(progress) as house:
        viewer = house.directory.viewer(asker.user)
        reader = house.reader(viewer, asker.reason)
        if thing:
            watching = Watching(reader.find(thing), stops)
            watch(house.trail, Who(viewer, asker.reason), watching, now=datetime.now(UTC))
        kept = reader.ask(watched(viewer))
        return WatchedAnswer(watched=kept, names=called(reader, kept))
