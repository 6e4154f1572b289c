"""People who need a particular guard: on licence, before release, under 18, PDPs, subjects of other orders."""

from __future__ import annotations

from typing import TYPE_CHECKING

import polars as pl

from analysis.gaps.casebook import MAPPA_TYPES, NOTIFYING, fold
from analysis.gaps.clocks.years import ADULT, months_after, years_after
from analysis.gaps.rules.exchange import ANSWERED, OWN
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
    surest,
    words,
)
from analysis.gaps.timelines import in_force

if TYPE_CHECKING:
    from analysis.gaps.casebook import Casebook
    from analysis.gaps.rule import Limits

YOUTH = "(?i)youth|yot|children|social care"
IN_CARE = r"(?i)looked.after|\bin care\b|\bLAC\b|\bCLA\b|care order"
CARE_HOME = r"(?i)children.?s.home|care.home|foster"
ORDERED = {"SRO_subject": ("SRO", "RSHO", "interim SRO", "interim_SRO"), "RVO": ("VOO",)}


def licence_unrecorded(book: Casebook, limits: Limits) -> pl.DataFrame:
    """GR-33."""
    # In custody the licence has not begun; what is missing before release is GR-43's.
    on_licence = book.cases.filter(c("licence_until_z") >= book.on, c("mode") != "custody")
    bare = lacking(on_licence, _licensed(book)).with_columns(
        words("on licence until {}; no licence conditions recorded", "licence_until_z"),
        behind("record"),
        unsure=only_in_part(c("licence_until_a") >= book.on),
    )
    eligible = book.among(*MAPPA_TYPES).filter(c("mappa_category").fill_null(0) == 0)
    eligible = eligible.with_columns(
        words("MAPPA-eligible as {}; no category recorded", "type"),
        behind("record"),
        unsure=pl.lit(None, dtype=pl.String()),
    )
    return pl.concat([frame.select("person", "words", "evidence", "unsure") for frame in (bare, eligible)])


def release_unprepared(book: Casebook, limits: Limits) -> pl.DataFrame:
    """GR-43."""
    ahead = months_after(book.on, limits["months"])
    held = book.records("Custody").rename({"about": "person", "record": "stay"}).filter(c("release_on_z") >= book.on)
    soon = held.filter(c("release_on_a") <= ahead).with_columns(
        unsure=only_in_part((c("release_on_a") >= book.on) & (c("release_on_z") <= ahead))
    )
    soon = surest(soon, "person").sort("release_on_a", "stay").unique("person", keep="first", maintain_order=True)
    if book.leaves(soon):
        return soon
    frame = book.among(*MAPPA_TYPES).join(soon.select("person", "release_on", "unsure", "stay"), on="person")
    homes = book.own_residences.filter(c("kind").is_in(["home", "approved_premises"]), c("valid_to_z").is_null())
    for name, there in (("address", homes), ("conditions", _licensed(book))):
        known = there.select("person").unique().with_columns(pl.lit(value=True).alias(name))
        frame = frame.join(known, on="person", how="left")
    lacks = pl.concat_list(
        pl.when(c("mappa_level").fill_null(0) == 0).then(pl.lit("a level")),
        pl.when(c("address").is_null()).then(pl.lit("an address")),
        pl.when(c("conditions").is_null()).then(pl.lit("licence conditions")),
    ).list.drop_nulls()
    frame = frame.with_columns(lacks=lacks).filter(c("lacks").list.len() > 0)
    said = words("release on {}; not recorded: {}", "release_on", c("lacks").list.join(", "))
    return frame.with_columns(said, behind("record", "stay"))


def _licensed(book: Casebook) -> pl.DataFrame:
    """People of whom licence conditions are recorded: in the latest plan, or as conditions of a licence."""
    plans = latest(book.of("Plan", "PLANNED_IN"), "agreed_on")
    # That there are none, or can be none, is an answer too.
    said = c("licence_conditions").is_not_null() | state_of("licence_conditions").is_in(SETTLED)
    plans = plans.filter(said.fill_null(value=False))
    licences = in_force(book).filter(c("type").str.contains("(?i)licence"))
    bound = licences.join(book.links("CONDITION_OF").select(order="end").unique(), on="order", how="semi")
    return pl.concat([plans.select("person"), bound.select("person")])


