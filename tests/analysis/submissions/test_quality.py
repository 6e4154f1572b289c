"""The quality of submissions, from columns: what each submitter's reports have, and nothing more."""

from __future__ import annotations

from analysis.submissions.quality import NO_TEAM, NOBODY, quality
from analysis.submissions.reports import Read, submitted
from graph.keys import node_id
from graph.reading.columns import Columns
from graph.reading.results import Returned

R1, R2, ITEM, OFFICER = "report-1", "report-2", "reportitem-1", node_id("Officer", "force", "O1")


def columns(names: str, *rows: tuple[object, ...]) -> Columns:
    listed = tuple(names.split())
    return Columns(
        listed, tuple(list(column) for column in zip(*rows, strict=True)) if rows else tuple([] for _ in listed)
    )


READ = Read(
    columns(
        "about source submitted_by event_on text title source_grade",
        (R1, "force", "O1", "2026-03", None, None, None),
        (R2, "force", None, None, "words", None, "2"),
    ),
    columns("about text source_grade", (ITEM, "They met.", "2")),
    columns("about unit", (OFFICER, "Brackwater")),
    columns("start end", (ITEM, R1)),
    columns("start end", (R1, "person-1"), (R1, "address-1"), (R1, "vehicle-1")),
    (Returned(R1, 1, waits=False), Returned(R2, 2, waits=True)),
)


def test_a_report_has_what_it_or_its_items_have() -> None:
    first, second = submitted(READ)
    assert (first.team, first.graded, first.text, first.event) == ("Brackwater", True, True, True)
    assert first.mentions == {"Person", "Address", "Vehicle"}
    assert (second.team, second.by, second.graded, second.event, second.mentions) == (
        None,
        None,
        True,
        False,
        frozenset(),
    )


def test_submissions_are_counted_by_team_and_submitter() -> None:
    found = {(each.team, each.by): each for each in quality(submitted(READ))}
    assert found["Brackwater", "O1"][2:] == (1, 1, 1, 1, 1, 1, 1, 1, 1, 1)
    assert found[NO_TEAM, NOBODY][2:] == (1, 1, 1, 0, 0, 0, 0, 0, 1, 0)


def test_no_reports_are_no_rows() -> None:
    assert quality(()) == ()
