"""One step in the life of a gap, as somebody took it; a later step supersedes it, and none is ever overwritten."""

from __future__ import annotations

from datetime import date, datetime
from enum import StrEnum

from pydantic import BaseModel, ConfigDict


class StepKind(StrEnum):
    """What somebody does about a gap; whether the gap stands is never stored, since the rules say so."""

    TASKED = "tasked"
    ANSWERED = "answered"
    ACCEPTED_UNKNOWN = "accepted_unknown"
    SUPPRESSED = "suppressed"
    OPENED = "open"
    HELD_ELSEWHERE = "held_elsewhere"
    JUDGED = "judged"

    @property
    def words(self) -> str:
        """What was done, as people call it."""
        return _DONE.get(self, self.value)


_DONE = {
    StepKind.ACCEPTED_UNKNOWN: "accepted as unknowable",
    StepKind.SUPPRESSED: "put aside",
    StepKind.OPENED: "reopened",
    StepKind.HELD_ELSEWHERE: "said whom to ask",
}


class Usefulness(StrEnum):
    """What somebody thinks of a finding, so that a weak rule can be retired."""

    USEFUL = "useful"
    NOT_A_GAP = "not_a_gap"
    ALREADY_KNOWN = "already_known"

    @property
    def words(self) -> str:
        """The verdict as people give it."""
        return self.value.replace("_", " ")


class StepOn(BaseModel):
    """The gap that a step is on.

    Attributes:
        gap: The gap's key.
        rule: The rule that found it.
        subjects: What it is about, the person that it concerns included; ids of things.
        evidence: The records that the gap and the step rest on: whoever may not see all of them sees no step.
    """

    model_config = ConfigDict(frozen=True, extra="forbid")

    gap: str
    rule: str
    subjects: tuple[str, ...]
    evidence: tuple[str, ...] = ()


class StepSaid(BaseModel):
    """What somebody says in a step; which of it must be there depends on the kind.

    Attributes:
        kind: What the step does.
        words: The reason, the answer, or the words that others may read.
        owner: Who is to find out: a user or an officer.
        agency: Which agency is to find out.
        due_on: By which day.
        until: The last day on which a gap stays put aside.
        cited: Records that an answer rests on: where one of them no longer stands, the answer does not either.
        usefulness: What somebody thinks of the finding.
    """

    model_config = ConfigDict(frozen=True, extra="forbid")

    kind: StepKind
    words: str = ""
    owner: str = ""
    agency: str = ""
    due_on: date | None = None
    until: date | None = None
    cited: tuple[str, ...] = ()
    usefulness: Usefulness | None = None


class GapStep(BaseModel):
    """One step: what was said, on which gap, by whom and when.

    Attributes:
        id: Its id.
        on: The gap.
        said: What was said; its words are gone where a subject was erased.
        by: The user.
        at: When.
        rests: Whether every record that it cites still stands in what is looked at.
    """

    model_config = ConfigDict(frozen=True, extra="forbid")

    id: str
    on: StepOn
    said: StepSaid
    by: str
    at: datetime
    rests: bool = True
