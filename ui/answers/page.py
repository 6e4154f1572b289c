"""What is on record about one thing, as a document in sections."""

from __future__ import annotations

from datetime import datetime
from typing import TYPE_CHECKING

from ui.answers.sections import Sorted, sorted_into_sections
from ui.answers.statements import Answer, LinkAnswer, RecordAnswer, ReportAnswer, ThingAnswer, records_of
from ui.terminal import MARKING

if TYPE_CHECKING:
    from graph.reading.report import ReportPage
    from graph.reading.results import Dossier
    from graph.reading.thing_page import ThingPage


class SectionAnswer(Answer):
    """One section of a page: ids of records and links that stand in the document, the latest recorded first."""

    title: str
    records: tuple[str, ...]
    links: tuple[str, ...]

    @classmethod
    def of(cls, section: Sorted) -> SectionAnswer:
        """A section as a document."""
        records = tuple(record.id for record in section.records)
        return cls(title=section.title, records=records, links=tuple(link.id for link in section.links))


class PageAnswer(Answer):
    """Everything that this viewer may see about one thing.

    Attributes:
        loaded_at: When data were last loaded.
        as_at: The moment that the page shows; null for now.
        complete: False where the thing has more links than a page holds.
        same: Other records that somebody judged to be the same.
        withdrawn: What was said of it and withdrawn: who did, when and why.
        further: What is known of the things that the page's lines name: an offence's behaviours, an order's conditions.
        items: The items of a report, each a page of its own.
        asserted: Records that rest on a report.
        erased: Tombstones of records whose values a retention decision erased.
    """

    marking: str = MARKING
    loaded_at: datetime | None
    as_at: datetime | None
    complete: bool
    thing: ThingAnswer
    sections: tuple[SectionAnswer, ...]
    records: tuple[RecordAnswer, ...]
    links: tuple[LinkAnswer, ...]
    reports: tuple[ReportAnswer, ...]
    same: tuple[ThingAnswer, ...]
    withdrawn: tuple[RecordAnswer, ...] = ()
    erased: tuple[RecordAnswer, ...] = ()
    further: tuple[PageAnswer, ...] = ()
    items: tuple[PageAnswer, ...] = ()
    asserted: tuple[AssertedAnswer, ...] = ()

    @classmethod
    def of(cls, dossier: Dossier) -> PageAnswer:
        """A dossier as a document."""
        return cls(
            loaded_at=dossier.loaded_at,
            as_at=dossier.as_at,
            complete=dossier.complete,
            thing=ThingAnswer.of(dossier.thing),
            sections=tuple(SectionAnswer.of(section) for section in sorted_into_sections(dossier)),
            records=records_of(dossier),
            links=tuple(LinkAnswer.of(link) for link in dossier.links),
            reports=tuple(ReportAnswer.of(cited) for cited in dossier.reports.values()),
            same=tuple(ThingAnswer.of(thing) for thing in dossier.same),
            erased=tuple(RecordAnswer.of(record, None) for record in dossier.erased),
            withdrawn=tuple(RecordAnswer.of(record, None) for record in dossier.withdrawn),
        )

    @classmethod
    def of_thing(cls, page: ThingPage) -> PageAnswer:
        """A page with what is known one step further."""
        further = tuple(cls.of(dossier) for _, dossier in sorted(page.further.items()))
        return cls.of(page.dossier).model_copy(update={"further": further})

    @classmethod
    def of_report(cls, page: ReportPage) -> PageAnswer:
        """A report with its items and everything that it asserts."""
        asserted = (
            AssertedAnswer(thing=ThingAnswer.of(entry.thing), record=RecordAnswer.of(entry.record, entry.record.grade))
            for entry in page.asserted
        )
        return cls.of(page.dossier).model_copy(
            update={"items": tuple(cls.of(item) for item in page.items), "asserted": tuple(asserted)}
        )


class AssertedAnswer(Answer):
    """One record that rests on a report, and the thing that it is about."""

    thing: ThingAnswer
    record: RecordAnswer


PageAnswer.model_rebuild()
