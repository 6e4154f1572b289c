"""From a form to the rows of the extract layout that it stands for: with keys of their own, and who recorded them."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from graph.errors import InputError
from graph.grading import GradingError, parse_grading
from graph.keys import BY_HAND, node_id
from ingest.by_hand.kinds import KINDS, Kind, kind_of, table_of
from ingest.mapping.spec import EVERY_COLUMN

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping, Sequence
    from datetime import datetime

    from ingest.by_hand.form import Cells, Form

GRADED = ("source_grade", "info_grade", "handling_code", "action_code", "sanitisation")


class HandRow(NamedTuple):
    """A row that somebody entered.

    Attributes:
        table: Its table of the extract layout.
        cells: Its cells by column.
        key: Its own key, for a row whose columns might be those of another one.
    """

    table: str
    cells: Mapping[str, str]
    key: str


class Recorder(NamedTuple):
    """Who records, when, and where new keys come from."""

    user: str
    now: datetime
    mint: Callable[[], str]

    @property
    def cells(self) -> Cells:
        """Who and when as cells of a row."""
        return {"recorded_by": self.user, "recorded_at": self.now.isoformat(timespec="milliseconds")}


def rows_of(form: Form, recorder: Recorder) -> list[HandRow]:
    """The rows of a form, the one it is about first.

    Raises:
        InputError: If something is missing that a row of this kind cannot be without.
    """
    kind = kind_of(form.kind)
    _refuse_parts_of_others(form)
    fields = _filled(form.fields)
    _require(kind, fields)
    if kind.word == "report":
        return list(_report(form, fields, recorder))
    main = _row(kind.table, fields, recorder)
    if kind.word == "offence":
        return [main, *_of_offence(form, main.key, recorder)]
    return [main]


def _report(form: Form, fields: Cells, recorder: Recorder) -> Iterator[HandRow]:
    if not form.items and not fields.get("grade") and not fields.get("source_grade"):
        raise InputError("Grade it: a report has at least one graded item, or a grading of its own.")
    said = {"submitted_by": recorder.user, "submitted_at": recorder.cells["recorded_at"], **graded(fields)}
    report = _row("reports", said, recorder)
    yield report
    for number, cells in enumerate(form.items, 1):
        yield _item(cells, number, report.key, recorder)
    for cells in form.mentions:
        yield _row("report_mentions", {**_filled(cells), "report_id": report.key}, recorder)
    for cells in form.links:
        yield _asserted(cells, form.items, report.key, recorder)


def _item(given: Cells, number: int, report: str, recorder: Recorder) -> HandRow:
    cells = graded(_filled(given))
    if not cells.get("text") or not cells.get("source_grade"):
        raise InputError(f"Item {number} needs its text and a grading such as 2BP.")
    if not cells.get("statement"):
        raise InputError(f"Item {number}: say whether it states a fact, an assessment or an inference.")
    return _row("report_items", {**cells, "item": str(number), "report_id": report}, recorder)


def _asserted(given: Cells, items: Sequence[Cells], report: str, recorder: Recorder) -> HandRow:
    """A link rests on an item and states what that states; where there is one item only, on that."""
    cells = _filled(given)
    item = cells.pop("item", "1" if len(items) == 1 else "")
    if item and item not in map(str, range(1, len(items) + 1)):
        raise InputError("A link rests on an item that the report does not have: number the items from 1.")
    if item:
        cells.setdefault("statement", items[int(item) - 1].get("statement", ""))
    cells["report_id"] = node_id("ReportItem", BY_HAND, report, item) if item else report
    _require(KINDS["link"], cells)
    return _row("associations", cells, recorder)


def _of_offence(form: Form, offence: str, recorder: Recorder) -> Iterator[HandRow]:
    named = [(cells.get("dimension", ""), cells.get("behaviour", "")) for cells in form.behaviours]
    if not all(behaviour for _, behaviour in named):
        raise InputError("Each coded behaviour needs its `behaviour`, and the `dimension` it belongs to.")
    if len(set(named)) < len(named):
        raise InputError("A behaviour is coded twice: say once whether it was present, absent or is not known.")
    for cells in form.behaviours:
        yield _row("offence_mo", {"state": "present", **_filled(cells), "offence_id": offence}, recorder)
    for cells in form.people:
        yield _row("offence_persons", {**_filled(cells), "offence_id": offence}, recorder)


def _row(table: str, cells: Cells, recorder: Recorder) -> HandRow:
    spec = table_of(table).spec
    key = recorder.mint()
    about = spec.things[spec.about[0]]
    own = {about.key[0]: key} if about.mint and spec.key == about.key and len(about.key) == 1 else {}
    if EVERY_COLUMN not in spec.key and about.mint and not own:
        key = ""
    return HandRow(table, {**recorder.cells, **cells, **own}, key)


def graded(cells: Cells) -> Cells:
    """A grading in one word as the columns in which a report or an item has it."""
    if not cells.get("grade"):
        return cells
    try:
        found = parse_grading(cells["grade"])
    except GradingError as error:
        raise InputError(str(error)) from error
    codes = (found.source, found.information, found.handling, found.action, found.sanitisation)
    rest = {name: cell for name, cell in cells.items() if name != "grade"}
    return {**rest, **{name: code.value for name, code in zip(GRADED, codes, strict=True) if code}}


def _filled(cells: Mapping[str, str]) -> Cells:
    return {name.strip(): cell.strip() for name, cell in cells.items() if cell.strip()}


def _require(kind: Kind, cells: Cells) -> None:
    for needed in kind.needs:
        if not any(cells.get(column) for column in needed.split(" or ")):
            raise InputError(f"Fill in {needed}: this kind of entry is of no use without it.")
    if kind.is_intelligence and not (cells.get("grade") or cells.get("report_id")):
        raise InputError("Grade it (grade), or name the report that it rests on (report_id).")


def _refuse_parts_of_others(form: Form) -> None:
    parts = {"report": ("items", "mentions", "links"), "offence": ("behaviours", "people")}
    others = {name for word, names in parts.items() for name in names if word != form.kind and getattr(form, name)}
    if others:
        raise InputError(f"This kind of entry has no {', '.join(sorted(others))}: enter them with what they belong to.")
