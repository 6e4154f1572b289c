"""Intelligence: reports, their items (each graded by itself), what they mention, who received them."""

from __future__ import annotations

from typing import ClassVar

from graph.model.row import Day, Moment, Row, SearchGroup, Text
from graph.vocabulary import Marking


class Report(Row):
    """An intelligence report; its items carry the gradings where it has any."""

    TITLE = "report"
    NAMED_BY = ("title",)
    SEARCHED: ClassVar = {SearchGroup.TEXT: ("title", "text")}

    origin_id: Text = None
    title: Text = None
    text: Text = None
    event_on: Day = None
    submitted_at: Moment = None
    submitted_by: Text = None
    source_grade: Text = None
    info_grade: Text = None
    handling_code: Text = None
    action_code: Text = None
    sanitisation: Text = None
    conditions: Text = None
    marking: Marking | None = None


class ReportItem(Row):
    """One numbered item of a report: the source item that an assertion rests on."""

    TITLE = "report item"
    NAMED_BY = ("item",)
    SEARCHED: ClassVar = {SearchGroup.TEXT: ("text",)}

    item: Text = None
    text: Text = None
    source_grade: Text = None
    info_grade: Text = None
    handling_code: Text = None
    action_code: Text = None
    sanitisation: Text = None


class Mention(Row):
    """That a report mentions somebody or something, and as what."""

    TITLE = "mention"

    item: Text = None
    kind: Text = None
    role: Text = None


class NamedMention(Row):
    """That a report names somebody without a reference: words that can be searched, and no link to anybody."""

    TITLE = "name in a report"
    SEARCHED: ClassVar = {SearchGroup.NAME: ("named",)}

    named: Text = None
    role: Text = None


class Receipt(Row):
    """That an officer was sent a report about a person, and whether it was acknowledged."""

    TITLE = "receipt"

    acknowledged_on: Day = None
