"""Where in a file the ids of a column are: found by hash in whichever batches they stand, against looking through."""

from __future__ import annotations

from random import Random

import numpy as np
import polars as pl
import pytest

from graph.projection.index import gathered, index_of, opened_index, places_of

SEED, IDS, ROWS, IN_A_BATCH = 20261127, 40, 300, 7
"""Each id stands in some seven rows, so that many go on from one batch into the next."""


@pytest.fixture(scope="module")
def frame() -> pl.DataFrame:
    """Give rows about few things, some about nothing."""
    random = Random(SEED)  # noqa: S311 - a test that can be repeated
    about = [random.choice(["", None, *(f"person-{number}" for number in range(IDS))]) for _ in range(ROWS)]
    return pl.DataFrame({"about": about, "number": range(ROWS)})


def test_ids_are_found_in_whichever_batches_they_stand(frame: pl.DataFrame) -> None:
    index = opened_index(index_of(frame, "about").to_arrow().to_batches(max_chunksize=IN_A_BATCH))
    for number in range(IDS + 2):
        wanted = pl.Series([f"person-{number}", f"person-{number + 1}"])
        looked_through = frame["about"].is_in(wanted.implode()).fill_null(value=False).arg_true()
        assert sorted(places_of(index, wanted)) == looked_through.to_list(), (SEED, number)


def test_nothing_is_found_in_an_index_without_rows(frame: pl.DataFrame) -> None:
    index = opened_index(index_of(frame.clear(), "about").to_arrow().to_batches())
    assert len(places_of(index, pl.Series(["person-1"]))) == 0


def test_rows_are_gathered_from_all_batches_in_order(frame: pl.DataFrame) -> None:
    batches = frame.to_arrow().to_batches(max_chunksize=IN_A_BATCH)
    places = np.array([0, 6, 7, 13, 14, 140, ROWS - 1], dtype=np.uint32)
    assert gathered(batches, ["number", "about"], places).equals(frame[places.tolist()].select("number", "about"))
