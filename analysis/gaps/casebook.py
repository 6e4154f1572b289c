"""What one viewer may see as at one day, as frames: the only thing that a rule looks at, for one person or a unit."""

from __future__ import annotations

from functools import cached_property, wraps
from threading import RLock
from typing import TYPE_CHECKING, Any, TypeVar

import polars as pl

from analysis.gaps.columns_read import no_links, no_records
from analysis.gaps.frames import link_frame, record_frame
from analysis.gaps.shaping import gravest, link_day
from graph.links import LINK_TYPES

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping
    from contextlib import AbstractContextManager
    from datetime import date

    from analysis.gaps.frames import Given
    from graph.model.judgement import Judgement

HELD = ("active", "reactive", "whereabouts_unknown")
"""Modes in which a person is in the community; a blank mode counts as active, since nothing recorded exempts nobody."""
PAUSED = ("custody", "hospital", "abroad")
GONE = ("transferred", "deceased")
NOTIFYING = ("RSO", "NO_subject")
"""Who notifies under SOA 2003 Part 2: a notification order has the effect of a conviction (s.97)."""
MAPPA_TYPES = ("RSO", "RVO", "RTO", "NO_subject", "MAPPA_CAT2", "MAPPA_CAT3", "MAPPA_CAT4")
HIGH = ("very_high", "high")
KEPT = 1_000
"""So many records with their ends are kept for the next rule that wants them; more would be memory for little."""
T = TypeVar("T")


def fold(made: Callable[[Casebook], T]) -> Callable[[Casebook], T]:
    """Mark what several rules look at and what only a casebook decides: it is worked out once for each casebook."""

    @wraps(made)
    def kept(book: Casebook) -> T:
        return book.folded(made)

    return kept


