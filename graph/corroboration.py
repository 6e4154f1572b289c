"""How many known origins stand behind a statement: a copied report does not corroborate itself."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterable


class Corroboration(NamedTuple):
    """Origins behind assertions that say the same.

    Attributes:
        known: Distinct origins that are recorded.
        unrecorded: Assertions whose origin is not recorded; none of them counts as a further origin.
        withdrawn: Assertions whose report was withdrawn, which is no origin any longer.
    """

    known: int
    unrecorded: int
    withdrawn: int = 0

    @property
    def words(self) -> str:
        """As it stands on screen.

        >>> Corroboration(1, 3).words
        '1 known origin, 3 of unrecorded origin'
        """
        known = f"{self.known} known origin{'' if self.known == 1 else 's'}" if self.known else ""
        unrecorded = f"{self.unrecorded} of unrecorded origin" if self.unrecorded else ""
        withdrawn = f"{self.withdrawn} resting on a withdrawn report" if self.withdrawn else ""
        return ", ".join(part for part in (known, unrecorded, withdrawn) if part) or "nothing recorded"


def corroboration(origins: Iterable[str | None], *, withdrawn: int = 0) -> Corroboration:
    """Count the origins of assertions that say the same thing; None or blank is an origin that is not recorded.

    Args:
        origins: Of each assertion whose report stands, or that cites none.
        withdrawn: How many others rest on a report that was withdrawn.

    >>> corroboration(["O-1", "O-1", None], withdrawn=1).words
    '1 known origin, 1 of unrecorded origin, 1 resting on a withdrawn report'
    """
    listed = list(origins)
    known = len({origin for origin in listed if origin})
    return Corroboration(known, sum(1 for origin in listed if not origin), withdrawn)
