"""Brokers of a network as a document, each figure beside how much is on record about the person."""

from __future__ import annotations

from typing import TYPE_CHECKING

from analysis.counted import counted
from ui.answers.charted import ChartedAnswer
from ui.answers.network import AskedAnswer, Named
from ui.answers.statements import Answer, ThingAnswer
from ui.terminal import MARKING

if TYPE_CHECKING:
    from analysis.network.brokers import Broker, Brokers
    from analysis.network.cutting import KeyPlayers
    from ui.whole_network import NetworkRead

MEANT = (
    "A broker stands between others on record; that says nothing about what passes through them, or who leads.",
    "A high place with few records is a gap to fill: the bridge rests on thin evidence.",
    "One tie that is not on record can move every figure.",
)


class BrokerAnswer(Answer):
    """Somebody through whom others connect; figures as in `analysis.network.brokers.Broker`."""

    rank: int
    thing: ThingAnswer
    betweenness: float
    error: float
    ties: int
    pieces: int
    pairs_cut: int
    records: int
    rank_without_low_graded: int | None
    words: str
    evidence: tuple[str, ...]


class KeyPlayerAnswer(Answer):
    """A key player; `share` is what all up to this one achieve together."""

    thing: ThingAnswer
    share: float
    evidence: tuple[str, ...]


class BrokersAnswer(Answer):
    """Who connects people, beside how much is on record about each."""

    marking: str = MARKING
    asked: AskedAnswer
    people: int
    pairs: int
    exact: bool
    sources: int
    brokers: tuple[BrokerAnswer, ...]
    holding_together: tuple[KeyPlayerAnswer, ...]
    reaching_most: tuple[KeyPlayerAnswer, ...]
    attention: dict[str, float | None]
    warning: str
    low_graded_pairs: int
    kept_without_low_graded: int
    verdict: str
    notes: tuple[str, ...]
    chart: ChartedAnswer | None = None
    caveats: tuple[str, ...] = MEANT


def brokers_answer(read: NetworkRead, found: Brokers, named: Named, asked: AskedAnswer) -> BrokersAnswer:
    """Brokers as a document."""
    exact = not any(broker.error for broker in found.brokers)
    return BrokersAnswer(
        asked=asked,
        people=len(read.network.people),
        pairs=len(read.network.pairs),
        exact=exact,
        sources=found.sources,
        brokers=tuple(_broker(read, rank, each, named) for rank, each in enumerate(found.brokers, 1)),
        holding_together=_players(read, found.holding, named),
        reaching_most=_players(read, found.reaching, named),
        attention={"betweenness": found.attention.betweenness, "ties": found.attention.ties},
        warning=found.attention.warning,
        low_graded_pairs=found.low_graded,
        kept_without_low_graded=found.kept_without_low,
        verdict=_verdict(found, "the two groups" if asked.parameters.get("one") else "others"),
        notes=read.network.notes,
    )


def _broker(read: NetworkRead, rank: int, broker: Broker, named: Named) -> BrokerAnswer:
    return BrokerAnswer(
        rank=rank,
        thing=named.thing(broker.place),
        betweenness=round(broker.share, 6),
        error=round(broker.error, 6),
        ties=broker.ties,
        pieces=broker.pieces,
        pairs_cut=broker.lost,
        records=broker.records,
        rank_without_low_graded=broker.rank_without_low,
        words=_words(rank, broker),
        evidence=_ties(read, broker.place),
    )


def _words(rank: int, broker: Broker) -> str:
    parts = []
    if broker.pieces > 1:
        parts.append(f"alone holds {broker.pieces} parts together ({broker.lost:,} pairs)")
    if broker.rank_without_low is None:
        parts.append("between nobody without ties of low grading")
    elif broker.rank_without_low > rank:
        parts.append(f"place {broker.rank_without_low:,} without ties of low grading")
    if broker.records <= broker.ties:
        parts.append("thin evidence: little is on record beside the ties themselves")
    return "; ".join(parts)


def _ties(read: NetworkRead, place: int) -> tuple[str, ...]:
    """The assertions that tie somebody."""
    steps = read.network.web.steps.get(read.network.people[place], {})
    return tuple(dict.fromkeys(tie.id for step in steps.values() for tie in step.ties))


def _players(read: NetworkRead, found: KeyPlayers, named: Named) -> tuple[KeyPlayerAnswer, ...]:
    return tuple(
        KeyPlayerAnswer(thing=named.thing(place), share=round(share, 4), evidence=_ties(read, place))
        for place, share in zip(found.places, found.share, strict=True)
    )


def _verdict(found: Brokers, between: str) -> str:
    if not found.brokers:
        return f"Nobody stands between {between} on record that you may see."
    kept = f"{found.kept_without_low} of {len(found.brokers)} are still among them without ties of low grading"
    holding = sum(broker.pieces > 1 for broker in found.brokers)
    stand = counted(len(found.brokers), "person stands", "people stand")
    return f"{stand} most between {between}; {holding} alone hold parts together; {kept}."
