"""What the catalogue says of the analyses of one person's offending."""

from __future__ import annotations

from analysis.catalogue.analysis import Analysis

_ASKER = "--as analyst --purpose 'risk assessment: OP-12'"

SEQUENCE = Analysis(
    name="Escalation and access",
    command="sequence",
    question="How did the offending develop, how were victims reached, and where is the same way in open now?",
    inputs="a nominal with offences on record",
    method=(
        "Offences in order, each beside the one before: gravity by the longest sentence the law allows, contact, "
        "intervals, coded behaviours. Ways in by what the offence's record, its coded behaviours and its address say; "
        "then what is on record today of partners and children tied to them, homes, work, groups and accounts."
    ),
    source="Gravity: statutory maximum sentences, England and Wales; the ways in are Mosaic's own list",
    caveats=(
        "It orders what is on record; undetected offences, custody and late reports all bend the picture.",
        "Nothing recorded of a way in does not say that it is closed.",
        "It does not say that anybody will offend again, nor that an opening will be used.",
    ),
    example=f"mosaic sequence N10010 {_ASKER}",
)

TIMES = Analysis(
    name="Times of offending",
    command="times",
    question="On which days, at which hours, in which months and at which intervals were the offences?",
    inputs="a nominal with offences on record, each with a time or a window",
    method=(
        "A window of n hours adds 1/n of an offence to each; windows of a week or more are counted apart. Custody and "
        "tags on record are laid beside the windows."
    ),
    source="Ratcliffe 2000, aoristic analysis",
    caveats=(
        "Few offences make any pattern: read the counts before the colours.",
        "It shows when offences on record were, not when the next one is to be expected.",
        "An offence in a time of custody is a contradiction between records, for a person to resolve.",
    ),
    example=f"mosaic times N10010 {_ASKER}",
)

PLACES = Analysis(
    name="Places of offending",
    command="places",
    question="How far from home were the offences, which places were used again, and where do they lie densest?",
    inputs="a nominal with offences on record, with coordinates of their own or of their address",
    method=(
        "Each offence is measured from every home that was or may have been theirs on the day; places at most 200 m "
        "apart count as used again; density is a normal kernel over hexagons."
    ),
    source="Silverman 1986 for the kernel; H3 for hexagons; journeys to crime as in Lundrigan's work",
    caveats=(
        "Density shows where records lie, not where the next offence is to be expected.",
        "A home whose end is not recorded may no longer have been theirs: such journeys are marked.",
        "Offences online, or without coordinates, are on no map.",
    ),
    example=f"mosaic places N10010 {_ASKER}",
)

PROFILE = Analysis(
    name="Geographic profile",
    command="profile",
    question="Were a base not known, in which order should the area be searched for it, and may that be asked?",
    inputs="a nominal with five or more offences at distinct places and one stable home in their time",
    method=(
        "Rossmo's criminal geographic targeting, only where nothing on record speaks against its conditions: five "
        "offences or more, one stable anchor within their area. Otherwise it says which condition fails. Where a home "
        "is known, the share of the area that would have been searched before it is told."
    ),
    source="Rossmo 2000, Geographic Profiling; conditions as in Rossmo 2005",
    caveats=(
        "It orders a search and names nobody and no address.",
        "That one person did all of it, and that targets lie about evenly, cannot be checked on records.",
        "A hit share measured on a known home says how the method did here once, not how it will do.",
    ),
    example=f"mosaic profile N10010 {_ASKER}",
)

ANALYSES = (SEQUENCE, TIMES, PLACES, PROFILE)
