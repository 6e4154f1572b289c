"""Columns of an invented force in the projection's own format: as many managed people as asked, each with a full file.

Twenty people are on record for each one who is managed, and some hundred and twenty assertions. What an officer would
find is in it: late visits, plans without a part, people who share an address; most things are in order.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from datetime import date
from typing import TYPE_CHECKING, NamedTuple

import numpy as np
import polars as pl

from benchmarks.column_values import filled, ids, one_list
from graph.access import Viewer
from graph.projection.folder import Files, Listed, ProjectionFolder
from graph.projection.snapshot import Snapshot
from graph.projection.tables import TABLES, Table, form
from graph.reading.frame import NOW, Frame

if TYPE_CHECKING:
    from pathlib import Path

ON = date(2026, 11, 20)
GRAPH = "columns of an invented force"
VIEWER = Viewer(user_id="bench", name="all but one class", title="benchmark")
CLASSES, SUPERSEDED, PEOPLE_ON_RECORD = 6, 0.02, 20
LATER_ROWS = 10**15
"""The number of the first row that comes after all else: more than any force has."""
RECORDED = (1_600_000_000_000, 1_795_000_000_000)
HOMES = ("home", "second", "family", "visited", "work")
ASSOCIATIONS = ("friend", "family", "partner", "co_offender")
TYPES = ("RSO", "RSO", "RSO", "RVO", "PDP", "SRO_subject")
MODES = ("active", "active", "active", "reactive", "custody")
PRIORITIES = ("very_high", "high", "medium", "low", "low", "low")
PARTS = ("supervision", "monitoring_control", "interventions_treatment", "victim_safety", "licence_conditions")
ITEMS = "date of birth; NINO; address; passport; bank account; card"
TRAITS, CODED = 60, 12
"""Behaviours that are coded, and how many times one offence is coded for one."""
OUTCOMES = ("seen_in", "seen_in", "no_reply")
Made = Callable[[int], pl.Series]
"""What makes a column of so many rows."""


class Tie(NamedTuple):
    """The link that a row asserts: its type, its other end, its kind, and whether the row's subject is at its end."""

    type: str
    other: pl.Series
    back: bool = False
    kind: pl.Series | str = ""


class Duty(NamedTuple):
    """Rows about things of managed people, or about them where nothing ties the row to them.

    Attributes:
        model: What they are.
        link: The link from a person that they assert.
        each: How many of each person.
        share: Which part of the people have any.
        tie: The kind of the link, where another row asserts it.
    """

    model: str
    link: str | None
    each: int
    share: float = 1.0
    tie: str = ""


def invented_snapshot(path: Path, published: int = 1) -> Snapshot:
    """What a viewer sees who may see all access classes but one, as at now."""
    folder = ProjectionFolder(path)
    listed = folder.listed()
    if listed is None:
        message = f"there are no columns in {path}"
        raise FileNotFoundError(message)
    frame = Frame(list(range(1, CLASSES)), published, NOW, {}, everything=False, loaded=None, viewer=VIEWER)
    return Snapshot(folder, frame, listed)


