"""Ties near people hold every path that all ties hold, each step worth the same."""

from __future__ import annotations

import random
from typing import TYPE_CHECKING

import pytest

from analysis.network.near import Near, enough_for
from analysis.network.paths import Wanted, between
from analysis.network.web import web_of
from analysis.network.weights import Weights
from graph.reading.columns import Columns
from tests.analysis.network.invented_ties import TODAY, tie

if TYPE_CHECKING:
    from collections.abc import Collection, Sequence

    from analysis.network.ties import Tie


class _Kept:
    """Ties in memory, given out as the columns beside the data are."""

    def __init__(self, ties: Sequence[Tie]) -> None:
        self._ties = ties

    def links(self, link_type: str, *, touching: Collection[str]) -> Columns:
        found = [each for each in self.touching(touching) if each.type == link_type]
        return Columns(("start", "end"), ([each.start for each in found], [each.end for each in found]))

    def touching(self, things: Collection[str]) -> list[Tie]:
        return [each for each in self._ties if each.start in things or each.end in things]


def _drawn(seed: int) -> list[Tie]:
    """Eighty people, sparsely tied, with some phones and addresses of two to five people each."""
    draw = random.Random(seed)  # noqa: S311
    people = [f"p{number}" for number in range(80)]
    ties = [tie(*draw.sample(people, 2)) for _ in range(60)]
    for number in range(12):
        kind = draw.choice(("USES_PHONE", "AT_ADDRESS"))
        ties += [tie(who, f"t{number}", kind, "") for who in draw.sample(people, draw.randint(2, 5))]
    return ties


@pytest.mark.parametrize("seed", range(6))
def test_every_path_is_found_among_the_ties_near_its_ends(seed: int) -> None:
    ties = _drawn(seed)
    draw, whole = random.Random(seed + 100), web_of(ties, Weights(), TODAY)  # noqa: S311
    few = 0
    for steps in (1, 2, 3, 4, 5, 6):
        for _ in range(8):
            one, other = draw.sample(sorted(whole.steps), 2)
            near = _Kept(ties).touching(enough_for(_Kept(ties), Near((one, other), steps)))
            few += len(near) < len(ties)
            wanted = Wanted(alternatives=4, most_steps=steps)
            assert between(web_of(near, Weights(), TODAY), one, other, wanted) == between(whole, one, other, wanted)
    assert few
