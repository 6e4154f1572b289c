"""What opens under a line: the records and reports behind it, with grading, handling, recorder and history."""

from __future__ import annotations

from typing import TYPE_CHECKING

from analysis.counted import counted
from analysis.nominal.when import field_words, period_of, period_words
from graph.kinds import MODELS
from graph.knowledge import KnowledgeState
from graph.model.row import fields_of
from ui import wording
from ui.markup import Html, Part, join, link, tag
from ui.routes import Route, address, address_of

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from analysis.nominal.evidence import Evidence
    from graph.reading.results import CitedReport, Record


def behind(found: Sequence[Evidence]) -> Html:
    """A disclosure that opens to every record behind a line; its summary says how many and on which gradings."""
    if not found:
        return tag("span", "no record behind it may be seen", class_="quiet")
    summary = tag("summary", _summary(found), tag("span", f" — what is behind it: {_noun(found)}", class_="unseen"))
    return tag("details", summary, *(record_block(each) for each in found), class_="behind")


def record_block(found: Evidence) -> Html:
    """One record with its provenance."""
    record = found.record
    return tag(
        "dl",
        *_pairs(
            (
                ("Report", _report(found.report, record)),
                ("Grading", f"{found.grade}: {found.grade_words}" if found.grade else found.grade_words),
                ("Origin", found.origin or "origin not recorded, or not for you to see"),
                ("Handling", _lines(wording.handling_words(record.restricted, record.conditions))),
                ("It states", wording.statement_words(record)),
                ("How firm", record.strength or "strength not recorded"),
                ("Holds", period_words(period_of(record))),
                ("Recorded", wording.recorded_words(record)),
                ("Source", f"{record.source}, {record.file} line {record.line_no}"),
                *_by_hand(found),
                ("It says", record_fields(record)),
                ("History", link(address(Route.RECORD, record.line), "every version of this line")),
                ("Change", link(address(Route.CHANGE, record.line), "correct, regrade or withdraw")),
            )
        ),
        class_="provenance",
    )


def record_fields(record: Record) -> Html:
    """Every field that a record says something about, states and unreadable values included."""
    if record.masked:
        return tag("span", "masked: reveal it with a reason", class_="quiet")
    values = ((name, field_words(record, name)) for name in fields_of(MODELS[record.model]))
    said = [(wording.title(name), value) for name, value in values if value]
    states = [(wording.title(name), _state(record, name, state)) for name, state in record.states.items()]
    extras = [(f"{name} (as it came)", value) for name, value in record.extras.items()]
    pairs = [*said, *states, *extras]
    if not pairs:
        return tag("span", f"nothing but that there is this {wording.record_title(record)}", class_="quiet")
    return tag("dl", *_pairs(pairs), class_="fields")


def grade_badge(found: Iterable[Evidence]) -> Html:
    """The gradings behind a line, with the words as a hint for those who do not know the codes."""
    grades = dict.fromkeys((each.grade, each.grade_words) for each in found)
    badges = (tag("abbr", grade, title=words, class_="grade") for grade, words in grades if grade)
    shown = join(badges, " ")
    ungraded = any(grade is None for grade, _ in grades)
    return join((shown, tag("span", "not graded", class_="quiet") if ungraded else None), ", ")


def report_references(found: Iterable[Evidence]) -> Html:
    """The reports behind a line, each a link to its page."""
    links = (_report(each.report, each.record) for each in found if each.record.report)
    return join(dict.fromkeys(links), ", ")


def _by_hand(found: Evidence) -> Iterable[tuple[str, Part]]:
    """What a person did to the record or to the report behind it."""
    if found.withdrawn:
        yield "Withdrawn", tag("strong", wording.withdrawn_words(found.withdrawn))
    if found.record.changed:
        yield "By hand", wording.changed_words(found.record)


def _summary(found: Sequence[Evidence]) -> Html:
    grades = join(dict.fromkeys(each.grade or "not graded" for each in found), ", ")
    gone = "its report was withdrawn" if any(each.withdrawn for each in found) else None
    return join((counted(len(found), "record"), grades, gone), " · ")


def _noun(found: Sequence[Evidence]) -> str:
    return wording.record_title(found[0].record)


def _report(cited: CitedReport | None, record: Record) -> Html:
    if cited is None:
        # The reference stands on a row that this viewer may see; whether its report exists must not be told.
        return tag("span", f"{record.report_ref or 'none cited'}", class_="quiet") if record.report_ref else _none()
    name = f"{record.report_ref or cited.record.key}: {cited.thing.label}"
    return link(address_of(cited.thing), name)


def _none() -> Html:
    return tag("span", "no report cited", class_="quiet")


def _state(record: Record, name: str, state: KnowledgeState) -> Html:
    if state is KnowledgeState.UNREADABLE:
        return tag("span", f"{state.words}: “{record.unreadable.get(name, '')}”", class_="state")
    return tag("span", state.words, class_="state")


def _pairs(pairs: Iterable[tuple[str, Part]]) -> Iterable[Html]:
    return (tag("div", tag("dt", name), tag("dd", value)) for name, value in pairs)


def _lines(lines: Sequence[str]) -> Html:
    return join(lines, tag("br"))
