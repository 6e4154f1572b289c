"""Offences compared, as documents: what speaks for one hand and against it, and what records say so."""

from __future__ import annotations

import math
from typing import TYPE_CHECKING

from analysis.nominal.when import when
from analysis.patterns.series.learning import FEWEST_SO_HIGH
from ui.answers.made import MadeAnswer
from ui.answers.statements import Answer, ThingAnswer
from ui.terminal import MARKING

if TYPE_CHECKING:
    from collections.abc import Mapping

    from analysis.patterns.series.candidates import SeriesFit
    from analysis.patterns.series.cases import Case
    from analysis.patterns.series.clustering import PossibleSeries
    from analysis.patterns.series.desk import Desk
    from analysis.patterns.series.reasons import Pair, Reason
    from graph.model.judgement import Judgement
    from graph.reading.results import Thing

NOT_DECIDED = "proposed"


class CaseAnswer(Answer):
    """An offence as it stands in a comparison; `record` is what describes it."""

    id: str
    name: str
    when: str
    outcome: str
    convicted: tuple[ThingAnswer, ...]
    record: str

    @classmethod
    def of(cls, case: Case, named: Mapping[str, Thing]) -> CaseAnswer:
        """An offence as a document."""
        return cls(
            id=case.id,
            name=case.name,
            when=when(str(case.fields.get("from_at", ""))).words,
            outcome=str(case.fields.get("outcome", "not recorded")).replace("_", " "),
            convicted=tuple(ThingAnswer.of(named[who]) for who in sorted(case.offenders) if who in named),
            record=case.record,
        )


class ReasonAnswer(Answer):
    """One thing that was compared; `times` is what it multiplies the odds of one hand by."""

    about: str
    words: str
    times: float
    log_likelihood_ratio: float
    evidence: tuple[str, ...]

    @classmethod
    def of(cls, reason: Reason) -> ReasonAnswer:
        """A reason as a document."""
        return cls(
            about=reason.about,
            words=reason.words,
            times=round(math.exp(reason.ratio), 3),
            log_likelihood_ratio=round(reason.ratio, 4),
            evidence=reason.evidence,
        )


class DecidedAnswer(Answer):
    """What an analyst decided of a pair."""

    id: str
    status: str
    by: str
    at: str
    reason: str

    @classmethod
    def of(cls, judgement: Judgement | None) -> DecidedAnswer | None:
        """A decision as a document."""
        if judgement is None:
            return None
        return cls(
            id=judgement.id,
            status=judgement.verdict.value,
            by=judgement.by,
            at=judgement.at.isoformat(),
            reason=judgement.reason,
        )


class PairAnswer(Answer):
    """Two offences compared.

    Attributes:
        log_likelihood_ratio: Of one hand against two, all reasons together.
        calibration: What came of labelled pairs that scored so high, in words.
        scored_so_high, of_them_linked: The same in numbers, of twenty pairs or more; null where too few are solved.
        status: What an analyst decided, or `proposed`.
        beyond_evidence: Why the published evidence may not reach this pair.
        reasons: What says most, for or against, first.
    """

    one: CaseAnswer
    other: CaseAnswer
    log_likelihood_ratio: float
    calibration: str
    scored_so_high: int | None
    of_them_linked: int | None
    status: str
    decided: DecidedAnswer | None
    beyond_evidence: tuple[str, ...]
    reasons: tuple[ReasonAnswer, ...]

    @classmethod
    def of(cls, pair: Pair, desk: Desk, named: Mapping[str, Thing]) -> PairAnswer:
        """A comparison as a document."""
        decided = DecidedAnswer.of(desk.decisions.on(pair.one.id, pair.other.id))
        return cls(
            one=CaseAnswer.of(pair.one, named),
            other=CaseAnswer.of(pair.other, named),
            log_likelihood_ratio=round(pair.ratio, 4),
            calibration=calibration_words(pair.scored_so),
            scored_so_high=pair.scored_so[0] if pair.scored_so else None,
            of_them_linked=pair.scored_so[1] if pair.scored_so else None,
            status=decided.status if decided else NOT_DECIDED,
            decided=decided,
            beyond_evidence=pair.beyond,
            reasons=tuple(ReasonAnswer.of(reason) for reason in pair.reasons),
        )


