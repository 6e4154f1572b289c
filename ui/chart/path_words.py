"""What paths between two things of a chart are called."""

from __future__ import annotations

from typing import TYPE_CHECKING

from graph.links import LINK_TYPES

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from analysis.chart.ways import Way

NO_PATH = (
    "No path within six links that you may see, over addresses, associates, vehicles, phones, accounts, organisations "
    "and offences, whichever way a link points; what every source refutes is not gone over."
)


def title_of(way: Way, names: Mapping[str, str]) -> str:
    """How good a path is, how long, and over whom it leads; what stands before the comma names nobody."""
    links = len(way.ids) - 1
    kind = "Strongest" if way.strongest else "Fewest links"
    between = " – ".join(names.get(each, "") for each in way.ids[1:-1]) or "directly"
    return f"{kind}: {links} link{'' if links == 1 else 's'}, {between}"


CUT = " There were too many links on the way to read them all: there may be others."


def note_of(count: int, without: Sequence[str], *, cut: bool) -> str:
    """How many paths there are, over which types of ties none of them leads, and whether not all of it was read."""
    left = ", ".join(LINK_TYPES[name].forward for name in without if name in LINK_TYPES)
    apart = (f" Switched off and not gone over: {left}." if left else "") + (CUT if cut else "")
    if not count:
        return f"{NO_PATH}{apart}"
    how = "the strongest prefers links that sources state firmly; links are gone over whichever way they point"
    return f"{count} path{'' if count == 1 else 's'}: {how}.{apart}"
