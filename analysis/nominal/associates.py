"""Who a nominal is linked to, on what grading and how well corroborated; parallel assertions are one line."""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING, NamedTuple

from analysis.nominal.evidence import Evidence, corroborated, evidence
from analysis.nominal.when import period_of, period_words
from graph.grading import GradingError, parse_grading
from graph.vocabulary import AssociationKind, Strength

if TYPE_CHECKING:
    from collections.abc import Sequence

    from graph.corroboration import Corroboration
    from graph.reading.results import Dossier, Link, Thing

ONE_SIDED = frozenset({AssociationKind.EMPLOYER, AssociationKind.CONTROLLING, AssociationKind.CHILD_CONTACT})
"""Kinds that mean something else from the other side, so that the direction must be told."""
_FIRMNESS = {strength.value: place for place, strength in enumerate(Strength)}
_UNSTATED = len(_FIRMNESS)


class Associate(NamedTuple):
    """One kind of association with one other person.

    Attributes:
        other: The associate.
        kind: The kind in words.
        direction: For a one-sided kind, on whose row it stands; else empty.
        strengths: What the sources say of how firm it is, the firmest first; refuted ones are folded apart.
        grades: The distinct gradings behind it, the best first.
        periods: The distinct periods behind it, in words.
        details: Roles and remarks, as recorded.
        behind: Every assertion, the latest recorded first.
    """

    other: Thing
    kind: str
    direction: str
    strengths: tuple[str, ...]
    grades: tuple[str, ...]
    periods: tuple[str, ...]
    details: tuple[str, ...]
    behind: tuple[Evidence, ...]

    @property
    def corroboration(self) -> Corroboration:
        """How many known origins say so; a copied report does not corroborate itself."""
        return corroborated(self.behind)

    @property
    def is_refuted(self) -> bool:
        """Whether these assertions are ones that a source refutes."""
        return self.strengths == (Strength.REFUTED.value,)


def associates(dossier: Dossier) -> tuple[Associate, ...]:
    """Fold parallel assertions of one kind about one person; the firmest and best corroborated come first."""
    found: defaultdict[tuple[str, str, str, bool], list[Link]] = defaultdict(list)
    for link in dossier.tied("ASSOCIATED_WITH"):
        refuted = link.record.strength == Strength.REFUTED
        found[link.other.id, link.kind or "", _direction(link), refuted].append(link)
    folded = [_fold(dossier, links) for links in found.values()]
    return tuple(sorted(folded, key=_by_firmness))


def _fold(dossier: Dossier, links: Sequence[Link]) -> Associate:
    behind = tuple(evidence(dossier, link.record) for link in links)
    strengths = {link.record.strength or "" for link in links}
    grades = {each.grade for each in behind if each.grade}
    remarks = (link.record.text(field) for link in links for field in ("role", "detail"))
    return Associate(
        other=links[0].other,
        kind=(links[0].kind or "kind not recorded").replace("_", " "),
        direction=_direction(links[0]),
        strengths=tuple(strength or "strength not recorded" for strength in sorted(strengths, key=_firmness)),
        grades=tuple(sorted(grades, key=_quality)),
        periods=tuple(dict.fromkeys(period_words(period_of(link.record)) for link in links)),
        details=tuple(dict.fromkeys(remark for remark in remarks if remark)),
        behind=behind,
    )


def _direction(link: Link) -> str:
    if link.kind not in ONE_SIDED:
        return ""
    return "recorded of this nominal" if link.forward else "recorded of the associate"


def _firmness(strength: str) -> int:
    return _FIRMNESS.get(strength, _UNSTATED)


def _quality(grade: str) -> tuple[bool, str]:
    try:
        return False, str(parse_grading(grade))
    except GradingError:
        return True, grade


def _by_firmness(associate: Associate) -> tuple[bool, int, int, str]:
    known = associate.corroboration.known
    return associate.is_refuted, _firmness(associate.strengths[0]), -known, associate.other.label
