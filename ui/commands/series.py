"""`mosaic series`: offences that may be by one hand, the reasons, and what analysts decided."""

from dataclasses import dataclass
from datetime import datetime
from typing import TYPE_CHECKING, Annotated

import typer

from analysis.catalogue.patterns import SERIES
from analysis.counted import counted, two_digits
from graph.errors import UnreadableValueError
from graph.instants import parse_instant
from graph.vocabulary import LinkVerdict
from ui.asking import AsAt, AsJson, Asker, AsUser, ForPurpose, asking
from ui.options import options_from
from ui.terminal import lines, to_people, write_json

if TYPE_CHECKING:
    from ui.answers.series import CandidatesAnswer, CaseAnswer, PairAnswer

app = typer.Typer(no_args_is_help=True, help=SERIES.help)

SHOWN_REASONS = 6
Most = Annotated[int, typer.Option("--most", min=1, max=500, help="How many candidates of each kind.")]


def _since(text: str) -> int | datetime:
    if text.isdecimal():
        return int(text)
    try:
        return parse_instant(text).earliest
    except UnreadableValueError as error:
        raise typer.BadParameter(str(error)) from error


@dataclass(frozen=True, slots=True, kw_only=True)
class CompareOptions:
    """Which offences are laid side by side."""

    references: Annotated[list[str], typer.Argument(metavar="A B…|ID", help="Offences, or a person's.")]
    as_user: AsUser
    purpose: ForPurpose
    as_at: AsAt = None
    table: Annotated[bool, typer.Option("--table", help="Print the comparative case table too.")] = False
    as_json: AsJson = False


@app.command("compare")
@options_from(CompareOptions)
def compare(options: CompareOptions) -> None:
    """Lay offences side by side: what speaks for one hand, what against, and what says so."""
    from ui.series_answering import answer_compared  # noqa: PLC0415 - numbers' libraries load slowly

    with asking(Asker(options.as_user, options.purpose, options.as_at)) as reader:
        answer = answer_compared(reader, options.references, options.as_at)
    if options.as_json:
        return write_json(answer)
    console = to_people()
    lines(console, [answer.marking, answer.learnt, *answer.notes], indent=0)
    for pair in answer.pairs:
        _show_pair(pair)
    if options.table:
        lines(
            console, [f"{name}: {' | '.join(row)}" for name, row in zip(answer.behaviours, answer.table, strict=True)]
        )
    return lines(console, answer.caveats, indent=0)


@dataclass(frozen=True, slots=True, kw_only=True)
class FindOptions:
    """Among which offences possible series are looked for."""

    as_user: AsUser
    purpose: ForPurpose
    as_at: AsAt = None
    solved_too: Annotated[bool, typer.Option("--solved-too", help="Also those somebody was convicted of.")] = False
    share: Annotated[
        float, typer.Option(min=0.05, max=0.99, help="Which share of labelled pairs as alike must be linked.")
    ] = 0.8
    as_json: AsJson = False


@app.command("find")
@options_from(FindOptions)
def find(options: FindOptions) -> None:
    """Group offences into possible series, the surest first."""
    from ui.series_answering import answer_found  # noqa: PLC0415

    with asking(Asker(options.as_user, options.purpose, options.as_at)) as reader:
        answer = answer_found(reader, options.as_at, share=options.share, solved_too=options.solved_too)
    if options.as_json:
        return write_json(answer)
    console = to_people()
    lines(console, [answer.marking, answer.learnt, *answer.notes, answer.verdict], indent=0)
    for number, series in enumerate(answer.series, 1):
        lines(console, [f"Possible series {number}: {len(series.offences)} offences. {series.confidence}"], indent=0)
        lines(console, [_case(case) for case in series.offences])
        lines(console, ["Strongest and weakest pair:"])
        _show_pair(series.strongest)
        _show_pair(series.weakest)
    return lines(console, answer.caveats, indent=0)


@dataclass(frozen=True, slots=True, kw_only=True)
class NewOptions:
    """The offence that is asked about."""

    reference: Annotated[str, typer.Argument(metavar="ID", help="An offence.")]
    as_user: AsUser
    purpose: ForPurpose
    as_at: AsAt = None
    most: Most = 10
    as_json: AsJson = False


@app.command("new")
@options_from(NewOptions)
def new(options: NewOptions) -> None:
    """Compare one offence with every other one and with every known series."""
    from ui.series_answering import answer_new  # noqa: PLC0415

    with asking(Asker(options.as_user, options.purpose, options.as_at)) as reader:
        answer = answer_new(reader, options.reference, options.as_at, most=options.most)
    if options.as_json:
        return write_json(answer)
    lines(to_people(), [answer.marking, answer.learnt, *answer.notes], indent=0)
    _show_candidates(answer)
    return lines(to_people(), answer.caveats, indent=0)


