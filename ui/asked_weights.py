"""The weights of paths, from a file that a person edited or as they are shipped."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import yaml
from pydantic import ValidationError

from analysis.network.weights import Weights
from graph.errors import UnreadableFileError

if TYPE_CHECKING:
    from pathlib import Path


def weights_from(path: Path | None) -> Weights:
    """The weights of a YAML file, those that it leaves out as shipped; without a file, as shipped.

    Raises:
        UnreadableFileError: As `weights_in`, or if the file cannot be read.
    """
    if path is None:
        return Weights()
    try:
        text = path.read_text(encoding="utf-8")
    except (OSError, ValueError) as error:
        raise _unusable(path.name, error) from error
    return weights_in(text, path.name)


def weights_in(text: str, file: str) -> Weights:
    """The weights that a text says, those that it leaves out as shipped.

    Raises:
        UnreadableFileError: If it is no YAML, has a number outside 0 to 1 or an unknown word, or no version of its own.
    """
    try:
        changed = Weights.model_validate(_over(Weights().model_dump(), yaml.safe_load(text)))
    except (ValueError, TypeError, AttributeError, yaml.YAMLError) as error:
        raise _unusable(file, error) from error
    if changed.version == Weights().version:
        message = f"{file} needs a `version` of its own: its paths are not those of the shipped weights."
        raise UnreadableFileError(message, file=file)
    return changed


def _over(shipped: dict[str, Any], given: dict[str, Any]) -> dict[str, Any]:
    """What was given over what is shipped, number by number: who edits one kind leaves the others as they are."""
    return {
        **shipped,
        **{
            name: {**shipped[name], **each} if _are_both(shipped.get(name), each) else each
            for name, each in given.items()
        },
    }


def _are_both(one: object, other: object) -> bool:
    return isinstance(one, dict) and isinstance(other, dict)


def as_text(weights: Weights) -> str:
    """Weights as a file to read and to edit."""
    return yaml.safe_dump(weights.model_dump(), sort_keys=False)


def _unusable(file: str, error: Exception) -> UnreadableFileError:
    return UnreadableFileError(f"{file} cannot be used as weights: {_why(error)}", file=file)


def _why(error: Exception) -> str:
    if isinstance(error, ValidationError):
        first = error.errors()[0]
        return f"`{'.'.join(map(str, first['loc']))}`: {first['msg']}."
    return "it must be YAML like the output of `mosaic network weights`."
