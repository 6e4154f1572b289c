"""`mosaic near-repeat`: whether offences follow one another near by and soon; on a bare file, without a database."""

from itertools import groupby
from operator import attrgetter
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, NamedTuple

import typer

from analysis.catalogue.patterns import NEAR_REPEAT
from analysis.counted import counted
from analysis.patterns.distance import HALF_TURN, POLE, Distance
from graph.errors import InputError
from ui.answers.near_repeat import Asked, Cell, NearRepeatAnswer
from ui.asking import AsJson
from ui.bare_files import BareTable, naming, read_bare_table
from ui.edges import edges_of
from ui.terminal import lines, to_people, write_json

if TYPE_CHECKING:
    from analysis.patterns.near_repeat import Bands, Floats


def _bands(space: str, time: str) -> "Bands":
    from analysis.patterns.near_repeat import Bands, check_bands  # noqa: PLC0415

    try:
        bands = Bands(edges_of(space), edges_of(time))
        check_bands(bands)
    except InputError as error:
        raise typer.BadParameter(str(error)) from error
    return bands


def near_repeat_of_file(
    file: Annotated[Path, typer.Argument(metavar="FILE", help="A table of offences (CSV, XLSX, JSON lines, Parquet).")],
    *,
    x: Annotated[str, typer.Option("--x", metavar="COL", help="The column of eastings.")],
    y: Annotated[str, typer.Option("--y", metavar="COL", help="The column of northings, in the same unit.")],
    date: Annotated[str, typer.Option("--date", metavar="COL", help="The column of dates.")],
    space: Annotated[str, typer.Option(metavar="0,100,…", help="Edges of the bands in space.")],
    time: Annotated[str, typer.Option(metavar="0,7,…", help="Edges of the bands in time, in days.")],
    method: Annotated[Distance, typer.Option(help="How distance is measured.")] = Distance.MANHATTAN,
    permutations: Annotated[int, typer.Option(min=1, max=99_999, help="How often the dates are shuffled.")] = 999,
    seed: Annotated[int, typer.Option(min=0, help="The same seed gives the same answer.")] = 1,
    as_json: AsJson = False,
) -> None:
    """Whether offences follow one another near by and soon (Knox test)."""
    # Imported here because the numbers' libraries take longer to load than most commands run.
    import numpy as np  # noqa: PLC0415

    from analysis.patterns.cells import days, numbers  # noqa: PLC0415
    from analysis.patterns.near_repeat import Shuffles, near_repeat  # noqa: PLC0415

    bands = _bands(space, time)
    if x == y:
        message = "A place has two columns, and --x and --y are the same."
        raise typer.BadParameter(message)
    table = read_bare_table(file)
    read = days(table.column(date))
    places = np.column_stack((numbers(table.column(x)), numbers(table.column(y))))
    events = Events(places, read.each, read.is_month_first)
    shuffles = Shuffles(permutations, seed)
    notes = (*table.notes, *_doubts(table, events, bands))
    with naming(table.file, notes=notes):
        found = near_repeat(events.places, events.days, bands, method=method, shuffles=shuffles)
    found = found._replace(left_out=found.left_out + len(table.faults))
    answer = NearRepeatAnswer.of(found, bands, Asked(shuffles, method, notes), caveats=NEAR_REPEAT.caveats)
    if as_json:
        write_json(answer)
    else:
        _show(answer)


near_repeat_of_file.__doc__ = NEAR_REPEAT.help


class Events(NamedTuple):
    """Where and when each row of a table lies: eastings and northings, and days; NaN where they cannot be read."""

    places: "Floats"
    days: "Floats"
    is_month_first: bool


def _doubts(table: BareTable, events: Events, bands: "Bands") -> tuple[str, ...]:
    """What of the file a person should look at, by line where it stands in one."""
    import numpy as np  # noqa: PLC0415

    from analysis.patterns.date_columns import MONTH_FIRST  # noqa: PLC0415

    unusable = (
        (np.isnan(events.places).any(axis=1), "no place"),
        (np.isnan(events.days), "no exact day"),
    )
    notes = [
        f"{table.file}: {counted(int(rows.sum()), 'row has', 'rows have')} {what} that can be read, "
        f"the first in line {table.lines[int(np.argmax(rows))]}."
        for rows, what in unusable
        if rows.any()
    ]
    if events.is_month_first:
        notes.append(MONTH_FIRST)
    placed = np.abs(events.places[np.isfinite(events.places).all(axis=1)])
    if len(placed) and bool((placed <= (HALF_TURN, POLE)).all()) and bands.space[-1] > HALF_TURN:
        notes.append("The places look like degrees, and distances are in the unit of the columns: give metres.")
    return tuple(notes)


def _show(answer: NearRepeatAnswer) -> None:
    console = to_people()
    left_out = f"; {answer.left_out:,} rows left out: no place, no exact day, or unreadable" if answer.left_out else ""
    lines(console, [f"{answer.events:,} offences{left_out}"], indent=0)
    how = f"{answer.method} distance, {answer.permutations:,} shuffles, seed {answer.seed}"
    lines(console, [f"Pairs observed (expected by chance, ratio, p); {how}"], indent=0)
    for metres, cells in groupby(answer.cells, key=attrgetter("space")):
        lines(console, [f"distance {metres}"], indent=0)
        lines(console, map(_words, cells))
    lines(console, [*answer.notes, *answer.caveats], indent=0)


def _words(cell: Cell) -> str:
    ratio = "no pair expected" if cell.ratio is None else f"ratio {cell.ratio:.2f}"
    return f"days {cell.time}: {cell.pairs:,} ({cell.expected:.1f}, {ratio}, p {cell.p:.3f})"
