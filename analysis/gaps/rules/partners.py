"""What a meeting must have before it: the agencies that are needed, a decision on disclosure, the safety of victims."""

from __future__ import annotations

from typing import TYPE_CHECKING

import polars as pl

from analysis.gaps.casebook import MAPPA_TYPES, PAUSED
from analysis.gaps.happenings import CHILD, PARTNER, WORK, happenings
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
    unanswered,
    words,
)

if TYPE_CHECKING:
    from analysis.gaps.casebook import Casebook
    from analysis.gaps.rule import Limits

AGENCIES = {
    "children's services": r"(?i)child|social care",
    "NHS": r"(?i)NHS|health|hospital|\bICB\b|\bLHB\b",
    "housing": r"(?i)housing|landlord",
    "electronic monitoring": r"(?i)monitoring|\bEM\b|\bEM_",
    "Home Office": r"(?i)home office|UKVI|immigration|border",
}
HEALTH = r"(?i)ailment|health|medical|mental|disab"
BRITISH = r"(?i)brit|\buk\b|united kingdom|english|welsh|scot|northern irish|\bGBR?\b"
DISCLOSED = r"(?i)disclos|csods|dvds"
LIAISON = r"(?i)victim|vlo|liaison"
PERIOD = ("from_a", "from_z", "to_a", "to_z")


def agency_missing(book: Casebook, limits: Limits) -> pl.DataFrame:
    """GR-40."""
    held = book.of("Meeting", "DISCUSSED_AT").filter(c("kind") == "MAPPA", c("held_on_a") <= book.on)
    last = latest(having(held, book.cases), "held_on").select(
        "person", meeting="other", day_a="held_on_a", day_z="held_on_z", held="held_on", met="record"
    )
    if book.leaves(last):
        return last
    needed = _needed(book).join(last, on="person")
    begun, over = c("from_a").is_null(), c("to_z").is_null()
    needed = needed.filter(begun | (c("from_a") <= c("day_z")), over | (c("to_z") >= c("day_a")))
    certain = (begun | (c("from_z") <= c("day_a"))) & (over | (c("to_a") >= c("day_z"))) & (c("day_z") <= book.on)
    needed = needed.with_columns(unsure=only_in_part(certain))
    came = book.records("Attendance").filter(
        c("attended").fill_null(value=False) | c("report_sent").fill_null(value=False)
    )
    there = [
        came.filter(c("agency").str.contains(shape)).select("about", needs=pl.lit(name))
        for name, shape in AGENCIES.items()
    ]
    absent = needed.join(
        pl.concat(there).unique(), left_on=["meeting", "needs"], right_on=["about", "needs"], how="anti"
    )
    first = absent.sort("meeting", "needs", "unsure", "record", nulls_last=False)
    first = first.unique(["meeting", "needs"], keep="first", maintain_order=True)
    return first.with_columns(
        words("meeting of {}: {} neither came nor reported; needed because of {}", "held", "needs", "why"),
        behind("met", "record"),
        subject="meeting",
        about="person",
        others=pl.concat_list("person"),
    )


def _needed(book: Casebook) -> pl.DataFrame:
    """Which agency each person's record calls for, why, and from when to when."""
    none = {name: pl.lit(None, dtype=pl.Date()) for name in PERIOD}
    ties = book.child_ties.filter(c("kind").is_in(["own", "household", "contact"]))
    lives = book.residences.filter(c("current"), c("kind").is_in(["home", "second", "family"]))
    lives = lives.join(book.child_homes.select(address="end").unique(), on="address", how="semi")
    sick = book.records("Marker").filter(c("kind").str.contains(HEALTH)).rename({"about": "person"})
    landlords = book.records("Organisation").filter(c("kind").str.contains("(?i)landlord|housing"))
    tenants = book.of("Membership", "MEMBER_OF").join(landlords.select(other="about"), on="other", how="semi")
    tags = book.records("Custody").filter(c("tag_until_z").is_not_null()).rename({"about": "person"})
    people = book.records("Person").rename({"about": "person"})
    foreign = people.filter(c("nationality").str.contains(BRITISH).not_())
    frames = (
        _need(ties.rename({"end": "person"}).with_columns(**none), "children's services", "a child"),
        _need(lives.with_columns(**none), "children's services", "a child at an address"),
        _need(_within(sick, "from_on", "to_on"), "NHS", "a health marker"),
        _need(_within(tenants, "valid_from", "valid_to"), "housing", "a tenancy"),
        _need(_within(tags, "release_on", "tag_until"), "electronic monitoring", "a tag"),
        _need(foreign.with_columns(**none), "Home Office", "nationality"),
    )
    return pl.concat(frames)


def _within(frame: pl.DataFrame, begins: str, ends: str) -> pl.DataFrame:
    days = (f"{begins}_a", f"{begins}_z", f"{ends}_a", f"{ends}_z")
    return frame.select("person", "record", *(c(day).alias(name) for day, name in zip(days, PERIOD, strict=True)))


def _need(frame: pl.DataFrame, agency: str, why: str) -> pl.DataFrame:
    return frame.select("person", "record", *PERIOD, needs=pl.lit(agency), why=pl.lit(why))


