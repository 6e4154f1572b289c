"""Offences as cases: what is not coded is unknown, and what cannot be right is left aside and told."""

from __future__ import annotations

from graph.vocabulary import BehaviourState
from tests.analysis.patterns.series.hands import cases

OFFENCE = {"offence_id": "F1", "title": "Trespass", "latitude": "55.1", "longitude": "-2.4", "from_at": "2025-03-03"}
OTHER = {**OFFENCE, "offence_id": "F2"}


def mo(offence: str, behaviour: str, state: str) -> dict[str, str]:
    return {"offence_id": offence, "dimension": "speech", "behaviour": behaviour, "state": state}


def test_a_behaviour_that_is_not_coded_or_coded_both_ways_is_unknown() -> None:
    rows = [mo("F1", "hums", "present"), mo("F2", "hums", "absent"), mo("F2", "hums", "present")]
    found = cases({"offences": [OFFENCE, OTHER], "offence_mo": [*rows, mo("F1", "asks", "present")]})
    one, other = found.each
    assert one.behaviours["speech: hums"].state is BehaviourState.PRESENT
    assert other.behaviours["speech: hums"].state is BehaviourState.UNKNOWN
    assert "speech: asks" not in other.behaviours
    assert [column.codes.tolist() for column in found.offences.behaviours] == [[0, -1], [0, -1]]


def test_what_is_only_ever_coded_present_says_nothing_and_is_told() -> None:
    found = cases(
        {"offences": [OFFENCE, OTHER], "offence_mo": [mo("F1", "hums", "present"), mo("F2", "hums", "present")]}
    )
    assert found.offences.behaviours[0].rates.tolist() == [1.0]
    assert found.notes == (
        "1 behaviour is coded in one state only: how common that is is not known, so nothing is made of it.",
    )


def test_coordinates_that_cannot_be_right_and_windows_that_end_before_they_start_are_told_apart() -> None:
    turned = {"from_at": "2025-03-03T10:00", "to_at": "2025-03-02T10:00"}
    rows = [
        OFFENCE,
        {**OFFENCE, "offence_id": "F2", "latitude": "-2.4", "longitude": "55.1", **turned},
        {**OFFENCE, "offence_id": "F3", "latitude": "31.7", "longitude": "35.2"},
        {**OFFENCE, "offence_id": "F4", "latitude": "", "from_at": ""},
    ]
    words = " ".join(cases({"offences": rows}).notes)
    for said in ("1 offence has coordinates that are swapped", "1 offence has coordinates outside the country",
                 "1 offence has no coordinates", "ends before it starts", "1 offence has no time"):  # fmt: skip
        assert said in words


def test_an_offence_without_coordinates_is_where_its_address_is() -> None:
    addresses = [{"address_id": "A1", "latitude": "55.2", "longitude": "-2.3"}]
    found = cases({"offences": [{**OFFENCE, "latitude": "", "address_id": "A1"}, OTHER], "addresses": addresses})
    assert found.notes == ()


def test_only_a_conviction_names_an_offender_and_what_was_refuted_is_no_part() -> None:
    parts = [
        {"offence_id": "F1", "person_id": "P1", "role": "convicted"},
        {"offence_id": "F1", "person_id": "P2", "role": "suspect"},
    ]
    (case,) = cases({"offences": [OFFENCE], "offence_persons": parts}).each
    assert case.offenders == {"P1"}


def test_the_published_evidence_reaches_offences_by_strangers_only() -> None:
    rows = [{**OFFENCE, "stranger_victim": "yes"}, {**OTHER, "stranger_victim": "no"}, {**OFFENCE, "offence_id": "F3"},
            {**OFFENCE, "offence_id": "F4", "location_type": "online", "stranger_victim": "yes"}]  # fmt: skip
    assert [case.outside_scope for case in cases({"offences": rows}).each] == [
        "", "not against a stranger", "not recorded whether against a stranger", "committed online",
    ]  # fmt: skip
