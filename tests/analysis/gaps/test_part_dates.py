"""A date that is known in part gives a range of days, or leaves open whether there is a gap."""

from __future__ import annotations

import pytest

from analysis.gaps.catalogue import catalogue
from tests.analysis.gaps.part_dates import verdict

IN_FORCE = {name: built.rule for name, built in catalogue().items() if built.condition}


@pytest.mark.parametrize("name", IN_FORCE)
def test_what_a_rule_says_of_a_part_date_holds_however_it_is_read(name: str) -> None:
    found = verdict(name)
    assert found.denied == ()
    # A rule that no date decides says so in its words, and no other may.
    assert bool(found.decided_by) != IN_FORCE[name].part_dates.startswith("no date"), found.decided_by
