"""The one predicate of visibility over columns: the same as `stands()` of the statements, with the same parameters."""

from __future__ import annotations

from typing import TYPE_CHECKING

import polars as pl

from graph.reading.frame import NOW

if TYPE_CHECKING:
    from graph.reading.frame import Frame

c = pl.col


def stands(frame: Frame) -> pl.Expr:
    """Allowed, published, recorded by then, and not yet replaced; a cut made room sooner than its successor says."""
    seen = c("acc").is_in(frame.acc) & (c("seq") <= frame.pub) & (c("recorded") <= frame.at)
    current = c("superseded").is_null() | (c("superseded") > frame.pub)
    if frame.at == NOW:
        # Nothing is replaced later than now; without this, millions of lists of cuts would be looked at for nothing.
        return seen & current
    cut = pl.element().struct.field("seq") <= frame.pub, pl.element().struct.field("at") <= frame.at
    was_cut = c("cuts").list.eval(cut[0] & cut[1]).list.any().fill_null(value=False)
    return seen & (current | ((c("replaced") > frame.at).fill_null(value=False) & ~was_cut))
