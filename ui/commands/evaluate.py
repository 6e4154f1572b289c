"""`mosaic evaluate`: how often an analysis is right, on labelled data; needs no database."""

from dataclasses import dataclass
from pathlib import Path
from typing import Annotated

import typer

from analysis.catalogue.patterns import LINKAGE
from ui.answers.association_error import AssociationErrorAnswer, MethodAnswer
from ui.asking import AsJson
from ui.bare_files import naming, read_pairs
from ui.commands.evaluate_linkage import evaluate_linkage_on_files
from ui.options import options_from
from ui.terminal import lines, to_people, write_json

app = typer.Typer(no_args_is_help=True, help="How often an analysis is right, on labelled data.")

app.command("linkage", help=LINKAGE.help)(evaluate_linkage_on_files)

AFile = Annotated[Path | None, typer.Option(metavar="FILE", exists=True, dir_okay=False)]
Column = Annotated[str | None, typer.Option(metavar="COL", help="A column by its name, or its place counted from 1.")]


@dataclass(frozen=True, slots=True, kw_only=True)
class AssociationOptions:
    """What to hide, and how."""

    links: AFile = None
    events: AFile = None
    a: Annotated[str | None, typer.Option(metavar="COL", help="One person; of events, the offence or meeting.")] = None
    b: Annotated[str | None, typer.Option(metavar="COL", help="The other person; of events, who was there.")] = None
    x: Column = None
    y: Column = None
    date: Column = None
    age: Column = None
    share: Annotated[float, typer.Option(min=0.01, max=0.9, help="Which share is hidden.")] = 0.1
    seeds: Annotated[int, typer.Option(min=1, max=1000, help="How often, each time another share.")] = 20
    as_json: AsJson = False


@app.command("associations")
@options_from(AssociationOptions)
def associations(options: AssociationOptions) -> None:
    """Hide known links, or whole offences or meetings, and see which method finds the associations again.

    Of offences and meetings whole ones are hidden: hiding single links would leave the rest of the meeting in sight,
    and any method would find them. --x, --y, --date and --age (columns of the events) let place, time and age help.
    """
    # Imported here because the numbers' libraries take longer to load than most commands run.
    from analysis.network.association_error import association_error  # noqa: PLC0415
    from ui.evaluated_file import Columns, events_in, links_in  # noqa: PLC0415

    path = options.links or options.events
    if path is None or (options.links and options.events):
        message = "give either --links FILE or --events FILE."
        raise typer.BadParameter(message)
    _check(options)
    columns = Columns(options.a, options.b, options.x, options.y, options.date, options.age)
    file = read_pairs(path)
    found = (links_in if options.links else events_in)(file, columns)
    with naming(file.file, notes=found.notes):
        error = association_error(found.material, share=options.share, seeds=options.seeds)
    hidden = "links" if options.links else "events"
    answer = AssociationErrorAnswer.of(
        error, hidden=hidden, share=options.share, seeds=options.seeds, notes=found.notes
    )
    if options.as_json:
        write_json(answer)
    else:
        _show(answer)


def _check(options: AssociationOptions) -> None:
    if options.links and any((options.x, options.y, options.date, options.age)):
        message = "--x, --y, --date and --age are columns of --events: a link has no place and no day."
        raise typer.BadParameter(message)
    if bool(options.x) is not bool(options.y):
        message = "A place has two columns: --x and --y."
        raise typer.BadParameter(message)


def _show(answer: AssociationErrorAnswer) -> None:
    console = to_people()
    size = f"{answer.people} people, {answer.pairs} pairs; {answer.hidden_pairs:.0f} hidden on average of"
    lines(console, [f"{size} {answer.seeds} times"], indent=0)
    lines(console, [f"{'method':<20}  AUC            average precision  precision at m"])
    for name, method in answer.methods.items():
        lines(console, [f"{name:<20}  {_row(method)}{'  best' if name == answer.best else ''}"])
    lines(console, [answer.verdict, *answer.notes, *answer.caveats], indent=0)


def _row(method: MethodAnswer) -> str:
    pairs = (
        (method.auc, method.auc_spread),
        (method.average_precision, method.average_precision_spread),
        (method.precision_at_m, method.precision_at_m_spread),
    )
    return "  ".join("not measurable" if mean is None else f"{mean:.3f} ± {spread:.3f} " for mean, spread in pairs)
