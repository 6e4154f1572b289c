"""`mosaic paths`: how people are connected, by fewest links and by strongest association."""

from dataclasses import dataclass
from pathlib import Path
from typing import Annotated

import typer

from analysis.catalogue.networks import PATHS
from analysis.counted import counted, two_digits
from analysis.network.paths import Wanted
from ui.answers.paths import PathAnswer, PathsAnswer, StepAnswer
from ui.asked_weights import weights_from
from ui.asking import AsAt, AsJson, Asker, AsUser, ForPurpose, asking
from ui.commands.saved_answer import AsChart, tell_chart, with_chart
from ui.network_read import HowRead
from ui.network_rows import of_paths
from ui.options import options_from
from ui.path_answering import WantedPaths, answer_paths
from ui.terminal import lines, to_people, write_json


@dataclass(frozen=True, slots=True, kw_only=True)
class PathOptions:
    """Between whom, and which paths."""

    references: Annotated[list[str], typer.Argument(metavar="A B…", help="Two or more people.")]
    as_user: AsUser
    purpose: ForPurpose
    as_at: AsAt = None
    steps: Annotated[int, typer.Option(min=1, max=12, help="No longer paths than this.")] = 6
    alternatives: Annotated[int, typer.Option(min=1, max=50, help="How many paths of each order.")] = 3
    without: Annotated[
        list[str] | None, typer.Option(metavar="KIND", help="A kind of tie to leave out; repeatable.")
    ] = None
    in_time: Annotated[bool, typer.Option("--in-time", help="Only along which something could be passed on.")] = False
    weights: Annotated[Path | None, typer.Option(metavar="FILE", exists=True, help="Other weights, as YAML.")] = None
    chart: AsChart = None
    as_json: AsJson = False


@options_from(PathOptions)
def paths(options: PathOptions) -> None:
    """Find how people are connected."""
    if len(options.references) < 2:  # noqa: PLR2004
        message = "give two people or more."
        raise typer.BadParameter(message)
    asker = Asker(options.as_user, options.purpose, options.as_at)
    with asking(asker) as reader:
        answer = answer_paths(reader, _wanted(options))
    answer = with_chart(answer, asker, options.chart, of_paths)
    write_json(answer) if options.as_json else _show(answer)
    tell_chart(answer.chart)


paths.__doc__ = PATHS.help


def _wanted(options: PathOptions) -> WantedPaths:
    how = HowRead(options.as_at, tuple(options.without or ()), weights_from(options.weights))
    return WantedPaths(tuple(options.references), how, Wanted(options.alternatives, options.steps, options.in_time))


def _show(answer: PathsAnswer) -> None:
    console = to_people()
    head = f"{answer.marking}  weights {answer.weights}; at most {answer.most_steps} steps"
    lines(console, [head], indent=0)
    for each in answer.between:
        lines(console, [f"{each.start.label} to {each.goal.label}: {each.verdict}"], indent=0)
        for title, found in (("Fewest links", each.fewest_links), ("Strongest", each.strongest)):
            for number, path in enumerate(found, 1):
                lines(console, [f"{title} {number}: {_in_short(path)}"])
                lines(console, _steps(path), indent=4)
    lines(console, answer.caveats, indent=0)


def _in_short(path: PathAnswer) -> str:
    return f"{counted(path.links, 'link')}, strength {two_digits(path.strength)}, {path.grading or 'not graded'}"


def _steps(path: PathAnswer) -> list[str]:
    return [path.start.label, *(line for step in path.steps for line in _step(step))]


def _step(step: StepAnswer) -> tuple[str, str]:
    mark = "  <- weakest step" if step.weakest else ""
    evidence = ", ".join(dict.fromkeys(entry.record for entry in step.evidence))
    return (
        f"-- {step.words}: weight {step.weight:.2f}, {step.corroboration}; evidence {evidence}{mark}",
        step.to.label,
    )
