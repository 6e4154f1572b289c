"""Times, places and profiles: windows shared out, distances from the home of the day, and conditions that must hold."""

from __future__ import annotations

import h3
import numpy as np
import pytest

from analysis.patterns.offending.own import homes, journeys, own
from analysis.patterns.offending.places import Spot, again, degrees, density, distance_km, kilometres
from analysis.patterns.offending.profile import GRID, POWER, Conditions, profile, why_not
from analysis.patterns.offending.routes import legs
from analysis.patterns.offending.times import held_at, times
from tests.analysis.patterns.offending.career import TABLES
from tests.builders import person_page

PAGE = person_page("P1", TABLES)
MINE = own(PAGE)
MONDAY = 738977.0  # 1 April 2024


def test_a_window_is_shared_out_over_its_hours_and_a_week_says_nothing() -> None:
    first = np.array([MONDAY + 0.5, MONDAY + 1.0, MONDAY, np.nan])
    last = np.array([MONDAY + 0.5, MONDAY + 1 + 2 / 24, MONDAY + 9, np.nan])
    found = times(first, last)
    assert found.week[0, 12] == 1
    assert found.week[1, :2].tolist() == pytest.approx([0.5, 0.5])
    assert (found.week.sum(), found.dated, found.vague) == (pytest.approx(2.0), 3, 1)
    assert found.months[3] == 3


def test_weeks_agree_with_every_minute_counted_one_by_one() -> None:
    draw = np.random.default_rng(4)
    first = MONDAY + draw.integers(0, 10_000, 20) / 1440
    last = first + draw.integers(1, 2_000, 20) / 1440
    counted = np.zeros((7, 24))
    for a, b in zip(np.rint(first * 1440).astype(int), np.rint(last * 1440).astype(int), strict=True):
        for minute in range(a, b):
            counted[(minute // 1440 - 1) % 7, minute % 1440 // 60] += 1 / (b - a)
    assert np.allclose(times(first, last).week, counted, atol=1e-6)


def test_offences_in_custody_and_on_a_tag_are_contradictions_with_their_record() -> None:
    found = held_at(PAGE.dossier, MINE.windows)
    assert sorted(each.words for each in found) == [
        "lies wholly in a time in custody",
        "lies wholly in a time on a tag",
    ]
    assert all(each.evidence for each in found)


def test_journeys_begin_at_the_home_of_the_day() -> None:
    found = journeys(PAGE, MINE)
    assert {each.certain for each in found} == {True}
    assert len(homes(PAGE, MINE)) == 1
    assert max(each.km for each in found) < 1
    assert MINE.notes == ("1 offence has no usable time, or one that ends before it starts.",)


def test_places_used_again_are_those_within_two_hundred_metres() -> None:
    (pair,) = again(MINE.spots)
    assert pair[2] == pytest.approx(0.0128, abs=0.002)


def test_the_plane_keeps_distances_and_leads_back() -> None:
    plane = kilometres(MINE.spots)
    one, other = MINE.spots[0], MINE.spots[2]
    flat_km = float(np.hypot(*(plane[0] - plane[2])))
    on_earth = distance_km((one.latitude, one.longitude), (other.latitude, other.longitude))
    assert flat_km == pytest.approx(on_earth, rel=0.01)
    assert degrees(tuple(plane[2]), MINE.spots) == pytest.approx((other.latitude, other.longitude))


def test_density_is_highest_where_offences_lie_and_counts_each_once() -> None:
    spots = [Spot(str(n), 55.1 + n * 1e-5, -2.4) for n in range(6)] + [Spot("far", 55.12, -2.4)]
    found = density(spots)
    assert sum(cell.offences for cell in found.cells) == 7
    up, across = h3.cell_to_latlng(found.cells[0].h3)
    assert distance_km((up, across), (55.1, -2.4)) < 0.4
    assert density([]).cells == ()


def test_a_profile_is_refused_in_words_where_its_conditions_fail() -> None:
    few, ring = np.zeros((3, 2)), np.array([[0.0, 1], [1, 0], [0, -1], [-1, 0], [0.7, 0.7]])
    assert "a place is known of 3 of their offences, and 5" in why_not(few, None)[0]
    assert "at 1 places" in why_not(np.zeros((6, 2)), None)[0]
    assert "no anchor is known" in why_not(ring, np.zeros((0, 2)))[0]
    assert "no one stable anchor" in why_not(ring, np.array([[0.0, 0], [9, 0]]))[0]
    assert "outside the area" in why_not(ring, np.array([[30.0, 0]]))[0]
    assert why_not(ring, np.array([[0.0, 0]])) == ()
    assert "and 6 are needed" in why_not(ring, np.array([[0.0, 0]]), Conditions(offences=6))[0]
    assert why_not(ring, np.array([[0.0, 0], [1.4, 0]]), Conditions(anchor_m=1_500)) == ()


def test_scores_are_those_of_the_formula_at_every_cell() -> None:
    here = np.random.default_rng(2).uniform(-2, 2, (6, 2))
    found = profile(here)
    for row, column in ((0, 0), (50, 50), (GRID - 1, 3)):
        x = found.west + (column + 0.5) * found.step_across
        y = found.south + (row + 0.5) * found.step_up
        apart = [abs(x - a) + abs(y - b) for a, b in here]
        buffer = found.buffer_km
        expected = sum(d**-POWER if d > buffer else (2 * buffer - d) ** -POWER for d in apart)
        assert found.scores[row, column] == pytest.approx(expected)


def test_a_home_among_the_offences_is_found_early() -> None:
    draw = np.random.default_rng(5)
    shares = []
    for _ in range(30):
        around = draw.normal(0, 1, (8, 2))
        shares.append(profile(around, np.zeros(2)).hit_share)
    # By chance half of the area would be searched first.
    assert np.mean([share for share in shares if share is not None]) < 0.25


def test_the_next_offence_is_the_next_in_time_and_says_where_its_order_is_not_certain() -> None:
    spots = [
        Spot("late", 55.0, -2.0),
        Spot("early", 55.0, -2.1),
        Spot("undated", 55.1, -2.0),
        Spot("vague", 55.0, -2.2),
    ]
    found = legs(spots, {"late": (20.0, 20.0), "early": (1.0, 1.5), "vague": (18.0, 30.0)})
    assert [(leg.one, leg.other, leg.days, leg.certain) for leg in found] == [
        ("early", "vague", (16.5, 29.0), True),
        ("vague", "late", (0.0, 2.0), False),
    ]
    # One tenth of a degree of longitude at 55 degrees north: 6.38 km.
    assert found[0].km == pytest.approx(6.38, abs=0.01)
