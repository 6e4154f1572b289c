"""Visits: overdue, failed without escalation, made unprepared, not written up."""

from __future__ import annotations

from typing import TYPE_CHECKING

import polars as pl

from analysis.gaps.casebook import HELD, NOTIFYING
from analysis.gaps.clocks.working_days import working_days_after
from analysis.gaps.shaping import behind, c, having, latest, only_in_part, told, unanswered, words

if TYPE_CHECKING:
    from datetime import date

    from analysis.gaps.casebook import Casebook
    from analysis.gaps.rule import Limits

FAILED = ("no_reply", "refused", "no_longer_resident", "aborted_safety")
DENIED = ("no_reply", "refused")
EVENING, SATURDAY, BAND = 18, 6, 3
"""The first hour of the evening, the weekday that a weekend begins with, and the hours of one band."""
SEEN = ("seen_in", "seen_out", "welfare")
ESCALATED = (
    "(?i)96 ?B|warrant|escalat|access (was )?(denied|refused)|denied access|no access|entry|failed (home )?visit"
)
PAIR = 2


def overdue_visit(book: Casebook, limits: Limits) -> pl.DataFrame:
    """GR-21."""
    cases = book.among(*NOTIFYING).filter(c("mode") == "active").rename({"record": "case"})
    if book.leaves(cases):
        return cases
    plan = latest(book.of("Plan", "PLANNED_IN").filter(c("visit_interval_days").is_not_null()), "agreed_on")
    cases = cases.join(plan.select("person", "visit_interval_days", plan="record"), on="person", how="left")
    bands = ("very_high", "high", "medium", "low")
    fallback = c("band").replace_strict(
        list(bands), [limits[band] for band in bands], default=None, return_dtype=pl.Int64()
    )
    seen = latest(_made(book).filter(c("outcome").fill_null("").is_in(FAILED).not_()), "visited_at")
    last = seen.select("person", "visited_at", "visited_at_a", "visited_at_z", visit="record")
    frame = cases.with_columns(interval=pl.coalesce("visit_interval_days", fallback)).join(
        last, on="person", how="left"
    )
    frame = frame.join(_released(book), on="person", how="left")
    reach = pl.duration(days=c("interval"))
    # Nobody could be visited at home in custody, nor before this management began.
    frame = frame.with_columns(
        due_a=pl.max_horizontal("visited_at_a", "from_on_a", "back_a") + reach,
        due_z=pl.max_horizontal("visited_at_z", "from_on_z", "back_z") + reach,
    )
    grave = (pl.lit(book.on) - c("due_z")).dt.total_days() > c("interval") * (limits["grave_percent"] - 100) // 100
    of = (
        pl.when(c("visit_interval_days").is_not_null())
        .then(pl.lit("from the plan"))
        .otherwise(
            pl.format("a fallback, because no plan sets one: {}", c("band_from").fill_null("no priority recorded"))
        )
    )
    return frame.with_columns(
        words("last seen {}; interval {} days, {}; due by {}", "visited_at", "interval", of, "due_z"),
        behind("case", "plan", "visit"),
        severity=pl.when(c("high") & grave).then(pl.lit("critical")).otherwise(pl.lit("high")),
        unsure=pl.when(c("interval").is_null())
        .then(pl.lit("cannot be decided: no interval in a plan and no priority"))
        .when(c("due_z").is_null())
        .then(pl.lit("cannot be decided: no visit and no start of management is dated")),
    )


def _released(book: Casebook) -> pl.DataFrame:
    """The last release of each person that may be over by the day."""
    out = book.records("Custody").filter(c("release_on_a") <= book.on)
    days = (c(f"release_on_{end}").max().alias(f"back_{end}") for end in ("a", "z"))
    return out.group_by(c("about").alias("person")).agg(days)


