"""Where in a base the ids of a column are: sorted hashes with places, so that a few ids are found without reading it.

A hash may stand for several ids, so what is found here is looked at again; what is not found is not there. Hashes mean
something only to the library that made them, hence its signature is part of the form of every table.
"""

from __future__ import annotations

import sys
from mmap import ACCESS_READ, MADV_RANDOM, MADV_WILLNEED, mmap
from typing import TYPE_CHECKING, NamedTuple, TypeVar

import numpy as np
import numpy.typing as npt
import polars as pl
import pyarrow as pa

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    from graph.projection.tables import Table

Batches = list[pa.RecordBatch]
Places = npt.NDArray[np.uint32]
Hashes = npt.NDArray[np.uint64]
Number = TypeVar("Number", np.uint32, np.uint64)
HASH, PLACE = "hash", "place of the row"
_PROBES = pl.Series(["", "order", "person-aaaaaaaaaaaaaaaa", "line-aaaaaaaaaaaaaaaa.12" * 4])
"""Texts of the lengths that libraries treat differently."""


def signature() -> str:
    """What the library at hand makes of known texts: another answer means that older hashes are of no use.

    >>> signature() == signature()
    True
    """
    return str(_PROBES.hash().to_list())


CLAIMS = ("Association", "Residence", "Membership", "Unidentified")
"""Models of claims, which are looked up by the report that they cite."""


def keyed_columns(table: Table) -> tuple[str, ...]:
    """The columns of a table that are looked up: ends of links; what a record is about, cites, or has as reference."""
    if table.kind == "links":
        return "start", "end"
    if table.name in CLAIMS:
        return "about", "report"
    return ("about", "f_uprn") if table.name == "Address" else ("about",)


def index_of(frame: pl.DataFrame, column: str) -> pl.DataFrame:
    """Hash and place of every row that has an id in a column, by hash."""
    keys = frame[column]
    places = pl.int_range(len(frame), dtype=pl.UInt32, eager=True)
    every = pl.DataFrame({HASH: keys.hash(), PLACE: places})
    return every.filter(keys.is_not_null() & (keys != "")).sort(HASH, PLACE)


class Index(NamedTuple):
    """The sorted hashes of a column, batch by batch, each with the place of its row.

    Attributes:
        hashes: The hashes of each batch.
        places: The places beside them.
        firsts: The first hash of each batch: of a table of millions most batches need not be looked at.
    """

    hashes: Sequence[Hashes]
    places: Sequence[Places]
    firsts: Hashes


def opened_index(batches: Batches) -> Index:
    """An index in a file, which is not read before it is looked at."""
    filled = [batch for batch in batches if batch.num_rows]
    hashes = [_numbers(batch.column(HASH), np.uint64) for batch in filled]
    firsts = np.array([each[0] for each in hashes], dtype=np.uint64)
    return Index(hashes, [_numbers(batch.column(PLACE), np.uint32) for batch in filled], firsts)


def places_of(index: Index, ids: pl.Series) -> Places:
    """The places of the rows that may have one of these ids, in no order."""
    found = [np.empty(0, dtype=np.uint32)]
    wanted = np.sort(ids.hash().to_numpy())
    # A hash may go on from one batch into the next, and what is sooner than the first of all is nowhere.
    first, last = (np.searchsorted(index.firsts, wanted, side) for side in ("left", "right"))
    for batch in sorted({at for one, end in zip(first, last, strict=True) for at in range(max(one - 1, 0), end)}):
        hashes, places = index.hashes[batch], index.places[batch]
        begins, ends = (np.searchsorted(hashes, wanted, side) for side in ("left", "right"))
        hit = ends > begins
        found += [places[begin:end].copy() for begin, end in zip(begins[hit], ends[hit], strict=True)]
    return np.concatenate(found)


def _column(places: Places) -> pa.Array:
    """Places as a column; what is meant for that begins with a second of loading pandas, as does the way back."""
    return pa.Array.from_buffers(pa.uint32(), len(places), [None, pa.py_buffer(np.ascontiguousarray(places))])


def _numbers(column: pa.Array, dtype: type[Number]) -> npt.NDArray[Number]:
    """The numbers of a column, where they are."""
    return np.frombuffer(column.buffers()[1], dtype)[column.offset : column.offset + len(column)]


def gathered(batches: Batches, columns: Sequence[str], places: Places) -> pl.DataFrame:
    """Those columns of the rows at these places, of which there are some and which are in order."""
    firsts = np.cumsum([0, *(batch.num_rows for batch in batches)], dtype=np.uint32)
    bounds = np.searchsorted(places, firsts)
    parts = [
        _taken(batches[at].select(list(columns)), places[bounds[at] : bounds[at + 1]] - firsts[at])
        for at in np.flatnonzero(np.diff(bounds))
    ]
    return pl.DataFrame(pa.Table.from_batches(parts))


def _taken(batch: pa.RecordBatch, places: Places) -> pa.RecordBatch:
    # What a file says is blank throughout need not be looked at, row by row, on its disk.
    said = [name for name in batch.schema.names if batch.column(name).null_count < batch.num_rows]
    taken = batch.select(said).take(_column(places))
    columns = [
        taken.column(name) if name in said else pa.nulls(len(places), batch.column(name).type)
        for name in batch.schema.names
    ]
    return pa.RecordBatch.from_arrays(columns, schema=batch.schema)


def batches_of(file: Path, *, whole: bool = False) -> Batches:
    """The batches of a file, mapped into memory.

    Args:
        file: The file.
        whole: Whether so many places of it are looked at that all of it had better be read; else it is read where it
            is looked at, and not ahead of that: for one person among two millions a system that reads ahead took three
            gigabytes from its disk.
    """
    with file.open("rb") as opened:
        mapped = mmap(opened.fileno(), 0, access=ACCESS_READ)
    if sys.platform != "win32":
        mapped.madvise(MADV_WILLNEED if whole else MADV_RANDOM)
    with pa.ipc.open_file(pa.py_buffer(mapped)) as reader:
        return [reader.get_batch(number) for number in range(reader.num_record_batches)]
