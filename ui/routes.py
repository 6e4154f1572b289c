"""The addresses of the explorer's pages: ids only, so that an address can be shared and says nothing by itself."""

from __future__ import annotations

from enum import StrEnum
from typing import TYPE_CHECKING
from urllib.parse import urlencode

if TYPE_CHECKING:
    from graph.reading.results import Thing


class Route(StrEnum):
    """Every page by the word that stands in its address."""

    SEARCH = "search"
    NOMINAL = "nominal"
    ADDRESS = "address"
    REPORT = "report"
    THING = "thing"
    CHART = "chart"
    RECORD = "record"
    QUARANTINE = "quarantine"
    ENTER = "enter"
    CHANGE = "change"
    SUBMISSIONS = "submissions"
    ERASE = "erase"
    IMPORT = "import"
    MAPPING = "mapping"
    GAPS = "gaps"
    RULE = "rule"
    DAY = "day"
    DECISIONS = "decisions"
    CASELOAD = "caseload"


ID = "id"
OF = "."
"""Between the kind that is entered and the thing that it is about."""
_OF_KIND = {"Person": Route.NOMINAL, "Address": Route.ADDRESS, "Report": Route.REPORT, "ReportItem": Route.THING}


def address_of(thing: Thing) -> str:
    """Where a thing has its page."""
    return address(_OF_KIND.get(thing.kind, Route.THING), thing.id)


def address(route: Route, node_id: str) -> str:
    """The address of a page about something."""
    return f"/{route}?{urlencode({ID: node_id})}"


def form_address(kind: str, node_id: str) -> str:
    """The address of the form that enters something of this kind about a thing."""
    return address(Route.ENTER, f"{kind}{OF}{node_id}")
