"""Notification under SOA 2003 Part 2: what is overdue, what was never said, and what was not notified."""

from __future__ import annotations

from typing import TYPE_CHECKING

import polars as pl

from analysis.gaps.casebook import PAUSED
from analysis.gaps.clocks.notification import Event, annual_due, initial_due, weekly_due
from analysis.gaps.clocks.years import years_after
from analysis.gaps.shaping import SETTLED, behind, c, due, having, lacking, latest, state_of, words
from analysis.gaps.timelines import EXTENDING, in_force, notifications, notifying, pauses

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
    cases = notifying(book).filter(_not_paused()).with_columns(begins_a=pl.coalesce("relevant_on_a", "from_on_a"))
    cases = cases.with_columns(begins_z=pl.coalesce("relevant_on_z", "from_on_z"))
    out = book.records("Custody").filter(c("release_on_z") <= book.on).group_by("about").agg(c("release_on_z").max())
    cases = cases.join(out, left_on="person", right_on="about", how="left")
    first = made.filter(c("what") == Event.INITIAL.value)
    missing = lacking(cases, _told_since(cases, first, "begins_a"))
    for end in ("a", "z"):
        missing = missing.with_columns(_days(missing, f"begins_{end}").alias(f"due_{end}"))
    said = words("relevant date {}, released {}; no initial notification recorded", "relevant_on", "release_on_z")
    undated = pl.when(c("due_a").is_null()).then(pl.lit("cannot be decided because no relevant date is recorded"))
    out_again = lacking(cases, missing).filter(c("release_on_z") > c("begins_z"))
    silent = lacking(out_again, _told_since(out_again, made.filter(c("resets")), "release_on_z"))
    silent = silent.with_columns(release_a="release_on_z", release_z="release_on_z")
    silent = due(silent, "release", limits["days"] - 1).with_columns(
        words("released {}; nothing notified since", "release_on_z"), unsure=pl.lit(None, dtype=pl.String())
    )
    kept = ("person", "due_a", "due_z", "words", "unsure", behind("record"))
    return pl.concat([missing.with_columns(said, unsure=undated).select(kept), silent.select(kept)])


def _told_since(cases: pl.DataFrame, made: pl.DataFrame, since: str) -> pl.DataFrame:
    known = cases.select("person", since).join(made.select("person", "made_on_z"), on="person")
    return known.filter(c(since).is_null() | c("made_on_z").is_null() | (c("made_on_z") >= c(since)))


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
    off = told.filter(c("what") == Event.CANCELLED.value).select("person", off="made_on_z")
    dropped = advance.join(off, on="person").filter(c("off").is_null() | (c("off") >= c("made_on_a")))
    # Somebody who notifies the change itself says that it happened.
    then = told.filter(c("what") == Event.CHANGE.value).select("person", then="made_on_z", again="record")
    done = advance.join(then, on="person").filter(
        c("again") != c("record"), c("then") >= c("stated_for_on_a") - pl.duration(days=EARLY)
    )
    over = pl.concat([dropped.select("record"), done.select("record")])
    frame = having(advance.join(over, on="record", how="anti"), notifying(book))
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


def elsewhere(book: Casebook, limits: Limits) -> pl.DataFrame:
    """GR-85."""
    stations = book.records("Station").select(
        "station", "prescribed_from_a", "prescribed_to_z", station_record="record"
    )
    told = having(notifications(book).filter(c("station").is_not_null()), notifying(book))
    told = told.with_columns(plain=_plain("station"))
    both = told.join(stations.with_columns(plain=_plain("station")), on="plain", how="inner", suffix="_known")
    begun = c("prescribed_from_a").is_null() | (c("made_on_z") >= c("prescribed_from_a"))
    over = c("prescribed_to_z").is_null() | (c("made_on_a") <= c("prescribed_to_z"))
    good = both.filter(begun.fill_null(value=True), over.fill_null(value=True)).select("record").unique()
    # A force that has put in no list of stations cannot be held to it.
    bad = told.join(good, on="record", how="anti") if stations.height else told.clear()
    return bad.with_columns(
        words("{} notified {} at a station that was not prescribed on that day", "event", "made_on"),
        behind("record"),
        subject="other",
        others=pl.concat_list("person"),
        about="person",
    )


def _plain(name: str) -> pl.Expr:
    return c(name).str.to_lowercase().str.replace_all(r"[^\p{L}\p{N}]+", "").str.replace(r"policestation$", "")


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
    "GR-09": unresolved_advance,
    "GR-10": no_end_date,
    "GR-11": review_window,
    "GR-85": elsewhere,
}
