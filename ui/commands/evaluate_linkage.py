"""`mosaic evaluate linkage`: how often offences that look like one hand are; on bare files, without a database."""

from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from analysis.catalogue.patterns import LINKAGE
from graph.errors import InputError
from ui.answers.linkage import BandAnswer, BaselineAnswer, LinkageAnswer
from ui.asking import AsJson
from ui.bare_files import BareTable, naming, read_bare_table
from ui.options import options_from
from ui.terminal import lines, to_people, write_json

if TYPE_CHECKING:
    from collections.abc import Sequence

    from analysis.patterns.linkage.reading import OffenceCells, SeriesCells, Where


@dataclass(frozen=True, kw_only=True)
class LinkageFiles:
    """Two files and their columns."""

    offences: Annotated[Path, typer.Option(metavar="FILE", help="One row for each offence.")]
    series: Annotated[Path, typer.Option(metavar="FILE", help="One row for each person or series and offence.")]
    id: Annotated[str, typer.Option(metavar="COL", help="The column of the offences file that names the offence.")]
    x: Annotated[str | None, typer.Option("--x", metavar="COL", help="Easting, in any unit.")] = None
    y: Annotated[str | None, typer.Option("--y", metavar="COL", help="Northing, in the same unit.")] = None
    latitude: Annotated[str | None, typer.Option(metavar="COL", help="In degrees, instead of x and y.")] = None
    longitude: Annotated[str | None, typer.Option(metavar="COL")] = None
    from_: Annotated[str | None, typer.Option("--from", metavar="COL", help="Earliest time, or the date.")] = None
    to: Annotated[str | None, typer.Option("--to", metavar="COL", help="Latest time, where it is a window.")] = None
    mo: Annotated[list[str] | None, typer.Option(metavar="COL", help="A coded behaviour; repeat it for each.")] = None
    person: Annotated[str | None, typer.Option(metavar="COL", help="Who, in the series file.")] = None
    offence: Annotated[str | None, typer.Option(metavar="COL", help="Which offence, in the series file.")] = None
    folds: Annotated[int, typer.Option(min=2, max=50, help="Nobody's offences stand in two of them.")] = 5
    seed: Annotated[int, typer.Option(min=0, help="The same seed gives the same answer.")] = 1
    as_json: AsJson = False


@options_from(LinkageFiles)
def evaluate_linkage_on_files(given: LinkageFiles) -> None:
    """How well offences by one hand are found."""
    # Imported here because the numbers' libraries take longer to load than most commands run.
    from analysis.patterns.linkage.evaluating import Trial, evaluate_linkage  # noqa: PLC0415
    from analysis.patterns.linkage.reading import read_labelled  # noqa: PLC0415

    offences, series = read_bare_table(given.offences), read_bare_table(given.series)
    files, faults = (offences.file, series.file), (*offences.notes, *series.notes)
    cells, key = _offences(given, offences), _series(given, series)
    with naming(*files, notes=faults):
        read = read_labelled(cells, key)
    notes = (*faults, *read.notes, *_of_behaviours(given.mo or ()))
    with naming(*files, notes=notes):
        found = evaluate_linkage(read.labelled, Trial(given.folds, given.seed))
    behaviours = read.labelled.offences.behaviours
    answer = LinkageAnswer.of(found, behaviours, seed=given.seed, notes=notes, caveats=LINKAGE.caveats)
    if given.as_json:
        write_json(answer)
    else:
        _show(answer)


def _of_behaviours(given: "Sequence[str]") -> tuple[str, ...]:
    """What is to be said of the behaviours that were named."""
    if not given:
        return ("No behaviour is named with --mo: offences are told apart by place and time alone.",)
    twice = [name for name in dict.fromkeys(given) if given.count(name) > 1]
    return tuple(f"Column {name} is named more than once with --mo: it counts once." for name in twice)


