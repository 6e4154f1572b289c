"""How a person lives: work, clubs and faith; and access to children through them."""

from __future__ import annotations

from typing import TYPE_CHECKING

import polars as pl

from analysis.gaps.casebook import PAUSED
from analysis.gaps.rules.partners import DISCLOSED
from analysis.gaps.shaping import SETTLED, behind, c, credible, due, first_of, having, lacking, no_days, state_of, words

if TYPE_CHECKING:
    from analysis.gaps.casebook import Casebook
    from analysis.gaps.rule import Limits

VETTED = r"(?i)dbs|disclosure|barring|vetting"
SAFEGUARDING = r"(?i)lado|child|school|safeguard|employer|disclos"


def unknown_work(book: Casebook, limits: Limits) -> pl.DataFrame:
    """GR-57."""
    cases = book.cases.filter(c("mode").is_in(PAUSED).not_()).rename({"record": "case"})
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
    kept = ("person", "words", "evidence", "others", "due_a", "due_z")
    return pl.concat([idle.select(kept), near.select(kept)])


def _unchecked(book: Casebook, held: pl.DataFrame) -> pl.DataFrame:
    """Memberships that give access to children, since which nobody checked or considered it."""
    open_to = book.records("Organisation").filter(c("child_access")).select(other="about", place="record")
    near = held.join(first_of(open_to, "other", "place"), on="other").with_columns(
        since=pl.coalesce("valid_from_a", "recorded_on")
    )
    checks = book.of("Check", "CHECKED_IN").filter(c("system").str.contains(VETTED)).select("person", on="checked_on_z")
    asked = book.of("Contact", "SUBJECT_OF_CONTACT").filter(c("about_said").str.contains(SAFEGUARDING))
    said = pl.concat_str("about_said", "rationale", "steps_taken", separator=" ", ignore_nulls=True)
    decided = book.of("Decision", "DECIDED_IN").filter(said.str.contains(DISCLOSED)).select("person", on="made_on_z")
    acted = pl.concat([checks, asked.select("person", on="made_on_z"), decided])
    done = near.join(acted, on="person").filter(c("on") >= c("since")).select("record")
    return near.join(done.unique(), on="record", how="anti").with_columns(
        words("with an organisation that gives access to children since {}; no check of it recorded", "since"),
        behind("record", "place"),
        *no_days(),
        others=pl.concat_list("other"),
    )


CONDITIONS = {"GR-57": unknown_work}
