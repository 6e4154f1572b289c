"""What the commands on one gap answer; apart from the commands, because these are read at every start."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import TYPE_CHECKING

from graph.reading.frame import View
from ui.answers.called import called
from ui.answers.gap_life import GapAnswer, GapLifeAnswer, StepAnswer
from ui.gap_steps import Found, Taking, find_gap, step_on
from ui.progress_line import progress_line
from ui.wiring import open_house

if TYPE_CHECKING:
    from graph.model.gap_step import StepSaid
    from graph.reader import Reader
    from ui.asking import Asker


def answer_step(asker: Asker, key: str, said: StepSaid) -> GapLifeAnswer:
    """Take a step on a gap."""
    with progress_line() as progress, open_house(progress) as house:
        taking = Taking(house.directory.viewer(asker.user), asker.reason, datetime.now(UTC))
        found = step_on(house, taking, key, said)
        return _told(house.reader(taking.viewer, taking.reason), found)


def answer_history(asker: Asker, key: str) -> GapLifeAnswer:
    """The life of a gap as at a moment."""
    with progress_line() as progress, open_house(progress) as house:
        reader = house.reader(house.directory.viewer(asker.user), asker.reason, View(as_at=asker.as_at))
        return _told(reader, find_gap(house, reader, key, asker.as_at or datetime.now(UTC)))


def _told(reader: Reader, found: Found) -> GapLifeAnswer:
    history = tuple(StepAnswer.of(step) for step in found.gap.steps)
    names = called(reader, found.gap.on.subjects)
    return GapLifeAnswer(gap=GapAnswer.of(found.gap, found.listed), names=names, history=history)
