"""The questions of the Network page: what each asks for, how it is answered, and what of the answer is shown."""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum
from typing import TYPE_CHECKING, NamedTuple

from analysis.counted import counted, told
from graph.errors import InputError
from ui import network_rows
from ui.as_command import as_command
from ui.associates_answering import answer_associates
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
    from ui.answers.associates import AssociatesAnswer
    from ui.answers.brokers import BrokersAnswer
    from ui.answers.changes import ChangesAnswer
    from ui.answers.groups import GroupsAnswer
    from ui.answers.suggestions import SuggestionsAnswer
    from ui.drawing.network import Chosen
    from ui.drawing.network_pictures import Picture
    from ui.markup import Html
    from ui.network_rows import Row

SEEDS = 10
OUT = "left out"


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


class Drawn(NamedTuple):
    """An answer with some of its rows chosen: its picture, and what is behind the rows."""

    picture: Picture | None
    table: Html


class Shown(NamedTuple):
    """An answer as the page shows it, and as a document to keep.

    Attributes:
        rows: What can be chosen from.
        draw: Draws the answer with these rows chosen.
        caveats: What must not be concluded.
        asked: How it was made, and the command that asks it again.
        document: The whole answer, as JSON.
    """

    verdict: str
    warning: str
    notes: tuple[str, ...]
    rows: tuple[Row, ...]
    draw: Callable[[Chosen], Drawn]
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
    rows = network_rows.of_paths(answer)
    return Shown(
        verdict=" ".join(f"{each.start.label} to {each.goal.label}: {each.verdict}" for each in answer.between),
        warning="",
        notes=told(
            [(answer.refuted_left_out, "tie that a source refutes was", "ties that a source refutes were", OUT)]
        ),
        rows=rows,
        draw=lambda chosen: Drawn(pictures.paths(rows, chosen), drawing.paths(answer, chosen)),
        caveats=answer.caveats,
        asked=drawing.made(answer.made, answer.weights, as_command(reader, "paths", *given.people, as_at=given.as_at)),
        document=answer.model_dump_json(indent=1),
    )


def _groups(reader: Reader, given: Given) -> Shown:
    answer = answer_groups(reader, HowRead(given.as_at), seeds=SEEDS)
    command = as_command(reader, "network", "groups", "--seeds", str(SEEDS), as_at=given.as_at)
    return _shown(
        answer,
        network_rows.of_groups(answer),
        lambda chosen: Drawn(pictures.groups(answer, chosen), drawing.groups(answer, chosen)),
        command,
    )


def _connects(reader: Reader, given: Given) -> Shown:
    answer = answer_brokers(reader, HowRead(given.as_at), WantedBrokers(given.people, given.others))
    sides = (("--one", given.people), ("--other", given.others))
    flags = (part for flag, side in sides for each in side for part in (flag, each))
    return _shown(
        answer,
        network_rows.of_brokers(answer),
        lambda chosen: Drawn(pictures.brokers(answer, chosen), drawing.brokers(answer, chosen)),
        as_command(reader, "network", "brokers", *flags, as_at=given.as_at),
    )


def _suggest(reader: Reader, given: Given) -> Shown:
    about = _one_of(given)
    answer = answer_suggestions(reader, HowRead(given.as_at), WantedSuggestions(about))
    return _shown(
        answer,
        network_rows.of_suggestions(answer),
        lambda chosen: Drawn(pictures.suggestions(answer, chosen), drawing.suggestions(answer, chosen)),
        as_command(reader, "network", "suggest", *(("--about", about) if about else ()), as_at=given.as_at),
    )


def _changes(reader: Reader, given: Given) -> Shown:
    if given.since is None:
        message = "Choose a date first."
        raise InputError(message)
    about, whom = _one_of(given), given.people
    answer = answer_changes(reader, HowRead(given.as_at), given.since, about)
    rows = network_rows.of_changes(answer)
    return _shown(
        answer,
        rows,
        lambda chosen: Drawn(pictures.changes(answer, rows, chosen), drawing.changes(answer, chosen)),
        as_command(reader, "network", "changes", *whom, "--since", f"{given.since:%Y-%m-%d}", as_at=given.as_at),
    )


def _sharing(reader: Reader, given: Given) -> Shown:
    answer = answer_associates(reader, _one_of(given), given.as_at)
    rows = network_rows.of_sharing(answer)
    return Shown(
        verdict=_ties_of(answer),
        warning="",
        notes=(),
        rows=rows,
        draw=lambda chosen: Drawn(pictures.sharing(rows, chosen), drawing.sharing(answer, chosen)),
        caveats=answer.caveats,
        asked=drawing.made(answer.made, "", as_command(reader, "associates", answer.thing.id, as_at=given.as_at)),
        document=answer.model_dump_json(indent=1),
    )


def _one_of(given: Given) -> str:
    """Who is asked about, "" for everybody; of several the others would be passed over unsaid.

    Raises:
        InputError: If there are several.
    """
    if len(given.people) > 1:
        message = f"This question is asked about one person: {len(given.people)} are named."
        raise InputError(message)
    return next(iter(given.people), "")


def _ties_of(answer: AssociatesAnswer) -> str:
    """How many ties somebody has on record, what a source refutes told apart."""
    refuted = sum(each.refuted for each in answer.associates)
    ties = len(answer.associates) + len(answer.through_shared_things) - refuted
    if not ties and not refuted:
        return "Nothing recorded that you may see."
    told_of = f"{counted(ties, 'tie')} of {answer.thing.label} to others"
    return f"{told_of}; {refuted} more that a source refutes" if refuted else told_of


def _shown(
    answer: GroupsAnswer | BrokersAnswer | SuggestionsAnswer | ChangesAnswer,
    rows: tuple[Row, ...],
    draw: Callable[[Chosen], Drawn],
    command: str,
) -> Shown:
    return Shown(
        verdict=answer.verdict,
        warning=getattr(answer, "warning", ""),
        notes=answer.notes,
        rows=rows,
        draw=draw,
        caveats=answer.caveats,
        asked=drawing.asked(answer.asked, command),
        document=answer.model_dump_json(indent=1),
    )


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
