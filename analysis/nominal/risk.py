"""How a nominal is managed, and the risk scales, each by itself: the same words mean different things on each."""

from __future__ import annotations

from enum import StrEnum
from typing import TYPE_CHECKING, NamedTuple

from analysis.nominal.evidence import Evidence, evidence
from analysis.nominal.when import When, when_of

if TYPE_CHECKING:
    from graph.reading.results import Dossier, Link, Record, Thing
    from graph.reading.thing_page import ThingPage


class Scale(StrEnum):
    """Which scale a band is on; a band never stands without it."""

    OSP = "OSP"
    ARMS = "ARMS"
    ROSH = "RoSH"
    OTHER = "other tool"

    @property
    def meaning(self) -> str:
        """What the scale measures, so that its words are not read as another's."""
        return _MEANING[self]


_MEANING = {
    Scale.OSP: "Actuarial: how often people with such a record are reconvicted of a sexual offence. Static, a band "
    "and never a person's nature.",
    Scale.ARMS: "Structured review of dynamic risk and protective factors, for police management.",
    Scale.ROSH: "Risk of serious harm, should an offence happen (OASys and MAPPA).",
    Scale.OTHER: "Another tool; read its own guidance before comparing it with anything.",
}


class Band(NamedTuple):
    """One result of one tool: tool, version and date stand with every band."""

    thing: Thing
    scale: Scale
    tool: str
    version: str
    band: str
    assessed: When
    next_due: When
    unknown_inputs: str
    assessors: tuple[Thing, ...]
    items: tuple[Evidence, ...]
    behind: Evidence


class Managed(NamedTuple):
    """One management of a nominal, with who holds it."""

    thing: Thing
    begun: When
    ended: When
    officers: tuple[Thing, ...]
    behind: Evidence

    @property
    def record(self) -> Record:
        """What the record says of it."""
        return self.behind.record

    @property
    def has_ended(self) -> bool:
        """Whether an end is recorded."""
        return bool(self.record.text("to_on"))


def bands(page: ThingPage) -> tuple[Band, ...]:
    """Every assessment of a nominal, the latest first within its scale; scales keep their order."""
    found = [_band(page, link) for link in page.dossier.tied("ASSESSED_IN")]
    return tuple(sorted(found, key=lambda band: (list(Scale).index(band.scale), -_day(band.assessed))))


def of_scale(found: tuple[Band, ...], scale: Scale) -> tuple[Band, ...]:
    """The results on one scale, the latest first."""
    return tuple(band for band in found if band.scale is scale)


def managed(page: ThingPage) -> tuple[Managed, ...]:
    """Every management of a nominal: those without an end first, then the latest begun."""
    found = [_managed(page, link) for link in page.dossier.tied("MANAGED_UNDER")]
    return tuple(sorted(found, key=lambda each: (each.has_ended, -_day(each.begun))))


def scale_of(tool: str) -> Scale:
    """The scale that a tool's results are on, by the tool's name.

    >>> scale_of("OSP/DC"), scale_of("OASys RoSH"), scale_of("RM2000/s")
    (<Scale.OSP: 'OSP'>, <Scale.ROSH: 'RoSH'>, <Scale.OTHER: 'other tool'>)
    """
    name = tool.casefold()
    if name.startswith("osp"):
        return Scale.OSP
    if "arms" in name.replace("/", " ").split() or name.startswith("arms"):
        return Scale.ARMS
    return Scale.ROSH if "rosh" in name or "serious harm" in name else Scale.OTHER


def _band(page: ThingPage, link: Link) -> Band:
    record, around = link.record, page.further.get(link.other.id)
    tool = record.text("tool") or "tool not recorded"
    return Band(
        thing=link.other,
        scale=scale_of(tool),
        tool=tool,
        version=record.text("version") or "version not recorded",
        band=(record.text("band") or "band not recorded").replace("_", " "),
        assessed=when_of(record, "assessed_on"),
        next_due=when_of(record, "next_due_on"),
        unknown_inputs=record.text("inputs_unknown") or "",
        assessors=_tied(around, "ASSESSED_BY"),
        items=tuple(evidence(page.dossier, item) for item in around.of("AssessmentItem")) if around else (),
        behind=evidence(page.dossier, record),
    )


def _managed(page: ThingPage, link: Link) -> Managed:
    officers = _tied(page.further.get(link.other.id), "MANAGED_BY")
    record = link.record
    return Managed(
        link.other, when_of(record, "from_on"), when_of(record, "to_on"), officers, evidence(page.dossier, record)
    )


def _tied(around: Dossier | None, link_type: str) -> tuple[Thing, ...]:
    return tuple(dict.fromkeys(link.other for link in around.tied(link_type))) if around else ()


def _day(moment: When) -> int:
    return moment.earliest.toordinal() if moment.earliest else 0
