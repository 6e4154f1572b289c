"""How large an invented force is: districts are made one after the other, so that memory stays bounded."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Size:
    """A force of `districts` equal districts; every figure but that is for one district.

    Attributes:
        name: What the size is called on the command line.
        districts: Made one by one and forgotten, so a larger force takes longer and no more memory.
        managed: People under management, besides those that `gaps` plants, about 150 where there are three of each.
        persons: Nominals, the managed among them; duplicates come on top.
        reports: Intelligence reports, copies among them.
    """

    name: str
    districts: int
    managed: int
    persons: int
    reports: int


SMALL = Size("small", districts=1, managed=25, persons=150, reports=300)
# One unit of about 250 managed people, 2,000 persons and 6,000 reports, what is planted included.
DEMO = Size("demo", districts=1, managed=110, persons=1_800, reports=6_000)
NATIONAL = Size("national", districts=400, managed=100, persons=3_000, reports=4_000)

SIZES = {size.name: size for size in (SMALL, DEMO, NATIONAL)}
