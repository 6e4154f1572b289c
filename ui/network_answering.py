"""Questions about the network of people, asked and answered in one go; the screen and the command line share them."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

import numpy as np

from analysis.network.brokers import Asked, brokers_of
from analysis.network.changes import changes
from analysis.network.groups import graph_of, groups_of
from analysis.network.shortest import shortest_paths
from analysis.network.suggestions import suggestions
from analysis.network.tie_table import touched
from graph.errors import InputError
from graph.reading.frame import View
from ui.answers.brokers import brokers_answer
from ui.answers.called import things_by_id
from ui.answers.changes import MOST as MOST_CHANGES
from ui.answers.changes import changes_answer
from ui.answers.groups import MOST_CLIQUES, MOST_GROUPS, groups_answer, shared_by_all
from ui.answers.network import AskedAnswer, Named
from ui.answers.suggestions import Told, suggestions_answer
from ui.references import find_each, find_nominal
from ui.since import ensure_past
from ui.whole_network import read_network

if TYPE_CHECKING:
    from collections.abc import Iterable
    from datetime import datetime

    from graph.reader import Reader
    from ui.answers.brokers import BrokersAnswer
    from ui.answers.changes import ChangesAnswer
    from ui.answers.groups import GroupsAnswer
    from ui.answers.suggestions import SuggestionsAnswer
    from ui.network_read import HowRead
    from ui.whole_network import NetworkRead

ONE, OTHER = "the one group", "the other group"


class WantedBrokers(NamedTuple):
    """Between which people brokers are looked for, everybody where no groups are given, and how many."""

    one: tuple[str, ...] = ()
    other: tuple[str, ...] = ()
    most: int = 20
    seed: int = 1


class WantedSuggestions(NamedTuple):
    """About whom, everybody where nobody is named, and how many."""

    about: str = ""
    most: int = 20
    seed: int = 1


def answer_groups(reader: Reader, how: HowRead, *, seeds: int) -> GroupsAnswer:
    """Which groups there are, as far as this viewer may see."""
    read = read_network(reader, how)
    found = groups_of(read.network, seeds=seeds)
    cliques = found.cliques[:MOST_CLIQUES]
    shown = {place for group in found.groups[:MOST_GROUPS] for place in group.members}
    shown |= {place for clique in cliques for place in clique}
    shared = {thing for clique in cliques if (thing := shared_by_all(read, clique))}
    return groups_answer(read, found, _named(reader, read, shown, shared), seeds)


def answer_brokers(reader: Reader, how: HowRead, wanted: WantedBrokers) -> BrokersAnswer:
    """Who connects everybody, or two groups, as far as this viewer may see.

    Raises:
        NotOnRecordError: If somebody of a group is nobody on record that may be seen.
        InputError: If one group is named and the other is not, which would be answered for everybody, or if somebody
            is in both.
    """
    if bool(wanted.one) is not bool(wanted.other):
        message = "Name somebody of either group, or nobody of both."
        raise InputError(message)
    one, other = find_each(reader, wanted.one, ONE), find_each(reader, wanted.other, OTHER)
    if set(one) & set(other):
        message = "Somebody is named in both groups: who connects two groups is asked of groups that share nobody."
        raise InputError(message)
    read = read_network(reader, how)
    sides = read.places(one, ONE), read.places(other, OTHER)
    asked = Asked(read.attention.records, read.without_low, wanted.most, *sides, wanted.seed)
    found = brokers_of(read.network, asked)
    shown = {broker.place for broker in found.brokers} | {*found.holding.places, *found.reaching.places}
    given = AskedAnswer.of(
        read, "network brokers", one=tuple(one), other=tuple(other), most=wanted.most, seed=wanted.seed
    )
    return brokers_answer(read, found, _named(reader, read, shown), given)


def answer_suggestions(reader: Reader, how: HowRead, wanted: WantedSuggestions) -> SuggestionsAnswer:
    """Who may be associated although nothing that this viewer may see says so.

    Raises:
        NotOnRecordError: If the person asked about is nobody on record that may be seen.
    """
    about = find_nominal(reader, wanted.about) if wanted.about else ""
    read = read_network(reader, how)
    (place,) = read.places([about]) if about else (None,)
    found = suggestions(read.network, np.random.default_rng(wanted.seed), most=wanted.most, about=place)
    apart = [(each.one, each.other) for each in found.ranked if not each.common]
    paths = dict(zip(apart, shortest_paths(graph_of(read.network), apart), strict=True)) if apart else {}
    shown = {place for each in found.ranked for place in (each.one, each.other, *each.common)}
    shown |= {place for path in paths.values() for place in path}
    given = AskedAnswer.of(read, "network suggest", about=about, most=wanted.most, seed=wanted.seed)
    return suggestions_answer(found, Told(read, _named(reader, read, shown), paths), given)


def answer_changes(reader: Reader, how: HowRead, since: datetime, about: str = "") -> ChangesAnswer:
    """What changed in the network, or around one person, since a moment.

    Raises:
        NotOnRecordError: If the person asked about is nobody on record that may be seen.
        InputError: If the moment is not before the one that is looked at.
    """
    ensure_past(since, how.as_at)
    person = find_nominal(reader, about) if about else None
    before = read_network(reader.at(View(as_at=since)), how._replace(as_at=since))
    after = read_network(reader, how)
    found = changes(before.network, after.network, person, among=touched(before.ties, after.ties))
    shown = found[:MOST_CHANGES]
    ids = {end for each in shown for end in (each.one, each.other)}
    ids |= {way.through for each in shown for way in (*each.before, *each.after) if way.through}
    given = AskedAnswer.of(after, "network changes", about=person or "", since=since.isoformat())
    return changes_answer(after, found, _named(reader, after, (), ids), given)


def _named(reader: Reader, read: NetworkRead, places: Iterable[int], others: Iterable[str] = ()) -> Named:
    ids = {*(read.network.people[place] for place in places), *others}
    return Named(read, things_by_id(reader, ids))
