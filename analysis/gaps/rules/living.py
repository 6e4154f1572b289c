"""How a person lives: work, clubs and faith; and access to children through them."""

from __future__ import annotations

from typing import TYPE_CHECKING

import polars as pl

from analysis.gaps.casebook import PAUSED
from analysis.gaps.rules.partners import DISCLOSED
from analysis.gaps.shaping import (
    SETTLED,
    behind,
    c,
    credible,
    due,
    first_of,
    having,
    lacking,
    no_days,
    state_of,
    unanswered,
    words,
)

if TYPE_CHECKING:
    from analysis.gaps.casebook import Casebook
    from analysis.gaps.rule import Limits

VETTED = r"(?i)dbs|disclosure|barring|vetting"
SAFEGUARDING = r"(?i)lado|child|school|safeguard|employer|disclos"


def unknown_work(book: Casebook, limits: Limits) -> pl.DataFrame:
    """GR-57."""
    cases = book.cases.filter(c("mode").is_in(PAUSED).not_()).rename({"record": "case"})
    if book.leaves(cases):
        return cases
    held = book.of("Membership", "MEMBER_OF").filter(c("strength").fill_null("") != "refuted", credible(), book.holds)
    people = book.records("Person")
    said = people.filter(c("occupation").is_not_null() | state_of("occupation").is_in(SETTLED)).select(person="about")
    states = people.filter(state_of("occupation").is_not_null()).select(
        c("about").alias("person"), "record", state=state_of("occupation").str.replace_all("_", " ")
    )
    idle = lacking(lacking(cases, held), said).join(first_of(states, "person").drop("record"), on="person", how="left")
    idle = due(idle, "from_on", limits["days"]).with_columns(
        words("work, volunteering, faith and clubs: {}", "state"),
        behind("case"),
        others=pl.lit([], dtype=pl.List(pl.String())),
    )
    near = _unchecked(book, having(held, cases))
    kept = ("person", "words", "evidence", "others", "due_a", "due_z", c("vague").alias("unsure"))
    idle = idle.with_columns(vague=pl.lit(None, dtype=pl.String()))
    return pl.concat([idle.select(kept), near.select(kept)])


def _unchecked(book: Casebook, held: pl.DataFrame) -> pl.DataFrame:
    """Memberships that give access to children, since which nobody checked or considered it."""
    open_to = book.records("Organisation").filter(c("child_access")).select(other="about", place="record")
    near = held.join(first_of(open_to, "other", "place"), on="other").with_columns(
        since_a=pl.coalesce("valid_from_a", "recorded_on"), since_z=pl.coalesce("valid_from_z", "recorded_on")
    )
    checks = book.of("Check", "CHECKED_IN").filter(c("system").str.contains(VETTED))
    asked = book.of("Contact", "SUBJECT_OF_CONTACT").filter(c("about_said").str.contains(SAFEGUARDING))
    said = pl.concat_str("about_said", "rationale", "steps_taken", separator=" ", ignore_nulls=True)
    decided = book.of("Decision", "DECIDED_IN").filter(said.str.contains(DISCLOSED))
    dated = ((checks, "checked_on"), (asked, "made_on"), (decided, "made_on"))
    acted = pl.concat([frame.select("person", on_a=f"{day}_a", on_z=f"{day}_z") for frame, day in dated])
    return unanswered(near, acted, "since", "on").with_columns(
        words("with an organisation that gives access to children since {}; no check of it recorded", "since_a"),
        behind("record", "place"),
        *no_days(),
        others=pl.concat_list("other"),
    )


CONDITIONS = {"GR-57": unknown_work}
