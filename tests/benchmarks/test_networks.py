"""The benchmarks of networks and of series on a small scale: they measure everything and print it."""

from __future__ import annotations

import json

import numpy as np
import pytest

from benchmarks import series
from benchmarks.networks import drawn, main


@pytest.mark.slow
def test_it_prints_every_figure_with_its_target(capsys: pytest.CaptureFixture[str]) -> None:
    main(["--people", "600", "--ties", "1800"])
    told, document = capsys.readouterr().out.rsplit("{", 1)
    figures = json.loads("{" + document)
    for name in ("components", "k-core", "Leiden", "100 shortest paths", "suggestions at two steps"):
        assert f"{name}, 600 people" in figures
        assert f"{name}, 600 people, networkx" in figures
    assert "target" in told


def test_the_network_is_as_large_as_asked_and_some_people_have_many_ties() -> None:
    network = drawn(2_000, 6_000, 1)
    ties = np.bincount(np.concatenate([*network.pairs]), minlength=2_000)
    assert (len(network.pairs), len(network.people)) == (6_000, 2_000)
    assert ties.max() > 5 * ties.mean()


@pytest.mark.slow
def test_looking_for_series_is_measured_and_mostly_finds_one_hand(capsys: pytest.CaptureFixture[str]) -> None:
    series.main(["--offences", "150"])
    figures = json.loads(capsys.readouterr().out)
    assert {"cases, s", "learning, s", "finding, s", "memory at the most, MB", "load_before"} <= set(figures)
    assert figures["series"] > 0
    assert figures["of one hand"] > 0.2  # of groups put together by chance about one in a hundred would be
