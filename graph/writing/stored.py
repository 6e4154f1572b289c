"""How a draft is laid down: the properties of its record, its links and its place in quarantine."""

from __future__ import annotations

import json
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, NamedTuple

from pydantic import TypeAdapter

from graph import searchtext
from graph.drafts import Draft
from graph.keys import digest, link_id
from graph.kinds import MODELS, NODE_KINDS
from graph.model.row import Row, SearchGroup, shown

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from graph.drafts import LinkDraft, Refusal

Properties = dict[str, Any]
LONGEST_LABEL = 300
"""The index that finds names refuses anything longer than about 8,000 bytes, and with it the whole batch."""


class Place(NamedTuple):
    """Where a version stands in the graph.

    Attributes:
        version: Its id.
        ordinal: Its place among the versions of its line.
        acc: The number of its access class.
        seq: The sequence number that it is written under.
        load: The load that writes it.
        now: When it is loaded, milliseconds since 1970 UTC.
        superseded: The sequence number from which it no longer stands; None for a current version.
        replaced: When the source recorded its successor; None for a current version.
    """

    version: str
    ordinal: int
    acc: int
    seq: int
    load: int
    now: int
    superseded: int | None = None
    replaced: int | None = None

    @property
    def fate(self) -> Properties:
        """The properties that record and links share about when they stand."""
        return {"acc": self.acc, "seq": self.seq, "superseded": self.superseded, "replaced": self.replaced}


@dataclass(frozen=True, slots=True)
class StoredLink:
    """A link ready to be written: its type, its ends and its hot properties."""

    type: str
    start: str
    end: str
    hot: Properties


def record_of(draft: Draft, place: Place) -> Properties:
    """The properties of the record of one version; None values are not stored at all."""
    origin = draft.origin
    return {
        "id": place.version,
        "line": draft.line,
        "ordinal": place.ordinal,
        "digest": draft.digest,
        "table": draft.table,
        "model": draft.model,
        "about": draft.about.id,
        "kind": draft.about.kind,
        "label": _label_of(draft) if _names_its_subject(draft) else None,
        "load": place.load,
        "file": draft.place.file,
        "line_no": draft.place.line,
        "ties": [link.type for link in draft.links] or None,
        "states": list(draft.states) or None,
        "unreadable": list(draft.unreadable) or None,
        "extras": list(draft.extras) or None,
        "source": origin.source,
        "key": origin.key,
        "report": origin.report,
        "report_ref": origin.report_ref,
        **_following(draft),
        "grade": origin.grade,
        "conditions": origin.conditions,
        "recorded": recorded_at(draft, place.now),
        "recorded_stated": origin.recorded is not None or None,
        "recorded_by": origin.recorded_by,
        "statement": origin.statement,
        "strength": origin.strength,
        "valid_from": origin.valid_from,
        "valid_to": origin.valid_to,
        **origin.bounds._asdict(),
        **_by_hand(draft),
        **place.fate,
        **{f"f_{name}": value for name, value in draft.values.items()},
        **searched_of(draft, place.acc),
    }


def _following(draft: Draft) -> Properties:
    """What a row's access class follows and what it says itself, so that it can follow a report that comes later."""
    if parent_of(draft) is None:
        return {}
    own = draft.restrictions.model_dump_json(exclude_none=True)
    return {"inherits": parent_of(draft), "own": None if own == "{}" else own}


def parent_of(draft: Draft) -> str | None:
    """The report or item whose access class a row follows; a report does not follow itself.

    A mention is about its report without being it: it must follow it, or it would tell that the report is there.
    """
    itself = draft.about.id if _names_its_subject(draft) else None
    return next((parent for parent in (draft.inherits, draft.origin.report) if parent not in {None, itself}), None)


def recorded_at(draft: Draft, now: int) -> int:
    """When the source recorded it; where it does not say, the load is the first that is known of it."""
    return now if draft.origin.recorded is None else draft.origin.recorded


def _by_hand(draft: Draft) -> Properties:
    done = draft.by_hand
    if done is None:
        return {}
    kept = {"change": done.change, "changed_by": done.by, "change_reason": done.reason, "corrects": done.corrects}
    return {**kept, "withdrawn": draft.withdrawn or None}


def _label_of(draft: Draft) -> str | None:
    if draft.withdrawn:
        return f"{NODE_KINDS[draft.about.kind].title.capitalize()}, withdrawn"
    label = MODELS[draft.model].label_of(draft.values)
    return label if label is None or len(label) <= LONGEST_LABEL else f"{label[: LONGEST_LABEL - 1]}…"


def _names_its_subject(draft: Draft) -> bool:
    return any(minted.id == draft.about.id for minted in draft.mints)


