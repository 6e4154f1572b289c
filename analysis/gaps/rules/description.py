"""How a person would be recognised and reached: devices, photographs, languages."""

from __future__ import annotations

from typing import TYPE_CHECKING

import polars as pl

from analysis.gaps.clocks.years import months_after
from analysis.gaps.shaping import SETTLED, behind, c, having, lacking, no_days, state_of, words

if TYPE_CHECKING:
    from datetime import date

    from analysis.gaps.casebook import Casebook
    from analysis.gaps.rule import Limits

RESPONSE = r"(?i)interpret|translat|\bBSL\b|sign language|hearing|braille|easy.?read|large print|communicat|language"
NEEDS = ("languages", "interpreter_needed", "communication_needs")


def no_device(book: Casebook, limits: Limits) -> pl.DataFrame:
    """GR-58."""
    images = book.records("Offence").filter(c("indecent_images")).select("about")
    parts = book.of("Involvement", "INVOLVED_IN").filter(c("tie").is_in(["convicted", "charged"]))
    parts = parts.join(images, left_on="other", right_on="about", how="semi").select("person", part="record")
    cases = book.cases.filter(c("mode") == "active")
    cases = cases.join(parts.unique("person", maintain_order=True), on="person")
    if book.leaves(cases):
        return cases
    devices = book.of("Device", "HAS_DEVICE").select(
        "person", "record", "examined_on", "examined_on_a", "examined_on_z"
    )
    accounts = book.links("USES_ACCOUNT").select(person="start")
    none = lacking(lacking(cases, devices), accounts).with_columns(
        words("no device, account or handle recorded"), behind("part"), *no_days()
    )
    last = devices.sort("examined_on_z", "record", nulls_last=False).unique("person", keep="last", maintain_order=True)
    old = cases.drop("record").join(last, on="person")
    for end in ("a", "z"):
        days = [_later(day, limits["months"]) for day in old[f"examined_on_{end}"]]
        old = old.with_columns(pl.Series(f"due_{end}", days, dtype=pl.Date()))
    # A device that was never examined is past its limit from the start.
    old = old.with_columns(
        words("devices last examined {}", "examined_on"),
        behind("part", "record"),
        question=pl.when(c("examined_on_z").is_not_null()).then(
            pl.lit("What has this person done online since these devices were last examined, and who looks?")
        ),
    )
    kept = ("person", "words", "evidence", "due_a", "due_z", "question")
    none = none.with_columns(question=pl.lit(None, dtype=pl.String()))
    return pl.concat([frame.select(kept) for frame in (none, old)])


def no_picture(book: Casebook, limits: Limits) -> pl.DataFrame:
    """GR-64."""
    taken = pl.concat(
        [
            book.records("Photo").select(person="about", day_a="taken_on_a", day_z="taken_on_z"),
            book.records("Person").select(person="about", day_a="photo_on_a", day_z="photo_on_z"),
        ]
    )
    newest = having(taken, book.cases).drop_nulls("day_z").group_by("person").agg(c("day_a").max(), c("day_z").max())
    frame = book.cases.join(newest, on="person", how="left")
    for end in ("a", "z"):
        days = [_later(day, limits["months"]) for day in frame[f"day_{end}"]]
        frame = frame.with_columns(pl.Series(f"due_{end}", days, dtype=pl.Date()))
    old = frame.with_columns(
        words("latest photograph {}", "day_z"),
        behind("record"),
        item=pl.lit("photograph"),
        question=pl.when(c("day_z").is_not_null()).then(
            pl.lit("Does this person still look as in the latest photograph, and when is a new one taken?")
        ),
    )
    people = having(book.records("Person").select("description", "states", person="about"), book.cases)
    plain = people.filter(c("description").is_not_null() | state_of("description").is_in(SETTLED))
    bare = lacking(book.cases, plain).with_columns(words=pl.lit("no description recorded"), item=pl.lit("description"))
    driven = book.links("USES_VEHICLE").select(person="start")
    afoot = lacking(book.cases, driven).with_columns(
        words=pl.lit("no vehicle recorded"),
        item=pl.lit("vehicle"),
        unsure=pl.lit("cannot be decided: whether this person has the use of one is not recorded"),
    )
    none = pl.lit(None, dtype=pl.String()).alias("unsure")
    kept = ("person", "words", "evidence", "due_a", "due_z", "unsure", "item", "question")
    same = pl.lit(None, dtype=pl.String()).alias("question")
    more = (frame.with_columns(behind("record"), *no_days(), same) for frame in (bare.with_columns(none), afoot))
    return pl.concat([old.with_columns(none).select(kept), *(frame.select(kept) for frame in more)])


def needs_unrecorded(book: Casebook, limits: Limits) -> pl.DataFrame:
    """GR-65."""
    states = c("states").fill_null([]).list.join(";")
    told = [c(name).is_not_null() | states.str.contains(f"(^|;){name}=") for name in NEEDS]
    # A list without entries is stored as none at all.
    people = book.records("Person").filter(pl.any_horizontal(told)).select(person="about")
    return lacking(book.cases, people).with_columns(
        words("nothing recorded of languages, an interpreter or communication needs"), behind("record")
    )


def _later(day: date | None, months: int) -> date | None:
    return months_after(day, months) if day else None


def need_unanswered(book: Casebook, limits: Limits) -> pl.DataFrame:
    """GR-90."""
    people = book.records("Person").rename({"about": "person", "record": "need"})
    needy = people.filter(c("interpreter_needed").fill_null(value=False) | c("communication_needs").is_not_null())
    if book.leaves(needy):
        return needy
    dated = (
        ("Visit", "VISITED_IN", ("observations",)),
        ("Plan", "PLANNED_IN", ("supervision", "interventions_treatment", "contingency", "rationale")),
        ("Decision", "DECIDED_IN", ("about_said", "rationale", "steps_taken")),
        ("Review", "REVIEWED_IN", ("rationale", "decision")),
        ("Contact", "SUBJECT_OF_CONTACT", ("agency", "about_said")),
    )
    frames = []
    for model, link, texts in dated:
        said = pl.concat_str(*texts, separator=" ", ignore_nulls=True)
        frames.append(book.of(model, link).filter(said.str.contains(RESPONSE)).select("person"))
    needy = lacking(needy, pl.concat(frames)).unique("person", maintain_order=True)
    return book.cases.join(
        needy.select("person", "interpreter_needed", "communication_needs", "need"), on="person"
    ).with_columns(
        words("interpreter {}, communication {}; no response recorded", "interpreter_needed", "communication_needs"),
        behind("record", "need"),
    )


CONDITIONS = {"GR-58": no_device, "GR-64": no_picture, "GR-65": needs_unrecorded, "GR-90": need_unanswered}
