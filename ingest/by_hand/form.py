"""A filled form: one thing or tie with what belongs to it, as a screen or a JSON document gives it."""

from __future__ import annotations

from pydantic import BaseModel, ConfigDict, ValidationError

from graph.errors import InputError

Cells = dict[str, str]
"""Texts by the columns of the extract layout."""


class Form(BaseModel):
    """What somebody enters at once.

    Attributes:
        kind: A word of `ingest.by_hand.kinds.KINDS`.
        fields: What it says, provenance included.
        items: The items of a report, each with its text and grading; they are numbered in this order.
        mentions: Whom and what a report mentions: `ref_id`, and `role`, `item` where known.
        links: Associations that a report asserts, each resting on its `item` where it names one.
        behaviours: How an offence was committed: `dimension`, `behaviour`, `state`.
        people: Who had a part in an offence: `person_id` and `role`.
        rests_on: Ids of records that it rests on: whoever may not see all of them does not see what is entered.
    """

    model_config = ConfigDict(frozen=True, extra="forbid", coerce_numbers_to_str=True)

    kind: str
    fields: Cells = {}
    items: tuple[Cells, ...] = ()
    mentions: tuple[Cells, ...] = ()
    links: tuple[Cells, ...] = ()
    behaviours: tuple[Cells, ...] = ()
    people: tuple[Cells, ...] = ()
    rests_on: tuple[str, ...] = ()


def form_of(document: str) -> Form:
    """The form in a JSON document.

    Raises:
        InputError: If it is none; the message names the entries to correct and quotes no value.
    """
    try:
        return Form.model_validate_json(document)
    except ValidationError as error:
        first = error.errors(include_input=False, include_url=False, include_context=False)[0]
        place = ".".join(map(str, first["loc"])) or "the document"
        raise InputError(f"This is no form that can be entered ({place}: {first['msg']}).") from None
