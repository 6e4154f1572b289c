"""What the catalogue says of the analyses of networks."""

from __future__ import annotations

from analysis.catalogue.analysis import Analysis

ASSOCIATION_ERROR = Analysis(
    name="How good suggested associations are",
    command="evaluate associations",
    question="How far may a list of likely unrecorded associations be trusted, on data like mine?",
    inputs="a file of links between people (--links), or of who was at which offence or meeting (--events)",
    method=(
        "Part of what is known is hidden, of offences and meetings whole ones, and each method ranks the pairs that "
        "are left without a tie; stacked methods learn by hiding again within what is left."
    ),
    source=(
        "Jaccard 1901; Adamic and Adar 2003; Zhou, Lü and Zhang 2009 (resource allocation); Ghasemian and others 2020 "
        "(stacking)"
    ),
    caveats=(
        "A pair that is not known to be associated counts as wrong, although some of them will be associated.",
        "Where most hidden pairs have nobody else on record, structure cannot tell, and the answer says so.",
        "A suggestion is a hypothesis for a person to test, never an association.",
    ),
    example="mosaic evaluate associations --events offenders.csv --a crime --b offender --seeds 20",
)

ANALYSES = (ASSOCIATION_ERROR,)
