"""Ties as a web of steps: from person to person and through what they share, parallel assertions in one step."""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING, NamedTuple

from graph.errors import InputError
from graph.links import LINK_TYPES, SOCIAL
from graph.vocabulary import AddressUse, AssociationKind

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence
    from datetime import date

    from analysis.network.ties import Tie
    from analysis.network.weights import Weights


class Step(NamedTuple):
    """From one thing to the next, on everything that is asserted between them.

    Attributes:
        ties: The assertions, in either direction.
        weight: What they are worth together, above nought and below one.
    """

    ties: tuple[Tie, ...]
    weight: float


class Web(NamedTuple):
    """Steps from each thing to its neighbours, the same step from both sides.

    Attributes:
        steps: By thing and neighbour.
        refuted: Assertions that were left out because their sources refute them.
        self_links: Assertions that were left out because they tie a thing to itself.
    """

    steps: Mapping[str, Mapping[str, Step]]
    refuted: int
    self_links: int = 0


EXCLUDABLE = (
    *sorted(SOCIAL),
    *sorted({LINK_TYPES[name].end for name in SOCIAL} - {"Person"}),
    *(kind.value for kind in AssociationKind),
    *(kind.value for kind in AddressUse),
)


def web_of(ties: Iterable[Tie], weights: Weights, today: date, *, without: Sequence[str] = ()) -> Web:
    """Build the web, leaving out ties of some kinds.

    Args:
        ties: Every tie.
        weights: What they are worth.
        today: The day from which recency is counted.
        without: Words of `EXCLUDABLE`: kinds of link, of shared thing, of association.

    Raises:
        InputError: If a kind to leave out does not exist.
    """
    left_out = left_out_kinds(without)
    parallel: defaultdict[tuple[str, str], list[Tie]] = defaultdict(list)
    refuted = self_links = 0
    for tie in ties:
        if tie.is_refuted:
            refuted += 1
        elif tie.start == tie.end:
            self_links += 1
        elif not left_out & {tie.type.lower(), LINK_TYPES[tie.type].end.lower(), tie.kind.lower()}:
            one, other = sorted((tie.start, tie.end))
            parallel[one, other].append(tie)
    sharers = _sharers(parallel)
    steps: defaultdict[str, dict[str, Step]] = defaultdict(dict)
    for (one, other), found in sorted(parallel.items()):
        shared = 2 if found[0].joins_people else sharers[found[0].end]
        step = Step(tuple(found), weights.of_step(found, today, sharers=shared))
        if step.weight > 0:
            steps[one][other] = steps[other][one] = step
    return Web(dict(steps), refuted, self_links)


def left_out_kinds(without: Sequence[str]) -> frozenset[str]:
    """Words of `EXCLUDABLE` in small letters.

    Raises:
        InputError: If a kind to leave out does not exist.
    """
    known = {word.lower() for word in EXCLUDABLE}
    given = {word.strip().lower() for word in without}
    if unknown := sorted(given - known):
        message = f"There is no kind of tie `{unknown[0]}` to leave out: use one of {', '.join(EXCLUDABLE)}."
        raise InputError(message)
    return frozenset(given)


def _sharers(parallel: Mapping[tuple[str, str], Sequence[Tie]]) -> Mapping[str, int]:
    found: defaultdict[str, int] = defaultdict(int)
    for ties in parallel.values():
        found[ties[0].end] += 1
    return found