@dataclass(frozen=True, slots=True, kw_only=True)
class ArrivedOptions:
    """Since when."""

    as_user: AsUser
    purpose: ForPurpose
    since: Annotated[str, typer.Option(metavar="SEQ|DATE", help="After this load: its `seq`, or a date.")]
    most: Most = 3
    as_json: AsJson = False


@app.command("arrived")
@options_from(ArrivedOptions)
def arrived(options: ArrivedOptions) -> None:
    """Compare every offence that came in, was coded anew or was mentioned since with all that is on record."""
    from ui.series_answering import answer_arrived  # noqa: PLC0415

    since = _since(options.since)
    with asking(Asker(options.as_user, options.purpose)) as reader:
        answer = answer_arrived(reader, since, most=options.most)
    if options.as_json:
        return write_json(answer)
    came = counted(len(answer.arrived), "offence")
    lines(to_people(), [answer.marking, f"{came} came in, changed or mentioned since then."], indent=0)
    for each in answer.arrived:
        _show_candidates(each)
    return lines(to_people(), SERIES.caveats, indent=0)


@dataclass(frozen=True, slots=True, kw_only=True)
class JudgeOptions:
    """What is decided of two offences, and why."""

    one: Annotated[str, typer.Argument(metavar="A")]
    other: Annotated[str, typer.Argument(metavar="B")]
    as_user: AsUser
    purpose: ForPurpose
    verdict: Annotated[LinkVerdict, typer.Option(help="Whether one hand is supported, rejected, or referred to SCAS.")]
    reason: Annotated[str, typer.Option(metavar="TEXT", help="Why; it stands with the decision.")]
    as_json: AsJson = False


@app.command("judge")
@options_from(JudgeOptions)
def judge(options: JudgeOptions) -> None:
    """Decide on two offences; an earlier decision on them is replaced and kept."""
    from ui.series_deciding import decide  # noqa: PLC0415

    answer = decide(options.as_user, options.purpose, (options.one, options.other), (options.verdict, options.reason))
    if options.as_json:
        return write_json(answer)
    replaced = f"; it replaces {answer.replaced}" if answer.replaced else ""
    return lines(to_people(), [f"{answer.status}: {answer.id}{replaced}"], indent=0)


@dataclass(frozen=True, slots=True, kw_only=True)
class UndoOptions:
    """On which two offences a decision is taken back, and why."""

    one: Annotated[str, typer.Argument(metavar="A")]
    other: Annotated[str, typer.Argument(metavar="B")]
    as_user: AsUser
    purpose: ForPurpose
    reason: Annotated[str, typer.Option(metavar="TEXT", help="Why; it is kept with what was decided.")]
    as_json: AsJson = False


@app.command("undo")
@options_from(UndoOptions)
def undo(options: UndoOptions) -> None:
    """Take the decision on two offences back; it is kept, and they are proposed again."""
    from ui.series_deciding import take_back  # noqa: PLC0415

    answer = take_back(options.as_user, options.purpose, (options.one, options.other), options.reason)
    if options.as_json:
        return write_json(answer)
    return lines(to_people(), [f"taken back: {answer.status}: {answer.id}"], indent=0)


def _show_candidates(answer: "CandidatesAnswer") -> None:
    console = to_people()
    lines(console, [f"Asked of: {_case(answer.offence)}", "Known series it may belong with:"], indent=0)
    for fit in answer.series:
        who = fit.person.label if fit.person else "put together by analysts"
        lines(console, [f"{who}, {len(fit.offences)} offences: log ratio {fit.log_likelihood_ratio:+.1f}; nearest:"])
        _show_pair(fit.nearest)
    lines(console, ["Offences it may belong with:"], indent=0)
    for pair in answer.offences:
        _show_pair(pair)
    if answer.rejected:
        lines(console, ["Rejected by an analyst, not proposed again:"], indent=0)
        lines(
            console, [f"{_case(pair.other)}: {pair.decided.reason if pair.decided else ''}" for pair in answer.rejected]
        )


def _show_pair(pair: "PairAnswer") -> None:
    console = to_people()
    lines(console, [f"{_case(pair.one)} and {_case(pair.other)}"])
    lines(
        console,
        [f"log likelihood ratio {pair.log_likelihood_ratio:+.1f}. {pair.calibration} Status: {pair.status}"],
        indent=4,
    )
    lines(console, [f"Beyond the published evidence: {why}." for why in pair.beyond_evidence], indent=4)
    reasons = [f"{two_digits(each.times)} times: {each.about}: {each.words}" for each in pair.reasons[:SHOWN_REASONS]]
    lines(console, reasons, indent=6)


def _case(case: "CaseAnswer") -> str:
    who = f"; convicted: {', '.join(thing.label for thing in case.convicted)}" if case.convicted else ""
    return f"{case.name} ({case.when}{who}) {case.id}"
