"""The 3x5x2 grading of an intelligence item: how good the source is, how good the information, who may have it."""

from __future__ import annotations

import re
from dataclasses import dataclass
from enum import StrEnum
from functools import lru_cache
from typing import TYPE_CHECKING, TypeVar

from graph.errors import UnreadableValueError

if TYPE_CHECKING:
    from collections.abc import Iterable


class GradeCode(StrEnum):
    """A code of the scheme; members of each list are ordered from best to worst, or from strictest to freest."""

    @property
    def words(self) -> str:
        """What the code means, as it stands on the screen."""
        return _WORDS[type(self), self.value]


class SourceGrade(GradeCode):
    """How reliable the source is."""

    RELIABLE = "1"
    UNTESTED = "2"
    NOT_RELIABLE = "3"


class InformationGrade(GradeCode):
    """How the source came to know it, from best to worst."""

    KNOWN_DIRECTLY = "A"
    KNOWN_INDIRECTLY_CORROBORATED = "B"
    KNOWN_INDIRECTLY = "C"
    NOT_KNOWN = "D"
    SUSPECTED_FALSE = "E"


class HandlingCode(GradeCode):
    """Whether lawful sharing is tied to conditions."""

    PERMITTED = "P"
    CONDITIONS = "C"


class ActionCode(GradeCode):
    """What a recipient may do with an item under conditions, strictest first."""

    ASK_ORIGINATOR = "A1"
    COVERT_ONLY = "A2"
    OVERT_PERMITTED = "A3"


class SanitisationCode(GradeCode):
    """Who may take out what gives the source away, strictest first."""

    CONSULT_FIRST = "S2"
    UNSUPERVISED = "S1"


_WORDS: dict[tuple[type[GradeCode], str], str] = {
    # A code by itself is no key: information C and handling C are equal as texts.
    (type(code), code.value): words
    for code, words in (
        (SourceGrade.RELIABLE, "Reliable"),
        (SourceGrade.UNTESTED, "Untested"),
        (SourceGrade.NOT_RELIABLE, "Not reliable"),
        (InformationGrade.KNOWN_DIRECTLY, "Known directly"),
        (InformationGrade.KNOWN_INDIRECTLY_CORROBORATED, "Known indirectly but corroborated"),
        (InformationGrade.KNOWN_INDIRECTLY, "Known indirectly"),
        (InformationGrade.NOT_KNOWN, "Not known"),
        (InformationGrade.SUSPECTED_FALSE, "Suspected to be false"),
        (HandlingCode.PERMITTED, "Lawful sharing permitted"),
        (HandlingCode.CONDITIONS, "Lawful sharing permitted with conditions"),
        (ActionCode.ASK_ORIGINATOR, "Combine only; ask the originator before acting"),
        (ActionCode.COVERT_ONLY, "Covert action; protect the source; no evidence by itself"),
        (ActionCode.OVERT_PERMITTED, "Overt action permitted"),
        (SanitisationCode.UNSUPERVISED, "The originator permits sanitising unsupervised"),
        (SanitisationCode.CONSULT_FIRST, "Consult the originator before sanitising"),
    )
}

_NOTATION = re.compile(
    r"\[?\s*(?P<source>[0-9])[\s/\-]*(?P<information>[A-Z])[\s/\-]*(?P<handling>[A-Z])"
    r"(?:[\s/,;\-]*(?P<action>A[0-9]))?(?:[\s/,;\-]*(?P<sanitisation>S[0-9]))?\s*\]?"
)


class GradingError(UnreadableValueError):
    """A grading does not exist in 3x5x2; the message says which part and what there is."""


@dataclass(frozen=True, slots=True)
class Grading:
    """A 3x5x2 grading; action and sanitisation belong to handling C alone."""

    source: SourceGrade
    information: InformationGrade
    handling: HandlingCode
    action: ActionCode | None = None
    sanitisation: SanitisationCode | None = None

    def __post_init__(self) -> None:
        if self.handling is HandlingCode.PERMITTED and (self.action or self.sanitisation):
            message = "An action or sanitisation code belongs to handling C: write C, or leave the code out."
            raise GradingError(message)

    @classmethod
    def of(cls, source: str, information: str, handling: str, *, action: str = "", sanitisation: str = "") -> Grading:
        """A grading from codes that stand in columns of their own; blank action and sanitisation are none."""
        return cls(
            _code(SourceGrade, source, "source grade"),
            _code(InformationGrade, information, "information grade"),
            _code(HandlingCode, handling, "handling code"),
            _code(ActionCode, action, "action code") if action.strip() else None,
            _code(SanitisationCode, sanitisation, "sanitisation code") if sanitisation.strip() else None,
        )

    @property
    def codes(self) -> tuple[GradeCode, ...]:
        """The codes in the order in which they are written."""
        every = (self.source, self.information, self.handling, self.action, self.sanitisation)
        return tuple(code for code in every if code is not None)

    @property
    def words(self) -> str:
        """The grading in words: `Reliable; Known directly; Lawful sharing permitted`."""
        return "; ".join(code.words for code in self.codes)

    @property
    def lacks_instructions(self) -> bool:
        """Whether sharing is tied to conditions that the codes do not give."""
        return self.handling is HandlingCode.CONDITIONS and not (self.action and self.sanitisation)

    def __str__(self) -> str:
        return " ".join(
            filter(None, (f"{self.source}{self.information}{self.handling}", self.action, self.sanitisation))
        )


@lru_cache(maxsize=4096)
def parse_grading(text: str) -> Grading:
    """Reads `1BP`, `2CC A2 S1`, `[1 b p]`, or raises GradingError.

    >>> parse_grading("2cc a2").handling.words
    'Lawful sharing permitted with conditions'
    """
    found = _NOTATION.fullmatch(text.strip().upper())
    if found is None:
        message = "This is not a 3x5x2 grading: write source, information and handling as 1BP, or 2CC A2 S1."
        raise GradingError(message)
    parts = found.groupdict(default="")
    return Grading.of(
        parts["source"],
        parts["information"],
        parts["handling"],
        action=parts["action"],
        sanitisation=parts["sanitisation"],
    )


def weakest(gradings: Iterable[Grading | None]) -> Grading | None:
    """The grading of a path: on each scale the weakest of its steps, and the strictest handling.

    An ungraded step leaves the whole path ungraded, and so does a path of no steps: None. Under conditions a step that
    does not give its action or sanitisation code is the strictest, since nobody has said what is allowed.

    >>> str(weakest([parse_grading("1CP"), parse_grading("2BC A2 S1")]))
    '2CC A2 S1'
    """
    steps = tuple(gradings)
    graded = [step for step in steps if step is not None]
    if not graded or len(graded) < len(steps):
        return None
    source, information = max(step.source for step in graded), max(step.information for step in graded)
    tied = [step for step in graded if step.handling is HandlingCode.CONDITIONS]
    if not tied:
        return Grading(source, information, HandlingCode.PERMITTED)
    actions, sanitisations = [step.action for step in tied], [step.sanitisation for step in tied]
    return Grading(
        source,
        information,
        HandlingCode.CONDITIONS,
        None if None in actions else min(filter(None, actions)),
        None if None in sanitisations else max(filter(None, sanitisations)),
    )


_Code = TypeVar("_Code", bound=GradeCode)


def _code(scale: type[_Code], cell: str, name: str) -> _Code:
    try:
        return scale(cell.strip().upper())
    except ValueError as error:
        codes = ", ".join(scale)
        problem = "is missing" if not cell.strip() else "does not exist in 3x5x2"
        message = f"The {name} {problem}: use one of {codes}."
        raise GradingError(message) from error
