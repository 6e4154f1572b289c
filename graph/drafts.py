"""What an import hands to the writer: one row as the graph would hold it, and nothing decided yet.

A draft is plain data made once per row, so these are slotted dataclasses and not models: a load of a
million rows makes a million of them.
"""

from __future__ import annotations

# A draft that waits is read back from its text by these very names, so they are imported for real.
from collections.abc import Mapping  # noqa: TC003
from dataclasses import dataclass
from enum import StrEnum
from typing import NamedTuple, TypeAlias

from graph.access import Restrictions  # noqa: TC001
from graph.vocabulary import Change

Stored: TypeAlias = str | int | float | bool | list[str]
"""What the database keeps of a field: a part-date or a time stays the source's own text."""


class NodeDraft(NamedTuple):
    """A thing that a row brings into being where it is not there yet.

    Attributes:
        kind: A label from `graph.kinds.NODE_KINDS`.
        id: Its id.
        name: What everybody may call it: only for shared things (an agency, a coded behaviour), whose name
            is no intelligence. The name of anything else is a statement with its own restrictions.
    """

    kind: str
    id: str
    name: str | None = None


class LinkDraft(NamedTuple):
    """One link that a row asserts; both ends must stand before it can.

    Attributes:
        type: A name from `graph.links.LINK_TYPES`.
        start: The id of the thing it goes from.
        end: The id of the thing it goes to.
        kind: Which sort of this relation, where there are sorts.
    """

    type: str
    start: str
    end: str
    kind: str | None = None


class Bounds(NamedTuple):
    """A period as the days it may begin and end on, ISO text; None where nothing was recorded."""

    from_earliest: str | None = None
    from_latest: str | None = None
    to_earliest: str | None = None
    to_latest: str | None = None

    def may_meet(self, other: Bounds) -> bool:
        """Whether both can hold on one day, however the vague dates turn out; ISO text sorts as days do.

        >>> Bounds(to_latest="2019-12-31").may_meet(Bounds(from_earliest="2020-01-01"))
        False
        """
        return not (_over_before(self, other) or _over_before(other, self))


def _over_before(one: Bounds, other: Bounds) -> bool:
    return bool(one.to_latest and other.from_earliest and one.to_latest < other.from_earliest)


UNBOUNDED = Bounds()


class RowPlace(NamedTuple):
    """Where a row came from and what it looked like, so that quarantine can show it as it came.

    Attributes:
        file: The file's name without its folder.
        line: The line or row number in it, the header being line 1.
        mapping: The mapping and table that read it, `mapping/table`.
        raw: The cells as they came, JSON object of header to text.
    """

    file: str
    line: int
    mapping: str
    raw: str


@dataclass(frozen=True, slots=True)
class Origin:
    """Who said it, when and how sure: the provenance that every row may carry.

    Attributes:
        source: The load's source name.
        key: The row's key as the source writes it, for people who search by it.
        report: The id of the report that the row cites, whether or not that report has come.
        report_ref: The same reference as the source writes it.
        grade: The row's own grading as `graph.grading.Grading` writes it; None follows the report.
        conditions: Handling conditions in words; shown, never enforced.
        recorded: When the source recorded it, milliseconds since 1970 UTC; None when it does not say.
        recorded_by: Who recorded it, as the source writes it.
        statement: A `StatementKind` value.
        strength: A `Strength` value.
        valid_from: When it began to hold, as the source writes it.
        valid_to: When it ceased, as the source writes it; None means that no end was recorded.
        bounds: The same period as earliest and latest days.
    """

    source: str
    key: str
    report: str | None = None
    report_ref: str | None = None
    grade: str | None = None
    conditions: str | None = None
    recorded: int | None = None
    recorded_by: str | None = None
    statement: str | None = None
    strength: str | None = None
    valid_from: str | None = None
    valid_to: str | None = None
    bounds: Bounds = UNBOUNDED


class ByHand(NamedTuple):
    """What a person did to a row that stood.

    Attributes:
        change: A `graph.vocabulary.Change` value.
        by: Who did it, a user id.
        reason: Why.
        corrects: The digest of what the source says: while it says the same, a load changes nothing.
    """

    change: str
    by: str
    reason: str
    corrects: str


@dataclass(frozen=True, slots=True)
class Draft:
    """One row as the graph would hold it.

    Attributes:
        line: The row's identity whatever its version, from `graph.keys.line_id`.
        digest: Its content in canonical form, hashed: the same content gives the same digest from any format.
        table: The name of the table in the mapping.
        model: The name of its model in `graph.kinds.MODELS`.
        about: The thing that the row's fields describe.
        values: The fields that say something.
        states: `field=state` for cells that hold a knowledge state, unreadable ones included.
        unreadable: `field=text as it came` for cells that could not be read.
        extras: Unknown columns as they came, `column=text`.
        origin: Provenance.
        restrictions: What the row says of its own handling and compartments.
        inherits: The report or item whose access class it follows where it says nothing.
        mints: Things that it brings into being.
        needs: Things that must be there already.
        links: Links that it asserts.
        stands_alone: Whether the row is kept when an end of one of its links is missing; a row that is
            nothing but a link or a fact waits whole.
        place: Where it came from.
        by_hand: What a person did to it; None for a row as its source has it.
    """

    line: str
    digest: str
    table: str
    model: str
    about: NodeDraft
    values: Mapping[str, Stored]
    states: tuple[str, ...]
    unreadable: tuple[str, ...]
    extras: tuple[str, ...]
    origin: Origin
    restrictions: Restrictions
    inherits: str | None
    mints: tuple[NodeDraft, ...]
    needs: tuple[NodeDraft, ...]
    links: tuple[LinkDraft, ...]
    stands_alone: bool
    place: RowPlace
    by_hand: ByHand | None = None

    @property
    def put_right(self) -> bool:
        """Whether a person put right a row that had been refused: nothing of it stood, so it is judged like any row."""
        return self.by_hand is not None and self.by_hand.corrects == self.digest

    @property
    def withdrawn(self) -> bool:
        """Whether a person withdrew the row, so that it says nothing any longer."""
        return self.by_hand is not None and self.by_hand.change == Change.WITHDRAWN


@dataclass(frozen=True, slots=True)
class Refusal:
    """A row that cannot be used, with every reason in a records clerk's words.

    Attributes:
        table: The table in the mapping, or empty where none was recognised.
        place: Where it came from and how it looked.
        reasons: Why, one sentence each; they may quote the row, since they stay inside the database.
        restrictions: What could be read of its handling; None puts it in `access.MOST_RESTRICTED`.
    """

    table: str
    place: RowPlace
    reasons: tuple[str, ...]
    restrictions: Restrictions | None = None


class Outcome(StrEnum):
    """What the writer did with a draft."""

    CREATED = "created"
    SUPERSEDED = "superseded"
    UNCHANGED = "unchanged"
    WAITING = "waiting"
    REFUSED = "refused"


class Result(NamedTuple):
    """The outcome of one draft; an unchanged row whose link has no end yet waits as well.

    Attributes:
        outcome: What the writer did.
        reason: Why it was refused.
        item: What a waiting row is called in quarantine.
        changed_again: Whether it replaced a row of this very load, though neither says when it was recorded.
    """

    outcome: Outcome
    reason: str = ""
    item: str = ""
    changed_again: bool = False
