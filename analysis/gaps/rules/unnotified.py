"""What others know and was not notified: stays, names, journeys and returns."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING

import polars as pl

from analysis.gaps.casebook import HELD
from analysis.gaps.clocks.notification import Event
from analysis.gaps.clocks.years import years_after
from analysis.gaps.rules.notification import HOMES
from analysis.gaps.shaping import behind, c, credible, due, having, lacking, latest, no_days, words
from analysis.gaps.timelines import notifications, notifying

if TYPE_CHECKING:
    from analysis.gaps.casebook import Casebook
    from analysis.gaps.rule import Limits

NOT_STAYS = ("custody", "work")
NO_PLACES_TO_STAY = ("prison", "workplace", "school", "hospital", "police_station", "court")
USED = ("alias", "married", "changed_by_deed", "birth")
BORDER = "(?i)border|ukvi|immigration|airline|ferry"
AROUND = 31
"""Days within which a journey that was notified is the one that somebody else told of."""
JOURNEY = "(?i)travel|flight|abroad|depart|passport control|left the"


def unnotified_stay(book: Casebook, limits: Limits) -> pl.DataFrame:
    """GR-05."""
    year = years_after(book.on, -1) + timedelta(days=1)
    placed = having(_placed(book), notifying(book)).filter(c("first") <= book.on, c("last") >= year)
    placed = placed.with_columns(
        first=pl.max_horizontal("first", pl.lit(year)), last=pl.min_horizontal("last", pl.lit(book.on))
    )
    days = (
        placed.with_columns(day=pl.date_ranges("first", "last"))
        .explode("day")
        .group_by("person", "address")
        .agg(
            c("day").n_unique().alias("days"),
            c("day").min().alias("since"),
            c("record").unique().sort().alias("evidence"),
        )
    )
    known = book.residences.filter(c("kind").is_in(HOMES)).select("person", "address").unique()
    days = days.join(known, on=["person", "address"], how="anti").filter(c("days") >= limits["early"])
    days = _unless_told(book, days)
    grave = pl.when(c("days") >= limits["days"]).then(pl.lit("critical")).otherwise(pl.lit("high"))
    return days.with_columns(
        words("placed at an address that is not notified on {} days within twelve months", "days"),
        severity=grave,
        others=pl.concat_list("address"),
        subject=c("person"),
    )


def _unless_told(book: Casebook, days: pl.DataFrame) -> pl.DataFrame:
    """Leave out stays since which a stay was notified; another address notified since may or may not be this one."""
    told = notifications(book).filter(c("what") == Event.CHANGE.value)
    said = pl.concat_str(c("event").fill_null(""), c("items").fill_null(""), separator=" ").str.to_lowercase()
    told = told.select("person", day="made_on_z", said=said)
    since = days.select("person", "address", "since").join(told, on="person")
    since = since.filter(c("day").is_null() | (c("day") >= c("since")))
    stays = since.filter(c("said").str.contains(r"stay|other address|second address|qualifying"))
    vague = since.filter(c("said").str.contains("address")).select("person", "address").unique()
    days = days.join(stays.select("person", "address").unique(), on=["person", "address"], how="anti")
    days = days.join(vague.with_columns(vague=pl.lit(value=True)), on=["person", "address"], how="left")
    which = pl.lit("cannot be decided: an address was notified since, and which one is not recorded")
    return days.with_columns(unsure=pl.when(c("vague").is_not_null()).then(which))


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
    every = pl.concat([spans.select(kept), seen.select(kept)])
    no_beds = book.records("Address").filter(c("kind").str.to_lowercase().is_in(NO_PLACES_TO_STAY))
    return every.join(no_beds.select(address="about"), on="address", how="anti")


def unnotified_name(book: Casebook, limits: Limits) -> pl.DataFrame:
    """GR-06."""
    names = book.records("Name").rename({"about": "person"})
    names = names.filter(c("kind").fill_null("alias").is_in(USED), credible())
    names = names.filter(c("report").is_not_null() | c("grade").is_not_null())
    used = _other_than_own(book, names).with_columns(
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
    frame = due(frame, "used", limits["days"] - 1).sort("used_a", "record")
    said = words(
        "a {} in graded information, used or recorded on {}; no notification of a name since", "kind", "used_z"
    )
    return frame.group_by("person", maintain_order=True).agg(
        c("due_a").min(), c("due_z").min(), said.first(), c("record").alias("evidence")
    )


def _other_than_own(book: Casebook, names: pl.DataFrame) -> pl.DataFrame:
    """Names that differ from the name that the person is on record under."""
    whole = pl.concat_str("forenames", "surname", separator=" ", ignore_nulls=True)
    own = book.records("Person").select(person="about", plain=_plain(whole)).unique()
    named = names.with_columns(plain=_plain(c("name").fill_null("")))
    return named.join(own, on=["person", "plain"], how="anti")


def _plain(name: pl.Expr) -> pl.Expr:
    """The words of a name whatever their order, case and punctuation."""
    return name.str.to_lowercase().str.extract_all(r"[\p{L}]+").list.sort().list.join(" ")


def travel(book: Casebook, limits: Limits) -> pl.DataFrame:
    """GR-08."""
    cases, told = notifying(book), notifications(book)
    off = told.filter(c("what") == Event.CANCELLED.value).select("person", off="made_on_z")
    out = told.filter(c("what") == Event.TRAVEL_OUT.value).with_columns(
        left_a=pl.coalesce("stated_for_on_a", "made_on_a"), left_z=pl.coalesce("stated_for_on_z", "made_on_z")
    )
    dropped = out.join(off, on="person").filter(c("off").is_null() | (c("off") >= c("made_on_a")))
    out = out.join(dropped.select("record"), on="record", how="anti")
    frames = (_away(book, cases, out), _short_notice(cases, out, limits), *_not_back(book, cases, out, limits))
    kept = ("person", "words", "evidence", "due_a", "due_z", "unsure")
    none = pl.lit(None, dtype=pl.String()).alias("unsure")
    return pl.concat(
        [(frame if "unsure" in frame.columns else frame.with_columns(none)).select(kept) for frame in frames]
    )


def _away(book: Casebook, cases: pl.DataFrame, out: pl.DataFrame) -> pl.DataFrame:
    """Abroad by the management, or by what an agency at the border told, with no journey notified."""
    abroad = lacking(cases.filter(c("mode") == "abroad"), out).with_columns(
        words("recorded as abroad; no travel notified"), behind("record"), *no_days()
    )
    asked = book.of("Contact", "SUBJECT_OF_CONTACT").filter(
        c("agency").str.contains(BORDER),
        c("about_said").str.contains(JOURNEY),
        c("result").fill_null("given") == "given",
    )
    near = asked.join(out.select("person", "left_a", "left_z"), on="person").filter(
        (c("made_on_a") - c("left_z")).dt.total_days().abs() <= AROUND
    )
    seen = having(asked.join(near.select("record"), on="record", how="anti"), cases).with_columns(
        words("{} told of travel on {}; no travel notified", "agency", "made_on"), behind("record"), *no_days()
    )
    kept = ("person", "words", "evidence", "due_a", "due_z")
    return pl.concat([abroad.select(kept), seen.select(kept)])


def _short_notice(cases: pl.DataFrame, out: pl.DataFrame, limits: Limits) -> pl.DataFrame:
    """Journeys notified after they began, or later than the seven days before that the rule asks for."""
    stated = having(out.filter(c("stated_for_on_a").is_not_null()), cases)
    late = stated.filter(c("made_on_z") > c("stated_for_on_a") - pl.duration(days=limits["notice_days"]))
    unsure = pl.when(c("made_on_a") <= c("stated_for_on_z")).then(
        pl.lit("cannot be decided: whether the journey was known of seven days before is not recorded")
    )
    return late.with_columns(
        words("travel on {} notified on {}", "stated_for_on", "made_on"), behind("record"), *no_days(), unsure=unsure
    )


def _not_back(
    book: Casebook, cases: pl.DataFrame, out: pl.DataFrame, limits: Limits
) -> tuple[pl.DataFrame, pl.DataFrame]:
    """Seen or heard of here after the journey and no return notified; or nothing at all heard of a return."""
    told = notifications(book)
    gone = having(latest(out.filter(c("left_z") < book.on), "left"), cases.filter(c("mode").is_in(HELD)))
    back = told.filter(c("what") == Event.TRAVEL_RETURN.value).select("person", back="made_on_z")
    done = gone.join(back, on="person").filter(c("back").is_null() | (c("back") >= c("left_a")))
    gone = lacking(gone, done).select("person", "left_a", "left_z", "record")
    visits = book.visits.filter(c("outcome").is_in(["seen_in", "seen_out", "welfare"]))
    seen = visits.select("person", seen="record", day="visited_at_a")
    came = told.filter(c("resets")).select("person", seen="record", day="made_on_a")
    here = gone.join(pl.concat([seen, came]), on="person").filter(c("day") > c("left_z"), c("day") <= book.on)
    here = here.sort("day", "seen").unique("person", keep="first", maintain_order=True)
    said = words("travel notified for {}; here again on {}; no return notified", "left_z", "day")
    here = due(here.with_columns(day_a="day", day_z="day"), "day", limits["return_days"])
    silent = due(lacking(gone, here), "left", limits["silent_days"]).with_columns(
        words("travel notified for {}; no return notified", "left_z"),
        behind("record"),
        unsure=pl.lit("cannot be decided: nothing is recorded of whether this person is back"),
    )
    return here.with_columns(said, behind("record", "seen")), silent


CONDITIONS = {"GR-05": unnotified_stay, "GR-06": unnotified_name, "GR-08": travel}
