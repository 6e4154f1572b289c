"""Facts of a chart made by hand, in a line each."""

from __future__ import annotations

from typing import TYPE_CHECKING

from graph.drafts import Bounds
from graph.reading.chart import ChartFacts, ChartThing, ChartTie
from graph.reading.results import Thing

if TYPE_CHECKING:
    from collections.abc import Iterable


def thing(name: str, kind: str = "Person", label: str = "") -> ChartThing:
    """A thing that nobody restricts."""
    return ChartThing(Thing(name, kind, label or name), 0, None, warned=False)


def tie(start: str, end: str, *, type_: str = "ASSOCIATED_WITH", kind: str | None = "friend", **said: str) -> ChartTie:
    """An assertion; `strength`, `grade`, `from_on`, `to_on` and `id` may be said."""
    bounds = Bounds(said.get("from_on"), said.get("from_on"), said.get("to_on"), said.get("to_on"))
    named = said.get("id", f"{type_}:line-{start}{end}.1:0")
    return ChartTie(named, type_, start, end, kind, said.get("strength"), None, said.get("grade"), None, bounds)


def at(person: str, place: str, kind: str | None = "home", **said: str) -> ChartTie:
    """Somebody at an address."""
    return tie(person, place, type_="AT_ADDRESS", kind=kind, **said)


def facts(things: Iterable[ChartThing], ties: Iterable[ChartTie]) -> ChartFacts:
    """A chart of these."""
    return ChartFacts(tuple(things), tuple(ties))
