"""Everything that questions on series share: the offences, what solved ones teach, and what was decided."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

import numpy as np

from analysis.patterns.linkage.comparing import Comparer
from analysis.patterns.series.learning import Learnt, learn, parts_of
from graph.errors import InputError

if TYPE_CHECKING:
    from analysis.patterns.linkage.comparing import Pairs
    from analysis.patterns.linkage.offences import Floats
    from analysis.patterns.series.cases import Cases
    from analysis.patterns.series.decided import Decisions

FEWEST_OFFENCES = 2


class Desk(NamedTuple):
    """Offences ready to be compared."""

    cases: Cases
    comparer: Comparer
    learnt: Learnt
    decisions: Decisions

    def place(self, offence: str) -> int:
        """Where an offence stands.

        Raises:
            InputError: If it is not among the offences that are compared.
        """
        found = self.cases.place_of.get(offence)
        if found is None:
            raise InputError("This is no offence that can be compared: name one that is described on record.")
        return found

    def ratios(self, pairs: Pairs) -> Floats:
        """The log likelihood ratio of each pair: everything but the prior."""
        found = np.zeros(len(pairs.first))
        for part, compared in self.comparer.in_parts(pairs):
            found[part] = parts_of(self.learnt.model, compared, len(found[part])).sum(axis=1)
        return found


def lay_out(cases: Cases, decided: Decisions) -> Desk:
    """Make offences ready.

    Raises:
        InputError: If there are fewer than two offences.
    """
    if len(cases.each) < FEWEST_OFFENCES:
        raise InputError("Fewer than two offences are on record that you may see: there is nothing to compare.")
    comparer = Comparer(cases.offences)
    return Desk(cases, comparer, learn(cases, comparer), decided)