class InventedColumns:
    """Writes the tables of one force into a folder; the same ones for the same seed."""

    def __init__(self, path: Path, managed: int, *, seed: int = 7) -> None:
        self._folder = ProjectionFolder(path)
        self._random = np.random.default_rng(seed)
        self._managed = managed
        self._people = managed * PEOPLE_ON_RECORD
        self._rows = 0
        self._seq, self._ended = 1, SUPERSEDED
        self._parts: dict[Table, list[pl.DataFrame]] = {}

    def write(self) -> int:
        """Write every table and list them; how many rows assert something."""
        with self._folder.held():
            self._everybody()
            self._managements()
            self._reviewed()
            self._watched()
            self._intelligence()
            self._methods()
            self._finish()
        return self._rows

    def report(self, people: Sequence[str]) -> Listed:
        """Let one report that mentions these people come after all else; gives the list that takes it back."""
        listed = self._folder.listed()
        if listed is None:
            message = "there are no columns that a report could come to"
            raise FileNotFoundError(message)
        self._seq, self._rows, self._ended = 2, LATER_ROWS, 0.0
        report, told = pl.Series([f"report-{LATER_ROWS}"]), pl.Series(list(people))
        graded = {"source_grade": "2", "info_grade": "B", "handling_code": "P"}
        day = ON.isoformat()
        self._add("Report", report, title="seen", submitted_by="officer", submitted_at=day, event_on=day, **graded)
        item = pl.Series([f"reportitem-{LATER_ROWS}"])
        self._add("ReportItem", item, Tie("ITEM_OF", report), item="1", **graded)
        self._add("Mention", report.new_from_index(0, len(told)), Tie("MENTIONS", told), item="1", kind="person")
        fresh = {table.key: (table, pl.concat(parts)) for table, parts in self._parts.items()}
        tables = {
            key: listed.tables[key].model_copy(update={"fresh": self._folder.put(table, rows), "fresh_rows": len(rows)})
            for key, (table, rows) in fresh.items()
        }
        self._folder.list_anew(listed.model_copy(update={"published": 2, "tables": {**listed.tables, **tables}}))
        return listed

    def take_back(self, listed: Listed) -> None:
        """Let the columns be as they were listed before a report came."""
        self._folder.list_anew(listed)

    def _everybody(self) -> None:
        everyone, many = pl.int_range(self._people, eager=True), self._people // 2
        names = {"surname": self._word("Thorn", 40_000), "forenames": "Ann", "dob": self._days(365 * 50, 365 * 20)}
        self._add("Person", ids("person", everyone), **names, languages=one_list("English"), photo_on=self._days(400))
        line = self._word("Wynd", 90_000)
        self._add("Address", ids("address", pl.int_range(many, eager=True)), line1=line, town="Tarnmoor")
        for share, kinds in ((1.0, ("home",)), (0.1, HOMES)):
            people, kind = self._some_people(share), self._one_of(kinds)(int(self._people * share))
            tie = Tie("AT_ADDRESS", ids("address", self._some(many, len(people))), kind=kind)
            period = {"valid_from": self._days(2_500), "confirmed_on": self._days(300)}
            self._add("Residence", people, tie, kind=kind, **period)
        people, kind = self._some_people(0.5), self._one_of(ASSOCIATIONS)(many)
        self._add("Association", people, Tie("ASSOCIATED_WITH", self._some_people(0.5), kind=kind), kind=kind)
        people = self._some_people(0.4)
        self._add("Use", people, Tie("USES_PHONE", ids("phone", self._some(self._people, len(people)))), kind="user")

    def _managements(self) -> None:
        who = pl.int_range(self._managed, eager=True)
        under = Tie("MANAGED_UNDER", ids("person", who), back=True)
        by = Tie("MANAGED_BY", ids("officer", who // 50))
        how = {"type": self._one_of(TYPES), "mode": self._one_of(MODES), "priority": self._one_of(PRIORITIES)}
        mappa = {"mappa_category": 1, "mappa_level": self._one_of((1, 1, 1, 2, 3)), "lead_agency": "Police"}
        begun = {"from_on": self._days(2_000, 30), "relevant_on": self._days(2_500, 30)}
        court = {"disposal": self._one_of(("imprisonment", "community order", "caution")), "sentence_months": 30.0}
        self._add("Management", ids("management", who), under, by, **how, **mappa, **begun, **court, unit="North")
        officers = ids("officer", pl.int_range(self._managed // 50 + 1, eager=True))
        courses = one_list("ARMS", "MOSOVO", "ViSOR")
        self._add("Officer", officers, name=self._word("Marrow", 4_000), vetted_on=self._days(2_000), trained=courses)

    def _reviewed(self) -> None:
        """What is assessed, planned, ordered and reviewed of people because they are managed."""
        days, count = self._days, self._managed
        tools = pl.Series(["OSP_C", "ARMS", "ARMS"])[np.arange(3).repeat(count)]
        bands = self._one_of(("high", "medium", "low"))
        self._of(Duty("Assessment", "ASSESSED_IN", 3), tool=tools, version="2", band=bands, assessed_on=days(500))
        parts = dict.fromkeys(PARTS, "as agreed") | {"contingency": self._one_of(("recall", "recall", None))}
        every = self._one_of((60, 90, 120))
        self._of(Duty("Plan", "PLANNED_IN", 1), agreed_on=days(500), visit_interval_days=every, **parts)
        self._of(Duty("Review", "REVIEWED_IN", 2), kind="supervisor", made_on=days(300), rationale="access, as before")
        self._of(Duty("Meeting", "DISCUSSED_AT", 1, share=0.3), kind="MAPPA", held_on=days(300), rationale="as before")
        self._of(Duty("Order", "SUBJECT_TO", 1, share=0.5), type="SHPO", made_on=days(1_500), expires_on="2031-05-01")
        conditions = ids("condition", pl.int_range(count * 3 // 2, eager=True))
        bound = Tie("CONDITION_OF", ids("order", self._some(count // 2, len(conditions))))
        kinds = self._one_of(("contact", "internet", "curfew"))
        self._add("Condition", conditions, bound, kind=kinds, monitored_on=days(200))
        self._of(Duty("Offence", "INVOLVED_IN", 2, tie="convicted"), reported_on=days(3_000, 800), contact=True)
        self._of(Duty("Custody", None, 1, share=0.3), from_on=days(800, 1_400), release_on=days(300, 900))

    def _watched(self) -> None:
        """What is notified, visited, asked and checked of people because they are managed."""
        days, count = self._days, self._managed
        events = self._one_of(("initial", "periodic", "change_address"))
        self._of(
            Duty("Notification", "NOTIFIED_IN", 4), event=events, made_on=days(1_200), items=ITEMS, station="Tarnmoor"
        )
        seen = days(700)(5 * count)
        visit = {"visited_at": seen, "risk_assessed_on": seen, "outcome": self._one_of(OUTCOMES)}
        self._of(Duty("Visit", "VISITED_IN", 5), kind="home_visit", observations="as before", **visit)
        exported = {"visor_contact": True, "visor_exported": True}
        agencies = self._one_of(("Probation", "Housing"))
        self._of(Duty("Contact", "SUBJECT_OF_CONTACT", 3), agency=agencies, made_on=days(700), about="risk", **exported)
        trigger = {"set_on": days(900), "trigger_set_on": days(900), "verified_on": days(30)}
        self._of(Duty("SystemFlag", None, 1), system="local", **trigger)
        self._of(Duty("Photo", None, 1), taken_on=days(400))
        self._of(Duty("Device", "HAS_DEVICE", 1, share=0.5), kind="phone", examined_on=days(500))
        self._of(Duty("Check", "CHECKED_IN", 1), system="PND", checked_on=days(300))

    def _intelligence(self) -> None:
        numbers = pl.int_range(self._managed * 4, eager=True)
        reports, seen = ids("report", numbers), self._days(2_000)(len(numbers))
        graded = {"source_grade": "2", "info_grade": "B", "handling_code": "P"}
        sent = {"submitted_by": "officer", "submitted_at": seen, "event_on": seen}
        self._add("Report", reports, title="seen", origin_id=self._word("O", 90_000), **sent, **graded)
        self._add("ReportItem", ids("reportitem", numbers), Tie("ITEM_OF", reports), item="1", **graded)
        told = ids("report", self._some(len(numbers), self._managed * 9))
        people = ids("person", self._some(self._people, len(told)))
        self._add("Mention", told, Tie("MENTIONS", people), item="1", kind="person", role="subject")

    def _methods(self) -> None:
        """Offences that nobody is known for, one for two managed people, and what is coded of a third of all."""
        known, count = self._managed * 2, self._managed * 5 // 2
        open_ = ids("offence", pl.int_range(known, count, eager=True))
        self._add("Offence", open_, reported_on=self._days(3_000, 800), outcome="undetected")
        coded = np.repeat(self._random.permutation(count)[: count // 3], CODED)
        trait = self._random.integers(0, TRAITS, len(coded))
        offences, traits = ids("offence", pl.Series(coded)), pl.Series(trait).cast(pl.String)
        tie = Tie("CODED_WITH", ids("mobehaviour", pl.Series(trait)))
        state = self._one_of(("present", "present", "absent"))
        # What somebody coded twice in two ways is one more thing that a rule has to put aside.
        self._add("MoBehaviour", offences, tie, dimension="speech", behaviour="trait " + traits, state=state)

    def _of(self, duty: Duty, **said: object) -> None:
        people = pl.concat([ids("person", pl.int_range(int(self._managed * duty.share), eager=True))] * duty.each)
        own = ids(duty.model.lower(), pl.int_range(len(people), eager=True))
        if duty.tie:
            self._add("Involvement", people, Tie(duty.link or "", own, kind=duty.tie), is_index=True)
            self._add(duty.model, own, **said)
        elif duty.link:
            self._add(duty.model, own, Tie(duty.link, people, back=True), **said)
        else:
            self._add(duty.model, people, **said)

    def _add(self, model: str, about: pl.Series, /, *ties: Tie, **said: object) -> None:
        count = len(about)
        number = pl.int_range(self._rows, self._rows + count, eager=True)
        self._rows += count
        record = ids("line", number) + ".1"
        ended = pl.Series(self._random.random(count) < self._ended)
        fate = {
            "acc": self._numbers(1, CLASSES + 1, count),
            "seq": self._seq,
            "recorded": self._numbers(*RECORDED, count),
        }
        fate["superseded"] = pl.select(pl.when(ended).then(1)).to_series()
        own = {"id": record, "about": about, "source": "invented", "grade": "2BP", "key": number.cast(pl.String)}
        own |= {"valid_from": said.pop("valid_from", None)}
        fields = {f"f_{name}": value for name, value in said.items()}
        self._put(Table("records", model), {**own, **fields, **fate}, count)
        for tie in ties:
            start, end = (tie.other, about) if tie.back else (about, tie.other)
            blank = dict.fromkeys(("strength", "from_earliest", "from_latest", "to_earliest", "to_latest"), "")
            hot = {"id": f"{tie.type}:" + record + ":0", "start": start, "end": end, "record": record, "kind": tie.kind}
            self._put(Table("links", tie.type), {**hot, **blank, **fate}, count)

    def _put(self, table: Table, given: Mapping[str, object], count: int) -> None:
        self._parts.setdefault(table, []).append(filled(table, given, count))

    def _finish(self) -> None:
        listed: dict[str, Files] = {}
        for table in TABLES:
            whole = pl.concat([pl.DataFrame(schema=table.schema), *self._parts.pop(table, [])], rechunk=False)
            listed[table.key] = self._folder.whole(table, whole)
        self._folder.list_anew(Listed(form=form(), graph=GRAPH, published=1, load=None, rewritten=1, tables=listed))

    def _some_people(self, share: float) -> pl.Series:
        return ids("person", self._some(self._people, int(self._people * share)))

    def _numbers(self, low: int, high: int, size: int) -> pl.Series:
        return pl.Series(self._random.integers(low, high, size))

    def _some(self, of: int, size: int) -> pl.Series:
        return self._numbers(0, of, size)

    def _one_of(self, values: tuple[object, ...]) -> Made:
        return lambda size: pl.Series(values)[self._random.integers(0, len(values), size)]

    def _word(self, stem: str, many: int) -> Made:
        return lambda size: stem + self._some(many, size).cast(pl.String)

    def _days(self, longest: int, least: int = 0) -> Made:
        """Days in the past as a source writes them."""

        def days(size: int) -> pl.Series:
            ago = self._numbers(least, longest + least, size)
            return (
                pl.DataFrame({"ago": ago}).select((pl.lit(ON) - pl.duration(days="ago")).dt.to_string("%Y-%m-%d"))
            ).to_series()

        return days
