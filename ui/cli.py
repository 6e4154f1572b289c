"""The command line: every refusal is one sentence on standard error."""

from __future__ import annotations

import sys

import typer

from graph.errors import MosaicError
from ui.on_demand import OnDemand

REFUSED = 1

# Typer's own error pages print the values of variables, and ours hold names.
app = typer.Typer(
    name="mosaic", cls=OnDemand, no_args_is_help=True, pretty_exceptions_enable=False, add_completion=False
)


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
