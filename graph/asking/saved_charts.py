"""What a user may know of saved charts: which there are, their versions, and what one holds as far as they may see it.

A chart that is shared shows each viewer what that viewer may see. A note or the name of a group shows only to those
who may see everything on which its author may have rested it, and to the author; so do a chart's name and a remark.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, NamedTuple

from graph.access import MOST_RESTRICTED, AccessClass
from graph.asking.question import Question
from graph.audit import Entry
from graph.errors import InputError
from graph.model.chart_view import WORDED, named_in, renumbered, shown_in, without, without_entries
from graph.model.saved_chart import ChartVersion, Content, SavedChart, Share, Words, key_of, read_content, version_id
from graph.neo4j import cypher_saved_chart as cypher
from graph.neo4j.cypher_read import VISIBLE
from graph.reading.dossier import not_on_record
from graph.reading.results import moment
from graph.vocabulary import ChartRight, Operation

if TYPE_CHECKING:
    from collections.abc import Mapping

    from graph.access import Viewer
    from graph.model.chart_view import View
    from graph.neo4j.bolt import Tx
    from graph.reading.frame import Frame


OF_UNKNOWN_WORDS = AccessClass(compartments=frozenset({MOST_RESTRICTED}))
"""Words of which nobody noted on what they rest: beside their author only data officers read them."""
UNTITLED = "Untitled chart"
"""What a chart is called for whoever may not read its name: nothing that says that there is one."""


class OpenedChart(NamedTuple):
    """One version of a chart as its viewer may see it.

    Attributes:
        chart: The chart.
        version: The version that was opened.
        versions: All of them, the first one first.
        view: What it holds, without what this viewer may not see.
    """

    chart: SavedChart
    version: ChartVersion
    versions: tuple[ChartVersion, ...]
    view: View


def charts_of() -> Question[tuple[SavedChart, ...]]:
    """Every chart that is the viewer's own or shared with them, the one that was saved last first."""

    def read(tx: Tx, frame: Frame) -> tuple[SavedChart, ...]:
        rows = tx.rows(cypher.MINE, user=frame.viewer.user_id)
        return tuple(_chart_of(row, frame.viewer) for row in rows)

    def line(found: tuple[SavedChart, ...]) -> Entry:
        return Entry(Operation.CONSULTATION, tuple(chart.id for chart in found), f"{len(found)} saved charts")

    return Question("charts of a user", read, line)


def opened(chart: str, number: int | None = None) -> Question[OpenedChart]:
    """A chart in one version, the newest where none is named; not on record for whoever it is not shared with."""

    def read(tx: Tx, frame: Frame) -> OpenedChart:
        found = chart_for(tx, frame, chart)
        version = version_for(tx, frame, chart, number or found.latest)
        versions = _versions(tx, frame, chart)
        view = seen_by(tx, frame, content_of(tx, version))
        return OpenedChart(found, version, versions, view)

    def line(found: OpenedChart) -> Entry:
        return Entry(Operation.CONSULTATION, (found.version.id,), "saved chart opened")

    wanted = chart if number is None else version_id(chart, number)
    return Question("open a saved chart", read, line, Entry(Operation.REFUSAL, (wanted,), "nothing released"))


def chart_for(tx: Tx, frame: Frame, chart: str) -> SavedChart:
    """A chart that this viewer may open.

    Raises:
        NotOnRecordError: If it is neither theirs nor shared with them, or was never there.
    """
    row = tx.row(cypher.CHART, id=chart, user=frame.viewer.user_id)
    if row is None:
        raise not_on_record()
    return _chart_of(row, frame.viewer)


def content_of(tx: Tx, version: ChartVersion) -> Content:
    """All that a version holds, whoever asks: for those who cut it to what somebody may see.

    Raises:
        InputError: If it was erased, or a newer Mosaic saved it.
    """
    if version.erased_at is not None:
        raise InputError(
            "What this version held was erased by a retention decision: open another one, if there is one."
        )
    row = tx.row(cypher.CONTENT, id=version.id)
    unanswered = Words(by=version.by, acc=OF_UNKNOWN_WORDS.key)
    return read_content(row["content"] if row else "", unanswered=unanswered)


