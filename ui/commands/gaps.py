"""`mosaic gaps` and `mosaic rules`: what is not known that should be, by which rules, and how good they are."""

import os
from collections.abc import Iterable
from datetime import UTC, date, datetime
from pathlib import Path
from typing import Annotated

import typer

from analysis.gaps.catalogue import BuiltRule, catalogue
from analysis.gaps.evaluation import Key, read_key, scores
from analysis.gaps.finding import Finding
from analysis.gaps.overrides import ForceLimits, read_overrides
from analysis.gaps.reading import read_casebook
from analysis.gaps.rule import Audience
from analysis.gaps.run import Failed, Found, find_gaps
from graph.errors import InputError
from graph.instants import LOCAL
from graph.reader import Reader
from graph.reading.frame import View
from graph.settings import Settings
from ui.answers.gaps import (
    EvaluationAnswer,
    FailedAnswer,
    GapAnswer,
    GapsAnswer,
    LimitAnswer,
    RuleAnswer,
    RulesAnswer,
    ScoreAnswer,
)
from ui.asking import AsAt, AsJson, Asker, AsUser, ForPurpose, ForPurposeIfAny, Since, asking
from ui.gap_limits import limits_in_force
from ui.gap_list import GapsNow, WantedGaps, gaps_between, gaps_now
from ui.terminal import lines, to_people, write_json

app = typer.Typer(invoke_without_command=True, help="What is not known that should be.")

REFUSED = 1
About = Annotated[str, typer.Option(metavar="ID", help="Only gaps about this nominal or thing.")]
Officer = Annotated[str, typer.Option(metavar="ID", help="Only gaps about the people whom this officer manages.")]
ForAudience = Annotated[Audience | None, typer.Option(help="Only gaps that this audience needs to know.")]
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
    as_at: AsAt = None,
    since: Since = None,
    as_json: AsJson = False,
) -> None:
    """List gaps, the gravest first. Exits 1 where a rule failed: there may then be gaps that are not listed."""
    if context.invoked_subcommand:
        return
    if not user or purpose is None:
        raise typer.BadParameter("Say who asks and why: --as USER --purpose PURPOSE.")
    if rule and rule not in catalogue():
        raise typer.BadParameter(f"There is no rule {rule}: `mosaic rules` lists them.")
    limits = limits_in_force(Settings.from_environment(os.environ))
    now = as_at or datetime.now(UTC)
    with asking(Asker(user, purpose, as_at)) as reader:
        wanted = WantedGaps(_find(reader, about), audience.value if audience else "", rule, _find(reader, officer))
        if since is None:
            found = gaps_now(reader, wanted, limits.limits, now)
        else:
            found = gaps_between(reader, wanted, limits.limits, (since, now))
    answer = GapsAnswer(
        on=found.on,
        as_at=as_at,
        since=since,
        failed=_failed(found.failed.failed),
        limits_refused=limits.refused,
        gaps=_answers(found, found.gaps),
        closed=_answers(found, found.closed),
    )
    write_json(answer) if as_json else _show(answer)
    if found.failed.failed:
        raise typer.Exit(REFUSED)


@app.command("evaluate")
def evaluate(key: KeyFile, user: AsUser, purpose: ForPurpose, *, source: OfSource, as_json: AsJson = False) -> None:
    """Score the rules against an answer key; exits 1 unless every gap was found and nothing else."""
    try:
        answers = read_key(key.read_text(encoding="utf-8"))
    except (OSError, UnicodeDecodeError) as error:
        raise InputError("The key cannot be read.") from error
    limits = limits_in_force(Settings.from_environment(os.environ)).limits
    with asking(Asker(user, purpose)) as reader:
        found = {day: _found(reader, day, limits, answers) for day in sorted({case.as_at for case in answers.cases})}
    made = scores(answers, {day: each.findings for day, each in found.items()}, source)
    failed = _failed(dict.fromkeys(fail for each in found.values() for fail in each.failed))
    built = catalogue()
    answer = EvaluationAnswer(
        scores=tuple(
            ScoreAnswer.of(each, heuristic=each.rule in built and built[each.rule].rule.heuristic) for each in made
        ),
        failed=failed,
        perfect=bool(made) and not failed and all(each.is_perfect for each in made),
    )
    write_json(answer) if as_json else _show_scores(answer)
    if not answer.perfect:
        raise typer.Exit(REFUSED)


