"""What the browser says about a chart: read as models, since whatever comes from a browser may be anything."""

from __future__ import annotations

from datetime import date
from typing import Any

from pydantic import BaseModel, ConfigDict, Field

from analysis.chart.grouping import By
from graph.asking.chart_expansion import MOST_BROUGHT, Choice, Direction, Order
from graph.model.chart_view import Entries

MOST_IDS = 5_000


class Said(BaseModel):
    """One message: its number, what is asked, and of what."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    n: int = Field(ge=1)
    op: str
    body: Any = None


class Letter(BaseModel):
    """Messages that were not heard yet, by the window that says them."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    mount: str = Field(max_length=64)
    seen: int = Field(ge=0)
    messages: tuple[Said, ...] = ()


class Begun(BaseModel):
    """The view that a new chart begins with."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    view: dict[str, Entries]


class About(BaseModel):
    """One thing."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    about: str


class Expanding(BaseModel):
    """Which neighbours of a thing are wanted."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    about: str
    types: tuple[str, ...] = ()
    direction: Direction = Direction.EITHER
    since: date | None = None
    until: date | None = None
    undated: bool = True
    sources: str = Field(default="", pattern="^[123]*$")
    information: str = Field(default="", pattern="^[A-E]*$")
    order: Order = Order.LATEST
    limit: int = Field(ge=1, le=MOST_BROUGHT)

    @property
    def choice(self) -> Choice:
        """The same as the question has it."""
        days = {name: day and day.isoformat() for name, day in (("since", self.since), ("until", self.until))}
        return Choice(**{**self.model_dump(exclude={"about"}), **days})


class Explaining(BaseModel):
    """The pairs of things whose links a line stands for, and which links."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    pairs: tuple[tuple[str, str], ...] = Field(max_length=500)
    ties: tuple[str, ...] = Field(default=(), max_length=MOST_IDS)


class Grouping(BaseModel):
    """By what the things of the chart are to be put together."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    by: By


class Pathing(BaseModel):
    """The two things between which ways are wanted, and over which types of ties they are not to lead."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    start: str = Field(alias="from")
    end: str = Field(alias="to")
    without: tuple[str, ...] = Field(default=(), max_length=100)
