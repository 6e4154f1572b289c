"""The order of somebody's offences, and what changed from one to the next."""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING, NamedTuple

from analysis.counted import counted
from analysis.nominal.offending import offences
from analysis.patterns.offending.severity import most_years, years_words
from graph.vocabulary import BehaviourState, OffenceRole

if TYPE_CHECKING:
    from collections.abc import Iterator

    from analysis.nominal.offending import OffenceView
    from graph.reading.thing_page import ThingPage

_FEWEST_TO_COMPARE = 2


class Step(NamedTuple):
    """One offence in the order.

    Attributes:
        view: The offence with the person's part in it.
        role: The part that says most.
        years: The longest sentence for it; None where it is not on the scale.
        contact: Whether it was with contact; None where that is not recorded.
        days: Days since the one before, from fewest to most; None where either has no date.
        changes: What changed since the one before, in words.
        evidence: The records behind it.
    """

    view: OffenceView
    role: str
    years: int | None
    contact: bool | None
    days: tuple[int, int] | None
    changes: tuple[str, ...]
    evidence: tuple[str, ...]


class Sequence(NamedTuple):
    """Offences from the earliest on; `undated` ones have no place in the order; `verdict` sums up in words."""

    steps: tuple[Step, ...]
    undated: tuple[Step, ...]
    verdict: str


def sequence(page: ThingPage) -> Sequence:
    """Put somebody's offences in order.

    Question: how did the offending develop: graver, closer together, from without to with contact?
    Formula: each offence beside the one before; gravity is the longest sentence the law allows.
    Source: the scale in `severity`; intervals from the dates as recorded, part-dates as ranges.
    Must not be concluded: that it goes on so; undetected offences, custody and later reports all bend the picture.
    """
    mine = [view for view in offences(page) if view.parts and view.parts[0].role != OffenceRole.WITNESS]
    dated = sorted(
        (view for view in mine if view.begun.is_dated), key=lambda view: (view.begun.earliest, view.thing.id)
    )
    steps = [_step(view, before) for before, view in pairwise([None, *dated]) if view is not None]
    undated = tuple(_step(view, None) for view in mine if not view.begun.is_dated)
    return Sequence(tuple(steps), undated, _verdict(steps))


def _step(view: OffenceView, before: OffenceView | None) -> Step:
    evidence = [view.record.record.id] if view.record else []
    evidence += [found.record.id for part in view.parts for found in part.behind]
    return Step(
        view=view,
        role=view.parts[0].words,
        years=_years(view),
        contact=_contact(view),
        days=_days(before, view) if before else None,
        changes=tuple(_changes(before, view)) if before else (),
        evidence=tuple(dict.fromkeys(evidence)),
    )


def _years(view: OffenceView) -> int | None:
    return most_years((view.record.record.text("title") if view.record else None) or "")


def _contact(view: OffenceView) -> bool | None:
    found = view.record.record.values.get("contact") if view.record else None
    return found if isinstance(found, bool) else None


def _days(before: OffenceView, view: OffenceView) -> tuple[int, int] | None:
    a, b, c, d = before.begun.earliest, before.begun.latest, view.begun.earliest, view.begun.latest
    if a is None or b is None or c is None or d is None:
        return None
    return max((c - b).days, 0), max((d - a).days, 0)


def _changes(before: OffenceView, view: OffenceView) -> Iterator[str]:
    then, now = _years(before), _years(view)
    if then is not None and now is not None and then != now:
        yield f"{'graver' if now > then else 'less grave'}: {years_words(now)} after {years_words(then)}"
    if (_contact(before), _contact(view)) == (False, True):
        yield "with contact, after one without"
    if (_contact(before), _contact(view)) == (True, False):
        yield "without contact, after one with"
    first, second = (_present(each) for each in (before, view))
    if fresh := sorted(second - first - _coded(before)):
        yield f"coded now and not coded before: {', '.join(fresh)}"
    if begun := sorted((second - first) & _coded(before)):
        yield f"new: {', '.join(begun)}"
    if ended := sorted((first - second) & _coded(view)):
        yield f"no longer: {', '.join(ended)}"


def _present(view: OffenceView) -> set[str]:
    return {f"{each.dimension}: {each.name}" for each in view.behaviours if each.state is BehaviourState.PRESENT}


def _coded(view: OffenceView) -> set[str]:
    return {f"{each.dimension}: {each.name}" for each in view.behaviours if each.state is not BehaviourState.UNKNOWN}


def _verdict(steps: list[Step]) -> str:
    if len(steps) < _FEWEST_TO_COMPARE:
        return f"{len(steps)} dated offences are on record that you may see: there is no order to speak of."
    ranked = [step.years for step in steps if step.years is not None]
    up = sum(b > a for a, b in pairwise(ranked))
    down = sum(b < a for a, b in pairwise(ranked))
    to_contact = sum("with contact, after one without" in step.changes for step in steps)
    gaps = [step.days[1] for step in steps if step.days]
    shorter = sum(b < a for a, b in pairwise(gaps))
    parts = [
        f"{len(steps)} dated offences: {_times(up)} graver than the one before, {_times(down)} less grave",
        f"{_times(to_contact)} with contact after one without",
    ]
    if len(gaps) >= _FEWEST_TO_COMPARE:
        compared = counted(len(gaps) - 1, "interval")
        parts.append(f"{shorter} of {compared} shorter than the one before")
    return "; ".join(parts) + "."


def _times(count: int) -> str:
    return counted(count, "time")
