"""An answer that somebody kept as JSON: what was asked for it, so that the same can be asked again."""

from __future__ import annotations

import json
from datetime import datetime
from typing import Annotated, Any

from pydantic import BaseModel, ConfigDict, Field

from graph.errors import UnreadableFileError

Document = dict[str, Any]


class Parameters(BaseModel):
    """The arguments and options of any question that can be asked again; each question uses its own."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    references: tuple[str, ...] = ()
    reference: str = ""
    about: str = ""
    one: tuple[str, ...] = ()
    other: tuple[str, ...] = ()
    most: int = 20
    seed: int = 1
    seeds: int = 10
    since: Annotated[int | datetime | None, Field(union_mode="left_to_right")] = None
    share: float = 0.5
    solved_too: bool = False
    steps: int = 6
    alternatives: int = 3
    in_time: bool = False
    weights: str = ""
    without: tuple[str, ...] = ()
    space: str = ""
    time: str = ""
    method: str = ""
    permutations: int = 999
    category: str = ""


class Kept(BaseModel):
    """What a kept answer says of how it was made.

    Attributes:
        command: What was asked.
        parameters: Its arguments and options.
        loaded_at: To when data were loaded then.
        as_at: The moment that was asked about; None for what was on record then.
        code: The version of Mosaic.
        weights: The version of the weights of ties; empty where none were used.
        without: Kinds of tie that were left out.
        document: The whole answer.
    """

    model_config = ConfigDict(frozen=True)

    command: str
    parameters: Parameters
    loaded_at: datetime | None
    as_at: datetime | None
    code: str
    weights: str
    without: tuple[str, ...]
    document: Document


def read_kept(text: str, *, file: str) -> Kept:
    """Read a kept answer.

    Raises:
        UnreadableFileError: If it is no answer that was kept as JSON, or one that does not say how it was made.
    """
    try:
        document = json.loads(text)
        made = document.get("made") or document["asked"]
        parameters = Parameters.model_validate(made["parameters"])
        return Kept(
            command=made["command"],
            parameters=parameters,
            loaded_at=made["loaded_at"],
            as_at=made["as_at"],
            code=made.get("code") or made["code_version"],
            weights=made.get("weights") or parameters.weights,
            without=made.get("without") or parameters.without,
            document=document,
        )
    except (ValueError, KeyError, TypeError, AttributeError) as error:
        message = f"{file} is no answer that can be asked again: keep one with --json, or take the whole answer away."
        raise UnreadableFileError(message, file=file) from error
