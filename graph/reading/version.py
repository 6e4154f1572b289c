"""The version of a line that stands, as the row it was: what a person corrects, regrades or withdraws."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, NamedTuple

from graph.access import OPEN, AccessClass, Restrictions
from graph.drafts import Bounds, Draft, LinkDraft, NodeDraft, Origin, RowPlace
from graph.errors import InputError
from graph.keys import line_of, link_id
from graph.neo4j import cypher_read as cypher
from graph.reading.dossier import not_on_record, other_of
from graph.reading.results import Record, record_of

if TYPE_CHECKING:
    from collections.abc import Mapping

    from graph.neo4j.bolt import Tx
    from graph.reading.frame import Frame

NAMES_NOTHING = "Unidentified"
"""The one model whose rows bring into being a thing of another kind than their own."""


class Standing(NamedTuple):
    """A version that stands.

    Attributes:
        record: It, as far as the viewer may see what it says.
        draft: It, as the row that would write it again.
        of_source: The digest of what its source says, whoever made this version.
        waits: Whether a reference of it has not come yet.
    """

    record: Record
    draft: Draft
    of_source: str
    waits: bool


def standing(tx: Tx, frame: Frame, reference: str) -> Standing:
    """Read the version that stands, by the id of its record or of its line.

    Raises:
        NotOnRecordError: If there is none that may be seen.
        InputError: If a record is named that another version has replaced.
    """
    line = line_of(reference) or reference
    row = tx.row(cypher.VERSION, line=line, **frame.parameters)
    if row is None:
        raise not_on_record()
    stored = row["record"]
    if reference not in {line, stored["id"]}:
        raise InputError("A newer version of this row stands: look at that one, and change it.")
    draft = _draft(stored, _links(tx, frame, stored), frame.classes[stored["acc"]])
    record = record_of(stored, frame.classes)
    return Standing(record, draft, stored.get("corrects", draft.digest), "pending" in stored)


def _links(tx: Tx, frame: Frame, stored: Mapping[str, Any]) -> tuple[LinkDraft, ...]:
    ties = [
        (link_type, link_id(link_type, stored["id"], slot)) for slot, link_type in enumerate(stored.get("ties", ()))
    ]
    found: dict[str, LinkDraft] = {}
    for link_type in {link_type for link_type, _ in ties}:
        ids = [link for each, link in ties if each == link_type]
        for row in tx.rows(cypher.ENDS[link_type], ids=ids, **frame.parameters):
            found[row["id"]] = LinkDraft(link_type, row["start"], other_of(row).id, row["kind"])
    return tuple(found[link] for _, link in ties if link in found)


def _draft(stored: Mapping[str, Any], links: tuple[LinkDraft, ...], acc: AccessClass) -> Draft:
    about = NodeDraft(stored["kind"], stored["about"])
    names = stored["model"] in {stored["kind"], NAMES_NOTHING}
    return Draft(
        line=stored["line"],
        digest=stored["digest"],
        table=stored["table"],
        model=stored["model"],
        about=about,
        values={key[2:]: value for key, value in stored.items() if key.startswith("f_")},
        states=tuple(stored.get("states", ())),
        unreadable=tuple(stored.get("unreadable", ())),
        extras=tuple(stored.get("extras", ())),
        origin=_origin(stored),
        restrictions=_restrictions(stored, acc),
        inherits=stored.get("inherits"),
        mints=(about,) if names else (),
        needs=(),
        links=links,
        stands_alone=True,
        place=RowPlace(stored.get("file", ""), stored.get("line_no", 0), "by hand", "{}"),
    )


def _origin(stored: Mapping[str, Any]) -> Origin:
    same = ("report", "report_ref", "grade", "conditions", "recorded_by", "statement", "strength")
    period = ("valid_from", "valid_to")
    return Origin(
        source=stored["source"],
        key=stored.get("key", ""),
        recorded=stored["recorded"],
        bounds=Bounds(*(stored.get(name) for name in Bounds._fields)),
        **{name: stored.get(name) for name in (*same, *period)},
    )


def _restrictions(stored: Mapping[str, Any], acc: AccessClass) -> Restrictions:
    """What the row says of its own restrictions: a row that follows a report goes on following it."""
    if "inherits" in stored:
        return Restrictions.model_validate_json(stored.get("own", "{}"))
    own = acc.model_dump(exclude_unset=False)
    return Restrictions(**{name: value for name, value in own.items() if value != getattr(OPEN, name)})
