"""What others must be told and give back: transfers, exports, neighbourhood teams, minutes."""

from __future__ import annotations

from typing import TYPE_CHECKING

import polars as pl

from analysis.gaps.clocks.working_days import working_days_after
from analysis.gaps.shaping import behind, c, due, having, latest, words

if TYPE_CHECKING:
    from analysis.gaps.casebook import Casebook
    from analysis.gaps.rule import Limits


def transfer_open(book: Casebook, limits: Limits) -> pl.DataFrame:
    """GR-44."""
    frame = due(book.of("Transfer", "TRANSFERRED_IN"), "sent_on", limits["days"]).filter(c("sent_on_a").is_not_null())
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
        .str.split(";")
        .list.eval(pl.element().str.strip_chars())
        .list.eval(pl.element().filter(pl.element() != ""))
    )


def not_exported(book: Casebook, limits: Limits) -> pl.DataFrame:
    """GR-45."""
    flagged = having(book.of("Contact", "SUBJECT_OF_CONTACT"), book.cases).filter(
        c("visor_contact"), c("visor_exported").fill_null(value=False).not_()
    )
    said = words("contact of {} is flagged for ViSOR and not exported", "made_on")
    return due(flagged, "made_on", limits["days"]).with_columns(
        said, behind("record"), subject="other", others=pl.concat_list("person")
    )


def team_not_told(book: Casebook, limits: Limits) -> pl.DataFrame:
    """GR-63."""
    cases = book.cases.filter(c("high"), c("mode") == "active").rename({"record": "case"})
    last = latest(book.of("Briefing", "BRIEFED_ON"), "briefed_on")
    last = last.select("person", "briefed_on", "briefed_on_a", "briefed_on_z", "record")
    frame = cases.join(last, on="person", how="left")
    told = c("briefed_on_z").is_not_null()
    for end in ("a", "z"):
        stale = c(f"briefed_on_{end}") + pl.duration(days=limits["stale_days"])
        first = c(f"from_on_{end}") + pl.duration(days=limits["days"])
        frame = frame.with_columns(pl.when(told).then(stale).otherwise(first).alias(f"due_{end}"))
    return frame.with_columns(words("neighbourhood team last briefed {}", "briefed_on"), behind("case", "record"))


def minutes_lacking(book: Casebook, limits: Limits) -> pl.DataFrame:
    """GR-38."""
    held = book.of("Meeting", "DISCUSSED_AT").filter(c("kind") == "MAPPA", c("held_on_a") <= book.on)
    last = latest(held, "held_on")
    for end in ("a", "z"):
        days = [working_days_after(day, limits["working_days"]) if day else None for day in last[f"held_on_{end}"]]
        last = last.with_columns(pl.Series(f"due_{end}", days, dtype=pl.Date()))
    late = c("minutes_on").is_null() | (c("minutes_on_a") > c("due_z"))
    said = words("meeting of {}; minutes of {}; rationale {}", "held_on", "minutes_on", _there("rationale"))
    bare = last.filter(late | c("rationale").is_null())
    return bare.with_columns(said, behind("record"), subject="other", others=pl.concat_list("person"))


def _there(name: str) -> pl.Expr:
    return pl.when(c(name).is_not_null()).then(pl.lit("recorded"))


CONDITIONS = {"GR-38": minutes_lacking, "GR-44": transfer_open, "GR-45": not_exported, "GR-63": team_not_told}
