"""Decisions as documents."""

from __future__ import annotations

from datetime import datetime
from typing import TYPE_CHECKING

from analysis.nominal.decisions import TESTS
from ui.answers.statements import Answer
from ui.terminal import MARKING

if TYPE_CHECKING:
    from analysis.nominal.decisions import Logged


class DecisionAnswer(Answer):
    """One decision; `missing` are the tests of which nothing is recorded, `decided_by` is what `by` is called."""

    record: str | None
    kind: str
    about: str
    at: datetime | None
    by: str
    decided_by: str
    rationale: str
    tests: dict[str, str]
    missing: tuple[str, ...]
    evidence: tuple[str, ...]
    seen_as_at: datetime | None

    @classmethod
    def of(cls, logged: Logged, decided_by: str) -> DecisionAnswer:
        """A decision as a document."""
        told = logged._asdict()
        told["tests"] = {TESTS[name]: words for name, words in logged.tests.items()}
        told["record"] = logged.record.id if logged.record else None
        return cls(**told, decided_by=decided_by, missing=logged.missing)


class DecisionsAnswer(Answer):
    """The log of a nominal, the latest first."""

    marking: str = MARKING
    person: str
    called: str
    decisions: tuple[DecisionAnswer, ...]


class DecidedAnswer(Answer):
    """A decision that was recorded."""

    record: str
