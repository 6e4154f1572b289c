"""An officer's day: planned visits, intelligence that nobody has acknowledged, orders that end, what was recorded.

Question: what of mine needs me today? Read from the casebook as at the day, and ranked by date alone. What must not be
concluded: that nothing happened to somebody who is not on the page. Nothing was recorded that this viewer may see.
"""

from __future__ import annotations

from datetime import date, timedelta
from typing import TYPE_CHECKING, NamedTuple

import polars as pl

from analysis.gaps.timelines import in_force

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable

    from analysis.gaps.casebook import Casebook

VISITS_AHEAD_DAYS = 14
"""Planned visits within so many days: product default, two weekly rounds of planning."""
ORDERS_AHEAD_DAYS = 56
"""Orders that end within so many days: product default, the time that an application to vary takes to prepare."""
_TOLD = {
    "Visit": "VISITED_IN",
    "Notification": "NOTIFIED_IN",
    "Residence": "AT_ADDRESS",
    "Association": "ASSOCIATED_WITH",
    "Management": "MANAGED_UNDER",
    "Assessment": "ASSESSED_IN",
    "Plan": "PLANNED_IN",
    "Order": "SUBJECT_TO",
    "Check": "CHECKED_IN",
    "Contact": "SUBJECT_OF_CONTACT",
    "Meeting": "DISCUSSED_AT",
    "Mention": "MENTIONS",
    "Review": "REVIEWED_IN",
    "Decision": "DECIDED_IN",
}
"""Records that tell of a person, and the link by which they do."""
_OF_ITSELF = ("Person", "Name", "Marker", "Custody", "Address")


class Dated(NamedTuple):
    """Something with a day: the thing, whom it concerns, what it is, and the record behind it."""

    thing: str
    person: str
    what: str
    on: date | None
    record: str


class News(NamedTuple):
    """A report about a nominal that nobody has acknowledged to have read."""

    report: str
    person: str
    on: date
    record: str


def planned_visits(book: Casebook, people: Collection[str]) -> tuple[Dated, ...]:
    """Visits that are planned from the day on and were not made, the next one first."""
    until = book.on + timedelta(days=VISITS_AHEAD_DAYS)
    planned = book.visits.filter(
        pl.col("person").is_in(sorted(people)),
        pl.col("visited_at").is_null(),
        pl.col("planned_on_a").is_between(book.on, until),
    )
    kind = pl.col("kind").fill_null("visit").str.replace_all("_", " ")
    return _dated(planned.with_columns(what=kind), "planned_on_a")


def ending_orders(book: Casebook, people: Collection[str]) -> tuple[Dated, ...]:
    """Orders in force that end soon, the next one first."""
    until = book.on + timedelta(days=ORDERS_AHEAD_DAYS)
    ending = in_force(book).filter(pl.col("person").is_in(sorted(people)), pl.col("expires_on_a") <= until)
    return _dated(
        ending.rename({"order": "other"}).with_columns(what=pl.col("type").fill_null("order")), "expires_on_a"
    )


def unread(book: Casebook, people: Collection[str]) -> tuple[News, ...]:
    """Reports about these people that nobody has acknowledged, the latest first."""
    mentioned = book.links("MENTIONS").select("record", report="start", person="end")
    mentioned = mentioned.filter(pl.col("person").is_in(sorted(people)))
    sent = book.links("SENT_ABOUT").select("record", report="start", person="end")
    receipts = book.records("Receipt").filter(pl.col("acknowledged_on").is_not_null())
    read = sent.join(receipts.select("record"), on="record", how="semi").select("report", "person")
    told = book.records("Report").select(
        report="about", behind="record", day=pl.coalesce("submitted_at_z", "recorded_on")
    )
    fresh = (
        mentioned.join(read, on=["report", "person"], how="anti")
        .join(told, on="report")
        .unique(["report", "person"], keep="first", maintain_order=True)
        .sort(["day", "report"], descending=[True, False])
    )
    rows = fresh.select("report", "person", "day", "behind").iter_rows()
    return tuple(News(*row) for row in rows)


def recorded_since(book: Casebook, things: Collection[str], since: date) -> tuple[Dated, ...]:
    """What was recorded about these things from a day on, the latest first."""
    wanted = sorted(things)
    frames = [_recorded(book.of(model, link), model, "person", since) for model, link in _TOLD.items()]
    frames += [
        _recorded(book.records(model).with_columns(person="about", other="about"), model, "person", since)
        for model in _OF_ITSELF
    ]
    every = pl.concat(frames)
    mine = every.filter(pl.col("person").is_in(wanted) | pl.col("other").is_in(wanted))
    rows = mine.sort(["recorded_on", "record"], descending=[True, False]).unique("record", maintain_order=True)
    return tuple(
        Dated(other, person if person in things else other, what, day, record)
        for other, person, what, day, record in rows.iter_rows()
    )


def _recorded(frame: pl.DataFrame, model: str, person: str, since: date) -> pl.DataFrame:
    fresh = frame.filter(pl.col("recorded_on") >= since)
    return fresh.select("other", person, pl.lit(model).alias("what"), "recorded_on", "record")


def _dated(frame: pl.DataFrame, day: str) -> tuple[Dated, ...]:
    rows: Iterable[tuple[str, str, str, date | None, str]] = (
        frame.sort(day, "record").select("other", "person", "what", day, "record").iter_rows()
    )
    return tuple(Dated(*row) for row in rows)
