"""`mosaic day` and `mosaic watch`: what needs an officer today, and what somebody wants to be told of."""

from typing import TYPE_CHECKING, Annotated

import typer

from ui.asking import AsAt, AsJson, Asker, AsUser, ForPurpose
from ui.commands.gaps_in_words import gap_in_words
from ui.terminal import lines, to_people, write_json

if TYPE_CHECKING:
    from ui.answers.day import DatedAnswer, DayAnswer

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
    write_json(answer) if as_json else lines(to_people(), answer.watched or ["You watch nothing."], indent=0)


def _show(answer: "DayAnswer") -> None:
    console = to_people()
    lines(console, [f"{answer.marking}  {answer.on.isoformat()}  {len(answer.nominals)} nominals"], indent=0)
    failed = f"These rules FAILED, so their gaps are not known: {', '.join(answer.failed)}." if answer.failed else ""
    lines(console, filter(None, (answer.limits_refused, failed)), indent=0)
    for title, dated in (("Visits planned", answer.visits), ("Orders that end", answer.orders)):
        lines(console, [f"{title} ({len(dated)})"], indent=0)
        lines(console, map(_dated, dated))
    lines(console, [f"New intelligence ({len(answer.news)})"], indent=0)
    lines(console, (f"{each.on.isoformat()}  {each.report} about {each.person}" for each in answer.news))
    for title, gaps in (("Asked of me", answer.asked), ("Overdue", answer.overdue), ("To close", answer.closable)):
        lines(console, [f"{title} ({len(gaps)})"], indent=0)
        lines(console, (line for gap in gaps for line in gap_in_words(gap)))
    lines(console, [f"Recorded since yesterday ({len(answer.recorded)})"], indent=0)
    lines(console, map(_dated, (*answer.recorded, *answer.watched_recorded)))


def _dated(each: "DatedAnswer") -> str:
    return f"{each.on.isoformat() if each.on else 'no day'}  {each.what}  {each.person}  {each.record}"
