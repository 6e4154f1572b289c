"""Fields of a form: what each may hold, and what the codes of a grading mean beside them."""

from __future__ import annotations

from types import MappingProxyType
from typing import TYPE_CHECKING

import streamlit as st

from graph.grading import ActionCode, HandlingCode, InformationGrade, SanitisationCode, SourceGrade
from graph.model.row import FieldKind, FieldSpec
from graph.vocabulary import StatementKind, Strength, SubjectCategory
from ui import wording

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from graph.grading import GradeCode
    from ingest.by_hand.form import Cells

LONG = frozenset({"text", "description", "observations", "detail", "rationale", "wording"})
DATE_HELP = "As 2026-03-05, 05/03/2026, 03/2026 or 2026: as much as is known."
SCALES: tuple[tuple[str, type[GradeCode]], ...] = (
    ("Source", SourceGrade),
    ("Information", InformationGrade),
    ("Handling", HandlingCode),
    ("Action", ActionCode),
    ("Sanitisation", SanitisationCode),
)


def cell(key: str, column: str, spec: FieldSpec | None, *, value: str = "") -> str:
    """A field of a form, as the text of a cell."""
    label = wording.title(column.removesuffix("_id"))
    key = f"{key}-{column}"
    if spec is not None and spec.codes is not None:
        return choice(key, label, [str(code.value) for code in spec.codes], value=value)
    if spec is not None and spec.kind is FieldKind.FLAG:
        return choice(key, label, ("yes", "no"), value=value)
    if column in LONG:
        return st.text_area(label, value=value, key=key)
    dated = spec is not None and spec.kind in {FieldKind.DATE, FieldKind.MOMENT}
    return st.text_input(label, value=value, key=key, help=DATE_HELP if dated else None)


def choice(key: str, label: str, options: Iterable[str], *, value: str = "") -> str:
    """One of a closed list, or nothing."""
    listed = list(options)
    index = listed.index(value) if value in listed else None
    found = st.selectbox(label, listed, index=index, format_func=wording.title, placeholder="Not said", key=key)
    return found or ""


def grading(key: str) -> str:
    """A 3x5x2 grading, with what each code means beside it; blank where nothing is chosen."""
    codes: list[str] = []
    for column, (label, scale) in zip(st.columns(len(SCALES)), SCALES, strict=True):
        meaning = "  \n".join(f"**{code.value}** {code.words}" for code in scale)
        found = column.selectbox(
            label, list(scale), index=None, format_func=_code, placeholder="–", key=f"{key}-{label}", help=meaning
        )
        codes.append(found.value if found else "")
    return f"{''.join(codes[:3])} {codes[3]} {codes[4]}".strip()


def statement(key: str, *, value: str = "") -> str:
    """Whether a fact, an assessment or an inference is stated."""
    return choice(f"{key}-statement", "It states a", [kind.value for kind in StatementKind], value=value)


def strength(key: str, *, value: str = "") -> str:
    """How firm it is."""
    return choice(f"{key}-strength", "How firm", [each.value for each in Strength], value=value)


def holding(key: str, *, values: Mapping[str, str] = MappingProxyType({})) -> Cells:
    """How firm a tie is, and from when to when it held."""
    firm, begins, ends = st.columns(3)
    with firm:
        firmness = strength(key, value=values.get("strength", ""))
    return {
        "strength": firmness,
        "valid_from": begins.text_input(
            "Held from", value=values.get("valid_from", ""), key=f"{key}-from", help=DATE_HELP
        ),
        "valid_to": ends.text_input(
            "Held to", value=values.get("valid_to", ""), key=f"{key}-to", help="Blank: its end is not recorded."
        ),
    }


def category(key: str) -> str:
    """In which capacity somebody is mentioned."""
    return choice(f"{key}-role", "Mentioned as", [each.value for each in SubjectCategory])


def _code(code: GradeCode) -> str:
    return f"{code.value}: {code.words}"
