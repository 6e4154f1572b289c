"""What the rules need to see in order to judge a few people or things: what lies within their reach, and no more."""

from __future__ import annotations

from collections import defaultdict
from functools import partial
from itertools import chain
from typing import TYPE_CHECKING, NamedTuple, Protocol, Self, TypeAlias

import polars as pl

from analysis.gaps.places import near
from analysis.gaps.reach import IN_COMMON, Join, Reach
from graph.keys import is_node_id
from graph.links import ANY, LINK_TYPES
from graph.projection.index import CLAIMS
from graph.projection.snapshot import Saying

if TYPE_CHECKING:
    from collections.abc import Callable, Collection, Iterator, Mapping, Sequence


_Look: TypeAlias = "Callable[[Seen, pl.Series], Iterator[tuple[str, str]]]"


class Changed(Protocol):
    """What became visible or no longer is: what records of each model are about, and the ends of links of each type."""

    @property
    def about(self) -> Mapping[str, pl.Series]:
        """Ids by model."""

    @property
    def ends(self) -> Mapping[str, pl.DataFrame]:
        """`start` and `end` by type of link."""


class Seen(Protocol):
    """What a viewer may see, table by table, or only what is about or between some things."""

    def records(
        self,
        model: str,
        fields: Sequence[str],
        provenance: Sequence[str] = (),
        *,
        about: pl.Series | None = None,
        where: pl.Expr | Saying | None = None,
    ) -> pl.DataFrame:
        """Records of a model: all, those about some things, or those of which something holds."""

    def links(
        self,
        link_type: str,
        *,
        touching: pl.Series | None = None,
        within: pl.Series | None = None,
        only: Sequence[str] = (),
    ) -> pl.DataFrame:
        """Links of a type: all, those with either end among some things, or those with both; only some columns."""

    def changed_since(self, earlier: Self) -> Changed | None:
        """What is seen differently than it was; None where that cannot be told."""


class Way(NamedTuple):
    """How to walk: within which reach, along which links; backwards from what changed, or forwards."""

    reach: Reach
    links: Collection[str] = tuple(LINK_TYPES)
    back: bool = False


def can_be_judged_alone(ids: Collection[str]) -> bool:
    """Whether these are people; what a gap about an officer or a place rests on may be further away."""
    return bool(ids) and all(is_node_id("Person", each) for each in ids)


def kind_of(thing: str) -> str:
    """What kind of thing an id stands for."""
    return thing.partition("-")[0]


class Neighbours:
    """What is one step away from things, looked up once however many walks come by.

    Args:
        seen: What may be seen.
        near_m: Metres within which addresses are near each other: the longest limit of whoever walks that way.
    """

    def __init__(self, seen: Seen, near_m: int = 0) -> None:
        self.seen = seen
        self._joins: Mapping[Join, _Look] = {**_JOINS, Join.NEAR: partial(_near_by, near_m)}
        self._found: defaultdict[tuple[str, str], set[str]] = defaultdict(set)
        self._asked: defaultdict[str, set[str]] = defaultdict(set)

    def steps(self, edge: Collection[str], way: Way) -> Iterator[tuple[str, str]]:
        """Pairs of one thing at the edge and another one step away, by links and by joins."""
        kinds: defaultdict[str, list[str]] = defaultdict(list)
        for thing in edge:
            kinds[kind_of(thing)].append(thing)
        for name in way.links:
            ends = {LINK_TYPES[name].start, LINK_TYPES[name].end}
            # What no link of a type can end at need not be looked up among them.
            able = edge if ANY in ends else [thing for end in ends for thing in kinds.get(end.lower(), ())]
            if able:
                yield from self._pairs(name, able, partial(_linked, self.seen, name))
        for join in way.reach.joins:
            yield from self._pairs(join, edge, partial(self._joins[join], self.seen))

    def _pairs(
        self, name: str, edge: Collection[str], look: Callable[[pl.Series], Iterator[tuple[str, str]]]
    ) -> Iterator[tuple[str, str]]:
        fresh = sorted(set(edge) - self._asked[name])
        if fresh:
            self._asked[name].update(fresh)
            for one, other in look(pl.Series("id", fresh, dtype=pl.String)):
                self._found[name, one].add(other)
        for one in edge:
            if (name, one) in self._found:
                yield from ((one, other) for other in self._found[name, one])


def around(walked: Neighbours, start: Collection[str], way: Way) -> pl.Series:
    """The ids of these things and of everything within reach of them.

    A way goes on from so many people as the reach says. Walked backwards it begins with what forwards is its end,
    which may be one person more.
    """
    people = way.reach.people + way.back
    closed = IN_COMMON - way.reach.through
    # By how few people a thing is reached: what was reached by many may be gone on from once few lead there.
    fewest = dict.fromkeys(start, 0)
    edge = dict(fewest)
    for step in range(way.reach.steps):
        passed = {thing: count + (kind_of(thing) == "person") for thing, count in edge.items()}
        passed = {
            thing: count
            for thing, count in passed.items()
            if count <= people and not (step and kind_of(thing) in closed)
        }
        edge = {}
        for one, other in walked.steps(passed, way) if passed else ():
            if passed[one] < fewest.get(other, people + 1):
                fewest[other] = edge[other] = passed[one]
    return pl.Series("id", sorted(fewest), dtype=pl.String)


def _linked(seen: Seen, name: str, ids: pl.Series) -> Iterator[tuple[str, str]]:
    found = seen.links(name, touching=ids, only=("start", "end"))
    starts, ends = found["start"].to_list(), found["end"].to_list()
    return chain(zip(starts, ends, strict=True), zip(ends, starts, strict=True))


def _cited(seen: Seen, ids: pl.Series) -> Iterator[tuple[str, str]]:
    reports = ids.filter(ids.str.contains("^report"))
    for model in CLAIMS:
        found = [seen.records(model, (), ("report",), about=ids).select("about", "report")]
        if len(reports):
            citing = seen.records(model, (), ("report",), where=Saying("report", reports))
            found.append(citing.select(about="report", report="about"))
        yield from pl.concat(found).drop_nulls().unique().iter_rows()


def _same_property(seen: Seen, ids: pl.Series) -> Iterator[tuple[str, str]]:
    places = ids.filter(ids.str.starts_with("address-"))
    own = seen.records("Address", ("uprn",), about=places).select("about", "f_uprn").drop_nulls()
    if own.is_empty():
        return
    same = seen.records("Address", ("uprn",), where=Saying("f_uprn", own["f_uprn"].unique()))
    pairs = own.join(same.select("f_uprn", other="about"), on="f_uprn")
    yield from pairs.select("about", "other").unique().iter_rows()


def _near_by(within: int, seen: Seen, ids: pl.Series) -> Iterator[tuple[str, str]]:
    places = ids.filter(ids.str.starts_with("address-"))
    point = ("latitude", "longitude")
    own = _placed(seen.records("Address", point, about=places))
    if own.is_empty():
        return
    others = _placed(seen.records("Address", point, where=pl.all_horizontal(pl.col("f_latitude").is_not_null())))
    yield from near(own, others, within).select("about", "about_right").unique().iter_rows()


def _placed(frame: pl.DataFrame) -> pl.DataFrame:
    return frame.select("about", latitude="f_latitude", longitude="f_longitude").drop_nulls()


_JOINS: Mapping[Join, _Look] = {
    Join.CITED: _cited,
    Join.PROPERTY: _same_property,
}
