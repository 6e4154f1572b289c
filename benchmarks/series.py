"""Measures looking for possible series among very many offences on record: time of each stage, and memory.

Run from the checkout: `.venv/bin/python -m benchmarks.series [--offences 50000]`. Hands with habits and a base of their
own are invented as columns, as a reader gives them; a third of the offences are solved. How many of the groups are of
one hand is counted too.
"""

from __future__ import annotations

import argparse
import json
import resource
import sys
from os import getloadavg
from time import perf_counter
from typing import TYPE_CHECKING, NamedTuple, TypeVar

import numpy as np

from analysis.patterns.series.candidates import candidates
from analysis.patterns.series.cases import ADDRESS_FIELDS, MO_FIELDS, OFFENCE_FIELDS, Read, cases_of
from analysis.patterns.series.clustering import Wanted, find_series
from analysis.patterns.series.decided import Decisions
from analysis.patterns.series.desk import lay_out
from graph.reading.columns import LINK_COLUMNS, RECORD_COLUMNS, Columns

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

OFFENCES, BEHAVIOURS = 50_000, 60
SOLVED, CODED, KEPT = 1 / 3, 0.35, 0.85
SHARE = 0.8
Made = TypeVar("Made")
MEGABYTE = 1024


class _Drawn(NamedTuple):
    hand: np.ndarray
    place: np.ndarray
    day: np.ndarray
    states: np.ndarray


def _drawn(offences: int, seed: int) -> _Drawn:
    """Hands of one to eight offences, near a base, a week or two apart, who mostly keep to what they do."""
    draw = np.random.default_rng(seed)
    sizes = draw.choice([1, 2, 3, 5, 8], offences, p=[0.6, 0.2, 0.1, 0.06, 0.04])
    hand = np.repeat(np.arange(offences), sizes)[:offences]
    rates = np.clip(draw.beta(1, 4, BEHAVIOURS), 0.02, 0.6)
    habits, base = draw.random((hand[-1] + 1, BEHAVIOURS)) < rates, draw.uniform(0, 1, (hand[-1] + 1, 2))
    does = np.where(
        draw.random((offences, BEHAVIOURS)) < KEPT, habits[hand], draw.random((offences, BEHAVIOURS)) < rates
    )
    states = np.where(draw.random(does.shape) < CODED, does.astype(np.int8), np.int8(-1))
    since = np.arange(offences) - np.searchsorted(hand, hand)
    day = draw.uniform(0, 3_000, hand[-1] + 1)[hand] + since * draw.exponential(12, offences)
    return _Drawn(hand, base[hand] * (2, 3) + draw.normal(0, 0.02, (offences, 2)), day, states)


def _read(drawn: _Drawn, seed: int) -> Read:
    """The columns that a reader would give of them."""
    number = len(drawn.hand)
    ids = [f"offence-{at:06}" for at in range(number)]
    moments = np.datetime64("2015-01-01T21:00") + (drawn.day * 1440).astype("timedelta64[m]")
    said = {
        "title": ["Trespass"] * number, "from_at": [f"{each}" for each in moments],
        "latitude": (52.0 + drawn.place[:, 0]).tolist(), "longitude": (-2.0 + drawn.place[:, 1]).tolist(),
        "stranger_victim": [True] * number,
    }  # fmt: skip
    nothing: list[object] = [None] * number
    offences = _records("offence", ids, [said.get(name, nothing) for name in OFFENCE_FIELDS], OFFENCE_FIELDS)
    row, trait = np.nonzero(drawn.states >= 0)
    states = ["present" if state else "absent" for state in drawn.states[row, trait].tolist()]
    told = [["speech"] * len(row), [f"trait {each:02}" for each in trait.tolist()], states]
    behaviours = _records("mo", [ids[at] for at in row.tolist()], told, MO_FIELDS)
    solved = np.flatnonzero(np.random.default_rng(seed + 1).random(number) < SOLVED).tolist()
    ends = ([f"hand-{drawn.hand[at]}" for at in solved], [ids[at] for at in solved])
    rest: dict[str, Sequence[object]] = {"start": ends[0], "end": ends[1], "kind": ["convicted"] * len(solved)}
    names = [f"part-{at}" for at in range(len(solved))]
    parts = Columns(LINK_COLUMNS, tuple(list(rest.get(name, names)) for name in LINK_COLUMNS))
    none = Columns(LINK_COLUMNS, tuple([] for _ in LINK_COLUMNS))
    addresses = Columns((*RECORD_COLUMNS, *ADDRESS_FIELDS), tuple([] for _ in (*RECORD_COLUMNS, *ADDRESS_FIELDS)))
    return Read(offences, behaviours, parts, none, addresses)


def _records(what: str, about: list[str], said: Sequence[Sequence[object]], fields: tuple[str, ...]) -> Columns:
    count = len(about)
    own: list[list[object]] = [[f"{what}-{at}" for at in range(count)], [*about], ["invented"] * count, [0] * count]
    return Columns((*RECORD_COLUMNS, *fields), (*own, *(list(each) for each in said)))


def measured(offences: int, seed: int) -> dict[str, float]:
    """Seconds of each stage, memory at the most, and what was found."""
    drawn = _drawn(offences, seed)
    read, before = _read(drawn, seed), _memory()
    cases, reading = _clocked(lambda: cases_of(read))
    desk, learning = _clocked(lambda: lay_out(cases, Decisions(())))
    found, finding = _clocked(lambda: find_series(desk, np.arange(offences), Wanted(SHARE)))
    _, one = _clocked(lambda: candidates(desk, 0))
    hand = {case.id: int(drawn.hand[at]) for at, case in enumerate(cases.each)}
    pure = [len({hand[case.id] for case in series.cases}) == 1 for series in found.series]
    return {
        "cases, s": reading, "learning, s": learning, "finding, s": finding, "one offence, s": one,
        "series": found.in_all, "of one hand": round(float(np.mean(pure)), 3) if pure else 0.0, "cut": found.cut,
        "memory before, MB": before, "memory at the most, MB": _memory(),
    }  # fmt: skip


def _clocked(action: Callable[[], Made]) -> tuple[Made, float]:
    begun = perf_counter()
    made = action()
    return made, round(perf_counter() - begun, 1)


def _memory() -> int:
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // MEGABYTE


def main(arguments: Sequence[str] | None = None) -> None:
    """Measure, and print JSON."""
    parser = argparse.ArgumentParser(prog="python -m benchmarks.series", description=__doc__)
    parser.add_argument("--offences", type=int, default=OFFENCES)
    parser.add_argument("--seed", type=int, default=1)
    given = parser.parse_args(arguments)
    before = getloadavg()[0]
    answer = measured(given.offences, given.seed)
    sys.stdout.write(json.dumps(answer | {"load_before": before, "load_after": getloadavg()[0]}) + "\n")


if __name__ == "__main__":
    main()
