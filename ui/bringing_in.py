"""What somebody drew outside, brought in: new people as people, new ties resting on one report that says where from.

It goes in as it would by hand: through the forms, checked, on the audit record, seen by whom its report allows. What is
on record already (an edge that carries the id of its assertion) is left as it is.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, NamedTuple

from graph.errors import InputError
from graph.keys import is_node_id
from graph.kinds import NODE_KINDS
from ingest.by_hand.enter import enter
from ingest.by_hand.form import Form
from ingest.by_hand.kinds import columns_of, kind_of

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from ingest.by_hand.desk import Desk

    Drawn = Any

_THINGS = {
    "Person": "person",
    "Address": "address",
    "Vehicle": "vehicle",
    "Phone": "phone",
    "OnlineAccount": "account",
    "Organisation": "organisation",
}
_USES = {
    "AT_ADDRESS": ("residence", "address_id"),
    "USES_VEHICLE": ("vehicle-use", "vehicle_id"),
    "USES_PHONE": ("phone-use", "phone_id"),
    "USES_ACCOUNT": ("account-use", "account_id"),
    "MEMBER_OF": ("membership", "organisation_id"),
}
TIES = ("ASSOCIATED_WITH", *_USES)


class Report(NamedTuple):
    """Where a drawing is from.

    Attributes:
        title: What it is.
        text: What it says, in words.
        origin: Where its information first came from, by the reference of that source.
        grade: Its 3x5x2 grading.
        statement: Whether it states a fact, an assessment or an inference.
    """

    title: str
    text: str
    origin: str
    grade: str
    statement: str = "assessment"


class Brought(NamedTuple):
    """What became of a drawing.

    Attributes:
        report: The id of the report that it rests on; empty where there was nothing new.
        things: Ids of what is new, by what the drawing called it.
        ties: How many ties were entered.
        known: How many were on record already and were left alone.
    """

    report: str
    things: Mapping[object, str]
    ties: int
    known: int


def bring_in(desk: Desk, graph: Drawn, report: Report) -> Brought:
    """Enter what is new in a drawing.

    Raises:
        AccessRefusedError: If this user may not enter records.
        InputError: If something in it cannot be entered, or is likely to be on record already.
        NotOnRecordError: If it names what this user cannot see.
    """
    edges = list(graph.edges(keys=True, data=True))
    new = [(one, other, said) for one, other, key, said in edges if ":" not in str(key)]
    _check(graph, new)
    if not new:
        return Brought("", {}, 0, len(edges))
    things = {node: _entered(desk, graph, node) for node in graph.nodes if not _is_known(node, graph.nodes[node])}
    ids = {node: things.get(node, str(node)) for node in graph.nodes}
    direct = tuple(_direct(ids, edge) for edge in new if edge[2]["type"] == "ASSOCIATED_WITH")
    item = {"text": report.text, "grade": report.grade, "statement": report.statement}
    fields = {"title": report.title, "text": report.text, "origin_id": report.origin}
    done = enter(desk, Form(kind="report", fields=fields, items=(item,), links=direct))
    resting = done.rows[1].about
    for one, other, said in (edge for edge in new if edge[2]["type"] in _USES):
        word, column = _USES[said["type"]]
        cells = {"person_id": ids[one], column: ids[other], "kind": said.get("kind") or "", "report_id": resting}
        enter(desk, Form(kind=word, fields=cells))
    return Brought(done.rows[0].about, things, len(new), len(edges) - len(new))


def _check(graph: Drawn, new: list[tuple[Any, Any, dict[str, Any]]]) -> None:
    """Refuse a drawing as a whole before anything of it is entered."""
    for one, other, said in new:
        if said.get("type") not in TIES:
            message = f"A tie in the drawing is of no type that can be brought in: use one of {', '.join(TIES)}."
            raise InputError(message)
        if graph.nodes[one].get("kind") != "Person" or one == other:
            message = "A tie goes from one person to another person, or to something shared."
            raise InputError(message)
    kinds = {graph.nodes[node].get("kind") for node in graph.nodes if not _is_known(node, graph.nodes[node])}
    if unknown := sorted(str(kind) for kind in kinds - set(_THINGS)):
        message = f"{unknown[0]} is no kind of thing that can be brought in: use one of {', '.join(_THINGS)}."
        raise InputError(message)


def _is_known(node: object, said: Mapping[str, Any]) -> bool:
    kind = said.get("kind")
    return kind in NODE_KINDS and is_node_id(str(kind), str(node))


def _entered(desk: Desk, graph: Drawn, node: object) -> str:
    said = graph.nodes[node]
    word = _THINGS[said["kind"]]
    known = columns_of(kind_of(word).table)
    done = enter(desk, Form(kind=word, fields=dict(_fields(said, known))))
    if done.likely:
        message = "Something in the drawing is likely to be on record already: give it the id that it has in Mosaic."
        raise InputError(message)
    return done.rows[0].about


def _fields(said: Mapping[str, Any], known: tuple[str, ...]) -> Iterator[tuple[str, str]]:
    return (
        (name, str(value)) for name, value in said.items() if name in known and name != "kind" and value is not None
    )


def _direct(ids: Mapping[object, str], edge: tuple[Any, Any, dict[str, Any]]) -> dict[str, str]:
    one, other, said = edge
    detail = {name: str(said[name]) for name in ("strength", "detail", "role") if said.get(name)}
    return {"person_id": ids[one], "other_person_id": ids[other], "kind": said.get("kind") or "unknown", **detail}
