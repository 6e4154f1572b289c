"""`mosaic chart` as two users run it, one of whom may see more than the other."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

import pytest

from tests import story
from tests.builders import person_id, put
from tests.conftest import BEGIN_AGAIN, EMPTY
from tests.ui.commands.shell import Shell

if TYPE_CHECKING:
    from graph.neo4j.bolt import Bolt
    from graph.neo4j.endpoint import Endpoint

pytestmark = [pytest.mark.neo4j, pytest.mark.slow]
AS_ANALYST = ("--as", "analyst", "--purpose", "MAPP meeting: MM-4")
AS_OFFICER = ("--as", "neighbourhood", "--purpose", "patrol briefing")
ALDER, BRYONY, DORRIT = (person_id(key) for key in ("P1", "P2", "P4"))


@pytest.fixture(scope="module")
def shell(bolt: Bolt, endpoint: Endpoint, tmp_path_factory: pytest.TempPathFactory) -> Shell:
    bolt.alone(EMPTY)
    bolt.alone(BEGIN_AGAIN)
    put(bolt, story.FULL)
    return Shell(endpoint, tmp_path_factory.mktemp("home"))


@pytest.fixture(scope="module")
def chart(shell: Shell) -> str:
    """Save the analyst's chart of three people and share it with the neighbourhood officer."""
    of = [option for each in (ALDER, BRYONY, DORRIT) for option in ("--of", each)]
    saved = str(shell.answer("chart", "save", "For the panel", *of, *AS_ANALYST)["chart"])
    shell.answer("chart", "share", saved, "neighbourhood", *AS_ANALYST)
    return saved


def test_a_shared_chart_shows_each_user_what_they_may_see(shell: Shell, chart: str) -> None:
    analyst = shell.answer("chart", "show", chart, *AS_ANALYST)
    officer = shell.answer("chart", "show", chart, *AS_OFFICER)
    assert analyst["marking"] == "OFFICIAL-SENSITIVE"
    assert {node["id"] for node in analyst["nodes"]} == {ALDER, BRYONY, DORRIT}
    assert {node["id"] for node in officer["nodes"]} == {ALDER, BRYONY}
    assert {link["grade"] for link in officer["links"]} >= {"1AP", "3EP"}
    assert [word for word in (DORRIT, "LANTERNHILL", "For the panel") if word in json.dumps(officer)] == []
    assert all(node["place"] for node in officer["nodes"])


def test_lists_versions_and_words_for_people(shell: Shell, chart: str) -> None:
    listed = {each["id"]: each for each in shell.answer("chart", "list", *AS_OFFICER)["charts"]}
    assert (listed[chart]["right"], listed[chart]["latest"]) == ("read", 1)
    assert [each["number"] for each in shell.answer("chart", "versions", chart, *AS_OFFICER)["versions"]] == [1]
    told = shell.mosaic("chart", "list", *AS_OFFICER).stdout
    assert ("Untitled chart" in told, "For the panel" in told) == (True, False)
    assert "shared with you to read" in told
    assert (
        "QUILLMARSH, Alder -- friend -- THISTLEWICK, Bryony" in shell.mosaic("chart", "show", chart, *AS_OFFICER).stdout
    )


def test_two_days_are_compared_and_of_what_is_withheld_nothing_is_told(shell: Shell, chart: str) -> None:
    # The day before the story was loaded: what has no date of recording counts from then on.
    days = ("--days", "2026-02-15", "2026-11-19")
    analyst = shell.answer("chart", "compare", chart, *days, *AS_ANALYST)
    officer = shell.answer("chart", "compare", chart, *days, *AS_OFFICER)
    assert [each["words"] for each in analyst["links"] if DORRIT in {each["start"], each["end"]}] == ["unknown"]
    # Three friendships and what is refuted were recorded after February (tests/story.py).
    assert {each["change"] for each in officer["links"]} == {"added"}
    assert sorted(each["words"] for each in officer["links"]) == ["friend", "friend", "friend", "partner"]
    assert (DORRIT in json.dumps(officer), officer["things"]) == (False, [])
    assert "No difference" not in shell.mosaic("chart", "compare", chart, *days, *AS_OFFICER).stdout
    assert shell.mosaic("chart", "compare", chart, *AS_OFFICER).returncode == 2


def test_refusals_exit_1_and_a_deleted_chart_is_gone(shell: Shell) -> None:
    saved = shell.answer("chart", "save", "Mine", "--of", ALDER, *AS_OFFICER)["chart"]
    for refused in (("show", saved), ("changes", saved), ("delete", saved), ("rename", saved, "Ours")):
        done = shell.mosaic("chart", *refused, *AS_ANALYST)
        assert (done.returncode, done.stdout) == (1, ""), refused
    assert shell.answer("chart", "changes", saved, *AS_OFFICER)["items"] == []
    copy = shell.answer("chart", "copy", saved, "Again", *AS_OFFICER)["chart"]
    shell.answer("chart", "delete", saved, *AS_OFFICER)
    assert shell.mosaic("chart", "show", saved, *AS_OFFICER).returncode == 1
    assert shell.answer("chart", "show", copy, *AS_OFFICER)["nodes"][0]["id"] == ALDER
