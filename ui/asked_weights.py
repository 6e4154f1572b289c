"""The weights of paths, from a file that a person edited or as they are shipped."""

from __future__ import annotations

from typing import TYPE_CHECKING

import yaml
from pydantic import ValidationError

from analysis.network.weights import Weights
from graph.errors import UnreadableFileError

if TYPE_CHECKING:
    from pathlib import Path


def weights_from(path: Path | None) -> Weights:
    """The weights of a YAML file, those that it leaves out as shipped; without a file, as shipped.

    Raises:
        UnreadableFileError: If it is no YAML, has a number outside 0 to 1 or an unknown word, or no version of its own.
    """
    if path is None:
        return Weights()
    try:
        given = yaml.safe_load(path.read_text(encoding="utf-8"))
        changed = Weights.model_validate({**Weights().model_dump(), **given})
    except (OSError, ValueError, TypeError, yaml.YAMLError) as error:
        raise UnreadableFileError(f"{path.name} cannot be used as weights: {_why(error)}", file=path.name) from error
    if changed.version == Weights().version:
        message = f"{path.name} needs a `version` of its own: its paths are not those of the shipped weights."
        raise UnreadableFileError(message, file=path.name)
    return changed


def _why(error: Exception) -> str:
    if isinstance(error, ValidationError):
        first = error.errors()[0]
        return f"`{'.'.join(map(str, first['loc']))}`: {first['msg']}."
    return "it must be YAML like the output of `mosaic network weights`."
