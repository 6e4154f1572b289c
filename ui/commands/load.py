"""`mosaic load`: files into the graph, as one unit."""

from dataclasses import dataclass
from pathlib import Path
from typing import Annotated

import typer

from analysis.counted import counted
from graph.access import Reason
from graph.users import LOADER
from graph.vocabulary import Purpose
from graph.writer import Who
from ingest.load import LoadRequest, load
from ingest.summary import FileSummary, LoadSummary
from ui.asking import AsJson, AsUser
from ui.load_progress import load_progress
from ui.options import options_from
from ui.terminal import lines, to_people, write_json
from ui.wiring import open_house, open_shelf

NOTHING_VALID = 1

Paths = Annotated[
    list[Path], typer.Argument(metavar="PATH…", help="Files, or folders of files: CSV, XLSX, JSON lines or Parquet.")
]
Source = Annotated[
    str, typer.Option(metavar="NAME", help="The system they come from; its keys mean something only within it.")
]
MappingName = Annotated[
    str,
    typer.Option(
        "--mapping", metavar="NAME or FILE", help="What reads them. Unset, it is chosen by names and headers."
    ),
]
Full = Annotated[bool, typer.Option("--full", help="This is everything: what is absent from it goes to review.")]
# Text, and read in the command itself: Typer would run the reader of a purpose on the default as well.
ForPurpose = Annotated[
    str, typer.Option("--purpose", metavar="PURPOSE", envvar="MOSAIC_PURPOSE", help="Why, as `purpose: reference`.")
]
DryRun = Annotated[bool, typer.Option("--dry-run", help="Only say what would happen; nothing is kept.")]


@dataclass(frozen=True, slots=True, kw_only=True)
class LoadOptions:
    """What `mosaic load` was asked to do."""

    paths: Paths
    source: Source
    mapping: MappingName = ""
    full: Full = False
    dry_run: DryRun = False
    as_user: AsUser = LOADER
    purpose: ForPurpose = Purpose.DATA_QUALITY.value
    as_json: AsJson = False


@options_from(LoadOptions)
def load_files(options: LoadOptions) -> None:
    """Load files; exits 0 when any row was accepted, and says why each of the others was not."""
    request, reason = _request(options), _reason(options.purpose)
    with load_progress() as progress, open_house(progress) as house:
        who = Who(house.directory.viewer(options.as_user), reason)
        summary = load(house.bolt, house.trail, request, who, progress=progress)
    if options.as_json:
        write_json(summary)
    else:
        lines(to_people(), _words(summary), indent=0)
    raise typer.Exit(0 if summary.accepted else NOTHING_VALID)


def _request(options: LoadOptions) -> LoadRequest:
    source = options.source.strip()
    if not source:
        raise typer.BadParameter("name the system that the files come from", param_hint="--source")
    shelf = open_shelf()
    return LoadRequest(
        paths=tuple(options.paths),
        source=source,
        mapping=shelf.find(options.mapping) if options.mapping else None,
        full=options.full,
        dry_run=options.dry_run,
        saved=tuple(shelf.mappings().values()),
    )


def _reason(purpose: str) -> Reason:
    try:
        return Reason.parse(purpose)
    except ValueError as error:
        message = f"{error}."
        raise typer.BadParameter(message, param_hint="--purpose") from error


def _words(summary: LoadSummary) -> list[str]:
    words = [line for file in summary.files for line in _file_words(file)]
    words += [f"refused, {count} times: {reason}" for reason, count in summary.reasons.items()]
    created = ", ".join(f"{count:,} {name}" for name, count in summary.created.items())
    words.append(f"New: {created or 'nothing'}.")
    words.append(
        f"{counted(summary.superseded, 'row')} replaced an earlier version, {summary.unchanged:,} were on record "
        f"already, {summary.quarantine:,} are in quarantine (`mosaic quarantine list`)."
    )
    if summary.absent:
        words.append(
            f"Absent from this extract and put under review: {counted(summary.absent, 'line')} of earlier ones."
        )
    if summary.dry_run:
        words.append("This was a dry run: nothing was kept.")
    return words


def _file_words(file: FileSummary) -> list[str]:
    name = f"{file.path}{file.part}"
    words = [f"{name}: {file.error}"] if file.error else []
    doubtful = counted(file.doubtful_values, "value")
    if file.mapping:
        words.append(
            f"{name}: {counted(file.rows, 'row')} as {file.mapping} ({file.chosen}): {file.accepted:,} accepted, "
            f"{file.refused:,} refused, {file.waiting:,} waiting, {counted(file.unreadable_values, 'value')} unreadable"
            f"{f', {doubtful} doubtful' if file.doubtful_values else ''}"
        )
    if file.unknown_columns:
        words.append(f"  kept as they are, because no field takes them: {', '.join(file.unknown_columns)}")
    return [*words, *(f"  {note}" for note in (*file.notes, *file.lines))]
