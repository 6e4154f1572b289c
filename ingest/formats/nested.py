"""The texts of values that know their kind and may hold others, as JSON and Parquet have them."""

from __future__ import annotations

import json
from datetime import datetime, time
from decimal import Decimal
from math import isnan
from types import MappingProxyType
from typing import TYPE_CHECKING, Any
from uuid import UUID

from ingest.formats.cells import cell_text

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence

LIST_SEPARATOR = "; "


def flat_fields(record: Mapping[str, object]) -> Iterator[tuple[str, object]]:
    """The fields by column name; an object's own fields are `outer.inner`, and objects within them stay whole."""
    for name, value in record.items():
        if isinstance(value, dict):
            yield from ((f"{name}.{inner}", part) for inner, part in value.items())
        else:
            yield name, value


def value_text(value: object) -> str:
    """The text that the value would have in a CSV file of the same table.

    Null and not-a-number are blank, a list of plain values is joined, anything deeper is JSON.
    """
    return _WRITERS.get(type(value), cell_text)(value)


def _number(value: float) -> str:
    return "" if isnan(value) else cell_text(value)


def _moment(value: datetime) -> str:
    # At midnight a sheet has the day alone.
    is_day = value.tzinfo is None and value.time() == time()
    return value.date().isoformat() if is_day else cell_text(value)


def _list(values: Sequence[object]) -> str:
    return _json(values) if any(isinstance(value, dict | list | tuple) for value in values) else _joined(values)


def _joined(parts: Iterable[object]) -> str:
    return LIST_SEPARATOR.join(filter(None, map(value_text, parts)))


def _decimal(value: Decimal) -> str:
    # A decimal's fixed places are its column's, not its own: 3.00 is the 3 of a sheet.
    text = format(value, "f")
    return text.rstrip("0").rstrip(".") if "." in text else text


def _json(value: object) -> str:
    return json.dumps(value, ensure_ascii=False, default=value_text)


_WRITERS: Mapping[type, Callable[[Any], str]] = MappingProxyType(
    {
        type(None): lambda _: "",
        str: str,
        float: _number,
        Decimal: _decimal,
        datetime: _moment,
        UUID: str,
        dict: _json,
        list: _list,
        tuple: _list,
    }
)
