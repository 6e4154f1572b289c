"""`mosaic near-repeat`: whether offences follow one another near by and soon; on a bare file, without a database."""

from pathlib import Path
from typing import Annotated

import typer

from analysis.catalogue.patterns import NEAR_REPEAT
from analysis.patterns.distance import Distance
from ui.answers.near_repeat import NearRepeatAnswer
from ui.asking import AsJson
from ui.bare_files import read_bare_table
from ui.terminal import lines, to_people, write_json


def _edges(text: str) -> tuple[float, ...]:
    try:
        return tuple(float(part) for part in text.split(","))
    except ValueError as error:
        message = "Write the edges of the bands as numbers with commas between, such as 0,100,200."
        raise typer.BadParameter(message) from error


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
    from analysis.patterns.near_repeat import Bands, Shuffles, near_repeat  # noqa: PLC0415

    table = read_bare_table(file)
    places = np.column_stack((numbers(table.column(x)), numbers(table.column(y))))
    bands, shuffles = Bands(_edges(space), _edges(time)), Shuffles(permutations, seed)
    found = near_repeat(places, days(table.column(date)), bands, method=method, shuffles=shuffles)
    found = found._replace(left_out=found.left_out + table.faulty)
    answer = NearRepeatAnswer.of(found, bands, shuffles, method=method, caveats=NEAR_REPEAT.caveats)
    if as_json:
        write_json(answer)
    else:
        _show(answer)


def _show(answer: NearRepeatAnswer) -> None:
    console = to_people()
    left_out = f"; {answer.left_out:,} rows left out: no place, no exact day, or unreadable" if answer.left_out else ""
    lines(console, [f"{answer.events:,} offences{left_out}"], indent=0)
    how = f"{answer.method} distance, {answer.permutations:,} shuffles, seed {answer.seed}"
    lines(console, [f"Pairs observed (expected by chance, ratio, p); {how}"], indent=0)
    for row, space in enumerate(answer.space):
        lines(console, [f"distance {space}"], indent=0)
        lines(console, [_cell(answer, row, column) for column in range(len(answer.time))])
    lines(console, answer.caveats, indent=0)


def _cell(answer: NearRepeatAnswer, row: int, column: int) -> str:
    ratio = answer.knox_ratio[row][column]
    words = "no pair expected" if ratio is None else f"ratio {ratio:.2f}"
    expected, p = answer.expected[row][column], answer.p[row][column]
    return f"days {answer.time[column]}: {answer.observed[row][column]:,} ({expected:.1f}, {words}, p {p:.3f})"
