"""A page on the terminal: sections, what each record says, and on what grading."""

from __future__ import annotations

from typing import TYPE_CHECKING

from graph.kinds import NODE_KINDS
from graph.knowledge import KnowledgeState
from graph.vocabulary import Change
from ui.terminal import lines, plain, to_people

if TYPE_CHECKING:
    from rich.console import Console

    from ui.answers.page import PageAnswer
    from ui.answers.statements import LinkAnswer, RecordAnswer

NOT_ALL = "There are more links than a page holds; not all of them are shown."
TOLD_ELSEWHERE = {"Address", "Agency"}
"""Kinds whose other ties would fill the page: they have a page of their own."""


def show_page(answer: PageAnswer) -> None:
    """Print a page; a report's items and what rests on it follow."""
    console = to_people()
    lines(console, heading(answer), indent=0)
    _show_sections(console, answer)
    if answer.withdrawn:
        console.rule("Withdrawn", align="left")
        lines(console, [statement(record) for record in answer.withdrawn])
    for item in answer.items:
        console.rule(plain(f"Item {item.thing.label}"), align="left")
        _show_sections(console, item)
    if answer.asserted:
        console.rule("Rests on this report", align="left")
        lines(console, [f"{entry.thing.label}: {statement(entry.record)}" for entry in answer.asserted])


def heading(answer: PageAnswer) -> list[str]:
    """The marking, the data's date and what the page is about."""
    loaded = f"{answer.loaded_at:%d %B %Y %H:%M} UTC" if answer.loaded_at else "never"
    seen = f", as recorded by {answer.as_at:%d %B %Y %H:%M} UTC" if answer.as_at else ""
    same = [f"Judged to be the same: {thing.label} ({thing.id})" for thing in answer.same]
    about = f"{answer.thing.label}  ({NODE_KINDS[answer.thing.kind].title}, {answer.thing.id})"
    marked = f"{answer.marking}  data as loaded {loaded}{seen}"
    return [marked, about, *same, *_erasures(answer), *([] if answer.complete else [NOT_ALL])]


def _erasures(answer: PageAnswer) -> list[str]:
    """Under which decisions something was erased, each once."""
    decided = ((record.erased_decision, record.erased_at) for record in answer.erased if record.erased_at)
    return [f"Erased under decision {decision} on {at:%d %B %Y}." for decision, at in dict.fromkeys(decided)]


def _show_sections(console: Console, answer: PageAnswer) -> None:
    records = {record.id: record for record in answer.records}
    links = {link.id: link for link in answer.links}
    further = {page.thing.id: page for page in answer.further if page.thing.kind not in TOLD_ELSEWHERE}
    for section in answer.sections:
        console.rule(section.title, align="left")
        lines(console, [statement(records[record]) for record in section.records])
        for link in (links[link] for link in section.links):
            lines(console, [tie(link, records[link.record])])
            lines(console, _further(further.get(link.other.id), told=link.record), indent=6)


def _further(page: PageAnswer | None, *, told: str) -> list[str]:
    """What is known of the thing that a line names; what the line's own record says is not said again."""
    if page is None:
        return []
    records = {record.id: record for record in page.records}
    return [_tied(link) if link.record == told else tie(link, records[link.record]) for link in page.links]


def tie(link: LinkAnswer, record: RecordAnswer) -> str:
    """A link on one line: what it says, then what its record says, and where that comes from."""
    return f"{_tied(link)}: {statement(record)}"


def _tied(link: LinkAnswer) -> str:
    kind = f" ({link.kind})" if link.kind and not link.other.label.startswith(link.kind) else ""
    return f"{link.words} {link.other.label}{kind}"


def statement(record: RecordAnswer) -> str:
    """A record on one line: its values, what it does not say and why, its period and its provenance."""
    if record.erased_at is not None:
        return f"{record.title}: erased under decision {record.erased_decision} on {record.erased_at:%d %B %Y}"
    if record.changed is not None and record.changed.what == Change.WITHDRAWN:
        return f"{record.title}: {_by_hand(record)}"
    if record.masked and not record.values:
        return f"{record.title}: masked; --reveal REASON shows it"
    said = [f"{name.replace('_', ' ')} {_shown(value)}" for name, value in record.values.items()]
    said += [f"{name.replace('_', ' ')}: {KnowledgeState(state).words}" for name, state in record.states.items()]
    said += [f"{name.replace('_', ' ')} as it came: {text}" for name, text in record.unreadable.items()]
    return f"{'; '.join(said) or record.title}{_period(record)}  [{_provenance(record)}]"


def _by_hand(record: RecordAnswer) -> str:
    done = record.changed
    return f"{done.what} by {done.by} on {record.recorded_at:%d %B %Y}: {done.reason}" if done else ""


def _shown(value: object) -> str:
    if isinstance(value, list):
        return ", ".join(value)
    return {True: "yes", False: "no"}[value] if isinstance(value, bool) else str(value)


def _period(record: RecordAnswer) -> str:
    if not record.valid_from and not record.valid_to:
        return ""
    return f"; from {record.valid_from or 'not recorded'} to {record.valid_to or 'end not recorded'}"


def _provenance(record: RecordAnswer) -> str:
    stated = "recorded" if record.recorded_stated else "loaded"
    parts = [
        record.strength,
        record.grading or "not graded",
        f"{stated} {record.recorded_at:%d %B %Y}",
        f"report {record.report_ref}" if record.report_ref else None,
        f"source {record.source}",
        None if record.current else "superseded",
        _by_hand(record),
    ]
    return ", ".join(part for part in parts if part)
