"""The decision log of a nominal: what was decided, by whom, on what, and whether it meets the five tests.

Question: could this decision be defended, a year from now, by somebody who was not there? The tests are those of the
College's introduction to managing sexual and violent offenders (read): policy followed, reliable assessment methods,
information collected and thoroughly evaluated, other agencies told, an investigative approach. That a test has words
says that somebody wrote some, and not that the decision was right.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from graph.errors import UnreadableValueError
from graph.instants import parse_instant
from graph.model.gap_step import StepKind
from graph.vocabulary import DecisionKind

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping
    from datetime import datetime

    from graph.model.gap_step import GapStep
    from graph.reading.results import Dossier, Record

TESTS: Mapping[str, str] = {
    "policy_followed": "Policy followed",
    "assessment_used": "Assessment methods used",
    "evaluated": "Information collected and evaluated",
    "communicated_to": "Communicated with other agencies",
    "steps_taken": "Investigative approach",
}
"""The five tests of a defensible decision, by the field that says how each was met."""
_ON_GAPS = {StepKind.SUPPRESSED, StepKind.ACCEPTED_UNKNOWN}


class Logged(NamedTuple):
    """One decision.

    Attributes:
        kind: What it is on.
        about: What was decided, in words.
        at: When; None where that is not recorded or cannot be read.
        by: Who decided.
        rationale: Why.
        tests: How each of the five tests was met; an empty text where nothing is recorded.
        evidence: Ids of what it rests on.
        seen_as_at: The moment whose records were looked at.
        record: The record of it; None for a decision on a gap.
    """

    kind: str
    about: str
    at: datetime | None
    by: str
    rationale: str
    tests: Mapping[str, str]
    evidence: tuple[str, ...]
    seen_as_at: datetime | None
    record: Record | None

    @property
    def missing(self) -> tuple[str, ...]:
        """The tests of which nothing is recorded, by their titles; a gap that was put aside is asked none."""
        return tuple(TESTS[name] for name, words in self.tests.items() if not words)


def decision_log(dossier: Dossier, steps: Iterable[GapStep]) -> tuple[Logged, ...]:
    """Every decision on a nominal that may be seen, gaps that were put aside among them, the latest first."""
    made = [_logged(link.record) for link in dossier.links if link.type == "DECIDED_IN"]
    made += [_of_step(step) for step in steps if step.said.kind in _ON_GAPS and dossier.thing.id in step.on.subjects]
    return tuple(sorted(made, key=lambda each: (each.at is not None, each.at, each.about), reverse=True))


def _logged(record: Record) -> Logged:
    evidence = record.values.get("evidence")
    return Logged(
        kind=(record.text("kind") or DecisionKind.OTHER).replace("_", " "),
        about=record.text("about") or "",
        at=_moment(record.text("made_on")),
        by=record.text("by") or record.recorded_by or "",
        rationale=record.text("rationale") or "",
        tests={name: record.text(name) or "" for name in TESTS},
        evidence=tuple(map(str, evidence)) if isinstance(evidence, list | tuple) else (),
        seen_as_at=_moment(record.text("seen_as_at")),
        record=record,
    )


def _of_step(step: GapStep) -> Logged:
    until = f" until {step.said.until:%d/%m/%Y}" if step.said.until else ""
    what = "put aside" if step.said.kind is StepKind.SUPPRESSED else "accepted as unknowable"
    return Logged(
        kind=DecisionKind.GAP_PUT_ASIDE.replace("_", " "),
        about=f"gap {step.on.rule} {what}{until}",
        at=step.at,
        by=step.by,
        rationale=step.said.words,
        tests={},
        evidence=step.on.evidence,
        seen_as_at=step.at,
        record=None,
    )


def _moment(text: str | None) -> datetime | None:
    if not text:
        return None
    try:
        return parse_instant(text).earliest
    except UnreadableValueError:
        return None
