"""`mosaic day` and `mosaic watch`: what needs an officer today, and what somebody wants to be told of."""

from typing import TYPE_CHECKING, Annotated

import typer

from ui.asking import AsAt, AsJson, Asker, AsUser, ForPurpose
from ui.terminal import lines, to_people, write_json

if TYPE_CHECKING:
    from ui.answers.day import DayAnswer, WatchedAnswer

REFUSED = 1
Officer = Annotated[str, typer.Option(metavar="ID", help="Whose day; without it, that of the officer who you are.")]
Thing = Annotated[str, typer.Argument(metavar="[ID]", help="A person or an address; without it, list what you watch.")]


def day(
    user: AsUser, purpose: ForPurpose, *, officer: Officer = "", as_at: AsAt = None, as_json: AsJson = False
) -> None:
    """Show what needs an officer today: visits, new intelligence, overdue work, orders that end, gaps to close."""
    # Here and below: what the rules need takes longer to load than most commands run.
    from ui.day_answering import answer_day  # noqa: PLC0415

    answer = answer_day(Asker(user, purpose, as_at), officer)
    write_json(answer) if as_json else _show(answer)
    if answer.failed:
        raise typer.Exit(REFUSED)


def watch(
    user: AsUser,
    purpose: ForPurpose,
    *,
    thing: Thing = "",
    stop: Annotated[bool, typer.Option("--stop", help="Watch it no longer.")] = False,
    as_json: AsJson = False,
) -> None:
    """Watch a person or an address: your day then shows what is recorded about it."""
    from ui.day_answering import answer_watch  # noqa: PLC0415

    answer = answer_watch(Asker(user, purpose), thing, stops=stop)
    write_json(answer) if as_json else lines(to_people(), _watched(answer), indent=0)


def _watched(answer: "WatchedAnswer") -> list[str]:
    from ui.answers.called import in_words  # noqa: PLC0415

    return [in_words(answer.names, one) for one in answer.watched] or ["You watch nothing."]


def _show(answer: "DayAnswer") -> None:
    from ui.commands.day_in_words import day_in_words  # noqa: PLC0415

    console = to_people()
    for heading, below in day_in_words(answer):
        lines(console, [heading], indent=0)
        lines(console, below)
