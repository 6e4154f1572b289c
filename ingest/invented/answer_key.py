"""The key to what was planted: one JSON line per case, for measuring analyses and never for feeding them."""

from __future__ import annotations

import json
from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING, TextIO

if TYPE_CHECKING:
    from datetime import date


class Verdict(StrEnum):
    """Whether a case is one, or only looks like one; or, for a whole rule, that nothing else is one."""

    PLANTED = "planted"
    NEAR_MISS = "near_miss"
    COMPLETE = "complete"


@dataclass(frozen=True, slots=True)
class Case:
    """One case: its kind and what it is made of, about whom, and as at which day it can be found.

    Attributes:
        kind: `hidden_association`, `series`, `duplicate` or `gap`; `gap_scope` for those whom a rule's key covers.
        analysis: The rule or analysis that should find it, or should not.
        subject_ids: The source's ids: persons, or offences for a series; for a gap the person first, then who else
            and the rows it is about.
        verdict: Planted, or a near-miss.
        note: How it was made.
    """

    kind: str
    analysis: str
    subject_ids: tuple[str, ...]
    verdict: Verdict
    note: str


class AnswerKey:
    """The open key file."""

    def __init__(self, handle: TextIO, as_at: date) -> None:
        self._handle = handle
        self._as_at = as_at.isoformat()
        self.planted = 0
        self.near_misses = 0

    def complete(self, rule: str, subject_ids: tuple[str, ...]) -> None:
        """Writes for whom the cases of a rule are all there are: any other finding about them is a false one."""
        note = "the cases of this rule are complete for these subjects"
        self.add(Case("gap_scope", rule, subject_ids, Verdict.COMPLETE, note))

    def add(self, case: Case) -> None:
        """Writes one case."""
        line = {
            "kind": case.kind,
            "analysis": case.analysis,
            "subject_ids": list(case.subject_ids),
            "as_at": self._as_at,
            "verdict": case.verdict.value,
            "note": case.note,
        }
        self._handle.write(json.dumps(line, ensure_ascii=False) + "\n")
        self.planted += case.verdict is Verdict.PLANTED
        self.near_misses += case.verdict is Verdict.NEAR_MISS
