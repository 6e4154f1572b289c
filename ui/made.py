"""Saying of an answer how it was made: of which data, from which parameters."""

from __future__ import annotations

from typing import TYPE_CHECKING

from graph.asking.data_date import data_date
from ui.answers.made import MadeAnswer

if TYPE_CHECKING:
    from collections.abc import Mapping
    from datetime import datetime

    from graph.reader import Reader

    Parameter = str | int | float | bool | list[str] | None


def made_by(reader: Reader, command: str, parameters: Mapping[str, Parameter], as_at: datetime | None) -> MadeAnswer:
    """What it takes to ask again."""
    return MadeAnswer(command=command, parameters=dict(parameters), loaded_at=reader.ask(data_date()), as_at=as_at)
