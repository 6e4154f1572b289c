"""Caseloads, completeness over time and what people think of rules, as documents."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from ui.answers.statements import Answer
from ui.terminal import MARKING

if TYPE_CHECKING:
    from analysis.gaps.over_time import Point
    from analysis.gaps.precision import Judged
    from analysis.workload.caseload import Caseload


class CaseloadAnswer(Answer):
    """One officer's caseload; `away_until` and `covered_by` are empty where the officer is not away."""

    officer: str
    name: str
    unit: str
    nominals: int
    bands: dict[str, int]
    high_share: float
    over_guide: bool
    kinds: dict[str, int]
    beats: int
    area_km2: float
    population: int
    approved_premises: int
    overdue: int
    vetting: str
    vetted_on: str
    trained: tuple[str, ...]
    away: bool
    away_until: date | None
    covered_by: str | None
    reviewed_on: date | None

    @classmethod
    def of(cls, load: Caseload, overdue: int) -> CaseloadAnswer:
        """A caseload as a document."""
        told = {name: getattr(load, name) for name in cls.model_fields if name in load._fields}
        return cls(
            **{**told, **load.ground._asdict(), "nominals": len(load.nominals), "away": load.away is not None},
            high_share=load.high_share,
            over_guide=load.is_over_guide,
            overdue=overdue,
            away_until=load.away.until if load.away else None,
            covered_by=load.away.cover if load.away else None,
        )


class CaseloadsAnswer(Answer):
    """Every caseload, the largest first; `failed` are rules whose overdue work is not counted."""

    marking: str = MARKING
    on: date
    caseloads: tuple[CaseloadAnswer, ...]
    failed: tuple[str, ...]
    limits_refused: str = ""


class PointAnswer(Answer):
    """One rule in one unit on one day."""

    on: date
    unit: str
    rule: str
    cases: int
    lacking: int
    complete: float

    @classmethod
    def of(cls, point: Point) -> PointAnswer:
        """A point as a document."""
        return cls(**point._asdict(), complete=point.complete)


class JudgedAnswer(Answer):
    """What people said of a rule's findings."""

    rule: str
    useful: int
    not_a_gap: int
    already_known: int
    precision: float

    @classmethod
    def of(cls, found: Judged) -> JudgedAnswer:
        """One rule as a document."""
        return cls(**found._asdict(), precision=found.precision)


class UnitAnswer(Answer):
    """A unit as a whole; where `failed` is not empty the figures are too good.

    Attributes:
        filled: For each rule, how many gaps closed while that kind of record came about the same people.
    """

    marking: str = MARKING
    days: tuple[date, ...]
    points: tuple[PointAnswer, ...]
    filled: dict[str, dict[str, int]]
    judged: tuple[JudgedAnswer, ...]
    failed: tuple[str, ...]
    limits_refused: str = ""
