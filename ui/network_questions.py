"""The questions of the Network page: what each asks for, how it is answered, and what of the answer is shown."""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum
from shlex import join as as_command
from typing import TYPE_CHECKING, NamedTuple

from graph.asking.sharing import shared_by
from graph.errors import InputError
from ui.answers.associates import AssociatesAnswer
from ui.drawing import network as drawing
from ui.drawing import network_pictures as pictures
from ui.network_answering import (
    WantedBrokers,
    WantedSuggestions,
    answer_brokers,
    answer_changes,
    answer_groups,
    answer_suggestions,
)
from ui.network_read import HowRead
from ui.path_answering import WantedPaths, answer_paths

if TYPE_CHECKING:
    from collections.abc import Callable
    from datetime import datetime

    from graph.reader import Reader
    from ui.answers.brokers import BrokersAnswer
    from ui.answers.changes import ChangesAnswer
    from ui.answers.groups import GroupsAnswer
    from ui.answers.suggestions import SuggestionsAnswer
    from ui.drawing.network_pictures import Picture
    from ui.markup import Html

SEEDS = 10


class Asks(Enum):
    """Every question in the words of whoever asks it."""

    PATHS = "How are these people connected, and what is the weakest part of it?"
    SHARING = "Who is associated with somebody, directly or through something shared?"
    GROUPS = "Which groups are there, and how sure is each of them?"
    CONNECTS = "Who connects these two groups?"
    BROKERS = "Through whom do people connect?"
    SUGGEST = "Who may be associated, although nothing says so?"
    CHANGES = "What is new since a date?"


class Given(NamedTuple):
    """What was given with a question."""

    people: tuple[str, ...] = ()
    others: tuple[str, ...] = ()
    since: datetime | None = None
    as_at: datetime | None = None


class Shown(NamedTuple):
    """An answer as the page shows it, and as a document to keep."""

    verdict: str
    warning: str
    notes: tuple[str, ...]
    picture: Picture | None
    table: Html
    caveats: tuple[str, ...]
    asked: Html
    document: str


@dataclass(frozen=True, slots=True)
class Question:
    """One question.

    Attributes:
        ask: Answers it.
        people: What the field for people is called; empty where it needs none.
        others: What the field for the other group is called; empty where there is none.
        since: Whether it needs a date.
        needs_people: Whether it cannot be asked without somebody.
    """

    ask: Callable[[Reader, Given], Shown]
    people: str = ""
    others: str = ""
    since: bool = False
    needs_people: bool = False


def _paths(reader: Reader, given: Given) -> Shown:
    if len(given.people) < 2:  # noqa: PLR2004
        message = "Name two people or more."
        raise InputError(message)
    answer = answer_paths(reader, WantedPaths(given.people, HowRead(given.as_at)))
    verdict = " ".join(f"{each.start.label} to {each.goal.label}: {each.verdict}" for each in answer.between)
    again = drawing.again(f"Weights {answer.weights}.", as_command(("mosaic", "paths", *given.people)))
    left_out = (f"{answer.refuted_left_out} ties that a source refutes were left out.",)
    notes = left_out if answer.refuted_left_out else ()
    table = drawing.paths(answer)
    return Shown(verdict, "", notes, None, table, answer.caveats, again, answer.model_dump_json(indent=1))


def _groups(reader: Reader, given: Given) -> Shown:
    answer = answer_groups(reader, HowRead(given.as_at), seeds=SEEDS)
    command = _command("groups", "--seeds", str(SEEDS))
    return _shown(answer, pictures.groups(answer), drawing.groups(answer), command)


def _connects(reader: Reader, given: Given) -> Shown:
    answer = answer_brokers(reader, HowRead(given.as_at), WantedBrokers(given.people, given.others))
    sides = (("--one", given.people), ("--other", given.others))
    command = _command("brokers", *(part for flag, side in sides for each in side for part in (flag, each)))
    return _shown(answer, pictures.brokers(answer), drawing.brokers(answer), command)


def _suggest(reader: Reader, given: Given) -> Shown:
    about = given.people[0] if given.people else ""
    answer = answer_suggestions(reader, HowRead(given.as_at), WantedSuggestions(about))
    command = _command("suggest", *(("--about", about) if about else ()))
    return _shown(answer, pictures.suggestions(answer), drawing.suggestions(answer), command)


def _changes(reader: Reader, given: Given) -> Shown:
    if given.since is None:
        message = "Choose a date first."
        raise InputError(message)
    about = given.people[0] if given.people else ""
    answer = answer_changes(reader, HowRead(given.as_at), given.since, about)
    command = _command("changes", *([about] if about else []), "--since", f"{given.since:%Y-%m-%d}")
    return _shown(answer, pictures.changes(answer), drawing.changes(answer), command)


def _sharing(reader: Reader, given: Given) -> Shown:
    person = reader.find(given.people[0])
    answer = AssociatesAnswer.of(reader.dossier(person), reader.ask(shared_by(person)))
    found = len(answer.associates) + len(answer.through_shared_things)
    verdict = f"{found} ties of {answer.thing.label} to others" if found else "Nothing recorded that you may see."
    command = as_command(("mosaic", "associates", person))
    loaded = f"{answer.loaded_at:%d %B %Y %H:%M} UTC" if answer.loaded_at else "never"
    asked = drawing.again(f"Data loaded {loaded}.", command)
    return Shown(
        verdict, "", (), None, drawing.sharing(answer), answer.caveats, asked, answer.model_dump_json(indent=1)
    )


def _shown(
    answer: GroupsAnswer | BrokersAnswer | SuggestionsAnswer | ChangesAnswer,
    picture: Picture | None,
    table: Html,
    command: str,
) -> Shown:
    return Shown(
        answer.verdict,
        getattr(answer, "warning", ""),
        answer.notes,
        picture,
        table,
        answer.caveats,
        drawing.asked(answer.asked, command),
        answer.model_dump_json(indent=1),
    )


def _command(*parts: str) -> str:
    return as_command(("mosaic", "network", *parts))


SOMEBODY = "Somebody: an id of Mosaic, or the source's own"
QUESTIONS = {
    Asks.PATHS: Question(_paths, "Two people or more, ids with spaces between", needs_people=True),
    Asks.SHARING: Question(_sharing, SOMEBODY, needs_people=True),
    Asks.GROUPS: Question(_groups),
    Asks.CONNECTS: Question(
        _connects, "People of the one group, ids with spaces between", "People of the other group", needs_people=True
    ),
    Asks.BROKERS: Question(_connects),
    Asks.SUGGEST: Question(_suggest, f"{SOMEBODY}; nobody for everybody"),
    Asks.CHANGES: Question(_changes, f"{SOMEBODY}; nobody for everybody", since=True),
}
