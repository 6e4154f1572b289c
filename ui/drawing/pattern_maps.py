"""Offences as a map and as a line of time that are looked at together, and the week as a table of hours.

The map needs nobody from outside: outlines of the force's beats, hexagons, and points. Whatever is chosen in the table
stands out in both; a click or a box in either chooses in the other.
"""

from __future__ import annotations

import json
import warnings
from typing import TYPE_CHECKING, Any, NamedTuple

import altair as alt
import h3

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import date

    from ui.answers.offending import CellAnswer

HEIGHT = 420
WEEK_HEIGHT = 330
"""With its axis and its key: of a chart as wide as the page Streamlit takes the height for all of it."""
GROUP_HEIGHT = 15
MOST_COLOURS = 8
MOST_BLOCKS = 40
MARGIN = 0.01
"""Degrees of plain sheet around points: some hundred metres."""
MIDDLE = (54.0, -2.5)
DAYS = ("Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun")
PICKED = "picked"
"""What the selection of every picture is called."""
_SPOT = "#12294a"
_SHADE = alt.Scale(scheme="oranges")


class Dot(NamedTuple):
    """One offence on map and line; either may be unknown of it.

    Attributes:
        id: Its id.
        name: What it is called.
        group: What it is coloured by: a possible series, or what it is in the answer.
        on: Its day.
        place: Latitude and longitude.
        chosen: Whether it was chosen in the table.
    """

    id: str
    name: str
    group: str
    on: date | None
    place: tuple[float, float] | None
    chosen: bool


def map_and_time(
    dots: Sequence[Dot], outlines: Sequence[str], cells: Sequence[CellAnswer] = (), *, ordered: Sequence[str] = ()
) -> alt.HConcatChart | None:
    """Both beside each other; None where no offence has a place or a day.

    Args:
        dots: The offences.
        outlines: Of the force's beats, as GeoJSON.
        cells: Hexagons.
        ordered: The offences that a line joins on the map, one after the other.
    """
    rows = [_row(dot) for dot in dots]
    if not any(row["latitude"] is not None or row["on"] for row in rows):
        return None
    picked = alt.selection_point(name=PICKED, fields=["id"], toggle=True)
    data = values_of(rows)
    shared = _looks(picked, len({dot.group for dot in dots}))
    points = alt.Chart(data).transform_filter("datum.latitude != null").mark_circle()
    spots = points.encode(longitude="longitude:Q", latitude="latitude:Q", **shared).add_params(picked)
    on_map = alt.layer(
        *ground(outlines, cells, [dot.place for dot in dots if dot.place]), *_route(dots, ordered=ordered), spots
    ).project("mercator")
    groups = list(dict.fromkeys(dot.group for dot in dots))
    line = alt.Chart(data).transform_filter("datum.on != null").mark_circle()
    in_time = line.encode(
        x=alt.X("on:T", title=None, axis=alt.Axis(format="%b %Y", tickCount=4)),
        y=alt.Y("group:N", title=None, sort=groups, axis=alt.Axis(labelOverlap=False, labelLimit=150)),
        **shared,
    ).add_params(picked)
    with warnings.catch_warnings():
        # One selection in both views is what is meant; Altair warns of it as of a slip.
        warnings.filterwarnings("ignore", "Automatically deduplicated selection parameter")
        return alt.hconcat(
            on_map.properties(width=400, height=HEIGHT, title="Where"),
            in_time.properties(width=270, height=max(HEIGHT, GROUP_HEIGHT * len(groups)), title="When"),
        )


def _looks(picked: alt.Parameter, groups: int) -> dict[str, Any]:
    """How an offence looks in either view: by its group, and standing out where it is picked or chosen."""
    # Of more groups than there are colours the line of time says which is which; a key would only repeat colours.
    key = alt.Legend(orient="bottom") if groups <= MOST_COLOURS else None
    return {
        "color": alt.Color("group:N", title=None, legend=key),
        "opacity": alt.condition(picked, alt.value(0.95), alt.value(0.25)),
        "size": alt.condition("datum.chosen", alt.value(220), alt.value(70)),
        "stroke": alt.condition("datum.chosen", alt.value("black"), alt.value("white")),
        "tooltip": [
            alt.Tooltip("name:N", title="Offence"),
            alt.Tooltip("on:N", title="Day"),
            alt.Tooltip("group:N", title=" "),
        ],
    }


