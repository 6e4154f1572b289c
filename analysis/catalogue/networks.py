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

PATHS = Analysis(
    name="Paths",
    command="paths",
    question="How is this person connected to that one, and what is the weakest part of it?",
    inputs="two or more people on record",
    method=(
        "Every tie that you may see is a step, parallel reports together; paths are ranked by fewest links and, side "
        "by side, by strongest association: the product of the steps' weights, from kind, grading, firmness, recency, "
        "corroboration and how many share a thing. What a source refutes is left out."
    ),
    source="Dijkstra 1959; Hart, Nilsson and Raphael 1968; the weights are Mosaic's own and stand in the answer",
    caveats=(
        "A path says that records can be strung together, not that these people know each other.",
        "No path found says that none is on record for you; it never says that there is none.",
        "The weights are a convention: a small difference in strength means nothing.",
    ),
    example="mosaic paths P1 P2 --steps 4 --without MEMBER_OF --as analyst --purpose 'intelligence development: OP-12'",
)

ANALYSES = (ASSOCIATION_ERROR, PATHS)
