"""Invented ties between invented people, for tests that need no database."""

from __future__ import annotations

from datetime import UTC, date, datetime
from itertools import count
from typing import TYPE_CHECKING

from analysis.network.ties import Tie
from graph.drafts import Bounds

if TYPE_CHECKING:
    from collections.abc import Iterable

TODAY = date(2026, 11, 24)
RECORDED = int(datetime(2026, 11, 24, tzinfo=UTC).timestamp() * 1000)
_NUMBERS = count()


def tie(start: str, end: str, link: str = "ASSOCIATED_WITH", kind: str = "friend", **more: str) -> Tie:
    """One assertion, confirmed and graded 1A unless said otherwise."""
    number = next(_NUMBERS)
    said = {"strength": "confirmed", "grade": "1AP", **more}
    return Tie(f"{link}:{number}", link, kind, start, end, f"record-{number}", RECORDED, **said)  # type: ignore[arg-type]


def during(first: Tie, begin: str | None, end: str | None) -> Tie:
    """The same tie in a period of which the days are known."""
    return first._replace(bounds=Bounds(begin, begin, end, end))


def among(pairs: Iterable[tuple[int, int]]) -> list[Tie]:
    """Ties between numbered people."""
    return [tie(f"p{one}", f"p{other}") for one, other in pairs]