def week(rows: Sequence[Sequence[float]]) -> alt.Chart:
    """Days by hours; the darker, the more of the offences fall there."""
    values = [
        {"day": day, "hour": hour, "offences": share}
        for day, row in zip(DAYS, rows, strict=True)
        for hour, share in enumerate(row)
    ]
    drawn: alt.Chart = (
        alt.Chart(values_of(values))
        .mark_rect(stroke="white")
        .encode(
            x=alt.X("hour:O", title="Hour of the day", axis=alt.Axis(labelAngle=0)),
            y=alt.Y("day:O", title=None, sort=list(DAYS)),
            color=alt.Color(
                "offences:Q",
                title="Offences, windows shared out",
                scale=alt.Scale(range=["#f4f6f8", "#a63603"], domainMin=0, interpolate="rgb"),
                legend=alt.Legend(orient="bottom"),
            ),
            tooltip=["day:O", "hour:O", alt.Tooltip("offences:Q", format=".2f")],
        )
        .properties(height=WEEK_HEIGHT)
    )
    return drawn


def priorities(
    grid: Sequence[Sequence[float]],
    corners: tuple[tuple[float, float], tuple[float, float]],
    outlines: Sequence[str],
    dots: Sequence[Dot],
) -> alt.LayerChart | alt.FacetChart:
    """Where a search begins first, over the force's beats: blocks of a grid, whose rows go from south to north.

    Args:
        grid: The priority of each cell; 1 is searched first.
        corners: South-west and north-east, latitude and longitude.
        outlines: Of the force's beats, as GeoJSON.
        dots: The offences that the profile rests on.
    """
    blocks = alt.Chart(values_of(_blocks(grid, corners))).mark_geoshape(opacity=0.7, strokeWidth=0)
    key = alt.Legend(orient="bottom")
    shaded = blocks.encode(
        fill=alt.Color("properties.first:Q", title="Searched first: 1", scale=_SHADE, legend=key),
        tooltip=alt.Tooltip("properties.first:Q", title="Searched first: 1", format=".2f"),
    )
    picked = alt.selection_point(name=PICKED, fields=["id"], toggle=True)
    points = alt.Chart(values_of([_row(dot) for dot in dots if dot.place])).mark_circle(color=_SPOT)
    looks = {name: look for name, look in _looks(picked, len(dots)).items() if name != "color"}
    spots = points.encode(longitude="longitude:Q", latitude="latitude:Q", **looks).add_params(picked)
    return alt.layer(*ground(outlines, (), corners), shaded, spots).project("mercator").properties(height=HEIGHT)


