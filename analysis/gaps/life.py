"""The life of a gap: what the rules find today, beside what people have done about it so far.

Whether a gap stands is worked out each time: it closes itself when information arrives, and comes back when that is
withdrawn or goes stale. Only what people said is kept.
"""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING

from pydantic import BaseModel, ConfigDict

from analysis.gaps.finding import Decided, Finding
from analysis.gaps.roots import root_of
from analysis.gaps.states import Status
from graph.instants import LOCAL
from graph.keys import line_of
from graph.model.gap_step import GapStep, StepKind, StepOn

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping, Sequence
    from datetime import date


_SETTLES = frozenset(
    {StepKind.TASKED, StepKind.ANSWERED, StepKind.ACCEPTED_UNKNOWN, StepKind.SUPPRESSED, StepKind.OPENED}
)


class Gap(BaseModel):
    """One gap and its life so far.

    Attributes:
        key: Its key, the same at every moment and for every viewer who sees the same subjects.
        finding: What a rule found; None for one that is closed.
        parts: What was found besides under the same key or with the same root cause.
        status: Where it stands.
        reopened: Why a decision on it no longer counts; empty where one counts or none was made.
        steps: Every step on it that the viewer may see, the first one first.
    """

    model_config = ConfigDict(frozen=True)

    key: str
    finding: Finding | None
    parts: tuple[Finding, ...] = ()
    status: Status
    reopened: str = ""
    steps: tuple[GapStep, ...] = ()

    @property
    def task(self) -> GapStep | None:
        """The task that stands on it."""
        step = _settling(self.steps)
        return step if step is not None and step.said.kind is StepKind.TASKED else None

    @property
    def held_elsewhere(self) -> str:
        """Whom to ask, where the owner of what is held elsewhere has said so."""
        told = [step.said.words for step in self.steps if step.said.kind is StepKind.HELD_ELSEWHERE]
        return told[-1] if told else ""

    @property
    def on(self) -> StepOn:
        """What a step on it is on: all that was found, or what its last step was on."""
        if self.finding is None:
            return self.steps[-1].on
        every = (self.finding, *self.parts)
        subjects = dict.fromkeys(
            one for each in every for one in (*each.subject_ids, *each.also, each.about or "") if one
        )
        evidence = sorted({record for each in every for record in each.evidence_ids})
        return StepOn(gap=self.key, rule=self.finding.rule, subjects=tuple(subjects), evidence=tuple(evidence))

    def is_late(self, on: date) -> bool:
        """Whether it was tasked and the day of the task is over."""
        task = self.task
        return task is not None and task.said.due_on is not None and task.said.due_on < on


def lives(findings: Iterable[Finding], steps: Iterable[GapStep], on: date) -> tuple[Gap, ...]:
    """Every gap that the rules find, in the order of the findings, and after them those that closed themselves.

    What has one root cause is one gap: findings of one key, and those that only follow from another on the same
    person (`roots.py`).
    """
    said: defaultdict[str, list[GapStep]] = defaultdict(list)
    for step in steps:
        said[step.on.gap].append(step)
    standing = [
        _standing(first, tuple(parts), tuple(said.get(first.key, ())), on) for first, *parts in _folded(findings)
    ]
    found = {each.key for gap in standing for each in (gap.finding, *gap.parts) if each is not None}
    closed = (
        Gap(key=key, finding=None, status=Status.CLOSED, steps=tuple(taken))
        for key, taken in sorted(said.items())
        if key not in found
    )
    return (*standing, *closed)


def _folded(findings: Iterable[Finding]) -> list[list[Finding]]:
    """Findings by root cause; the order is that of the first of each."""
    given = list(findings)
    rules: defaultdict[str | None, set[str]] = defaultdict(set)
    for each in given:
        rules[each.about].add(each.rule)
    keys: Mapping[tuple[str | None, str], str] = {(each.about, each.rule): each.key for each in reversed(given)}
    groups: dict[str, list[Finding]] = {}
    for each in given:
        root = root_of(each.rule, rules[each.about]) if each.about else each.rule
        key = each.key if root == each.rule else keys[each.about, root]
        groups.setdefault(key, []).append(each)
    return [sorted(group, key=lambda each: each.key != key) for key, group in groups.items()]


def _standing(finding: Finding, parts: tuple[Finding, ...], steps: tuple[GapStep, ...], on: date) -> Gap:
    open_ = Status.OPEN if finding.decided is Decided.GAP else Status.UNDECIDED
    gap = Gap(key=finding.key, finding=finding, parts=parts, status=open_, steps=steps)
    last = _settling(steps)
    if last is None or last.said.kind is StepKind.OPENED:
        return gap
    reopened = _NO_LONGER[last.said.kind](gap, last, on)
    if reopened:
        return gap.model_copy(update={"reopened": reopened})
    return gap.model_copy(update={"status": Status(last.said.kind.value)})


def _settling(steps: Sequence[GapStep]) -> GapStep | None:
    """The step that says where a gap stands: the latest that is more than a remark."""
    return next((step for step in reversed(steps) if step.said.kind in _SETTLES), None)


def _task_ended(_gap: Gap, _step: GapStep, _on: date) -> str:
    return ""


def _answer_ended(gap: Gap, step: GapStep, _on: date) -> str:
    if not step.rests:
        return "what the answer rested on was withdrawn or replaced"
    since = gap.finding.since if gap.finding else None
    if since is not None and since > step.at.astimezone(LOCAL).date():
        return f"it was answered before, and is missing again since {since:%d/%m/%Y}"
    return ""


def _acceptance_ended(gap: Gap, step: GapStep, _on: date) -> str:
    known = {line_of(record) for record in step.on.evidence}
    new = {line_of(record) for record in gap.on.evidence} - known
    return "it was accepted as unknowable, and something was recorded since" if new else ""


def _put_aside_ended(_gap: Gap, step: GapStep, on: date) -> str:
    until = step.said.until
    return f"it was put aside until {until:%d/%m/%Y}" if until is not None and until < on else ""


_NO_LONGER: Mapping[StepKind, Callable[[Gap, GapStep, date], str]] = {
    StepKind.TASKED: _task_ended,
    StepKind.ANSWERED: _answer_ended,
    StepKind.ACCEPTED_UNKNOWN: _acceptance_ended,
    StepKind.SUPPRESSED: _put_aside_ended,
}
