"""What every model of a table has: how it is named, searched and masked, and which kind each field is.

A row asserts nothing about a field it leaves blank, so every field may be None, and None means that
nothing was recorded: knowledge states stand beside the fields, never inside them.
"""

from __future__ import annotations

from collections.abc import Mapping
from enum import StrEnum
from functools import cache
from types import UnionType
from typing import Annotated, Any, ClassVar, NamedTuple, Union, get_args, get_origin

from pydantic import BaseModel, ConfigDict

from graph.partdates import PartDate


class FieldKind(StrEnum):
    """How the text of a cell becomes a value, and how that value is stored."""

    TEXT = "text"
    OUTCOME = "outcome"
    DATE = "date"
    MOMENT = "moment"
    NUMBER = "number"
    WHOLE = "whole"
    FLAG = "flag"
    TEXTS = "texts"
    CODE = "code"


Text = Annotated[str | None, FieldKind.TEXT]
Outcome = Annotated[str | None, FieldKind.OUTCOME]
"""What came of something: here `refused` is what happened, not an answer that was refused."""
Day = Annotated[PartDate | None, FieldKind.DATE]
Moment = Annotated[str | None, FieldKind.MOMENT]
"""A local or absolute time in the text of its source, read by `graph.instants`; a source may know only the day."""
Number = Annotated[float | None, FieldKind.NUMBER]
Whole = Annotated[int | None, FieldKind.WHOLE]
Flag = Annotated[bool | None, FieldKind.FLAG]
Texts = Annotated[tuple[str, ...], FieldKind.TEXTS]


class SearchGroup(StrEnum):
    """What a searched value is, so that a hit can say why it matched."""

    NAME = "name"
    ADDRESS = "address"
    PLATE = "plate"
    PHONE = "phone"
    HANDLE = "handle"
    REFERENCE = "reference"
    TEXT = "text"


class FieldSpec(NamedTuple):
    """The kind of a field and, for a code, the closed list it is taken from."""

    kind: FieldKind
    codes: type[StrEnum] | None = None


class Row(BaseModel):
    """One version of one source row, as typed values."""

    model_config = ConfigDict(frozen=True, extra="forbid", arbitrary_types_allowed=True)

    TITLE: ClassVar[str]
    """What a reader calls such a row, in the singular."""
    NAMED_BY: ClassVar[tuple[str, ...]] = ()
    """The fields that make the label of the thing; empty where the row names nothing."""
    SEARCHED: ClassVar[Mapping[SearchGroup, tuple[str, ...]]] = {}
    """The fields that search looks into; nothing about victims and children is ever searched."""
    MASKED: ClassVar[bool] = False
    """Whether the values are shown only to somebody who gave a reason to see them."""

    @classmethod
    def label_of(cls, values: Mapping[str, object]) -> str | None:
        """The label that these values give the thing, or None where they name nothing."""
        named = [shown(values.get(name)) for name in cls.NAMED_BY]
        return ", ".join(part for part in named if part) or None


def shown(value: object) -> str:
    """A value as a person would write it; a list of words is joined, nothing at all is empty."""
    match value:
        case None:
            return ""
        case PartDate():
            return value.text
        case tuple() | list():
            return ", ".join(str(part) for part in value)
        case bool():
            return "yes" if value else "no"
        case _:
            return str(value)


@cache
def fields_of(model: type[Row]) -> Mapping[str, FieldSpec]:
    """Every field of a table with its kind, in the order of the layout."""
    return {name: _spec(info.annotation, info.metadata) for name, info in model.model_fields.items()}


def _spec(annotation: Any, metadata: list[Any]) -> FieldSpec:  # noqa: ANN401 - an annotation may be any object
    for kind in metadata:
        if isinstance(kind, FieldKind):
            return FieldSpec(kind)
    for part in get_args(annotation) if get_origin(annotation) in (Union, UnionType) else (annotation,):
        if get_origin(part) is Annotated:
            return _spec(part, list(part.__metadata__))
        if isinstance(part, type) and issubclass(part, StrEnum):
            return FieldSpec(FieldKind.CODE, part)
    message = f"{annotation} is no kind of field"
    raise TypeError(message)
