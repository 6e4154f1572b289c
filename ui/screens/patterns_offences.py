"""One person's offences as table, map and line of time at once, chosen from together; onto a chart, and taken away."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

import streamlit as st

from ui.drawing import patterns as drawing
from ui.drawing.page import nothing
from ui.drawing.pattern_maps import Dot, map_and_time
from ui.pattern_read import read_outlines
from ui.screens.patterns_shown import NOTHING, choose, draw, offer, on_chart
from ui.state import Key
from ui.taking_away import Parcel, as_csv

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from graph.reader import Reader
    from ui.answers.offending import CellAnswer
    from ui.drawing.network_pictures import Picture
    from ui.own_offences import OwnOffence
    from ui.screens.patterns_shown import Choice


class Laid(NamedTuple):
    """Offences that are laid out.

    Attributes:
        offences: Each of them, in the order of the table.
        choice: Which of them are chosen.
        table: The table as it is shown.
    """

    offences: tuple[OwnOffence, ...]
    choice: Choice
    table: tuple[Mapping[str, object], ...]

    @property
    def kept(self) -> list[int]:
        """The rows that are chosen; all where none is."""
        return sorted(self.choice.rows) or list(range(len(self.offences)))

    @property
    def ids(self) -> frozenset[str]:
        """The offences of those rows."""
        return frozenset(self.offences[place].offence.id for place in self.kept)

    @property
    def dots(self) -> list[Dot]:
        """The offences as a map shows them."""
        return [
            Dot(
                each.offence.id,
                each.offence.label,
                each.offence.label.partition(",")[0],
                each.on,
                each.place,
                place in self.choice.rows,
            )
            for place, each in enumerate(self.offences)
        ]


def lay_out(offences: Sequence[OwnOffence], more: Mapping[str, Mapping[str, object]]) -> Laid:
    """Draw offences as a table to choose from.

    Args:
        offences: Each of them.
        more: What is told of each besides its name and time, by its id.
    """
    table = tuple(
        {"Offence": each.offence.label, "When": each.when, **more.get(each.offence.id, {})} for each in offences
    )
    if not table:
        st.html(nothing("No offence recorded that you may see."))
    return Laid(tuple(offences), choose(table, Key.PATTERNS_ROWS) if table else NOTHING, table)


def draw_map(reader: Reader, laid: Laid, cells: Sequence[CellAnswer] = (), *, ordered: Sequence[str] = ()) -> None:
    """Draw the map and the line of time beside it."""
    chart = map_and_time(laid.dots, read_outlines(reader), cells, ordered=ordered) if laid.offences else None
    if chart is not None:
        draw_chosen(chart, laid)


def draw_chosen(chart: Picture, laid: Laid) -> None:
    """Draw a picture whose marks are the offences."""
    draw(chart, laid.choice, {each.offence.id: [place] for place, each in enumerate(laid.offences)})


def draw_behind(laid: Laid) -> None:
    """Draw the records behind the rows."""
    kept = [laid.offences[place] for place in laid.kept]
    rows = [(drawing.thing_of(each.offence), each.when, drawing.records(each.records)) for each in kept]
    if rows:
        st.html(drawing.grid("Behind it", ("Offence", "When", "Record"), rows))


def offer_rows(reader: Reader, laid: Laid, person: str, what: tuple[str, Sequence[str]]) -> None:
    """Draw the way of the rows onto a link chart, and out as a table.

    Args:
        reader: Who takes them, and why.
        laid: The rows.
        person: Whose offences they are.
        what: What the table is of, and what must not be concluded.
    """
    if not laid.offences:
        return
    name, caveats = what
    ids = (person, *(laid.offences[place].offence.id for place in laid.kept))
    on_chart(ids, laid.choice.rows)
    text = as_csv([laid.table[place] for place in laid.kept], caveats)
    offer(reader, name, Parcel(f"{name} of offences as CSV", ids, text), "csv")
