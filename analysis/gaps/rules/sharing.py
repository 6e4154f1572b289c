"""What others must be told and give back: transfers, exports, neighbourhood teams, minutes."""

from __future__ import annotations

from typing import TYPE_CHECKING

import polars as pl

from analysis.gaps.clocks.working_days import working_days_after
from analysis.gaps.shaping import (
    SETTLED,
    behind,
    c,
    due,
    having,
    lacking,
    latest,
    only_in_part,
    state_of,
    told,
    words,
)

if TYPE_CHECKING:
    from analysis.gaps.casebook import Casebook
    from analysis.gaps.rule import Limits


def transfer_open(book: Casebook, limits: Limits) -> pl.DataFrame:
    """GR-44."""
    sent_on = book.of("Transfer", "TRANSFERRED_IN")
    if book.leaves(sent_on):
        return sent_on
    frame = due(sent_on, "sent_on", limits["days"]).filter(c("sent_on_a").is_not_null())
    sent, got = (_listed(name) for name in ("items_sent", "items_received"))
    missing = sent.list.set_difference(got).list.drop_nulls()
    frame = frame.with_columns(lacks=missing.list.join(", "), open=c("accepted_on").is_null())
    frame = frame.filter(c("open") | (missing.list.len() > 0))
    taken = pl.when(c("open")).then(pl.lit("not accepted")).otherwise(pl.lit("accepted"))
    said = words("transfer sent {}, {}; not received: {}", "sent_on", taken, c("lacks"))
    return frame.with_columns(said, behind("record"), others=pl.concat_list("other"))


def _listed(name: str) -> pl.Expr:
    return (
        c(name)
        .fill_null("")
        .str.to_lowercase()
        .str.replace_all(",", ";")
        .str.split(";")
        .list.eval(pl.element().str.strip_chars())
        .list.eval(pl.element().filter(pl.element() != ""))
    )


def not_exported(book: Casebook, limits: Limits) -> pl.DataFrame:
    """GR-45."""
    flagged = having(book.of("Contact", "SUBJECT_OF_CONTACT"), book.cases).filter(
        c("visor_contact"), c("visor_exported").fill_null(value=False).not_()
    )
    if book.leaves(flagged):
        return flagged
    said = words("contact of {} is flagged for ViSOR and not exported", "made_on")
    return due(flagged, "made_on", limits["days"]).with_columns(
        said, behind("record"), subject="other", others=pl.concat_list("person")
    )


def team_not_told(book: Casebook, limits: Limits) -> pl.DataFrame:
    """GR-63."""
    cases = book.cases.filter(c("high"), c("mode") == "active").rename({"record": "case"})
    if book.leaves(cases):
        return cases
    last = latest(book.of("Briefing", "BRIEFED_ON"), "briefed_on")
    last = last.select("person", "briefed_on", "briefed_on_a", "briefed_on_z", "record")
    frame = cases.join(last, on="person", how="left")
    told = c("briefed_on_z").is_not_null()
    for end in ("a", "z"):
        stale = c(f"briefed_on_{end}") + pl.duration(days=limits["stale_days"])
        first = c(f"from_on_{end}") + pl.duration(days=limits["days"])
        frame = frame.with_columns(pl.when(told).then(stale).otherwise(first).alias(f"due_{end}"))
    return frame.with_columns(
        words("neighbourhood team last briefed {}", "briefed_on"),
        behind("case", "record"),
        question=pl.when(told).then(
            pl.lit("What has changed since the neighbourhood team was last briefed, and who tells it?")
        ),
    )


def minutes_lacking(book: Casebook, limits: Limits) -> pl.DataFrame:
    """GR-38."""
    held = book.of("Meeting", "DISCUSSED_AT").filter(c("kind") == "MAPPA", c("held_on_a") <= book.on)
    if book.leaves(held):
        return held
    for end in ("a", "z"):
        days = [working_days_after(day, limits["working_days"]) if day else None for day in held[f"held_on_{end}"]]
        held = held.with_columns(pl.Series(f"due_{end}", days, dtype=pl.Date()))
    newest = latest(held, "held_on").select("record")
    # Late minutes are past mending once a later meeting has its own; missing ones and missing reasons are not.
    only = c("record").is_in(newest["record"].to_list())
    late, surely = only & (c("minutes_on_z") > c("due_a")), only & (c("minutes_on_a") > c("due_z"))
    none = c("minutes_on").is_null() | c("rationale").is_null()
    said = words(
        "meeting of {}; minutes of {}; rationale {}; differing views {}",
        "held_on",
        told("minutes_on"),
        _there("rationale"),
        _there("dissent"),
    )
    bare = held.filter(late.fill_null(value=False) | none).with_columns(unsure=only_in_part(surely | none))
    silent = c("dissent").is_null() & state_of("dissent").fill_null("").is_in(SETTLED).not_()
    open_ = (
        lacking(held, bare, "record")
        .filter(silent, c("due_z") < book.on)
        .with_columns(unsure=pl.lit("cannot be decided: whether there were differing views is not recorded"))
    )
    both = pl.concat([bare, open_]).with_columns(
        said, behind("record"), subject="other", others=pl.concat_list("person")
    )
    return both.drop("about").with_columns(about="person")


def _there(name: str) -> pl.Expr:
    return pl.when(c(name).is_not_null()).then(pl.lit("recorded"))


CONDITIONS = {"GR-38": minutes_lacking, "GR-44": transfer_open, "GR-45": not_exported, "GR-63": team_not_told}
