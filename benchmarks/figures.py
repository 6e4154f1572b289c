"""Figures beside their targets: medians of several runs, as a table and as JSON."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from statistics import median, quantiles
from time import perf_counter
from typing import NamedTuple

from pydantic import BaseModel, ConfigDict

Action = Callable[[], object]


class Timing(BaseModel):
    """How long one thing took, in milliseconds, over several runs.

    Attributes:
        middle: The median of the runs' medians.
        p95: The median of the runs' 95th percentiles.
        worst: The longest single time.
        runs: The 95th percentile of each run.
    """

    model_config = ConfigDict(frozen=True)

    middle: float
    p95: float
    worst: float
    runs: tuple[float, ...]

    @classmethod
    def of(cls, runs: Sequence[Sequence[float]]) -> Timing:
        """Summarise runs of single times."""
        tails = tuple(round(tail(run), 2) for run in runs)
        return cls(
            middle=round(median(median(run) for run in runs), 2),
            p95=round(median(tails), 2),
            worst=round(max(max(run) for run in runs), 2),
            runs=tails,
        )


def tail(times: Sequence[float]) -> float:
    """The 95th percentile."""
    return quantiles(times, n=20, method="inclusive")[-1] if len(times) > 1 else times[0]


def timed(action: Action) -> float:
    """How many milliseconds it takes."""
    begun = perf_counter()
    action()
    return (perf_counter() - begun) * 1000


class Figure(BaseModel):
    """What was measured, and below what it was promised to stay; None where it stands only to compare with."""

    model_config = ConfigDict(frozen=True)

    name: str
    measured: float
    below: float | None = None
    unit: str = "ms"
    timing: Timing | None = None

    @property
    def is_met(self) -> bool:
        """Whether the promise was kept, where there is one."""
        return self.below is None or self.measured <= self.below


class Machine(NamedTuple):
    """What stood beside a measurement: the load of the machine before and after, and memory in MiB."""

    load_before: float
    load_after: float
    database_mb: int
    python_mb: int


def table(figures: Sequence[Figure]) -> str:
    """The figures for a person to read."""
    lines = [f"{'figure':<58} {'measured':>10} {'target':>10}  {'median':>8} {'worst':>8}"]
    for figure in figures:
        extra = f"{figure.timing.middle:8.1f} {figure.timing.worst:8.1f}" if figure.timing else " " * 17
        verdict = "" if figure.below is None else "met" if figure.is_met else "NOT MET"
        measured = f"{figure.measured:.2f}{figure.unit}"
        below = "" if figure.below is None else f"{figure.below:g}{figure.unit}"
        lines.append(f"{figure.name:<58} {measured:>10} {below:>10}  {extra}  {verdict}")
    return "\n".join(lines)
