"""What clocks need to know of people who notify: their notifications, what pauses a clock, and how long they notify."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

import polars as pl

from analysis.gaps.casebook import NOTIFYING, PAUSED, fold
from analysis.gaps.clocks.notification import RESETS, Event, Sentence, event_of, length_of
from analysis.gaps.clocks.spans import Span
from analysis.gaps.shaping import c, having, only_in_part

if TYPE_CHECKING:
    from analysis.gaps.casebook import Casebook

EXTENDING = ("SHPO", "SOPO", "interim SHPO", "interim_SHPO")
"""Orders that make or extend notification for their life."""


@fold
def notifications(book: Casebook) -> pl.DataFrame:
    """Every notification that was made by the day, with `what`, its event as a clock reads it, and `resets`."""
    every = book.of("Notification", "NOTIFIED_IN")
    words = every["event"].drop_nulls().unique().to_list()
    read = [event_of(word).value for word in words]
    what = c("event").replace_strict(words, read, default=Event.OTHER.value, return_dtype=pl.String())
    resets = [event.value for event in RESETS]
    kept = every.with_columns(what=what).with_columns(
        resets=c("what").is_in(resets) | ((c("what") == Event.ADVANCE.value) & c("confirmed_on_a").is_not_null())
    )
    return kept.filter(c("made_on_a").is_null() | (c("made_on_a") <= book.on))


@fold
def notifying(book: Casebook) -> pl.DataFrame:
    """People who notify under SOA 2003: their management, `ends` and `missing`; those whose period has ended are gone.

    An order that extends notification keeps it running while the order may be in force.
    """
    cases = book.managed.filter(c("type").is_in(NOTIFYING)).unique("person", keep="last", maintain_order=True)
    born = having(book.records("Person").select("dob_a", "dob_z", person="about"), cases)
    born = born.filter(c("dob_a").is_not_null()).group_by("person").agg(c("dob_a").min(), c("dob_z").max())
    cases = cases.join(born, on="person", how="left")
    lengths = [length_of(_sentence(row)) for row in cases.iter_rows(named=True)]
    cases = cases.with_columns(
        pl.Series("ends", [length.ends for length in lengths], dtype=pl.Date()),
        pl.Series("indefinite", [length.indefinite for length in lengths], dtype=pl.Boolean()),
        pl.Series("missing", [", ".join(length.missing) or None for length in lengths], dtype=pl.String()),
    )
    extended = in_force(book).filter(c("type").is_in(EXTENDING)).select("person").unique()
    cases = cases.join(extended.with_columns(extended=True), on="person", how="left")
    return cases.filter(c("ends").is_null() | (c("ends") >= book.on) | c("extended").is_not_null())


@fold
def in_force(book: Casebook) -> pl.DataFrame:
    """Orders that may be in force on the day, those without an expiry too; `vague` where a date leaves it open."""
    orders = book.of("Order", "SUBJECT_TO").rename({"other": "order"})
    made = c("made_on_a").is_null() | (c("made_on_a") <= book.on)
    certain = (c("made_on_z").is_null() | (c("made_on_z") <= book.on)) & (
        c("expires_on_a").is_null() | (c("expires_on_a") >= book.on)
    )
    may = made & (c("expires_on_z").is_null() | (c("expires_on_z") >= book.on))
    return orders.filter(may).with_columns(vague=only_in_part(certain))


@fold
def pauses(book: Casebook) -> dict[str, list[Span]]:
    """Custody, stays in hospital recorded as custody, and travel abroad: the longest spans of days that they can mean.

    A mode that pauses runs on from the day that the management began, since nothing says when it started.
    """
    return _pauses(book, "a", "z")


@fold
def pauses_at_least(book: Casebook) -> dict[str, list[Span]]:
    """The same as the shortest spans: the days on which a clock is paused for certain."""
    return _pauses(book, "z", "a")


def _pauses(book: Casebook, begins: str, ends: str) -> dict[str, list[Span]]:
    found: dict[str, list[Span]] = {}
    held = book.records("Custody").filter(c("from_on_a").is_not_null())
    stays = held.select("about", c(f"from_on_{begins}").alias("first"), c(f"release_on_{ends}").alias("last"))
    for person, first, last in pl.concat(
        [stays, _abroad(book, begins, ends).select("about", "first", "last")]
    ).iter_rows():
        if last is None or first <= last:
            found.setdefault(person, []).append(Span(first, last))
    paused = book.managed.filter(c("mode").is_in(PAUSED))
    for person, first in paused.select("person", "from_on_a").iter_rows():
        found.setdefault(person, []).append(Span(first or date.min, None))
    return found


def _abroad(book: Casebook, begins: str, ends: str) -> pl.DataFrame:
    told = notifications(book)
    away = told.filter(c("what") == Event.TRAVEL_OUT.value).select(
        "person", first=pl.coalesce(f"stated_for_on_{begins}", f"made_on_{begins}")
    )
    back = told.filter(c("what") == Event.TRAVEL_RETURN.value).select(
        "person", last=pl.coalesce(f"stated_for_on_{ends}", f"made_on_{ends}")
    )
    # A journey of which no return is notified pauses nothing: that would exempt somebody on silence alone.
    both = away.drop_nulls().join(back.drop_nulls(), on="person").filter(c("last") >= c("first"))
    return both.group_by(about="person", first="first").agg(c("last").min())


def _sentence(row: dict[str, object]) -> Sentence:
    first, last, relevant = row["dob_a"], row["dob_z"], row["relevant_on_z"]
    born = (first, last) if isinstance(first, date) and isinstance(last, date) else None
    months, disposal = row["sentence_months"], row["disposal"]
    return Sentence(
        relevant if isinstance(relevant, date) else None,
        disposal if isinstance(disposal, str) else None,
        months if isinstance(months, float) else None,
        born,
    )
