"""Cells of a bare table: what is read, and that nothing is guessed."""

from __future__ import annotations

import numpy as np
import pytest

from analysis.patterns.cells import days, numbers, windows


def test_what_is_no_number_is_left_out() -> None:
    assert np.isnan(numbers(["", "north", "inf", "430,123"])).all()
    assert numbers(["12", " 0.5"]).tolist() == [12.0, 0.5]


@pytest.mark.parametrize(
    ("cells", "gap"),
    [
        (["2026-03-28", "2026-03-30"], 2.0),  # the clocks go forward in between
        (["28/03/2026", "2026-04-04 12:00"], 7.5),
        (["3", "10.5"], 7.5),
        (["20260305", "20260306"], 1.0),
        (["20260305T0600", "202603051800"], 0.5),
        (["Thu 05-Mar-26", "Thursday 12 March 2026"], 7.0),
        (["05/03/26 11:00 am", "05/03/2026 11:00 PM"], 0.5),
        (["12/31/2025 12:00:00 AM", "01/02/2026 12:00:00 PM"], 2.5),  # one month first makes all of them so
        (["2023-05-05 1815", "06/05/2023 0615hrs"], 0.5),
        (["1683310500", "1683353700000"], 0.5),  # seconds and thousandths since 1970
        (["01/02/2026", "13/02/2026"], 12.0),  # and one day first makes all of them so
    ],
)
def test_days_are_local_days(cells: list[str], gap: float) -> None:
    first, second = days(cells).each
    assert second - first == pytest.approx(gap)


def test_a_comma_is_read_where_the_column_says_what_it_is() -> None:
    assert numbers(["430,123.5", "431,000", "7"]).tolist() == [430123.5, 431000.0, 7.0]
    assert numbers(["430123,5", "431,000"]).tolist() == [430123.5, 431.0]
    assert np.isnan(numbers(["430,123.5", "1,5"])).all()  # a column of two minds


def test_a_unit_is_left_off_where_every_number_has_the_same() -> None:
    assert numbers(["120 m", "85,5m", "1,250.5 m"]).tolist()[0] == 120.0
    assert np.isnan(numbers(["120 m", "1 km"])).all()


def test_a_month_is_no_day_and_a_day_that_never_was_is_none() -> None:
    assert np.isnan(days(["2026-03", "31/02/2026", "about 2026", "20261301", "1772323200"]).each).all()


def test_a_window_is_as_long_as_what_is_known() -> None:
    first, last, _ = windows(["2026-01-05", "2026-01-05 10:00", "", ""], ["2026-01-06", "", "2026-01-05 10:00", ""])
    assert (last - first)[:3].round(3).tolist() == [2.0, 0.0, 0.0]
    assert np.isnan(first[3])


def test_a_window_that_ends_before_it_starts_is_unknown() -> None:
    first, last, _ = windows(["2026-01-05"], ["2026-01-03"])
    assert np.isnan(first[0])
    assert np.isnan(last[0])
