"""Random small worlds of rows with random access classes, and the same worlds without what a viewer may not see."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, NamedTuple

from graph.access import OPEN, AccessClass, Clearance, Restrictions, Viewer
from graph.drafts import Draft, LinkDraft, NodeDraft, Refusal
from graph.keys import digest, node_id
from graph.writing.stored import parent_of
from tests.graph.rows import SOURCE, Said, draft_of, iid, item, marker, person, pid, refusal, report, rid

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping
    from random import Random

COMPARTMENTS = ("lantern", "harbour")
RECIPIENTS = ("police", "probation")
SURNAMES = ("Thornwicket", "Thornwick", "Quillfeather", "Marrow")
PEOPLE = tuple(f"P{number}" for number in range(1, 9))
REPORTS = ("R1", "R2", "R3")


class Row(NamedTuple):
    """A row and the class under which it must be treated, worked out without the product's own inheritance."""

    what: Draft | Refusal
    entry: AccessClass


World = list[list[Row]]


def restrictions(random: Random) -> Restrictions:
    if random.random() < 0.4:
        return Restrictions()
    code = random.random() < 0.6
    conditioned = code and random.random() < 0.7
    return Restrictions(
        compartments=frozenset(name for name in COMPARTMENTS if random.random() < 0.3) or None,
        handling=("C" if conditioned else "P") if code else None,
        action=random.choice(["A1", "A2", None]) if conditioned else None,
        sanitisation=random.choice(["S1", None]) if conditioned else None,
        recipients=frozenset(random.sample(RECIPIENTS, 1)) if random.random() < 0.2 else None,
    )


def viewer(random: Random) -> Viewer:
    def some(names: tuple[str, ...]) -> frozenset[str]:
        return frozenset(name for name in names if random.random() < 0.5)

    clearance = Clearance(
        compartments=some(COMPARTMENTS),
        handling=random.choice([frozenset({"P", "C"}), frozenset({"P"})]),
        actions=some(("A1", "A2")),
        sanitisations=some(("S1",)),
        recipient_of=some(RECIPIENTS),
    )
    return Viewer(user_id="somebody", name="Wren Halfpenny", title="tester", clearance=clearance)


def world(random: Random) -> World:
    """Two loads of rows in an order in which what is cited comes first."""
    first = list(_rows(random))
    classes = _classes(first)
    rows = [_spelt_out(what, _class_of(what, classes)) for what in first]
    later = [_changed(row, random) for row in rows if isinstance(row.what, Draft) and random.random() < 0.25]
    return [[_anchor("first"), *rows], [_anchor("second"), *later]]


def without(everything: World, seen_by: Viewer) -> World:
    """The same world if what this viewer may not see had never been: whole lines, all their versions."""
    final = {row.what.line: row.entry for rows in everything for row in rows if isinstance(row.what, Draft)}
    return [
        [row for row in rows if seen_by.clearance.admits(final.get(getattr(row.what, "line", ""), row.entry))]
        for rows in everything
    ]


def _anchor(key: str) -> Row:
    return Row(person(key, "Anchor"), OPEN)


def _rows(random: Random) -> Iterator[Draft | Refusal]:
    for key in REPORTS:
        yield report(key, Said(restrictions=restrictions(random)), text=f"seen with {random.choice(SURNAMES)}")
        part = item(f"{key}-1", key, Said(restrictions=restrictions(random)), text=f"about {random.choice(SURNAMES)}")
        yield replace(part, mints=(*part.mints, *part.needs), needs=())
    for key in PEOPLE:
        yield person(key, random.choice(SURNAMES), _said(random), forenames=random.choice(["Ann", "Bo"]))
        yield draft_of(
            "Name", f"N{key}", {"name": random.choice(SURNAMES)}, _said(random), NodeDraft("Person", pid(key))
        )
        fact = marker(f"M{key}", random.choice(PEOPLE), "dog", _said(random))
        yield replace(fact, mints=fact.needs, needs=(), stands_alone=True)
        yield marker(f"W{key}", "P99", "dog", _said(random))
    for number in range(12):
        yield _tie(f"T{number}", random.choice(PEOPLE), random.choice(PEOPLE), _said(random))
        yield _car(f"C{number}", random.choice(PEOPLE), _said(random))
    for number in range(4):
        yield refusal(f"{random.choice(SURNAMES)} {number}", Said(restrictions=restrictions(random)))


def _said(random: Random) -> Said:
    cited = random.choice([None, *REPORTS])
    inherits = iid(f"{cited}-1") if cited and random.random() < 0.5 else None
    return Said(report=rid(cited) if cited else None, inherits=inherits, restrictions=restrictions(random))


def _tie(key: str, one: str, other: str, said: Said) -> Draft:
    """A tie that brings both its ends into being, so that it stands whatever else there is."""
    ends = NodeDraft("Person", pid(one)), NodeDraft("Person", pid(other))
    draft = draft_of("Association", key, {"kind": "friend"}, said, ends[0])
    return replace(draft, mints=ends, links=(LinkDraft("ASSOCIATED_WITH", ends[0].id, ends[1].id, "friend"),))


def _car(key: str, of: str, said: Said) -> Draft:
    car, owner = NodeDraft("Vehicle", node_id("Vehicle", SOURCE, key)), NodeDraft("Person", pid(of))
    draft = draft_of("Vehicle", key, {"vrm": f"AB{key} CDE"}, said, car)
    return replace(draft, mints=(car, owner), links=(LinkDraft("USES_VEHICLE", owner.id, car.id, "keeper"),))


def _classes(rows: list[Draft | Refusal]) -> dict[str, AccessClass]:
    classes: dict[str, AccessClass] = {}
    for row in rows:
        if isinstance(row, Draft) and row.model in {"Report", "ReportItem"}:
            classes[row.about.id] = row.restrictions.under(classes.get(parent_of(row) or "", OPEN))
    return classes


def _class_of(row: Draft | Refusal, classes: Mapping[str, AccessClass]) -> AccessClass:
    if isinstance(row, Refusal):
        return (row.restrictions or Restrictions()).under(OPEN)
    return row.restrictions.under(classes.get(parent_of(row) or "", OPEN))


def _spelt_out(row: Draft | Refusal, entry: AccessClass) -> Row:
    """The row with its class in its own words, since what it follows may be left out of the other world."""
    entry = entry.model_copy(update={"handling": entry.handling or "P"})
    return Row(replace(row, restrictions=Restrictions(**entry.model_dump())), entry)


def _changed(row: Row, random: Random) -> Row:
    """A new version of a row, under the same class or a stricter one."""
    draft = row.what
    assert isinstance(draft, Draft)
    entry = row.entry
    if random.random() < 0.3 and draft.model not in {"Report", "ReportItem"}:
        entry = entry.and_also(AccessClass(compartments=frozenset({"harbour"})))
    words = Restrictions(**entry.model_dump())
    return Row(replace(draft, digest=digest(draft.digest, "changed"), restrictions=words), entry)
