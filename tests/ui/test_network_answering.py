"""Questions about the network of people, answered from the live database; what a viewer may not see leaves no trace."""

from __future__ import annotations

from datetime import UTC, datetime
from itertools import combinations
from typing import TYPE_CHECKING

import pytest

from graph.access import Reason
from graph.asking.sharing import shared_by
from graph.audit import AuditTrail
from graph.errors import InputError, NotOnRecordError, UnreadableFileError
from graph.neo4j.statement import Statement
from graph.reader import Reader
from graph.users import read_directory
from tests.builders import person_id, put
from tests.conftest import BEGIN_AGAIN, EMPTY
from tests.ui.commands.shell import Shell
from ui.answers.associates import AssociatesAnswer
from ui.asking_again import QUESTIONS, ask_again
from ui.associates_answering import answer_associates
from ui.kept_answers import read_kept
from ui.network_answering import (
    WantedBrokers,
    WantedSuggestions,
    answer_brokers,
    answer_changes,
    answer_groups,
    answer_suggestions,
)
from ui.network_read import HowRead
from ui.path_answering import WantedPaths, answer_paths
from ui.taking_away import Parcel, released

if TYPE_CHECKING:
    from collections.abc import Callable

    from graph.neo4j.bolt import Bolt
    from graph.neo4j.endpoint import Endpoint
    from tests.builders import Tables
    from ui.answers.associates import SharingAnswer
    from ui.answers.statements import Answer

pytestmark = [pytest.mark.neo4j, pytest.mark.slow]
LEFT, RIGHT = ("P1", "P2", "P3", "P4"), ("P5", "P6", "P7", "P8")
NOW = HowRead()


def _tied(one: str, other: str, **more: str) -> dict[str, str]:
    return {"person_id": one, "other_person_id": other, "kind": "friend", "strength": "confirmed", **more}


def story() -> Tables:
    """Two groups of four; P9 holds them together openly, and P10 only on a report that few may see."""
    secret = {"report_id": "R9", "origin_id": "O9", "title": "Told in confidence", "source_grade": "3",
              "info_grade": "D", "handling_code": "C", "action_code": "A1", "sanitisation": "S1"}  # fmt: skip
    people = [{"person_id": f"P{number}", "surname": f"Marrowby{number}"} for number in range(1, 12)]
    inside = [_tied(*pair) for side in (LEFT, RIGHT) for pair in combinations(side, 2)]
    bridges = [_tied("P1", "P9"), _tied("P9", "P5"), _tied("P2", "P10", report_id="R9"),
               _tied("P10", "P6", report_id="R9"), _tied("P11", "P11"),
               _tied("P3", "P4", kind="family", recorded_at="2019-05-01")]  # fmt: skip
    homes = [("P1", "2020-01-05", "2020-06-01"), ("P2", "2020-06", "2021"), ("P3", "2022-01-01", "")]
    secret_home = {"person_id": "P4", "address_id": "A1", "valid_from": "2020-02-01", "report_id": "R9"}
    cells = [("P1", "2019-01-01", "2019-12-31"), ("P5", "2019-06-01", "2019-07-01"), ("P6", "2020-02-02", "2020-03-03")]
    return {
        "reports": [secret], "persons": people, "associations": [*inside, *bridges],
        "addresses": [{"address_id": "A1", "line1": "3 Kettle Row", "postcode": "ZN1 8AD"}],
        "person_addresses": [secret_home, *({"person_id": who, "address_id": "A1", "kind": "home", "valid_from": begin,
                                             "valid_to": end} for who, begin, end in homes)],
        "custody": [{"person_id": who, "establishment": "HMP Thornfold", "from_on": begin, "release_on": end}
                    for who, begin, end in cells],
    }  # fmt: skip


@pytest.fixture(scope="module")
def loaded(bolt: Bolt) -> Bolt:
    bolt.alone(EMPTY)
    bolt.alone(BEGIN_AGAIN)
    put(bolt, story())
    return bolt


@pytest.fixture(scope="module")
def seen_by(loaded: Bolt) -> Callable[[str], Reader]:
    trail, reason = AuditTrail(loaded), Reason.parse("intelligence development: OP-1")
    return lambda user: Reader(trail, read_directory(None).viewer(user), reason)


def test_groups_are_named_with_their_stability_and_their_evidence(seen_by: Callable[[str], Reader]) -> None:
    answer = answer_groups(seen_by("analyst"), NOW, seeds=4)
    found = [{member.thing.id for member in group.members} for group in answer.groups]
    for side in (LEFT, RIGHT):
        assert any({person_id(key) for key in side} <= group for group in found)
    assert all(group.stability > 0.5 and group.evidence for group in answer.groups)
    assert {len(clique.members) for clique in answer.cliques} == {4}
    assert (answer.alone, answer.components) == (1, (10,))
    assert answer.asked.loaded_at
    assert "1 tie of somebody to themselves was left out." in "".join(answer.notes)


