"""One nominal whose story is the same whatever the seed: for the tour, the pictures and the browser tests.

Corwin Teaselmantle (`P00000001`) is a registered offender at MAPPA level 2. He shared an approved premises with another
managed person (`P00000002`, who now lives in the flat that he left), moved in with a partner who has two children, and
is said to stay at an address that he did not notify. Who reads him sees different things: handling P alone leaves the
sightings; C with A3 brings the second address; the compartment `safeguarding` adds the children; A1 with
`op-lantern-hollow` adds the online contact. One report was copied (one origin), one has no recorded origin, and one was
corrected later under its own number. The rows stand in `walkthrough.txt`, where `-40d` is forty days before today.
"""

from __future__ import annotations

import csv
from datetime import date, timedelta
from pathlib import Path
from typing import TYPE_CHECKING

from ingest.invented.district import Household, Nominal, Place
from ingest.invented.write import Fate

if TYPE_CHECKING:
    from collections.abc import Iterator

    from ingest.invented.district import District
    from ingest.invented.layout import Cells

PERSON_ID = "P00000001"
_STORY = Path(__file__).with_name("walkthrough.txt")
_CAST = (
    ("Teaselmantle", "Corwin Edmund", True),
    ("Quillbuckle", "Radley Norman", True),
    ("Fennelgate", "Maren Louise", False),
    ("Teaselmantle", "Orrin James", False),
    ("Saffronlatch", "Dorian", False),
    ("Nettlekettle", "Ivo", False),
)
"""Himself, the man from the approved premises, his partner, his brother, an online contact and a friend."""


def cast(district: District) -> None:
    """Puts the people of the story first in the first district, so that their keys never change."""
    if district.number:
        return
    elsewhere = Household(Place("", "", "", "", "", 0.0, 0.0, "", ""))
    for surname, forenames, is_managed in _CAST:
        person = Nominal(district.new_id("P"), surname, forenames, "M", date(1980, 1, 1), elsewhere, "head")
        person.is_managed, person.scripted = is_managed, True
        district.people.append(person)
    district.log.told = len({cells["report_id"] for table, cells in _rows() if table == "reports"})


def tell(district: District) -> None:
    """Writes the story."""
    if district.number:
        return
    for table, row in _rows():
        corrected = row.pop("corrects", "")
        cells = {column: _dated(text, district.today) for column, text in row.items()}
        district.extract.add(table, cells, fate=Fate.SUPERSEDING if corrected else Fate.ACCEPTED)


def _rows() -> Iterator[tuple[str, Cells]]:
    for section in _STORY.read_text(encoding="utf-8").split("# ")[1:]:
        table, _, lines = section.partition("\n")
        for row in csv.DictReader(lines.strip().splitlines()):
            yield table, row


def _dated(text: str, today: date) -> str:
    """A cell in which `-40d` stands for a day and `-40d 14:30` for a time on it; ` / ` parts the items of a text."""
    days, mark, clock = text.partition("d")
    if not mark or days[:1] not in ("+", "-") or not days[1:].isdigit():
        return text.replace(" / ", "\n")
    day = (today + timedelta(days=int(days))).isoformat()
    return f"{day}T{clock.strip()}" if clock else day
