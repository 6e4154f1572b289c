"""The Gaps board, run without a browser on a real database."""

from __future__ import annotations

import pytest

from tests.builders import person_id
from tests.ui.screens.running import html, screen, words
from ui.state import Key

pytestmark = [pytest.mark.neo4j, pytest.mark.slow, pytest.mark.usefixtures("told")]


def test_the_chosen_gap_explains_itself_and_is_tasked_in_place() -> None:
    running = screen("gaps", person_id("P1"), user="mosovo")
    running.selectbox(Key.GAPS_RULE).set_value("GR-19").run()
    drawn = words(running)
    for part in ("GR-19", "no risk management plan recorded", "QUILLMARSH, Alder", "never evidence of safety"):
        assert part in drawn
    assert "/record?id=line-" in html(running)
    owner = next(box for box in running.selectbox if box.label == "Who is to find out")
    owner.set_value("manager")
    next(button for button in running.button if button.label == "Task").click().run()
    assert "tasked to manager by" in words(running)
    running.multiselect(Key.GAPS_SEVERITY).set_value(["low"]).run()
    assert "GR-19" not in words(running)


def test_whoever_may_not_put_a_gap_aside_is_not_offered_it() -> None:
    offered = {user: _offered(user) for user in ("neighbourhood", "mosovo")}
    assert "Put aside" not in offered["neighbourhood"]
    assert {"Task", "Answer", "Put aside", "Accept"} <= offered["mosovo"]


def _offered(user: str) -> set[str]:
    running = screen("gaps", person_id("P1"), user=user)
    return set(next(group for group in running.button_group if group.label == "What to do").options)