def test_a_broker_is_shown_beside_what_is_on_record_and_without_hearsay(seen_by: Callable[[str], Reader]) -> None:
    answer = answer_brokers(seen_by("analyst"), NOW, WantedBrokers())
    by_id = {broker.thing.id: broker for broker in answer.brokers}
    assert by_id[person_id("P10")].rank_without_low_graded is None
    assert by_id[person_id("P9")].records == 1
    assert (answer.low_graded_pairs, answer.exact) == (2, True)


def test_who_may_not_see_a_bridge_is_told_of_another_network_without_trace(seen_by: Callable[[str], Reader]) -> None:
    answer = answer_brokers(seen_by("neighbourhood"), NOW, WantedBrokers())
    pieces = {broker.thing.id: broker.pieces for broker in answer.brokers}
    assert pieces[person_id("P9")] == 2
    assert person_id("P10") not in pieces
    assert (answer.low_graded_pairs, answer.pairs) == (0, 14)
    assert answer_groups(seen_by("neighbourhood"), NOW, seeds=2).alone == 2
    guessed = answer_suggestions(seen_by("neighbourhood"), NOW, WantedSuggestions(most=500))
    assert guessed.suggestions
    assert person_id("P10") not in guessed.model_dump_json()


def test_two_groups_are_connected_by_those_between_them(seen_by: Callable[[str], Reader]) -> None:
    answer = answer_brokers(seen_by("neighbourhood"), NOW, WantedBrokers(LEFT, RIGHT))
    assert answer.asked.question == "Who connects these two groups?"
    assert (answer.brokers[0].thing.id, answer.brokers[0].betweenness) == (person_id("P9"), 1.0)
    with pytest.raises(NotOnRecordError):
        answer_brokers(seen_by("analyst"), NOW, WantedBrokers(("P1",), ("P99",)))


def test_a_suggestion_gives_its_reasons_and_its_base_rate(seen_by: Callable[[str], Reader]) -> None:
    answer = answer_suggestions(seen_by("analyst"), NOW, WantedSuggestions(most=5))
    first = answer.suggestions[0]
    assert first.tried >= 20
    assert "common associates: " in first.reasons[0]
    assert first.evidence
    alone = answer_suggestions(seen_by("analyst"), NOW, WantedSuggestions("P11"))
    assert (alone.suggestions, "Nobody is suggested" in alone.verdict) == ((), True)


def test_sharing_a_thing_is_told_by_whether_it_was_at_one_time(seen_by: Callable[[str], Reader]) -> None:
    found = {(each.thing.id, each.type): each for each in _shared(seen_by("analyst"))}
    assert found[person_id("P2"), "AT_ADDRESS"].overlap == "possible"
    assert found[person_id("P3"), "AT_ADDRESS"].words == "same address, one after the other"
    assert found[person_id("P4"), "AT_ADDRESS"].gradings == ("3DC",)
    assert found[person_id("P5"), "IN_CUSTODY_AT"].overlap == "certain"
    assert (person_id("P6"), "IN_CUSTODY_AT") not in found


def test_who_shares_by_a_report_that_may_not_be_seen_is_not_there(seen_by: Callable[[str], Reader]) -> None:
    assert person_id("P4") not in {each.thing.id for each in _shared(seen_by("neighbourhood"))}
    with pytest.raises(NotOnRecordError):
        seen_by("auditor").ask(shared_by(person_id("P1")))


def _shared(reader: Reader) -> tuple[SharingAnswer, ...]:
    sharing = reader.ask(shared_by(person_id("P1")))
    return AssociatesAnswer.of(reader.dossier(person_id("P1")), sharing).through_shared_things


def test_what_is_new_around_somebody_is_told_with_what_says_so(seen_by: Callable[[str], Reader]) -> None:
    since = datetime(2020, 1, 1, tzinfo=UTC)
    answer = answer_changes(seen_by("analyst"), NOW, since, "P9")
    assert {(each.sort, each.other.id) for each in answer.changes} == {("new", person_id(key)) for key in ("P1", "P5")}
    assert answer.changes[0].after == ("associated with (friend)",)
    assert answer.changes[0].evidence
    (changed,) = [each for each in answer_changes(seen_by("analyst"), NOW, since, "P3").changes if each.before]
    assert changed.differs[0] == "recorded since: associated with (friend), not graded, confirmed"
    with pytest.raises(InputError, match="Nothing can be new since then"):
        answer_changes(seen_by("analyst"), HowRead(since), since, "P9")
    with pytest.raises(InputError, match="another kind of thing: address"):
        answer_changes(seen_by("analyst"), NOW, since, "A1")
    unseen = answer_changes(seen_by("neighbourhood"), NOW, since, "P10")
    assert (unseen.changes, "Nothing new recorded" in unseen.verdict) == ((), True)


