"""My day, run without a browser: what needs an officer, a report that is acknowledged, a person who is watched."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from typing import TYPE_CHECKING

import pytest
from streamlit.testing.v1 import AppTest

from graph.access import Reason
from graph.users import read_directory
from tests.builders import person_id, put
from tests.conftest import BEGIN_AGAIN, EMPTY
from tests.ui.screens.running import TIMEOUT, words
from ui import gate
from ui.state import Key, Signed

if TYPE_CHECKING:
    from graph.neo4j.bolt import Bolt

pytestmark = [pytest.mark.neo4j, pytest.mark.slow]

SOON = (datetime.now(UTC) + timedelta(days=3)).date().isoformat()
TODAY = datetime.now(UTC).date().isoformat()
ROWS = {
    "officers": [{"officer_id": "O1", "name": "DC Marrowby Flint"}, {"officer_id": "O2", "name": "DC Sedge Corrin"}],
    "persons": [
        {"person_id": "P1", "surname": "Quillmarsh", "recorded_at": "2026-01-01"},
        {"person_id": "P2", "surname": "Lanternhill", "recorded_at": "2026-01-01"},
    ],
    "management": [
        {"person_id": key, "type": "RSO", "mode": "active", "officer_id": officer, "from_on": "2026-01-01",
         "recorded_at": "2026-01-01"}
        for key, officer in (("P1", "O1"), ("P2", "O2"))
    ],
    "visits": [{"visit_id": "V1", "person_id": "P1", "kind": "home_visit", "planned_on": SOON}],
    "reports": [
        {"report_id": "R1", "title": "Seen at the weir", "submitted_at": TODAY, "source_grade": "2", "info_grade": "B",
         "handling_code": "P"},
        {"report_id": "R2", "title": "Held close", "submitted_at": TODAY, "source_grade": "2", "info_grade": "B",
         "handling_code": "P", "compartments": "op-lantern-hollow"},
    ],
    "report_mentions": [
        {"report_id": report, "kind": "person", "ref_id": "P1", "role": "subject"} for report in ("R1", "R2")
    ],
}  # fmt: skip


@pytest.fixture(scope="module")
def duty(explorer: None, bolt: Bolt) -> Bolt:  # noqa: ARG001 - the explorer must point at the database first
    bolt.alone(EMPTY)
    bolt.alone(BEGIN_AGAIN)
    put(bolt, ROWS)
    gate.house().trail.standing(afresh=True)
    return bolt


def day() -> AppTest:
    running = AppTest.from_string("from ui.screens import day\nday.render()\n", default_timeout=TIMEOUT)
    viewer = read_directory(None).viewer("mosovo").model_copy(update={"officer": "O1"})
    running.session_state[Key.SIGNED] = Signed(viewer, Reason.parse("pre-visit check"))
    return running.run()


@pytest.mark.usefixtures("duty")
def test_an_officer_sees_their_own_day_and_acknowledges_what_came_in() -> None:
    running = day()
    assert "Seen at the weir" in words(running)
    assert "QUILLMARSH" in words(running)
    assert [secret for secret in ("LANTERNHILL", "Held close") if secret in words(running)] == []
    next(button for button in running.button if button.label == "Acknowledge").click().run()
    assert "No report that you may see waits to be acknowledged." in words(running)


@pytest.mark.usefixtures("duty")
def test_a_person_is_watched_from_their_page_and_shown_on_the_day() -> None:
    other = "from ui.screens import nominal\nnominal.render()\n"
    page = AppTest.from_string(other, default_timeout=TIMEOUT)
    page.session_state[Key.SIGNED] = Signed(read_directory(None).viewer("mosovo"), Reason.parse("pre-visit check"))
    page.query_params["id"] = person_id("P2")
    page.run()
    next(button for button in page.button if button.label.startswith("Watch")).click().run()
    assert "LANTERNHILL" in words(day())
    next(button for button in page.button if button.label == "Stop watching").click().run()
    assert "LANTERNHILL" not in words(day())
