"""`mosaic gaps` and `mosaic rules`: what is not known that should be, by which rules, and how good they are."""

from pathlib import Path
from typing import Annotated

import typer

from analysis.gaps.rule import Audience
from analysis.gaps.states import TO_DO, Status
from ui.answers.gaps import EvaluationAnswer, GapsAnswer, RulesAnswer
from ui.asking import AsAt, AsJson, Asker, AsUser, ForPurpose, ForPurposeIfAny, Since
from ui.commands import gap_steps, unit
from ui.terminal import lines, to_people, write_json

app = typer.Typer(invoke_without_command=True, help="What is not known that should be.")
for name, command in gap_steps.COMMANDS.items():
    app.command(name)(command)
app.command("trend")(unit.trend)

REFUSED = 1
About = Annotated[str, typer.Option(metavar="ID", help="Only gaps about this nominal or thing.")]
Officer = Annotated[str, typer.Option(metavar="ID", help="Only gaps about the people whom this officer manages.")]
ForAudience = Annotated[Audience | None, typer.Option(help="Only gaps that this audience needs to know.")]
Unit = Annotated[str, typer.Option(metavar="NAME", help="Only the list of this unit.")]
Beat = Annotated[str, typer.Option(metavar="ID", help="Only the list of this beat.")]
Visit = Annotated[str, typer.Option(metavar="ID", help="Only what to ask at this visit.")]
Meeting = Annotated[str, typer.Option(metavar="ID", help="Only what this meeting needs to know.")]
InState = Annotated[
    list[Status] | None,
    typer.Option("--status", help="Only gaps in this state, several if repeated; without it, those still to do."),
]
OneRule = Annotated[str, typer.Option("--rule", metavar="RULE", help="Only gaps of this rule, as GR-21.")]
KeyFile = Annotated[Path, typer.Argument(metavar="KEY", help="The answer key, one JSON object a line.")]
OfSource = Annotated[str, typer.Option("--source", metavar="NAME", help="The source whose ids the key has.")]
LimitsFile = Annotated[Path | None, typer.Option("--check", metavar="FILE", help="Check a force's file of limits.")]


@app.callback()
def list_gaps(
    context: typer.Context,
    user: AsUser = "",
    purpose: ForPurposeIfAny = None,
    *,
    about: About = "",
    audience: ForAudience = None,
    rule: OneRule = "",
    officer: Officer = "",
    unit: Unit = "",
    beat: Beat = "",
    visit: Visit = "",
    meeting: Meeting = "",
    status: InState = None,
    as_at: AsAt = None,
    since: Since = None,
    as_json: AsJson = False,
) -> None:
    """List gaps, the gravest first. Exits 1 where a rule failed: there may then be gaps that are not listed."""
    # Here and below: what the rules need takes longer to load than most commands run.
    from ui.gap_answering import answer_gaps  # noqa: PLC0415
    from ui.gap_list import WantedGaps  # noqa: PLC0415

    if context.invoked_subcommand:
        return
    if not user or purpose is None:
        raise typer.BadParameter("Say who asks and why: --as USER --purpose PURPOSE.")
    named = {"about": about, "officer": officer, "unit": unit, "beat": beat, "visit": visit, "meeting": meeting}
    states = tuple(status) if status else TO_DO
    asked = WantedGaps(audience=audience.value if audience else "", rule=rule.strip().upper(), statuses=states, **named)
    answer = answer_gaps(Asker(user, purpose, as_at), asked, since)
    write_json(answer) if as_json else _show(answer)
    if answer.failed:
        raise typer.Exit(REFUSED)


@app.command("evaluate")
def evaluate(key: KeyFile, user: AsUser, purpose: ForPurpose, *, source: OfSource, as_json: AsJson = False) -> None:
    """Score the rules against an answer key; exits 1 unless every gap was found and nothing else."""
    from ui.gap_answering import answer_evaluation  # noqa: PLC0415

    answer = answer_evaluation(Asker(user, purpose), key, source)
    write_json(answer) if as_json else _show_scores(answer)
    if not answer.perfect:
        raise typer.Exit(REFUSED)


def list_rules(*, check: LimitsFile = None, as_json: AsJson = False) -> None:
    """List the rules with their limits, or check a file of a force's own limits."""
    from ui.gap_answering import answer_rules  # noqa: PLC0415

    answer = answer_rules(check)
    if as_json:
        write_json(answer)
    elif answer.checked is not None:
        lines(
            to_people(),
            ["The file of limits can be used. It sets:", *(f"  {each}" for each in answer.checked)],
            indent=0,
        )
    else:
        _show_rules(answer)


def _show(answer: GapsAnswer) -> None:
    from analysis.nominal.when import day_words  # noqa: PLC0415
    from ui.commands.gaps_in_words import gap_in_words, heading  # noqa: PLC0415

    console = to_people()
    lines(console, [f"{answer.marking}  gaps on {day_words(answer.on)}"], indent=0)
    warnings = [f"{each.rule} FAILED ({each.why}): its gaps are not known." for each in answer.failed]
    lines(console, [*warnings, *filter(None, (answer.limits_refused,))], indent=0)
    if not answer.gaps:
        lines(console, ["No rule found a gap in what you may see; that does not say that nothing is missing."])
    for gap in answer.gaps:
        lines(console, gap_in_words(gap, answer.names))
    lines(console, [f"{Status(gap.status).words}: {heading(gap, answer.names)}" for gap in answer.closed])


def _show_scores(answer: EvaluationAnswer) -> None:
    console = to_people()
    for each in answer.scores:
        recall = "-" if each.recall is None else f"{each.recall:.3f}"
        words = f"{each.rule}  recall {recall} ({each.found} of {each.planted}), false {each.false}"
        tripped = f", near-misses taken {each.tripped} of {each.near_misses}, undecided {each.undecided}"
        lines(console, [words + tripped + (", rule of thumb" if each.heuristic else "")])
    failed = [f"{each.rule} FAILED ({each.why})" for each in answer.failed]
    lines(console, [*failed, *filter(None, (answer.limits_refused,))])


def _show_rules(answer: RulesAnswer) -> None:
    from analysis.gaps.rule import in_units  # noqa: PLC0415

    console = to_people()
    lines(console, filter(None, (answer.limits_refused,)), indent=0)
    for rule in answer.rules:
        aside = {"not in force": rule.not_yet, "raised by": rule.raised_by}
        told = "".join(f" ({what}: {words})" for what, words in aside.items() if words)
        lines(console, [f"{rule.id} {rule.title}{told}"])
        named = [
            f"{name}: {in_units(limit.value, limit.unit)} ({limit.basis}; {limit.citation})"
            for name, limit in rule.limits.items()
        ]
        lines(console, [rule.question, *named] if rule.in_force else [], indent=4)
