"""Where the people and addresses of an answer are on record, as far as a viewer may see and a map can show."""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING, NamedTuple

import numpy as np

from analysis.network.ties import Cited, ties_in
from analysis.nominal.when import period_words
from analysis.patterns.series.cases import ADDRESS_FIELDS
from analysis.patterns.series.places import in_country, positions
from ui.columns_read import ColumnsRead

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from graph.reader import Reader
    from ui.network_rows import Row


class At(NamedTuple):
    """A place of somebody or something, and in words how and when it is."""

    latitude: float
    longitude: float
    words: str


def places_of(reader: Reader, rows: Sequence[Row]) -> Mapping[str, tuple[At, ...]]:
    """The places of what rows are about, by id: of people all their addresses, of an address itself.

    What a source refutes, and coordinates that lie outside the country, are left out.
    """
    things = {each.id for row in rows for each in row.things if not each.masked}
    if not things:
        return {}
    read = ColumnsRead(reader, "where the people of a network are on record")
    every = ties_in("AT_ADDRESS", read.links("AT_ADDRESS", provenance=True, touching=things), _NOTHING)
    ties = [tie for tie in every if tie.start in things and not tie.is_refuted]
    addresses = {tie.end for tie in ties} | {
        each.id for row in rows for each in row.things if each.kind == "Address" and not each.masked
    }
    at = _usable(positions(read.records("Address", ADDRESS_FIELDS, about=addresses)))
    found: defaultdict[str, dict[At, None]] = defaultdict(dict)
    for tie in ties:
        if tie.end in at:
            found[tie.start][At(*at[tie.end], f"{tie.words}, {period_words(tie.period)}")] = None
    for address in things & at.keys():
        found[address][At(*at[address], "this address")] = None
    return {thing: tuple(places) for thing, places in found.items()}


_NOTHING = Cited({}, {})
"""On a map no grading is shown, so no report is read for it."""


def _usable(at: Mapping[str, tuple[float, float]]) -> dict[str, tuple[float, float]]:
    inside = in_country(np.array(list(at.values()), dtype=np.float64).reshape(-1, 2))
    return {thing: place for (thing, place), is_inside in zip(at.items(), inside, strict=True) if is_inside}
