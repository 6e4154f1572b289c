"""Offences with role and behaviours, and orders with their conditions."""

from __future__ import annotations

from typing import TYPE_CHECKING

from analysis.counted import counted
from graph.vocabulary import BehaviourState
from ui import wording
from ui.drawing.behind import behind
from ui.drawing.page import Section, badge, note, nothing, thing_link, thing_links
from ui.markup import Html, join, tag

if TYPE_CHECKING:
    from collections.abc import Sequence

    from analysis.nominal.binding import ConditionView, OrderView
    from analysis.nominal.offending import Behaviour, OffenceView, Part

STATE_TITLES = {
    BehaviourState.PRESENT: "Present",
    BehaviourState.ABSENT: "Absent: recorded that it was not there",
    BehaviourState.UNKNOWN: "Unknown: recorded that it is not known",
}


def offences(found: Sequence[OffenceView]) -> Section:
    """Offences, the latest first."""
    if not found:
        body = nothing("No offence recorded that you may see.")
        return Section("offences", "Offences and how they were done", body, 0)
    body = join((note(wording.CAVEAT_MO), *(offence(each) for each in found)))
    return Section("offences", "Offences and how they were done", body, len(found))


def offence(each: OffenceView) -> Html:
    """One offence: part, circumstances, behaviours, others involved."""
    record = each.record.record if each.record else None
    category = (record.text("category") or "category not recorded").replace("_", " ") if record else ""
    outcome = (record.text("outcome") or "outcome not recorded").replace("_", " ") if record else ""
    until = f" to {each.ended.words}" if each.ended.is_dated and each.ended != each.begun else ""
    return tag(
        "div",
        tag("h3", thing_link(each.thing)),
        tag("div", join((_part(part) for part in each.parts), " ")),
        tag("div", join((f"{each.begun.words}{until}", category, f"outcome: {outcome}" if outcome else None), "; ")),
        _around(each),
        _behaviours(each.behaviours),
        behind((*((each.record,) if each.record else ()), *(found for part in each.parts for found in part.behind))),
        class_="offence",
    )


def whole(each: OffenceView) -> Html:
    """An offence on a page of its own: everybody's part, then how it was done."""
    who = parts(each.others) if each.others else nothing("Nobody is recorded for it that you may see.")
    victims = tag("p", counted(len(each.victims), "victim"), " (masked)") if each.victims else None
    heads = (tag("h3", "Parts in it"), tag("h3", "How it was done"))
    return join((heads[0], who, victims, heads[1], note(wording.CAVEAT_MO), _behaviours(each.behaviours)))


def orders(found: Sequence[OrderView]) -> Section:
    """Orders with every condition."""
    if not found:
        return Section("orders", "Orders and conditions", nothing("No order recorded that you may see."), 0)
    return Section("orders", "Orders and conditions", join(_order(each) for each in found), len(found))


def parts(found: Sequence[Part]) -> Html:
    """People with their parts in an offence."""
    return tag("ul", *(tag("li", thing_link(part.who), ": ", _part(part), " ", behind(part.behind)) for part in found))


def _part(part: Part) -> Html:
    tone = "firm" if part.role == "convicted" else "loose"
    return join((badge(part.words, tone), badge("index offence") if part.is_index else None), " ")


def _around(each: OffenceView) -> Html:
    places = tag("div", "At: ", thing_links(each.places)) if each.places else None
    people = (join((thing_link(part.who), f" ({part.words})")) for part in each.others)
    others = tag("div", "Also on record for it: ", join(people, ", ")) if each.others else None
    victims = tag("div", counted(len(each.victims), "victim"), " (masked)") if each.victims else None
    return join((places, others, victims))


def _behaviours(found: Sequence[Behaviour]) -> Html:
    if not found:
        return nothing("No behaviour coded: how it was done is unknown.")
    groups = ((state, [each for each in found if each.state is state]) for state in BehaviourState)
    return tag("dl", *(_group(state, each) for state, each in groups if each), class_="fields")


def _group(state: BehaviourState, found: Sequence[Behaviour]) -> Html:
    names = (f"{each.dimension}: {each.name}" if each.dimension else each.name for each in found)
    return tag("div", tag("dt", STATE_TITLES[state]), tag("dd", "; ".join(names)))


def _order(each: OrderView) -> Html:
    expires = f"expires {each.expires.words}" if each.expires.is_dated else "expiry not recorded"
    ended = badge("expired on this record") if each.ended else None
    dates = tag("div", join((f"{each.court}; made {each.made.words}; {expires}", ended), " "))
    if each.conditions:
        conditions = tag("ul", *(_condition(condition) for condition in each.conditions))
    else:
        conditions = nothing("No condition recorded.")
    return tag("div", tag("h3", thing_link(each.thing)), dates, conditions, behind((each.behind,)), class_="card")


def _condition(each: ConditionView) -> Html:
    names = join((" — names ", thing_links(each.names))) if each.names else None
    limit = f" ({each.limit})" if each.limit else ""
    words = f"{each.kind.capitalize()}{': ' if each.wording else ''}{each.wording}{limit}"
    return tag("li", words, names, " ", behind((each.behind,)))
