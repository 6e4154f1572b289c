"""What a planting is: a rule, whether it makes a gap or only looks like one, and what it does to a file."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from ingest.invented.answer_key import Verdict
from ingest.invented.gaps.case_file import CaseFile

Change = Callable[[CaseFile], tuple[str, ...] | None]
"""Changes a file, and returns the keys of the rows it is about where the rule is about rows."""


EVERY = ("every rule",)


@dataclass(frozen=True, slots=True)
class Planting:
    """One way to make a gap, or a near-miss of one.

    Attributes:
        rule: The rule of domain.md section 8.
        verdict: Planted or near-miss.
        note: What was done, for people who read the key.
        change: Does it.
        clouds: Other rules that it may disturb; `EVERY` where only its own can be answered for on that file.
        priorities: The priorities that it needs; none means any.
    """

    rule: str
    verdict: Verdict
    note: str
    change: Change
    clouds: tuple[str, ...]
    priorities: tuple[str, ...]

    @property
    def alone(self) -> bool:
        """Whether it needs a file of its own."""
        return self.clouds == EVERY

    @property
    def disturbed(self) -> set[str]:
        """The other rules that it may disturb."""
        return set(self.clouds) - {self.rule}


def gap(
    rule: str, note: str, change: Change, *, clouds: tuple[str, ...] = (), priorities: tuple[str, ...] = ()
) -> Planting:
    """A planting that is a gap."""
    return Planting(rule, Verdict.PLANTED, note, change, clouds, priorities)


def near_miss(
    rule: str, note: str, change: Change, *, clouds: tuple[str, ...] = (), priorities: tuple[str, ...] = ()
) -> Planting:
    """A planting that only looks like a gap."""
    return Planting(rule, Verdict.NEAR_MISS, note, change, clouds, priorities)
