"""Gaps and their lives as lines for people."""

from __future__ import annotations

from typing import TYPE_CHECKING

from analysis.gaps.states import Status
from analysis.nominal.when import day_words, moment_words, with_plain_days
from graph.model.gap_step import StepKind, Usefulness
from ui.answers.called import in_words

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from ui.answers.gap_life import GapAnswer, GapLifeAnswer, StepAnswer


def gap_in_words(gap: GapAnswer, names: Mapping[str, str]) -> list[str]:
    """One gap: its heading, then what was compared, the words to ask, and how it stands, each further in."""
    head = f"{gap.severity.upper()}  {heading(gap, names)}"
    return [head, *(f"    {line}" for line in _below(gap))]


def heading(gap: GapAnswer, names: Mapping[str, str]) -> str:
    """Which rule found what of whom."""
    return f"{gap.rule} {gap.title}  {', '.join(in_words(names, one) for one in gap.subject_ids)}"


def _below(gap: GapAnswer) -> Iterator[str]:
    late = f"; {gap.late}" if gap.late else ""
    yield f"{gap.key}  {_stands(gap)}"
    if gap.compared:
        yield with_plain_days(f"{gap.compared}{late}")
    if gap.also:
        yield f"the same cause as {', '.join(gap.also)}"
    if gap.before_on:
        yield f"before {gap.before} on {day_words(gap.before_on)}"
    if gap.held_elsewhere:
        yield f"held elsewhere: {gap.held_elsewhere}"
    yield f"Ask: {gap.question} ({gap.asks})"
    yield f"basis {gap.basis}"


def life_in_words(told: GapLifeAnswer) -> list[str]:
    """A gap and every step in its life."""
    return [told.marking, *gap_in_words(told.gap, told.names), *(f"  {step_in_words(step)}" for step in told.history)]


def step_in_words(step: StepAnswer) -> str:
    """One step in a line."""
    to = f" to {', '.join(filter(None, (step.owner, step.agency)))}" if step.owner or step.agency else ""
    by = f", by {day_words(step.due_on)}" if step.due_on else ""
    until = f" until {day_words(step.until)}" if step.until else ""
    verdict = f" {Usefulness(step.usefulness).words}" if step.usefulness else ""
    words = f": {step.words}" if step.words else ""
    lost = "" if step.rests else " (what it rested on was withdrawn or replaced)"
    return f"{moment_words(step.at)}  {step.by}  {StepKind(step.kind).words}{verdict}{to}{by}{until}{words}{lost}"


def _stands(gap: GapAnswer) -> str:
    words = Status(gap.status).words
    if gap.task is not None and gap.status == Status.TASKED:
        due = f" by {day_words(gap.task.due_on)}" if gap.task.due_on else ""
        words += f" to {', '.join(filter(None, (gap.task.owner, gap.task.agency)))}{due}"
        words += ", overdue" if gap.task_late else ""
    return f"{words}; again open: {gap.reopened}" if gap.reopened else words
