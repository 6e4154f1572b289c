"""Gaps on a board: a list to walk through, and the chosen one with all that explains it."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple
from urllib.parse import urlencode

from analysis.gaps.catalogue import catalogue
from analysis.gaps.states import Status
from analysis.nominal.when import day_words, moment_words, with_plain_days
from graph.keys import line_of
from ui.drawing.page import badge, nothing, thing_link
from ui.markup import Html, Part, join, link, tag
from ui.routes import Route, address, chart_of

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from analysis.gaps.life import Gap
    from analysis.gaps.precision import Judged
    from analysis.gaps.rule import Rule
    from graph.model.gap_step import GapStep, StepOn
    from graph.reading.results import Thing
    from ui.gap_list import GapsNow

NOTHING = "No rule found such a gap in what you may see. That does not say that nothing is missing."
SHOWN_RECORDS = 6


class Shown(NamedTuple):
    """What a list is drawn with: names of things and users, the day, what its addresses keep, and the chosen gap."""

    things: Mapping[str, Thing]
    users: Mapping[str, str]
    listed: GapsNow
    kept: Mapping[str, str]
    chosen: str = ""


def listing(gaps: Sequence[Gap], shown: Shown) -> Html:
    """Gaps one below the other, each a link that opens it beside the list."""
    if not gaps:
        return nothing(NOTHING)
    return tag("ol", *(_entry(gap, shown) for gap in gaps), class_="gaps", aria_label="Gaps")


def _entry(gap: Gap, shown: Shown) -> Html:
    rule = catalogue()[gap.on.rule].rule
    severity = severity_of(gap)
    chosen = gap.key == shown.chosen
    opened = f"/{Route.GAPS}?{urlencode({**shown.kept, 'gap': gap.key})}"
    title = link(opened, rule.title, aria_current="true" if chosen else None)
    below = tag("div", " · ".join(remarks(gap, shown)), class_="below")
    compared = with_plain_days(gap.finding.compared) if gap.finding else ""
    why = tag("div", compared, class_="why", title=compared) if compared else None
    cells = (
        tag("span", severity, class_="severity"),
        tag("div", title, why, below),
        tag("span", names_of(gap, shown.things), class_="who"),
    )
    return tag("li", *cells, class_=f"{severity}{' chosen' if chosen else ''}")


def severity_of(gap: Gap) -> str:
    """How grave a gap is, in a word; of a closed one how grave its rule is."""
    severity = gap.finding.severity if gap.finding else catalogue()[gap.on.rule].rule.severity
    return severity.value


def names_of(gap: Gap, things: Mapping[str, Thing]) -> str:
    """Whom a gap concerns, by name; where it concerns nobody, what it is about."""
    about = gap.finding.about if gap.finding else None
    known = [things[one] for one in ([about] if about else gap.on.subjects) if one in things]
    people = [thing for thing in known if thing.kind == "Person"]
    return ", ".join(thing.label for thing in people or known)


def remarks(gap: Gap, shown: Shown) -> list[str]:
    """How late it is, what it should be known before, and where it stands; of a closed one only that."""
    if gap.status is Status.CLOSED:
        return [standing_words(gap, shown)]
    listed = shown.listed
    late = gap.finding.late_words(listed.on) if gap.finding else ""
    since = f"since {day_words(gap.finding.since)}" if gap.finding and gap.finding.since and not late else ""
    coming = listed.coming.get((gap.finding.about if gap.finding else "") or "")
    before = f"before {coming.what} on {day_words(coming.on)}" if coming else ""
    return [each for each in (late or since, before, standing_words(gap, shown)) if each]


def standing_words(gap: Gap, shown: Shown) -> str:
    """Where a gap stands, in words."""
    task = gap.task
    if task is None or gap.status is Status.CLOSED:
        words = gap.status.words
        return f"{words}: {gap.reopened}" if gap.reopened else words
    to = _owner_words(task, shown.users)
    due = f" by {day_words(task.said.due_on)}" if task.said.due_on else ""
    return f"tasked to {to}{due}" + (", overdue" if gap.is_late(shown.listed.on) else "")


def _owner_words(step: GapStep, users: Mapping[str, str]) -> str:
    return ", ".join(filter(None, (users.get(step.said.owner, step.said.owner), step.said.agency)))


def card(gap: Gap, shown: Shown) -> Html:
    """One gap, explained: the rule, the values compared, the records behind them, and the words to ask."""
    rule = catalogue()[gap.on.rule].rule
    severity = severity_of(gap)
    heading = tag("h2", tag("span", severity, class_="severity"), " ", rule.title)
    # The finding's own words: what was refused is asked in another way than what was never asked.
    asked = tag("blockquote", gap.finding.question if gap.finding else rule.question)
    held = tag("p", tag("strong", "Held elsewhere: "), gap.held_elsewhere) if gap.held_elsewhere else None
    facts = tag("dl", *(join((tag("dt", name), tag("dd", words))) for name, words in _facts(gap, shown) if words))
    return tag("article", heading, asked, held, facts, class_=f"gap-card {severity}")


def _facts(gap: Gap, shown: Shown) -> Iterable[tuple[str, Part]]:
    rule = catalogue()[gap.on.rule].rule
    ids = (one for one in gap.on.subjects if one in shown.things)
    yield "About", join((thing_link(shown.things[one]) for one in ids), ", ")
    if gap.finding is not None:
        compared = dict.fromkeys(with_plain_days(each.compared) for each in (gap.finding, *gap.parts))
        yield "Compared", join(compared, tag("br"))
    yield "Stands", " · ".join(remarks(gap, shown))
    yield "Closed by", rule.closes
    yield "Ask", rule.asks
    yield "Behind it", _behind(gap.on)
    also = sorted({part.rule for part in gap.parts} - {rule.id})
    yield "Same cause", join((_rule_link(each) for each in also), ", ")
    yield "Rule", join((_rule_link(rule.id), ": ", gap.finding.basis if gap.finding else rule.basis_words))


def _rule_link(rule: str) -> Html:
    return link(address(Route.RULE, rule), f"{rule} {catalogue()[rule].rule.title}")


def _behind(on: StepOn) -> Html:
    """The records compared, of very many only the first, and all of it on one chart."""
    some = on.evidence[:SHOWN_RECORDS]
    links = [link(address(Route.RECORD, line_of(one)), f"record {place}") for place, one in enumerate(some, 1)]
    more = len(on.evidence) - len(some)
    drawn = link(chart_of(on.subjects, on.evidence), "on a chart")
    return join([*links, *([f"and {more} more"] if more else []), drawn], ", ")


def history(steps: Sequence[GapStep], users: Mapping[str, str]) -> Html:
    """Every step in the life of a gap, the latest first; nothing of it was ever overwritten."""
    if not steps:
        return nothing("Nobody has done anything about it yet.")
    return tag("ol", *(tag("li", *_step(step, users)) for step in reversed(steps)), class_="steps")


def _step(step: GapStep, users: Mapping[str, str]) -> tuple[Part, ...]:
    said = step.said
    what = f"judged {said.usefulness.words}" if said.usefulness else said.kind.words
    to = _owner_words(step, users)
    words = [f" to {to}" if to else "", f" by {day_words(said.due_on)}" if said.due_on else ""]
    words.append(f" until {day_words(said.until)}" if said.until else "")
    lost = None if step.rests else badge("what it rested on was withdrawn or replaced", "refuted")
    who = tag("div", f"{users.get(step.by, step.by)}, {moment_words(step.at)}", class_="quiet")
    return tag("strong", what), "".join(words), tag("div", said.words) if said.words else None, lost, who


def judged_words(found: Judged) -> Html:
    """What people said of a rule's findings, in figures."""
    figures: dict[str, int | str] = {
        "useful": found.useful,
        "already known": found.already_known,
        "not a gap": found.not_a_gap,
        "were gaps": f"{found.total - found.not_a_gap} of {found.total}",
    }
    return tiles(figures)


def tiles(figures: Mapping[str, int | str], *, grave: frozenset[str] = frozenset()) -> Html:
    """Figures side by side, each with what it counts; grave ones stand out, and are called so by their words."""
    shown = (
        tag(
            "div",
            tag("div", str(number), class_="number"),
            tag("div", words, class_="words"),
            class_="tile grave" if words in grave and number else "tile",
        )
        for words, number in figures.items()
    )
    return tag("div", *shown, class_="tiles")


def rule_page(rule: Rule) -> Html:
    """A rule with its wording, the limits that are in force and what they rest on."""
    parts = {
        "Asks": rule.question,
        "Fires when": rule.fires,
        "Read as": rule.reading,
        "Leaves alone": rule.exempt,
        "Dates known in part": rule.part_dates,
        "Rests on": rule.basis_words,
        "Severity": f"{rule.severity.value}; raised: {rule.raised}",
        "Closed by": rule.closes,
        "Ask": rule.asks,
        "Not in force": rule.not_yet,
        "Raised by": rule.raised_by,
    }
    entries = (tag("div", tag("dt", name), tag("dd", words)) for name, words in parts.items() if words)
    return tag("dl", *entries, class_="fields rule")