def seen_by(tx: Tx, frame: Frame, content: Content) -> View:
    """The view without the things and the words that this viewer may not see, and without a hole in its numbers."""
    return renumbered(_seen(tx, frame, content))


def unseen_by(tx: Tx, frame: Frame, content: Content) -> frozenset[str]:
    """The ids of things, and the keys of notes and groups, that this viewer may not see."""
    seen = _seen(tx, frame, content)
    words = {key for name in WORDED for key in content.view.get(name, {}).keys() - seen.get(name, {}).keys()}
    return frozenset(words | set(shown_in(content.view)) - set(shown_in(seen)))


def version_for(tx: Tx, frame: Frame, chart: str, number: int) -> ChartVersion:
    """A version of a chart that this viewer may open.

    Raises:
        NotOnRecordError: If there is none.
    """
    chart_for(tx, frame, chart)
    found = next((version for version in _versions(tx, frame, chart) if version.number == number), None)
    if found is None:
        raise not_on_record()
    return found


def _seen(tx: Tx, frame: Frame, content: Content) -> View:
    view, ids = content.view, named_in(content.view)
    for name in WORDED:
        view = without_entries(
            view, name, frozenset(key for key in view.get(name, {}) if _hidden(frame, content, name, key))
        )
    seen = {row["id"] for row in tx.rows(VISIBLE, ids=list(ids), **frame.parameters)}
    return without(view, frozenset(ids) - seen)


def _hidden(frame: Frame, content: Content, name: str, key: str) -> bool:
    """Whether words are not for this viewer; those for which nobody answers are for nobody."""
    words = content.words.get(key_of(name, key))
    if words is None:
        return True
    return not _may_read(frame.viewer, words)


def _may_read(viewer: Viewer, words: Words) -> bool:
    return words.by == viewer.user_id or viewer.clearance.admits(AccessClass.of_key(words.acc))


def _chart_of(row: Mapping[str, Any], viewer: Viewer) -> SavedChart:
    stored, user = row["chart"], viewer.user_id
    named = Words(by=stored["owner"], acc=stored.get("name_acc") or OF_UNKNOWN_WORDS.key)
    shares = [Share(user=one, right=ChartRight.EDIT) for one in stored.get("editors") or ()]
    shares += [Share(user=one, right=ChartRight.READ) for one in stored.get("readers") or ()]
    mine = stored["owner"] == user
    right = ChartRight.OWN if mine else next(each.right for each in shares if each.user == user)
    return SavedChart(
        id=stored["id"],
        name=stored["name"] if _may_read(viewer, named) else UNTITLED,
        owner=stored["owner"],
        right=right,
        latest=stored["latest"],
        changed_at=moment(row["changed_at"]),
        retired_at=moment(stored["retired_at"]) if stored.get("retired_at") else None,
        shares=tuple(sorted(shares, key=lambda each: each.user)) if mine else (),
    )


def _versions(tx: Tx, frame: Frame, chart: str) -> tuple[ChartVersion, ...]:
    return tuple(_version_of(row["version"], frame.viewer) for row in tx.rows(cypher.VERSIONS, id=chart))


def _version_of(row: Mapping[str, Any], viewer: Viewer) -> ChartVersion:
    moments = {name: moment(row[name]) for name in ("at", "as_at", "erased_at") if row.get(name) is not None}
    kept = {name: row[name] for name in ("chart", "number", "by", "published")}
    said = Words(by=row["by"], acc=row.get("remark_acc") or OF_UNKNOWN_WORDS.key)
    return ChartVersion(**kept, **moments, remark=row["remark"] if _may_read(viewer, said) else "")
