"""A force's own limits: read whole or refused whole, and never a limit of statute."""

from __future__ import annotations

import pytest

from analysis.gaps.catalogue import catalogue
from analysis.gaps.overrides import OverrideError, read_overrides
from analysis.gaps.rule import Basis

GOOD = "GR-30:\n  days: {value: 60, by: DCI Marrow, decided: 2026-05-01, reason: force policy 12}\n"


def test_a_limit_is_the_forces_own() -> None:
    limit = read_overrides(GOOD, catalogue())["GR-30"]["days"]
    assert (limit.value, limit.basis) == (60, Basis.FORCE_POLICY)
    assert "DCI Marrow" in limit.citation


@pytest.mark.parametrize(
    ("text", "line", "why"),
    [
        (GOOD + "GR-30:\n  days: {}\n", 3, "twice"),
        (GOOD + "GR-98:\n  days: {}\n", 3, "no rule"),
        (GOOD + "GR-31:\n  weeks: {}\n", 4, "no limit"),
        (GOOD + "GR-01:\n  days: {value: 9, by: DCI Marrow, decided: 2026-05-01, reason: too many}\n", 4, "statute"),
        (GOOD + "GR-31:\n  days: {value: 9, by: DCI Marrow, decided: 2026-05-01}\n", 4, "reason"),
        (GOOD + "GR-31:\n  days: {value: no, by: DCI Marrow, decided: 2026-05-01, reason: too many}\n", 4, "value"),
        (GOOD + "GR-31: [\n", 4, "not YAML"),
        ("- GR-31\n", 1, "expected"),
        (GOOD + "[GR-31]:\n  days: {}\n", 3, "a name"),
        (GOOD + "GR-31:\n  days: {value: 9, value: 8}\n", 4, "twice"),
        (GOOD + "GR-31: \x00\n", 3, "character"),
    ],
)
def test_one_bad_line_refuses_the_whole_file(text: str, line: int, why: str) -> None:
    with pytest.raises(OverrideError, match=why) as refused:
        read_overrides(text, catalogue())
    assert refused.value.line == line
