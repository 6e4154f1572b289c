"""What is asked of systems and agencies in time: checks, exchanges at level 1, intelligence for probation."""

from __future__ import annotations

from typing import TYPE_CHECKING

import polars as pl

from analysis.gaps.casebook import HELD, PAUSED
from analysis.gaps.happenings import REPORT, happenings
from analysis.gaps.shaping import behind, c, due, lacking, latest, no_days, only_in_part, surest, words

if TYPE_CHECKING:
    from analysis.gaps.casebook import Casebook
    from analysis.gaps.rule import Limits

SYSTEMS = {"PNC": r"(?i)pnc", "PND": r"(?i)pnd", "local": r"(?i)local|force|niche|athena|connect|intel"}
ANSWERED = ("given", "nothing_held")
SECOND = 2
OWN = r"(?i)^\s*police"
PROBATION = r"(?i)probation|\bNPS\b|\bCRC\b|HMPPS"


def checks_old(book: Casebook, limits: Limits) -> pl.DataFrame:
    """GR-14."""
    events = _events(book)
    if book.leaves(events):
        return events
    checks = book.of("Check", "CHECKED_IN").filter(c("result").fill_null("trace") != "not_available")
    for name, shape in SYSTEMS.items():
        mine = checks.filter(c("system").str.contains(shape))
        events = _checked(events, mine, name, limits["days"])
    lacking_now, lacking_perhaps = (
        pl.concat_list(
            pl.when(c(f"{name}_fresh").fill_null("no").is_in(states)).then(
                pl.format(f"{name} {{}}", c(f"{name}_on").fill_null("nothing recorded"))
            )
            for name in SYSTEMS
        ).list.drop_nulls()
        for states in (["no"], ["no", "perhaps"])
    )
    frame = events.with_columns(sure=lacking_now, lacks=lacking_perhaps).filter(c("lacks").list.len() > 0)
    certain = c("sure").list.len() > 0
    named = pl.when(certain).then(c("sure")).otherwise(c("lacks"))
    return frame.with_columns(
        words("{} of {}; last checks before it: {}", "what", "day_a", named.list.join(", ")),
        behind("record", *(f"{name}_check" for name in SYSTEMS)),
        others=pl.concat_list("event"),
        unsure=only_in_part(certain),
    )


def _checked(events: pl.DataFrame, checks: pl.DataFrame, name: str, days: int) -> pl.DataFrame:
    """Put beside each event its last check of a system, and whether that was fresh: yes, perhaps, or no."""
    on = checks.select("person", on="checked_on", on_a="checked_on_a", on_z="checked_on_z", check="record")
    reach = pl.duration(days=days)
    before = events.join(on, on="person").filter(c("on_a") <= c("day_z"))
    may = (c("on_z") >= c("day_a") - reach).fill_null(value=True)
    sure = ((c("on_a") >= c("day_z") - reach) & (c("on_z") <= c("day_a"))).fill_null(value=False)
    rank = pl.when(sure).then(2).when(may).then(1).otherwise(0)
    fresh = rank.replace_strict([2, 1, 0], ["yes", "perhaps", "no"], return_dtype=pl.String())
    ordered = before.with_columns(rank=rank, fresh=fresh).sort("rank", "on_z", "check", nulls_last=False)
    best = ordered.unique("event", keep="last", maintain_order=True)
    named = best.select("event", **{f"{name}_on": "on", f"{name}_fresh": "fresh", f"{name}_check": "check"})
    return events.join(named, on="event", how="left", maintain_order="left")


def _events(book: Casebook) -> pl.DataFrame:
    """The latest home visit, ARMS and meeting of each person who is in the community."""
    cases = book.cases.filter(c("mode").is_in(HELD)).select("person")
    visits = book.visits.filter(c("kind").fill_null("home_visit") == "home_visit", c("visited_at_a") <= book.on)
    arms = book.assessments.filter(c("scale") == "ARMS", c("assessed_on_a") <= book.on)
    met = book.of("Meeting", "DISCUSSED_AT").filter(c("kind") == "MAPPA", c("held_on_a") <= book.on)
    each = (("visit", visits, "visited_at"), ("ARMS", arms, "assessed_on"), ("meeting", met, "held_on"))
    frames = [
        latest(frame, day).select(
            "person", "record", event="other", what=pl.lit(what), day_a=f"{day}_a", day_z=f"{day}_z"
        )
        for what, frame, day in each
    ]
    return pl.concat(frames).join(cases, on="person", how="semi").sort("person", "event")


