"""Reading the offences that a viewer may see, for every analysis of patterns."""

from __future__ import annotations

from typing import TYPE_CHECKING

from analysis.patterns.series.cases import ADDRESS_FIELDS, MO_FIELDS, OFFENCE_FIELDS, Cases, Read, cases_of
from analysis.patterns.series.decided import Decisions
from analysis.patterns.series.desk import Desk, lay_out
from graph.asking.offence_links import offence_judgements
from ui.columns_read import ColumnsRead

if TYPE_CHECKING:
    from graph.reader import Reader


def read_cases(reader: Reader) -> Cases:
    """Every offence that may be seen, with what is coded of it and who has a part in it."""
    read = ColumnsRead(reader, "patterns of offending")
    places = read.links("OCCURRED_AT")
    return cases_of(
        Read(
            read.records("Offence", OFFENCE_FIELDS),
            read.records("MoBehaviour", MO_FIELDS),
            read.links("INVOLVED_IN"),
            places,
            read.records("Address", ADDRESS_FIELDS, about=set(places.column("end"))),
        )
    )


def read_outlines(reader: Reader) -> list[str]:
    """The outlines of the beats, as GeoJSON."""
    return [text for text in reader.records_as_columns("Beat", ("geojson",)).column("geojson") if text]


def read_desk(reader: Reader) -> Desk:
    """The same, ready to be compared, with what analysts decided.

    Raises:
        InputError: If there are fewer than two offences.
    """
    return lay_out(read_cases(reader), Decisions(reader.ask(offence_judgements())))
