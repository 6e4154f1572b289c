"""The progress of a long task on standard error, so that standard output holds nothing but the answer."""

from __future__ import annotations

from contextlib import contextmanager
from typing import TYPE_CHECKING

from rich.console import Console

if TYPE_CHECKING:
    from collections.abc import Iterator

    from graph.progress import Progress, Step


@contextmanager
def progress_line() -> Iterator[Progress]:
    """Show each step: one line that changes on a terminal, a line for each new text elsewhere."""
    console = Console(stderr=True, highlight=False)
    said: list[str] = []
    with console.status("") as status:

        def show(step: Step) -> None:
            count = f" {step.done} of {step.total}" if step.total else ""
            status.update(f"{step.text}{count} …")
            if not console.is_terminal and said[-1:] != [step.text]:
                said.append(step.text)
                console.print(f"{step.text} …")

        yield show
