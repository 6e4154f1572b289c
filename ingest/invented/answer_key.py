"""The key to what was planted: one JSON line per case, for measuring analyses and never for feeding them."""

from __future__ import annotations

import json
from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING, TextIO

if TYPE_CHECKING:
    from datetime import date


class Verdict(StrEnum):
    """Whether a case is one, or only looks like one."""

    PLANTED = "planted"
    NEAR_MISS = "near_miss"


@dataclass(frozen=True, slots=True)
class Case:
    """One case: its kind and what it is made of, about whom, and as at which day it can be found.

    Attributes:
        kind: `hidden_association`, `series` or `duplicate`.
        analysis: The rule or analysis that should find it, or should not.
        subject_ids: The source's ids: persons, or offences for a series.
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
