"""The texts of a Parquet column: the values of a batch, each as a CSV file would have it."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pyarrow as pa

from ingest.formats.nested import value_text

if TYPE_CHECKING:
    from collections.abc import Sequence

# What the library raises on damaged bytes: its own errors are of these kinds, and it passes on Python's.
DAMAGE = (OSError, ValueError, ArithmeticError, MemoryError, RuntimeError, LookupError, TypeError)


def column_texts(column: pa.ChunkedArray) -> Sequence[str | None]:
    """A text for each value; None where the value is nothing that can be read, such as a day in the year 12,000."""
    column = _plain(column)
    try:
        return [value_text(value) for value in column.to_pylist()]
    except DAMAGE:
        return [_text_or_none(value) for value in column]


def holds_bytes(kind: pa.DataType) -> bool:
    """Whether values of this kind are bytes, or hold some, or are of a kind that has no text."""
    kind = _storage(kind)
    if isinstance(kind, pa.UuidType):
        return False
    bytes_or_odd = (
        pa.types.is_binary(kind),
        pa.types.is_large_binary(kind),
        pa.types.is_binary_view(kind),
        pa.types.is_fixed_size_binary(kind),
        pa.types.is_interval(kind),
        pa.types.is_union(kind),
    )
    return any(bytes_or_odd) or any(map(holds_bytes, _parts(kind)))


def _parts(kind: pa.DataType) -> list[pa.DataType]:
    if pa.types.is_dictionary(kind):
        return [kind.value_type]
    return [kind.field(place).type for place in range(kind.num_fields)] if pa.types.is_nested(kind) else []


def _storage(kind: pa.DataType) -> pa.DataType:
    is_other = isinstance(kind, pa.BaseExtensionType) and not isinstance(kind, pa.UuidType)
    return kind.storage_type if is_other else kind


def _plain(column: pa.ChunkedArray) -> pa.ChunkedArray:
    """The column in a kind of which Python has the values: no nanoseconds, and numbers as short as they were."""
    if pa.types.is_float16(column.type) or pa.types.is_float32(column.type):
        # 0.1 of half the width is 0.10000000149011612 of the whole.
        return column.cast(pa.string()).cast(pa.float64())
    wanted = _plain_kind(column.type)
    return column if wanted == column.type else column.cast(wanted, safe=False)


def _plain_kind(kind: pa.DataType) -> pa.DataType:
    kind = _storage(kind)
    if pa.types.is_timestamp(kind):
        return pa.timestamp("us", _known_zone(kind.tz))
    if pa.types.is_time64(kind):
        return pa.time64("us")
    if pa.types.is_duration(kind):
        return pa.duration("us")
    if pa.types.is_dictionary(kind):
        return _plain_kind(kind.value_type)
    if pa.types.is_list(kind):
        return pa.list_(_plain_kind(kind.value_type))
    return kind


def _known_zone(zone: str | None) -> str | None:
    if zone is None:
        return None
    try:
        pa.lib.string_to_tzinfo(zone)
    except (ValueError, LookupError):
        return "UTC"
    return zone


def _text_or_none(value: pa.Scalar) -> str | None:
    try:
        return value_text(value.as_py())
    except DAMAGE:
        return None