class SeriesFitAnswer(Answer):
    """A known series that an offence may belong with; `person` is who was convicted, null where analysts joined it."""

    person: ThingAnswer | None
    offences: tuple[CaseAnswer, ...]
    log_likelihood_ratio: float
    nearest: PairAnswer

    @classmethod
    def of(cls, fit: SeriesFit, desk: Desk, named: Mapping[str, Thing]) -> SeriesFitAnswer:
        """A candidate series as a document."""
        who = named.get(fit.series.person or "")
        return cls(
            person=ThingAnswer.of(who) if who else None,
            offences=tuple(CaseAnswer.of(desk.cases.each[at], named) for at in fit.series.members),
            log_likelihood_ratio=round(fit.ratio, 4),
            nearest=PairAnswer.of(fit.nearest, desk, named),
        )


class PossibleSeriesAnswer(Answer):
    """Offences that may be by one hand; `weakest` is where the series would break."""

    offences: tuple[CaseAnswer, ...]
    log_likelihood_ratio: float
    confidence: str
    weakest: PairAnswer
    strongest: PairAnswer

    @classmethod
    def of(cls, found: PossibleSeries, desk: Desk, named: Mapping[str, Thing]) -> PossibleSeriesAnswer:
        """A possible series as a document."""
        return cls(
            offences=tuple(CaseAnswer.of(case, named) for case in found.cases),
            log_likelihood_ratio=round(found.ratio, 4),
            confidence=calibration_words(found.scored_so),
            weakest=PairAnswer.of(found.weakest, desk, named),
            strongest=PairAnswer.of(found.strongest, desk, named),
        )


class ComparedAnswer(Answer):
    """Offences compared pair by pair, with the table of what is coded of each."""

    marking: str = MARKING
    made: MadeAnswer
    learnt: str
    pairs: tuple[PairAnswer, ...]
    behaviours: tuple[str, ...]
    table: tuple[tuple[str, ...], ...]
    notes: tuple[str, ...]
    caveats: tuple[str, ...]


class CandidatesAnswer(Answer):
    """What an offence may belong with; rejected pairs stand apart."""

    marking: str = MARKING
    made: MadeAnswer
    learnt: str
    offence: CaseAnswer
    offences: tuple[PairAnswer, ...]
    series: tuple[SeriesFitAnswer, ...]
    rejected: tuple[PairAnswer, ...]
    notes: tuple[str, ...]
    caveats: tuple[str, ...]


class ArrivedAnswer(Answer):
    """Each offence that came in since, with what it may belong with."""

    marking: str = MARKING
    made: MadeAnswer
    arrived: tuple[CandidatesAnswer, ...]


class FoundSeriesAnswer(Answer):
    """Possible series, the surest first."""

    marking: str = MARKING
    made: MadeAnswer
    learnt: str
    compared: int
    series: tuple[PossibleSeriesAnswer, ...]
    verdict: str
    notes: tuple[str, ...]
    caveats: tuple[str, ...]


def calibration_words(scored_so: tuple[int, int] | None) -> str:
    """What came of labelled pairs that scored so high.

    >>> calibration_words((40, 9))
    'Of 40 pairs that scored this high in labelled data, 9 were truly linked.'
    >>> calibration_words((20, 18))
    'Among or above the 20 pairs that scored highest in labelled data, of which 18 were truly linked.'
    """
    if scored_so is None:
        return "How often pairs that score this high are linked is not known: too few offences are solved."
    number, linked = scored_so
    if number <= FEWEST_SO_HIGH:
        return (
            f"Among or above the {number} pairs that scored highest in labelled data, "
            f"of which {linked} were truly linked."
        )
    return f"Of {number:,} pairs that scored this high in labelled data, {linked:,} were truly linked."
