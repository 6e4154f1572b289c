"""The Patterns page, run without a browser on a real database."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

import pytest

from graph.audit import AuditTrail
from graph.judgements import Decided, record_judgement
from graph.keys import node_id
from graph.vocabulary import LinkVerdict
from graph.writer import Who
from tests.analysis.patterns.offending import career
from tests.analysis.patterns.series.hands import hands
from tests.builders import LOADED, SOURCE, person_id, put
from tests.conftest import BEGIN_AGAIN, EMPTY
from tests.ui.screens.running import html, refusals, screen, signed, words
from ui import gate
from ui.screens.patterns import Question
from ui.state import Key

if TYPE_CHECKING:
    from streamlit.testing.v1 import AppTest

    from graph.neo4j.bolt import Bolt

pytestmark = [pytest.mark.neo4j, pytest.mark.slow, pytest.mark.usefixtures("offending")]
WALL = {
    "beat_id": "B1",
    "name": "Fell",
    "geojson": '{"type":"Polygon","coordinates":[[[-2.5,55.0],[-2.0,55.0],[-2.0,55.3],[-2.5,55.3],[-2.5,55.0]]]}',
}


@pytest.fixture(scope="module")
def offending(explorer: None, bolt: Bolt) -> Bolt:  # noqa: ARG001 - the explorer must point at the database first
    """Load twenty-four hands and one career."""
    bolt.alone(EMPTY)
    bolt.alone(BEGIN_AGAIN)
    put(bolt, {**hands(), "beats": [WALL]})
    put(bolt, career.TABLES, source="other-force")
    gate.house().trail.standing(afresh=True)
    return bolt


def person() -> str:
    return person_id("P1", source="other-force")


def drawings(running: AppTest) -> list[dict[str, Any]]:
    return [json.loads(chart.proto.spec) for chart in running.get("vega_lite_chart")]


def asked(question: Question, about: str) -> AppTest:
    running = screen("patterns", about)
    return running.selectbox(Key.PATTERNS_QUESTION).set_value(question).run()


def test_an_offence_opens_with_its_candidates_and_a_rejection_puts_one_aside_until_it_is_taken_back() -> None:
    running = screen("patterns", node_id("Offence", SOURCE, "F3-2"))
    drawn = words(running)
    assert "were truly linked" in drawn
    assert "/record?id=line-" in html(running)
    assert "Put all of this on a link chart" in drawn
    assert "Nearest of a known series" in str(running.dataframe[0].value)
    assert running.dataframe[0].proto.placeholder == "", "the offence asked about has no score, and no `None`"
    assert drawings(running)[0]["hconcat"][0]["title"] == "Where"
    running.selectbox(Key.PATTERNS_VERDICT).set_value("reviewed_rejected")
    running.button(Key.PATTERNS_DECIDE).click().run()
    assert len(refusals(running)) == 1
    assert running.selectbox(Key.PATTERNS_VERDICT).value == "reviewed_rejected", "what was refused is lost"
    running.text_input(Key.PATTERNS_WHY).set_value("he was in custody")
    running.button(Key.PATTERNS_DECIDE).click().run()
    assert "Rejected before" in str(running.dataframe[0].value)
    assert "rejected by an analyst" in list(running.dataframe[0].value["Decided"])
    assert refusals(running) == []
    running.text_input(Key.PATTERNS_BACK_WHY).set_value("he was out on licence")
    running.button(Key.PATTERNS_BACK).click().run()
    assert "Rejected before" not in str(running.dataframe[0].value)


def test_the_board_follows_what_somebody_else_decides_on_similar_offences(offending: Bolt) -> None:
    board = screen("gaps")
    kept = board.session_state[Key.GAPS][1].found.findings
    first = next(each for each in kept if each.rule == "GR-60")
    analyst = Who(signed("analyst").viewer, signed("analyst").reason)
    pair = Decided(first.subject_ids[0], first.subject_ids[1], LinkVerdict.REJECTED, "he was in custody")
    record_judgement(AuditTrail(offending), analyst, pair, now=LOADED)
    now = board.run().session_state[Key.GAPS][1].found.findings
    assert [each.key for each in kept if each.key != first.key and each.rule != "GR-60"] == [
        each.key for each in now if each.rule != "GR-60"
    ]
    assert first.key not in {each.key for each in now}


def test_the_source_s_own_reference_opens_the_question_of_its_kind() -> None:
    assert screen("patterns", "F3-2").selectbox(Key.PATTERNS_QUESTION).value == Question.NEW


def test_possible_series_stand_in_table_map_and_line_of_time() -> None:
    running = screen("patterns")
    assert "Learnt from" in words(running)
    rows = drawings(running)[0]["datasets"] if "datasets" in drawings(running)[0] else drawings(running)
    assert "geoshape" in json.dumps(drawings(running))
    assert "Series 1" in json.dumps(rows)
    assert any("were truly linked" in words for words in running.dataframe[0].value["The series as a whole"])


def test_near_repeats_stand_as_picture_and_table_and_bands_that_do_not_rise_are_refused() -> None:
    running = asked(Question.NEAR_REPEAT, "")
    assert "metres apart" in running.markdown[-1].value
    assert "It speaks of an area and a period as a whole" in words(running)
    assert len(running.dataframe[0].value) == 16
    assert "Times as many as by chance" in json.dumps(drawings(running))
    running.text_input(Key.PATTERNS_SPACE).set_value("0,200,100")
    (count,) = [button for button in running.button if button.label == "Count"]
    count.click().run()
    assert "must be two or more rising numbers" in " ".join(refusals(running))


def test_what_is_coded_of_each_offence_stands_side_by_side() -> None:
    drawn = words(screen("patterns", node_id("Offence", SOURCE, "F3-2")))
    assert "What is coded of each" in drawn
    assert "not coded" in drawn


def test_a_person_s_offending_answers_each_question_with_evidence() -> None:
    first = screen("patterns", person())
    assert "3 times graver than the one before" in words(first)
    assert "nothing recorded since" in words(first)
    assert {"Part", "Gravity", "What changed"} <= set(first.dataframe[0].value.columns)
    times = asked(Question.TIMES, person())
    assert "Months in which they began" in words(times)
    assert "lies wholly in a time in custody" in words(times)
    places = asked(Question.PLACES, person())
    assert "of offences at one place" in words(places)
    assert ("At one place, or nearly" in words(places)) is ("0 pairs of offences" not in words(places))
    assert "Home on the day" in words(places)
    assert "From one offence to the next" in words(places)
    assert "strokeDash" in json.dumps(drawings(places))
    assert "/record?id=line-" in html(places)
    profile = asked(Question.PROFILE, person())
    assert "known home would have been reached after" in words(profile)
    assert "GR-61" not in words(profile)
    for running in (first, times, places, profile):
        assert len(running.dataframe[0].value) > 1, "no table to choose from"
        assert any('"picked"' in json.dumps(each) for each in drawings(running)), "no map to choose on"
        assert "Put all of this on a link chart" in words(running)
        assert running.download_button[0].label == "Take away the table (CSV)"


def test_whoever_is_given_by_name_is_chosen_among_those_called_so() -> None:
    running = asked(Question.TIMES, "Quillmarsh")
    (which,) = [each for each in running.selectbox if each.label == "Which one"]
    assert "A time is known of" not in words(running)
    assert "A time is known of" in words(which.set_value(person()).run())


def test_a_profile_without_its_conditions_is_a_gap_with_the_words_to_ask() -> None:
    refused = asked(Question.PROFILE, person_id("P3"))
    assert any(words.startswith("Not valid") for words in refusals(refused))
    assert "GR-61 Geographic profile without its conditions (info): Where did each" in words(refused)
    assert "Closed by the places of five offences" in words(refused)


def test_whoever_is_no_analyst_is_offered_no_decision_and_nothing_asked_is_told_so() -> None:
    running = screen("patterns", node_id("Offence", SOURCE, "F3-2"), user="mosovo")
    assert Key.PATTERNS_DECIDE not in [button.key for button in running.button]
    assert "Name what you ask about" in " ".join(refusals(asked(Question.TIMES, "")))
    assert "another kind of thing: offence." in " ".join(refusals(asked(Question.TIMES, "F3-2")))
