"""`mosaic decide` and `mosaic decisions`: a decision with its five tests, and the log of them."""

from typing import TYPE_CHECKING, Annotated

import typer

from graph.vocabulary import DecisionKind
from ui.asking import AsAt, AsJson, Asker, AsUser, ForPurpose
from ui.terminal import lines, to_people, write_json

if TYPE_CHECKING:
    from ui.answers.decisions import DecisionAnswer

Nominal = Annotated[str, typer.Argument(metavar="ID", help="The nominal.")]
Kind = Annotated[DecisionKind, typer.Option(help="What it is on.")]
Words = Annotated[str, typer.Option(metavar="TEXT")]
Evidence = Annotated[list[str] | None, typer.Option(metavar="RECORD", help="A record that it rests on; repeat it.")]


def decide(
    person: Nominal,
    user: AsUser,
    purpose: ForPurpose,
    *,
    kind: Kind,
    about: Annotated[str, typer.Option(metavar="TEXT", help="What is decided.")],
    rationale: Annotated[str, typer.Option(metavar="TEXT", help="Why.")],
    policy_followed: Words = "",
    assessment_used: Words = "",
    evaluated: Words = "",
    communicated_to: Words = "",
    steps_taken: Words = "",
    evidence: Evidence = None,
    as_at: AsAt = None,
    as_json: AsJson = False,
) -> None:
    """Record a decision on a nominal with its five tests; `--as-at` says which day's records were looked at."""
    # Here and below: what entering needs takes longer to load than most commands run.
    from ui.decision_answering import answer_decide  # noqa: PLC0415
    from ui.decisions import Deciding  # noqa: PLC0415

    tests = {
        "policy_followed": policy_followed,
        "assessment_used": assessment_used,
        "evaluated": evaluated,
        "communicated_to": communicated_to,
        "steps_taken": steps_taken,
    }
    deciding = Deciding(kind, about, rationale, tests, tuple(evidence or ()), person)
    answer = answer_decide(Asker(user, purpose, as_at), deciding)
    write_json(answer) if as_json else lines(to_people(), [f"recorded as {answer.record}"], indent=0)


def decisions(
    person: Nominal, user: AsUser, purpose: ForPurpose, *, as_at: AsAt = None, as_json: AsJson = False
) -> None:
    """Show the decision log of a nominal, gaps that were put aside among the decisions."""
    from ui.decision_answering import answer_decisions  # noqa: PLC0415

    answer = answer_decisions(Asker(user, purpose, as_at), person)
    if as_json:
        write_json(answer)
        return
    console = to_people()
    none = [] if answer.decisions else ["No decision recorded that you may see."]
    lines(console, [f"{answer.marking}  decisions on {answer.called}", *none], indent=0)
    for each in answer.decisions:
        lines(console, _in_words(each))


def _in_words(each: "DecisionAnswer") -> list[str]:
    from analysis.nominal.when import moment_words  # noqa: PLC0415

    at = moment_words(each.at) if each.at else "no day recorded"
    tests = [f"    {title}: {words or 'nothing recorded'}" for title, words in each.tests.items()]
    seen_at = moment_words(each.seen_as_at) if each.seen_as_at else "not recorded"
    rests = [f"    rests on {', '.join(each.evidence)}"] if each.evidence else []
    return [
        f"{at}  {each.kind}: {each.about}, by {each.decided_by}",
        f"    {each.rationale}",
        *tests,
        *rests,
        f"    seen as at {seen_at}",
    ]
