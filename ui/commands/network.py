"""`mosaic network`: the people on record as a network."""

import sys

import typer
import yaml

from analysis.network.weights import Weights
from ui.asking import AsJson
from ui.terminal import write_json

app = typer.Typer(no_args_is_help=True, help="The people on record as a network.")


@app.command("weights")
def weights(*, as_json: AsJson = False) -> None:
    """Print the weights of `mosaic paths`: edit a copy, give it a version of its own, and pass it as --weights."""
    if as_json:
        write_json(Weights())
    else:
        sys.stdout.write(yaml.safe_dump(Weights().model_dump(), sort_keys=False))
