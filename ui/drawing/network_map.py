"""Where the people and things of an answer about the network are on record, beside its picture."""

from __future__ import annotations

import warnings
from collections import defaultdict
from typing import TYPE_CHECKING, NamedTuple, TypedDict

import altair as alt

from analysis.counted import counted
from ui.drawing.map_frame import frame_of
from ui.drawing.network_pictures import INK, PICKED, STANDS_OUT, shade
from ui.drawing.pattern_maps import HEIGHT, ground, values_of

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Mapping, Sequence

    from ui.drawing.network import Chosen
    from ui.drawing.network_pictures import Picture
    from ui.network_places import At
    from ui.network_rows import Row

TITLE = "Where they are on record"
WIDTH = 340
MOST_SPOTS = 2_000


MOST_NAMED = 5
MOST_FOLLOWED = 10
"""So many chosen rows are followed to places far off; of more the map would be of the whole country."""


class Here(NamedTuple):
    """Something at a place: of which row, what it is called, and how it is there."""

    row: int
    of: str
    id: str
    name: str
    words: str


class Spot(TypedDict):
    """One place with everything at it: dots that lie upon each other could not be chosen, and would look chosen.

    Attributes:
        row: What the selection of every picture goes by: here the place, which stands for all rows at it.
    """

    row: str
    shade: float
    of: str
    name: str
    words: str
    latitude: float
    longitude: float


class Ground(NamedTuple):
    """Where things are on record, by their ids, and the outlines that the map is drawn on."""

    places: Mapping[str, Sequence[At]]
    outlines: Sequence[str]


def beside(picture: Picture | None, rows: Sequence[Row], ground_of: Ground, chosen: Chosen) -> Picture | None:
    """The picture and the map of an answer; what there is of them."""
    on_map = _map(rows, ground_of, chosen)
    if picture is None or on_map is None:
        return picture or on_map
    with warnings.catch_warnings():
        # One selection in both views is what is meant; Altair warns of it as of a slip.
        warnings.filterwarnings("ignore", "Automatically deduplicated selection parameter")
        return alt.hconcat(picture, on_map)


def marks_on_map(rows: Sequence[Row], ground_of: Ground) -> dict[str, list[int]]:
    """The rows that each dot stands for."""
    return {_mark(at): list(dict.fromkeys(each.row for each in here)) for at, here in _here(rows, ground_of).items()}


def _own(here: Sequence[Here], common: Collection[str]) -> list[Here]:
    """What brings rows to a place; whoever all rows are about does so only where nobody else does."""
    return [each for each in here if each.id not in common] or list(here)


def _here(rows: Sequence[Row], ground_of: Ground) -> dict[tuple[float, float], list[Here]]:
    common = set.intersection(*({thing.id for thing in row.things} for row in rows)) if len(rows) > 1 else set()
    found: defaultdict[tuple[float, float], list[Here]] = defaultdict(list)
    for number, row in enumerate(rows):
        for thing in row.things:
            for at in ground_of.places.get(thing.id, ()):
                found[at.latitude, at.longitude].append(Here(number, row.name, thing.id, thing.label, at.words))
    return {at: _own(here, common) for at, here in found.items()}


def _mark(at: tuple[float, float]) -> str:
    return f"{at[0]} {at[1]}"


def _spot(at: tuple[float, float], here: Sequence[Here], chosen: Chosen) -> Spot:
    return Spot(
        row=_mark(at),
        shade=max(shade(each.row, chosen) for each in here),
        of=_some(each.of for each in here),
        name=_some(each.name for each in here),
        words=_some(each.words for each in here),
        latitude=at[0],
        longitude=at[1],
    )


def _some(words: Iterable[str]) -> str:
    """The first of them, each once, and how many more there are."""
    each = list(dict.fromkeys(words))
    more = [f"{len(each) - MOST_NAMED} more"] if len(each) > MOST_NAMED else []
    return "; ".join([*each[:MOST_NAMED], *more])


def _map(rows: Sequence[Row], ground_of: Ground, chosen: Chosen) -> Picture | None:
    here = _here(rows, ground_of)
    if not here:
        return None
    drawn = _drawn(here, ground_of.outlines, chosen)
    points = alt.Chart(values_of(drawn)).mark_circle(color=INK, size=80, stroke="white")
    shown = points.encode(
        longitude="longitude:Q",
        latitude="latitude:Q",
        opacity=STANDS_OUT,
        tooltip=[
            alt.Tooltip("name:N", title="On record here"),
            alt.Tooltip("words:N", title="How, when"),
            alt.Tooltip("of:N", title="Row"),
        ],
    ).add_params(PICKED)
    at = [(spot["latitude"], spot["longitude"]) for spot in drawn]
    layers = alt.layer(*ground(ground_of.outlines, (), at), shown).project("mercator")
    title = alt.TitleParams(TITLE, subtitle=_left_out(len(here) - len(drawn)), anchor="start")
    return layers.properties(width=WIDTH, height=HEIGHT, title=title)


def _drawn(every: Mapping[tuple[float, float], Sequence[Here]], outlines: Sequence[str], chosen: Chosen) -> list[Spot]:
    """What is drawn: what lies near the force's beats, and all of a few rows that are chosen; what is chosen on top."""
    frame = frame_of(outlines)
    wanted = chosen if len(chosen) <= MOST_FOLLOWED else ()
    near = {at: here for at, here in every.items() if frame.holds(*at) or any(each.row in wanted for each in here)}
    spots = [_spot(at, here, chosen) for at, here in (near or every).items()]
    return sorted(sorted(spots, key=lambda spot: -spot["shade"])[:MOST_SPOTS], key=lambda spot: spot["shade"])


def _left_out(missing: int) -> str | alt.UndefinedType:
    if not missing:
        return alt.Undefined
    places = f"{counted(missing, 'place')} far off or too many to draw"
    return f"{places}: choose up to {MOST_FOLLOWED} rows to see theirs"
