"""A person's decision on two records (one person? one hand?), and what two such decisions say against each other."""

from __future__ import annotations

from datetime import datetime

from pydantic import BaseModel, ConfigDict

from graph.vocabulary import LinkVerdict, Verdict


class Judgement(BaseModel):
    """One decision: superseded or undone, never overwritten.

    Attributes:
        id: Its id.
        one: The thing whose id comes first in order.
        other: The thing whose id comes second.
        verdict: Same, different or unsure; of two offences whether one hand is supported, rejected, or referred.
        by: The user who decided.
        at: When.
        reason: Why; gone where either record was erased.
        undone_at: When it was taken back; None while it holds.
        undone_by: Who took it back.
        undone_reason: Why.
        replaced_at: When a newer decision on the same two took its place; None while it is the newest.
        replaced_by: The id of that decision.
    """

    model_config = ConfigDict(frozen=True, extra="forbid")

    id: str
    one: str
    other: str
    verdict: Verdict | LinkVerdict
    by: str
    at: datetime
    reason: str = ""
    undone_at: datetime | None = None
    undone_by: str | None = None
    undone_reason: str | None = None
    replaced_at: datetime | None = None
    replaced_by: str | None = None

    @property
    def is_in_force(self) -> bool:
        """Whether it counts now."""
        return self.undone_at is None and self.replaced_at is None

    @property
    def ends(self) -> frozenset[str]:
        """The two things."""
        return frozenset((self.one, self.other))


class Contradiction(BaseModel):
    """Two things that were judged different, and are the same if the other judgements hold.

    Attributes:
        different: The judgement that they are different.
        path: The things from one of them to the other, each judged to be the same as the next.
    """

    model_config = ConfigDict(frozen=True)

    different: Judgement
    path: tuple[str, ...]

    @property
    def words(self) -> str:
        """The contradiction in a sentence, by ids."""
        steps = " = ".join(self.path)
        verdict = f"{self.different.one} and {self.different.other} were judged different by {self.different.by}"
        return f"{verdict}, yet other judgements make them the same: {steps}. Undo one of these judgements."
