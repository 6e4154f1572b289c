"""Reports onto disk: the report, its items where it has several, what they mention, and who received it."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from ingest.invented.intelligence import SAID_BY_SEVERAL, Item, Report

if TYPE_CHECKING:
    from ingest.invented.district import District, Nominal
    from ingest.invented.draw import Draw
    from ingest.invented.layout import Cells

_LEAD = {
    "A": "Seen or heard directly. ",
    "B": "",
    "C": "Said to be so. ",
    "D": "Reported without detail. ",
    "E": "Doubted. ",
}


def publish(district: District) -> None:
    """Writes every report of the district, with copies of some."""
    draw = district.draw("reports")
    _copy_some(district, draw)
    managed = {person.id: person for person in district.managed}
    for report in district.log.reports:
        write_report(district, draw, report)
        _receipts(district, draw, report, managed)


def _copy_some(district: District, draw: Draw) -> None:
    # A copied report has a number of its own and the origin of the first: it must not corroborate it.
    originals = [report for report in district.log.reports if report.about is not None and not report.about.scripted]
    for report in draw.some(originals, max(0, district.log.room)):
        identity = district.new_id("R")
        by = draw.pick(district.patrol)
        copy = replace(
            report,
            id=identity,
            title=f"{report.title} (shared)",
            submitted_on=draw.later(report.submitted_on, 1, 30),
            by=by,
            items=[replace(item, rows=[]) for item in report.items],
        )
        district.log.reports.append(copy)
        for item, repeated in zip(report.items, copy.items, strict=True):
            _say_again(district, item, copy, repeated)


def _say_again(district: District, item: Item, copy: Report, repeated: Item) -> None:
    for table, cells in item.rows:
        if table in SAID_BY_SEVERAL:
            district.extract.add(table, cells | copy.provenance(repeated))


def write_report(district: District, draw: Draw, report: Report) -> None:
    """Writes one report with its items and mentions."""
    district.extract.add("reports", report_cells(draw, report))
    several = len(report.items) > 1
    for number, item in enumerate(report.items, 1):
        label = str(number) if several else ""
        if several:
            cells = {"report_id": report.id, "item": label, "text": item.text} | item.grade.cells()
            district.extract.add("report_items", cells)
        for mention in dict.fromkeys(item.mentions):
            cells = {
                "report_id": report.id,
                "item": label,
                "kind": mention.kind,
                "ref_id": mention.ref_id,
                "role": mention.role,
            }
            district.extract.add("report_mentions", cells)


def report_cells(draw: Draw, report: Report) -> Cells:
    """The row of a report."""
    text = "\n".join(f"{number}. {item.text}" for number, item in enumerate(report.items, 1))
    return {
        "report_id": report.id,
        "origin_id": report.origin,
        "title": report.title,
        "text": text if len(report.items) > 1 else _LEAD[report.grade.information] + report.items[0].text,
        "event_on": report.event_on.isoformat(),
        "submitted_at": draw.moment(report.submitted_on, 7, 22) + ("Z" if draw.chance(0.05) else ""),
        "submitted_by": report.by.id,
        "conditions": report.grade.conditions,
        "marking": "OFFICIAL-SENSITIVE" if report.about else "OFFICIAL",
        "compartments": report.compartments,
        "recorded_at": report.submitted_on.isoformat(),
        "recorded_by": report.by.id,
    } | report.grade.cells()


def _receipts(district: District, draw: Draw, report: Report, managed: dict[str, Nominal]) -> None:
    named = dict.fromkeys(mention.ref_id for item in report.items for mention in item.mentions)
    for key in named:
        case = managed[key].case if key in managed else None
        if case is None:
            continue
        cells = {
            "report_id": report.id,
            "person_id": key,
            "officer_id": case.officer.id,
            "acknowledged_on": draw.later(report.submitted_on, 0, 6).isoformat() if draw.chance(0.9) else "",
        }
        district.extract.add("report_receipts", cells)
