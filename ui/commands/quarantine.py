"""`mosaic quarantine`: the rows that are not in the graph, as they came, with every reason."""

from dataclasses import asdict, dataclass
from typing import Annotated, Literal

import typer
from pydantic import BaseModel, ConfigDict

from graph.errors import NotOnRecordError
from graph.reading.quarantine import QuarantinedRow, Wanted
from ui.asking import AsJson, Asker, AsUser, ForPurpose, asking
from ui.options import options_from
from ui.terminal import lines, to_people, write_json

app = typer.Typer(no_args_is_help=True, help="Rows that were refused, wait for a reference, or were absent.")

Source = Annotated[str, typer.Option(metavar="NAME", help="Only rows of this source.")]
Kind = Annotated[
    Literal["", "refused", "waiting", "absent"], typer.Option(metavar="KIND", help="Only refused, waiting or absent.")
]
Skip = Annotated[int, typer.Option(min=0, help="Leave out this many of the newest.")]
Limit = Annotated[int, typer.Option(min=1, max=10_000, help="At most so many.")]


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
    skip: Skip = 0
    limit: Limit = 100
    as_json: AsJson = False


@app.command("list")
@options_from(ListOptions)
def list_rows(options: ListOptions) -> None:
    """The newest first."""
    wanted = Wanted(source=options.source, kind=options.kind, skip=options.skip, limit=options.limit)
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


def _answer(row: QuarantinedRow) -> RowAnswer:
    return RowAnswer(**asdict(row))


def _line(row: RowAnswer) -> str:
    where = f"{row.file}, line {row.line_no}" if row.file else row.source
    return f"{row.id}  {row.kind}  {where}  {row.reasons[0] if row.reasons else row.state}"
