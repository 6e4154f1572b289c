"""Taking a step in the life of a gap: find the gap as its viewer sees it, take the step, tell how it stands now."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from analysis.gaps.catalogue import catalogue
from analysis.gaps.life import lives
from graph.asking.gap_steps import steps_of
from graph.errors import InputError
from graph.gap_steps import take_step
from graph.model.gap_step import StepKind
from graph.reading.dossier import not_on_record
from graph.writer import Who
from ui.gap_limits import limits_in_force
from ui.gap_list import GapsNow, findings_at

if TYPE_CHECKING:
    from datetime import datetime

    from analysis.gaps.life import Gap
    from graph.access import Reason, Viewer
    from graph.model.gap_step import StepOn, StepSaid
    from graph.reader import Reader
    from ui.wiring import House


class Found(NamedTuple):
    """A gap, and the day on which it stands so."""

    gap: Gap
    listed: GapsNow


def find_gap(house: House, reader: Reader, key: str, moment: datetime) -> Found:
    """The gap with this key as a viewer sees it: found by its rule, or closed and told of in its steps.

    Raises:
        InputError: If no rule makes such keys.
        NotOnRecordError: If this viewer sees no such gap; whether others do is not said.
    """
    rule = key.rpartition("-")[0]
    if rule not in catalogue():
        raise InputError("This is no key of a gap: `mosaic gaps --json` gives each gap's `key`.")
    findings = findings_at(reader, limits_in_force(house.settings).limits, moment, rule=rule)
    steps = reader.ask(steps_of(key))
    every = lives(findings.found.findings, steps, findings.book.on)
    gap = next((each for each in every if key in {each.key, *(part.key for part in each.parts)}), None)
    if gap is None:
        raise not_on_record()
    return Found(gap, GapsNow(findings.book.on, (gap,), findings.found.failed, findings.coming))


class Taking(NamedTuple):
    """Who takes a step, and when."""

    viewer: Viewer
    reason: Reason
    now: datetime


def step_on(house: House, taking: Taking, key: str, said: StepSaid) -> Found:
    """Take a step on a gap and look at it again.

    Raises:
        AccessRefusedError: If this user may not take such a step.
        InputError: If something is missing in what is said.
        NotOnRecordError: If this viewer may not see the gap, or all that the step rests on.
    """
    reader = house.reader(taking.viewer, taking.reason)
    found = find_gap(house, reader, key, taking.now)
    take_step(house.trail, Who(taking.viewer, taking.reason), on_of(found.gap, said), said, now=taking.now)
    return find_gap(house, reader, key, taking.now)


def on_of(gap: Gap, said: StepSaid) -> StepOn:
    """What a step rests on: what its gap does.

    Words for those who may not see what is held elsewhere rest on what their own task did, and on nothing that only
    the holder sees; so whom to ask is told on a task alone.

    Raises:
        InputError: If somebody is to be told whom to ask, and nobody was tasked.
    """
    if said.kind is not StepKind.HELD_ELSEWHERE:
        return gap.on
    tasks = [step.on for step in gap.steps if step.said.kind is StepKind.TASKED]
    if not tasks:
        raise InputError("Nobody has tasked this gap: there is nobody to tell whom to ask.")
    return tasks[-1]
