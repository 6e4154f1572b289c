"""Fewest steps between many pairs of people in a network of any size: from both ends at once.

Source. Pohl, Bi-directional search, 1971, as networkit has it.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Iterable


def shortest_paths(graph: Any, pairs: Iterable[tuple[int, int]]) -> list[tuple[int, ...]]:  # noqa: ANN401
    """One path with the fewest steps for each pair, both ends included; empty where none leads there.

    Args:
        graph: The network as `analysis.network.groups.graph_of` gives it.
        pairs: Places of two people each.
    """
    import networkit  # noqa: PLC0415 - a second to load, for commands that need it

    found = []
    for one, other in pairs:
        search = networkit.distance.BidirectionalBFS(graph, one, other).run()
        reached = one != other and search.getDistance() < graph.numberOfNodes()
        found.append((one, *search.getPath(), other) if reached else ())
    return found
