"""The questions of the Network page: what each asks for, how it is answered, and what of the answer is shown."""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum
from typing import TYPE_CHECKING, NamedTuple

from analysis.counted import counted, told
from analysis.network.paths import Wanted
from analysis.network.weights import Weights
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
from ui.wording import without_words

if TYPE_CHECKING:
    from collections.abc import Callable
    from datetime import datetime

    from graph.reader import Reader
    from ui.answers.associates import AssociatesAnswer
    from ui.answers.brokers import BrokersAnswer
    from ui.answers.changes import ChangesAnswer
    from ui.answers.groups import GroupsAnswer
    from ui.answers.paths import PathsAnswer
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
    """What was given with a question: about whom, since when, which ties count and what they are worth, which paths."""

    people: tuple[str, ...] = ()
    others: tuple[str, ...] = ()
    since: datetime | None = None
    how: HowRead = HowRead()
    paths: Wanted = Wanted()


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
        weighs: Whether kinds of tie can be left out, and what ties are worth matters.
        paths: Whether it asks for paths.
    """

    ask: Callable[[Reader, Given], Shown]
    people: str = ""
    others: str = ""
    since: bool = False
    needs_people: bool = False
    weighs: bool = True
    paths: bool = False


def _paths(reader: Reader, given: Given) -> Shown:
    if len(given.people) < 2:  # noqa: PLR2004
        message = "Name two people or more."
        raise InputError(message)
    answer = answer_paths(reader, WantedPaths(given.people, given.how, given.paths))
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
        asked=drawing.made(answer.made, _of_paths(answer), _command(reader, given, "paths", *given.people)),
        document=answer.model_dump_json(indent=1),
    )


def _groups(reader: Reader, given: Given) -> Shown:
    answer = answer_groups(reader, given.how, seeds=SEEDS)
    command = _command(reader, given, "network", "groups", "--seeds", str(SEEDS))
    return _shown(
        answer,
        network_rows.of_groups(answer),
        lambda chosen: Drawn(pictures.groups(answer, chosen), drawing.groups(answer, chosen)),
        command,
    )


def _connects(reader: Reader, given: Given) -> Shown:
    answer = answer_brokers(reader, given.how, WantedBrokers(given.people, given.others))
    sides = (("--one", given.people), ("--other", given.others))
    flags = (part for flag, side in sides for each in side for part in (flag, each))
    return _shown(
        answer,
        network_rows.of_brokers(answer),
        lambda chosen: Drawn(pictures.brokers(answer, chosen), drawing.brokers(answer, chosen)),
        _command(reader, given, "network", "brokers", *flags),
    )


def _suggest(reader: Reader, given: Given) -> Shown:
    about = _one_of(given)
    answer = answer_suggestions(reader, given.how, WantedSuggestions(about))
    return _shown(
        answer,
        network_rows.of_suggestions(answer),
        lambda chosen: Drawn(pictures.suggestions(answer, chosen), drawing.suggestions(answer, chosen)),
        _command(reader, given, "network", "suggest", *(("--about", about) if about else ())),
    )


def _changes(reader: Reader, given: Given) -> Shown:
    if given.since is None:
        message = "Choose a date first."
        raise InputError(message)
    about, whom = _one_of(given), given.people
    answer = answer_changes(reader, given.how, given.since, about)
    rows = network_rows.of_changes(answer)
    return _shown(
        answer,
        rows,
        lambda chosen: Drawn(pictures.changes(answer, rows, chosen), drawing.changes(answer, chosen)),
        _command(reader, given, "network", "changes", *whom, "--since", f"{given.since:%Y-%m-%d}"),
    )


def _sharing(reader: Reader, given: Given) -> Shown:
    answer = answer_associates(reader, _one_of(given), given.how.as_at)
    rows = network_rows.of_sharing(answer)
    return Shown(
        verdict=_ties_of(answer),
        warning="",
        notes=(),
        rows=rows,
        draw=lambda chosen: Drawn(pictures.sharing(rows, chosen), drawing.sharing(answer, chosen)),
        caveats=answer.caveats,
        asked=drawing.made(answer.made, "", _command(reader, given, "associates", answer.thing.id)),
        document=answer.model_dump_json(indent=1),
    )


def _command(reader: Reader, given: Given, *parts: str) -> str:
    """The command that asks the same; weights of somebody's own are a file that only they have."""
    how, usual, paths = given.how, Wanted(), given.paths
    flags = [part for kind in how.without for part in ("--without", kind)]
    flags += ["--steps", str(paths.most_steps)] if paths.most_steps != usual.most_steps else []
    flags += ["--alternatives", str(paths.alternatives)] if paths.alternatives != usual.alternatives else []
    flags += ["--in-time"] if paths.in_time else []
    flags += ["--weights", "FILE"] if how.weights.version != Weights().version else []
    return as_command(reader, *parts, *flags, as_at=how.as_at)


def _of_paths(answer: PathsAnswer) -> str:
    """Which ties and which paths were looked at, in words."""
    in_time = "; only along which something could be passed on" if answer.in_time else ""
    return f"{answer.weights}; at most {counted(answer.most_steps, 'step')}{without_words(answer.without)}{in_time}"


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
    Asks.PATHS: Question(_paths, "Two people or more, ids with spaces between", needs_people=True, paths=True),
    Asks.SHARING: Question(_sharing, SOMEBODY, needs_people=True, weighs=False),
    Asks.GROUPS: Question(_groups),
    Asks.CONNECTS: Question(
        _connects, "People of the one group, ids with spaces between", "People of the other group", needs_people=True
    ),
    Asks.BROKERS: Question(_connects),
    Asks.SUGGEST: Question(_suggest, f"{SOMEBODY}; nobody for everybody"),
    Asks.CHANGES: Question(_changes, f"{SOMEBODY}; nobody for everybody", since=True),
}
