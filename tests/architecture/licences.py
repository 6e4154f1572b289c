"""Which licences the packages of Mosaic's own process are under, as their metadata say."""

from __future__ import annotations

import re
from importlib.metadata import Distribution, distribution
from typing import NamedTuple

from packaging.requirements import Requirement
from packaging.utils import NormalizedName, canonicalize_name

_GPL = re.compile(r"\bA?GPL|GNU (Affero )?General Public", re.IGNORECASE)
_LGPL = re.compile(r"\bLGPL|GNU (Lesser|Library)( General Public)?", re.IGNORECASE)
# An old package's whole licence text may name other licences, so only what stands before its terms is read.
_OPENING = 120


class Package(NamedTuple):
    """One package that runs in Mosaic's own process, and the words of its licence."""

    name: str
    licence: str

    @property
    def is_gpl(self) -> bool:
        """Whether it may only be part of a program that is under the GPL as a whole."""
        return bool(_GPL.search(_LGPL.sub("", self.licence)))

    @property
    def is_lgpl(self) -> bool:
        """Whether its licence asks that it can be exchanged by whoever receives it."""
        return bool(_LGPL.search(self.licence))


def packages_needed_by(name: str) -> list[Package]:
    """The package and all that it needs on this platform, extras left out."""
    found: dict[NormalizedName, Package] = {}
    waiting = [canonicalize_name(name)]
    while waiting:
        wanted = waiting.pop()
        if wanted not in found:
            installed = distribution(wanted)
            found[wanted] = Package(wanted, _licence_of(installed))
            waiting += _needed_by(installed)
    return sorted(found.values())


def _needed_by(installed: Distribution) -> list[NormalizedName]:
    wanted = [Requirement(text) for text in installed.requires or ()]
    here = [one for one in wanted if one.marker is None or one.marker.evaluate({"extra": ""})]
    return [canonicalize_name(one.name) for one in here]


def _licence_of(installed: Distribution) -> str:
    metadata = installed.metadata
    classifiers = [text for text in metadata.get_all("Classifier") or () if text.startswith("License ::")]
    stated = [(metadata[field] or "")[:_OPENING] for field in ("License-Expression", "License") if field in metadata]
    return "; ".join(text for text in (*stated, *classifiers) if text)
