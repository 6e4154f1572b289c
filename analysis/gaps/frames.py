"""Columns as a reader gives them, made into frames: part-dates as two days, moments as local days.

A date that cannot be read is none; its text is kept beside it, because that is a gap of its own.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import polars as pl

from graph.errors import UnreadableValueError
from graph.instants import LOCAL, parse_instant
from graph.kinds import MODELS
from graph.model.row import FieldKind, fields_of
from graph.reading.columns import RECORD_COLUMNS

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping
    from datetime import date

    from graph.reading.columns import Columns

SAID = "_said"
EARLIEST, LATEST = "_a", "_z"
"""What is put after a date's name for the first and the last day that it can mean."""
_DTYPES: Mapping[FieldKind, pl.DataType] = {
    FieldKind.TEXT: pl.String(),
    FieldKind.OUTCOME: pl.String(),
    FieldKind.CODE: pl.String(),
    FieldKind.DATE: pl.String(),
    FieldKind.MOMENT: pl.String(),
    FieldKind.NUMBER: pl.Float64(),
    FieldKind.WHOLE: pl.Int64(),
    FieldKind.FLAG: pl.Boolean(),
    FieldKind.TEXTS: pl.List(pl.String()),
}
_PLAIN_DAY = r"^\d{4}-\d{2}-\d{2}$"
_LISTS = frozenset({"states", "unreadable"})


def record_frame(model: str, columns: Columns) -> pl.DataFrame:
    """Records of a model: `record`, `about`, `source`, `recorded_on`, provenance, and fields with days beside dates."""
    kinds = {name: spec.kind for name, spec in fields_of(MODELS[model]).items()}
    series: dict[str, pl.Series] = {}
    for name, values in zip(columns.names, columns.data, strict=True):
        # What a decision or a contact is about in words shares its name with the thing that a record is about.
        series_name = f"{name}{SAID}" if name in series else name
        kind = kinds.get(name) if name not in RECORD_COLUMNS or name in series else None
        series[series_name] = _series(series_name, values, kind)
    dated = [name for name in columns.names if kinds.get(name) in {FieldKind.DATE, FieldKind.MOMENT}]
    dated += [name for name in ("valid_from", "valid_to") if name in columns.names]
    frame = with_days(pl.DataFrame(list(series.values())).rename({"id": "record"}), dated)
    return frame.with_columns(recorded_on=_local_day("recorded")).drop("recorded")


def link_frame(columns: Columns) -> pl.DataFrame:
    """Links of a type: `link`, `start`, `end`, `kind`, `record`, `strength`, `recorded_on`."""
    series = [_series(name, columns.column(name), None) for name in columns.names]
    frame = pl.DataFrame(series).rename({"id": "link"})
    return frame.with_columns(recorded_on=_local_day("recorded")).drop("recorded")


def with_days(frame: pl.DataFrame, names: Iterable[str]) -> pl.DataFrame:
    """Put the first and last day that each date can mean beside it."""
    for name in names:
        frame = frame.with_columns(*_bounds(frame[name]))
    return frame


def _series(name: str, values: list[object], kind: FieldKind | None) -> pl.Series:
    if kind is not None:
        return pl.Series(name, values, dtype=_DTYPES[kind], strict=False)
    if name in _LISTS:
        return pl.Series(name, values, dtype=pl.List(pl.String()), strict=False)
    return pl.Series(name, values, dtype=pl.Int64() if name == "recorded" else pl.String(), strict=False)


def _local_day(name: str) -> pl.Expr:
    moment = pl.from_epoch(pl.col(name), time_unit="ms").dt.replace_time_zone("UTC")
    return moment.dt.convert_time_zone(LOCAL.key).dt.date()


def _bounds(texts: pl.Series) -> tuple[pl.Series, pl.Series]:
    """Days from texts: plain days in one stroke, every other spelling read once."""
    plain = texts.str.contains(_PLAIN_DAY)
    days = pl.select(pl.when(plain).then(texts).str.to_date("%Y-%m-%d", strict=False)).to_series()
    odd = texts.filter(texts.is_not_null() & days.is_null()).unique().to_list()
    if not odd:
        return days.alias(texts.name + EARLIEST), days.alias(texts.name + LATEST)
    read = {text: _days(text) for text in odd}
    first, last = ({text: found[place] for text, found in read.items()} for place in (0, 1))
    return (
        _filled(texts, days, first).alias(texts.name + EARLIEST),
        _filled(texts, days, last).alias(texts.name + LATEST),
    )


def _filled(texts: pl.Series, days: pl.Series, read: Mapping[str, date | None]) -> pl.Series:
    other = texts.replace_strict(list(read), list(read.values()), default=None, return_dtype=pl.Date())
    return pl.select(pl.coalesce(days, other)).to_series()


def _days(text: str) -> tuple[date | None, date | None]:
    try:
        moment = parse_instant(text)
    except UnreadableValueError:
        return None, None
    return moment.earliest.astimezone(LOCAL).date(), moment.latest.astimezone(LOCAL).date()
