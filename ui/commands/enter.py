"""`mosaic enter`: a report with its items, a link, a person and whatever else can be entered by hand."""

import sys
from dataclasses import dataclass
from pathlib import Path
from typing import Annotated

import typer

from graph.errors import UnreadableFileError
from ingest.by_hand.enter import Entered, enter
from ingest.by_hand.form import Form, form_of
from ingest.by_hand.kinds import KINDS, columns_of, kind_of
from ui.answers.statements import Answer
from ui.asking import AsJson, AsUser, ForPurpose
from ui.commands import form_words
from ui.desks import desk_of
from ui.options import options_from
from ui.progress_line import progress_line
from ui.terminal import lines, to_people, write_json
from ui.wiring import open_house

REFUSED = 1
STANDARD_INPUT = "-"

KindWord = Annotated[str, typer.Argument(metavar="KIND", help=f"One of {', '.join(KINDS)}.")]
Sets = Annotated[
    list[str] | None,
    typer.Option("--set", metavar="FIELD=VALUE", help="A column of the layout; may be given many times."),
]
Items = Annotated[
    list[str] | None,
    typer.Option("--report-item", metavar="'2BP fact: TEXT'", help="An item of a report: grading, statement, text."),
]
Mentions = Annotated[
    list[str] | None,
    typer.Option("--mention", metavar="'ID [ROLE]'", help="Whom or what a report mentions, and as what."),
]
Links = Annotated[
    list[str] | None,
    typer.Option("--link", metavar="'ID KIND ID [ITEM] [FIELD=VALUE]'", help="An association that a report asserts."),
]
Behaviours = Annotated[
    list[str] | None,
    typer.Option("--mo", metavar="'DIMENSION: BEHAVIOUR[=STATE]'", help="How an offence was committed."),
]
People = Annotated[
    list[str] | None, typer.Option("--person", metavar="'ID ROLE'", help="Who had a part in an offence, and which.")
]
Document = Annotated[
    str,
    typer.Option("--document", metavar="FILE", help="The form as JSON, from a file or `-`; see docs/by-hand.md."),
]
Anyway = Annotated[bool, typer.Option("--anyway", help="Enter it although something on record is likely the same.")]


class LikelyAnswer(Answer):
    """Something on record that is likely the same."""

    id: str
    label: str
    why: str


class EnteredRowAnswer(Answer):
    """A row that now stands."""

    record: str
    table: str
    about: str
    key: str


class EnterAnswer(Answer):
    """What became of a form."""

    entered: tuple[EnteredRowAnswer, ...]
    likely: tuple[LikelyAnswer, ...]
    load: int | None

    @classmethod
    def of(cls, done: Entered) -> "EnterAnswer":
        """What became of a form, as a document."""
        return cls(
            entered=tuple(EnteredRowAnswer(**row._asdict()) for row in done.rows),
            likely=tuple(LikelyAnswer(id=one.thing.id, label=one.thing.label, why=one.why) for one in done.likely),
            load=done.load,
        )


@dataclass(frozen=True, slots=True, kw_only=True)
class EnterOptions:
    """What is to be entered."""

    as_user: AsUser
    purpose: ForPurpose
    kind: KindWord = ""
    sets: Sets = None
    items: Items = None
    mentions: Mentions = None
    links: Links = None
    behaviours: Behaviours = None
    people: People = None
    document: Document = ""
    anyway: Anyway = False
    as_json: AsJson = False


@options_from(EnterOptions)
def enter_by_hand(options: EnterOptions) -> None:
    """Enter one thing with what belongs to it; exits 1 where something on record is likely the same."""
    form = _form(options)
    with progress_line() as progress, open_house(progress) as house:
        viewer = house.directory.viewer(options.as_user)
        done = enter(desk_of(house, viewer, options.purpose), form, anyway=options.anyway)
    answer = EnterAnswer.of(done)
    if options.as_json:
        write_json(answer)
    else:
        lines(to_people(), _words(answer), indent=0)
    raise typer.Exit(0 if answer.entered else REFUSED)


def _form(options: EnterOptions) -> Form:
    given = form_of(_read(options.document)) if options.document else Form(kind=options.kind)
    kind_of(given.kind or options.kind)
    return given.model_copy(
        update={
            "kind": given.kind or options.kind,
            "fields": {**given.fields, **form_words.fields(options.sets)},
            "items": (*given.items, *map(form_words.item, options.items or ())),
            "mentions": (*given.mentions, *map(form_words.mention, options.mentions or ())),
            "links": (*given.links, *map(form_words.link, options.links or ())),
            "behaviours": (*given.behaviours, *map(form_words.behaviour, options.behaviours or ())),
            "people": (*given.people, *map(form_words.part, options.people or ())),
        }
    )


def _read(name: str) -> str:
    try:
        return sys.stdin.read() if name == STANDARD_INPUT else Path(name).read_text(encoding="utf-8-sig")
    except (OSError, UnicodeDecodeError) as error:
        message = f"{name} cannot be read: check that it is there and that it is UTF-8 text."
        raise UnreadableFileError(message, file=name) from error


def _words(answer: EnterAnswer) -> list[str]:
    if answer.entered:
        return [f"{row.table}: {row.key} is {row.about}, record {row.record}" for row in answer.entered]
    found = [f"  {one.label} ({one.id}): {one.why}" for one in answer.likely]
    return ["Nothing was entered, because this is on record already and is likely the same:", *found,
            "Use what is there, or enter it with --anyway."]  # fmt: skip


def fields_of_kind(kind: KindWord) -> None:
    """List the fields that a kind of entry has, those first that it cannot be without."""
    found = kind_of(kind)
    needs = [f"needed: {needed}" for needed in found.needs]
    needs += ["needed: grade or report_id"] if found.is_intelligence else []
    lines(to_people(), [*needs, *columns_of(found.table)], indent=0)
