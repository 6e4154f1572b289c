"""A saved chart: who may do what with it, and its versions; what a version holds is written in a numbered format.

A version is never changed. It holds ids, places and words that people wrote, each with the access class of what those
words may rest on; names and facts are read afresh for whoever opens it.
"""

from __future__ import annotations

import json
from datetime import datetime
from typing import TYPE_CHECKING, Any

from pydantic import BaseModel, ConfigDict, Field

from graph.errors import InputError
from graph.model.chart_view import WORDED, Entries, fresh_keys, joined, only, worded
from graph.vocabulary import ChartRight

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

FORMAT = 2
"""1: a view alone, as drafts were kept before charts could be saved. 2: a view, and whose its words are."""
LONGEST_NAME = 120
LONGEST_REMARK = 400


MAPS = (
    "Flat maps by name. By the id of a thing: `shown`, `pinned` and `hidden` hold true, `places` hold x and y (also "
    "by the key of a note or group). By keys of their own: `notes` hold text, about (the id of a thing, or blank), of"
    " (ids, of what is about several things and of a frame: those in it), frame, width and height; `groups` hold "
    "name, of (ids) and open; `expansions` hold about and added (ids). `off` holds what the legend switched off, "
    "`settings` hold what is set. Maps that a later front end adds are kept as they are."
)


class Words(BaseModel):
    """Whose words a note or a group's name are, and the access class of what they may rest on."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    by: str
    acc: str = Field(description="The key of an access class: compartments|handling|action|sanitisation|recipients.")


class Content(BaseModel):
    """What one version of a chart holds; docs/chart.schema.json is made from it."""

    model_config = ConfigDict(frozen=True, extra="forbid", title="A saved chart of Mosaic")

    format: int = Field(default=FORMAT, ge=1, description="Its number; a higher one than this Mosaic knows is refused.")
    view: dict[str, Entries] = Field(default={}, description=MAPS)
    words: dict[str, Words] = Field(default={}, description="Of each note and group, as `notes/note:1`, whose words.")

    def beside(self, other: Content, keys: frozenset[str]) -> Content:
        """This with what another one says under some keys, of things, notes and groups; of those the words too."""
        rest = only(other.view, keys)
        fresh = fresh_keys(self.view, rest)
        carried = {
            key_of(name, fresh[key]): other.words[key_of(name, key)]
            for name, key, _ in worded(rest)
            if key_of(name, key) in other.words
        }
        return Content(view=joined(self.view, rest), words={**self.words, **carried})


class Share(BaseModel):
    """With whom a chart is shared, and what they may do."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    user: str
    right: ChartRight


class ChartVersion(BaseModel):
    """One version of a saved chart, without what it holds.

    Attributes:
        chart: The id of the chart.
        number: Counted from 1.
        by: The user who saved it.
        at: When.
        remark: What they said of it; blank for whoever may not see all on which that may rest.
        published: Up to which sequence number data were loaded then.
        as_at: The moment that was looked at; None where it was then.
        erased_at: When a retention decision took what it held; None for a version that can be opened.
    """

    model_config = ConfigDict(frozen=True, extra="forbid")

    chart: str
    number: int
    by: str
    at: datetime
    remark: str = ""
    published: int
    as_at: datetime | None = None
    erased_at: datetime | None = None

    @property
    def id(self) -> str:
        """The id of this version."""
        return version_id(self.chart, self.number)


class SavedChart(BaseModel):
    """A saved chart, as one user may know it.

    Attributes:
        id: Its id.
        name: What its owner calls it; a plain word for whoever may not see all on which that may rest.
        owner: The user who made it.
        right: What this user may do with it.
        latest: The number of its newest version.
        changed_at: When that was saved.
        retired_at: When its owner put it away; then nobody else can open it.
        shares: With whom it is shared; told to its owner alone.
    """

    model_config = ConfigDict(frozen=True, extra="forbid")

    id: str
    name: str
    owner: str
    right: ChartRight
    latest: int
    changed_at: datetime
    retired_at: datetime | None = None
    shares: tuple[Share, ...] = ()


def version_id(chart: str, number: int) -> str:
    """The id of one version of a chart."""
    return f"{chart}.{number}"


def key_of(name: str, key: str) -> str:
    """Where `Content.words` says whose words an entry of a map holds."""
    return f"{name}/{key}"


def read_content(text: str, *, unanswered: Words) -> Content:
    """What a stored version holds, brought up to the format of today.

    Args:
        text: What is stored.
        unanswered: Whose the words of formats are that do not say it.

    Raises:
        InputError: If a newer Mosaic saved it.
    """
    stored: dict[str, Any] = json.loads(text)
    found = int(stored.get("format", 1))
    if found > FORMAT:
        message = f"This chart was saved in format {found} by a newer Mosaic; this one reads up to format {FORMAT}."
        raise InputError(message)
    for number in range(found, FORMAT):
        stored = _STEPS[number](stored, unanswered)
    return Content.model_validate(stored)


def _from_1(stored: Mapping[str, Any], unanswered: Words) -> dict[str, Any]:
    """Nobody noted on what the words of the first format rest."""
    view = stored["view"]
    words = {key_of(name, key): unanswered for name in WORDED for key in view.get(name, {})}
    return {"format": 2, "view": view, "words": words}


_STEPS: Mapping[int, Callable[[Mapping[str, Any], Words], dict[str, Any]]] = {1: _from_1}
