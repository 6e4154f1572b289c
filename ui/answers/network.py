"""What every answer about a network of people says: what was asked of which data, and what its people are called."""

from __future__ import annotations

from datetime import datetime
from importlib.metadata import version
from typing import TYPE_CHECKING

from ui.answers.statements import Answer, ThingAnswer

if TYPE_CHECKING:
    from collections.abc import Mapping

    from graph.reading.results import Thing
    from ui.whole_network import NetworkRead


_BETWEEN = "Who connects these two groups?"
_QUESTIONS = {
    "network groups": "Which groups are there, and how sure is each of them?",
    "network brokers": "Through whom do people here connect?",
    "network suggest": "Who may be associated, although nothing says so?",
    "network changes": "What is new here since then?",
}


class AskedAnswer(Answer):
    """What was asked, of which data, by which version: enough to ask it again."""

    question: str
    command: str
    as_at: datetime | None
    loaded_at: datetime | None
    code_version: str
    weights: str
    without: tuple[str, ...]
    parameters: dict[str, int | float | str | tuple[str, ...]]

    @classmethod
    def of(cls, read: NetworkRead, command: str, **parameters: float | str | tuple[str, ...]) -> AskedAnswer:
        """A question about a network as a document."""
        between_groups = bool(parameters.get("one"))
        return cls(
            question=_BETWEEN if between_groups else _QUESTIONS[command],
            command=command,
            as_at=read.how.as_at,
            loaded_at=read.attention.loaded_at,
            code_version=version("mosaic"),
            weights=read.how.weights.version,
            without=read.how.without,
            parameters=parameters,
        )


class Named:
    """What to call the people of a network in an answer."""

    def __init__(self, read: NetworkRead, things: Mapping[str, Thing]) -> None:
        self._read = read
        self._things = things

    def thing(self, place: int) -> ThingAnswer:
        """Somebody by place."""
        return self.called(self._read.network.people[place])

    def called(self, thing_id: str) -> ThingAnswer:
        """Something by id; where nothing that names it may be seen, by its id alone."""
        found = self._things.get(thing_id)
        return ThingAnswer.of(found) if found else ThingAnswer(id=thing_id, kind="Person", label=thing_id, masked=False)

    def records(self, place: int) -> int:
        """How many records are about somebody."""
        return self._read.attention.records.get(self._read.network.people[place], 0)
