"""What a search and a check of a list found, as documents."""

from __future__ import annotations

from datetime import datetime
from typing import TYPE_CHECKING, Literal

from ui.answers.statements import Answer, ThingAnswer
from ui.terminal import MARKING

if TYPE_CHECKING:
    from graph.reading.search import Hit, RefusedMention, SearchResult
    from graph.reading.tracing import Trace, Traced


class ReasonAnswer(Answer):
    """Why something was found: in which kind of value, how it agrees, and the value."""

    group: str
    how: str
    value: str


class HitAnswer(Answer):
    """Something found; scores compare within one search only."""

    thing: ThingAnswer
    reasons: tuple[ReasonAnswer, ...]
    record: str
    score: float

    @classmethod
    def of(cls, hit: Hit) -> HitAnswer:
        """A hit as a document."""
        reasons = (ReasonAnswer(group=why.group.value, how=why.how, value=why.value) for why in hit.reasons)
        return cls(thing=ThingAnswer.of(hit.thing), reasons=tuple(reasons), record=hit.record.id, score=hit.score)


class RefusedAnswer(Answer):
    """A row in quarantine that mentions what was looked for."""

    id: str
    kind: str
    file: str | None
    line: int | None
    reasons: tuple[str, ...]

    @classmethod
    def of(cls, mention: RefusedMention) -> RefusedAnswer:
        """A mention as a document."""
        reasons = mention.reasons
        return cls(id=mention.id, kind=mention.kind, file=mention.file, line=mention.line_no, reasons=reasons)


class SearchAnswer(Answer):
    """What a search found, best first."""

    marking: str = MARKING
    hits: tuple[HitAnswer, ...]
    refused: tuple[RefusedAnswer, ...]
    more: bool

    @classmethod
    def of(cls, found: SearchResult) -> SearchAnswer:
        """A search result as a document."""
        return cls(
            hits=tuple(HitAnswer.of(hit) for hit in found.hits),
            refused=tuple(RefusedAnswer.of(mention) for mention in found.refused),
            more=found.more,
        )


class CheckedAnswer(Answer):
    """One line of a list: `no_trace` holds for the data of that moment only.

    Attributes:
        refused: Rows in quarantine that mention it.
    """

    text: str
    result: Literal["trace", "no_trace"]
    hits: tuple[HitAnswer, ...]
    refused: int

    @classmethod
    def of(cls, line: Traced) -> CheckedAnswer:
        """A line as a document."""
        hits = tuple(HitAnswer.of(hit) for hit in line.hits)
        return cls(text=line.text, result="trace" if hits else "no_trace", hits=hits, refused=line.refused)


class CheckAnswer(Answer):
    """A check of a list: when, by whom, on data of what age, with which result. It is kept under its id."""

    marking: str = MARKING
    id: str
    at: datetime
    by: str
    loaded_at: datetime | None
    result: str
    lines: tuple[CheckedAnswer, ...]

    @classmethod
    def of(cls, trace: Trace) -> CheckAnswer:
        """A check as a document."""
        lines = tuple(CheckedAnswer.of(line) for line in trace.lines)
        return cls(id=trace.id, at=trace.at, by=trace.by, loaded_at=trace.loaded_at, result=trace.words, lines=lines)
