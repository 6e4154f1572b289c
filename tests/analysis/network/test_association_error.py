"""Evaluating suggested associations: what is hidden stays hidden, and where nothing can be told, that is said."""

from __future__ import annotations

import networkx as nx
import numpy as np
import pytest

from analysis.network.association_error import association_error
from analysis.network.candidates import SAMPLE, candidates
from analysis.network.closeness import closeness
from analysis.network.hiding import MOST_AT_ONE_EVENT, Events, Links, Setting
from analysis.network.structure import matrix_of, pairs_of
from analysis.network.unrecorded import hidden_from
from graph.errors import InputError


def _circles(seed: int = 1) -> Links:
    network = nx.relaxed_caveman_graph(8, 6, 0.08, seed=seed)
    return Links(network.number_of_nodes(), pairs_of(network.edges))


def _meetings(count: int, people: int, seed: int = 3) -> Events:
    rng = np.random.default_rng(seed)
    here = np.concatenate([rng.choice(people, 3, replace=False) for _ in range(count)])
    return Events(people, np.repeat(np.arange(count), 3), here)


def test_circles_of_friends_are_found_again_and_the_stacked_methods_are_not_worse_than_chance() -> None:
    error = association_error(_circles(), share=0.1, seeds=3)
    ours = error.methods["mosaic"]
    assert ours.auc.mean is not None
    assert ours.auc.mean > 0.85
    assert "hypothesis" in error.verdict


def test_the_same_seeds_give_the_same_figures() -> None:
    assert association_error(_circles(), share=0.1, seeds=2) == association_error(_circles(), share=0.1, seeds=2)


def test_ties_at_random_cannot_be_foretold_and_no_method_pretends_to() -> None:
    # Overfitting would show here: nothing is there to learn, so whatever beats one half has seen what was hidden.
    network = nx.gnm_random_graph(50, 200, seed=5)
    error = association_error(Links(50, pairs_of(network.edges)), share=0.2, seeds=4)
    assert [name for name, method in error.methods.items() if not 0.38 < (method.auc.mean or 0) < 0.62] == []


def test_strangers_who_never_offended_before_are_said_to_be_beyond_structure() -> None:
    pairs = np.arange(100)
    error = association_error(Events(100, pairs // 2, pairs), share=0.1, seeds=1)
    assert error.without_structure == 1.0
    assert error.methods["mosaic"].auc.mean == pytest.approx(0.5, abs=0.02)
    assert error.verdict.startswith("Structure alone cannot tell here: of 100%")


def test_a_hub_of_ten_thousand_is_answered_without_every_pair_of_its_associates() -> None:
    hub = pairs_of((0, leaf) for leaf in range(1, 10_001))
    matrix = matrix_of(hub, 10_001)
    found = candidates(matrix, hub.chosen(np.arange(0)), np.random.default_rng(1))
    assert len(found.pairs) <= SAMPLE
    assert found.weight.sum() == pytest.approx(10_000 * 9_999 / 2)
    assert closeness(matrix, found.pairs)["common_neighbours"].tolist() == [1.0] * len(found.pairs)
    assert association_error(Links(10_001, hub), share=0.1, seeds=1).pairs == 10_000


def test_hiding_an_event_hides_everybody_s_part_in_it() -> None:
    whole = _meetings(40, 60)
    left = whole.without(0.25, np.random.default_rng(1))
    assert len(np.unique(left.event)) == 30
    assert len(left.person) == 90
    gone = {tuple(sorted(pair)) for pair in zip(*hidden_from(whole, left), strict=True)}
    still = {tuple(sorted(pair)) for pair in zip(*left.pairs(), strict=True)}
    assert gone & still == set()


def test_place_helps_where_ties_say_nothing() -> None:
    rng = np.random.default_rng(7)
    town, alone = np.repeat(np.arange(20), 5), np.arange(100)
    pairs = np.concatenate([rng.permutation(np.nonzero(town == here)[0])[:4] for here in range(20)])
    events, people = np.concatenate([alone, 100 + np.arange(80) // 2]), np.concatenate([alone, pairs])
    place = town[people] * 10.0
    without = association_error(Events(100, events, people), share=0.2, seeds=2).methods["mosaic"]
    given = association_error(Events(100, events, people, Setting(x=place, y=place)), share=0.2, seeds=2)
    assert (given.methods["mosaic"].average_precision.mean or 0) > 3 * (without.average_precision.mean or 0)


def test_being_in_a_crowd_ties_nobody() -> None:
    crowd = MOST_AT_ONE_EVENT + 1
    events = Events(crowd, np.append(np.zeros(crowd, dtype=int), [1, 1]), np.append(np.arange(crowd), [3, 5]))
    assert [side.tolist() for side in events.pairs()] == [[3], [5]]


def test_too_little_to_hide_is_said_in_words() -> None:
    with pytest.raises(InputError, match="Too few associations to evaluate: 1 distinct pair,"):
        association_error(Links(2, pairs_of([(0, 1)])), share=0.1, seeds=1)
