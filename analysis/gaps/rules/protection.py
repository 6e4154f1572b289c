"""People who need a particular guard: on licence, before release, under 18, PDPs, subjects of other orders."""

from __future__ import annotations

from typing import TYPE_CHECKING

import polars as pl

from analysis.gaps.casebook import MAPPA_TYPES
from analysis.gaps.clocks.years import ADULT, months_after, years_after
from analysis.gaps.shaping import behind, c, due, lacking, latest, words
from analysis.gaps.timelines import in_force

if TYPE_CHECKING:
    from analysis.gaps.casebook import Casebook
    from analysis.gaps.rule import Limits

YOUTH = "(?i)youth|yot|children|social care"
ORDERED = {"SRO_subject": ("SRO", "RSHO", "interim SRO", "interim_SRO"), "RVO": ("VOO",)}


def licence_unrecorded(book: Casebook, limits: Limits) -> pl.DataFrame:
    """GR-33."""
    on_licence = book.cases.filter(c("licence_until_z") >= book.on)
    bare = lacking(on_licence, _licensed(book)).with_columns(
        words("on licence until {}; no licence conditions recorded", "licence_until_z"), behind("record")
    )
    eligible = book.among(*MAPPA_TYPES).filter(c("mappa_category").fill_null(0) == 0)
    eligible = eligible.with_columns(words("MAPPA-eligible as {}; no category recorded", "type"), behind("record"))
    return pl.concat([frame.select("person", "words", "evidence") for frame in (bare, eligible)])


def release_unprepared(book: Casebook, limits: Limits) -> pl.DataFrame:
    """GR-43."""
    held = book.records("Custody").rename({"about": "person", "record": "stay"}).filter(c("release_on_a") >= book.on)
    soon = held.filter(c("release_on_a") <= months_after(book.on, limits["months"]))
    soon = soon.sort("release_on_a", "stay").unique("person", keep="first", maintain_order=True)
    frame = book.among(*MAPPA_TYPES).join(soon.select("person", "release_on", "release_on_z", "stay"), on="person")
    homes = book.residences.filter(c("kind").is_in(["home", "approved_premises"]), c("valid_to_z").is_null())
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
    plans = latest(book.of("Plan", "PLANNED_IN"), "agreed_on").filter(c("licence_conditions").is_not_null())
    licences = in_force(book).filter(c("type").str.contains("(?i)licence"))
    bound = licences.join(book.links("CONDITION_OF").select(order="end").unique(), on="order", how="semi")
    return pl.concat([plans.select("person"), bound.select("person")])


def young_alone(book: Casebook, limits: Limits) -> pl.DataFrame:
    """GR-66."""
    born = book.records("Person").filter(c("dob_a").is_not_null()).sort("recorded_on", "record")
    born = born.unique("about", keep="last", maintain_order=True)
    frame = book.cases.join(born.select("about", "dob", "dob_a", "dob_z"), left_on="person", right_on="about")
    grown = years_after(book.on, -ADULT)
    frame = frame.filter(c("dob_z") > grown)
    asked = book.of("Contact", "SUBJECT_OF_CONTACT").filter(c("agency").str.contains(YOUTH)).select("person")
    met = book.of("Meeting", "DISCUSSED_AT").filter(c("kind") == "safeguarding_children").select("person")
    alone = lacking(lacking(frame, asked), met)
    unsure = pl.when(c("dob_a") <= grown).then(pl.lit("cannot be decided: the date of birth is known only in part"))
    return alone.with_columns(
        words("under 18; no contact with a youth offending team or children's services"),
        behind("record"),
        unsure=unsure,
    )


def pdp_unreasoned(book: Casebook, limits: Limits) -> pl.DataFrame:
    """GR-67."""
    pdp = book.managed.filter(c("type") == "PDP")
    reasons = pl.concat(
        [
            book.of("Plan", "PLANNED_IN").filter(c("rationale").is_not_null()).select("person"),
            book.of("Decision", "DECIDED_IN").filter(c("rationale").is_not_null()).select("person"),
        ]
    ).unique()
    pdp = pdp.join(reasons.with_columns(reasoned=pl.lit(value=True)), on="person", how="left")
    lacks = pl.concat_list(
        pl.when(c("reasoned").is_null()).then(pl.lit("a rationale")),
        pl.when(c("next_review_on").is_null()).then(pl.lit("a review date")),
        pl.when(c("second_lead_agency").is_null()).then(pl.lit("a second agency")),
    ).list.drop_nulls()
    frame = due(pdp.with_columns(lacks=lacks).filter(c("lacks").list.len() > 0), "from_on", limits["days"])
    undated = pl.when(c("due_a").is_null()).then(pl.lit("cannot be decided: since when is not recorded"))
    return frame.with_columns(
        words("PDP since {}; not recorded: {}", "from_on", c("lacks").list.join(", ")), behind("record"), unsure=undated
    )


def ordered_unowned(book: Casebook, limits: Limits) -> pl.DataFrame:
    """GR-69."""
    frames = []
    for kind, orders in ORDERED.items():
        cases = book.managed.filter(c("type") == kind)
        dated = in_force(book).filter(c("type").is_in(orders), c("expires_on").is_not_null())
        frames.append(cases.filter(c("officer").is_null()).with_columns(words("{} without an officer", "type")))
        frames.append(lacking(cases, dated).with_columns(words("{} without an order whose expiry is recorded", "type")))
    return pl.concat([frame.select("person", "words", behind("record")) for frame in frames])


CONDITIONS = {
    "GR-33": licence_unrecorded,
    "GR-43": release_unprepared,
    "GR-66": young_alone,
    "GR-67": pdp_unreasoned,
    "GR-69": ordered_unowned,
}
