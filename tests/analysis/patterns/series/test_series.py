"""Series: the true hand stands high, with reasons that add up, and what an analyst decided is respected."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import TYPE_CHECKING

import numpy as np
import pytest

from analysis.patterns.linkage.comparing import Pairs
from analysis.patterns.linkage.labelled import drawn
from analysis.patterns.series.candidates import candidates
from analysis.patterns.series.clustering import Wanted, find_series
from analysis.patterns.series.decided import Decisions
from analysis.patterns.series.learning import Experience, labelled_of
from analysis.patterns.series.reasons import pair_up
from graph.errors import InputError
from graph.model.judgement import Judgement
from graph.vocabulary import LinkVerdict
from tests.analysis.patterns.series.hands import cases, desk, hands

if TYPE_CHECKING:
    from analysis.patterns.series.desk import Desk

ROWS = hands()


@pytest.fixture(scope="module")
def learnt() -> Desk:
    """A desk on which twenty-four hands taught."""
    return desk(ROWS)


def judged(one: str, other: str, verdict: LinkVerdict) -> Judgement:
    ends = sorted((one, other))
    return Judgement(
        id="j", one=ends[0], other=ends[1], verdict=verdict, by="analyst", at=datetime.now(UTC), reason="seen"
    )


def test_unsolved_offences_find_their_hand_among_the_first(learnt: Desk) -> None:
    ranks = []
    for hand in range(24):
        found = candidates(learnt, learnt.place(f"F{hand}-2"), most=24)
        ranks.append([fit.series.person for fit in found.series].index(f"P{hand}") + 1)
    # By chance a hand would be first once in twenty-four.
    assert np.mean(np.array(ranks) <= 3) > 0.7


def test_reasons_add_up_to_the_ratio_and_name_the_records_behind_them(learnt: Desk) -> None:
    pair = candidates(learnt, learnt.place("F3-2"), most=1).offences[0]
    assert sum(reason.ratio for reason in pair.reasons) == pytest.approx(pair.ratio, abs=0.05)
    assert all(reason.evidence for reason in pair.reasons)
    assert {"distance", "time between them"} <= {reason.about for reason in pair.reasons}


def test_labelled_pairs_that_scored_higher_were_linked_more_often(learnt: Desk) -> None:
    experience = learnt.learnt.experience
    assert experience is not None
    top, every = experience.at(float(experience.scores[20])), experience.at(-np.inf)
    assert top[1] / top[0] > 5 * every[1] / every[0]


def test_labels_that_are_shuffled_teach_nothing() -> None:
    rows = hands(40, seed=5)
    people = np.random.default_rng(3).permutation([part["person_id"] for part in rows["offence_persons"]])
    parts = [{**part, "person_id": str(who)} for part, who in zip(rows["offence_persons"], people, strict=True)]
    experience = desk({**rows, "offence_persons": parts}).learnt.experience
    assert experience is not None
    ranks = np.flatnonzero(experience.linked) / len(experience.linked)
    assert abs(float(ranks.mean()) - 0.5) < 0.17


def test_a_rejected_pair_is_not_proposed_again_and_stands_apart(learnt: Desk) -> None:
    first = candidates(learnt, learnt.place("F3-2"), most=1).offences[0].other.id
    laid = learnt._replace(decisions=Decisions((judged("F3-2", first, LinkVerdict.REJECTED),)))
    found = candidates(laid, laid.place("F3-2"), most=200)
    assert [pair.other.id for pair in found.rejected] == [first]
    assert first not in {pair.other.id for pair in found.offences}
    assert all(first not in {laid.cases.each[at].id for at in fit.series.members} for fit in found.series)


def test_supported_pairs_become_a_known_series_and_stay_in_one_group(learnt: Desk) -> None:
    laid = learnt._replace(decisions=Decisions((judged("F3-2", "F9-2", LinkVerdict.SUPPORTED),)))
    found = candidates(laid, laid.place("F5-2"), most=99)
    assert {"F3-2", "F9-2"} in [{laid.cases.each[at].id for at in fit.series.members} for fit in found.series]
    among = np.arange(len(laid.cases.each))
    groups = [{case.id for case in series.cases} for series in find_series(laid, among).series]
    assert any({"F3-2", "F9-2"} <= group for group in groups)


def test_groups_are_mostly_of_one_hand_and_rejected_pairs_are_never_in_one(learnt: Desk) -> None:
    every = np.arange(len(learnt.cases.each))
    groups = find_series(learnt, every).series
    pure = [len({case.id.split("-")[0] for case in series.cases}) == 1 for series in groups]
    assert len(groups) >= 5
    assert np.mean(pure) > 0.6
    one, other = groups[0].cases[:2]
    laid = learnt._replace(decisions=Decisions((judged(one.id, other.id, LinkVerdict.REJECTED),)))
    again = [{case.id for case in series.cases} for series in find_series(laid, every).series]
    assert not any({one.id, other.id} <= group for group in again)


@pytest.mark.parametrize("seed", range(2))
def test_series_found_among_the_best_of_each_are_those_found_among_all_pairs(seed: int) -> None:
    laid = desk(hands(60, seed=seed))
    every = np.arange(len(laid.cases.each))
    plain, listed = (find_series(laid, every, Wanted(all_pairs_up_to=up_to)).series for up_to in (len(every), 0))
    assert [series.cases for series in listed] == [series.cases for series in plain]
    assert len(plain) >= 5


def test_series_among_some_offences_hold_no_others(learnt: Desk) -> None:
    unsolved = np.array([at for at, case in enumerate(learnt.cases.each) if not case.offenders])
    laid = learnt._replace(decisions=Decisions((judged("F3-2", "F9-2", LinkVerdict.SUPPORTED),)))
    plain, listed = (find_series(laid, unsolved, Wanted(all_pairs_up_to=up_to)).series for up_to in (len(unsolved), 0))
    assert [series.cases for series in listed] == [series.cases for series in plain]
    assert {case.id for series in listed for case in series.cases} <= {f"F{hand}-2" for hand in range(24)}


def test_of_many_offences_the_best_are_compared_as_among_all(learnt: Desk) -> None:
    for hand in range(6):
        place = learnt.place(f"F{hand}-2")
        plain, listed = (candidates(learnt, place, all_up_to=up_to) for up_to in (4_000, 0))
        assert (listed.offences, listed.rejected) == (plain.offences, plain.rejected)
        for one, other in zip(listed.series, plain.series, strict=True):
            assert (one.series.person, one.ratio, one.nearest) == (other.series.person, other.ratio, other.nearest)


def test_offences_that_hang_together_in_too_large_a_number_are_joined_by_the_most_alike(learnt: Desk) -> None:
    every = np.arange(len(learnt.cases.each))
    found = find_series(learnt, every, Wanted(most_together=10))
    assert found.cut > 10
    assert 2 <= max(len(series.cases) for series in found.series) <= 10


def test_too_few_solved_offences_are_told_and_nothing_is_calibrated() -> None:
    laid = desk(hands(3))
    assert "are needed to learn from" in laid.learnt.words
    pair = candidates(laid, 0, most=1).offences[0]
    assert pair.scored_so is None
    assert pair.ratio == pytest.approx(sum(reason.ratio for reason in pair.reasons))


def test_nothing_to_compare_is_refused_in_words() -> None:
    with pytest.raises(InputError, match="nothing to compare"):
        desk(hands(1, each=1))


def test_offences_of_which_nothing_is_known_are_compared_all_the_same() -> None:
    rows = [{"offence_id": "F1"}, {"offence_id": "F2"}]
    laid = desk({"offences": rows})
    pair = candidates(laid, 0).offences[0]
    assert (pair.ratio, pair.reasons) == (0.0, ())
    assert find_series(laid, np.arange(2)).series == ()


@pytest.mark.parametrize("known", [0, 1], ids=["of none", "of one alone"])
def test_many_solved_offences_of_which_nothing_can_be_compared_teach_nothing(known: int) -> None:
    """A force that codes no method and keeps neither place nor time: it crashed."""
    names = [f"F{hand}-{place}" for hand in range(20) for place in range(3)]
    where = {"latitude": "55.1", "longitude": "-2.4"}
    rows = [{"offence_id": name, **(where if at < known else {})} for at, name in enumerate(names)]
    parts = [{"offence_id": name, "person_id": f"P{at // 3}", "role": "convicted"} for at, name in enumerate(names)]
    laid = desk({"offences": rows, "offence_persons": parts})
    assert known or "Of no offence with a conviction on record" in laid.learnt.words
    assert {pair.ratio for pair in candidates(laid, 0).offences} == {0.0}
    assert find_series(laid, np.arange(len(names))).series == ()


def test_offences_without_place_or_time_are_compared_by_what_is_left() -> None:
    bare = [{"offence_id": name, "title": "Trespass"} for name in ("FA", "FB")]
    coded = [
        {**row, "offence_id": name}
        for row in ROWS["offence_mo"]
        if row["offence_id"] == "F3-0"
        for name in ("FA", "FB")
    ]
    laid = desk({**ROWS, "offences": [*ROWS["offences"], *bare], "offence_mo": [*ROWS["offence_mo"], *coded]})
    (pair,) = pair_up(
        laid.cases, laid.comparer, laid.learnt, Pairs(*(np.array([laid.place(one)]) for one in ("FA", "FB")))
    )
    assert {reason.about.split(":")[0] for reason in pair.reasons} == {"speech"}


def test_experience_counts_ties_with_the_score() -> None:
    scores = np.repeat([2.0, 1.0, 0.0], [15, 15, 70])
    assert Experience(scores, np.repeat([1.0, 0.0], [16, 84])).at(1.0) == (30, 16)


def test_drawn_pairs_that_are_not_linked_stand_for_several() -> None:
    drawn = Experience(np.arange(100.0, 0.0, -1.0), np.repeat([1.0, 0.0], [30, 70]), stands_for=3.0)
    assert drawn.at(61.0) == (60, 30)
    assert drawn.share_linked[39] == 0.5


def test_more_solved_offences_than_can_be_learnt_from_are_drawn_by_whole_hands() -> None:
    every = labelled_of(cases(hands(40)))
    assert every is not None
    some = drawn(every, 30, seed=1)
    assert 20 < len(some.solved) <= 30
    assert {*some.person.tolist()} & {*every.person[~np.isin(every.offence, some.offence)].tolist()} == set()
    assert drawn(every, 1_000, seed=1) is every


def test_experience_beyond_the_labelled_pairs_tells_of_the_twenty_highest() -> None:
    scores = np.arange(100.0, 0.0, -1.0)
    assert Experience(scores, np.repeat([1.0, 0.0], [18, 82])).at(200.0) == (20, 18)
