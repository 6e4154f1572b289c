"""The Gaps board, run without a browser on a real database."""

from __future__ import annotations

import pytest

from tests.builders import person_id
from tests.ui.screens.running import html, screen, words
from ui.state import Key

pytestmark = [pytest.mark.neo4j, pytest.mark.slow, pytest.mark.usefixtures("told")]


def test_the_gaps_of_a_nominal_lead_to_the_records_behind_them() -> None:
    running = screen("gaps", person_id("P1"))
    drawn = words(running)
    for part in ("GR-19", "no risk management plan recorded", "QUILLMARSH, Alder", "never evidence of safety"):
        assert part in drawn
    assert "/record?id=line-" in html(running)
    running.multiselect(Key.GAPS_SEVERITY).set_value(["low"]).run()
    assert "GR-19" not in words(running)
