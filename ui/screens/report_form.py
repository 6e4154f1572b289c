"""The form of a report: its items, each graded by itself, whom it mentions, and the links that it asserts."""

from __future__ import annotations

from typing import TYPE_CHECKING

import streamlit as st

from graph.vocabulary import AssociationKind, Marking
from ingest.by_hand.form import Form
from ui.screens import filling, picking

if TYPE_CHECKING:
    from graph.reader import Reader
    from ingest.by_hand.form import Cells

MOST_ITEMS = 20
MENTIONED = ("Person", "Address", "Vehicle", "Phone", "OnlineAccount", "Organisation", "Offence")


def report(reader: Reader, key: str, about: str) -> Form:
    """Draw the form and give what was filled in; a report entered from a thing's page mentions that thing."""
    fields = {
        "title": st.text_input("Title", key=f"{key}-title"),
        "text": st.text_area("Text", key=f"{key}-text"),
        "event_on": st.text_input("When it happened", key=f"{key}-event", help=filling.DATE_HELP),
        "origin_id": st.text_input(
            "Origin", key=f"{key}-origin", help="Whoever it first came from, by their reference: two reports of one "
            "origin do not corroborate each other."
        ),
        "marking": filling.choice(f"{key}-marking", "Marking", [each.value for each in Marking]),
    }  # fmt: skip
    return Form(
        kind="report",
        fields={name: cell for name, cell in fields.items() if cell},
        items=tuple(_item(f"{key}-item{number}", number) for number in range(1, _count(key, "items", 1) + 1)),
        mentions=tuple(
            _mention(reader, f"{key}-mention{number}", about if number == 1 else "")
            for number in range(1, _count(key, "mentions", 1 if about else 0) + 1)
        ),
        links=tuple(
            _link(reader, f"{key}-link{number}", about if about.startswith("person-") else "")
            for number in range(1, _count(key, "links", 0) + 1)
        ),
    )


def _count(key: str, what: str, least: int) -> int:
    return int(st.number_input(f"How many {what}", 0, MOST_ITEMS, least, key=f"{key}-{what}"))


def _item(key: str, number: int) -> Cells:
    with st.container(border=True):
        text = st.text_area(f"Item {number}", key=f"{key}-text")
        return {"text": text, "grade": filling.grading(key), "statement": filling.statement(key)}


def _mention(reader: Reader, key: str, about: str) -> Cells:
    who, role, item = st.columns(3)
    with who:
        reference = picking.reference(reader, f"{key}-who", "Mentions", MENTIONED, value=about)
    with role:
        category = filling.category(key)
    with item:
        number = st.text_input("In item", key=f"{key}-item")
    return {"ref_id": reference, "role": category, "item": number}


def _link(reader: Reader, key: str, about: str) -> Cells:
    one, kind, other, item = st.columns(4)
    with one:
        person = picking.reference(reader, f"{key}-one", "Person", ("Person",), value=about)
    with other:
        another = picking.reference(reader, f"{key}-other", "Other person", ("Person",))
    with kind:
        sort = filling.choice(f"{key}-kind", "Is to them", [each.value for each in AssociationKind])
    return {
        "person_id": person,
        "kind": sort,
        "other_person_id": another,
        "item": item.text_input("By item", value="1", key=f"{key}-item"),
        **filling.holding(key),
    }
