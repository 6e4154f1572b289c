"""What a meeting must have before it: the agencies that are needed, a decision on disclosure, the safety of victims."""

from __future__ import annotations

from typing import TYPE_CHECKING

import polars as pl

from analysis.gaps.casebook import MAPPA_TYPES, PAUSED
from analysis.gaps.happenings import CHILD, PARTNER, WORK, happenings
from analysis.gaps.shaping import SETTLED, behind, c, due, having, lacking, latest, state_of, told, words

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


def agency_missing(book: Casebook, limits: Limits) -> pl.DataFrame:
    """GR-40."""
    held = book.of("Meeting", "DISCUSSED_AT").filter(c("kind") == "MAPPA", c("held_on_a") <= book.on)
    last = latest(having(held, book.cases), "held_on").select(
        "person", meeting="other", day="held_on_z", held="held_on", met="record"
    )
    needed = _needed(book).join(last, on="person")
    needed = needed.filter(
        c("from_on").is_null() | (c("from_on") <= c("day")), c("to_on").is_null() | (c("to_on") >= c("day"))
    )
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
    first = absent.sort("meeting", "needs", "record").unique(["meeting", "needs"], keep="first", maintain_order=True)
    return first.with_columns(
        words("meeting of {}: {} neither came nor reported; needed because of {}", "held", "needs", "why"),
        behind("met", "record"),
        subject="meeting",
        about="person",
        others=pl.concat_list("person"),
    )


def _needed(book: Casebook) -> pl.DataFrame:
    """Which agency each person's record calls for, why, and from when to when."""
    none = [pl.lit(None, dtype=pl.Date()).alias(name) for name in ("from_on", "to_on")]
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
        _need(ties.rename({"end": "person"}).with_columns(none), "children's services", "a child"),
        _need(lives.with_columns(none), "children's services", "a child at an address"),
        _need(sick.with_columns(from_on="from_on_a", to_on="to_on_z"), "NHS", "a health marker"),
        _need(tenants.with_columns(from_on="valid_from_a", to_on="valid_to_z"), "housing", "a tenancy"),
        _need(tags.with_columns(from_on="release_on_a", to_on="tag_until_z"), "electronic monitoring", "a tag"),
        _need(foreign.with_columns(none), "Home Office", "nationality"),
    )
    return pl.concat(frames)


def _need(frame: pl.DataFrame, agency: str, why: str) -> pl.DataFrame:
    return frame.select("person", "record", "from_on", "to_on", needs=pl.lit(agency), why=pl.lit(why))


def no_disclosure(book: Casebook, limits: Limits) -> pl.DataFrame:
    """GR-41."""
    cases = book.among(*MAPPA_TYPES)
    held = having(book.of("Meeting", "DISCUSSED_AT"), cases).filter(c("kind") == "MAPPA", c("held_on_a") <= book.on)
    open_ = c("disclosure_decision").is_null() & state_of("disclosure_decision").fill_null("").is_in(SETTLED).not_()
    silent = due(held.filter(open_), "held_on", limits["days"]).with_columns(
        words("meeting of {}; disclosure decision: {}", "held_on", told("disclosure_decision")),
        behind("record"),
        others=pl.concat_list("other"),
        severity=pl.lit(None, dtype=pl.String()),
    )
    new = having(happenings(book, PARTNER, CHILD, WORK), cases.filter(c("mode").is_in(PAUSED).not_()))
    weighed = new.join(_considered(book), on="person").filter(c("on") >= c("day_a")).select("record").unique()
    new = due(new.join(weighed, on="record", how="anti"), "day", limits["days"])
    grave = pl.when(c("what") == CHILD).then(pl.lit("critical"))
    unweighed = new.with_columns(
        words("{} since {}; no disclosure considered since", "what", "day_a"),
        behind("record"),
        others=pl.concat_list("other"),
        severity=grave,
    )
    kept = ("person", "words", "evidence", "others", "severity", "due_a", "due_z")
    return pl.concat([silent.select(kept), unweighed.select(kept)])


def _considered(book: Casebook) -> pl.DataFrame:
    """The days on which disclosure about a person was considered, whatever was decided."""
    said = pl.concat_str("about_said", "rationale", "steps_taken", separator=" ", ignore_nulls=True)
    decided = book.of("Decision", "DECIDED_IN").filter(said.str.contains(DISCLOSED)).select("person", on="made_on_z")
    schemes = (
        book.of("Review", "REVIEWED_IN").filter(c("kind").is_in(["csods", "dvds"])).select("person", on="made_on_z")
    )
    met = book.of("Meeting", "DISCUSSED_AT").filter(c("disclosure_decision").is_not_null())
    return pl.concat([decided, schemes, met.select("person", on="held_on_z")]).drop_nulls()


def victims_unsafe(book: Casebook, limits: Limits) -> pl.DataFrame:
    """GR-42."""
    cases = book.among(*MAPPA_TYPES).filter(c("mode").is_in(PAUSED).not_()).rename({"record": "case"})
    parts = book.of("Involvement", "INVOLVED_IN").filter(c("tie") == "convicted", c("is_index").fill_null(value=True))
    contact = book.records("Offence").filter(c("contact")).select(other="about")
    parts = parts.join(contact, on="other", how="semi").select("person", "other", part="record")
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
