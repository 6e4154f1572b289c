"""The record itself: what retention asks, and what cannot be read."""

from __future__ import annotations

from typing import TYPE_CHECKING

import polars as pl

from analysis.gaps.clocks.years import years_after
from analysis.gaps.shaping import behind, c, having, latest, words

if TYPE_CHECKING:
    from analysis.gaps.casebook import Casebook
    from analysis.gaps.rule import Limits

KINDS_OF_NOTHING = {
    "asked_not_known": ("asked, not known", "Who else would know this, and when is it asked again?"),
    "never_asked": ("never asked", "This was never asked: who asks it, and when?"),
    "refused": ("asked, refused to say", "The refusal is information: what does it protect, and who else knows?"),
    "withheld": (
        "withheld by the agency that holds it",
        "On what ground is it withheld, and what does the sharing agreement allow to be asked?",
    ),
    "unreadable": (
        "recorded, but cannot be read",
        "What does the source say here? It was recorded and cannot be read.",
    ),
}
"""The kinds of nothing that leave something to be done, with the words for each and the question it asks."""
ABOUT_PEOPLE = {
    "Management": "MANAGED_UNDER",
    "Assessment": "ASSESSED_IN",
    "Plan": "PLANNED_IN",
    "Order": "SUBJECT_TO",
    "Notification": "NOTIFIED_IN",
    "Visit": "VISITED_IN",
    "Meeting": "DISCUSSED_AT",
    "Residence": "AT_ADDRESS",
    "Device": "HAS_DEVICE",
    "Association": "ASSOCIATED_WITH",
    "Membership": "MEMBER_OF",
    "Contact": "SUBJECT_OF_CONTACT",
    "Check": "CHECKED_IN",
    "Review": "REVIEWED_IN",
    "Decision": "DECIDED_IN",
    "Transfer": "TRANSFERRED_IN",
}
"""The records about people of which fields may be known to be unknown, by the link that ties them to the person."""
OF_PEOPLE = ("Custody", "Marker", "SystemFlag", "Photo")
"""The same for records that name nobody else."""
IN_WORDS = {"SystemFlag": "flag", "Management": "management", "Residence": "address"}


def not_known(book: Casebook, limits: Limits) -> pl.DataFrame:
    """GR-81."""
    named = {model: book.tied(_stating(book, model), link) for model, link in ABOUT_PEOPLE.items()}
    named |= {model: _stating(book, model).rename({"about": "person"}) for model in ("Person", *OF_PEOPLE)}
    frames = [frame.select("person", "record", "states", what=pl.lit(name)) for name, frame in named.items()]
    each = having(pl.concat(frames), book.cases).explode("states").drop_nulls("states")
    if book.leaves(each):
        return each
    each = each.with_columns(
        field=c("states").str.split("=").list.first(),
        state=c("states").str.split("=").list.last(),
        what=c("what").replace(IN_WORDS).str.to_lowercase(),
    )
    open_ = each.filter(c("state").is_in(list(KINDS_OF_NOTHING))).sort("person", "what", "field", "record")
    said, asked = (
        c("state").replace_strict(
            list(KINDS_OF_NOTHING), [both[at] for both in KINDS_OF_NOTHING.values()], default=None
        )
        for at in (0, 1)
    )
    plain = c("field").str.replace_all("_", " ")
    return open_.with_columns(words("{} of the {}: {}", plain, "what", said), behind("record"), question=asked).select(
        "person", "words", "evidence", "question", pl.concat_str("what", "field", separator=".").alias("item")
    )


def _stating(book: Casebook, model: str) -> pl.DataFrame:
    """The records of a model that say of some field why it holds nothing: few of many."""
    return book.records(model).select("record", "about", "states").filter(c("states").list.len() > 0)


def agreement_review(book: Casebook, limits: Limits) -> pl.DataFrame:
    """GR-84."""
    agreements = book.records("Agreement").filter(c("review_on_a").is_not_null())
    return agreements.select(
        c("about").alias("subject"),
        words("sharing agreement due for review {}", "review_on"),
        behind("record"),
        due_a="review_on_a",
        due_z="review_on_z",
    )


def retention_due(book: Casebook, limits: Limits) -> pl.DataFrame:
    """GR-70."""
    made = latest(book.of("Review", "REVIEWED_IN").filter(c("kind") == "retention"), "made_on")
    none = [pl.lit(None, dtype=pl.Date()).alias(f"due_{end}") for end in ("a", "z")]
    bare = made.filter(c("decision").is_null()).with_columns(
        words("retention reviewed {}; no decision recorded", "made_on"), behind("record"), *none
    )
    again = made.filter(c("decision").is_not_null(), c("next_on_a").is_not_null()).with_columns(
        words("retention review due {}", "next_on"), behind("record"), due_a="next_on_a", due_z="next_on_z"
    )
    begun = book.cases.join(made.select("person"), on="person", how="anti").filter(
        c("from_on_z") < years_after(book.on, -limits["years"])
    )
    never = begun.with_columns(
        words("on record since {}; no retention review recorded", "from_on_z"), behind("record"), *none
    )
    unsure = pl.lit("cannot be decided: the periods of review are remembered and not verified")
    kept = ("person", "words", "evidence", "due_a", "due_z", "unsure")
    blank = pl.lit(None, dtype=pl.String()).alias("unsure")
    return pl.concat(
        [
            *(frame.with_columns(blank).select(kept) for frame in (bare, again)),
            never.with_columns(unsure=unsure).select(kept),
        ]
    )


CONDITIONS = {"GR-70": retention_due, "GR-81": not_known, "GR-84": agreement_review}
