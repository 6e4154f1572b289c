"""The draft of a chart: its view with the actions that led to it and those that were taken back.

A view is flat maps, and a change says what their keys become: whatever a view comes to hold, undo needs no new word. It
holds ids, places and the user's own words, never a name or a fact: those are read afresh, for whoever looks.
"""

from __future__ import annotations

from enum import StrEnum

from pydantic import BaseModel, ConfigDict

from graph.model.chart_view import Entries, without

STEPS = 100
"""As many actions as can be taken back."""


class Direction(StrEnum):
    """What was done with a change."""

    DO = "do"
    UNDO = "undo"
    REDO = "redo"


class Change(BaseModel):
    """One action, and how to take it back."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    label: str
    forward: dict[str, Entries]
    back: dict[str, Entries]


class Step(BaseModel):
    """A change that was done, taken back, or done again."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    how: Direction
    change: Change

    @property
    def patch(self) -> dict[str, Entries]:
        """What the keys of each map become by it."""
        return self.change.back if self.how is Direction.UNDO else self.change.forward


class ChartDraft(BaseModel):
    """Where a user is with a chart."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    view: dict[str, Entries] = {}
    past: tuple[Change, ...] = ()
    future: tuple[Change, ...] = ()

    def after(self, step: Step) -> ChartDraft:
        """The draft after one more step."""
        change, view = step.change, _laid(self.view, step.patch)
        if step.how is Direction.UNDO:
            return ChartDraft(view=view, past=_but_latest(self.past, change), future=(change, *self.future))
        future = _but_latest(self.future[::-1], change)[::-1] if step.how is Direction.REDO else ()
        return ChartDraft(view=view, past=(*self.past, change)[-STEPS:], future=future)

    def things(self) -> tuple[str, ...]:
        """Every thing on the chart, or that an action may bring back to it."""
        maps = [self.view, *(each for change in (*self.past, *self.future) for each in (change.forward, change.back))]
        return tuple(dict.fromkeys(key for each in maps for key in each.get("shown", {})))

    def without(self, gone: frozenset[str]) -> ChartDraft:
        """The draft without any trace of some things: they were erased, or this viewer may no longer see them."""
        if not gone:
            return self
        return ChartDraft(
            view=without(self.view, gone),
            past=tuple(_change_without(change, gone) for change in self.past),
            future=tuple(_change_without(change, gone) for change in self.future),
        )


def _but_latest(changes: tuple[Change, ...], change: Change) -> tuple[Change, ...]:
    """Without the latest that is the same: what another window did since can still be taken back."""
    for place in range(len(changes) - 1, -1, -1):
        if changes[place] == change:
            return (*changes[:place], *changes[place + 1 :])
    return changes


def _laid(view: dict[str, Entries], patch: dict[str, Entries]) -> dict[str, Entries]:
    changed = {
        name: {key: value for key, value in {**view.get(name, {}), **entries}.items() if value is not None}
        for name, entries in patch.items()
    }
    return {**view, **changed}


def _change_without(change: Change, gone: frozenset[str]) -> Change:
    return Change(label=change.label, forward=without(change.forward, gone), back=without(change.back, gone))
