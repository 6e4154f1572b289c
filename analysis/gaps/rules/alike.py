"""Offences that were done much alike: nobody laid them side by side, or nobody asked SCAS about a series of them."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np
import polars as pl

from analysis.gaps.shaping import c, having
from analysis.patterns.linkage.offences import STATES, UNKNOWN
from graph.vocabulary import LinkVerdict, OffenceRole

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from analysis.gaps.casebook import Casebook
    from analysis.gaps.rule import Limits
    from analysis.patterns.linkage.offences import Ints

KNOWN_FOR = (OffenceRole.CONVICTED.value, OffenceRole.CHARGED.value)
CLEARED = r"(?i)^\s*(convict|caution|guilty|found guilty|charged|detected|no crime|cancel)"
"""Outcomes of which nobody need look for the hand, though no person on record is known for it."""
MOST_NAMED = 5
"""Behaviours in common that a finding names, the rarest first."""
TOLD: Mapping[str, pl.DataType] = {
    "subject": pl.String(),
    "others": pl.List(pl.String()),
    "also": pl.List(pl.String()),
    "item": pl.String(),
    "words": pl.String(),
    "evidence": pl.List(pl.String()),
}


def unreviewed(book: Casebook, limits: Limits) -> pl.DataFrame:
    """GR-60."""
    offences, traits = _offences(book), _traits(book)
    rows = [*_pairs(book, offences, traits, limits), *_series(book, offences, limits["undetected"])]
    return pl.DataFrame(rows, schema=TOLD, orient="row")


def _offences(book: Casebook) -> pl.DataFrame:
    """Every offence in the order of its id, whether nobody is known for it, and whether it was referred to SCAS."""
    every = book.records("Offence").sort("about", "recorded_on", "record")
    said = every.group_by(offence="about", maintain_order=True).agg(
        c("record").last(), c("outcome").drop_nulls().last(), c("scas_referred_on").is_not_null().any().alias("sent")
    )
    parts = book.links("INVOLVED_IN").filter(c("kind").is_in(KNOWN_FOR), c("strength").fill_null("") != "refuted")
    cleared = c("outcome").str.contains(CLEARED).fill_null(value=False)
    known = c("offence").is_in(parts["end"].implode())
    sent = {one for each in book.decided if each.verdict is LinkVerdict.REFERRED for one in each.ends}
    referred = c("sent") | c("offence").is_in(sorted(sent))
    return said.select("offence", "record", undetected=~(known | cleared), referred=referred)


def _traits(book: Casebook) -> pl.DataFrame:
    """What is coded of offences in one state, `state` 1 or 0, with its records; never what is coded in that state only.

    How common a behaviour is cannot be told where it is always present, or always absent.
    """
    dimension, behaviour = (c(name).fill_null("not said") for name in ("dimension", "behaviour"))
    said = book.records("MoBehaviour").filter(c("state").is_in(STATES)).sort("record")
    by_trait = said.group_by(offence="about", trait=pl.format("{}: {}", dimension, behaviour).str.replace_all("_", " "))
    told = by_trait.agg(state=c("state").first(), states=c("state").n_unique(), behind=c("record"))
    one = told.filter(c("states") == 1).with_columns(state=(c("state") == STATES[1]).cast(pl.Int8))
    return one.filter(c("state").n_unique().over("trait") > 1).select("offence", "trait", "state", "behind")


def _pairs(
    book: Casebook, offences: pl.DataFrame, traits: pl.DataFrame, limits: Limits
) -> Iterator[tuple[object, ...]]:
    """The pairs that are most alike and that nobody decided on; decided ones keep their place among them."""
    # Half a second to load, which whoever asks about one person need not wait for.
    from analysis.patterns.series.by_method import WantedPairs, most_alike_pairs  # noqa: PLC0415

    among = having(offences, traits, "offence").with_row_index("place")
    asked = among.filter("undetected")["place"].to_numpy().astype(np.int64)
    found = most_alike_pairs(_states(among, traits), asked, WantedPairs(limits["pairs"], limits["likelier"]))
    decided, often = {each.ends for each in book.decided}, traits.group_by("trait").agg(often=c("state").mean())
    named, record, referred = (among[name].to_list() for name in ("offence", "record", "referred"))
    for at, (one, other) in enumerate(zip(*(ends.tolist() for ends in found.pairs), strict=True), 1):
        if {named[one], named[other]} in decided or (referred[one] and referred[other]):
            continue
        both = _both(traits.filter(c("offence").is_in([named[one], named[other]])), often)
        told = f"no. {at} of the most alike by method: {_likeness(both)}; nobody decided whether by one hand"
        evidence = [record[one], record[other], *both["behind"].explode()]
        yield named[one], [named[other]], [], "", told, evidence


def _states(among: pl.DataFrame, traits: pl.DataFrame) -> dict[str, Ints]:
    """Of each behaviour its state in every offence, or UNKNOWN."""
    names = traits["trait"].unique().sort()
    placed = traits.join(among.select("offence", "place"), on="offence")
    codes = np.full((len(names), len(among)), UNKNOWN, dtype=np.int64)
    codes[placed["trait"].cast(pl.Enum(names)).to_physical(), placed["place"]] = placed["state"]
    return dict(zip(names, codes, strict=True))


def _both(of_two: pl.DataFrame, often: pl.DataFrame) -> pl.DataFrame:
    """What two offences have in common, or one of them alone, of what is known of both; the rarest stands first."""
    told = of_two.group_by("trait").agg(seen=c("state").sum(), known=pl.len(), behind=c("behind").explode())
    return told.filter(c("known") > 1, c("seen") > 0).join(often, on="trait").sort("often", "trait")


def _likeness(both: pl.DataFrame) -> str:
    shared = both.filter(c("seen") > 1)["trait"].to_list()
    alone = len(both) - len(shared)
    more = f" and {len(shared) - MOST_NAMED} more" if len(shared) > MOST_NAMED else ""
    return f"present in both: {', '.join(shared[:MOST_NAMED])}{more}; in one alone: {alone or 'none'}"


def _series(book: Casebook, offences: pl.DataFrame, fewest: int) -> Iterator[tuple[object, ...]]:
    """Undetected offences that analysts hold to be by one hand, of which SCAS was not asked."""
    from analysis.patterns.series.decided import Decisions  # noqa: PLC0415 - networkx loads slowly

    for group in Decisions(book.decided).groups:
        held = offences.filter(c("offence").is_in(sorted(group)), c("undetected"))
        open_ = held.filter(~c("referred"))
        if len(open_) < fewest:
            continue
        told = f"{len(held)} undetected offences are held to be by one hand; of {len(open_)} of them SCAS was not asked"
        first, *rest = open_["offence"].to_list()
        yield first, [], rest, "SCAS", told, open_["record"].to_list()


CONDITIONS = {"GR-60": unreviewed}
