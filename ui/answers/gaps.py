"""Gaps and rules as documents."""

from __future__ import annotations

from datetime import date, datetime
from typing import TYPE_CHECKING

from ui.answers.gap_life import GapAnswer
from ui.answers.statements import Answer
from ui.terminal import MARKING

if TYPE_CHECKING:
    from analysis.gaps.evaluation import Score
    from analysis.gaps.rule import Limit


class FailedAnswer(Answer):
    """A rule that could not be run, so that its gaps are not known."""

    rule: str
    why: str


class GapsAnswer(Answer):
    """The gaps, the gravest first; where `failed` is not empty there may be others.

    Attributes:
        names: What the subjects are called, by id.
    """

    marking: str = MARKING
    on: date
    as_at: datetime | None
    since: datetime | None
    gaps: tuple[GapAnswer, ...]
    closed: tuple[GapAnswer, ...] = ()
    names: dict[str, str]
    failed: tuple[FailedAnswer, ...]
    limits_refused: str = ""


class LimitAnswer(Answer):
    """One limit in force."""

    value: int
    unit: str
    basis: str
    certainty: str
    citation: str

    @classmethod
    def of(cls, limit: Limit) -> LimitAnswer:
        """A limit as a document."""
        return cls(**{**limit.model_dump(), "basis": limit.basis.value, "certainty": limit.certainty.value})


class RuleAnswer(Answer):
    """One rule, as it is in force."""

    id: str
    title: str
    question: str
    fires: str
    reading: str
    exempt: str
    audience: tuple[str, ...]
    severity: str
    basis: str
    closes: str
    asks: str
    in_force: bool
    not_yet: str
    raised_by: str
    limits: dict[str, LimitAnswer]


class RulesAnswer(Answer):
    """Every rule, and why the file of limits was refused where it was.

    Attributes:
        checked: What a file that was to be checked sets, limit by limit; None where none was.
    """

    rules: tuple[RuleAnswer, ...]
    checked: tuple[str, ...] | None = None
    limits_refused: str = ""


class ScoreAnswer(Answer):
    """How one rule did against a key."""

    rule: str
    heuristic: bool
    planted: int
    found: int
    recall: float | None
    near_misses: int
    tripped: int
    false: int
    undecided: int

    @classmethod
    def of(cls, score: Score, *, heuristic: bool) -> ScoreAnswer:
        """A score as a document."""
        return cls(**score._asdict(), recall=score.recall, heuristic=heuristic)


class EvaluationAnswer(Answer):
    """The scores of the rules of a key, the rules that failed, and why the file of limits was refused where it was."""

    scores: tuple[ScoreAnswer, ...]
    failed: tuple[FailedAnswer, ...]
    perfect: bool
    limits_refused: str = ""
