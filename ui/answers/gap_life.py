"""Gaps with their lives, and the steps in them, as documents."""

from __future__ import annotations

from dataclasses import asdict
from datetime import date, datetime
from typing import TYPE_CHECKING

from analysis.gaps.catalogue import catalogue
from ui.answers.statements import Answer
from ui.terminal import MARKING

if TYPE_CHECKING:
    from analysis.gaps.life import Gap
    from graph.model.gap_step import GapStep
    from ui.gap_list import GapsNow


_TOLD_OF_THE_GAP = frozenset({"decided", "item", "rule", "evidence_ids"})
"""What is told of a gap itself and not of the finding that stands for it."""


class StepAnswer(Answer):
    """One step that somebody took; `rests` is false where an answer lost the record that it rests on."""

    id: str
    kind: str
    by: str
    at: datetime
    words: str
    owner: str
    agency: str
    due_on: date | None
    until: date | None
    usefulness: str | None
    evidence_ids: tuple[str, ...]
    rests: bool

    @classmethod
    def of(cls, step: GapStep) -> StepAnswer:
        """A step as a document."""
        said = step.said.model_dump(exclude={"cited"})
        return cls(id=step.id, by=step.by, at=step.at, rests=step.rests, evidence_ids=step.on.evidence, **said)


class GapAnswer(Answer):
    """One gap; of one that closed itself only its rule, its subjects and its steps are known.

    Attributes:
        also: Other rules that found the same root cause.
        before: The next decision about the person that waits for the answer.
        reopened: Why a decision on it no longer counts.
        held_elsewhere: Whom to ask, where the owner of what is held elsewhere has said so.
    """

    key: str
    rule: str
    title: str
    subject_ids: tuple[str, ...]
    about: str | None
    severity: str
    since: date | None = None
    since_latest: date | None = None
    due_earliest: date | None = None
    due_latest: date | None = None
    late: str = ""
    status: str
    reopened: str
    also: tuple[str, ...]
    before: str = ""
    before_on: date | None = None
    task: StepAnswer | None
    task_late: bool
    held_elsewhere: str
    steps: int
    evidence_ids: tuple[str, ...]
    question: str
    compared: str = ""
    basis: str
    closes: str
    asks: str

    @classmethod
    def of(cls, gap: Gap, listed: GapsNow) -> GapAnswer:
        """A gap as a document."""
        rule = catalogue()[gap.on.rule].rule
        told: dict[str, object] = {
            "subject_ids": gap.on.subjects,
            "about": None,
            "severity": rule.severity.value,
            "evidence_ids": gap.on.evidence,
            "question": rule.question,
            "basis": rule.basis_words,
        }
        if gap.finding is not None:
            told |= {name: value for name, value in asdict(gap.finding).items() if name not in _TOLD_OF_THE_GAP}
            told["late"] = gap.finding.late_words(listed.on)
            told["compared"] = "; ".join(dict.fromkeys(each.compared for each in (gap.finding, *gap.parts)))
        coming = listed.coming.get(str(told["about"]))
        return cls.model_validate(
            {
                **told,
                "key": gap.key,
                "rule": rule.id,
                "title": rule.title,
                "status": gap.status.value,
                "reopened": gap.reopened,
                "also": tuple(sorted({part.rule for part in gap.parts} - {rule.id})),
                "before": coming.what if coming else "",
                "before_on": coming.on if coming else None,
                "task": StepAnswer.of(gap.task) if gap.task else None,
                "task_late": gap.is_late(listed.on),
                "held_elsewhere": gap.held_elsewhere,
                "steps": len(gap.steps),
                "closes": rule.closes,
                "asks": rule.asks,
            }
        )


class GapLifeAnswer(Answer):
    """One gap with every step in its life that may be seen; `names` are what its subjects are called, by id."""

    marking: str = MARKING
    gap: GapAnswer
    names: dict[str, str]
    history: tuple[StepAnswer, ...]
