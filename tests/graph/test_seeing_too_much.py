"""For every access rule somebody who lacks just what it asks for, and tries every way to see."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import pytest

from graph.access import Clearance, Restrictions, Viewer
from graph.asking.officers import officers_called
from graph.drafts import LinkDraft, NodeDraft
from graph.errors import AccessRefusedError, NotOnRecordError
from graph.keys import line_id, node_id
from graph.reading.frame import View
from graph.reading.quarantine import Wanted
from graph.reading.search import Asked
from tests.graph.rows import (
    EVERYTHING,
    OUTSIDER,
    SOURCE,
    Said,
    association,
    draft_of,
    load,
    person,
    pid,
    reads,
    refusal,
)

if TYPE_CHECKING:
    from collections.abc import Callable

    from graph.neo4j.bolt import Bolt
    from graph.reader import Reader

RULES = {
    "compartment": Restrictions(compartments=frozenset({"lantern"})),
    "one of two compartments": Restrictions(compartments=frozenset({"lantern", "harbour"})),
    "handling": Restrictions(handling="C"),
    "action": Restrictions(handling="C", action="A1"),
    "sanitisation": Restrictions(handling="C", sanitisation="S1"),
    "recipients": Restrictions(recipients=frozenset({"police"})),
}
FULL = EVERYTHING.clearance
LACKING = {
    "compartment": FULL.model_copy(update={"compartments": frozenset({"harbour"})}),
    "one of two compartments": FULL.model_copy(update={"compartments": frozenset({"harbour"})}),
    "handling": FULL.model_copy(update={"handling": frozenset({"P"})}),
    "action": FULL.model_copy(update={"actions": frozenset({"A2", "A3"})}),
    "sanitisation": FULL.model_copy(update={"sanitisations": frozenset({"S2"})}),
    "recipients": FULL.model_copy(update={"recipient_of": frozenset({"probation"})}),
}
HIDDEN = pid("H1")


def somebody(clearance: Clearance) -> Viewer:
    return Viewer(user_id="somebody", name="Wren Halfpenny", title="tester", clearance=clearance)


def hide(graph: Bolt, rule: str) -> None:
    said = Said(restrictions=RULES[rule])
    officer = NodeDraft("Officer", node_id("Officer", SOURCE, "HO1"))
    rows = [
        person("H1", "Zebedee", said, pnc_id="98/8000009U"),
        person("P1"),
        association("P1", "H1", said=said),
        draft_of("Officer", "HO1", {"name": "DC Flint"}, said, officer),
    ]
    load(graph, rows, refusals=[refusal("Zebedee", said)])


ATTEMPTS: dict[str, Callable[[Reader], object]] = {
    "dossier": lambda reader: reader.dossier(HIDDEN),
    "page": lambda reader: reader.page(HIDDEN),
    "report": lambda reader: reader.report(HIDDEN),
    "reveal": lambda reader: reader.reveal(HIDDEN, "curious"),
    "neighbourhood": lambda reader: reader.neighbourhood(HIDDEN),
    "find by id": lambda reader: reader.find(HIDDEN),
    "find by key": lambda reader: reader.find("H1"),
    "find by reference": lambda reader: reader.find("98/8000009U"),
    "yesterday": lambda reader: reader.at(View(published=1)).dossier(HIDDEN),
    "things": lambda reader: reader.things([HIDDEN]),
    "officers by key": lambda reader: reader.ask(officers_called(["HO1"])),
    "history": lambda reader: reader.history(line_id(SOURCE, "persons", "H1")),
    "search by name": lambda reader: reader.search(Asked("zebedee")).hits,
    "search by key": lambda reader: reader.search(Asked("H1")).hits,
    "refused rows": lambda reader: reader.search(Asked("zebedee")).refused,
    "trace": lambda reader: [line.hits for line in reader.trace(["zebedee"]).lines if line.hits or line.refused],
    "quarantine": lambda reader: reader.quarantine(Wanted()).items,
    "quarantine counts": lambda reader: reader.quarantine(Wanted()).counts,
    "links": lambda reader: reader.links_as_columns("ASSOCIATED_WITH").data[0],
    "ties": lambda reader: reader.links_as_columns("ASSOCIATED_WITH", provenance=True).data[0],
    "columns": lambda reader: [
        name for name in reader.records_as_columns("Person", ["surname"]).data[4] if name != "Thornwicket"
    ],
    "the other end": lambda reader: reader.dossier(pid("P1")).links,
    "counts at the other end": lambda reader: reader.neighbourhood(pid("P1")).counts,
}


@pytest.mark.parametrize("rule", RULES)
def test_who_lacks_just_one_thing_sees_nothing_in_any_way(graph: Bolt, rule: str) -> None:
    hide(graph, rule)
    assert tried(reads(graph, somebody(LACKING[rule]))) == {}
    assert tried(reads(graph, OUTSIDER)) == {}


def test_who_lacks_nothing_sees_it_in_every_way(graph: Bolt) -> None:
    hide(graph, "action")
    assert tried(reads(graph, EVERYTHING)).keys() == ATTEMPTS.keys()


def tried(reader: Reader) -> dict[str, object]:
    """What the attempts brought; an attempt that is refused or comes back empty is left out."""
    seen = {}
    for name, attempt in ATTEMPTS.items():
        try:
            found = attempt(reader)
        except NotOnRecordError:
            continue
        if found:
            seen[name] = found
    return seen


def test_withheld_and_never_there_are_refused_in_the_same_words(graph: Bolt) -> None:
    hide(graph, "handling")
    reader = reads(graph, OUTSIDER)
    for ask in (reader.dossier, reader.page, reader.report, reader.neighbourhood, reader.find):
        with pytest.raises(NotOnRecordError) as withheld:
            ask(HIDDEN)
        with pytest.raises(NotOnRecordError) as never:
            ask(pid("nobody"))
        assert str(withheld.value) == str(never.value)


# What Lucene would obey, and fields of the index itself.
COMMANDS = [
    *'+-&|!(){}[]^"~*?:\\/<>=@#',
    "&&", "||", "AND", "OR", "NOT", "TO", "a AND b", "zebedee OR *", "*:*", "s_acc:k1", "s_acc:(k1 OR k2)",
    "z* OR s_kind:person", "zebedee) OR (s_acc:k1", "[a TO z]", "/z.*/", "zebedee~2", "zebedee^99", '"zebedee',
    "\u0000", "\uff0a", "s_name\uff1azebedee", "_exists_:s_name", "x" * 40_000, "zebedee " * 2_000,
    "\u200f\u05d6\u05d1", "\U0001f600",
]  # fmt: skip


def test_nothing_that_somebody_types_is_obeyed_by_the_index(graph: Bolt) -> None:
    hide(graph, "compartment")
    reader = reads(graph, somebody(LACKING["compartment"]))
    hits = {text: reader.search(Asked(text)).hits for text in COMMANDS}
    assert {hit.thing.id for found in hits.values() for hit in found} <= {pid("P1")}
    assert [reader.search(Asked("zebedee", (kind,))).hits for kind in COMMANDS] == [()] * len(COMMANDS)


def test_the_same_text_finds_for_who_may_see_it(graph: Bolt) -> None:
    hide(graph, "compartment")
    for text in ('"zebedee"', "zebedee*", "+zebedee", "(Zebedee)", "ZEBEDEE!", "zebedee:", "z\u00ebbed\u00e9e"):
        assert [hit.thing.id for hit in reads(graph).search(Asked(text)).hits] == [HIDDEN], text


def test_a_victim_is_masked_until_somebody_says_why(graph: Bolt) -> None:
    victim = NodeDraft("Victim", node_id("Victim", SOURCE, "V1"))
    row = draft_of("Victim", "V1", {"age_band": "8-10"}, Said(), victim)
    load(graph, [row])
    reader = reads(graph)
    dossier = reader.dossier(victim.id)
    assert "8-10" not in repr(dossier)
    assert "V1" not in repr(dossier)
    with pytest.raises(AccessRefusedError):
        reader.reveal(victim.id, " ")
    assert "8-10" in repr(reader.reveal(victim.id, "strategy meeting"))
    assert "8-10" not in repr(reader.search(Asked("8-10")))
    with pytest.raises(ValueError, match="masked"):
        reader.records_as_columns("Victim", ["age_band"])


def test_a_masked_end_of_a_link_stays_masked_even_when_the_other_end_is_revealed(graph: Bolt) -> None:
    child, person_end = NodeDraft("Child", node_id("Child", SOURCE, "K1")), NodeDraft("Person", pid("P1"))
    row = draft_of("Child", "K1", {"age_band": "5-7"}, Said(), child)
    tie = draft_of("ChildTie", "K1-P1", {"kind": "victim"}, Said(), person_end)
    links = (LinkDraft("CHILD_TIE", child.id, person_end.id, "victim"),)
    load(graph, [row, person("P1"), replace(tie, links=links)])
    assert "5-7" not in repr(reads(graph).reveal(pid("P1"), "strategy meeting"))