def test_a_kept_answer_asked_again_is_the_same_and_tells_another_viewer_what_differs(
    seen_by: Callable[[str], Reader],
) -> None:
    reader, since = seen_by("analyst"), datetime(2020, 1, 1, tzinfo=UTC)
    answers: tuple[Answer, ...] = (
        answer_groups(reader, NOW, seeds=3),
        answer_brokers(reader, NOW, WantedBrokers(LEFT, RIGHT, most=5)),
        answer_suggestions(reader, NOW, WantedSuggestions("P1", most=5)),
        answer_changes(reader, NOW, since, "P9"),
        answer_paths(reader, WantedPaths(("P1", "P5"), HowRead(without=("MEMBER_OF",)))),
        answer_associates(reader, "P1", None),
    )
    for answer in answers:
        kept = read_kept(answer.model_dump_json(), file="kept.json")
        assert (ask_again(reader, kept).same, kept.command in QUESTIONS) == (True, True)
    other = ask_again(seen_by("neighbourhood"), read_kept(answers[1].model_dump_json(), file="kept.json"))
    assert ("gone", False) in {(each.sort, other.same) for each in other.differences}
    assert any("MARROWBY10" in each.where for each in other.differences if each.sort == "gone")


def test_what_cannot_be_asked_again_is_refused_in_words(seen_by: Callable[[str], Reader]) -> None:
    for text in ("[]", "{}", "no JSON", '{"made": {"command": "paths", "parameters": {"strange": 1}}}'):
        with pytest.raises(UnreadableFileError, match=r"kept\.json is no answer"):
            read_kept(text, file="kept.json")
    kept = read_kept(answer_groups(seen_by("analyst"), NOW, seeds=2).model_dump_json(), file="kept.json")
    with pytest.raises(InputError, match="pass those as --weights"):
        ask_again(seen_by("analyst"), kept.model_copy(update={"weights": "our-own-3"}))
    with pytest.raises(InputError, match="no question `network gossip`"):
        ask_again(seen_by("analyst"), kept.model_copy(update={"command": "network gossip"}))


def test_on_the_command_line_groups_and_brokers_are_told_with_their_caveats(
    loaded: Bolt, endpoint: Endpoint, tmp_path_factory: pytest.TempPathFactory
) -> None:
    del loaded
    shell = Shell(endpoint, tmp_path_factory.mktemp("home"))
    who = ("--as", "analyst", "--purpose", "intelligence development: OP-1")
    told = shell.mosaic("network", "groups", *who).stdout + shell.mosaic("associates", "P1", *who).stdout
    for words in ("OFFICIAL-SENSITIVE", "stability", "not that they act together", "MARROWBY9", "one after the other"):
        assert words in told
    brokers = shell.answer("network", "brokers", *who, "--one", "P1", "--other", "P5")
    assert brokers["brokers"][0]["thing"]["id"] == person_id("P9")
    assert shell.mosaic("network", "brokers", *who, "--one", "P1").returncode == 2


def test_a_whole_answer_is_saved_as_a_chart_of_what_is_recorded(
    loaded: Bolt, endpoint: Endpoint, tmp_path_factory: pytest.TempPathFactory
) -> None:
    del loaded
    shell = Shell(endpoint, tmp_path_factory.mktemp("home"))
    who = ("--as", "analyst", "--purpose", "intelligence development: OP-1")
    answer = shell.answer("network", "suggest", *who, "--chart", "Who may know whom")
    shown = shell.answer("chart", "show", answer["chart"]["chart"], *who)
    asked = {each[side]["id"] for each in answer["suggestions"] for side in ("one", "other")}
    assert asked <= {node["id"] for node in shown["nodes"]}
    supposed = {frozenset((each["one"]["id"], each["other"]["id"])) for each in answer["suggestions"]}
    assert supposed.isdisjoint(frozenset((link["start"], link["end"])) for link in shown["links"])


def test_a_file_is_given_out_only_after_the_audit_record_says_so(
    loaded: Bolt, seen_by: Callable[[str], Reader]
) -> None:
    give = released(seen_by("analyst"), Parcel("an answer as CSV", (person_id("P1"),), "Who\n"))
    count = Statement("lines", "MATCH (a:Audit {operation: 'disclosure'}) RETURN count(a) AS lines")
    before = loaded.read("lines", lambda tx: tx.rows(count))[0]["lines"]
    assert give() == "Who\n"
    assert loaded.read("lines", lambda tx: tx.rows(count))[0]["lines"] == before + 1