def _blocks(
    grid: Sequence[Sequence[float]], corners: tuple[tuple[float, float], tuple[float, float]]
) -> list[dict[str, object]]:
    """The grid in blocks that lie beside each other; each is searched as early as the first of its cells."""
    (south, west), (north, east) = corners
    height, width = len(grid), len(grid[0])
    step = -(-max(height, width) // MOST_BLOCKS)
    return [
        _feature(
            [
                _ring(
                    (
                        south + (north - south) * low / height,
                        south + (north - south) * min(low + step, height) / height,
                    ),
                    (west + (east - west) * left / width, west + (east - west) * min(left + step, width) / width),
                )
            ],
            {"first": max(max(line[left : left + step]) for line in grid[low : low + step])},
        )
        for low in range(0, height, step)
        for left in range(0, width, step)
    ]


def _ring(up: tuple[float, float], across: tuple[float, float]) -> list[list[float]]:
    """A rectangle from south to north and west to east, in the direction in which its inside is not all the rest."""
    (south, north), (west, east) = up, across
    return [[west, south], [west, north], [east, north], [east, south]]


def values_of(values: Sequence[object]) -> alt.Data:
    """Rows as Altair takes them."""
    # Altair has no types for this.
    return alt.Data(values=values)  # type: ignore[no-untyped-call]


def ground(
    outlines: Sequence[str], cells: Sequence[CellAnswer], points: Sequence[tuple[float, float]]
) -> list[alt.Chart]:
    """What lies under the points (latitude and longitude): the outlines of beats, and hexagons; else a plain sheet."""
    shapes = [feature for text in outlines if (feature := _outline(text))]
    layers = []
    if shapes:
        beats = alt.Chart(values_of(shapes)).mark_geoshape(fill="#eef1f4", stroke="#9aa5b1")
        layers.append(beats)
    if cells:
        hexagons = [_hexagon(cell) for cell in cells]
        shade = alt.Color("properties.density:Q", scale=_SHADE, title="Density, share of the highest", legend=None)
        layers.append(alt.Chart(values_of(hexagons)).mark_geoshape(opacity=0.55).encode(fill=shade))
    return layers or [alt.Chart(values_of([_sheet(points)])).mark_geoshape(fill="#eef1f4")]


def _row(dot: Dot) -> dict[str, object]:
    up, across = dot.place or (None, None)
    return {
        "id": dot.id, "name": dot.name, "group": dot.group, "on": dot.on.isoformat() if dot.on else None,
        "latitude": up, "longitude": across, "chosen": dot.chosen,
    }  # fmt: skip


def _route(dots: Sequence[Dot], *, ordered: Sequence[str]) -> list[alt.Chart]:
    """A line from offence to offence, in order of time."""
    at = {dot.id: dot.place for dot in dots if dot.place}
    points = [
        {"order": number, "latitude": at[one][0], "longitude": at[one][1]}
        for number, one in enumerate(ordered)
        if one in at
    ]
    if len(points) < 2:  # noqa: PLR2004
        return []
    line = alt.Chart(values_of(points)).mark_line(color="#5b6b7b", strokeDash=[4, 3], strokeWidth=1)
    return [line.encode(longitude="longitude:Q", latitude="latitude:Q", order="order:Q")]


def _sheet(points: Sequence[tuple[float, float]]) -> dict[str, object]:
    """A sheet around the points, since a single one has no extent and would stand in the corner of the map."""
    up, across = ([point[side] for point in points] or [MIDDLE[side]] for side in (0, 1))
    south, north, west, east = min(up) - MARGIN, max(up) + MARGIN, min(across) - MARGIN, max(across) + MARGIN
    return _feature([_ring((south, north), (west, east))], {})


def _hexagon(cell: CellAnswer) -> dict[str, object]:
    ring = [[across, up] for up, across in h3.cell_to_boundary(cell.h3)]
    return _feature([ring], {"density": cell.density})


def _outline(text: str) -> dict[str, object] | None:
    """A polygon of GeoJSON; what is no polygon is left out."""
    try:
        found = json.loads(text)
        if found["type"] != "Polygon":
            return None
        return _feature([[[float(x), float(y)] for x, y in ring] for ring in found["coordinates"]], {})
    except (ValueError, KeyError, TypeError):
        return None


def _feature(rings: list[list[list[float]]], properties: dict[str, object]) -> dict[str, object]:
    # A ring that runs the other way would mean all the earth but the polygon.
    turned = [ring if _is_clockwise(ring) else ring[::-1] for ring in rings]
    closed = [ring if ring[0] == ring[-1] else [*ring, ring[0]] for ring in turned]
    return {"type": "Feature", "geometry": {"type": "Polygon", "coordinates": closed}, "properties": properties}


def _is_clockwise(ring: list[list[float]]) -> bool:
    return sum((b[0] - a[0]) * (b[1] + a[1]) for a, b in zip(ring, [*ring[1:], ring[0]], strict=True)) > 0
