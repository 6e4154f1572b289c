"""`mosaic quarantine`: the rows that are not in the graph, as they came, with every reason."""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import asdict, dataclass
from typing import Annotated, Literal

import typer
from pydantic import BaseModel, ConfigDict

from graph.access import Reason
from graph.errors import NotOnRecordError
from graph.reading.quarantine import STANDING, QuarantinedRow, Wanted
from ingest.by_hand.desk import Desk
from ingest.mapping.spec import MappingSpec
from ingest.quarantine.decide import Decided, dismiss, load_again, put_right
from ui.asking import AsJson, Asker, AsUser, ForPurpose, asking
from ui.commands import form_words
from ui.desks import desk_of
from ui.options import options_from
from ui.progress_line import progress_line
from ui.terminal import lines, to_people, write_json
from ui.wiring import open_house, open_shelf

app = typer.Typer(no_args_is_help=True, help="Rows that were refused, wait for a reference, or were absent.")

Source = Annotated[str, typer.Option(metavar="NAME", help="Only rows of this source.")]
Kind = Annotated[
    Literal["", "refused", "waiting", "absent"], typer.Option(metavar="KIND", help="Only refused, waiting or absent.")
]
File = Annotated[str, typer.Option(metavar="TEXT", help="Only rows of files called so, or partly so.")]
Table = Annotated[str, typer.Option(metavar="TEXT", help="Only rows of tables called so, or partly so.")]
Because = Annotated[str, typer.Option("--reason", metavar="TEXT", help="Only rows with a reason that says this.")]
Closed = Annotated[bool, typer.Option("--closed", help="Rows that have ended, with how and by whom, instead.")]
Skip = Annotated[int, typer.Option(min=0, help="Leave out this many of the newest.")]
Limit = Annotated[int, typer.Option(min=1, max=10_000, help="At most so many.")]


RowId = Annotated[str, typer.Argument(metavar="ROW", help="The id that `mosaic quarantine list` gives it.")]
Sets = Annotated[
    list[str] | None, typer.Option("--set", metavar="COLUMN=VALUE", help="A cell said anew; blank, it says nothing.")
]
Why = Annotated[str, typer.Option("--reason", metavar="TEXT", help="Why; it stands with the row and on the audit.")]
MappingFile = Annotated[
    str, typer.Option("--mapping", metavar="FILE", help="What reads it, where it is no mapping of Mosaic's own.")
]


class RowAnswer(BaseModel):
    """One row in quarantine."""

    model_config = ConfigDict(frozen=True)

    id: str
    kind: str
    state: str
    source: str
    table: str
    file: str | None
    line_no: int | None
    mapping: str | None
    raw: str
    reasons: tuple[str, ...]
    closed_how: str | None
    closed_by: str | None
    closed_why: str | None


