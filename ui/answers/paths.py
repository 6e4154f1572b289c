"""Paths between people as a document: what each step rests on, and which step is the weakest."""

from __future__ import annotations

from contextlib import suppress
from typing import TYPE_CHECKING

from analysis.counted import counted
from analysis.nominal.when import period_words
from graph.corroboration import corroboration
from graph.grading import GradingError, parse_grading, weakest
from ui.answers.charted import ChartedAnswer
from ui.answers.made import MadeAnswer
from ui.answers.statements import Answer, ThingAnswer
from ui.terminal import MARKING

if TYPE_CHECKING:
    from collections.abc import Mapping

    from analysis.network.paths import Between, Path
    from analysis.network.ties import Tie
    from analysis.network.web import Step
    from graph.grading import Grading
    from graph.reading.results import Thing

MEANT = (
    "A path says that records can be strung together, not that these people know each other.",
    "No path found says that none is on record for you through these kinds of tie; it never says that there is none.",
    "The weights are a convention, not a measurement: a small difference in strength means nothing.",
)


class TieAnswer(Answer):
    """One assertion behind a step."""

    link: str
    record: str
    report: str | None
    words: str
    strength: str | None
    grading: str | None
    period: str

    @classmethod
    def of(cls, tie: Tie) -> TieAnswer:
        """An assertion as a document."""
        return cls(
            link=tie.id,
            record=tie.record,
            report=tie.report or None,
            words=tie.words,
            strength=tie.strength or None,
            grading=tie.grade or None,
            period=period_words(tie.period),
        )


class StepAnswer(Answer):
    """One step of a path: from the thing before it to `to`."""

    to: ThingAnswer
    words: str
    weight: float
    weakest: bool
    corroboration: str
    evidence: tuple[TieAnswer, ...]

    @classmethod
    def of(cls, step: Step, to: Thing, *, weakest: bool) -> StepAnswer:
        """A step as a document."""
        return cls(
            to=ThingAnswer.of(to),
            words="; ".join(dict.fromkeys(tie.words for tie in step.ties)),
            weight=round(step.weight, 4),
            weakest=weakest,
            corroboration=corroboration(tie.origin for tie in step.ties).words,
            evidence=tuple(TieAnswer.of(tie) for tie in step.ties),
        )


class PathAnswer(Answer):
    """One path; `strength` is the product of the weights of its steps, `grading` that of the weakest step on it."""

    start: ThingAnswer
    steps: tuple[StepAnswer, ...]
    links: int
    strength: float
    grading: str | None

    @classmethod
    def of(cls, path: Path, named: Mapping[str, Thing]) -> PathAnswer:
        """A path as a document."""
        ends = zip(path.steps, path.things[1:], strict=True)
        return cls(
            start=ThingAnswer.of(named[path.things[0]]),
            steps=tuple(
                StepAnswer.of(step, named[to], weakest=place == path.weakest) for place, (step, to) in enumerate(ends)
            ),
            links=len(path.steps),
            strength=round(path.strength, 6),
            grading=grading_of(path),
        )


class BetweenAnswer(Answer):
    """Paths between two people: by fewest links, and by strongest association.

    Attributes:
        verdict: In words, also where there is none.
        complete: False where the search was stopped, so that there may be better ones.
    """

    start: ThingAnswer
    goal: ThingAnswer
    fewest_links: tuple[PathAnswer, ...]
    strongest: tuple[PathAnswer, ...]
    complete: bool
    verdict: str

    @classmethod
    def of(cls, found: Between, named: Mapping[str, Thing], through: str) -> BetweenAnswer:
        """What was found between two people as a document."""
        return cls(
            start=ThingAnswer.of(named[found.start]),
            goal=ThingAnswer.of(named[found.goal]),
            fewest_links=tuple(PathAnswer.of(path, named) for path in found.fewest.paths),
            strongest=tuple(PathAnswer.of(path, named) for path in found.strong.paths),
            complete=found.fewest.complete and found.strong.complete,
            verdict=verdict(found, through),
        )


class PathsAnswer(Answer):
    """Paths between each two of the people who were asked about."""

    marking: str = MARKING
    weights: str
    most_steps: int
    without: tuple[str, ...]
    in_time: bool
    refuted_left_out: int
    between: tuple[BetweenAnswer, ...]
    made: MadeAnswer
    chart: ChartedAnswer | None = None
    caveats: tuple[str, ...] = MEANT


def grading_of(path: Path) -> str | None:
    """The weakest grading of its steps, each step going by its best assertion; None where a step is not graded."""
    found = weakest(_best_grade(step) for step in path.steps)
    return str(found) if found else None


def _best_grade(step: Step) -> Grading | None:
    graded = []
    for tie in step.ties:
        with suppress(GradingError):
            graded.append(parse_grading(tie.grade))
    return min(graded, key=lambda each: (each.source, each.information), default=None)


def verdict(found: Between, through: str) -> str:
    """What was found, in words; that nothing was found is an answer."""
    if not found.fewest.complete or not found.strong.complete:
        return "The search was stopped before its end: there may be shorter or stronger paths than those shown."
    if not found.fewest.paths:
        return f"No path within {counted(found.most_steps, 'step')} through {through} that you may see."
    shortest, best = found.fewest.paths[0], found.strong.paths[0]
    if shortest.things == best.things:
        return f"The path with the fewest links ({len(shortest.steps)}) is also the strongest."
    return f"Fewest links: {len(shortest.steps)}. A path of {len(best.steps)} links is stronger: compare them."
