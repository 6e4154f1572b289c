"""The benchmark of networks on a small network: it measures everything, beside networkx, and prints it."""

from __future__ import annotations

import json

import numpy as np
import pytest

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
