"""`mosaic caseload` and `mosaic gaps trend`: a unit by officer, and over time."""

from typing import Annotated

import typer

from ui.asking import AsAt, AsJson, Asker, AsUser, ForPurpose
from ui.terminal import lines, to_people, write_json

REFUSED = 1
Points = Annotated[int, typer.Option(min=1, max=24, help="How many days to look at; each is a run of every rule.")]
Apart = Annotated[int, typer.Option(min=1, help="How many days lie between them.")]


def caseload(user: AsUser, purpose: ForPurpose, *, as_at: AsAt = None, as_json: AsJson = False) -> None:
    """Show caseloads by officer: numbers, risk, area, kinds, overdue work, vetting, absence. For managers."""
    # Here and below: what the rules need takes longer to load than most commands run.
    from ui.unit_answering import answer_caseloads  # noqa: PLC0415

    answer = answer_caseloads(Asker(user, purpose, as_at))
    if as_json:
        write_json(answer)
    else:
        from analysis.nominal.when import day_words  # noqa: PLC0415
        from ui.commands.caseload_in_words import caseload_in_words  # noqa: PLC0415

        console = to_people()
        head = f"{answer.marking}  caseloads on {day_words(answer.on)}"
        lines(console, [head, *filter(None, (answer.limits_refused,))], indent=0)
        for each in answer.caseloads:
            lines(console, caseload_in_words(each))
    if answer.failed:
        lines(to_people(), [f"{rule} FAILED: its overdue work is not counted." for rule in answer.failed], indent=0)
        raise typer.Exit(REFUSED)


def trend(
    user: AsUser,
    purpose: ForPurpose,
    *,
    points: Points = 6,
    apart: Apart = 30,
    as_at: AsAt = None,
    as_json: AsJson = False,
) -> None:
    """Show completeness by rule and unit on a series of days, what filled gaps, and what people think of rules."""
    from ui.unit_answering import answer_trend  # noqa: PLC0415

    answer = answer_trend(Asker(user, purpose, as_at), points, apart)
    if as_json:
        write_json(answer)
        return
    from analysis.nominal.when import day_words  # noqa: PLC0415

    console = to_people()
    head = f"{answer.marking}  share of managed people of whom a rule finds nothing missing"
    days = f"on {', '.join(map(day_words, answer.days))}"
    lines(console, [head, days, *filter(None, (answer.limits_refused,))], indent=0)
    for unit, rule in dict.fromkeys((each.unit, each.rule) for each in answer.points):
        shares = [f"{each.complete:.0%}" for each in answer.points if (each.unit, each.rule) == (unit, rule)]
        lines(console, [f"{unit}  {rule}  {' '.join(shares)}"])
    for rule, came in answer.filled.items():
        kinds = ", ".join(f"{kind} {count}" for kind, count in came.items())
        lines(console, [f"{rule}  recorded about the same people where gaps closed: {kinds}"])
    lines(console, [f"{each.rule}  judged: {each.precision:.0%} were gaps" for each in answer.judged])
    lines(console, [f"{rule} FAILED: its figures are too good." for rule in answer.failed])