def no_disclosure(book: Casebook, limits: Limits) -> pl.DataFrame:
    """GR-41."""
    cases = book.among(*MAPPA_TYPES)
    if book.leaves(cases):
        return cases
    held = having(book.of("Meeting", "DISCUSSED_AT"), cases).filter(c("kind") == "MAPPA", c("held_on_a") <= book.on)
    open_ = c("disclosure_decision").is_null() & state_of("disclosure_decision").fill_null("").is_in(SETTLED).not_()
    silent = due(held.filter(open_), "held_on", limits["days"]).with_columns(
        words("meeting of {}; disclosure decision: {}", "held_on", told("disclosure_decision")),
        behind("record"),
        others=pl.concat_list("other"),
        severity=pl.lit(None, dtype=pl.String()),
    )
    new = happenings(book, cases.filter(c("mode").is_in(PAUSED).not_()), PARTNER, CHILD, WORK)
    new = unanswered(new.with_columns(own=pl.concat_str("person", "record")), _considered(book), "day", "on", key="own")
    new = due(new, "day", limits["days"])
    grave = pl.when(c("what") == CHILD).then(pl.lit("critical"))
    unweighed = new.with_columns(
        words("{} since {}; no disclosure considered since", "what", "day_a"),
        behind("record"),
        others=pl.concat_list("other"),
        severity=grave,
    )
    kept = ("person", "words", "evidence", "others", "severity", "due_a", "due_z", c("vague").alias("unsure"))
    silent = silent.with_columns(vague=pl.lit(None, dtype=pl.String()))
    return pl.concat([silent.select(kept), unweighed.select(kept)])


def _considered(book: Casebook) -> pl.DataFrame:
    """The days on which disclosure about a person was considered, whatever was decided."""
    said = pl.concat_str("about_said", "rationale", "steps_taken", separator=" ", ignore_nulls=True)
    decided = book.of("Decision", "DECIDED_IN").filter(said.str.contains(DISCLOSED))
    schemes = book.of("Review", "REVIEWED_IN").filter(c("kind").is_in(["csods", "dvds"]))
    met = book.of("Meeting", "DISCUSSED_AT").filter(c("disclosure_decision").is_not_null())
    dated = ((decided, "made_on"), (schemes, "made_on"), (met, "held_on"))
    return pl.concat([frame.select("person", on_a=f"{day}_a", on_z=f"{day}_z") for frame, day in dated]).drop_nulls()


def victims_unsafe(book: Casebook, limits: Limits) -> pl.DataFrame:
    """GR-42."""
    cases = book.among(*MAPPA_TYPES).filter(c("mode").is_in(PAUSED).not_()).rename({"record": "case"})
    parts = book.of("Involvement", "INVOLVED_IN").filter(c("tie") == "convicted", c("is_index").fill_null(value=True))
    contact = book.records("Offence").filter(c("contact")).select(other="about")
    parts = parts.join(contact, on="other", how="semi").select("person", "other", part="record")
    if book.leaves(parts):
        return parts
    nobody = parts.join(book.links("VICTIM_OF").select(other="end").unique(), on="other", how="anti")
    nobody = cases.join(nobody, on="person").with_columns(
        words=pl.lit("a contact offence without any victim recorded: who is at risk of its kind cannot be said"),
        others=pl.concat_list("other"),
        evidence=pl.concat_list("case", "part"),
        unsure=pl.lit(None, dtype=pl.String()),
    )
    plan = latest(book.of("Plan", "PLANNED_IN"), "agreed_on").select("person", "victim_safety", "states", plan="record")
    bound = lacking(having(cases, parts), _liaison(book)).join(plan, on="person", how="left")
    spoken = c("victim_safety").str.contains(LIAISON).fill_null(value=False)
    settled = state_of("victim_safety").fill_null("").is_in(SETTLED)
    quiet = bound.filter(~spoken, ~settled).with_columns(
        words(
            "victim safety in the plan: {}; no contact or liaison with the victim recorded", _whether("victim_safety")
        ),
        behind("case", "plan"),
        others=pl.lit([], dtype=pl.List(pl.String())),
        unsure=pl.when(c("victim_safety").is_not_null()).then(
            pl.lit("cannot be decided: whether what the plan says covers liaison is for its reader")
        ),
    )
    kept = ("person", "words", "evidence", "others", "unsure")
    return pl.concat([nobody.select(kept), quiet.select(kept)])


def _whether(name: str) -> pl.Expr:
    return pl.when(c(name).is_not_null()).then(pl.lit("recorded")).otherwise(pl.lit("nothing recorded"))


def _liaison(book: Casebook) -> pl.DataFrame:
    """People of whom a contact about the victim, or a victim liaison officer, is on record."""
    said = pl.concat_str("agency", "about_said", separator=" ", ignore_nulls=True).str.contains(LIAISON)
    spoken = book.of("Contact", "SUBJECT_OF_CONTACT").filter(said).select("person")
    who = pl.concat_str("agency", "role", separator=" ", ignore_nulls=True).str.contains(LIAISON)
    named = book.of("AgencyContact", "DEALS_WITH").filter(who).select("person")
    return pl.concat([spoken, named]).unique()


CONDITIONS = {"GR-40": agency_missing, "GR-41": no_disclosure, "GR-42": victims_unsafe}
