"""Every analysis of Mosaic; whoever adds one adds it here."""

from __future__ import annotations

from analysis.catalogue import charts, networks, offending, patterns

CATALOGUE = (*networks.ANALYSES, *patterns.ANALYSES, *offending.ANALYSES, *charts.ANALYSES)
