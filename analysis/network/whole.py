"""The network of everybody from a table of ties, column by column; who is asked about is read out of it as steps."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, NamedTuple

import numpy as np
import polars as pl

from analysis.network.structure import Pairs
from analysis.network.tie_table import ties_of
from analysis.network.together import AT_ONE_TIME, MOST_SHARING, Behind, Network, notes_of
from analysis.network.web import Step, Web, left_out_kinds
from analysis.network.worth import steps_of, worth_of_ties
from graph.links import LINK_TYPES
from graph.vocabulary import Strength

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence
    from datetime import date

    from numpy.typing import NDArray

    from analysis.network.weights import Weights

_PAIR = ("one", "other")


class Counted(NamedTuple):
    """What ties are worth and from which day recency is counted; kinds that are left out."""

    weights: Weights
    today: date
    without: Sequence[str] = ()


def whole_network(ties: pl.DataFrame, how: Counted, everybody: Iterable[str] = ()) -> Network:
    """The people of a table of ties, and everybody else who is on record, as one network.

    Raises:
        InputError: If a kind to leave out does not exist.
    """
    refuted, alone = pl.col("strength") == Strength.REFUTED, pl.col("start") == pl.col("end")
    left = ties.filter(~refuted, ~alone).filter(~_is_of(left_out_kinds(how.without)))
    low, high = pl.min_horizontal("start", "end"), pl.max_horizontal("start", "end")
    left = left.with_columns(worth_of_ties(left, how.weights, how.today), one=low, other=high)
    steps = steps_of(left)
    ways, crowds = _ways(left, steps)
    people = _people(steps, everybody)
    pairs = ways.group_by(_PAIR).agg(doubt=(1 - pl.col("worth")).product()).sort(_PAIR).with_row_index("pair")
    first, second = (people.search_sorted(pairs[end]).to_numpy().astype(np.int64) for end in _PAIR)
    web = Web(_Steps(left, steps), ties.filter(refuted).height, ties.filter(~refuted, alone).height)
    return Network(
        tuple(people.to_list()),
        Pairs(first, second),
        1.0 - pairs["doubt"].to_numpy(),
        notes_of(web, crowds),
        web,
        _behind(ways, pairs),
    )


def _is_of(left_out: frozenset[str]) -> pl.Expr:
    """Whether a tie is of one of the kinds: a kind of link, of what is shared, of association."""
    words = sorted(left_out)
    types = [name for name, each in LINK_TYPES.items() if {name.lower(), each.end.lower()} & left_out]
    return pl.col("type").is_in(types) | pl.col("kind").str.to_lowercase().is_in(words)


def _ways(ties: pl.DataFrame, steps: pl.DataFrame) -> tuple[pl.DataFrame, int]:
    """Every way in which two people are tied, `through` being null where directly; and how many things too many share.

    The smaller id is `one`.
    """
    direct = steps.filter("joins_people").select(*_PAIR, through=pl.lit(None, pl.String), worth="weight")
    shares = steps.filter(~pl.col("joins_people")).select("type", who="start", thing="end", weight="weight")
    sharers = shares.group_by("thing").len()
    crowds = sharers.filter(pl.col("len") > MOST_SHARING)
    few = shares.join(crowds, on="thing", how="anti")
    both = few.join(few, on="thing", suffix="_of_other").filter(pl.col("who") < pl.col("who_of_other"))
    both = both.with_columns(is_timed=pl.col("type").is_in(sorted(AT_ONE_TIME)))
    apart = both.filter("is_timed").join(_met(ties, few), on=["thing", "who", "who_of_other"], how="anti")
    met = both.join(apart, on=["thing", "who", "who_of_other"], how="anti")
    worth = pl.col("weight") * pl.col("weight_of_other")
    through = met.select(one="who", other="who_of_other", through="thing", worth=worth)
    return pl.concat((direct, through)).sort(*_PAIR, "through", nulls_last=False), crowds.height


def _met(ties: pl.DataFrame, few: pl.DataFrame) -> pl.DataFrame:
    """Who may have been with whom at an address or in an organisation, by any tie of the one with any of the other."""
    timed = few.filter(pl.col("type").is_in(sorted(AT_ONE_TIME))).select(who="who", thing="thing")
    stays = ties.select("from_earliest", "to_latest", who="start", thing="end").join(timed, on=["who", "thing"])
    both = stays.join(stays, on="thing", suffix="_of_other").filter(pl.col("who") < pl.col("who_of_other"))
    before = (pl.col("to_latest") < pl.col("from_earliest_of_other")).fill_null(value=False)
    after = (pl.col("to_latest_of_other") < pl.col("from_earliest")).fill_null(value=False)
    return both.filter(~before, ~after).select("thing", "who", "who_of_other").unique()


def _people(steps: pl.DataFrame, everybody: Iterable[str]) -> pl.Series:
    ends = (steps["start"], steps.filter("joins_people")["end"])
    return pl.concat((pl.Series("start", list(everybody), dtype=pl.String), *ends)).unique().sort()


def _behind(ways: pl.DataFrame, pairs: pl.DataFrame) -> Behind:
    """What ties each pair: a shared thing by its number, a direct tie by one of its own."""
    numbered = ways.join(pairs.select(*_PAIR, "pair"), on=list(_PAIR), maintain_order="left")
    things = numbered["through"].drop_nulls().unique().sort()
    shared = things.search_sorted(numbered["through"].fill_null("")).to_numpy().astype(np.int64)
    own = len(things) + np.arange(len(shared))
    number = np.where(numbered["through"].is_null().to_numpy(), own, shared)
    return Behind(numbered["pair"].to_numpy().astype(np.int64), number)


class _Steps(Mapping[str, Mapping[str, Step]]):
    """Steps from each thing to its neighbours, made of the table when somebody asks."""

    def __init__(self, ties: pl.DataFrame, steps: pl.DataFrame) -> None:
        kept = ties.join(steps.select(*_PAIR, "weight"), on=list(_PAIR), maintain_order="left")
        self._ties = kept
        self._ids = pl.concat((kept["one"], kept["other"])).unique().sort()
        ends = [self._ids.search_sorted(kept[end]).to_numpy().astype(np.int64) for end in _PAIR]
        both = np.concatenate(ends)
        self._rows: NDArray[np.int64] = np.argsort(both, kind="stable")
        self._starts = np.searchsorted(both[self._rows], np.arange(len(self._ids) + 1))
        self._made: dict[str, Mapping[str, Step]] = {}

    def __getitem__(self, thing: str) -> Mapping[str, Step]:
        """The steps from a thing."""
        if thing not in self._made:
            self._made[thing] = self._steps(thing)
        return self._made[thing]

    def __iter__(self) -> Iterator[str]:
        """Everything that has a step."""
        return iter(self._ids)

    def __len__(self) -> int:
        """How many things have one."""
        return len(self._ids)

    def _steps(self, thing: str) -> Mapping[str, Step]:
        place = int(self._ids.search_sorted(thing)) if len(self._ids) else 0
        if place >= len(self._ids) or self._ids[place] != thing:
            raise KeyError(thing)
        rows = np.sort(self._rows[self._starts[place] : self._starts[place + 1]] % len(self._ties))
        mine = self._ties[rows.tolist()]
        found: dict[str, Step] = {}
        for tie, weight in zip(ties_of(mine), mine["weight"], strict=True):
            other = tie.end if tie.start == thing else tie.start
            before = found[other].ties if other in found else ()
            found[other] = Step((*before, tie), weight)
        return dict(sorted(found.items()))
