"""`mosaic associates`: who is associated with a nominal, one line each, and how good that information is."""

from dataclasses import dataclass
from typing import Annotated

import typer

from analysis.catalogue.networks import ASSOCIATES
from ui.answers.associates import AssociateAnswer, AssociatesAnswer, SharingAnswer
from ui.asking import AsAt, AsJson, Asker, AsUser, ForPurpose, asking
from ui.associates_answering import answer_associates
from ui.commands.saved_answer import AsChart, tell_chart, with_chart
from ui.network_rows import of_sharing
from ui.options import options_from
from ui.terminal import lines, to_people, write_json


@dataclass(frozen=True, slots=True, kw_only=True)
class AssociateOptions:
    """Whose associates."""

    reference: Annotated[str, typer.Argument(metavar="ID", help="A nominal: an id of Mosaic, or the source's own.")]
    as_user: AsUser
    purpose: ForPurpose
    as_at: AsAt = None
    chart: AsChart = None
    as_json: AsJson = False


@options_from(AssociateOptions)
def associates(options: AssociateOptions) -> None:
    """List a nominal's associates, direct and through shared things."""
    asker = Asker(options.as_user, options.purpose, options.as_at)
    with asking(asker) as reader:
        answer = answer_associates(reader, options.reference, options.as_at)
    answer = with_chart(answer, asker, options.chart, of_sharing)
    write_json(answer) if options.as_json else _show(answer)
    tell_chart(answer.chart)


associates.__doc__ = ASSOCIATES.help


def _show(answer: AssociatesAnswer) -> None:
    console = to_people()
    loaded = f"{answer.loaded_at:%d %B %Y %H:%M} UTC" if answer.loaded_at else "never"
    lines(console, [f"{answer.marking}  data as loaded {loaded}", f"Associates of {answer.thing.label}"], indent=0)
    if not (answer.associates or answer.through_shared_things):
        lines(console, ["Nothing recorded that you may see; that does not say that there are none."])
    for associate in answer.associates:
        lines(console, [f"{associate.thing.label}  ({associate.thing.id})"])
        lines(console, _in_words(associate), indent=4)
    for shared in answer.through_shared_things:
        lines(console, [f"{shared.thing.label}  ({shared.thing.id})"])
        lines(console, _shared_in_words(shared), indent=4)
    for thing in answer.crowded:
        lines(console, [f"Too many share {thing.label} to tell of anybody."])
    if not answer.complete:
        lines(console, ["There are more links than a page holds; not all of them are shown."], indent=0)


def _in_words(associate: AssociateAnswer) -> list[str]:
    kind = " ".join(part for part in (associate.kind, associate.direction) if part)
    return [
        "; ".join((kind, ", ".join(associate.strengths), *associate.periods, *associate.details)),
        f"grading {', '.join(associate.gradings) or 'not recorded'}; {associate.corroboration}",
        f"evidence {', '.join(entry.record for entry in associate.evidence)}",
    ]


def _shared_in_words(shared: SharingAnswer) -> list[str]:
    return [
        f"{shared.words}: {shared.through.label}; {' / '.join(shared.periods)}; {', '.join(shared.strengths)}",
        f"grading {', '.join(shared.gradings) or 'not recorded'}; {shared.corroboration}",
        f"evidence {', '.join(shared.evidence)}",
    ]
