"""What the rules need to see in order to judge a few people: the things around them, and nothing of anybody else.

A rule compares a person with what is tied to them, with whom they are tied to, and with whether those are managed:
three steps away at most. What very many people have in common (an officer, an agency) is seen, but not gone through.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Protocol

import polars as pl

from graph.keys import is_node_id
from graph.links import LINK_TYPES

if TYPE_CHECKING:
    from collections.abc import Collection, Sequence

STEPS = 3
IN_COMMON = frozenset(
    {"officer", "unit", "agency", "establishment", "beat", "station", "mobehaviour", "organisation", "agreement"}
)
"""Kinds of things, as their ids begin, that are not gone through."""
FURTHER = frozenset({"GR-49", "GR-52", "GR-53", "GR-55", "GR-85", "GR-93", "GR-95", "GR-96"})
"""Rules that compare what no link ties together (one origin, places near each other): they look at everything."""


class Seen(Protocol):
    """What a viewer may see, table by table, or only what is about or between some things."""

    def records(
        self, model: str, fields: Sequence[str], provenance: Sequence[str] = (), *, about: pl.Series | None = None
    ) -> pl.DataFrame:
        """Records of a model, of all things or of some."""

    def links(
        self, link_type: str, *, touching: pl.Series | None = None, within: pl.Series | None = None
    ) -> pl.DataFrame:
        """Links of a type: all, those with either end among some things, or those with both."""


def can_be_judged_alone(ids: Collection[str]) -> bool:
    """Whether these are people; what a gap about an officer or a place rests on may be further away."""
    return bool(ids) and all(is_node_id("Person", each) for each in ids)


def around(seen: Seen, people: Collection[str]) -> pl.Series:
    """The ids of these people and of everything that the rules look at to judge them."""
    things = edge = pl.Series(sorted(people), dtype=pl.String)
    for _ in range(STEPS):
        ends = [seen.links(name, touching=edge).select("start", "end") for name in LINK_TYPES]
        reached = pl.concat([frame[end].alias("id") for frame in ends for end in ("start", "end")]).unique()
        fresh = reached.filter(~reached.is_in(things.implode()))
        things = pl.concat([things.alias("id"), fresh])
        edge = fresh.filter(~fresh.str.split("-").list.first().is_in(IN_COMMON))
    return things.sort()
