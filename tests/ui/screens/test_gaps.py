"""The Gaps board, run without a browser on a real database."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from streamlit.testing.v1 import AppTest

from analysis.gaps.catalogue import BuiltRule, catalogue
from analysis.gaps.run import find_gaps
from tests.builders import person_id
from tests.ui.screens.running import TIMEOUT, html, refusals, screen, words
from ui import gate
from ui.state import Key

if TYPE_CHECKING:
    from pathlib import Path

    import polars as pl

    from analysis.gaps.casebook import Casebook
    from analysis.gaps.rule import Limits

pytestmark = [pytest.mark.neo4j, pytest.mark.slow, pytest.mark.usefixtures("told")]


def test_the_chosen_gap_explains_itself_and_is_tasked_in_place() -> None:
    running = screen("gaps", person_id("P1"), user="mosovo")
    running.selectbox(Key.GAPS_RULE).set_value("GR-19").run()
    drawn = words(running)
    for part in ("GR-19", "no risk management plan recorded", "QUILLMARSH, Alder", "never evidence of safety"):
        assert part in drawn
    assert "/record?id=line-" in html(running)
    assert "/chart?id=" in html(running)
    owner = next(box for box in running.selectbox if box.label == "Who is to find out")
    owner.set_value("manager")
    next(button for button in running.button if button.label == "Task").click().run()
    assert "tasked to Ruth Tarnbeck by" in words(running)
    running.multiselect(Key.GAPS_SEVERITY).set_value(["low"]).run()
    assert [each.value.split(";")[0] for each in running.info] == ["This gap is tasked"]


def test_a_gap_that_is_put_aside_stays_in_view_until_another_is_opened() -> None:
    running = screen("gaps", person_id("P1"), user="mosovo")
    running.selectbox(Key.GAPS_RULE).set_value("GR-13").run()
    choice = next(each for each in running.radio if each.label == "What to do")
    assert "Reopen" not in choice.options
    choice.set_value("suppressed").run()
    next(box for box in running.text_area if box.label == "Why").set_value("on leave")
    next(button for button in running.button if button.label == "Put aside").click().run()
    assert "put aside" in words(running)
    assert [told.split(";")[0] for told in refusals(running)] == ["This gap is put aside"]
    assert "suppressed" not in words(running)
    assert "Reopen" in next(each for each in running.radio if each.label == "What to do").options


def test_whoever_may_not_put_a_gap_aside_is_not_offered_it() -> None:
    offered = {user: _offered(user) for user in ("neighbourhood", "mosovo")}
    assert "Put aside" not in offered["neighbourhood"]
    assert {"Task", "Answer", "Put aside", "Accept as unknowable"} <= offered["mosovo"]


def _offered(user: str) -> set[str]:
    running = screen("gaps", person_id("P1"), user=user)
    return set(next(choice for choice in running.radio if choice.label == "What to do").options)


def test_a_refused_file_of_limits_is_told_on_the_board(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    file = tmp_path / "limits.yaml"
    file.write_text("GR-30:\n  days: {value: many}\n", encoding="utf-8")
    monkeypatch.setenv("MOSAIC_GAP_LIMITS", str(file))
    _move_out()
    try:
        assert any("Line 2" in words for words in refusals(screen("gaps", person_id("P1"))))
    finally:
        _move_out()


def test_a_rule_that_fails_is_told_loudly_and_hides_no_other() -> None:
    def breaks(book: Casebook, limits: Limits) -> pl.DataFrame:  # noqa: ARG001 - the shape of a condition
        return book.cases.select("no such column")

    board = screen("gaps", person_id("P1"), user="mosovo")
    asked, kept = board.session_state[Key.GAPS]
    broken = {**catalogue(), "GR-12": BuiltRule(catalogue()["GR-12"].rule, breaks)}
    page = AppTest.from_string("from ui.screens import gaps\ngaps.render()\n", default_timeout=TIMEOUT)
    page.session_state[Key.SIGNED] = board.session_state[Key.SIGNED]
    page.session_state[Key.GAPS] = (asked, kept._replace(found=find_gaps(kept.book, rules=broken)))
    page.query_params["id"] = person_id("P1")
    (told,) = refusals(page.run())
    assert "GR-12" in told
    assert "Do not take their silence for an answer" in told
    assert "No risk management plan" in words(page)


def _move_out() -> None:
    """Leave the house, so that the next one reads the settings again."""
    gate.house().bolt.close()
    gate.house.clear()


def test_a_nominal_page_lists_the_gaps_that_the_session_knows_of() -> None:
    board = screen("gaps", person_id("P1"), user="mosovo")
    page = AppTest.from_string("from ui.screens import nominal\nnominal.render()\n", default_timeout=TIMEOUT)
    for key in (Key.SIGNED, Key.GAPS):
        page.session_state[key] = board.session_state[key]
    page.query_params["id"] = person_id("P1")
    assert "of this nominal that a rule finds" in words(page.run())
    assert "of this nominal that a rule finds" not in words(screen("nominal", person_id("P1"), user="mosovo"))
