"""`mosaic correct`, `withdraw` and `return`: a new version of a row, with a reason; every version stays on record."""

from dataclasses import dataclass
from typing import Annotated

import typer

from ingest.by_hand.change import Done, correct, give_back, withdraw
from ui.answers.statements import Answer
from ui.asking import AsJson, AsUser, ForPurpose
from ui.commands import form_words
from ui.desks import desk_of
from ui.options import options_from
from ui.progress_line import progress_line
from ui.terminal import lines, to_people, write_json
from ui.wiring import open_house

Record = Annotated[
    str, typer.Argument(metavar="RECORD", help="A record or line, or a thing that has one record of its own.")
]
Sets = Annotated[
    list[str] | None,
    typer.Option("--set", metavar="FIELD=VALUE", help="A field said anew; blank, it says nothing any longer."),
]
Grade = Annotated[str, typer.Option("--grade", metavar="2BP", help="Another grading.")]
Why = Annotated[str, typer.Option("--reason", metavar="TEXT", help="Why; it stands in the row's history.")]


class VersionAnswer(Answer):
    """A version that was made."""

    record: str
    line: str
    about: str


class ChangeAnswer(Answer):
    """What was changed: the row that was named first, then what goes with it."""

    change: str
    versions: tuple[VersionAnswer, ...]
    load: int

    @classmethod
    def of(cls, done: Done) -> "ChangeAnswer":
        """What was changed, as a document."""
        versions = tuple(VersionAnswer(**version._asdict()) for version in done.versions)
        return cls(change=done.change.value, versions=versions, load=done.load)


@dataclass(frozen=True, slots=True, kw_only=True)
class CorrectOptions:
    """What is to be corrected."""

    record: Record
    as_user: AsUser
    purpose: ForPurpose
    reason: Why
    sets: Sets = None
    grade: Grade = ""
    as_json: AsJson = False


@options_from(CorrectOptions)
def correct_by_hand(options: CorrectOptions) -> None:
    """Say fields of a row anew, or grade it anew; a load of the unchanged row does not undo it."""
    told = form_words.fields(options.sets) | ({"grade": options.grade} if options.grade else {})
    with progress_line() as progress, open_house(progress) as house:
        desk = desk_of(house, house.directory.viewer(options.as_user), options.purpose)
        done = correct(desk, options.record, told, reason=options.reason)
    _answer(done, as_json=options.as_json)


@dataclass(frozen=True, slots=True, kw_only=True)
class WithdrawOptions:
    """What is to be withdrawn."""

    record: Record
    as_user: AsUser
    purpose: ForPurpose
    reason: Why
    as_json: AsJson = False


@options_from(WithdrawOptions)
def withdraw_by_hand(options: WithdrawOptions) -> None:
    """Let a row say nothing any longer; a report takes its items and mentions with it."""
    with progress_line() as progress, open_house(progress) as house:
        desk = desk_of(house, house.directory.viewer(options.as_user), options.purpose)
        done = withdraw(desk, options.record, reason=options.reason)
    _answer(done, as_json=options.as_json)


@options_from(WithdrawOptions)
def return_report(options: WithdrawOptions) -> None:
    """Return a report to whoever submitted it, with a reason; it stands, and waits until it is corrected."""
    with progress_line() as progress, open_house(progress) as house:
        desk = desk_of(house, house.directory.viewer(options.as_user), options.purpose)
        done = give_back(desk, options.record, reason=options.reason)
    _answer(done, as_json=options.as_json)


def _answer(done: Done, *, as_json: bool) -> None:
    answer = ChangeAnswer.of(done)
    if as_json:
        write_json(answer)
        return
    lines(to_people(), [f"{version.about} {answer.change}: record {version.record}" for version in answer.versions])
