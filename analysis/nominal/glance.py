"""What is checked first of a nominal: whether they live, how old they are, where they stay; the records stand below."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from graph.knowledge import KnowledgeState
from graph.partdates import Certainty, parse_part_date
from graph.vocabulary import AddressUse, Strength

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import date

    from analysis.nominal.addresses import Occupancy
    from analysis.nominal.identity import Field, Identity

STAYS = frozenset(
    use.replace("_", " ")
    for use in (AddressUse.HOME, AddressUse.APPROVED_PREMISES, AddressUse.CUSTODY, AddressUse.NO_FIXED_ABODE)
)
"""What an address is to somebody who sleeps there."""


class Ages(NamedTuple):
    """Between which ages somebody must be, in whole years, by one date of birth that may be known in part."""

    youngest: int
    oldest: int

    @property
    def words(self) -> str:
        """The ages as words, `aged 41 or 42`."""
        if self.youngest == self.oldest:
            return f"aged {self.youngest}"
        return f"aged {self.youngest} {'or' if self.oldest - self.youngest == 1 else 'to'} {self.oldest}"


class Glance(NamedTuple):
    """What is checked first.

    Attributes:
        born: The date of birth with all that sources say of it.
        ages: The ages by it; None where it is not one date that can be read, or where a death is recorded.
        died: The date of death likewise.
        stays: Where somebody stays or may still stay, without what its sources refute.
    """

    born: Field
    ages: Ages | None
    died: Field
    stays: tuple[Occupancy, ...]

    @property
    def has_died(self) -> bool:
        """Whether a source records a death, also on a day that cannot be read."""
        return bool(self.died.values) or self.died.state is KnowledgeState.UNREADABLE


def glance(found: Identity, occupancies: Sequence[Occupancy], on: date) -> Glance:
    """Gather what is checked first, as on a day."""
    fields = {field.name: field for field in found.fields}
    here = (each for each in occupancies if each.kind in STAYS and each.now is not Certainty.NO)
    first = Glance(fields["dob"], None, fields["deceased_on"], tuple(each for each in here if _holds(each)))
    return first if first.has_died else first._replace(ages=_ages(first.born, on))


def _holds(stay: Occupancy) -> bool:
    return any(each.strength != Strength.REFUTED for each in stay.stays)


def _ages(born: Field, on: date) -> Ages | None:
    given = {value.behind[0].record.text("dob") or "" for value in born.values}
    try:
        (day,) = map(parse_part_date, given)
    except ValueError:
        return None
    return Ages(_years(day.latest, on), _years(day.earliest, on)) if day.latest <= on else None


def _years(born: date, on: date) -> int:
    """Whole years; somebody born on 29 February is a year older on 1 March."""
    return on.year - born.year - ((on.month, on.day) < (born.month, born.day))
