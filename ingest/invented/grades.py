"""3x5x2 gradings and the restrictions that go with them, in the proportions an intelligence unit sees."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from ingest.invented.draw import Draw
    from ingest.invented.layout import Cells

LANTERN = "op-lantern-hollow"
SAFEGUARDING = "safeguarding"

_SOURCES = (("1", 0.36), ("2", 0.54), ("3", 0.10))
_INFORMATION = {
    "1": (("A", 0.45), ("B", 0.30), ("C", 0.15), ("D", 0.09), ("E", 0.01)),
    "2": (("A", 0.10), ("B", 0.22), ("C", 0.38), ("D", 0.26), ("E", 0.04)),
    "3": (("A", 0.02), ("B", 0.08), ("C", 0.30), ("D", 0.38), ("E", 0.22)),
}
_ACTIONS = (("A1", 0.3), ("A2", 0.2), ("A3", 0.5))
_SANITISATIONS = (("S1", 0.55), ("S2", 0.45))
_CONDITIONS = {
    "A1": "Do not act on this without asking the originator.",
    "A2": "Covert use only. Not to be quoted in any document that leaves the unit.",
    "A3": "May be acted on overtly; do not say where it came from.",
}


@dataclass(frozen=True, slots=True)
class Grade:
    """One grading with its handling."""

    source: str
    information: str
    handling: str = "P"
    action: str = ""
    sanitisation: str = ""

    @property
    def written(self) -> str:
        """The grading in one word, as rows carry it."""
        codes = f"{self.source}{self.information}{self.handling}"
        return " ".join(part for part in (codes, self.action, self.sanitisation) if part)

    @property
    def conditions(self) -> str:
        """What a recipient is asked in words."""
        return _CONDITIONS.get(self.action, "")

    def cells(self) -> Cells:
        """The grading as reports and items carry it, in columns of its own."""
        return {
            "source_grade": self.source,
            "info_grade": self.information,
            "handling_code": self.handling,
            "action_code": self.action,
            "sanitisation": self.sanitisation,
        }

    def worded(self, draw: Draw, *, source: str = "") -> Grade:
        """Another item of the same report: its own information grade under the same handling."""
        source = source or self.source
        information = draw.weighted(_INFORMATION[source])
        return Grade(source, information, self.handling, self.action, self.sanitisation)


def grade(draw: Draw) -> Grade:
    """A grading by chance; about one in nine with conditions."""
    source = draw.weighted(_SOURCES)
    information = draw.weighted(_INFORMATION[source])
    if draw.chance(0.89):
        return Grade(source, information)
    return Grade(source, information, "C", draw.weighted(_ACTIONS), draw.weighted(_SANITISATIONS))


def compartments(draw: Draw, given: Grade, *, child: bool = False) -> str:
    """Who else is kept out: few reports, most of them already under conditions."""
    if child and draw.chance(0.6):
        return SAFEGUARDING
    if given.handling == "C" and draw.chance(0.35):
        return LANTERN
    return SAFEGUARDING if draw.chance(0.01) else ""