def young_alone(book: Casebook, limits: Limits) -> pl.DataFrame:
    """GR-66."""
    young = young_people(book)
    if book.leaves(young):
        return young
    asked = book.of("Contact", "SUBJECT_OF_CONTACT").filter(c("agency").str.contains(YOUTH))
    answered = asked.filter(c("result").fill_null("given").is_in(ANSWERED))
    met = book.of("Meeting", "DISCUSSED_AT").filter(c("kind") == "safeguarding_children")
    came = book.records("Attendance").filter(c("agency").str.contains(YOUTH), c("attended") | c("report_sent"))
    there = book.of("Meeting", "DISCUSSED_AT").join(came.select(other="about"), on="other", how="semi")
    named = book.of("AgencyContact", "DEALS_WITH").filter(c("agency").str.contains(YOUTH))
    lead = pl.concat_str("lead_agency", "second_lead_agency", separator=" ", ignore_nulls=True)
    leads = book.managed.filter(lead.str.contains(YOUTH))
    known = pl.concat([frame.select("person") for frame in (answered, met, there, named, leads)])
    silent = latest(asked, "made_on").select("person", asked="made_on", result="result")
    alone = lacking(young, known).join(silent, on="person", how="left")
    return alone.with_columns(
        words("under 18; no youth offending team or children's services; last asked {}, result {}", "asked", "result"),
        behind("record"),
    )


@fold
def young_people(book: Casebook) -> pl.DataFrame:
    """Cases of people who may be under 18, `unsure` where their date of birth leaves it open."""
    born = book.records("Person").select("about", "dob", "dob_a", "dob_z", "recorded_on", "record")
    born = having(born.rename({"about": "person"}), book.cases).filter(c("dob_a").is_not_null())
    born = born.sort("recorded_on", "record").drop("recorded_on", "record")
    born = born.unique("person", keep="last", maintain_order=True)
    frame = book.cases.join(born, on="person")
    grown = years_after(book.on, -ADULT)
    unsure = pl.when(c("dob_a") <= grown).then(pl.lit("cannot be decided: the date of birth is known only in part"))
    return frame.filter(c("dob_z") > grown).with_columns(unsure=unsure)


def looked_after(book: Casebook, limits: Limits) -> pl.DataFrame:
    """GR-89."""
    young = lacking(young_people(book), book.managed.filter(c("second_lead_agency").is_not_null()))
    if book.leaves(young):
        return young
    said = pl.concat_str("agency", "about_said", separator=" ", ignore_nulls=True).str.contains(IN_CARE)
    told = book.of("Contact", "SUBJECT_OF_CONTACT").filter(said).select("person", "record")
    marked = book.records("Marker").filter(c("kind").str.contains(IN_CARE)).select(person="about", record="record")
    homes = book.records("Address").filter(c("kind").str.contains(CARE_HOME)).select(address="about")
    lives = book.own_residences.filter(c("current")).join(homes, on="address", how="semi").select("person", "record")
    signs = pl.concat([told, marked, lives]).sort("record").unique("person", keep="first", maintain_order=True)
    frame = young.join(signs.rename({"record": "sign"}), on="person", how="left")
    open_ = pl.lit("cannot be decided: whether this person is looked after is not recorded")
    return frame.with_columns(
        words("under 18, looked after: {}; second lead agency nothing recorded", _there("sign")),
        behind("record", "sign"),
        unsure=pl.coalesce(pl.when(c("sign").is_null()).then(open_), "unsure"),
    )


def _there(name: str) -> pl.Expr:
    return pl.when(c(name).is_not_null()).then(pl.lit("recorded"))


