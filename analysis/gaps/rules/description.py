"""How a person would be recognised and reached: devices, photographs, languages."""

from __future__ import annotations

from typing import TYPE_CHECKING

import polars as pl

from analysis.gaps.clocks.years import months_after
from analysis.gaps.shaping import behind, c, lacking, words

if TYPE_CHECKING:
    from datetime import date

    from analysis.gaps.casebook import Casebook
    from analysis.gaps.rule import Limits

NEEDS = ("languages", "interpreter_needed", "communication_needs")


def no_device(book: Casebook, limits: Limits) -> pl.DataFrame:
    """GR-58."""
    images = book.records("Offence").filter(c("indecent_images")).select("about")
    parts = book.of("Involvement", "INVOLVED_IN").filter(c("tie").is_in(["convicted", "charged"]))
    parts = parts.join(images, left_on="other", right_on="about", how="semi").select("person", part="record")
    cases = book.cases.filter(c("mode") == "active")
    cases = cases.join(parts.unique("person", maintain_order=True), on="person")
    devices = book.of("Device", "HAS_DEVICE").select(
        "person", "record", "examined_on", "examined_on_a", "examined_on_z"
    )
    accounts = book.links("USES_ACCOUNT").select(person="start")
    none = lacking(lacking(cases, devices), accounts).with_columns(
        words("no device, account or handle recorded"), behind("part"), *_undated()
    )
    last = devices.sort("examined_on_z", "record", nulls_last=False).unique("person", keep="last", maintain_order=True)
    old = cases.drop("record").join(last, on="person")
    for end in ("a", "z"):
        days = [_later(day, limits["months"]) for day in old[f"examined_on_{end}"]]
        old = old.with_columns(pl.Series(f"due_{end}", days, dtype=pl.Date()))
    # A device that was never examined is past its limit from the start.
    old = old.with_columns(words("devices last examined {}", "examined_on"), behind("part", "record"))
    kept = ("person", "words", "evidence", "due_a", "due_z")
    return pl.concat([frame.select(kept) for frame in (none, old)])


def no_picture(book: Casebook, limits: Limits) -> pl.DataFrame:
    """GR-64."""
    taken = pl.concat(
        [
            book.records("Photo").select(person="about", day="taken_on_z"),
            book.records("Person").select(person="about", day="photo_on_z"),
        ]
    ).drop_nulls("day")
    newest = taken.group_by("person").agg(c("day").max())
    frame = book.cases.join(newest, on="person", how="left")
    days = [_later(day, limits["months"]) for day in frame["day"]]
    frame = frame.with_columns(pl.Series("due_z", days, dtype=pl.Date())).with_columns(due_a="due_z")
    return frame.with_columns(words("latest photograph {}", "day"), behind("record"))


def needs_unrecorded(book: Casebook, limits: Limits) -> pl.DataFrame:
    """GR-65."""
    states = c("states").fill_null([]).list.join(";")
    told = [c(name).is_not_null() | states.str.contains(f"(^|;){name}=") for name in NEEDS]
    # A list without entries is stored as none at all.
    people = book.records("Person").filter(pl.any_horizontal(told)).select(person="about")
    return lacking(book.cases, people).with_columns(
        words("nothing recorded of languages, an interpreter or communication needs"), behind("record")
    )


def _later(day: date | None, months: int) -> date | None:
    return months_after(day, months) if day else None


def _undated() -> list[pl.Expr]:
    return [pl.lit(None, dtype=pl.Date()).alias(name) for name in ("due_a", "due_z")]


CONDITIONS = {"GR-58": no_device, "GR-64": no_picture, "GR-65": needs_unrecorded}
