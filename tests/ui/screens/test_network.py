"""The Network page, run without a browser on a real database."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tests.builders import person_id
from tests.ui.screens.running import html, refusals, screen, words
from ui.network_questions import Asks
from ui.state import Key

if TYPE_CHECKING:
    from streamlit.testing.v1 import AppTest

pytestmark = [pytest.mark.neo4j, pytest.mark.slow, pytest.mark.usefixtures("told")]


def _asked(running: AppTest, question: Asks) -> AppTest:
    running.radio(Key.NETWORK_QUESTION).set_value(question).run()
    return running.button[0].click().run()


def test_who_shares_what_leads_to_people_and_the_records_behind_it() -> None:
    running = _asked(screen("network", person_id("P1")), Asks.SHARING)
    drawn = words(running)
    for part in ("THISTLEWICK, Bryony", "same address, possibly at the same time", "does not say that two people met"):
        assert part in drawn
    assert "/record?id=line-" in html(running)
    assert "mosaic associates person-" in drawn
    assert f"/chart?id={person_id('P1')}&amp;id={person_id('P2')}" in html(running)


def test_a_path_is_told_step_by_step_with_its_weakest() -> None:
    running = screen("network", f"{person_id('P1')} P2")
    drawn = words(_asked(running, Asks.PATHS))
    for part in ("Fewest links 1: 1 links", "weakest step", "1AP", "not that these people know each other"):
        assert part in drawn


def test_each_question_is_answered_with_what_must_not_be_concluded() -> None:
    running = screen("network")
    for question, part in (
        (Asks.GROUPS, "not that they act together"),
        (Asks.BROKERS, "One tie that is not on record can move every figure"),
        (Asks.SUGGEST, "never drawn as an association"),
        (Asks.CHANGES, "newly recorded"),
    ):
        assert part in words(_asked(running, question))


def test_what_a_viewer_may_not_see_is_in_no_answer() -> None:
    running = screen("network", person_id("P1"), user="neighbourhood")
    for question in (Asks.SHARING, Asks.GROUPS, Asks.BROKERS, Asks.CHANGES):
        assert "LANTERNHILL" not in html(_asked(running, question)).upper()


def test_a_question_about_somebody_says_so_where_nobody_is_named() -> None:
    assert "Name somebody first" in " ".join(refusals(_asked(screen("network"), Asks.CONNECTS)))
