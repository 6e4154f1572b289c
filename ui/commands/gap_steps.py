"""`mosaic gaps task`, `answer`, `accept`, `put-aside`, `reopen`, `judge`, `tell` and `history`: the life of one gap."""

from collections.abc import Callable, Mapping
from datetime import datetime
from typing import TYPE_CHECKING, Annotated

import typer

from graph.model.gap_step import StepKind, StepSaid, Usefulness
from ui.asking import AsAt, AsJson, Asker, AsUser, ForPurpose
from ui.terminal import lines, to_people, write_json

if TYPE_CHECKING:
    from ui.answers.gap_life import GapLifeAnswer

Gap = Annotated[str, typer.Argument(metavar="KEY", help="The gap's key, as `mosaic gaps --json` gives it.")]
Day = Annotated[datetime, typer.Option(formats=["%Y-%m-%d"], metavar="DATE")]
Words = Annotated[str, typer.Option("--note", metavar="TEXT", help="A note that goes with it.")]
Why = Annotated[str, typer.Option("--reason", metavar="TEXT", help="Why, in words that a reviewer can follow.")]


def task(
    gap: Gap,
    user: AsUser,
    purpose: ForPurpose,
    *,
    by: Day,
    owner: Annotated[str, typer.Option(help="Who is to find out: a user or an officer.")] = "",
    agency: Annotated[str, typer.Option(help="Which agency is to find out.")] = "",
    note: Words = "",
    as_json: AsJson = False,
) -> None:
    """Ask somebody, or an agency, to find out by a day."""
    said = StepSaid(kind=StepKind.TASKED, owner=owner, agency=agency, due_on=by.date(), words=note)
    _take(Asker(user, purpose), gap, said, as_json=as_json)


def answer(
    gap: Gap,
    text: Annotated[str, typer.Argument(metavar="TEXT", help="The answer.")],
    user: AsUser,
    purpose: ForPurpose,
    *,
    evidence: Annotated[list[str] | None, typer.Option(metavar="RECORD", help="A record that it rests on.")] = None,
    as_json: AsJson = False,
) -> None:
    """Answer it; whoever may not see the records that the answer rests on sees no trace of it."""
    said = StepSaid(kind=StepKind.ANSWERED, words=text, cited=tuple(evidence or ()))
    _take(Asker(user, purpose), gap, said, as_json=as_json)


def accept(gap: Gap, user: AsUser, purpose: ForPurpose, *, reason: Why, as_json: AsJson = False) -> None:
    """Accept that it cannot be known, until something new is recorded."""
    _take(Asker(user, purpose), gap, StepSaid(kind=StepKind.ACCEPTED_UNKNOWN, words=reason), as_json=as_json)


def put_aside(gap: Gap, user: AsUser, purpose: ForPurpose, *, reason: Why, until: Day, as_json: AsJson = False) -> None:
    """Put it aside until a day, for a reason."""
    said = StepSaid(kind=StepKind.SUPPRESSED, words=reason, until=until.date())
    _take(Asker(user, purpose), gap, said, as_json=as_json)


def reopen(gap: Gap, user: AsUser, purpose: ForPurpose, *, reason: Why, as_json: AsJson = False) -> None:
    """Take back what was decided on it: it is open again."""
    _take(Asker(user, purpose), gap, StepSaid(kind=StepKind.OPENED, words=reason), as_json=as_json)


def judge(
    gap: Gap,
    verdict: Annotated[Usefulness, typer.Argument(help="What you think of the finding.")],
    user: AsUser,
    purpose: ForPurpose,
    *,
    note: Words = "",
    as_json: AsJson = False,
) -> None:
    """Say whether the finding is of use, so that weak rules can be retired."""
    said = StepSaid(kind=StepKind.JUDGED, usefulness=verdict, words=note)
    _take(Asker(user, purpose), gap, said, as_json=as_json)


def tell(
    gap: Gap,
    text: Annotated[str, typer.Argument(metavar="TEXT", help="Whom to ask; everybody who sees the task reads it.")],
    user: AsUser,
    purpose: ForPurpose,
    *,
    as_json: AsJson = False,
) -> None:
    """As the owner of a compartment: tell whoever tasked it whom to ask."""
    _take(Asker(user, purpose), gap, StepSaid(kind=StepKind.HELD_ELSEWHERE, words=text), as_json=as_json)


def history(gap: Gap, user: AsUser, purpose: ForPurpose, *, as_at: AsAt = None, as_json: AsJson = False) -> None:
    """Show the whole life of a gap, as at a day."""
    # Here and below: what the rules need takes longer to load than most commands run.
    from ui.gap_step_answering import answer_history  # noqa: PLC0415

    _show(answer_history(Asker(user, purpose, as_at), gap), as_json=as_json)


def _take(asker: Asker, gap: str, said: StepSaid, *, as_json: bool) -> None:
    from ui.gap_step_answering import answer_step  # noqa: PLC0415

    _show(answer_step(asker, gap, said), as_json=as_json)


def _show(told: "GapLifeAnswer", *, as_json: bool) -> None:
    from ui.commands.gaps_in_words import life_in_words  # noqa: PLC0415

    write_json(told) if as_json else lines(to_people(), life_in_words(told), indent=0)


COMMANDS: Mapping[str, Callable[..., None]] = {
    "task": task,
    "answer": answer,
    "accept": accept,
    "put-aside": put_aside,
    "reopen": reopen,
    "judge": judge,
    "tell": tell,
    "history": history,
}
