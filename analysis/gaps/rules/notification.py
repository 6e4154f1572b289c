"""Notification under SOA 2003 Part 2: what is overdue, what was never said, and what was not notified."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

import polars as pl

from analysis.gaps.casebook import PAUSED, fold
from analysis.gaps.clocks.notification import Event, annual_due, initial_due, weekly_due
from analysis.gaps.clocks.years import years_after
from analysis.gaps.shaping import (
    PART_OF_A_DATE,
    SETTLED,
    behind,
    c,
    due,
    having,
    lacking,
    latest,
    only_in_part,
    state_of,
    unanswered,
    words,
)
from analysis.gaps.timelines import EXTENDING, in_force, notifications, notifying, pauses, pauses_at_least

if TYPE_CHECKING:
    from analysis.gaps.casebook import Casebook
    from analysis.gaps.rule import Limits

YOUNG = 18
EARLY = 2
"""Days before the stated day within which a change may happen and its advance notice stays valid (s.84(2))."""
PRESCRIBED = {
    "date of birth": r"dob|birth",
    "NINO": r"nino|national insurance|\bni\b",
    "address": r"address|abode|regularly found",
    "passport or identity document": r"passport|\bid\b|identity|driving licence",
    "bank account": r"bank",
    "card": r"card",
}
HOMES = ("home", "approved_premises", "no_fixed_abode")


def no_initial(book: Casebook, limits: Limits) -> pl.DataFrame:
    """GR-01."""
    made = notifications(book)
    cases = notifying(book).filter(_not_paused())
    if book.leaves(cases):
        return cases
    cases = cases.with_columns(begins_a=pl.coalesce("relevant_on_a", "from_on_a"))
    cases = cases.with_columns(begins_z=pl.coalesce("relevant_on_z", "from_on_z"))
    released = book.records("Custody").filter(c("release_on_a") <= book.on).group_by("about")
    out = released.agg(c("release_on_a").max(), c("release_on_z").max())
    cases = cases.join(out, left_on="person", right_on="about", how="left")
    first = made.filter(c("what") == Event.INITIAL.value)
    missing = unanswered(cases, first, "begins", "made_on", key="person")
    for end in ("a", "z"):
        missing = missing.with_columns(_days(missing, end).alias(f"due_{end}"))
    said = words("relevant date {}, released {}; no initial notification recorded", "relevant_on", "release_on_z")
    undated = pl.when(c("due_a").is_null()).then(pl.lit("cannot be decided because no relevant date is recorded"))
    missing = missing.with_columns(said, unsure=pl.coalesce(undated, "vague"))
    kept = ("person", "due_a", "due_z", "words", "unsure", behind("record"))
    return pl.concat([missing.select(kept), _silent_since_release(cases, missing, made, limits).select(kept)])


def _silent_since_release(
    cases: pl.DataFrame, missing: pl.DataFrame, made: pl.DataFrame, limits: Limits
) -> pl.DataFrame:
    """Who notified, was released after that began, and has notified nothing since."""
    out = lacking(cases, missing).filter(c("release_on_z") > c("begins_a"))
    silent = unanswered(out, made.filter(c("resets")), "release_on", "made_on", key="person")
    later = only_in_part(c("release_on_a") > c("begins_z"))
    return due(silent, "release_on", limits["days"] - 1).with_columns(
        words("released {}; nothing notified since", "release_on_z"), unsure=pl.coalesce(later, "vague")
    )


def _days(frame: pl.DataFrame, end: str) -> pl.Series:
    pairs = frame.select(f"begins_{end}", f"release_on_{end}").iter_rows()
    return pl.Series([initial_due(day, [out] if out else ()) if day else None for day, out in pairs], dtype=pl.Date())


def annual_overdue(book: Casebook, limits: Limits) -> pl.DataFrame:
    """GR-02."""
    cases = notifying(book).filter(_not_paused())
    without = homeless(book)
    cases = lacking(cases, without.filter(c("vague").is_null()))
    if book.leaves(cases):
        return cases
    found = _since_last(book, cases, annual_due, "last notification that resets the year {}; due by {}")
    return found.join(without.select("person", unsure="vague"), on="person", how="left", maintain_order="left")


def weekly_overdue(book: Casebook, limits: Limits) -> pl.DataFrame:
    """GR-03."""
    without = homeless(book)
    cases = having(notifying(book).filter(_not_paused()), without)
    if book.leaves(cases):
        return cases
    told = _since_last(book, cases, weekly_due, "no fixed abode; last notification {}; due by {}")
    silent = lacking(cases, notifications(book).filter(c("resets"))).join(
        without.select("person", "valid_from", "valid_from_a", "valid_from_z", "vague"), on="person", suffix="_nfa"
    )
    silent = due(
        silent.drop("valid_from_a", "valid_from_z").rename({"valid_from_a_nfa": "nfa_a", "valid_from_z_nfa": "nfa_z"}),
        "nfa",
        limits["every"],
    )
    silent = silent.with_columns(words("no fixed abode since {}; nothing notified", "valid_from_nfa"), behind("record"))
    undated = pl.when(c("due_a").is_null()).then(pl.lit("since when is not recorded"))
    silent = silent.with_columns(unsure=pl.coalesce("vague", undated))
    told = told.join(without.select("person", unsure="vague"), on="person", how="left", maintain_order="left")
    kept = ("person", "due_a", "due_z", "words", "evidence", "unsure")
    return pl.concat([told.select(kept), silent.select(kept)])


def _since_last(book: Casebook, cases: pl.DataFrame, clock: object, text: str) -> pl.DataFrame:
    told = latest(notifications(book).filter(c("resets") & c("made_on_z").is_not_null()), "made_on")
    frame = cases.select("person", case=c("record")).join(
        told.select("person", "record", "made_on", "made_on_a", "made_on_z"), on="person"
    )
    for end, held in (("a", pauses_at_least(book)), ("z", pauses(book))):
        days = [
            clock(made, held.get(person, ()))  # type: ignore[operator]
            for person, made in frame.select("person", f"made_on_{end}").iter_rows()
        ]
        frame = frame.with_columns(pl.Series(f"due_{end}", days, dtype=pl.Date()))
    # A pause that lasts still leaves no day; nothing is due then.
    frame = frame.filter(c("due_a").is_not_null())
    return frame.with_columns(words(text, "made_on", "due_z"), behind("case", "record"))


def never_said(book: Casebook, limits: Limits) -> pl.DataFrame:
    """GR-04."""
    told = notifications(book)
    named = pl.coalesce("items", "event").str.to_lowercase().str.replace_all("_", " ")
    said = told.group_by("person").agg(named.str.join(";").alias("items"), c("record"))
    cases = (
        notifying(book).select("person").join(said, on="person").join(_without(book, "nino"), on="person", how="left")
    )
    # Whoever is known to have no NINO has none to notify.
    excused = {"NINO": c("nino_none").fill_null(value=False)}
    lacks = pl.concat_list(
        pl.when(c("items").fill_null("").str.contains(shape) | excused.get(name, pl.lit(value=False)))
        .then(None)
        .otherwise(pl.lit(name))
        for name, shape in PRESCRIBED.items()
    ).list.drop_nulls()
    frame = cases.with_columns(lacks=lacks).filter(c("lacks").list.len() > 0)
    return frame.with_columns(words("never recorded as notified: {}", c("lacks").list.join(", ")), evidence=c("record"))


def _without(book: Casebook, name: str) -> pl.DataFrame:
    people = book.records("Person").filter(state_of(name).is_in(SETTLED))
    return people.select(person="about").unique().with_columns(pl.lit(value=True).alias(f"{name}_none"))


def unresolved_advance(book: Casebook, limits: Limits) -> pl.DataFrame:
    """GR-09."""
    told = notifications(book)
    ahead = (c("what") == Event.ADVANCE.value) | (
        (c("what") == Event.CHANGE.value) & (c("stated_for_on_a") > c("made_on_z"))
    )
    advance = told.filter(ahead, c("stated_for_on_a").is_not_null(), c("confirmed_on_a").is_null())
    if book.leaves(advance):
        return advance
    off = told.filter(c("what") == Event.CANCELLED.value)
    advance = unanswered(advance, off, "made_on", "made_on")
    # Somebody who notifies the change itself says that it happened.
    then = told.filter(c("what") == Event.CHANGE.value).join(advance.select("record"), on="record", how="anti")
    early = (c(f"stated_for_on_{end}") - pl.duration(days=EARLY) for end in ("a", "z"))
    advance = advance.with_columns(expr.alias(f"about_{end}") for expr, end in zip(early, ("a", "z"), strict=True))
    frame = having(unanswered(advance, then, "about", "made_on"), notifying(book))
    frame = due(frame, "stated_for_on", limits["days"])
    said = words("notified {} for {}; neither confirmed nor cancelled", "made_on", "stated_for_on")
    return frame.with_columns(said, behind("record"), others=pl.concat_list("other"), unsure="vague")


def no_end_date(book: Casebook, limits: Limits) -> pl.DataFrame:
    """GR-10."""
    return (
        notifying(book)
        .filter(c("missing").is_not_null())
        .with_columns(words("not recorded: {}", "missing"), behind("record"))
    )


def review_window(book: Casebook, limits: Limits) -> pl.DataFrame:
    """GR-11."""
    cases = notifying(book).filter(c("indefinite"), c("relevant_on_z").is_not_null())
    if book.leaves(cases):
        return cases
    first = notifications(book).filter(c("what") == Event.INITIAL.value).group_by("person")
    cases = cases.join(first.agg(c("made_on_a").min(), c("made_on_z").min()), on="person", how="left")
    # The soonest day on which it can open: as young as the dates allow. The latest: as old.
    for end, born in (("a", "z"), ("z", "a")):
        young = (c(f"dob_{born}").dt.offset_by(f"{YOUNG}y") > c(f"relevant_on_{end}")).fill_null(value=False)
        start = pl.coalesce(f"made_on_{end}", f"relevant_on_{end}")
        opens = [
            years_after(day, limits["youth_years"] if is_young else limits["years"])
            for day, is_young in cases.select(start, young.alias("young")).iter_rows()
        ]
        cases = cases.with_columns(pl.Series(f"opens_{end}", opens, dtype=pl.Date()))
    ahead = years_after(book.on, limits["ahead_months"] // 12)
    cases = cases.filter(c("opens_a") <= ahead)
    planned = book.of("Decision", "DECIDED_IN").filter(c("about_said").str.contains("(?i)notif|indefinite"))
    barred = having(cases, in_force(book).filter(c("type").is_in(EXTENDING)))
    found = pl.concat([lacking(cases, planned), barred]).unique("person", maintain_order=True)
    return found.with_columns(
        words("the review of indefinite notification opens {}", "opens_z"),
        behind("record"),
        unsure=only_in_part(c("opens_z") <= ahead),
    )


def elsewhere(book: Casebook, limits: Limits) -> pl.DataFrame:
    """GR-85."""
    stations = book.records("Station").select(
        "station", *(f"prescribed_{way}_{end}" for way in ("from", "to") for end in ("a", "z"))
    )
    # A force that has put in no list of stations cannot be held to it.
    if book.leaves(stations):
        return stations
    told = having(notifications(book).filter(c("station").is_not_null()), notifying(book))
    told = told.with_columns(plain=_plain("station"))
    both = told.join(stations.with_columns(plain=_plain("station")), on="plain", how="inner", suffix="_known")
    begun, over = c("prescribed_from_a").is_null(), c("prescribed_to_z").is_null()
    sure = (begun | (c("made_on_a") >= c("prescribed_from_z"))) & (over | (c("made_on_z") <= c("prescribed_to_a")))
    may = (begun | (c("made_on_z") >= c("prescribed_from_a"))) & (over | (c("made_on_a") <= c("prescribed_to_z")))
    good = both.filter(sure.fill_null(value=True)).select("record").unique()
    may_be = both.filter(may.fill_null(value=True)).select("record", vague=pl.lit(PART_OF_A_DATE)).unique()
    bad = told.join(good, on="record", how="anti") if stations.height else told.clear()
    return bad.join(may_be, on="record", how="left", maintain_order="left").with_columns(
        words("{} notified {} at a station that was not prescribed on that day", "event", "made_on"),
        behind("record"),
        subject="other",
        others=pl.concat_list("person"),
        about="person",
        unsure="vague",
    )


def _plain(name: str) -> pl.Expr:
    return c(name).str.to_lowercase().str.replace_all(r"[^\p{L}\p{N}]+", "").str.replace(r"policestation$", "")


@fold
def homeless(book: Casebook) -> pl.DataFrame:
    """Managed people whose home at the day may be no fixed abode: of their homes, the one that began last.

    `vague` where dates do not tell which began last.
    """
    homes = book.own_residences.filter(c("current"), c("kind").is_in(HOMES))
    homes = having(homes, homes.filter(c("kind") == "no_fixed_abode"))
    others = homes.filter(c("kind") != "no_fixed_abode").group_by("person")
    roofs = others.agg(roof_a=_first(c("valid_from_a")).max(), roof_z=_first(c("valid_from_z")).max())
    without = latest(homes.filter(c("kind") == "no_fixed_abode"), "valid_from").join(roofs, on="person", how="left")
    without = without.filter(c("roof_a").is_null() | (_first(c("valid_from_z")) >= c("roof_a")))
    return without.with_columns(vague=only_in_part(c("roof_z").is_null() | (_first(c("valid_from_a")) > c("roof_z"))))


def _first(day: pl.Expr) -> pl.Expr:
    """A day; what began on no known day began before everything else."""
    return day.fill_null(date.min)


def _not_paused() -> pl.Expr:
    return c("mode").fill_null("active").is_in(PAUSED).not_()


CONDITIONS = {
    "GR-01": no_initial,
    "GR-02": annual_overdue,
    "GR-03": weekly_overdue,
    "GR-04": never_said,
    "GR-09": unresolved_advance,
    "GR-10": no_end_date,
    "GR-11": review_window,
    "GR-85": elsewhere,
}