class ListAnswer(BaseModel):
    """A page of the quarantine, and how many rows of each kind there are in all."""

    model_config = ConfigDict(frozen=True)

    counts: dict[str, int]
    rows: tuple[RowAnswer, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class ListOptions:
    """Which rows to list."""

    as_user: AsUser
    purpose: ForPurpose
    source: Source = ""
    kind: Kind = ""
    file: File = ""
    table: Table = ""
    reason: Because = ""
    closed: Closed = False
    skip: Skip = 0
    limit: Limit = 100
    as_json: AsJson = False


@app.command("list")
@options_from(ListOptions)
def list_rows(options: ListOptions) -> None:
    """The newest first."""
    wanted = Wanted(
        source=options.source,
        kind=options.kind,
        states=("closed",) if options.closed else STANDING,
        skip=options.skip,
        limit=options.limit,
        file=options.file,
        table=options.table,
        reason=options.reason,
    )
    with asking(Asker(options.as_user, options.purpose)) as reader:
        page = reader.quarantine(wanted)
    answer = ListAnswer(counts=dict(page.counts), rows=tuple(map(_answer, page.items)))
    if options.as_json:
        write_json(answer)
        return
    counts = ", ".join(f"{count:,} {name}" for name, count in sorted(answer.counts.items())) or "nothing"
    lines(to_people(), [f"In quarantine: {counts}.", *(_line(row) for row in answer.rows)], indent=0)


@app.command("show")
def show_row(row_id: str, *, as_user: AsUser, purpose: ForPurpose, as_json: AsJson = False) -> None:
    """One row as it came, with every reason."""
    with asking(Asker(as_user, purpose)) as reader:
        page = reader.quarantine(Wanted(id=row_id, states=("open", "waiting", "closed"), limit=1))
    if not page.items:
        message = "There is no such row in quarantine, or you may not see it: `mosaic quarantine list` names them."
        raise NotOnRecordError(message)
    answer = _answer(page.items[0])
    if as_json:
        write_json(answer)
        return
    lines(
        to_people(), [_line(answer), f"  as it came: {answer.raw}", *(f"  {text}" for text in answer.reasons)], indent=0
    )


class DecidedAnswer(BaseModel):
    """What became of a row that somebody decided on."""

    model_config = ConfigDict(frozen=True)

    item: str
    how: str
    about: tuple[str, ...]
    waits: bool
    load: int


@dataclass(frozen=True, slots=True, kw_only=True)
class LoadAgainOptions:
    """Which row to load as it came."""

    row_id: RowId
    as_user: AsUser
    purpose: ForPurpose
    reason: Why
    mapping: MappingFile = ""
    as_json: AsJson = False


@dataclass(frozen=True, slots=True, kw_only=True)
class CorrectOptions:
    """Which row to load, and what is said anew."""

    row_id: RowId
    as_user: AsUser
    purpose: ForPurpose
    reason: Why
    sets: Sets = None
    mapping: MappingFile = ""
    as_json: AsJson = False


@dataclass(frozen=True, slots=True, kw_only=True)
class DismissOptions:
    """Which row not to load."""

    row_id: RowId
    as_user: AsUser
    purpose: ForPurpose
    reason: Why
    as_json: AsJson = False


@app.command("correct")
@options_from(CorrectOptions)
def correct_row(options: CorrectOptions) -> None:
    """Load a row with some of its cells said anew; it stands as a row of its source that you corrected."""
    told, mapping = form_words.fields(options.sets), _mapping(options.mapping)
    with _desk(options.as_user, options.purpose) as desk:
        decided = put_right(desk, options.row_id, told, reason=options.reason, mapping=mapping)
    _tell(decided, as_json=options.as_json)


@app.command("reload")
@options_from(LoadAgainOptions)
def reload_row(options: LoadAgainOptions) -> None:
    """Load a row as it came, because what it was refused for has been put right elsewhere."""
    mapping = _mapping(options.mapping)
    with _desk(options.as_user, options.purpose) as desk:
        decided = load_again(desk, options.row_id, reason=options.reason, mapping=mapping)
    _tell(decided, as_json=options.as_json)


@app.command("dismiss")
@options_from(DismissOptions)
def dismiss_row(options: DismissOptions) -> None:
    """Decide that a row is not loaded; it stays on record as it came, with who decided and why."""
    with _desk(options.as_user, options.purpose) as desk:
        decided = dismiss(desk, options.row_id, reason=options.reason)
    _tell(decided, as_json=options.as_json)


@contextmanager
def _desk(user: str, reason: Reason) -> Iterator[Desk]:
    with progress_line() as progress, open_house(progress) as house:
        yield desk_of(house, house.directory.viewer(user), reason)


def _mapping(name_or_file: str) -> MappingSpec | None:
    return open_shelf().find(name_or_file) if name_or_file else None


def _tell(decided: Decided, *, as_json: bool) -> None:
    answer = DecidedAnswer(**decided._asdict())
    if as_json:
        write_json(answer)
        return
    waits = "; some of it waits for a reference" if answer.waits else ""
    lines(to_people(), [f"{answer.item} {answer.how}{waits}", *answer.about])


def _answer(row: QuarantinedRow) -> RowAnswer:
    return RowAnswer(**asdict(row))


def _line(row: RowAnswer) -> str:
    where = f"{row.file}, line {row.line_no}" if row.file else row.source
    return f"{row.id}  {row.kind}  {where}  {row.reasons[0] if row.reasons else row.state}"
