"""The evaluation: nothing leaks, the usual ways are beaten where there is method, bad input is told in words."""

from __future__ import annotations

import numpy as np
import pytest

from analysis.patterns.linkage.candidates import rank_of_true
from analysis.patterns.linkage.evaluating import Evaluation, Trial, evaluate_linkage
from analysis.patterns.linkage.labelled import Labelled, folds, groups, judged_pairs, series
from analysis.patterns.linkage.offences import Offences
from graph.errors import InputError
from tests.analysis.patterns.linkage.invented_series import invented_series


@pytest.fixture(scope="module")
def evaluation() -> Evaluation:
    return evaluate_linkage(invented_series(8), Trial(folds=3))


def test_nobody_stands_in_two_folds_not_even_through_others() -> None:
    # 0 and 1 share offence 1, 1 and 2 share offence 3: all of them are one group.
    person, offence = np.array([0, 0, 1, 1, 2, 3, 4, 4]), np.array([0, 1, 1, 3, 3, 4, 5, 6])
    labelled = Labelled(Offences(np.zeros((8, 2)), np.zeros(8), np.zeros(8)), person, offence)
    group = groups(labelled)
    fold = folds(group, 3, seed=1)
    assert len({int(group[each]) for each in (0, 1, 3)}) == 1
    assert len({int(fold[each]) for each in (0, 1, 3)}) == 1
    assert (group[2], fold[2], group[7]) == (-1, -1, -1)


def test_pairs_are_linked_through_anybody_they_share() -> None:
    person, offence = np.array([0, 0, 1, 1, 2]), np.array([0, 1, 1, 2, 3])
    labelled = Labelled(
        Offences(np.zeros((4, 2)), np.array([0.0, 1, 2, 900]), np.array([0.0, 1, 2, 900])), person, offence
    )
    judged = judged_pairs(labelled)
    assert list(zip(*judged.pairs, judged.linked, strict=True)) == [(0, 1, 1.0), (0, 2, 0.0), (1, 2, 1.0)]


def test_people_known_for_the_same_offences_are_one_series() -> None:
    person, offence = np.array([0, 0, 1, 1, 2]), np.array([0, 1, 0, 1, 2])
    labelled = Labelled(Offences(np.zeros((3, 2)), np.zeros(3), np.zeros(3)), person, offence)
    assert [members.tolist() for members in series(labelled)] == [[0, 1]]


def test_method_is_found_and_the_usual_ways_are_beaten(evaluation: Evaluation) -> None:
    assert evaluation.ranking.auc() > 0.95
    for ranking, against in evaluation.baselines.values():
        assert evaluation.ranking.average_precision() > ranking.average_precision()
        assert against.auc.low <= against.auc.difference <= against.auc.high


def test_every_pair_lies_within_one_fold_and_every_offence_of_a_series_is_asked(evaluation: Evaluation) -> None:
    assert len(evaluation.fold_auc) == 3
    assert evaluation.series.in_top(1) > 0.7
    assert sum(band.pairs for band in evaluation.calibration) == len(evaluation.scored.linked)


def test_answers_shuffled_over_the_offences_cannot_be_found() -> None:
    # Were the answer key to leak from test to train, the ranking would be better than chance here too.
    labelled = invented_series(8)
    shuffled = labelled._replace(person=np.random.default_rng(0).permutation(labelled.person))
    found = evaluate_linkage(shuffled, Trial(folds=3))
    assert found.ranking.auc() == pytest.approx(0.5, abs=0.1)


def test_the_same_seed_gives_the_same_answer(evaluation: Evaluation) -> None:
    again = evaluate_linkage(invented_series(8), Trial(folds=3))
    assert again.ranking.auc() == evaluation.ranking.auc()


def test_a_tie_stands_halfway() -> None:
    assert rank_of_true(np.array([3.0, 2, 2, 1]), np.array([False, True, False, False])) == 2.5


def test_nobody_with_two_offences_leaves_nothing_to_learn() -> None:
    alone = Labelled(Offences(np.zeros((4, 2)), np.zeros(4), np.zeros(4)), np.arange(4), np.arange(4))
    with pytest.raises(InputError, match="two offences within a year"):
        evaluate_linkage(alone, Trial())


def test_one_offender_alone_and_no_pair_of_two_hands_to_learn_from_are_refused() -> None:
    place = Offences(np.zeros((4, 2)), np.zeros(4), np.zeros(4))
    with pytest.raises(InputError, match="All offences are of one offender"):
        evaluate_linkage(Labelled(place, np.zeros(4, dtype=np.int64), np.arange(4)), Trial())
    with pytest.raises(InputError, match="Outside one fold every pair is by one hand"):
        evaluate_linkage(Labelled(place, np.array([0, 0, 1, 1]), np.arange(4)), Trial(folds=2))


def test_more_folds_than_offenders_are_refused() -> None:
    person = np.array([0, 0, 1, 1])
    few = Labelled(Offences(np.zeros((4, 2)), np.zeros(4), np.zeros(4)), person, np.arange(4))
    with pytest.raises(InputError, match="ask for fewer folds"):
        evaluate_linkage(few, Trial())
