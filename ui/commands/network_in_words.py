"""Answers of `mosaic network` for people."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ui.terminal import lines, to_people

if TYPE_CHECKING:
    from ui.answers.brokers import BrokersAnswer, KeyPlayerAnswer
    from ui.answers.changes import ChangesAnswer
    from ui.answers.groups import GroupsAnswer
    from ui.answers.suggestions import SuggestionsAnswer


def show_groups(answer: GroupsAnswer) -> None:
    """Groups, the largest first, and who is tied to everybody."""
    console = to_people()
    lines(console, [f"{answer.marking}  weights {answer.asked.weights}", answer.verdict, *answer.notes], indent=0)
    for number, group in enumerate(answer.groups, 1):
        size = f"{group.size} people, {group.ties_inside} pairs tied, {group.ties_out} ties out, core {group.core}"
        lines(console, [f"Group {number}: {size}; stability {group.stability:.2f}, {group.stability_words}"])
        lines(console, [f"{member.thing.label}  ({member.thing.id})" for member in group.members], indent=4)
    for clique in answer.cliques:
        through = f", all through {clique.shared.label}" if clique.shared else ""
        names = ", ".join(member.label for member in clique.members)
        lines(console, [f"All tied to each other{through}: {names}"])
    lines(console, answer.caveats, indent=0)


def show_brokers(answer: BrokersAnswer) -> None:
    """Brokers and key players."""
    console = to_people()
    how = "exact" if answer.exact else f"sampled from {answer.sources} people, ± one standard error"
    lines(console, [f"{answer.marking}  weights {answer.asked.weights}; {how}", answer.verdict], indent=0)
    lines(console, [line for line in (answer.warning, *answer.notes) if line], indent=0)
    for broker in answer.brokers:
        figures = f"between {broker.betweenness:.4f} ± {broker.error:.4f}, {broker.ties} ties, {broker.records} records"
        lines(console, [f"{broker.rank}. {broker.thing.label}  ({broker.thing.id}): {figures}"])
        lines(console, [broker.words] if broker.words else [], indent=4)
    _show_players("Hold it together (pairs cut, taken together)", answer.holding_together)
    _show_players("Reach most within two steps (taken together)", answer.reaching_most)
    lines(console, answer.caveats, indent=0)


def _show_players(title: str, players: tuple[KeyPlayerAnswer, ...]) -> None:
    named = "; ".join(f"{each.thing.label} {each.share:.0%}" for each in players)
    lines(to_people(), [f"{title}: {named or 'nobody'}"])


def show_suggestions(answer: SuggestionsAnswer) -> None:
    """Hypotheses with their reasons."""
    console = to_people()
    lines(console, [f"{answer.marking}  weights {answer.asked.weights}", answer.verdict, *answer.notes], indent=0)
    for each in answer.suggestions:
        lines(console, [f"{each.rank}. {each.one.label}  ({each.one.id}) and {each.other.label}  ({each.other.id})?"])
        lines(console, each.reasons, indent=4)
    lines(console, answer.caveats, indent=0)


def show_changes(answer: ChangesAnswer) -> None:
    """New ties, gone ones, and those with other assertions behind them."""
    console = to_people()
    lines(console, [f"{answer.marking}  weights {answer.asked.weights}", answer.verdict, *answer.notes], indent=0)
    for each in answer.changes:
        lines(console, [f"{each.sort}: {each.one.label}  ({each.one.id}) and {each.other.label}  ({each.other.id})"])
        lines(console, [f"before: {'; '.join(each.before) or 'nothing recorded'}"], indent=4)
        lines(console, [f"after: {'; '.join(each.after) or 'nothing recorded'}"], indent=4)
        lines(console, [*each.differs, f"evidence {', '.join(each.evidence)}"], indent=4)
    lines(console, [f"{answer.left_out} more are not shown."] if answer.left_out else [], indent=0)
    lines(console, answer.caveats, indent=0)
