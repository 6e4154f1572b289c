"""Whose nominals are whose on a day: an officer's own, and those of colleagues whom the officer covers."""

from __future__ import annotations

from typing import TYPE_CHECKING

import polars as pl

if TYPE_CHECKING:
    from analysis.gaps.casebook import Casebook


def covered_by(book: Casebook, officer: str) -> frozenset[str]:
    """Officers who are away on the day and whom this one covers."""
    return frozenset(away(book).filter(pl.col("cover") == officer)["officer"])


def away(book: Casebook) -> pl.DataFrame:
    """Who is away on the day: `officer`, `cover` where one is recorded, `until` where an end is."""
    begun = pl.col("from_on_a").is_not_null() & (pl.col("from_on_a") <= book.on)
    ended = pl.col("to_on_z").is_not_null() & (pl.col("to_on_z") < book.on)
    cover = book.links("COVERED_BY").select("record", cover="end")
    absent = book.records("Absence").filter(begun & ~ended).join(cover, on="record", how="left")
    return absent.select(officer="about", cover="cover", until="to_on_z", record="record")


def nominals_of(book: Casebook, officer: str) -> frozenset[str]:
    """The managed people of an officer and of those whom the officer covers."""
    whose = sorted({officer, *covered_by(book, officer)})
    return frozenset(book.cases.filter(pl.col("officer").is_in(whose))["person"])
