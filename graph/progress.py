"""What a long task says while it runs, so that a caller can show it without knowing the task."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Step:
    """One thing that a task says about itself; `total` is None while the amount of work is unknown."""

    text: str
    done: int = 0
    total: int | None = None


Progress = Callable[[Step], None]


def silent(step: Step) -> None:
    """Show nothing: the progress of a task that nobody watches."""
    del step
