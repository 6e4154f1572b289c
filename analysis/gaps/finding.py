"""What a rule found: about whom, what is missing, since when, on which evidence, and the words to ask."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date  # noqa: TC003 - models that hold a finding read its types
from enum import StrEnum

from graph.keys import digest


class Severity(StrEnum):
    """How much hangs on a gap; members are ordered, the gravest first."""

    CRITICAL = "critical"
    HIGH = "high"
    MEDIUM = "medium"
    LOW = "low"
    INFO = "info"

    @property
    def place(self) -> int:
        """Its place in the order, 0 for the gravest."""
        return _PLACES[self]

    def raised(self) -> Severity:
        """One step graver; critical and info stay what they are."""
        return self if self in {Severity.CRITICAL, Severity.INFO} else list(Severity)[self.place - 1]


_PLACES = {severity: place for place, severity in enumerate(Severity)}


class Decided(StrEnum):
    """Whether a rule could be decided; a part-date may leave it open."""

    GAP = "gap"
    UNDECIDED = "undecided"


@dataclass(frozen=True, slots=True, kw_only=True)
class Finding:
    """One gap; no pydantic model, since of a large force there are a million.

    Attributes:
        rule: The rule's id.
        subject_ids: What it is about, the subject of the rule first; ids of things.
        about: The person that it concerns, where it concerns one.
        also: Things that it names besides; they may grow while it stays the same gap.
        item: Which of several things that one subject may lack, where each is a gap of its own.
        severity: How much hangs on it, raised for people of very high or high priority.
        decided: Whether it is a gap, or cannot be decided.
        since: The first day of the gap, as far as that is known; `since_latest` where dates are parts of dates.
        due_earliest: The earliest day that its limit can mean; `due_latest` the latest.
        evidence_ids: The records whose values were compared.
        question: The words to ask.
        compared: The values that were compared, in words.
        basis: What the limit rests on.
    """

    rule: str
    subject_ids: tuple[str, ...]
    about: str | None = None
    also: tuple[str, ...] = ()
    item: str = ""
    severity: Severity
    decided: Decided
    since: date | None = None
    since_latest: date | None = None
    due_earliest: date | None = None
    due_latest: date | None = None
    evidence_ids: tuple[str, ...] = ()
    question: str
    compared: str
    basis: str

    @property
    def key(self) -> str:
        """What makes two findings the same gap, at two moments and from whichever end it was found.

        >>> given = {"rule": "GR-53", "severity": Severity.HIGH, "decided": Decided.GAP, "question": "?"}
        >>> one, other = (Finding(**given, subject_ids=ids, compared="", basis="") for ids in (("p", "q"), ("q", "p")))
        >>> one.key == other.key
        True
        """
        return f"{self.rule}-{digest(self.item, *sorted(set(self.subject_ids)))}"

    def late_words(self, on: date) -> str:
        """How far past its limit it is: `overdue by 3 to 33 days`; empty where it has no limit.

        >>> from datetime import date
        >>> given = {"rule": "GR-21", "subject_ids": ("p",), "decided": Decided.GAP, "question": "?"}
        >>> dates = {"due_earliest": date(2026, 3, 1), "due_latest": date(2026, 3, 31)}
        >>> Finding(**given, **dates, severity=Severity.HIGH, compared="", basis="").late_words(date(2026, 4, 3))
        'overdue by 3 to 33 days'
        """
        if self.due_earliest is None:
            return ""
        longest = (on - self.due_earliest).days
        shortest = max(0, (on - self.due_latest).days) if self.due_latest else 0
        if shortest == longest:
            return f"overdue by {_days(longest)}"
        if self.decided is Decided.UNDECIDED:
            return f"may be overdue by up to {_days(longest)}; cannot be decided, because a date is known only in part"
        return f"overdue by {shortest} to {_days(longest)}"


def _days(count: int) -> str:
    return f"{count} day" if count == 1 else f"{count} days"
