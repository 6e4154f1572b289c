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
from graph.projection.tables import DTYPES
from graph.reading.columns import PROVENANCE, RECORD_COLUMNS, Columns

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping
    from datetime import date

SAID = "_said"
EARLIEST, LATEST = "_a", "_z"
"""What is put after a date's name for the first and the last day that it can mean."""
FIELD = "f_"
Given = Columns | pl.DataFrame
"""A table as a reader gives it: lists from the database, or a frame from the projection, its fields as `f_<field>`."""
_PLAIN_DAY = r"^\d{4}-\d{2}-\d{2}$"
FEW = 16
"""So few texts are read one by one: to look at all in one stroke takes longer to begin than to do."""
_LISTS = frozenset({"states", "unreadable"})


def record_frame(model: str, given: Given) -> pl.DataFrame:
    """Records of a model: `record`, `about`, `source`, `recorded_on`, provenance, and fields with days beside dates."""
    kinds = {name: spec.kind for name, spec in fields_of(MODELS[model]).items()}
    raw = given if isinstance(given, pl.DataFrame) else _raw_records(kinds, given)
    own = {name for name in raw.columns if not name.startswith(FIELD)}
    # What a decision or a contact is about in words shares its name with the thing that a record is about.
    plain = {FIELD + name: f"{name}{SAID}" if name in own else name for name in kinds if FIELD + name in raw.columns}
    dated = [name for name in plain if kinds[name.removeprefix(FIELD)] in {FieldKind.DATE, FieldKind.MOMENT}]
    dated = [plain[name] for name in dated] + [name for name in ("valid_from", "valid_to") if name in own]
    named = raw.rename({"id": "record", **plain}).with_columns(recorded_on=_local_day("recorded"))
    frame = _without_blanks(with_days(named, dated))
    return frame.select(*(name for name in frame.columns if name not in {"recorded", "recorded_on"}), "recorded_on")


def _without_blanks(frame: pl.DataFrame) -> pl.DataFrame:
    """A field that nobody ever fills in, as one nothing: as many as there are rows would be memory for nothing."""
    if len(frame) <= FEW:
        return frame
    blank = [name for name in frame.columns if frame[name].null_count() == len(frame)]
    return frame.with_columns(pl.lit(None, dtype=frame.schema[name]).alias(name) for name in blank)


def link_frame(given: Given) -> pl.DataFrame:
    """Links of a type: `start`, `end`, `kind`, `record`, `strength`, `recorded_on`."""
    raw = given if isinstance(given, pl.DataFrame) else _raw_links(given)
    return raw.with_columns(recorded_on=_local_day("recorded")).drop("id", "recorded")


def _raw_links(columns: Columns) -> pl.DataFrame:
    return pl.DataFrame([_series(name, columns.column(name), None) for name in columns.names])


def _raw_records(kinds: Mapping[str, FieldKind], columns: Columns) -> pl.DataFrame:
    """Columns from the database as the projection would give them: fields apart from what a record says of itself."""
    series: dict[str, pl.Series] = {}
    for name, values in zip(columns.names, columns.data, strict=True):
        is_field = name in series or name not in {*RECORD_COLUMNS, *PROVENANCE}
        series[FIELD + name if is_field else name] = _series(name, values, kinds[name] if is_field else None)
    return pl.DataFrame([column.alias(name) for name, column in series.items()])


def with_days(frame: pl.DataFrame, names: Iterable[str]) -> pl.DataFrame:
    """Put the first and last day that each date can mean beside it."""
    bounds = [bound for name in names for bound in _bounds(frame[name])]
    return frame.with_columns(bounds) if bounds else frame


def _series(name: str, values: list[object], kind: FieldKind | None) -> pl.Series:
    if kind is not None:
        return pl.Series(name, values, dtype=DTYPES[kind], strict=False)
    if name in _LISTS:
        return pl.Series(name, values, dtype=pl.List(pl.String()), strict=False)
    return pl.Series(name, values, dtype=pl.Int64() if name == "recorded" else pl.String(), strict=False)


def _local_day(name: str) -> pl.Expr:
    moment = pl.from_epoch(pl.col(name), time_unit="ms").dt.replace_time_zone("UTC")
    return moment.dt.convert_time_zone(LOCAL.key).dt.date()


def _bounds(texts: pl.Series) -> tuple[pl.Series, pl.Series]:
    """Days from texts: plain days in one stroke, every other spelling read once."""
    if len(texts) <= FEW:
        days_of = [(None, None) if text is None else _days(text) for text in texts]
        return tuple(  # type: ignore[return-value]
            pl.Series(texts.name + end, [each[place] for each in days_of], dtype=pl.Date())
            for place, end in enumerate((EARLIEST, LATEST))
        )
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
