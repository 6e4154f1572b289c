"""The addresses of the explorer's pages: ids only, so that an address can be shared and says nothing by itself."""

from __future__ import annotations

from enum import StrEnum
from typing import TYPE_CHECKING
from urllib.parse import urlencode

if TYPE_CHECKING:
    from collections.abc import Iterable

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
    NETWORK = "network"
    PATTERNS = "patterns"
    RULE = "rule"
    DAY = "day"
    DECISIONS = "decisions"
    CASELOAD = "caseload"
    CHARTS = "charts"
    UNIT = "unit"


ID = "id"
GAP = "gap"
RECORD = "record"
CHART = "chart"
VERSION = "version"
AGAINST = "against"
FROM, TO = "from", "to"
OF = "."
"""Between the kind that is entered and the thing that it is about."""
_OF_KIND = {"Person": Route.NOMINAL, "Address": Route.ADDRESS, "Report": Route.REPORT, "ReportItem": Route.THING}


def address_of(thing: Thing) -> str:
    """Where a thing has its page."""
    return address_of_kind(thing.kind, thing.id)


def address_of_kind(kind: str, node_id: str) -> str:
    """Where a thing of this kind has its page."""
    return address(_OF_KIND.get(kind, Route.THING), node_id)


def address(route: Route, node_id: str) -> str:
    """The address of a page about something."""
    return f"/{route}?{urlencode({ID: node_id})}"


def chart_of(ids: Iterable[str], records: Iterable[str] = ()) -> str:
    """The address of a new chart: of some things, and of what some records are about."""
    return f"/{Route.CHART}?{urlencode([*((ID, each) for each in ids), *((RECORD, each) for each in records)])}"


def saved_chart(chart: str, version: int | None = None) -> str:
    """The address of a saved chart; without a version it is that of the newest."""
    return f"/{Route.CHART}?{urlencode({CHART: chart, **({VERSION: version} if version else {})})}"


def form_address(kind: str, node_id: str) -> str:
    """The address of the form that enters something of this kind about a thing."""
    return address(Route.ENTER, f"{kind}{OF}{node_id}")