class Casebook:
    """Frames of everything that a viewer may see, as at the end of a day.

    Nothing may be read from it but through `records`, `links`, `of` and the folds below, so that a rule means the same
    for one person and for a whole unit.

    Args:
        on: The day.
        records: Records by model.
        links: Links by type.
        decided: What people decided on pairs of offences, in force and of both of which the viewer may know.
        noting: Whether somebody notes which tables are looked at, so that no rule may stop before it has seen all.
    """

    def __init__(
        self,
        on: date,
        records: Mapping[str, Given],
        links: Mapping[str, Given],
        *,
        decided: tuple[Judgement, ...] = (),
        noting: bool = False,
    ) -> None:
        self.on = on
        self.decided = decided
        self._noting = noting
        self._records = records
        self._links = links
        self._record_frames: dict[str, pl.DataFrame] = {}
        self._link_frames: dict[str, pl.DataFrame] = {}
        self._ties: dict[tuple[str, str], pl.DataFrame] = {}
        self._cases_of: dict[tuple[str, ...], pl.DataFrame] = {}
        self._folds: dict[Callable[[Casebook], Any], Any] = {}
        # Rules are asked in several threads: a session with a database is for one at a time, and what two rules look
        # at is worked out once. No fold looks at itself in the end, so that nobody waits for whoever waits for him.
        self._reading = RLock()
        self._folding: dict[Callable[[Casebook], Any], AbstractContextManager[bool]] = {}

    def records(self, model: str) -> pl.DataFrame:
        """Every record of a model."""
        return self._once(self._record_frames, model, self._recorded)

    def _recorded(self, model: str) -> pl.DataFrame:
        if model not in self._records:
            return no_records(model)
        given = self._records[model]
        return record_frame(model, given) if len(given) else no_records(model)

    def links(self, link_type: str) -> pl.DataFrame:
        """Every link of a type."""
        return self._once(self._link_frames, link_type, self._linked)

    def _linked(self, link_type: str) -> pl.DataFrame:
        if link_type not in self._links:
            return no_links(link_type)
        given = self._links[link_type]
        return link_frame(given) if len(given) else no_links(link_type)

    def _once(self, frames: dict[str, pl.DataFrame], name: str, made: Callable[[str], pl.DataFrame]) -> pl.DataFrame:
        """A table, made for whoever wants it first; whoever wants one that is there does not wait."""
        if name not in frames:
            with self._reading:
                if name not in frames:
                    frames[name] = made(name)
        return frames[name]

    def folded(self, made: Callable[[Casebook], T]) -> T:
        """What a function makes of this casebook, made once however many rules look at it."""
        with self._folding.setdefault(made, RLock()):
            if made not in self._folds:
                self._folds[made] = made(self)
        found: T = self._folds[made]
        return found

    def of(self, model: str, link_type: str) -> pl.DataFrame:
        """Records with the ends of the link that each asserts: the person as `person`, the other end as `other`.

        Of a link between two people, and of one without any, `person` is its start.
        """
        known = self._ties.get((model, link_type))
        if known is not None:
            return known
        tied = self.tied(self.records(model), link_type)
        if len(tied) <= KEPT:
            self._ties[model, link_type] = tied
        return tied

    def tied(self, records: pl.DataFrame, link_type: str) -> pl.DataFrame:
        """The same of records that somebody chose already: of millions, fewer rows and columns are soon joined."""
        ends = LINK_TYPES[link_type]
        back = ends.end == "Person" and ends.start != "Person"
        names = {"end": "person", "start": "other"} if back else {"start": "person", "end": "other"}
        links = self.links(link_type)
        if records.is_empty() or links.is_empty():
            none = pl.lit(None, dtype=pl.String())
            return records.clear().with_columns(none.alias(name) for name in (names["start"], names["end"], "tie"))
        links = links.select("record", "start", "end", pl.col("kind").alias("tie")).rename(names)
        return records.join(links, on="record", how="inner")

    @cached_property
    def child_homes(self) -> pl.DataFrame:
        """Where children may live on the day: `LIVES_AT` without what was refuted, certainly ended or not yet begun."""
        return self._standing("LIVES_AT")

    @cached_property
    def child_ties(self) -> pl.DataFrame:
        """To whom children may be tied on the day: `CHILD_TIE`, likewise."""
        return self._standing("CHILD_TIE")

    def _standing(self, link_type: str) -> pl.DataFrame:
        dated = self.links(link_type).with_columns(
            valid_from_a=link_day("from_earliest"),
            valid_from_z=link_day("from_latest"),
            valid_to_a=link_day("to_earliest"),
            valid_to_z=link_day("to_latest"),
        )
        return dated.filter(pl.col("strength") != "refuted", self.holds)

    @cached_property
    def dead(self) -> pl.DataFrame:
        """Who certainly died by the day."""
        gone = self.records("Person").filter(pl.col("deceased_on_a") <= self.on)
        return gone.select(person="about").unique()

    @cached_property
    def managements(self) -> pl.DataFrame:
        """Managements that may run on the day, of people who are not known to be dead; officer and unit beside them."""
        every = self.of("Management", "MANAGED_UNDER").join(self.dead, on="person", how="anti")
        begun = pl.col("from_on_a").is_null() | (pl.col("from_on_a") <= self.on)
        ended = pl.col("to_on_z").is_not_null() & (pl.col("to_on_z") < self.on)
        officers = self.links("MANAGED_BY").select(record="record", officer="end")
        return (
            every.filter(begun & ~ended)
            .sort("from_on_z", "recorded_on", "record", nulls_last=False)
            .unique(["person", "type"], keep="last", maintain_order=True)
            .join(officers.unique("record", keep="last", maintain_order=True), on="record", how="left")
        )

    @cached_property
    def managed(self) -> pl.DataFrame:
        """Managements of people who are managed here, by type: transferred and deceased are not."""
        return self.managements.filter(pl.col("mode").fill_null("active").is_in(GONE).not_())

    @cached_property
    def cases(self) -> pl.DataFrame:
        """One row for each managed person: the gravest type, with mode, officer, band, level and category.

        `band` is the management priority, else the latest ARMS band (`band_from` says which); never OSP or RoSH.
        """
        order = [*MAPPA_TYPES, "PDP", "SRO_subject"]
        rank = pl.col("type").replace_strict(order, list(range(len(order))), default=len(order))
        first = self.managed.with_columns(rank=rank).sort("person", "rank", "record")
        folded = first.group_by("person", maintain_order=True).agg(
            pl.col("record").first(),
            pl.col("record").alias("records"),
            pl.col("type").first(),
            pl.col("type").alias("types"),
            pl.col("mode").drop_nulls().first().fill_null("active"),
            pl.col("officer").drop_nulls().first(),
            pl.col("unit").drop_nulls().first(),
            pl.col("mappa_category").drop_nulls().first(),
            pl.col("mappa_level").drop_nulls().max(),
            pl.col("lead_agency").drop_nulls().first(),
            pl.col("from_on_a").min(),
            pl.col("from_on_z").min(),
            pl.col("licence_until_a").max(),
            pl.col("licence_until_z").max(),
            gravest("priority"),
        )
        return (
            folded.join(self._arms_bands, on="person", how="left")
            .with_columns(
                band=pl.coalesce("priority", "arms_band"),
                band_from=pl.when(pl.col("priority").is_not_null())
                .then(pl.lit("management priority"))
                .when(pl.col("arms_band").is_not_null())
                .then(pl.lit("latest ARMS band, as a fallback")),
            )
            .with_columns(high=pl.col("band").is_in(HIGH).fill_null(value=False))
        )

    @cached_property
    def _arms_bands(self) -> pl.DataFrame:
        arms = self.assessments.filter(pl.col("scale") == "ARMS").sort("assessed_on_z", "recorded_on", "record")
        latest = arms.unique("person", keep="last", maintain_order=True)
        return latest.select("person", arms_band=pl.col("band"))

    @cached_property
    def assessments(self) -> pl.DataFrame:
        """Assessments with their person and `scale`: OSP, ARMS, RoSH or other."""
        tool = pl.col("tool").str.to_uppercase().fill_null("")
        scale = (
            pl.when(tool.str.starts_with("OSP") | tool.str.ends_with("_SRP"))
            .then(pl.lit("OSP"))
            .when(tool.str.starts_with("ARMS"))
            .then(pl.lit("ARMS"))
            .when(tool.str.contains("ROSH"))
            .then(pl.lit("RoSH"))
            .otherwise(pl.lit("other"))
        )
        band = pl.col("band").str.to_lowercase().str.replace_all(r"[ -]", "_")
        return self.of("Assessment", "ASSESSED_IN").with_columns(scale=scale, band=band)

    @cached_property
    def visits(self) -> pl.DataFrame:
        """Visits of people."""
        return self.of("Visit", "VISITED_IN")

    @cached_property
    def residences(self) -> pl.DataFrame:
        """Addresses of people that no source refutes; `current` where one may still hold on the day."""
        every = self.of("Residence", "AT_ADDRESS").rename({"other": "address"})
        return every.filter(pl.col("strength").fill_null("") != "refuted").with_columns(current=self.holds)

    @cached_property
    def associations(self) -> pl.DataFrame:
        """Associations that no source refutes, once from each side: `person`, `other`, `current`."""
        said = self.of("Association", "ASSOCIATED_WITH")
        said = said.filter(pl.col("strength").fill_null("") != "refuted").with_columns(current=self.holds)
        turned = said.rename({"person": "other", "other": "person"}).select(said.columns)
        return pl.concat([said, turned])

    @cached_property
    def own_residences(self) -> pl.DataFrame:
        """Residences of people who are managed here: a tenth of all, so whoever needs no others looks at these."""
        return self.residences.join(self.cases.select("person"), on="person", how="semi")

    @cached_property
    def own_associations(self) -> pl.DataFrame:
        """Associations of which `person` is managed here."""
        return self.associations.join(self.cases.select("person"), on="person", how="semi")

    @property
    def holds(self) -> pl.Expr:
        """Whether a statement with a period may hold on the day."""
        begun = pl.col("valid_from_a").is_null() | (pl.col("valid_from_a") <= self.on)
        return begun & (pl.col("valid_to_z").is_null() | (pl.col("valid_to_z") >= self.on))

    def among(self, *types: str) -> pl.DataFrame:
        """The cases of people managed under one of these types."""
        known = self._cases_of.get(types)
        if known is None:
            known = self.cases.filter(pl.col("types").list.eval(pl.element().is_in(types)).list.any())
            self._cases_of[types] = known
        return known

    def leaves(self, subjects: pl.DataFrame) -> bool:
        """Whether a rule may stop because it has nobody and nothing left to look at.

        Of one person most rules have not, and to work with frames of no rows takes as long as with frames of a few.
        """
        return not self._noting and subjects.is_empty()