def out_of_touch(book: Casebook, limits: Limits) -> pl.DataFrame:
    """GR-36."""
    cases = book.cases.filter(c("mappa_level") == 1, c("mode").is_in(PAUSED).not_()).rename({"record": "case"})
    if book.leaves(cases):
        return cases
    met = book.of("Meeting", "DISCUSSED_AT").filter(c("held_on_a") <= book.on)
    told = pl.concat([_exchanges(book).select("person", "record", "made_on_a", "made_on_z"), _held(met)])
    last = latest(told.with_columns(recorded_on=pl.lit(book.on)), "made_on").drop("recorded_on")
    frame = cases.join(last, on="person", how="left").with_columns(
        last_a=pl.coalesce("made_on_a", "from_on_a"), last_z=pl.coalesce("made_on_z", "from_on_z")
    )
    quiet = due(frame, "last", limits["days"]).with_columns(
        words("level 1; last exchange with another agency {}", "made_on_z"), behind("case", "record")
    )
    silent = quiet.filter(c("due_z") < book.on)
    made = book.of("Review", "REVIEWED_IN").select("person", "record", "made_on_a", "made_on_z")
    newest = pl.concat([made, _held(met)]).group_by("person").agg(c("made_on_a").max(), c("made_on_z").max())
    again = due(lacking(cases, silent).join(newest, on="person", how="left"), "made_on", limits["days"])
    again = again.filter(c("due_z").is_null() | (c("due_a") < book.on)).with_columns(
        words("level 1; last review {}", "made_on_z"), behind("case"), *no_days()
    )
    unsure = pl.lit("cannot be decided: an exchange is recorded, and whether the case was reviewed with it is not")
    kept = ("person", "words", "evidence", "due_a", "due_z", "unsure")
    none = pl.lit(None, dtype=pl.String()).alias("unsure")
    return pl.concat([quiet.with_columns(none).select(kept), again.with_columns(unsure=unsure).select(kept)])


def _held(meetings: pl.DataFrame) -> pl.DataFrame:
    return meetings.select("person", "record", made_on_a="held_on_a", made_on_z="held_on_z")


def _exchanges(book: Casebook) -> pl.DataFrame:
    """Contacts in which an agency other than the police answered: a refusal and silence are none."""
    every = book.of("Contact", "SUBJECT_OF_CONTACT").filter(c("made_on_a") <= book.on)
    others = c("agency").str.contains(OWN).fill_null(value=False).not_()
    return every.filter(others, c("result").fill_null("given").is_in(ANSWERED))


def not_passed_on(book: Casebook, limits: Limits) -> pl.DataFrame:
    """GR-37."""
    cases = book.cases.filter(c("mappa_level") == 1, c("mode").is_in(PAUSED).not_())
    second = (c("mappa_category") == SECOND).fill_null(value=False) | c("types").list.contains("MAPPA_CAT2")
    cases = cases.filter(second).rename({"record": "case"})
    if book.leaves(cases):
        return cases
    out = _exchanges(book).filter(
        c("agency").str.contains(PROBATION), c("direction").fill_null("out").str.contains("(?i)^in").not_()
    )
    shared = out.group_by("person").agg(shared_a=c("made_on_a").max(), shared=c("made_on_z").max())
    learnt = happenings(book, cases, REPORT).join(cases.select("person", "case"), on="person")
    new = learnt.join(shared, on="person", how="left")
    new = new.filter(c("shared").is_null() | (c("day_z") > c("shared_a"))).with_columns(
        unsure=only_in_part(c("shared").is_null() | (c("day_a") > c("shared")))
    )
    folded = (
        due(surest(new, "person"), "day", limits["days"])
        .sort("day_a", "other")
        .group_by("person", "shared", maintain_order=True)
        .agg(
            c("due_a").min(),
            c("due_z").min(),
            c("day_a").first(),
            c("other").unique(maintain_order=True).alias("also"),
            c("record").unique(maintain_order=True).alias("evidence"),
            c("unsure").first(),
        )
    )
    return folded.with_columns(words("intelligence of {}; last shared with probation {}", "day_a", "shared"))


CONDITIONS = {"GR-14": checks_old, "GR-36": out_of_touch, "GR-37": not_passed_on}
