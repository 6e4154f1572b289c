"""What the catalogue says of the analyses of saved charts."""

from __future__ import annotations

from analysis.catalogue.analysis import Analysis

CHANGES = Analysis(
    name="Changed since a chart was saved",
    command="chart changes",
    question="Is what this chart was drawn from still what is on record?",
    inputs="a saved chart",
    method=(
        "Every row about a thing on the chart, or about a report on which one rests, is looked at in the state that "
        "was loaded when the chart was saved and in that of today. Another version is one item: new, corrected, "
        "regraded, withdrawn, or changed by a later load; so is each judgement since that made two records "
        "one or took that back."
    ),
    source="Mosaic's own: it compares versions, it estimates nothing",
    caveats=(
        "No item says that nothing was recorded that you may see, never that nothing happened.",
        "What was recorded since may have happened long before.",
    ),
    example="mosaic chart changes chart-4f2a --as analyst --purpose 'MAPP meeting: MM-4'",
)

COMPARISON = Analysis(
    name="Two states of a chart",
    command="chart compare",
    question="What is on this picture that was not on that one, and what is no longer?",
    inputs="a saved chart, and two of its versions or two days",
    method=(
        "A thing is on a picture where it is shown and may be seen; an assertion is the same in both where it is the "
        "same place in the same source row, and changed where another version of the row stands. What you may not see "
        "today is left out of both."
    ),
    source="Mosaic's own: it compares versions, it estimates nothing",
    caveats=("What was added may be old news that was recorded late.",),
    example="mosaic chart compare chart-4f2a --versions 1 2 --as analyst --purpose 'MAPP meeting: MM-4'",
)

ANALYSES = (CHANGES, COMPARISON)
