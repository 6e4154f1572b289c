"""Where the people and things of an answer about the network are on record, beside its picture."""

from __future__ import annotations

import warnings
from typing import TYPE_CHECKING, NamedTuple, TypedDict

import altair as alt

from ui import wording
from ui.drawing.map_frame import frame_of
from ui.drawing.network_pictures import INK, PICKED, STANDS_OUT, shade
from ui.drawing.pattern_maps import HEIGHT, ground, values_of

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from ui.drawing.network import Chosen
    from ui.drawing.network_pictures import Picture
    from ui.network_places import At
    from ui.network_rows import Row

TITLE = "Where they are on record"
WIDTH = 340
MOST_SPOTS = 2_000


class Spot(TypedDict):
    """One place of one thing in one row."""

    row: int
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


def _map(rows: Sequence[Row], ground_of: Ground, chosen: Chosen) -> Picture | None:
    spots = [
        Spot(
            row=number,
            shade=shade(number, chosen),
            of=row.name,
            name=thing.label,
            words=at.words,
            latitude=at.latitude,
            longitude=at.longitude,
        )
        for number, row in enumerate(rows)
        for thing in row.things
        for at in ground_of.places.get(thing.id, ())
    ]
    if not spots:
        return None
    drawn = _drawn(spots, ground_of.outlines, chosen)
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
    title = alt.TitleParams(TITLE, subtitle=_left_out(spots, drawn), anchor="start")
    return layers.properties(width=WIDTH, height=HEIGHT, title=title)


def _drawn(spots: Sequence[Spot], outlines: Sequence[str], chosen: Chosen) -> list[Spot]:
    """What is drawn: what lies near the force's beats, and all that belongs to rows that are chosen."""
    frame = frame_of(outlines)
    near = [spot for spot in spots if spot["row"] in chosen or frame.holds(spot["latitude"], spot["longitude"])]
    return (near or list(spots))[:MOST_SPOTS]


def _left_out(spots: Sequence[Spot], drawn: Sequence[Spot]) -> str | alt.UndefinedType:
    every, there = ({(spot["latitude"], spot["longitude"]) for spot in each} for each in (spots, drawn))
    missing = len(every - there)
    words = f"{wording.counted(missing, 'place')} far off or too many to draw: choose rows to see theirs"
    return words if missing else alt.Undefined