def not_escalated(book: Casebook, limits: Limits) -> pl.DataFrame:
    """GR-23."""
    made = having(_made(book), book.among(*NOTIFYING).filter(c("mode").is_in(HELD)))
    if book.leaves(made):
        return made
    met = made.filter(c("outcome").is_in(SEEN)).group_by("person")
    seen = met.agg(seen_a=c("visited_at_a").max(), seen_z=c("visited_at_z").max())
    failed = (
        made.filter(c("outcome").is_in(DENIED))
        .join(seen, on="person", how="left")
        .with_columns(after=only_in_part(c("seen_z").is_null() | (c("visited_at_a") > c("seen_z"))))
    )
    failed = failed.filter(c("seen_a").is_null() | (c("visited_at_z") > c("seen_a"))).sort("visited_at_z", "record")
    if book.leaves(failed):
        return failed
    failed = _enough(failed, limits["visits"])
    runs = (
        failed.group_by("person", maintain_order=True)
        .agg(
            pl.len().alias("count"),
            c("visited_at_a").get(limits["visits"] - 1, null_on_oob=True).alias("since"),
            c("visited_at_a").min().alias("first_a"),
            c("visited_at_z").min().alias("first_z"),
            c("record").alias("evidence"),
            vague=c("after").first(),
        )
        .filter(c("count") >= limits["visits"])
    )
    runs = unanswered(runs, _escalations(book), "first", "made_on", key="person")
    return runs.with_columns(
        words(
            "{} visits in a row failed or denied; nothing recorded of an escalation or of s.96B",
            "count",
        ),
        unsure="vague",
    )


def _enough(failed: pl.DataFrame, visits: int) -> pl.DataFrame:
    """The visits that certainly came after the person was last seen, where they are enough; else all that may have."""
    sure = c("after").is_null()
    number = sure.sum().over("person")
    kept = failed.filter(sure | (number < visits))
    # Where certain ones are too few, what makes them enough is not certain.
    return kept.with_columns(after=c("after").drop_nulls().first().over("person"))


def _escalations(book: Casebook) -> pl.DataFrame:
    """Decisions and supervisors' reviews that speak of access, escalation or a warrant."""
    spoke = [
        ("Decision", "DECIDED_IN", ("about_said", "rationale", "steps_taken")),
        ("Review", "REVIEWED_IN", ("rationale", "decision")),
    ]
    frames = []
    for model, link, texts in spoke:
        said = pl.concat_str(*texts, separator=" ", ignore_nulls=True)
        frames.append(
            book.of(model, link).filter(said.str.contains(ESCALATED)).select("person", "made_on_a", "made_on_z")
        )
    return pl.concat(frames)


def unprepared(book: Casebook, limits: Limits) -> pl.DataFrame:
    """GR-24."""
    return _unassessed(book, _all(book))


def unprepared_escort(book: Casebook, limits: Limits) -> pl.DataFrame:
    """GR-87."""
    return _unassessed(book, having(book.visits.filter(c("kind") == "escort"), book.cases))


def _unassessed(book: Casebook, visits: pl.DataFrame) -> pl.DataFrame:
    if book.leaves(visits):
        return visits
    visits = visits.with_columns(
        due_a=pl.coalesce("visited_at_a", "planned_on_a"), due_z=pl.coalesce("visited_at_z", "planned_on_z")
    ).filter(c("due_a") <= book.on)
    late = c("risk_assessed_on_z") > c("due_a")
    elsewhere = c("risk_assessment_on_visor").not_()
    none = c("risk_assessed_on_a").is_null() & c("risk_assessed_on").is_null()
    bad = visits.filter(late | none | elsewhere.fill_null(value=False))
    on_visor = pl.when(elsewhere).then(pl.lit("; not recorded on ViSOR")).otherwise(pl.lit(""))
    return bad.with_columns(
        words(
            "visit of {}; risk assessed {}{}",
            pl.coalesce("visited_at", "planned_on"),
            told("risk_assessed_on"),
            on_visor,
        ),
        behind("record"),
        unsure=only_in_part(
            (c("due_z") <= book.on) & ((c("risk_assessed_on_a") > c("due_z")) | none | elsewhere.fill_null(value=False))
        ),
        since="due_a",
        due_a=pl.lit(None, dtype=pl.Date()),
        due_z=pl.lit(None, dtype=pl.Date()),
        subject="other",
        others=pl.concat_list("person"),
    )


