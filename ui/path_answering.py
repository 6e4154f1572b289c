"""How people are connected, asked and answered in one go; the screen and the command line share it."""

from __future__ import annotations

from itertools import combinations
from typing import TYPE_CHECKING, NamedTuple

from analysis.network.near import Near
from analysis.network.paths import Wanted, between
from analysis.network.web import web_of
from graph.errors import InputError
from graph.links import LINK_TYPES
from graph.reading.results import thing_of
from ui.answers.called import things_by_id
from ui.answers.paths import BetweenAnswer, PathsAnswer
from ui.made import made_by
from ui.network_read import HowRead, read_ties
from ui.references import find_each
from ui.wording import kind_of_tie

if TYPE_CHECKING:
    from collections.abc import Sequence

    from analysis.network.paths import Between
    from graph.reader import Reader
    from graph.reading.results import Thing
    from ui.answers.made import MadeAnswer
    from ui.made import Parameter

TWO = 2
EVERY_KIND = "any kind of tie"


class WantedPaths(NamedTuple):
    """Between which people paths are wanted, of which ties, and which paths."""

    references: tuple[str, ...]
    how: HowRead = HowRead()
    paths: Wanted = Wanted()


def answer_paths(reader: Reader, wanted: WantedPaths) -> PathsAnswer:
    """The paths between each two of the people.

    Raises:
        NotOnRecordError: If one of them is nobody on record that may be seen.
        InputError: If all the references are of one person.
    """
    people = find_each(reader, wanted.references)
    if len(set(people)) < TWO:
        raise InputError("All these references are of one person: name two different people or more.")
    how = wanted.how
    near = Near(tuple(dict.fromkeys(people)), wanted.paths.most_steps)
    web = web_of(read_ties(reader, near), how.weights, how.today, without=how.without)
    found = [between(web, one, other, wanted.paths) for one, other in combinations(dict.fromkeys(people), 2)]
    named = _named(reader, found, people)
    kinds = f"{EVERY_KIND} but {', '.join(map(kind_of_tie, how.without))}" if how.without else EVERY_KIND
    through = f"{kinds}, one step after the other in time," if wanted.paths.in_time else kinds
    return PathsAnswer(
        weights=how.weights.version,
        most_steps=wanted.paths.most_steps,
        without=how.without,
        in_time=wanted.paths.in_time,
        refuted_left_out=web.refuted,
        made=_made(reader, people, wanted),
        between=tuple(BetweenAnswer.of(each, named, through) for each in found),
    )


def _made(reader: Reader, people: list[str], wanted: WantedPaths) -> MadeAnswer:
    how, paths = wanted.how, wanted.paths
    asked: dict[str, Parameter] = {"references": people, "steps": paths.most_steps, "alternatives": paths.alternatives}
    asked |= {"without": list(how.without), "in_time": paths.in_time, "weights": how.weights.version}
    return made_by(reader, "paths", asked, how.as_at)


def _named(reader: Reader, found: Sequence[Between], people: Sequence[str]) -> dict[str, Thing]:
    every = [path for each in found for path in (*each.fewest.paths, *each.strong.paths)]
    ids = list(dict.fromkeys([*people, *(thing for path in every for thing in path.things)]))
    kinds = {tie.end: LINK_TYPES[tie.type].end for path in every for step in path.steps for tie in step.ties}
    named = things_by_id(reader, ids)
    return {each: named.get(each) or thing_of(each, kinds.get(each, "Person"), None) for each in ids}
