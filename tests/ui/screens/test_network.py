"""The Network page, run without a browser on a real database."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

import pytest

from tests import story
from tests.builders import person_id, put
from tests.ui.screens.running import html, refusals, screen, words
from ui import gate
from ui.network_questions import Asks
from ui.state import Key

if TYPE_CHECKING:
    from streamlit.testing.v1 import AppTest

    from graph.neo4j.bolt import Bolt

pytestmark = [pytest.mark.neo4j, pytest.mark.slow, pytest.mark.usefixtures("placed")]


@pytest.fixture(scope="module")
def placed(told: Bolt) -> Bolt:
    """The story, with its addresses where a map can show them."""
    put(told, {"addresses": [{**row, "latitude": "54.10", "longitude": "-2.10"} for row in story.ADDRESSES]})
    gate.house().trail.standing(afresh=True)
    return told


def _asked(running: AppTest, question: Asks) -> AppTest:
    running.radio(Key.NETWORK_QUESTION).set_value(question).run()
    return running.button[0].click().run()


def test_asked_together_with_another_question_the_question_is_answered() -> None:
    running = screen("network", person_id("P1"))
    running.radio(Key.NETWORK_QUESTION).set_value(Asks.GROUPS)
    running.button[0].click().run()
    assert len(running.dataframe) == 1


def test_who_shares_what_leads_to_people_and_the_records_behind_it() -> None:
    running = _asked(screen("network", person_id("P1")), Asks.SHARING)
    drawn = words(running)
    for part in ("THISTLEWICK, Bryony", "same address, possibly at the same time", "does not say that two people met"):
        assert part in drawn
    assert "/record?id=line-" in html(running)
    assert f"mosaic associates {person_id('P1')} --as analyst --purpose" in drawn
    assert f"/chart?id={person_id('P1')}&amp;id={person_id('P2')}" in html(running)


def test_a_path_is_told_step_by_step_with_its_weakest() -> None:
    running = screen("network", f"{person_id('P1')} P2")
    drawn = words(_asked(running, Asks.PATHS))
    for part in ("Fewest links 1: 1 link,", "weakest step", "1AP", "not that these people know each other"):
        assert part in drawn


def test_what_is_chosen_in_the_table_stands_out_in_picture_map_and_what_is_behind() -> None:
    running = _asked(screen("network", person_id("P1")), Asks.SHARING)
    table = running.dataframe[0].value
    assert {"Who", "How", "Grading", "Corroboration"} <= set(table.columns)
    (spec,) = [json.loads(chart.proto.spec) for chart in running.get("vega_lite_chart")]
    assert spec["hconcat"][1]["title"]["text"] == "Where they are on record"
    assert "at address" in json.dumps(spec)
    assert "Put all of this on a link chart" in words(running)


def test_an_answer_is_saved_as_a_chart_that_can_be_opened() -> None:
    running = _asked(screen("network", f"{person_id('P1')} P2"), Asks.PATHS)
    running.text_input(Key.NETWORK_CHART_NAME).set_value("Way from one to the other")
    running.button(Key.NETWORK_CHART).click().run()
    assert "Saved as chart" in words(running)
    assert "/chart?chart=" in html(running)
    unnamed = _asked(screen("network", f"{person_id('P1')} P2"), Asks.PATHS)
    unnamed.button(Key.NETWORK_CHART).click().run()
    assert refusals(unnamed)


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


def test_two_groups_of_which_one_is_not_named_are_not_answered_as_everybody() -> None:
    assert "Name somebody of either group" in " ".join(refusals(_asked(screen("network", "P1"), Asks.CONNECTS)))


@pytest.mark.parametrize(
    ("question", "people", "others", "words"),
    [
        (Asks.PATHS, "P1 NOBODY-9 P2", "", "number 2 of the 3 that were given."),
        (Asks.CONNECTS, "P1", "NOBODY-9", "given for the other group."),
        (Asks.CONNECTS, "", "P1", "Name somebody of either group"),
        (Asks.CONNECTS, "P1 P2", "P2", "named in both groups"),
        (Asks.SHARING, "P1 P2", "", "asked about one person: 2 are named"),
        (Asks.SUGGEST, "P1 P2", "", "asked about one person: 2 are named"),
        (Asks.CHANGES, "P1 P2", "", "asked about one person: 2 are named"),
    ],
)
def test_a_refusal_says_which_of_several_names_it_means(question: Asks, people: str, others: str, words: str) -> None:
    running = screen("network").radio(Key.NETWORK_QUESTION).set_value(question).run()
    fields = [field for field in running.text_input if field.key != Key.NETWORK_FIND]
    for field, text in zip(fields, (people, others), strict=False):
        field.set_value(text)
    told = " ".join(refusals(running.button[0].click().run()))
    assert words in told
    assert "NOBODY" not in told


def test_paths_leave_out_kinds_go_no_further_than_asked_and_say_by_which_weights() -> None:
    running = screen("network", f"{person_id('P1')} P2")
    own = ("own.yaml", b"version: ours-2\nungraded: 0.9\n", "application/yaml")
    running.file_uploader(Key.NETWORK_WEIGHTS).set_value(own).run()
    running.multiselect(Key.NETWORK_WITHOUT).set_value(["ASSOCIATED_WITH", "AT_ADDRESS"])
    running.number_input(Key.NETWORK_STEPS).set_value(1)
    running.checkbox(Key.NETWORK_IN_TIME).set_value(True)
    running.button[0].click().run()
    asked = "within 1 step through any kind of tie but associated with, at address, one step after the other in time,"
    assert asked in running.subheader[0].value
    assert "--steps 1 --in-time --weights FILE" in words(running)
    assert "weights ours-2; at most 1 step; without associated with, at address; only along which" in words(running)
    nameless = ("own.yaml", b"ungraded: 0.9\n", "text/yaml")
    told = refusals(running.file_uploader(Key.NETWORK_WEIGHTS).set_value(nameless).run())
    assert "needs a `version` of its own" in " ".join(told)


def test_who_is_found_by_name_is_added_to_those_who_are_asked_about() -> None:
    running = screen("network", person_id("P1"))
    running.text_input(Key.NETWORK_FIND).set_value("Thistlewick").run()
    (which,) = running.selectbox
    which.set_value(person_id("P2")).run()
    running.button(f"{Key.NETWORK_FIND}-{Key.NETWORK_PEOPLE}").click().run()
    (ask,) = [button for button in running.button if button.label == "Ask"]
    assert "QUILLMARSH, Alder to THISTLEWICK, Bryony" in ask.click().run().subheader[0].value


def test_what_was_chosen_of_one_answer_is_not_chosen_of_another() -> None:
    one, other = (_asked(screen("network", person_id(who)), Asks.SHARING).dataframe[0] for who in ("P1", "P2"))
    assert one.proto.id != other.proto.id


def test_what_must_not_be_concluded_stands_before_the_table_and_what_is_refuted_is_told_apart() -> None:
    running = _asked(screen("network", person_id("P1")), Asks.SHARING)
    drawn = words(running)
    assert drawn.index("What must not be concluded") < drawn.index("Grading, corroboration")
    assert "; 1 more that a source refutes" in running.subheader[0].value
    table = running.dataframe[0].value
    assert "refuted" in list(table["How firm"])


def test_nothing_suggested_is_not_told_as_hidden() -> None:
    running = _asked(screen("network"), Asks.SUGGEST)
    assert "No pair is suggested." in words(running)
    assert "that you may see" not in words(running).partition("No pair is suggested.")[2]
