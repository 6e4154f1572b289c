"""How much a tie is worth on a path: numbers that anybody can see, change and name, since no data give them.

A tie is worth its kind times its grading times how firm its source calls it times how recent it is; assertions of
different origins add up, copies of one origin do not; a thing that many share is worth less to each pair of them.
"""

from __future__ import annotations

from datetime import UTC, date, datetime
from typing import TYPE_CHECKING, Annotated

from pydantic import BaseModel, ConfigDict, Field

from graph.grading import GradingError, parse_grading

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from analysis.network.ties import Tie

DAYS_OF_A_YEAR = 365.25
LARGEST = 0.99
"""No step is worth more: nothing on record is beyond doubt."""
LEAST = 1e-6


Share = Annotated[float, Field(ge=0, le=1)]


class Weights(BaseModel):
    """The numbers, each between nought and one, under the name of their version.

    Attributes:
        version: Stands beside every path that they ranked.
        kinds: Of a tie by its type, or by `TYPE/kind` where one sort is worth something else.
        sources: Of the source grade, 1 to 3.
        information: Of the information grade, A to E.
        ungraded: Of a tie that has no grading.
        strengths: Of how firm the source calls it.
        unstated: Of a tie whose source does not say how firm it is.
        half_life_years: In how many years without a record, or since its end, a tie loses half of its worth.
    """

    model_config = ConfigDict(frozen=True, extra="forbid")

    version: str = "mosaic-1"
    kinds: dict[str, Share] = Field(
        default={
            "ASSOCIATED_WITH": 0.7,
            "ASSOCIATED_WITH/partner": 0.95,
            "ASSOCIATED_WITH/ex_partner": 0.8,
            "ASSOCIATED_WITH/family": 0.9,
            "ASSOCIATED_WITH/household": 0.9,
            "ASSOCIATED_WITH/co_offender": 0.9,
            "ASSOCIATED_WITH/co_defendant": 0.85,
            "ASSOCIATED_WITH/unknown": 0.5,
            "AT_ADDRESS": 0.6,
            "AT_ADDRESS/home": 0.8,
            "AT_ADDRESS/visited": 0.4,
            "INVOLVED_IN": 0.8,
            "USES_PHONE": 0.8,
            "USES_ACCOUNT": 0.7,
            "USES_VEHICLE": 0.7,
            "MEMBER_OF": 0.4,
        }
    )
    sources: dict[str, Share] = Field(default={"1": 1.0, "2": 0.8, "3": 0.5})
    information: dict[str, Share] = Field(default={"A": 1.0, "B": 0.9, "C": 0.7, "D": 0.5, "E": 0.1})
    ungraded: Share = 0.6
    strengths: dict[str, Share] = Field(default={"confirmed": 1.0, "probable": 0.8, "possible": 0.5})
    unstated: Share = 0.7
    half_life_years: float = Field(default=10.0, gt=0)

    def of_tie(self, tie: Tie, today: date) -> float:
        """What one assertion is worth; nothing where its source refutes it."""
        if tie.is_refuted:
            return 0.0
        fresh = float(0.5 ** (_years_ago(tie, today) / self.half_life_years))
        return self.of_sort(tie.type, tie.kind, tie.grade, tie.strength) * fresh

    def of_sort(self, link_type: str, kind: str, grade: str, strength: str) -> float:
        """What an assertion of today is worth by its kind, its grading and how firm its source calls it."""
        of_kind = self.kinds.get(f"{link_type}/{kind}", self.kinds.get(link_type, 0.5))
        return of_kind * self._of_grade(grade) * self.strengths.get(strength, self.unstated)

    def of_step(self, ties: Iterable[Tie], today: date, *, sharers: int = 2) -> float:
        """What parallel assertions are worth together: only different known origins add up.

        Args:
            ties: The assertions.
            today: The day from which recency is counted.
            sharers: How many people share the thing at one end; two people share a tie of their own.
        """
        best: dict[str, float] = {}
        for tie in ties:
            best[tie.origin] = max(best.get(tie.origin, 0.0), self.of_tie(tie, today))
        unknown = best.pop("", 0.0)
        doubt = 1.0
        for worth in best.values():
            doubt *= 1 - worth
        together = max(1 - doubt, unknown) * (2 / max(sharers, 2)) ** 0.25
        return min(max(together, LEAST), LARGEST) if together else 0.0

    def _of_grade(self, grade: str) -> float:
        try:
            graded = parse_grading(grade) if grade else None
        except GradingError:
            graded = None
        if graded is None:
            return self.ungraded
        return _known(self.sources, graded.source, self.ungraded) * _known(self.information, graded.information, 1.0)


def _known(numbers: Mapping[str, float], code: str, otherwise: float) -> float:
    return numbers.get(str(code), otherwise)


def _years_ago(tie: Tie, today: date) -> float:
    recorded = datetime.fromtimestamp(tie.recorded / 1000, UTC).date()
    ended = date.fromisoformat(tie.bounds.to_latest) if tie.bounds.to_latest else recorded
    return max((today - min(ended, today)).days, 0) / DAYS_OF_A_YEAR
