"""The command line: every command registered once, every refusal one sentence on standard error."""

from __future__ import annotations

import sys

import typer

from analysis.catalogue.patterns import NEAR_REPEAT
from graph.errors import MosaicError
from ui.commands import (
    again,
    analyses,
    associates,
    change,
    chart,
    check,
    day,
    decisions,
    demo,
    enter,
    erase,
    evaluate,
    gaps,
    history,
    load,
    local,
    mapping,
    near_repeat,
    network,
    offending,
    paths,
    quarantine,
    search,
    series,
    show,
    submissions,
    unit,
    verify,
)

REFUSED = 1

# Typer's own error pages print the values of variables, and ours hold names.
app = typer.Typer(name="mosaic", no_args_is_help=True, pretty_exceptions_enable=False, add_completion=False)

for command in (
    *demo.COMMANDS,
    *local.COMMANDS,
    *search.COMMANDS,
    *check.COMMANDS,
    *show.COMMANDS,
    *associates.COMMANDS,
    *paths.COMMANDS,
    *offending.COMMANDS,
    *again.COMMANDS,
    *history.COMMANDS,
    *erase.COMMANDS,
    *analyses.COMMANDS,
    *day.COMMANDS,
    *decisions.COMMANDS,
    *unit.COMMANDS,
):
    app.command()(command)
app.command("load")(load.load_files)
app.command("verify")(verify.verify_all)
app.command("enter")(enter.enter_by_hand)
app.command("fields")(enter.fields_of_kind)
app.command("correct")(change.correct_by_hand)
app.command("withdraw")(change.withdraw_by_hand)
app.command("return")(change.return_report)
app.command("submissions")(submissions.submissions_by_team)
app.command(NEAR_REPEAT.command, help=NEAR_REPEAT.help)(near_repeat.near_repeat_of_file)
app.command("rules")(gaps.list_rules)
app.add_typer(gaps.app, name="gaps")
app.add_typer(chart.app, name="chart")
app.add_typer(mapping.app, name="mapping")
app.add_typer(quarantine.app, name="quarantine")
app.add_typer(evaluate.app, name="evaluate")
app.add_typer(network.app, name="network")
app.add_typer(series.app, name="series")


@app.callback()
def mosaic() -> None:
    """Who is connected to whom, how good that information is, and what is not known that should be."""


def main() -> None:
    """Run the command line; exits 0 (done), 1 (refused) or 2 (wrong arguments)."""
    try:
        app()
    except MosaicError as refusal:
        typer.echo(str(refusal), err=True)
        sys.exit(REFUSED)


if __name__ == "__main__":
    main()
