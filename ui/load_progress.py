"""The progress of a load on standard error: a bar over its files on a terminal, a line for each file elsewhere."""

from __future__ import annotations

from contextlib import contextmanager
from typing import TYPE_CHECKING

from rich.console import Console
from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeElapsedColumn

if TYPE_CHECKING:
    from collections.abc import Iterator

    from graph.progress import Progress as Report
    from graph.progress import Step


@contextmanager
def load_progress() -> Iterator[Report]:
    """Show each step of a load; standard output is left to the answer."""
    console = Console(stderr=True, highlight=False)
    said: set[str] = set()
    columns = (TextColumn("{task.description}", markup=False), BarColumn(), MofNCompleteColumn(), TimeElapsedColumn())
    with Progress(*columns, console=console, transient=True, disable=not console.is_terminal) as bar:
        task = bar.add_task("", total=None)

        def show(step: Step) -> None:
            bar.update(task, description=step.text, completed=step.done, total=step.total)
            file = step.text.partition(":")[0]
            if not console.is_terminal and file not in said:
                said.add(file)
                console.print(f"{file} …", markup=False)

        yield show
