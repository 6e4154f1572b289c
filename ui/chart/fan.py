"""A thing in the middle and its neighbours to both sides: one line each, whatever the number of assertions.

An SVG picture without scripts, fonts or addresses of its own; the table beside it says the same in words.
"""

from __future__ import annotations

from base64 import b64encode
from collections import defaultdict
from typing import TYPE_CHECKING, NamedTuple

from graph.kinds import NODE_KINDS
from graph.links import LINK_TYPES
from graph.vocabulary import Strength
from ui.markup import Html, join, tag

if TYPE_CHECKING:
    from collections.abc import Sequence

    from graph.reading.neighbourhood import Hop, Neighbourhood
    from graph.reading.results import Thing

WIDTH, ROW, TOP = 1120, 46, 30
SIDES = (-1, 1)
REACH, BOX, BOX_HEIGHT, LONGEST = 250, 280, 36, 38
DASHES = {Strength.CONFIRMED: "none", Strength.PROBABLE: "10 4", Strength.POSSIBLE: "3 5", Strength.REFUTED: "1 7"}
INK, PAPER, LINE = "#14202e", "#ffffff", "#4a5866"


class Spoke(NamedTuple):
    """One neighbour with every assertion that ties it, folded.

    Attributes:
        words: How it is tied, each way once.
        strength: The firmest that a source gives; None where no source says.
        assertions: How many there are on this page.
    """

    other: Thing
    words: tuple[str, ...]
    strength: Strength | None
    assertions: int


def spokes(hops: Sequence[Hop]) -> tuple[Spoke, ...]:
    """Fold parallel links into one line for each neighbour, alike ones together."""
    found: defaultdict[Thing, list[Hop]] = defaultdict(list)
    for hop in hops:
        found[hop.other].append(hop)
    folded = (_spoke(other, each) for other, each in found.items())
    return tuple(sorted(folded, key=lambda spoke: (spoke.other.kind, spoke.words, spoke.other.label)))


def picture(found: Neighbourhood, shown: Sequence[Spoke]) -> Html:
    """The drawing as an image with its text beside it for those who do not see it."""
    alt = f"{len(shown)} neighbours of {found.thing.label}; the table below says the same in words."
    encoded = b64encode(_drawing(found.thing, shown).encode()).decode()
    image = tag("img", src=f"data:image/svg+xml;base64,{encoded}", alt=alt, class_="fan")
    return tag("div", image, class_="wide", role="region", aria_label="Chart", tabindex="0")


def legend() -> str:
    """What the lines of the drawing mean."""
    return (
        "Lines: whole, confirmed; long dashes, probable; short dashes, possible; dots, refuted; thin, not stated. "
        "A number after the words counts the assertions that are folded into the line."
    )


def _spoke(other: Thing, hops: Sequence[Hop]) -> Spoke:
    said = {hop.strength for hop in hops}
    firmest = next((strength for strength in Strength if strength.value in said), None)
    return Spoke(other, tuple(dict.fromkeys(_words(hop) for hop in hops)), firmest, len(hops))


def _words(hop: Hop) -> str:
    if hop.kind and not hop.other.masked:
        return hop.kind.replace("_", " ")
    words = LINK_TYPES[hop.type]
    return words.forward if hop.forward else words.backward


def _drawing(centre: Thing, shown: Sequence[Spoke]) -> str:
    left = (len(shown) + 1) // 2
    columns = (shown[:left], shown[left:])
    height = max(len(columns[0]), 3) * ROW + 2 * TOP
    middle = height / 2
    lines: list[Html] = []
    boxes: list[Html] = []
    for side, column in zip(SIDES, columns, strict=True):
        start = middle - (len(column) - 1) * ROW / 2
        for place, spoke in enumerate(column):
            y = start + place * ROW
            lines.append(_line(side, middle, y, spoke))
            boxes.append(_box(WIDTH / 2 + side * (REACH + BOX / 2), y, spoke.other.label, _under(spoke)))
    own = _box(WIDTH / 2, middle, centre.label, NODE_KINDS[centre.kind].title, bold=True)
    size = {"width": str(WIDTH), "height": f"{height:g}", "viewBox": f"0 0 {WIDTH} {height:g}"}
    return tag("svg", *lines, *boxes, own, xmlns="http://www.w3.org/2000/svg", font_family="sans-serif", **size)


def _line(side: int, middle: float, y: float, spoke: Spoke) -> Html:
    start, end = WIDTH / 2 + side * BOX / 2, WIDTH / 2 + side * REACH
    bend = (start + end) / 2
    return tag(
        "path",
        d=f"M {start:g} {middle:g} C {bend:g} {middle:g} {bend:g} {y:g} {end:g} {y:g}",
        fill="none",
        stroke=LINE,
        stroke_width="2.5" if spoke.strength else "1",
        stroke_dasharray=DASHES[spoke.strength] if spoke.strength else "none",
    )


def _under(spoke: Spoke) -> str:
    count = f" ({spoke.assertions})" if spoke.assertions > 1 else ""
    return f"{NODE_KINDS[spoke.other.kind].title}: {', '.join(spoke.words)}{count}"


def _box(x: float, y: float, label: str, under: str, *, bold: bool = False) -> Html:
    frame = tag(
        "rect",
        x=f"{x - BOX / 2:g}",
        y=f"{y - BOX_HEIGHT / 2:g}",
        width=str(BOX),
        height=str(BOX_HEIGHT),
        rx="4",
        fill=PAPER,
        stroke=INK,
        stroke_width="3" if bold else "1",
    )
    return join((frame, _text(x, y - 3, label, size="13", weight="bold"), _text(x, y + 12, under, size="11")))


def _text(x: float, y: float, words: str, *, size: str, weight: str = "normal") -> Html:
    fitted = words if len(words) <= LONGEST else f"{words[: LONGEST - 1]}…"
    place = {"x": f"{x:g}", "y": f"{y:g}", "text_anchor": "middle"}
    return tag("text", fitted, fill=INK, font_size=size, font_weight=weight, **place)
