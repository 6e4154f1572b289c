"""The rows of an answer about the network, whatever was asked: what stands in each, and what it is about."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from ui.answers.associates import AssociateAnswer, AssociatesAnswer, SharingAnswer
    from ui.answers.brokers import BrokersAnswer
    from ui.answers.changes import ChangesAnswer
    from ui.answers.groups import GroupsAnswer
    from ui.answers.paths import PathAnswer, PathsAnswer
    from ui.answers.statements import ThingAnswer
    from ui.answers.suggestions import SuggestionsAnswer

FIRST_NAMED = 4


class Row(NamedTuple):
    """One row.

    Attributes:
        name: What it is called beside the table: on a map, in a picture.
        cells: What stands in it, by the name of the column.
        things: What it is about; on a map and a chart these stand for it.
        sort: What it is counted under in a picture that counts rows; empty where each row has a mark of its own.
    """

    name: str
    cells: Mapping[str, object]
    things: tuple[ThingAnswer, ...]
    sort: str = ""


def ids_of(rows: Iterable[Row]) -> list[str]:
    """The ids of what rows are about, each once; nothing that is masked."""
    return list(dict.fromkeys(each.id for row in rows for each in row.things if not each.masked))


def marks_of(rows: Sequence[Row]) -> dict[str, list[int]]:
    """The rows that each mark of picture and map stands for: its own row, or every row of one sort."""
    marks = {str(place): [place] for place in range(len(rows))}
    for place, row in enumerate(rows):
        if row.sort:
            marks.setdefault(row.sort, []).append(place)
    return marks


def of_paths(answer: PathsAnswer) -> tuple[Row, ...]:
    """Each path, in the order in which they are told."""
    are_several = len(answer.between) > 1
    return tuple(
        _path(f"{title} {number}", path, of_several=are_several)
        for each in answer.between
        for title, found in (("Fewest links", each.fewest_links), ("Strongest", each.strongest))
        for number, path in enumerate(found, 1)
    )


def _path(name: str, path: PathAnswer, *, of_several: bool) -> Row:
    things = (path.start, *(step.to for step in path.steps))
    cells = {
        "Path": name,
        "From": path.start.label,
        "To": things[-1].label,
        "By way of": ", ".join(each.label for each in things[1:-1]) or "directly",
        "Links": path.links,
        "Strength": float(f"{path.strength:.2g}"),
        "Grading": path.grading or "not graded",
    }
    start, goal = (each.label.partition(",")[0] for each in (path.start, things[-1]))
    return Row(f"{name}: {start} to {goal}" if of_several else name, cells, things)


def of_sharing(answer: AssociatesAnswer) -> tuple[Row, ...]:
    """Each associate, the direct ones first."""
    me = answer.thing
    direct = (
        Row(
            each.thing.label,
            _associate(each, " ".join(filter(None, (each.kind, each.direction))), "directly"),
            (me, each.thing),
            f"{each.kind}, refuted" if each.refuted else each.kind,
        )
        for each in answer.associates
    )
    shared = (
        Row(
            each.thing.label,
            _associate(each, each.words, each.through.label),
            (me, each.thing, each.through),
            each.words,
        )
        for each in answer.through_shared_things
    )
    return (*direct, *shared)


def _associate(each: AssociateAnswer | SharingAnswer, how: str, through: str) -> dict[str, object]:
    return {
        "Who": each.thing.label,
        "How": how,
        "Through": through,
        "How firm": ", ".join(each.strengths),
        "Grading": ", ".join(each.gradings) or "not graded",
        "Corroboration": each.corroboration,
    }


def of_groups(answer: GroupsAnswer) -> tuple[Row, ...]:
    """Each group."""
    rows = []
    for number, group in enumerate(answer.groups, 1):
        people = tuple(member.thing for member in group.members)
        more = f" and {len(people) - FIRST_NAMED} more" if len(people) > FIRST_NAMED else ""
        cells = {
            "Group": number,
            "People": group.size,
            "Who": ", ".join(each.label for each in people[:FIRST_NAMED]) + more,
            "Stability": round(group.stability, 2),
            "Core": group.core,
            "Ties inside": group.ties_inside,
            "Ties out": group.ties_out,
        }
        rows.append(Row(f"Group {number}", cells, people))
    return tuple(rows)


def of_brokers(answer: BrokersAnswer) -> tuple[Row, ...]:
    """Each broker."""
    return tuple(
        Row(
            each.thing.label,
            {
                "Place": each.rank,
                "Who": each.thing.label,
                "Between others, %": round(100 * each.betweenness, 1),
                "Ties": each.ties,
                "Records": each.records,
                "Mind": each.words,
            },
            (each.thing,),
        )
        for each in answer.brokers
    )


def of_suggestions(answer: SuggestionsAnswer) -> tuple[Row, ...]:
    """Each hypothesis."""
    return tuple(
        Row(
            f"{each.one.label} and {each.other.label}?",
            {
                "Place": each.rank,
                "One": each.one.label,
                "Other": each.other.label,
                "The like was right in": f"{each.right} of {each.tried}",
                "Why": each.reasons[0],
            },
            (each.one, each.other, *each.common_associates),
        )
        for each in answer.suggestions
    )


def of_changes(answer: ChangesAnswer) -> tuple[Row, ...]:
    """Each change."""
    return tuple(
        Row(
            f"{each.sort}: {each.one.label} and {each.other.label}",
            {
                "What": each.sort,
                "One": each.one.label,
                "Other": each.other.label,
                "Before": "; ".join(each.before) or "nothing recorded",
                "Now": "; ".join(each.after) or "nothing recorded",
                "What differs": "; ".join(each.differs),
            },
            (each.one, each.other),
            each.sort,
        )
        for each in answer.changes
    )
