"""Groups of a network as a document: who is in each, how sure it is, and what ties its people."""

from __future__ import annotations

from typing import TYPE_CHECKING

from analysis.counted import counted
from ui.answers.charted import ChartedAnswer
from ui.answers.network import AskedAnswer, Named
from ui.answers.statements import Answer, ThingAnswer
from ui.terminal import MARKING

if TYPE_CHECKING:
    from collections.abc import Sequence

    from analysis.network.groups import Group, Groups
    from ui.whole_network import NetworkRead

MOST_GROUPS = 100
MOST_CLIQUES = 50
STABLE, SHAKY = 0.8, 0.5
MEANT = (
    "A group says that the record ties its people more to each other than to the rest, not that they act together.",
    "A group of low stability depends on where the method happened to begin: do not name it to a meeting.",
    "Whoever is not on record, or whose ties are not, is missing here.",
)


class MemberAnswer(Answer):
    """Somebody in a group; `core` is the largest k of a k-core that they are in."""

    thing: ThingAnswer
    core: int
    records: int


class GroupAnswer(Answer):
    """A group; `stability` is how often two of its people fall together from other seeds."""

    members: tuple[MemberAnswer, ...]
    size: int
    stability: float
    stability_words: str
    ties_inside: int
    ties_out: int
    core: int
    evidence: tuple[str, ...]


class CliqueAnswer(Answer):
    """People of whom each two are tied; `shared` is the thing that ties all of them, where there is one."""

    members: tuple[ThingAnswer, ...]
    shared: ThingAnswer | None
    evidence: tuple[str, ...]


class GroupsAnswer(Answer):
    """Who belongs together."""

    marking: str = MARKING
    asked: AskedAnswer
    people: int
    pairs: int
    alone: int
    components: tuple[int, ...]
    agreement: float
    groups: tuple[GroupAnswer, ...]
    groups_in_all: int
    cliques: tuple[CliqueAnswer, ...]
    cliques_complete: bool
    verdict: str
    notes: tuple[str, ...]
    chart: ChartedAnswer | None = None
    caveats: tuple[str, ...] = MEANT


def groups_answer(read: NetworkRead, found: Groups, named: Named, seeds: int) -> GroupsAnswer:
    """Groups as a document."""
    network = read.network
    sizes = sorted((int(size) for size in _sizes(found)), reverse=True)
    return GroupsAnswer(
        asked=AskedAnswer.of(read, "network groups", seeds=seeds),
        people=len(network.people),
        pairs=len(network.pairs),
        alone=found.alone,
        components=tuple(size for size in sizes if size > 1),
        agreement=round(found.agreement, 4),
        groups=tuple(_group(read, found, group, named) for group in found.groups[:MOST_GROUPS]),
        groups_in_all=len(found.groups),
        cliques=tuple(_clique(read, clique, named) for clique in found.cliques[:MOST_CLIQUES]),
        cliques_complete=found.cliques_complete,
        verdict=_verdict(found, [size for size in sizes if size > 1]),
        notes=network.notes,
    )


def shared_by_all(read: NetworkRead, places: Sequence[int]) -> str | None:
    """The id of the thing that all of these people share, None where there is none."""
    steps = [read.network.web.steps.get(read.network.people[place], {}) for place in places]
    common = set(steps[0]).intersection(*steps[1:])
    shared = sorted(each for each in common if not steps[0][each].ties[0].joins_people)
    return shared[0] if shared else None


def _sizes(found: Groups) -> list[int]:
    counted: dict[int, int] = {}
    for label in found.component.tolist():
        counted[label] = counted.get(label, 0) + 1
    return list(counted.values())


def _group(read: NetworkRead, found: Groups, group: Group, named: Named) -> GroupAnswer:
    return GroupAnswer(
        members=tuple(
            MemberAnswer(thing=named.thing(place), core=int(found.core[place]), records=named.records(place))
            for place in group.members
        ),
        size=len(group.members),
        stability=round(group.stability, 4),
        stability_words=stability_words(group.stability),
        ties_inside=group.ties_inside,
        ties_out=group.ties_out,
        core=group.core,
        evidence=read.network.evidence(group.members),
    )


def stability_words(stability: float) -> str:
    """What a stability means, in words."""
    if stability >= STABLE:
        return "found again from other beginnings"
    return "its edges shift" if stability >= SHAKY else "not a group to rely on"


def _clique(read: NetworkRead, clique: Sequence[int], named: Named) -> CliqueAnswer:
    shared = shared_by_all(read, clique)
    return CliqueAnswer(
        members=tuple(named.thing(place) for place in clique),
        shared=named.called(shared) if shared else None,
        evidence=read.network.evidence(clique),
    )


def _verdict(found: Groups, parts: Sequence[int]) -> str:
    if not found.groups:
        return "Nobody is tied to anybody that you may see; that does not say that nobody is."
    stable = sum(group.stability >= STABLE for group in found.groups)
    return (
        f"{counted(len(found.groups), 'group')}, {stable} of them found again from other beginnings; "
        f"runs agree at {found.agreement:.2f} of 1. The network falls into {counted(len(parts), 'part')} that no tie "
        f"joins, the largest of {parts[0]:,} people. "
        f"{counted(found.alone, 'person is', 'people are')} tied to nobody on record."
        + (f" The {MOST_GROUPS} largest groups are shown." if len(found.groups) > MOST_GROUPS else "")
    )