def searched_of(draft: Draft, acc: int) -> Properties:
    """The texts that search looks into, with the access class beside them so that the index itself can filter."""
    model = MODELS[draft.model]
    if draft.withdrawn:
        return {}
    texts = {f"s_{group.value}": _searched(model, group, draft.values) for group in model.SEARCHED}
    if not texts:
        return {}
    if _names_its_subject(draft):
        reference = searchtext.references([draft.origin.key])
        texts["s_reference"] = f"{texts.get('s_reference', '')} {reference}".strip()
    return {**texts, "s_acc": searchtext.class_word(acc), "s_kind": draft.about.kind.lower()}


_FORMS = {SearchGroup.PLATE: searchtext.plates, SearchGroup.PHONE: searchtext.phones}


def _searched(model: type[Row], group: SearchGroup, values: Mapping[str, Any]) -> str:
    found = [shown(values[name]) for name in model.SEARCHED[group] if name in values]
    if group is SearchGroup.ADDRESS and "postcode" in values:
        found.append(searchtext.compact(str(values["postcode"])))
    if group is SearchGroup.REFERENCE:
        return searchtext.references(found)
    return _FORMS.get(group, searchtext.words)(found)


def links_of(draft: Draft, place: Place) -> list[StoredLink]:
    """The links of one version, in the order of their places."""
    return [_link(draft, place, link, slot) for slot, link in enumerate(draft.links)]


def _link(draft: Draft, place: Place, link: LinkDraft, slot: int) -> StoredLink:
    origin = draft.origin
    hot = {
        "id": link_id(link.type, place.version, slot),
        "record": place.version,
        "kind": link.kind,
        "recorded": recorded_at(draft, place.now),
        "strength": origin.strength,
        "statement": origin.statement,
        **origin.bounds._asdict(),
        **place.fate,
    }
    return StoredLink(link.type, link.start, link.end, {key: value for key, value in hot.items() if value is not None})


def waiting_item(draft: Draft, place: Place, missing: Sequence[str], *, whole: bool) -> Properties:
    """A quarantine item for a row, or for the links of a row, that refers to what has not come.

    It keeps the row, or the links, so that they can arrive by themselves when the reference comes.
    """
    kinds = {node.id: node.kind for node in draft.needs}
    late = [] if whole else [link for link in links_of(draft, place) if {link.start, link.end} & set(missing)]
    return {
        "id": waiting_id(draft),
        "kind": "waiting",
        "state": "waiting",
        "line": draft.line,
        "stated": draft.origin.recorded is not None,
        "needs": list(missing),
        "reasons": sorted({_not_come(kinds.get(node, "Entity")) for node in missing}),
        "draft": kept(draft) if whole else None,
        "pending": None if whole else place.version,
        "links": json.dumps([[link.type, link.start, link.end, link.hot] for link in late]) if late else None,
        "report": draft.origin.report,
        **_following(draft),
        "table": draft.table,
        "source": draft.origin.source,
        **_where(draft.place.file, draft.place.line, draft.place.mapping, draft.place.raw),
        **_found_by(draft.place.raw, place.acc),
        "acc": place.acc,
        "seq": place.seq,
        "load": place.load,
    }


def waiting_id(draft: Draft) -> str:
    """The id of the quarantine item of a waiting row: the same row waits once, however often it comes."""
    return f"waiting-{digest(draft.line, draft.digest)}"


_DRAFTS = TypeAdapter(Draft)


def kept(draft: Draft) -> str:
    """A draft as text, for a row that waits."""
    return _DRAFTS.dump_json(draft).decode()


def draft_of(text: str) -> Draft:
    """The draft that a text keeps."""
    return _DRAFTS.validate_json(text)


def _not_come(kind: str) -> str:
    noun = kind.lower() if kind != "Entity" else "thing"
    article = "an" if noun[0] in "aeio" else "a"
    return f"It refers to {article} {noun} that is in no file yet; it arrives by itself when that comes."


def refused_item(refusal: Refusal, source: str, place: Place) -> Properties:
    """A quarantine item for a row that cannot be used; the same bad row twice is one item, from any kind of file."""
    return {
        "id": f"refused-{digest(source, refusal.table, *_cells_of(refusal.place.raw))}",
        "kind": "refused",
        "state": "open",
        "reasons": list(refusal.reasons),
        "table": refusal.table,
        "source": source,
        **_where(*refusal.place),
        **_found_by(refusal.place.raw, place.acc),
        "acc": place.acc,
        "seq": place.seq,
        "load": place.load,
    }


def _cells_of(raw: str) -> list[str]:
    """The cells that hold anything, whatever the order and the letter case of their columns."""
    if not raw.startswith("{"):
        return [raw]
    cells = [(str(name).strip().casefold(), str(cell).strip()) for name, cell in json.loads(raw).items()]
    return [part for entry in sorted(cells) if entry[1] for part in entry]


def _where(file: str, line: int, mapping: str, raw: str) -> Properties:
    return {"file": file, "line_no": line, "mapping": mapping, "raw": raw}


def _found_by(raw: str, acc: int) -> Properties:
    cells = json.loads(raw).values() if raw.startswith("{") else [raw]
    return {"s_text": searchtext.words(str(cell) for cell in cells), "s_acc": searchtext.class_word(acc)}