def not_written_up(book: Casebook, limits: Limits) -> pl.DataFrame:
    """GR-25."""
    seen = c("outcome").is_in(FAILED).not_()
    bare = _made(book).filter(c("outcome").is_null() | (seen & c("observations").is_null()))
    if book.leaves(bare):
        return bare
    for end in ("a", "z"):
        days = [_limit(day, limits["working_days"]) for day in bare[f"visited_at_{end}"]]
        bare = bare.with_columns(pl.Series(f"due_{end}", days, dtype=pl.Date()))
    said = words(
        "visit of {}; outcome {}, observations {}",
        "visited_at",
        "outcome",
        pl.when(c("observations").is_not_null()).then(pl.lit("recorded")),
    )
    return bare.with_columns(said, behind("record"), subject="other", others=pl.concat_list("person"))


def foretold(book: Casebook, limits: Limits) -> pl.DataFrame:
    """GR-26."""
    made = having(_made(book), book.among(*NOTIFYING).filter(c("mode") == "active")).drop_nulls("visited_at_a")
    if book.leaves(made):
        return made
    number = c("officers").list.first().str.extract(r"^\s*(\d)\+?\s*$", 1).cast(pl.Int64())
    went = pl.when(c("officers").list.len() > 0).then(number.fill_null(c("officers").list.len().cast(pl.Int64())))
    ordered = made.with_columns(went=went).sort("visited_at_a", "visited_at", "record")
    last = ordered.group_by("person", maintain_order=True).tail(limits["visits"])
    rows = last.group_by("person", maintain_order=True).agg(
        pl.len().alias("count"),
        c("announced").fill_null(value=False).all(),
        (c("went").fill_null(PAIR) < PAIR).all().alias("alone"),
        c("record").alias("evidence"),
    )
    rows = rows.filter(c("count") == limits["visits"], c("announced") | c("alone"))
    how = pl.concat_list(
        pl.when(c("announced")).then(pl.lit("announced")), pl.when(c("alone")).then(pl.lit("made by one officer"))
    ).list.drop_nulls()
    return rows.with_columns(words("the last {} visits were {}", "count", how.list.join(" and ")))


def predictable(book: Casebook, limits: Limits) -> pl.DataFrame:
    """GR-22."""
    made = having(_made(book), book.among(*NOTIFYING).filter(c("mode") == "active"))
    if book.leaves(made):
        return made
    timed = made.filter(c("visited_at").str.contains(":"), c("visited_at_a") == c("visited_at_z"))
    hour = c("visited_at").str.extract(r"[T ](\d{1,2}):").cast(pl.Int64())
    timed = timed.with_columns(hour=hour, weekday=c("visited_at_a").dt.weekday()).drop_nulls("hour")
    last = timed.sort("visited_at_a", "hour", "record").group_by("person", maintain_order=True).tail(limits["visits"])
    rows = last.group_by("person", maintain_order=True).agg(c("hour"), c("weekday"), c("record").alias("evidence"))
    rows = rows.filter(c("hour").list.len() == limits["visits"])
    alike = [_alike(days, hours) for days, hours in rows.select("weekday", "hour").iter_rows()]
    return (
        rows.with_columns(alike=pl.Series(alike, dtype=pl.String()))
        .drop_nulls("alike")
        .with_columns(
            words("the last {} visits: {}, none in the evening or at a weekend", c("hour").list.len(), "alike")
        )
    )


def _alike(days: list[int], hours: list[int]) -> str | None:
    """How these visits are alike; None where they are not, or one was in the evening or at a weekend."""
    if any(hour >= EVENING for hour in hours) or any(day >= SATURDAY for day in days):
        return None
    if any(all(min((day - middle) % 7, (middle - day) % 7) <= 1 for day in days) for middle in range(1, 8)):
        return "on the same weekday, give or take one"
    return "within the same three hours" if len({hour // BAND for hour in hours}) == 1 else None


def _limit(day: date | None, count: int) -> date | None:
    return working_days_after(day, count) if day else None


def _made(book: Casebook) -> pl.DataFrame:
    """Home visits that were made by the day."""
    return _all(book).filter(
        c("visited_at").is_not_null(), c("visited_at_a").is_null() | (c("visited_at_a") <= book.on)
    )


def _all(book: Casebook) -> pl.DataFrame:
    visits = book.visits.filter(c("kind").fill_null("home_visit") == "home_visit")
    return having(visits, book.cases)


CONDITIONS = {
    "GR-21": overdue_visit,
    "GR-22": predictable,
    "GR-23": not_escalated,
    "GR-24": unprepared,
    "GR-25": not_written_up,
    "GR-26": foretold,
    "GR-87": unprepared_escort,
}
