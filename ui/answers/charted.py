"""A chart that was saved of an answer, as a part of that answer."""

from __future__ import annotations

from ui.answers.statements import Answer


class ChartedAnswer(Answer):
    """The saved chart.

    Attributes:
        chart: Its id.
        version: Its version.
        things: How many things are on it.
        left_out: How many of the answer are not, because a chart of so many is read by nobody.
    """

    chart: str
    version: int
    things: int
    left_out: int

    @property
    def words(self) -> str:
        """What became of it, in words."""
        more = f"; {self.left_out} more did not fit" if self.left_out else ""
        return f"Saved as chart {self.chart} with {self.things} things{more}."
