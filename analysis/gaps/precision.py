"""How often people who looked at a rule's findings found them of use, so that a weak rule can be retired."""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING, NamedTuple

from graph.model.gap_step import StepKind, Usefulness

if TYPE_CHECKING:
    from collections.abc import Iterable

    from graph.model.gap_step import GapStep


class Judged(NamedTuple):
    """What people said of a rule's findings; of each gap only what was said last."""

    rule: str
    useful: int
    not_a_gap: int
    already_known: int

    @property
    def total(self) -> int:
        """How many gaps were judged."""
        return self.useful + self.not_a_gap + self.already_known

    @property
    def precision(self) -> float:
        """The share of judged gaps that were gaps: known already or not, all but `not a gap`.

        >>> Judged("GR-21", useful=6, not_a_gap=2, already_known=2).precision
        0.8
        """
        return 1 - self.not_a_gap / self.total


def judged(steps: Iterable[GapStep]) -> tuple[Judged, ...]:
    """What people said of each rule that was judged at all, in the order of the rules.

    Question: which rules teach people to ignore the list? Formula: 1 - `not a gap` / judged. Gaps that nobody judged
    say nothing of a rule, and people judge those first that annoy them: a low figure is a reason to look at the rule,
    and no measure of how many gaps it misses.
    """
    last: dict[str, GapStep] = {}
    for step in steps:
        if step.said.kind is StepKind.JUDGED:
            last[step.on.gap] = step
    counts: defaultdict[str, dict[Usefulness, int]] = defaultdict(lambda: dict.fromkeys(Usefulness, 0))
    for step in last.values():
        if step.said.usefulness is not None:
            counts[step.on.rule][step.said.usefulness] += 1
    return tuple(
        Judged(rule, found[Usefulness.USEFUL], found[Usefulness.NOT_A_GAP], found[Usefulness.ALREADY_KNOWN])
        for rule, found in sorted(counts.items())
    )