def list_rules(*, check: LimitsFile = None, as_json: AsJson = False) -> None:
    """List the rules with their limits, or check a file of a force's own limits."""
    if check is not None:
        try:
            read_overrides(check.read_text(encoding="utf-8"), catalogue())
        except (OSError, UnicodeDecodeError) as error:
            raise InputError("The file of limits cannot be read.") from error
    force = limits_in_force(Settings.from_environment(os.environ))
    told = tuple(_rule(built, force.limits) for built in catalogue().values())
    answer = RulesAnswer(rules=told, limits_refused=force.refused)
    write_json(answer) if as_json else _show_rules(answer)


def _found(reader: Reader, day: date, limits: ForceLimits, key: Key) -> Found:
    moment = datetime.combine(day, datetime.max.time(), LOCAL)
    book = read_casebook(reader.at(View(as_at=moment)), day)
    return find_gaps(book, only={case.rule for case in key.cases}, limits=limits)


def _find(reader: Reader, reference: str) -> str:
    return reader.find(reference) if reference else ""


def _answers(found: GapsNow, findings: tuple[Finding, ...]) -> tuple[GapAnswer, ...]:
    return tuple(GapAnswer.of(each, catalogue()[each.rule], found.on) for each in findings)


def _failed(failed: Iterable[Failed]) -> tuple[FailedAnswer, ...]:
    return tuple(FailedAnswer(rule=each.rule, why=each.why) for each in failed)


def _rule(built: BuiltRule, force: ForceLimits) -> RuleAnswer:
    rule = built.rule
    limits = {**rule.limits, **force.get(rule.id, {})}
    told = rule.model_dump(
        include={"id", "title", "question", "fires", "reading", "exempt", "closes", "asks", "not_yet"}
    )
    return RuleAnswer(
        **told,
        audience=tuple(audience.value for audience in rule.audience),
        severity=rule.severity.value,
        basis=rule.basis_words,
        in_force=not rule.not_yet,
        limits={name: LimitAnswer.of(limit) for name, limit in limits.items()},
    )


def _show(answer: GapsAnswer) -> None:
    console = to_people()
    lines(console, [f"{answer.marking}  gaps on {answer.on.isoformat()}"], indent=0)
    warnings = [f"{each.rule} FAILED ({each.why}): its gaps are not known." for each in answer.failed]
    lines(console, [*warnings, *filter(None, (answer.limits_refused,))], indent=0)
    if not answer.gaps:
        lines(console, ["No rule found a gap in what you may see; that does not say that nothing is missing."])
    for gap in answer.gaps:
        lines(console, [f"{gap.severity.upper()}  {gap.rule} {gap.title}  {', '.join(gap.subject_ids)}"])
        late = f"; {gap.late}" if gap.late else ""
        lines(console, [f"{gap.compared}{late}", f"Ask: {gap.question}", f"basis {gap.basis}"], indent=4)
    lines(console, [f"closed: {gap.rule} {', '.join(gap.subject_ids)}" for gap in answer.closed])


def _show_scores(answer: EvaluationAnswer) -> None:
    console = to_people()
    for each in answer.scores:
        recall = "-" if each.recall is None else f"{each.recall:.3f}"
        words = f"{each.rule}  recall {recall} ({each.found} of {each.planted}), false {each.false}"
        tripped = f", near-misses taken {each.tripped} of {each.near_misses}, undecided {each.undecided}"
        lines(console, [words + tripped + (", rule of thumb" if each.heuristic else "")])
    lines(console, [f"{each.rule} FAILED ({each.why})" for each in answer.failed])


def _show_rules(answer: RulesAnswer) -> None:
    console = to_people()
    lines(console, filter(None, (answer.limits_refused,)), indent=0)
    for rule in answer.rules:
        lines(console, [f"{rule.id} {rule.title}" + (f" (not in force: {rule.not_yet})" if rule.not_yet else "")])
        named = [
            f"{name}: {limit.value} {limit.unit} ({limit.basis}; {limit.citation})"
            for name, limit in rule.limits.items()
        ]
        lines(console, [rule.question, *named] if rule.in_force else [], indent=4)
