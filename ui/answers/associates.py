"""A nominal's associates as a document, one entry for each associate and kind of association."""

from __future__ import annotations

from datetime import datetime
from typing import TYPE_CHECKING

from analysis.nominal.associates import Associate, associates
from analysis.nominal.sharing import SharingAssociate, crowds, sharing_associates
from ui.answers.charted import ChartedAnswer
from ui.answers.made import MadeAnswer
from ui.answers.statements import Answer, ThingAnswer
from ui.terminal import MARKING

if TYPE_CHECKING:
    from analysis.nominal.evidence import Evidence
    from graph.asking.sharing import Sharing
    from graph.reading.results import Dossier, Link

MEANT = (
    "Sharing a thing, even at the same time, does not say that two people met.",
    "A blank end is not recorded, not open: such periods overlap only possibly.",
    "Nothing recorded does not say that there are no associates.",
)


class AssertionAnswer(Answer):
    """One assertion behind an associate."""

    link: str
    record: str
    report: str | None
    strength: str | None
    grading: str | None
    valid_from: str | None
    valid_to: str | None
    recorded_at: datetime

    @classmethod
    def of(cls, link: Link, evidence: Evidence) -> AssertionAnswer:
        """An assertion as a document."""
        record = evidence.record
        return cls(
            link=link.id,
            record=record.id,
            report=record.report,
            strength=record.strength,
            grading=evidence.grade,
            valid_from=record.valid_from,
            valid_to=record.valid_to,
            recorded_at=record.recorded_at,
        )


class AssociateAnswer(Answer):
    """One kind of association with one other person, and everything that says so.

    Attributes:
        kind: In words.
        direction: For a kind that means something else from the other side, on whose row it stands; else empty.
        strengths: What sources say of how firm it is, the firmest first.
        refuted: Whether this is what a source refutes; assertions that refute are folded apart from those that claim.
        corroboration: In words; only distinct known origins count.
    """

    thing: ThingAnswer
    kind: str
    direction: str
    strengths: tuple[str, ...]
    refuted: bool
    gradings: tuple[str, ...]
    periods: tuple[str, ...]
    details: tuple[str, ...]
    corroboration: str
    known_origins: int
    unrecorded_origins: int
    evidence: tuple[AssertionAnswer, ...]

    @classmethod
    def of(cls, associate: Associate, dossier: Dossier) -> AssociateAnswer:
        """An associate as a document."""
        behind = {evidence.record.id: evidence for evidence in associate.behind}
        tied = (link for link in dossier.tied("ASSOCIATED_WITH") if link.other.id == associate.other.id)
        assertions = (AssertionAnswer.of(link, behind[link.record.id]) for link in tied if link.record.id in behind)
        return cls(
            thing=ThingAnswer.of(associate.other),
            kind=associate.kind,
            direction=associate.direction,
            strengths=associate.strengths,
            refuted=associate.is_refuted,
            gradings=associate.grades,
            periods=associate.periods,
            details=associate.details,
            corroboration=associate.corroboration.words,
            known_origins=associate.corroboration.known,
            unrecorded_origins=associate.corroboration.unrecorded,
            evidence=tuple(assertions),
        )


class SharingAnswer(Answer):
    """Somebody who shares something with a nominal.

    Attributes:
        overlap: Whether both had it at one time: `certain`, `possible`, or `no`: one after the other.
        periods: The nominal's and the other's, in words.
        evidence: Records of both sides; the tie is no better than the weaker one.
    """

    thing: ThingAnswer
    through: ThingAnswer
    type: str
    words: str
    overlap: str
    periods: tuple[str, str]
    strengths: tuple[str, ...]
    gradings: tuple[str, ...]
    corroboration: str
    known_origins: int
    unrecorded_origins: int
    evidence: tuple[str, ...]

    @classmethod
    def of(cls, found: SharingAssociate) -> SharingAnswer:
        """Somebody who shares something as a document."""
        return cls(
            thing=ThingAnswer.of(found.other),
            through=ThingAnswer.of(found.through),
            type=found.type,
            words=found.words,
            overlap=found.overlap.value,
            periods=found.periods,
            strengths=found.strengths,
            gradings=found.grades,
            corroboration=found.corroboration.words,
            known_origins=found.corroboration.known,
            unrecorded_origins=found.corroboration.unrecorded,
            evidence=tuple(each.record.id for each in (*found.mine, *found.theirs)),
        )


class AssociatesAnswer(Answer):
    """Who is associated with a nominal, the firmest first; `complete` is false where there are more than were read.

    Attributes:
        through_shared_things: Who shares something with the nominal, surely at the same time first.
        crowded: Things that too many share for anybody to be told of.
        made: What it takes to ask again, where somebody asked for just this.
        chart: What was saved of it as a link chart, where that was wanted.
    """

    marking: str = MARKING
    loaded_at: datetime | None
    as_at: datetime | None
    complete: bool
    thing: ThingAnswer
    associates: tuple[AssociateAnswer, ...]
    through_shared_things: tuple[SharingAnswer, ...]
    crowded: tuple[ThingAnswer, ...]
    made: MadeAnswer | None = None
    chart: ChartedAnswer | None = None
    caveats: tuple[str, ...] = MEANT

    @classmethod
    def of(cls, dossier: Dossier, sharing: Sharing) -> AssociatesAnswer:
        """The associates in a dossier as a document."""
        return cls(
            loaded_at=dossier.loaded_at,
            as_at=dossier.as_at,
            complete=dossier.complete,
            thing=ThingAnswer.of(dossier.thing),
            associates=tuple(AssociateAnswer.of(associate, dossier) for associate in associates(dossier)),
            through_shared_things=tuple(SharingAnswer.of(each) for each in sharing_associates(sharing)),
            crowded=tuple(ThingAnswer.of(thing) for thing in crowds(sharing)),
        )
