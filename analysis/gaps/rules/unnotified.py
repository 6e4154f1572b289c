"""What others know and was not notified: stays, names, journeys and returns."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING

import polars as pl

from analysis.gaps.casebook import HELD
from analysis.gaps.clocks.notification import Event
from analysis.gaps.clocks.years import years_after
from analysis.gaps.rules.notification import HOMES
from analysis.gaps.shaping import (
    PART_OF_A_DATE,
    behind,
    c,
    credible,
    due,
    having,
    lacking,
    latest,
    no_days,
    only_in_part,
    surest,
    unanswered,
    words,
)
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
    if book.leaves(placed):
        return placed
    placed = placed.with_columns(
        first=pl.max_horizontal("first", pl.lit(year)), last=pl.min_horizontal("last", pl.lit(book.on))
    )
    sure = c("sure")
    days = (
        placed.with_columns(day=pl.date_ranges("first", "last"))
        .explode("day")
        .group_by("person", "address")
        .agg(
            c("day").filter(sure).n_unique().alias("days"),
            # A vague stay may be all of its days; of one without an end, and of a sighting, one day counts.
            c("day").filter(c("stay") | sure).n_unique().alias("stays"),
            c("record").filter(~c("stay"), ~sure).n_unique().alias("sightings"),
            pl.coalesce(c("day").filter(sure).min(), c("day").min()).alias("since"),
            c("record").unique().sort().alias("evidence"),
        )
    )
    known = book.own_residences.filter(c("kind").is_in(HOMES)).select("person", "address").unique()
    days = days.join(known, on=["person", "address"], how="anti").filter(c("stays") + c("sightings") >= limits["early"])
    days = _unless_told(book, days)
    in_part = only_in_part(c("days") >= limits["early"])
    grave = pl.when(c("days") >= limits["days"]).then(pl.lit("critical")).otherwise(pl.lit("high"))
    return days.with_columns(
        words("placed at an address that is not notified on {} days within twelve months", "days"),
        severity=grave,
        unsure=pl.coalesce("unsure", in_part),
        others=pl.concat_list("address"),
        subject=c("person"),
    )


def _unless_told(book: Casebook, days: pl.DataFrame) -> pl.DataFrame:
    """Leave out stays since which a stay was notified; another address notified since may or may not be this one."""
    told = notifications(book).filter(c("what") == Event.CHANGE.value)
    said = pl.concat_str(c("event").fill_null(""), c("items").fill_null(""), separator=" ").str.to_lowercase()
    told = told.with_columns(said=said)
    days = days.with_columns(place=pl.concat_str("person", "address"), since_a="since", since_z="since")
    stays = told.filter(c("said").str.contains(r"stay|other address|second address|qualifying"))
    days = unanswered(days, stays, "since", "made_on", key="place")
    some = told.filter(c("said").str.contains("address")).select("person", "made_on_z")
    near = days.select("person", "place", "since").join(some, on="person")
    near = near.filter(c("made_on_z").is_null() | (c("made_on_z") >= c("since"))).select("place").unique()
    days = days.join(near.with_columns(near=pl.lit(value=True)), on="place", how="left", maintain_order="left")
    which = pl.lit("cannot be decided: an address was notified since, and which one is not recorded")
    return days.with_columns(unsure=pl.coalesce("vague", pl.when(c("near")).then(which)))


def _placed(book: Casebook) -> pl.DataFrame:
    """Spans in which somebody is placed at an address: the days that are `sure`, and the widest that dates can mean."""
    stays = book.own_residences.filter(c("kind").is_null() | c("kind").is_in((*HOMES, *NOT_STAYS)).not_(), credible())
    begun = pl.when(c("valid_from_a") == c("valid_from_z")).then(c("valid_from_a"))
    spans = stays.with_columns(
        first="valid_from_z",
        last=pl.max_horizontal("valid_to_a", "confirmed_on_a", begun),
        sure=pl.lit(value=True),
        stay=pl.lit(value=True),
    )
    ends = pl.max_horizontal("valid_to_z", "confirmed_on_z")
    vague = pl.any_horizontal(c(f"{name}_a") != c(f"{name}_z") for name in ("valid_from", "valid_to", "confirmed_on"))
    widest = stays.filter(vague.fill_null(value=False)).with_columns(
        first="valid_from_a",
        last=pl.coalesce(ends, "valid_from_z"),
        sure=pl.lit(value=False),
        stay=ends.is_not_null(),
    )
    mentions = book.links("MENTIONS").select("start", "end", "record")
    people = having(mentions.rename({"end": "person"}), book.cases)
    places = mentions.filter(c("end").str.starts_with("address-")).rename({"end": "address"}).select("start", "address")
    dated = book.records("Report").filter(c("event_on_a").is_not_null(), c("info_grade").fill_null("") != "E")
    dated = dated.select("about", first="event_on_a", last="event_on_z", sure=c("event_on_a") == c("event_on_z"))
    seen = people.join(places, on="start").join(dated, left_on="start", right_on="about")
    kept = ("person", "address", "first", "last", "record", "sure", "stay")
    seen = seen.with_columns(stay=pl.lit(value=False))
    every = pl.concat([frame.select(kept) for frame in (spans, widest, seen)])
    no_beds = book.records("Address").filter(c("kind").str.to_lowercase().is_in(NO_PLACES_TO_STAY))
    every = every.filter(c("last") >= c("first"))
    return every.join(no_beds.select(address="about"), on="address", how="anti")


def unnotified_name(book: Casebook, limits: Limits) -> pl.DataFrame:
    """GR-06."""
    names = book.records("Name").rename({"about": "person"})
    names = names.filter(c("kind").fill_null("alias").is_in(USED), credible())
    names = names.filter(c("report").is_not_null() | c("grade").is_not_null())
    if book.leaves(names):
        return names
    used = _other_than_own(book, names).with_columns(
        used_a=pl.coalesce("valid_from_a", "recorded_on"), used_z=pl.coalesce("valid_from_z", "recorded_on")
    )
    told = notifications(book).filter(
        c("event").str.contains(r"(?i)name|alias")
        | ((c("what") == Event.CHANGE.value) & c("items").str.contains(r"(?i)name|alias"))
        | c("items").str.contains("(?i)alias")
    )
    frame = unanswered(having(used, notifying(book)), told, "used", "made_on")
    frame = due(surest(frame, "person", "vague"), "used", limits["days"] - 1).sort("used_a", "record")
    said = words(
        "a {} in graded information, used or recorded on {}; no notification of a name since", "kind", "used_z"
    )
    return frame.group_by("person", maintain_order=True).agg(
        c("due_a").min(), c("due_z").min(), said.first(), c("record").alias("evidence"), unsure=c("vague").first()
    )


def _other_than_own(book: Casebook, names: pl.DataFrame) -> pl.DataFrame:
    """Names that differ from the name that the person is on record under."""
    whole = pl.concat_str("forenames", "surname", separator=" ", ignore_nulls=True)
    people = having(book.records("Person").rename({"about": "person"}), names)
    own = people.select("person", plain=_plain(whole)).unique()
    named = names.with_columns(plain=_plain(c("name").fill_null("")))
    return named.join(own, on=["person", "plain"], how="anti")


def _plain(name: pl.Expr) -> pl.Expr:
    """The words of a name whatever their order, case and punctuation."""
    return name.str.to_lowercase().str.extract_all(r"[\p{L}]+").list.sort().list.join(" ")


def travel(book: Casebook, limits: Limits) -> pl.DataFrame:
    """GR-08."""
    cases, told = notifying(book), notifications(book)
    if book.leaves(cases):
        return cases
    off = told.filter(c("what") == Event.CANCELLED.value)
    out = told.filter(c("what") == Event.TRAVEL_OUT.value).with_columns(
        left_a=pl.coalesce("stated_for_on_a", "made_on_a"), left_z=pl.coalesce("stated_for_on_z", "made_on_z")
    )
    out = unanswered(out, off, "made_on", "made_on").with_columns(unsure="vague")
    frames = [_away(book, cases, out)]
    if not book.leaves(out):
        frames += [_short_notice(cases, out, limits), *_not_back(book, cases, out, limits)]
    kept = ("person", "words", "evidence", "due_a", "due_z", "unsure")
    none = pl.lit(None, dtype=pl.String()).alias("unsure")
    return pl.concat(
        [(frame if "unsure" in frame.columns else frame.with_columns(none)).select(kept) for frame in frames]
    )


def _away(book: Casebook, cases: pl.DataFrame, out: pl.DataFrame) -> pl.DataFrame:
    """Abroad by the management, or by what an agency at the border told, with no journey notified."""
    dropped = out.filter(c("vague").is_not_null()).select("person", unsure="vague").unique("person")
    abroad = lacking(cases.filter(c("mode") == "abroad"), out.filter(c("vague").is_null()))
    abroad = abroad.join(dropped, on="person", how="left").with_columns(
        words("recorded as abroad; no travel notified"), behind("record"), *no_days()
    )
    asked = book.of("Contact", "SUBJECT_OF_CONTACT").filter(
        c("agency").str.contains(BORDER),
        c("about_said").str.contains(JOURNEY),
        c("result").fill_null("given") == "given",
    )
    both = asked.join(out.select("person", "left_a", "left_z", "vague"), on="person")
    early, late = (c("made_on_a") - c("left_z")).dt.total_days(), (c("made_on_z") - c("left_a")).dt.total_days()
    near = both.filter(early.abs() <= AROUND, late.abs() <= AROUND, c("vague").is_null()).select("record")
    may = both.filter(early <= AROUND, late >= -AROUND).select("record", unsure=pl.lit(PART_OF_A_DATE)).unique()
    seen = having(asked.join(near, on="record", how="anti"), cases).join(may, on="record", how="left")
    seen = seen.with_columns(
        words("{} told of travel on {}; no travel notified", "agency", "made_on"), behind("record"), *no_days()
    )
    kept = ("person", "words", "evidence", "due_a", "due_z", "unsure")
    return pl.concat([abroad.select(kept), seen.select(kept)])


def _short_notice(cases: pl.DataFrame, out: pl.DataFrame, limits: Limits) -> pl.DataFrame:
    """Journeys notified after they began, or later than the seven days before that the rule asks for."""
    stated = having(out.filter(c("stated_for_on_a").is_not_null()), cases)
    notice = pl.duration(days=limits["notice_days"])
    late = stated.filter(c("made_on_z") > c("stated_for_on_a") - notice)
    unsure = pl.when(c("made_on_a") <= c("stated_for_on_z")).then(
        pl.lit("cannot be decided: whether the journey was known of seven days before is not recorded")
    )
    # Only what certainly came after the journey began is late for certain.
    return late.with_columns(
        words("travel on {} notified on {}", "stated_for_on", "made_on"),
        behind("record"),
        *no_days(),
        unsure=pl.coalesce("vague", unsure),
    )


def _not_back(
    book: Casebook, cases: pl.DataFrame, out: pl.DataFrame, limits: Limits
) -> tuple[pl.DataFrame, pl.DataFrame]:
    """Seen or heard of here after the journey and no return notified; or nothing at all heard of a return."""
    told = notifications(book)
    gone = having(latest(out.filter(c("left_a") < book.on), "left"), cases.filter(c("mode").is_in(HELD)))
    back = told.filter(c("what") == Event.TRAVEL_RETURN.value)
    gone = unanswered(gone, back, "left", "made_on").select("person", "left_a", "left_z", "record", "vague")
    visits = book.visits.filter(c("outcome").is_in(["seen_in", "seen_out", "welfare"]))
    seen = visits.select("person", seen="record", day_a="visited_at_a", day_z="visited_at_z")
    came = told.filter(c("resets")).select("person", seen="record", day_a="made_on_a", day_z="made_on_z")
    here = gone.join(pl.concat([seen, came]), on="person").filter(c("day_z") > c("left_a"), c("day_a") <= book.on)
    here = here.with_columns(unsure=pl.coalesce("vague", only_in_part(c("day_a") > c("left_z"))))
    here = surest(here, "person").sort("day_a", "seen").unique("person", keep="first", maintain_order=True)
    said = words("travel notified for {}; here again on {}; no return notified", "left_z", "day_a")
    here = due(here, "day", limits["return_days"])
    silent = due(lacking(gone, here), "left", limits["silent_days"]).with_columns(
        words("travel notified for {}; no return notified", "left_z"),
        behind("record"),
        unsure=pl.lit("cannot be decided: nothing is recorded of whether this person is back"),
    )
    return here.with_columns(said, behind("record", "seen")), silent


CONDITIONS = {"GR-05": unnotified_stay, "GR-06": unnotified_name, "GR-08": travel}
