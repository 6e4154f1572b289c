"""What changed in a network between two states of the record, as a document."""

from __future__ import annotations

from datetime import datetime
from typing import TYPE_CHECKING

from analysis.counted import counted
from analysis.network.changes import Sort
from graph.links import LINK_TYPES
from ui.answers.charted import ChartedAnswer
from ui.answers.network import AskedAnswer, Named
from ui.answers.statements import Answer, ThingAnswer
from ui.terminal import MARKING

if TYPE_CHECKING:
    from collections.abc import Sequence

    from analysis.network.changes import TieChange
    from analysis.network.together import Way
    from ui.whole_network import NetworkRead

MOST = 500
MEANT = (
    "New means newly recorded: the tie itself may be older than the date.",
    "Gone means that no record which stands says so any longer, not that people parted.",
    "Nothing new recorded does not say that nothing changed.",
)


class ChangeAnswer(Answer):
    """What became of a tie between two people: `new`, `gone` or `changed`.

    Attributes:
        differs: Of a changed one, what was recorded since, and what no record says any longer: before and after may
            read alike where only a grading, a strength or an origin is another.
    """

    sort: str
    one: ThingAnswer
    other: ThingAnswer
    before: tuple[str, ...]
    after: tuple[str, ...]
    differs: tuple[str, ...]
    evidence: tuple[str, ...]


class ChangesAnswer(Answer):
    """What changed since a moment; `left_out` changes are not shown."""

    marking: str = MARKING
    asked: AskedAnswer
    since: datetime
    counts: dict[str, int]
    changes: tuple[ChangeAnswer, ...]
    left_out: int
    verdict: str
    notes: tuple[str, ...]
    chart: ChartedAnswer | None = None
    caveats: tuple[str, ...] = MEANT


def changes_answer(read: NetworkRead, found: Sequence[TieChange], named: Named, asked: AskedAnswer) -> ChangesAnswer:
    """Changes as a document."""
    since = datetime.fromisoformat(str(asked.parameters["since"]))
    counts = {sort: sum(each.sort == sort for each in found) for sort in ("new", "gone", "changed")}
    return ChangesAnswer(
        asked=asked,
        since=since,
        counts=counts,
        changes=tuple(_change(each, named) for each in found[:MOST]),
        left_out=max(len(found) - MOST, 0),
        verdict=_verdict(counts, since),
        notes=read.network.notes,
    )


def _change(found: TieChange, named: Named) -> ChangeAnswer:
    return ChangeAnswer(
        sort=found.sort.value,
        one=named.called(found.one),
        other=named.called(found.other),
        before=way_words(found.before, named),
        after=way_words(found.after, named),
        differs=_differs(found, named) if found.sort is Sort.CHANGED else (),
        evidence=found.evidence,
    )


def _differs(found: TieChange, named: Named) -> tuple[str, ...]:
    sides = (("recorded since", found.after), ("no longer on record", found.before))
    other = found.evidence
    told = (
        f"{what}: {_words(way._replace(ties=(tie,)), named)}, {tie.grade or 'not graded'}, "
        f"{tie.strength or 'strength not recorded'}"
        for what, ways in sides
        for way in ways
        for tie in way.ties
        if tie.id in other
    )
    return tuple(dict.fromkeys(told))


def way_words(ways: Sequence[Way], named: Named) -> tuple[str, ...]:
    """Each way in which two people are tied, in words: `associated with (friend)`, `both uses phone: 07700 900123`."""
    return tuple(_words(way, named) for way in ways)


def _words(way: Way, named: Named) -> str:
    if not way.through:
        return "; ".join(dict.fromkeys(tie.words for tie in way.ties))
    return f"both {LINK_TYPES[way.ties[0].type].forward}: {named.called(way.through).label}"


def _verdict(counts: dict[str, int], since: datetime) -> str:
    if not any(counts.values()):
        return f"Nothing new recorded that you may see since {since:%d %B %Y}."
    new = counted(counts["new"], "new tie")
    return f"Since {since:%d %B %Y}: {new}, {counts['gone']} gone, {counts['changed']} changed."
