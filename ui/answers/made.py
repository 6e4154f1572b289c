"""How an answer was made: what was asked, of which data, by which version; enough to ask it again."""

from __future__ import annotations

from datetime import datetime
from importlib.metadata import version

from ui.answers.statements import Answer


class MadeAnswer(Answer):
    """What it takes to repeat an answer.

    Attributes:
        command: The command that asks it.
        parameters: Its arguments and options.
        loaded_at: To when data were loaded.
        as_at: The moment that was asked about; null for now.
        code: The version of Mosaic.
    """

    command: str
    parameters: dict[str, str | int | float | bool | list[str] | None]
    loaded_at: datetime | None
    as_at: datetime | None
    code: str = version("mosaic")
