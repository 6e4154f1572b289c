"""A rule of information gaps as a force reads it: its question, its limits with what they rest on, who is asked."""

from __future__ import annotations

import re
from datetime import date
from enum import StrEnum
from typing import Any

from pydantic import BaseModel, ConfigDict, Field

from analysis.counted import counted
from analysis.gaps.finding import Severity


class Basis(StrEnum):
    """What a limit rests on."""

    STATUTE = "statute"
    GUIDANCE = "guidance"
    INSPECTION = "inspection"
    PUBLIC_CODE = "public_code"
    FORCE_POLICY = "force_policy"
    PRODUCT_DEFAULT = "product_default"


class Certainty(StrEnum):
    """How sure it is that a basis says so."""

    READ = "read in the source"
    READ_IN_PART = "read in part"
    SECOND_HAND = "second-hand"
    REMEMBERED = "remembered, not verified"
    PROPOSED = "proposed here, for the force to sign off"


class Audience(StrEnum):
    """Who needs to know of a gap."""

    ANALYST = "analyst"
    VISIT = "visit"
    MEETING = "meeting"
    MANAGER = "manager"
    NPT = "npt"


_OF_SEVERAL = re.compile(r"s\b")


def in_units(value: int, unit: str) -> str:
    """A number with its unit, which rules say of several.

    >>> in_units(1, "origins"), in_units(1, "days before the review"), in_units(1000, "metres")
    ('1 origin', '1 day before the review', '1,000 metres')
    """
    return counted(value, _OF_SEVERAL.sub("", unit), unit)


class Limit(BaseModel):
    """One threshold: its value is data, and everything but a statute's may be overridden by a force."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    value: int
    unit: str
    basis: Basis
    certainty: Certainty
    citation: str

    @property
    def words(self) -> str:
        """The limit in words, with what it rests on."""
        basis = self.basis.value.replace("_", " ")
        return f"{in_units(self.value, self.unit)} ({basis}; {self.certainty.value}; {self.citation})"


class Example(BaseModel):
    """Rows of an extract, and whether the rule finds a gap in them.

    Attributes:
        says: What the example shows.
        as_at: The day asked about.
        tables: Rows by table, as the extract layout has them; those of `with` stand before them.
        gaps: The source's ids of the subject of each gap that is found; empty where none is.
        undecided: The same for what cannot be decided.
    """

    model_config = ConfigDict(frozen=True, extra="forbid", populate_by_name=True)

    says: str
    as_at: date
    tables: dict[str, list[dict[str, str]]] = {}
    base: tuple[str, ...] = Field((), alias="with")
    gaps: tuple[str, ...] = ()
    undecided: tuple[str, ...] = ()


class Rule(BaseModel):
    """One rule.

    Attributes:
        id: Its id, `GR-21`.
        title: What is missing, in a few words.
        question: The words to ask.
        subject: Whom or what it is about.
        fires: When it fires.
        reading: How an ambiguous wording is read here; empty where there is none.
        limits: Its thresholds by name.
        exempt: Whom it leaves alone; begins with "nobody" where it does not look at how somebody is managed.
        part_dates: Why no date decides it, beginning with "no date"; empty where dates known in part give a range of
            days or leave it undecided, as they do for most rules.
        audience: Who needs to know.
        severity: How grave a gap is, unless the rule says otherwise for one.
        raised: How the severity is raised.
        closes: What closes the gap.
        asks: Who can find out.
        basis: The basis of the rule where it has no limit in numbers.
        certainty: How sure that basis is.
        citation: Where it stands.
        heuristic: Whether it is a rule of thumb, so that what it finds is a question and not a fault.
        in_force_from: The first day on which it applies; None for as long as there are records.
        regime: The notification law that its clock follows.
        not_yet: Why it is not in force; empty where it is.
        raised_by: Which analysis raises it when somebody asks for that; no list of gaps does then. Empty for most.
    """

    model_config = ConfigDict(frozen=True, extra="forbid")

    id: str = Field(pattern=r"^GR-\d{2,3}$")
    title: str = Field(min_length=3)
    question: str = Field(min_length=10)
    subject: str
    fires: str = Field(min_length=10)
    reading: str = ""
    limits: dict[str, Limit] = {}
    exempt: str = "people who died or were transferred"
    part_dates: str = Field("", pattern=r"^(no date .+)?$")
    audience: tuple[Audience, ...] = Field(min_length=1)
    severity: Severity
    raised: str = "one step where the person's priority is very high or high, unless critical"
    closes: str = Field(min_length=5)
    asks: str = Field(min_length=3)
    basis: Basis
    certainty: Certainty
    citation: str = Field(min_length=2)
    heuristic: bool = False
    in_force_from: date | None = None
    regime: str = ""
    not_yet: str = ""
    raised_by: str = ""
    examples: tuple[Example, ...] = ()

    @property
    def basis_words(self) -> str:
        """What the rule rests on, with its limits."""
        own = f"{self.basis.value.replace('_', ' ')}; {self.certainty.value}; {self.citation}"
        return "; ".join((own, *(f"{name.replace('_', ' ')}: {limit.words}" for name, limit in self.limits.items())))


class Limits:
    """The thresholds of one rule, as they are in force."""

    def __init__(self, limits: dict[str, Limit]) -> None:
        self._limits = limits

    def __getitem__(self, name: str) -> int:
        """The value of a limit."""
        return self._limits[name].value


Document = dict[str, Any]