def _offences(given: LinkageFiles, table: BareTable) -> "OffenceCells":
    from analysis.patterns.linkage.reading import OffenceCells  # noqa: PLC0415

    begun = given.from_ or given.to
    ended = given.to or given.from_
    return OffenceCells(
        ids=table.column(given.id),
        where=_where(given, table),
        begun=table.column(begun) if begun else [],
        ended=table.column(ended) if ended else [],
        behaviours={name: table.column(name) for name in given.mo or ()},
        lines=table.lines,
    )


def _where(given: LinkageFiles, table: BareTable) -> "Where | None":
    from analysis.patterns.linkage.reading import Where  # noqa: PLC0415

    flat, degrees = (given.x, given.y), (given.longitude, given.latitude)
    if any(flat) and any(degrees):
        message = "Give the place as --x and --y or as --latitude and --longitude, not as both."
        raise typer.BadParameter(message)
    across, up = flat if any(flat) else degrees
    if not across and not up:
        return None
    if not across or not up:
        message = "A place has two columns: --x and --y, or --latitude and --longitude."
        raise typer.BadParameter(message)
    if across == up:
        message = "A place has two columns, and the same is given for both."
        raise typer.BadParameter(message)
    return Where(table.column(across), table.column(up), is_degrees=any(degrees))


def _series(given: LinkageFiles, table: BareTable) -> "SeriesCells":
    from analysis.patterns.linkage.reading import SeriesCells  # noqa: PLC0415

    offence = given.offence or given.id
    others = [name for name in table.headers if name != offence]
    if given.person is None and len(others) != 1:
        message = f"{table.file} has {len(others)} columns beside {offence}: say with --person which of them says who."
        raise InputError(message)
    person = given.person or others[0]
    if person == offence:
        message = f"{table.file}: --person and --offence are one column: who, and which offence, are two."
        raise InputError(message)
    return SeriesCells(table.column(person), table.column(offence), table.lines)


def _show(answer: LinkageAnswer) -> None:
    console = to_people()
    counts = f"{answer.offences:,} offences, {answer.solved:,} solved"
    pairs = f"{answer.pairs:,} pairs, {answer.linked_pairs:,} linked"
    lines(console, [f"{counts}; {pairs}; {answer.folds} folds, seed {answer.seed}", *answer.notes], indent=0)
    lines(console, [f"AUC {answer.auc:.3f}, average precision {answer.average_precision:.3f}"], indent=0)
    tops = ", ".join(f"{linked} of the first {top}" for top, linked in answer.linked_in_top.items())
    lines(console, [f"Linked: {tops}"], indent=0)
    lines(console, [_against(name, found) for name, found in answer.baselines.items()])
    lines(console, [_series_words(answer)], indent=0)
    lines(console, ["Stated probability, and what was true:"], indent=0)
    lines(console, [_band(band) for band in answer.calibration])
    lines(console, answer.caveats, indent=0)


def _band(band: BandAnswer) -> str:
    return f"{band.low:.1%} to {band.high:.1%}: of {band.pairs:,} pairs {band.linked:,} linked"


def _series_words(answer: LinkageAnswer) -> str:
    found = answer.series
    if found.mrr is None:
        return "No offence could be asked which series it belongs to."
    shares = f"first {found.top1:.0%}, first five {found.top5:.0%}, first ten {found.top10:.0%}"
    return f"Own series among all known ones ({found.offences:,} offences): {shares}; reciprocal rank {found.mrr:.2f}"


def _against(name: str, found: BaselineAnswer) -> str:
    auc, precision = found.auc_better_by, found.average_precision_better_by
    return (
        f"{name.replace('_', ' ')}: AUC {found.auc:.3f} (ours better by {auc.difference:+.3f}, "
        f"95% {auc.low:+.3f} to {auc.high:+.3f}), average precision {found.average_precision:.3f} "
        f"({precision.difference:+.3f}, {precision.low:+.3f} to {precision.high:+.3f})"
    )
