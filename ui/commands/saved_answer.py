"""`--chart NAME`: what was answered about the network, saved as a link chart in the same go."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING, Annotated, TypeVar

import typer

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from ui.answers.charted import ChartedAnswer
    from ui.answers.statements import Answer
    from ui.asking import Asker
    from ui.network_rows import Row

AsChart = Annotated[
    str | None,
    typer.Option("--chart", metavar="NAME", help="Save what the answer is about as a link chart of this name too."),
]
Answered = TypeVar("Answered", bound="Answer")


def with_chart(
    answer: Answered, asker: Asker, name: str | None, rows_of: Callable[[Answered], Sequence[Row]]
) -> Answered:
    """The answer with what was saved of it in its `chart`; as it is where no chart is wanted."""
    if name is None:
        return answer
    from ui.network_chart import chart_of_answer  # noqa: PLC0415 - the layout's libraries load slowly

    return answer.model_copy(update={"chart": chart_of_answer(asker, name, rows_of(answer))})


def tell_chart(chart: ChartedAnswer | None) -> None:
    """Say what was saved, beside the answer and not in it."""
    if chart is not None:
        sys.stderr.write(f"{chart.words}\n")
