"""Answers about the network as tables: every row leads to its people and to the records behind it."""

from __future__ import annotations

from typing import TYPE_CHECKING, TypeVar

from analysis.counted import counted, two_digits
from graph.keys import line_of
from ui.drawing.page import badge, note, nothing
from ui.markup import Html, Part, join, link, tag
from ui.routes import Route, address, address_of_kind, chart_of
from ui.wording import without_words

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from ui.answers.associates import AssociatesAnswer
    from ui.answers.brokers import BrokersAnswer, KeyPlayerAnswer
    from ui.answers.changes import ChangesAnswer
    from ui.answers.groups import GroupAnswer, GroupsAnswer
    from ui.answers.made import MadeAnswer
    from ui.answers.network import AskedAnswer
    from ui.answers.paths import PathAnswer, PathsAnswer
    from ui.answers.statements import ThingAnswer
    from ui.answers.suggestions import SuggestionsAnswer

Row = TypeVar("Row")
Chosen = frozenset[int]
"""Rows that were chosen by their place; where none was, all are shown."""
EVERY: Chosen = frozenset()
CORE = "Core: it reaches into a part of the network in which everybody is tied to at least so many others of that part."
MOST_RECORDS = 12
MOST_MEMBERS = 40
MOST_ON_A_CHART = 100


def paths(answer: PathsAnswer, chosen: Chosen = EVERY) -> Html:
    """For each two people the paths with the fewest links and, below, the strongest ones, step by step."""
    every = [
        _path(f"{title} {number}", path)
        for each in answer.between
        for title, found in (("Fewest links", each.fewest_links), ("Strongest", each.strongest))
        for number, path in enumerate(found, 1)
    ]
    return join(_kept(every, chosen)) if every else nothing("No path to show.")


def _path(which: str, path: PathAnswer) -> Html:
    grade = path.grading or "not graded"
    name = f"{which}: {counted(path.links, 'link')}, strength {two_digits(path.strength)}, {grade}"
    return join((tag("h3", name), _table(name, ("From", "Tie", "To", "Weight", "Behind it"), _steps(path))))


def _steps(path: PathAnswer) -> list[tuple[Part, ...]]:
    things = (path.start, *(step.to for step in path.steps))
    return [
        (
            thing(start),
            f"{step.words}; {step.corroboration}",
            thing(step.to),
            join((f"{step.weight:.2f}", " ", badge("weakest step", "loose") if step.weakest else None)),
            _lines((entry.record for entry in step.evidence), things),
        )
        for start, step in zip(things, path.steps, strict=False)
    ]


def groups(answer: GroupsAnswer, chosen: Chosen = EVERY) -> Html:
    """Groups, and below them who is tied to everybody."""
    rows = [_group(number, group) for number, group in enumerate(answer.groups, 1)]
    columns = ("Group", "Who", "Stability", "Ties inside, out", "Core", "Behind it")
    shown = join((_table("Groups", columns, _kept(rows, chosen)), note(CORE)))
    cliques = [
        (
            str(len(clique.members)),
            _people(clique.members),
            join(("all through ", thing(clique.shared))) if clique.shared else "no one thing ties them all",
            _records(clique.evidence, clique.members),
        )
        for clique in answer.cliques
    ]
    if not cliques:
        return shown
    title = tag("h2", "Who is tied to each other, everybody to everybody")
    more = None if answer.cliques_complete else note("The search for more of them was stopped: there may be others.")
    return join((shown, title, _table("Cliques", ("People", "Who", "Through", "Behind it"), cliques), more))


def brokers(answer: BrokersAnswer, chosen: Chosen = EVERY) -> Html:
    """Brokers, and below them the key players."""
    rows = [
        (
            str(each.rank),
            thing(each.thing),
            f"{each.betweenness:.1%}" + (f" ± {each.error:.1%}" if each.error else ""),
            str(each.ties),
            str(each.records),
            each.words,
            _records(each.evidence, (each.thing,)),
        )
        for each in answer.brokers
    ]
    columns = ("Place", "Who", "Between others", "Ties", "Records", "Mind", "Behind it")
    holding = _players(
        "Who holds the whole network together", "of connected pairs cut, together", answer.holding_together
    )
    reaching = _players(
        "Who reaches most of the whole network within two steps", "of people reached, together", answer.reaching_most
    )
    return join((_table("Brokers", columns, _kept(rows, chosen)), holding, reaching))


def suggestions(answer: SuggestionsAnswer, chosen: Chosen = EVERY) -> Html:
    """Hypotheses, each with why and how often the like was right."""
    rows = [
        (
            str(each.rank),
            join((thing(each.one), " and ", thing(each.other), "?")),
            each.reasons[0],
            f"{each.right} of {each.tried} ({each.base_rate:.0%})",
            _records(each.evidence, (each.one, each.other, *each.common_associates)),
        )
        for each in answer.suggestions
    ]
    columns = ("Place", "Do they know each other?", "Why", "The like was right in", "Behind it")
    return _table("Hypotheses", columns, _kept(rows, chosen)) if rows else nothing("No pair is suggested.")


def changes(answer: ChangesAnswer, chosen: Chosen = EVERY) -> Html:
    """What is new, gone and changed."""
    rows = [
        (
            badge(each.sort, {"new": "firm", "gone": "loose"}.get(each.sort, "plain")),
            join((thing(each.one), " and ", thing(each.other))),
            "; ".join(each.before) or "nothing recorded",
            "; ".join(each.after) or "nothing recorded",
            "; ".join(each.differs),
            _records(each.evidence, (each.one, each.other)),
        )
        for each in answer.changes
    ]
    more = (
        note(f"{answer.left_out:,} more are not listed: ask about somebody, or since a later day.")
        if answer.left_out
        else None
    )
    columns = ("What", "Who", "Before", "Now", "What differs", "Behind it")
    return join((_table("Changes", columns, _kept(rows, chosen)), more))


