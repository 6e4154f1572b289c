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

ASSOCIATES = Analysis(
    name="Associates",
    command="associates",
    question="Who is associated with this nominal, directly or through something shared, and how sure is that?",
    inputs="a nominal on record",
    method=(
        "Parallel reports of one kind of association are one line with its period, firmness, grading and number of "
        "known origins. Beside them stands who shares an address, phone, vehicle, account, organisation or offence, or "
        "was in custody in the same establishment: at the same time, possibly so, or one after the other, as far as "
        "recorded dates decide. What a source refutes is told apart, and what more than 200 share ties nobody."
    ),
    source="overlap of vague dates: Allen 1983; corroboration by distinct origins: Mosaic",
    caveats=(
        "Sharing a thing, even at the same time, does not say that two people met.",
        "A blank end is not recorded, not open: such periods overlap only possibly.",
        "Nothing recorded does not say that there are no associates.",
    ),
    example="mosaic associates P1 --as analyst --purpose 'intelligence development: OP-12'",
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

GROUPS = Analysis(
    name="Groups",
    command="network groups",
    question="Which groups are there, how sure is each of them, and who is in it?",
    inputs="the ties that you may see: direct ones, and through things that no more than 200 people share",
    method=(
        "People are put into one group as long as that makes ties within groups more, beyond what chance would give "
        "(Leiden, on the weights of `mosaic network weights`). This is done from several beginnings; a group's "
        "stability is how often two of its people fall together. Beside it stand components (who can reach whom), "
        "k-cores and cliques; of a clique it is said whether one shared thing ties all of it."
    ),
    source=(
        "Traag, Waltman and van Eck 2019; Hubert and Arabie 1985 (agreement of runs); Seidman 1983; Bron and Kerbosch "
        "1973; Home Office, Social network analysis: how to guide, 2016"
    ),
    caveats=(
        "A group says that the record ties its people more to each other than to the rest, not that they act together.",
        "A group of low stability depends on where the method began: do not name it to a meeting.",
        "The record shows who was looked at; whoever was not is missing.",
    ),
    example="mosaic network groups --seeds 10 --as analyst --purpose 'intelligence development: OP-12'",
)

BROKERS = Analysis(
    name="Brokers",
    command="network brokers",
    question="Who connects these people, or these two groups, and is that so or were they merely looked at more?",
    inputs="the ties that you may see; for two groups somebody of each",
    method=(
        "Betweenness: the share of shortest paths between others that pass through somebody, exact up to 3,000 people "
        "and sampled with a standard error beyond. Who alone holds parts together is found by taking out each person. "
        "Key players are chosen one by one: who cuts most of what is connected, and who reaches most within two "
        "steps. Each stands beside the number of records about them, and the ranking is made again without ties of "
        "low grading (source 3, information D or E)."
    ),
    source="Freeman 1977; Brandes 2001; Brandes and Pich 2007; Tarjan 1972; Borgatti 2006; Burcher 2020",
    caveats=(
        "A broker stands between others on record; that says nothing about what passes through them, or who leads.",
        "Where the ranking follows the number of records it says who was looked at, and the answer warns of it.",
        "A high place with few records is a gap: the bridge rests on thin evidence.",
    ),
    example="mosaic network brokers --one P1 --other P9 --as analyst --purpose 'intelligence development: OP-12'",
)

SUGGESTIONS = Analysis(
    name="Likely unrecorded associations",
    command="network suggest",
    question="Who may be associated, although nothing on record says so, and how often would such a hunch be right?",
    inputs="the ties that you may see; at least ten of them",
    method=(
        "Part of the known ties is hidden and it is learned how closeness in what is left foretells them; pairs that "
        "are not tied are then ranked by that (beyond 600 people by resource allocation among those with a common "
        "associate). The same trial gives each hypothesis its base rate: of pairs that scored as high, so many were "
        "hidden ties. Where hidden ties cannot be told from other pairs nothing is suggested."
    ),
    source="Zhou, Lü and Zhang 2009 (resource allocation); Ghasemian and others 2020 (stacking); Katz 1953",
    caveats=(
        "A suggestion is a hypothesis for a person to test. It is never drawn or recorded as an association.",
        "The base rate is that of ties on record; those that nobody recorded may be of another sort.",
        "Whoever was looked at more is suggested more often.",
    ),
    example="mosaic network suggest --about P1 --as analyst --purpose 'intelligence development: OP-12'",
)

CHANGES = Analysis(
    name="Changes in a network",
    command="network changes",
    question="Who is new around this person since a date, and who is no longer there?",
    inputs="a date, and a nominal where only their ties are wanted",
    method=(
        "The network is read as it stood on record at both moments. A tie is new, gone, or changed where other "
        "assertions stand behind it; each is told with how the two are tied and with those assertions."
    ),
    source="states of the record by its three clocks: Mosaic, decision 3",
    caveats=(
        "New means newly recorded: the tie itself may be older than the date.",
        "Gone means that no record which stands says so any longer, not that people parted.",
        "Nothing new recorded does not say that nothing changed.",
    ),
    example="mosaic network changes P1 --since 2026-06-01 --as analyst --purpose 'intelligence development: OP-12'",
)

ANALYSES = (ASSOCIATES, ASSOCIATION_ERROR, PATHS, GROUPS, BROKERS, SUGGESTIONS, CHANGES)
