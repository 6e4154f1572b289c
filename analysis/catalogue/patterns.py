"""What the catalogue says of the analyses of patterns."""

from __future__ import annotations

from analysis.catalogue.analysis import Analysis

NEAR_REPEAT = Analysis(
    name="Near repeats",
    command="near-repeat",
    question="After one offence, is another one near by and soon after more likely than chance says?",
    inputs=(
        "a table of offences with coordinates in one unit (metres, say) and dates; on the Patterns page the offences "
        "on record that you may see, of one category or of all, in metres"
    ),
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

LINKAGE = Analysis(
    name="Error rates of linking offences",
    command="evaluate linkage",
    question="When two offences look like the work of one hand, how often are they?",
    inputs=(
        "a table of offences (place, time or window, coded behaviours; any of them may be missing) and a table that "
        "says who is behind which offence; several people may be behind one"
    ),
    method=(
        "Each pair gets a likelihood ratio. Distance, gap in time, how many other offences lie nearer to either, hour "
        "and weekday each add what their falling curve says; each behaviour adds much for agreeing on what is rare, "
        "little for what is common, and nothing where it is unknown. Whole groups of offenders are held out; naive "
        "Bayes and logistic regression are measured on the same pairs, and offenders are drawn again and again to "
        "say how sure the difference is."
    ),
    source=(
        "Likelihood ratios for case linkage: Porter 2016, Statistics and Public Policy 3(1); measures as in Tonkin "
        "et al. 2025 and Woodhams et al. 2019; windows of time by Ratcliffe 2000"
    ),
    caveats=(
        "The published evidence is for offences by strangers; do not carry it over to offences in families or online.",
        "Solved offences are not all offences: series that were never noticed are not in the labelled data.",
        "A high rank is a reason to look, never a reason to believe: most pairs that look alike are not linked.",
        "255 linked pairs leave about 0.01 of uncertainty in the AUC: read the interval, not the third digit.",
    ),
    example=(
        "mosaic evaluate linkage --offences crimes.csv --series offenders.csv --id crimeID --x X --y Y --from date "
        "--mo entry --mo property --json"
    ),
)

SERIES = Analysis(
    name="Series: offences by one hand",
    command="series",
    question="Which offences, and which known series, may this offence belong with, and for which reasons?",
    inputs="offences on record, with place, time and coded behaviours as far as they are known",
    method=(
        "Two offences get a likelihood ratio: how much likelier what they share, and where they differ, is under one "
        "hand than under two. Each behaviour adds by how rare it is here; distance, gap in time and how many others "
        "lie nearer add by curves; the unknown adds nothing. All of it is learnt from offences that you may see and "
        "that somebody was convicted of, and every labelled pair is scored by a model that saw neither of its "
        "offenders, which is how the answer can say of how many pairs that scored so high how many were linked. An "
        "analyst supports, rejects or refers a pair; what is rejected is not proposed again."
    ),
    source=(
        "Porter 2016, Statistics and Public Policy 3(1); Tonkin et al. 2025, Woodhams et al. 2019 for what such lists "
        "can and cannot do; average linkage for groups"
    ),
    caveats=(
        "They may be the same hand, for the reasons given; most pairs that look alike are not linked.",
        "The published evidence is for offences by strangers; of families and online it says nothing.",
        "A behaviour that is not coded is unknown, not absent; base rates are those of this force's coding.",
        "Solved offences teach it: hands that were never caught may work otherwise.",
        "It goes beside a referral to SCAS and replaces none.",
    ),
    example="mosaic series new MR/104/26 --as analyst --purpose 'investigation: OP-12'",
)

ANALYSES = (NEAR_REPEAT, LINKAGE, SERIES)