def pdp_unreasoned(book: Casebook, limits: Limits) -> pl.DataFrame:
    """GR-67."""
    pdp = book.managed.filter(c("type") == "PDP")
    if book.leaves(pdp):
        return pdp
    reasons = pl.concat(
        [
            book.of("Plan", "PLANNED_IN").filter(c("rationale").is_not_null()).select("person"),
            book.of("Decision", "DECIDED_IN").filter(c("rationale").is_not_null()).select("person"),
        ]
    ).unique()
    others = c("agency").str.contains(OWN).fill_null(value=False).not_()
    sought = book.of("Contact", "SUBJECT_OF_CONTACT").filter(c("agency").is_not_null(), others).select("person")
    again = pl.concat(
        [
            book.of("Plan", "PLANNED_IN").filter(c("next_review_on").is_not_null()).select("person"),
            book.of("Review", "REVIEWED_IN").filter(c("next_on").is_not_null()).select("person"),
        ]
    )
    for name, frame in (("reasoned", reasons), ("sought", sought), ("again", again)):
        pdp = pdp.join(frame.unique().with_columns(pl.lit(value=True).alias(name)), on="person", how="left")
    lacks = pl.concat_list(
        pl.when(c("reasoned").is_null()).then(pl.lit("a rationale")),
        pl.when(c("next_review_on").is_null() & c("again").is_null()).then(pl.lit("a review date")),
        pl.when(c("second_lead_agency").is_null() & c("sought").is_null()).then(pl.lit("a second agency")),
    ).list.drop_nulls()
    frame = due(pdp.with_columns(lacks=lacks).filter(c("lacks").list.len() > 0), "from_on", limits["days"])
    undated = pl.when(c("due_a").is_null()).then(pl.lit("cannot be decided: since when is not recorded"))
    return frame.with_columns(
        words("PDP since {}; not recorded: {}", "from_on", c("lacks").list.join(", ")), behind("record"), unsure=undated
    )


def ordered_unowned(book: Casebook, limits: Limits) -> pl.DataFrame:
    """GR-69."""
    none = pl.lit(None, dtype=pl.String()).alias("unsure")
    frames = []
    for kind, orders in ORDERED.items():
        cases = book.managed.filter(c("type") == kind)
        ends = c("expires_on").is_not_null() | state_of("expires_on").is_in(SETTLED)
        dated = in_force(book).filter(c("type").is_in(orders), ends)
        bare = lacking(cases, dated.filter(c("vague").is_null()))
        may = dated.select("person", unsure="vague").unique("person")
        bare = bare.join(may, on="person", how="left", maintain_order="left")
        frames.append(cases.filter(c("officer").is_null()).with_columns(none, words("{} without an officer", "type")))
        frames.append(bare.with_columns(words("{} without an order whose expiry is recorded", "type")))
    kept = ("person", "words", behind("record"), "unsure")
    every = (*frames, _taken_for_rso(book).with_columns(none), _in_category_1(book))
    return pl.concat([frame.select(kept) for frame in every])


def _taken_for_rso(book: Casebook) -> pl.DataFrame:
    """Managed as RSO with nothing but a risk order behind it."""
    risk_orders = in_force(book).filter(c("type").is_in(ORDERED["SRO_subject"]))
    others = in_force(book).filter(c("type").is_in(ORDERED["SRO_subject"]).not_()).select("person")
    bare = book.managed.filter(c("type") == "RSO", c("disposal").is_null(), c("relevant_on").is_null())
    bare = lacking(having(bare, risk_orders), pl.concat([_convicted(book), others]))
    return bare.with_columns(words=pl.lit("a risk order without a conviction, managed as RSO"))


def _in_category_1(book: Casebook) -> pl.DataFrame:
    """Subjects of a risk order in the category of registered offenders."""
    registered = book.managed.filter(c("type").is_in(NOTIFYING)).select("person")
    first = book.managed.filter(c("type") == "SRO_subject", c("mappa_category") == 1)
    return lacking(first, pl.concat([registered, _convicted(book)])).with_columns(
        words=pl.lit("subject of a risk order in category 1"),
        unsure=pl.lit("cannot be decided: which of the two is wrong is not recorded"),
    )


def _convicted(book: Casebook) -> pl.DataFrame:
    return book.of("Involvement", "INVOLVED_IN").filter(c("tie") == "convicted").select("person")


CONDITIONS = {
    "GR-33": licence_unrecorded,
    "GR-43": release_unprepared,
    "GR-66": young_alone,
    "GR-67": pdp_unreasoned,
    "GR-69": ordered_unowned,
    "GR-89": looked_after,
}
