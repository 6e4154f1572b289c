"""What the catalogue says of the analyses of patterns."""

from __future__ import annotations

from analysis.catalogue.analysis import Analysis

NEAR_REPEAT = Analysis(
    name="Near repeats",
    command="near-repeat",
    question="After one offence, is another one near by and soon after more likely than chance says?",
    inputs="a table of offences with coordinates in one unit (metres, say) and dates",
    method=(
        "Knox test: every pair of offences is counted by its distance in space and in time, bands [a, b); the dates "
        "are then shuffled over the places many times, so that busy places and busy seasons alone give no result."
    ),
    source=(
        "Knox 1964; counts, ratios and p are defined as in Steenbeek's NearRepeat: the ratio is to the mean of the "
        "shuffles, and p is (shuffles with at least as many pairs + 1) / (shuffles + 1)"
    ),
    caveats=(
        "It speaks of an area and a period as a whole, never of one person or one address.",
        "Many bands are many tests: one small p in a large table is expected by chance.",
        "A date that is only the day of the report moves pairs between bands.",
    ),
    example="mosaic near-repeat crimes.csv --x X --y Y --date date --space 0,100,200 --time 0,7,14 --seed 1",
)

ANALYSES = (NEAR_REPEAT,)
