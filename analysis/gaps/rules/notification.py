"""Notification under SOA 2003 Part 2: what is overdue, what was never said, and what was not notified."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING

import polars as pl

from analysis.gaps.casebook import PAUSED
from analysis.gaps.clocks.notification import Event, annual_due, initial_due, weekly_due
from analysis.gaps.clocks.years import years_after
from analysis.gaps.shaping import behind, c, credible, due, having, lacking, latest, words
from analysis.gaps.timelines import EXTENDING, in_force, notifications, notifying, pauses

if TYPE_CHECKING:
    from analysis.gaps.casebook import Casebook
    from analysis.gaps.rule import Limits

YOUNG = 18
PRESCRIBED = {
    "date of birth": r"dob|date of birth",
    "NINO": r"nino|national insurance",
    "address": r"address",
    "passport or identity document": r"passport|\bid\b|identity",
    "bank account": r"bank",
    "card": r"card",
}
HOMES = ("home", "approved_premises", "no_fixed_abode")
NOT_STAYS = ("custody", "work")


def no_initial(book: Casebook, limits: Limits) -> pl.DataFrame:
    """GR-01."""
    made = notifications(book).filter(c("what") == Event.INITIAL.value)
    cases = notifying(book).filter(_not_paused()).with_columns(begins_a=pl.coalesce("relevant_on_a", "from_on_a"))
    cases = cases.with_columns(begins_z=pl.coalesce("relevant_on_z", "from_on_z"))
    known = cases.select("person", "begins_a").join(made.select("person", "made_on_z"), on="person")
    told = known.filter(c("begins_a").is_null() | c("made_on_z").is_null() | (c("made_on_z") >= c("begins_a")))
    missing = lacking(cases, told)
    out = book.records("Custody").filter(c("release_on_z") <= book.on).group_by("about").agg(c("release_on_z").max())
    missing = missing.join(out, left_on="person", right_on="about", how="left")
    for end in ("a", "z"):
        missing = missing.with_columns(_days(missing, f"begins_{end}").alias(f"due_{end}"))
    said = words("relevant date {}, released {}; no initial notification recorded", "relevant_on", "release_on_z")
    undated = pl.when(c("due_a").is_null()).then(pl.lit("cannot be decided because no relevant date is recorded"))
    return missing.with_columns(said, behind("record"), unsure=undated)


def _days(frame: pl.DataFrame, column: str) -> pl.Series:
    pairs = frame.select(column, "release_on_z").iter_rows()
    return pl.Series([initial_due(day, [out] if out else ()) if day else None for day, out in pairs], dtype=pl.Date())


def annual_overdue(book: Casebook, limits: Limits) -> pl.DataFrame:
    """GR-02."""
    cases = lacking(notifying(book).filter(_not_paused()), homeless(book))
    return _since_last(book, cases, annual_due, "last notification that resets the year {}; due by {}")


def weekly_overdue(book: Casebook, limits: Limits) -> pl.DataFrame:
    """GR-03."""
    without = homeless(book)
    cases = having(notifying(book).filter(_not_paused()), without)
    told = _since_last(book, cases, weekly_due, "no fixed abode; last notification {}; due by {}")
    silent = lacking(cases, notifications(book).filter(c("resets"))).join(
        without.select("person", "valid_from", "valid_from_a", "valid_from_z"), on="person", suffix="_nfa"
    )
    silent = due(
        silent.drop("valid_from_a", "valid_from_z").rename({"valid_from_a_nfa": "nfa_a", "valid_from_z_nfa": "nfa_z"}),
        "nfa",
        limits["every"],
    )
    silent = silent.with_columns(words("no fixed abode since {}; nothing notified", "valid_from_nfa"), behind("record"))
    silent = silent.with_columns(unsure=pl.when(c("due_a").is_null()).then(pl.lit("since when is not recorded")))
    kept = ("person", "due_a", "due_z", "words", "evidence")
    return pl.concat([told.select(*kept, unsure=pl.lit(None, dtype=pl.String())), silent.select(*kept, "unsure")])


def _since_last(book: Casebook, cases: pl.DataFrame, clock: object, text: str) -> pl.DataFrame:
    told = latest(notifications(book).filter(c("resets") & c("made_on_z").is_not_null()), "made_on")
    frame = cases.select("person", case=c("record")).join(
        told.select("person", "record", "made_on", "made_on_a", "made_on_z"), on="person"
    )
    held = pauses(book)
    for end in ("a", "z"):
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
    said = told.group_by("person").agg(c("items").drop_nulls().str.join(";").str.to_lowercase(), c("record"))
    cases = notifying(book).select("person").join(said, on="person")
    lacks = pl.concat_list(
        pl.when(c("items").str.contains(shape)).then(None).otherwise(pl.lit(name)) for name, shape in PRESCRIBED.items()
    ).list.drop_nulls()
    frame = cases.with_columns(lacks=lacks).filter(c("lacks").list.len() > 0)
    return frame.with_columns(words("never recorded as notified: {}", c("lacks").list.join(", ")), evidence=c("record"))


def unnotified_stay(book: Casebook, limits: Limits) -> pl.DataFrame:
    """GR-05."""
    year = book.on - timedelta(days=365) + timedelta(days=1)
    placed = having(_placed(book), notifying(book)).filter(c("first") <= book.on, c("last") >= year)
    placed = placed.with_columns(
        first=pl.max_horizontal("first", pl.lit(year)), last=pl.min_horizontal("last", pl.lit(book.on))
    )
    days = (
        placed.with_columns(day=pl.date_ranges("first", "last"))
        .explode("day")
        .group_by("person", "address")
        .agg(
            pl.col("day").n_unique().alias("days"),
            c("day").min().alias("since"),
            c("record").unique().alias("evidence"),
        )
    )
    known = book.residences.filter(c("kind").is_in(HOMES)).select("person", "address").unique()
    days = days.join(known, on=["person", "address"], how="anti").filter(c("days") >= limits["early"])
    grave = pl.when(c("days") >= limits["days"]).then(pl.lit("critical")).otherwise(pl.lit("high"))
    return days.with_columns(
        words("placed at an address that is not notified on {} days within twelve months", "days"),
        severity=grave,
        others=pl.concat_list("address"),
        subject=c("person"),
    )


def _placed(book: Casebook) -> pl.DataFrame:
    """Spans in which somebody is placed at an address, exact to the day: what is vague is not counted."""
    stays = book.residences.filter(c("kind").is_null() | c("kind").is_in((*HOMES, *NOT_STAYS)).not_(), credible())
    first = pl.when(c("valid_from_a") == c("valid_from_z")).then(c("valid_from_a"))
    ends = pl.max_horizontal("valid_to_a", "confirmed_on_a", first)
    spans = stays.with_columns(first=first, last=ends).filter(c("first").is_not_null(), c("last") >= c("first"))
    mentions = book.links("MENTIONS").select("start", "end", "record")
    people = mentions.filter(c("end").str.starts_with("person-")).rename({"end": "person"})
    places = mentions.filter(c("end").str.starts_with("address-")).rename({"end": "address"}).select("start", "address")
    dated = book.records("Report").filter(c("event_on_a") == c("event_on_z"), c("info_grade").fill_null("") != "E")
    seen = people.join(places, on="start").join(
        dated.select("about", first="event_on_a", last="event_on_a"), left_on="start", right_on="about"
    )
    kept = ("person", "address", "first", "last", "record")
    return pl.concat([spans.select(kept), seen.select(kept)])


def unnotified_name(book: Casebook, limits: Limits) -> pl.DataFrame:
    """GR-06."""
    names = (
        book.records("Name")
        .rename({"about": "person"})
        .filter(
            c("kind").is_in(["alias", "married", "changed_by_deed", "birth"]),
            credible(),
            c("report").is_not_null() | c("grade").is_not_null(),
        )
    )
    used = names.with_columns(
        used_a=pl.coalesce("valid_from_a", "recorded_on"), used_z=pl.coalesce("valid_from_z", "recorded_on")
    )
    told = notifications(book).filter(
        c("event").str.contains(r"(?i)name|alias")
        | ((c("what") == Event.CHANGE.value) & c("items").str.contains(r"(?i)name|alias"))
        | c("items").str.contains("(?i)alias")
    )
    pairs = used.join(told.select("person", told="made_on_z"), on="person").filter(
        c("told").is_null() | (c("told") >= c("used_a"))
    )
    frame = having(used, notifying(book)).join(pairs.select("record").unique(), on="record", how="anti")
    frame = due(frame, "used", limits["days"] - 1)
    said = words(
        "a {} in graded information, used or recorded on {}; no notification of a name since", "kind", "used_z"
    )
    return frame.group_by("person", maintain_order=True).agg(
        c("due_a").min(), c("due_z").min(), said.first(), c("record").alias("evidence")
    )


def travel(book: Casebook, limits: Limits) -> pl.DataFrame:
    """GR-08."""
    told = notifications(book)
    out = told.filter(c("what") == Event.TRAVEL_OUT.value)
    cases = notifying(book)
    away = lacking(cases.filter(c("mode") == "abroad"), out).with_columns(
        words("recorded as abroad; no travel notified"), behind("record")
    )
    back = told.filter(c("what") == Event.TRAVEL_RETURN.value)
    gone = latest(out, "made_on").with_columns(
        left_a=pl.coalesce("stated_for_on_a", "made_on_a"), left_z=pl.coalesce("stated_for_on_z", "made_on_z")
    )
    returned = (
        gone.select("person", "left_a")
        .join(back.select("person", "made_on_z"), on="person")
        .filter(c("made_on_z") >= c("left_a"))
    )
    seen = book.visits.filter(c("outcome").is_in(["seen_in", "seen_out"]))
    here = (
        gone.select("person", "left_a", "left_z", "record")
        .join(seen.select("person", "visited_at", "visited_at_a", "visited_at_z", seen="record"), on="person")
        .filter(c("visited_at_a") > c("left_z"))
        .sort("visited_at_a")
        .unique("person", keep="first", maintain_order=True)
    )
    here = having(lacking(here, returned), cases)
    here = due(here, "visited_at", limits["return_days"]).with_columns(
        words("travel notified for {}; seen here on {}; no return notified", "left_z", "visited_at"),
        behind("record", "seen"),
    )
    kept = ("person", "words", "evidence")
    none = [pl.lit(None, dtype=pl.Date()).alias(name) for name in ("due_a", "due_z")]
    return pl.concat([away.select(*kept, *none), here.select(*kept, "due_a", "due_z")])


def unresolved_advance(book: Casebook, limits: Limits) -> pl.DataFrame:
    """GR-09."""
    told = notifications(book)
    ahead = (c("what") == Event.ADVANCE.value) | (
        (c("what") == Event.CHANGE.value) & (c("stated_for_on_a") > c("made_on_z"))
    )
    advance = told.filter(ahead, c("stated_for_on_a").is_not_null(), c("confirmed_on_a").is_null())
    off = told.filter(c("what") == Event.CANCELLED.value).select("person", off="made_on_z")
    dropped = advance.join(off, on="person").filter(c("off").is_null() | (c("off") >= c("made_on_a")))
    frame = having(advance.join(dropped.select("record"), on="record", how="anti"), notifying(book))
    frame = due(frame, "stated_for_on", limits["days"])
    said = words("notified {} for {}; neither confirmed nor cancelled", "made_on", "stated_for_on")
    return frame.with_columns(said, behind("record"), others=pl.concat_list("other"))


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
    first = notifications(book).filter(c("what") == Event.INITIAL.value).group_by("person").agg(c("made_on_z").min())
    cases = cases.join(first, on="person", how="left").with_columns(start=pl.coalesce("made_on_z", "relevant_on_z"))
    young = (c("dob_a").dt.offset_by(f"{YOUNG}y") > c("relevant_on_z")).fill_null(value=False)
    opens = [
        years_after(start, limits["youth_years"] if is_young else limits["years"])
        for start, is_young in cases.select("start", young).iter_rows()
    ]
    cases = cases.with_columns(pl.Series("opens", opens, dtype=pl.Date()))
    cases = cases.filter(c("opens") <= years_after(book.on, limits["ahead_months"] // 12))
    planned = book.of("Decision", "DECIDED_IN").filter(c("about_said").str.contains("(?i)notif|indefinite"))
    barred = having(cases, in_force(book).filter(c("type").is_in(EXTENDING)))
    found = pl.concat([lacking(cases, planned), barred]).unique("person", maintain_order=True)
    return found.with_columns(words("the review of indefinite notification opens {}", "opens"), behind("record"))


def homeless(book: Casebook) -> pl.DataFrame:
    """People whose home at the day is no fixed abode: of their homes, the one that began last."""
    homes = book.residences.filter(c("current"), c("kind").is_in(HOMES))
    return latest(homes, "valid_from").filter(c("kind") == "no_fixed_abode")


def _not_paused() -> pl.Expr:
    return c("mode").fill_null("active").is_in(PAUSED).not_()


CONDITIONS = {
    "GR-01": no_initial,
    "GR-02": annual_overdue,
    "GR-03": weekly_overdue,
    "GR-04": never_said,
    "GR-05": unnotified_stay,
    "GR-06": unnotified_name,
    "GR-08": travel,
    "GR-09": unresolved_advance,
    "GR-10": no_end_date,
    "GR-11": review_window,
}
