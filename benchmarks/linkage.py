"""Measures linking: the most alike of 50,000 offences beside scikit-learn, and error rates on invented towns.

Run from the checkout: `.venv/bin/python -m benchmarks.linkage [--towns [--seeds N]]`. scikit-learn is measured on 2,000
offences, and told for all pairs of 50,000, since it would take minutes.
"""

from __future__ import annotations

import argparse
import json
import sys
from functools import partial
from typing import Any

import numpy as np
from sklearn.metrics import pairwise_distances  # type: ignore[import-untyped]

from analysis.patterns.linkage.evaluating import Trial, evaluate_linkage
from analysis.patterns.linkage.packed import States, Weights, most_alike, most_in_common
from benchmarks.figures import timed
from benchmarks.serial_burglary import TOWNS, serial_burglary
from benchmarks.stranger_offences import SORTS, stranger_offences

OFFENCES, BEHAVIOURS, KEEP = 50_000, 60, 100
SMALL = 2_000
UNKNOWN = 0.25


def invented_states(number: int, seed: int) -> tuple[States, Weights]:
    """Offences with behaviours as rare as coded ones are, a quarter of them unknown, and likelihood ratios for them."""
    draw = np.random.default_rng(seed)
    rates, keeps = np.clip(draw.beta(1, 3, BEHAVIOURS), 0.01, 0.99), draw.uniform(0.1, 0.6, BEHAVIOURS)
    states = (draw.random((number, BEHAVIOURS)) < rates).astype(np.int8)
    states[draw.random(states.shape) < UNKNOWN] = -1
    present, absent = (np.log((keeps + (1 - keeps) * rate) / rate) for rate in (rates, 1 - rates))
    return states, Weights(present, absent, np.log(1 - keeps))


def speed() -> dict[str, float]:
    """Seconds for all pairs, the best 100 kept of each; the better of three runs."""
    states, weights = invented_states(OFFENCES, 1)
    most_alike(states[:300], weights), most_in_common(states[:300])
    small = states[:SMALL] == 1
    usual = timed(lambda: np.argpartition(pairwise_distances(small, metric="jaccard"), KEEP, axis=1)) / 1000
    return {
        "likelihood ratio": min(timed(lambda: most_alike(states, weights, keep=KEEP)) for _ in range(3)) / 1000,
        "jaccard": min(timed(lambda: most_in_common(states, keep=KEEP)) for _ in range(3)) / 1000,
        f"scikit-learn, jaccard, {SMALL:,} offences": usual,
        f"scikit-learn, told for {OFFENCES:,}": usual * (OFFENCES / SMALL) ** 2,
    }


def towns(seeds: int) -> list[dict[str, Any]]:
    """Error rates beside the usual ways, each with its paired interval, on towns of several kinds and several seeds."""
    every = [(town.name, partial(serial_burglary, town)) for town in TOWNS]
    every += [(sort.name, partial(stranger_offences, sort)) for sort in SORTS]
    found = []
    for name, drawn in every:
        for seed in range(seeds):
            measured = evaluate_linkage(drawn(seed), Trial(seed=seed + 1))
            row: dict[str, Any] = {"town": name, "seed": seed, "auc": measured.ranking.auc()}
            row |= {"average_precision": measured.ranking.average_precision(), "mrr": measured.series.mean_reciprocal}
            for other, (_, against) in measured.baselines.items():
                row[f"auc better than {other}: by, from, to"] = tuple(against.auc)
                row[f"average precision better than {other}: by, from, to"] = tuple(against.average_precision)
            found.append(row)
            sys.stderr.write(json.dumps(row) + "\n")
    return found


def main() -> None:
    """Measure, and print JSON."""
    parser = argparse.ArgumentParser(prog="python -m benchmarks.linkage", description="Measure linking.")
    parser.add_argument("--towns", action="store_true", help="error rates on invented towns too; takes minutes")
    parser.add_argument("--seeds", type=int, default=3, help="from how many seeds each town is drawn")
    chosen = parser.parse_args()
    answer: dict[str, Any] = {"seconds": speed()}
    if chosen.towns:
        answer["towns"] = towns(chosen.seeds)
    sys.stdout.write(json.dumps(answer) + "\n")


if __name__ == "__main__":
    main()