def sharing(answer: AssociatesAnswer, chosen: Chosen = EVERY) -> Html:
    """Who is tied to a nominal, directly and through what they share."""
    direct = [
        (
            thing(each.thing),
            " ".join(filter(None, (each.kind, each.direction))),
            "; ".join(each.periods),
            ", ".join(each.strengths),
            f"{', '.join(each.gradings) or 'not graded'}; {each.corroboration}",
            _lines((entry.record for entry in each.evidence), (answer.thing, each.thing)),
        )
        for each in answer.associates
    ]
    shared = [
        (
            thing(each.thing),
            join((f"{each.words}: ", thing(each.through))),
            " / ".join(each.periods),
            ", ".join(each.strengths),
            f"{', '.join(each.gradings) or 'not graded'}; {each.corroboration}",
            _lines(each.evidence, (answer.thing, each.thing, each.through)),
        )
        for each in answer.through_shared_things
    ]
    columns = ("Who", "How", "When", "How firm", "Grading, corroboration", "Behind it")
    crowds = [note(join(("Too many share ", thing(each), " to tell of anybody."))) for each in answer.crowded]
    return join((_table("Associates", columns, _kept([*direct, *shared], chosen)), *crowds))


def asked(answer: AskedAnswer, command: str) -> Html:
    """What was asked of which data, and the command that asks it again."""
    loaded = f"{answer.loaded_at:%d %B %Y %H:%M} UTC" if answer.loaded_at else "never"
    as_at = f", as at {answer.as_at:%d %B %Y}" if answer.as_at else ""
    weights = f"weights {answer.weights}{without_words(answer.without)}"
    return again(f"Data loaded {loaded}{as_at}; {weights}; Mosaic {answer.code_version}.", command)


def made(answer: MadeAnswer | None, weights: str, command: str) -> Html:
    """The same of an answer that is about a few people."""
    loaded = f"{answer.loaded_at:%d %B %Y %H:%M} UTC" if answer and answer.loaded_at else "never"
    as_at = f", as at {answer.as_at:%d %B %Y}" if answer and answer.as_at else ""
    code = f"; Mosaic {answer.code}" if answer else ""
    return again(f"Data loaded {loaded}{as_at}{f'; weights {weights}' if weights else ''}{code}.", command)


def again(words: str, command: str) -> Html:
    """What an answer depends on, and the command that asks for it again."""
    return note(join((f"{words} To ask again: ", tag("code", command))))


def thing(answer: ThingAnswer) -> Html:
    """Something by its name, leading to its page."""
    if answer.masked:
        return tag("span", answer.label, class_="masked")
    return link(address_of_kind(answer.kind, answer.id), answer.label)


def _group(number: int, group: GroupAnswer) -> tuple[Part, ...]:
    stable = "firm" if group.stability >= 0.8 else "loose"  # noqa: PLR2004 - as in the words beside it
    return (
        str(number),
        _people([member.thing for member in group.members]),
        join((badge(f"{group.stability:.2f}", stable), " ", group.stability_words)),
        f"{group.ties_inside}, {group.ties_out}",
        str(group.core),
        _records(group.evidence, [member.thing for member in group.members]),
    )


def _kept(rows: Sequence[Row], chosen: Chosen) -> list[Row]:
    return [row for place, row in enumerate(rows) if not chosen or place in chosen]


def _people(members: Sequence[ThingAnswer]) -> Html:
    named = join((thing(member) for member in members[:MOST_MEMBERS]), ", ")
    rest = f" and {len(members) - MOST_MEMBERS} more" if len(members) > MOST_MEMBERS else None
    return join((tag("strong", f"{len(members)} people: "), named, rest))


def _players(title: str, achieved: str, players: Sequence[KeyPlayerAnswer]) -> Html:
    rows = [
        (thing(each.thing), f"{each.share:.0%} {achieved}", _records(each.evidence, (each.thing,))) for each in players
    ]
    return join((tag("h3", title), _table(title, ("Who", "Achieves", "Behind it"), rows)))


def _records(links: Sequence[str], on_chart: Sequence[ThingAnswer]) -> Html:
    """The records behind assertions: an id of a link holds that of its record."""
    return _lines((each.split(":")[1] for each in links), on_chart)


def _lines(records: Iterable[str], on_chart: Sequence[ThingAnswer]) -> Html:
    """The records behind a row, and the way to a link chart of what it is about."""
    lines = list(dict.fromkeys(line_of(record) for record in records))
    shown = join(
        (link(address(Route.RECORD, line), str(place)) for place, line in enumerate(lines[:MOST_RECORDS], 1)), ", "
    )
    more = f" and {len(lines) - MOST_RECORDS} more" if len(lines) > MOST_RECORDS else None
    behind = tag("details", tag("summary", counted(len(lines), "record")), shown, more, class_="behind")
    ids = [each.id for each in on_chart if not each.masked][:MOST_ON_A_CHART]
    return join((behind, link(chart_of(ids), "Put on a link chart")))


def _table(caption: str, columns: Sequence[str], rows: Sequence[Sequence[Part]]) -> Html:
    if not rows:
        return nothing(f"{caption}: none on record that you may see.")
    head = tag("tr", *(tag("th", name, scope="col") for name in columns))
    body = (tag("tr", tag("th", row[0], scope="row"), *(tag("td", cell) for cell in row[1:])) for row in rows)
    shown = tag("table", tag("caption", caption), tag("thead", head), tag("tbody", *body), class_="lines")
    return tag("div", shown, class_="wide", role="region", aria_label=caption, tabindex="0")
