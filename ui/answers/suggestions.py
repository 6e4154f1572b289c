"""Likely unrecorded associations as a document: hypotheses with their reasons and base rates."""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING, NamedTuple

from ui.answers.charted import ChartedAnswer
from ui.answers.network import AskedAnswer, Named
from ui.answers.statements import Answer, ThingAnswer
from ui.terminal import MARKING

if TYPE_CHECKING:
    from collections.abc import Mapping

    from analysis.network.suggestions import Suggestion, Suggestions
    from ui.whole_network import NetworkRead

MOST_COMMON = 10
MEANT = (
    "A suggestion is a hypothesis for a person to test. It is never drawn as an association, nor recorded as one.",
    "The base rate is that of known ties hidden for a trial; ties that nobody recorded may be of another sort.",
    "Whoever was looked at more is suggested more often; somebody with no tie on record is never suggested.",
)
CANNOT_TELL = (
    "Structure alone cannot tell here: hidden ties were not told from other pairs, so nothing is suggested. "
    "Place, time and age may help: compare offences, addresses and who was where when."
)


class SuggestionAnswer(Answer):
    """Two people who may be associated although nothing on record says so.

    Attributes:
        reasons: Why, in words.
        common_associates: Those with the fewest ties first, since they say most.
        base_rate: Of `tried` pairs that scored as high when known ties were hidden, the share that were hidden ties.
        evidence: Assertions that tie the two to their common associates.
    """

    rank: int
    one: ThingAnswer
    other: ThingAnswer
    score: float
    reasons: tuple[str, ...]
    common_associates: tuple[ThingAnswer, ...]
    base_rate: float
    right: int
    tried: int
    evidence: tuple[str, ...]


class SuggestionsAnswer(Answer):
    """Hypotheses, the likeliest first; `tells` is false where structure says nothing, and then there are none."""

    marking: str = MARKING
    asked: AskedAnswer
    people: int
    pairs: int
    method: str
    auc: float | None
    base_rate: float
    tells: bool
    suggestions: tuple[SuggestionAnswer, ...]
    verdict: str
    notes: tuple[str, ...]
    chart: ChartedAnswer | None = None
    caveats: tuple[str, ...] = MEANT


class Told(NamedTuple):
    """What hypotheses are told with: the network, names, and of those who have nobody in common a shortest path."""

    read: NetworkRead
    named: Named
    paths: Mapping[tuple[int, int], tuple[int, ...]]


def suggestions_answer(found: Suggestions, told: Told, asked: AskedAnswer) -> SuggestionsAnswer:
    """Hypotheses as a document."""
    ranked = tuple(_suggestion(rank, each, told) for rank, each in enumerate(found.ranked, 1))
    read = told.read
    return SuggestionsAnswer(
        asked=asked,
        people=len(read.network.people),
        pairs=len(read.network.pairs),
        method=found.method,
        auc=found.auc,
        base_rate=found.base_rate,
        tells=found.tells,
        suggestions=ranked,
        verdict=_verdict(found),
        notes=read.network.notes,
    )


def _suggestion(rank: int, found: Suggestion, told: Told) -> SuggestionAnswer:
    named = told.named
    path = told.paths.get((found.one, found.other), ())
    steps = ((end, place) for end in (found.one, found.other) for place in found.common)
    evidence = (each for pair in (*steps, *pairwise(path)) for each in told.read.network.evidence(pair))
    return SuggestionAnswer(
        rank=rank,
        one=named.thing(found.one),
        other=named.thing(found.other),
        score=found.score,
        reasons=(_why(found, path, named), _how_often(found)),
        common_associates=tuple(named.thing(place) for place in found.common[:MOST_COMMON]),
        base_rate=found.right / max(found.tried, 1),
        right=found.right,
        tried=found.tried,
        evidence=tuple(dict.fromkeys(evidence)),
    )


def _why(found: Suggestion, path: tuple[int, ...], named: Named) -> str:
    if found.common:
        names = ", ".join(named.thing(place).label for place in found.common[:MOST_COMMON])
        more = f" and {len(found.common) - MOST_COMMON} more" if len(found.common) > MOST_COMMON else ""
        return f"{len(found.common)} common associates: {names}{more}"
    if not path:
        return "nobody between them: both are tied much like people who were"
    between = ", ".join(named.thing(place).label for place in path[1:-1])
    return f"nobody in common, but {len(path) - 1} steps apart, by way of {between}"


def _how_often(found: Suggestion) -> str:
    return f"of {found.tried} pairs that scored as high in a trial on this network, {found.right} were hidden ties"


def _verdict(found: Suggestions) -> str:
    if found.auc is None:
        return "Too few ties on record that you may see to try anything on: nothing is suggested."
    if not found.tells:
        return CANNOT_TELL
    if not found.ranked:
        return "Nobody is suggested: no pair that is not tied stands near enough on record that you may see."
    how = "what was learned" if found.method == "learned" else found.method
    return (
        f"{len(found.ranked)} hypotheses, ranked by {how} in this network. In a trial {found.auc:.0%} of hidden ties "
        f"ranked before a pair drawn at random; of all pairs {found.base_rate:.2%} were hidden ties."
    )
