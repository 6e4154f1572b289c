"""What things are called on screen, and the caveats beside them."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from analysis.nominal.when import day_words, moment_words, with_plain_days
from graph.grading import ActionCode, HandlingCode, SanitisationCode
from graph.kinds import MODELS, NODE_KINDS
from graph.links import LINK_TYPES
from graph.model.row import SearchGroup
from graph.partdates import Certainty
from graph.vocabulary import Marking

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence
    from datetime import date, datetime

    from graph.access import AccessClass
    from graph.reading.results import Changed, Link, Record, Thing

MARKING = Marking.OFFICIAL_SENSITIVE.value
NOTHING_RECORDED = "Nothing recorded"
NOT_LOADED = "no data loaded yet"

CAVEAT_ABSENCE = "Absence of information is not evidence of safety."
CAVEAT_ASSOCIATES = (
    "A link says that a source tied two people together. It does not say that either did anything. "
    "Corroboration counts distinct known origins: a copied report does not corroborate itself."
)
CAVEAT_SCALES = (
    "Three scales that answer different questions. The same word on two of them is not the same risk, so they are "
    "never put together."
)
CAVEAT_MO = "A behaviour that is not coded is unknown, not absent."
CAVEAT_CHRONOLOGY = "Dated by when things happened, not by when they were recorded."
CAVEAT_TRACE = (
    "“No trace” means that nothing this viewer may see in the data of that moment agrees. It does not say that the "
    "person, vehicle or number is of no interest."
)

NOW_WORDS = {
    Certainty.CERTAIN: "Now",
    Certainty.POSSIBLE: "Possibly still: no end is recorded, and it was not confirmed up to this day",
    Certainty.NO: "Before",
}
MATCHED_IN = {
    SearchGroup.NAME: "name",
    SearchGroup.ADDRESS: "address",
    SearchGroup.PLATE: "registration mark",
    SearchGroup.PHONE: "phone number",
    SearchGroup.HANDLE: "online handle",
    SearchGroup.REFERENCE: "reference",
    SearchGroup.TEXT: "words of a report",
}


def title(name: str) -> str:
    """A field or a code as words.

    >>> title("assessed_on"), title("visor_ref")
    ('Assessed on', 'ViSOR ref')
    """
    return _TITLES.get(name) or name.replace("_", " ").strip().capitalize()


# What a file or a folder is called stays as it is: somebody has to find it.
_FIELD = re.compile(r"`?(?<![\w/\\.-])([a-z][a-z0-9]*(?:_[a-z0-9]+)+)(?![\w/\\-]|\.\w)`?")


def by_labels(refusal: str) -> str:
    """A refusal that names fields and codes as files do, with the names that stand on the screen.

    >>> by_labels("Fill in made_on, report_id: this kind of entry is of no use without it.")
    'Fill in “Made on”, “Report”: this kind of entry is of no use without it.'
    >>> by_labels("report_mentions.csv, line 3: `made_on` cannot be read.")
    'report_mentions.csv, line 3: “Made on” cannot be read.'
    """
    return _FIELD.sub(lambda found: f"“{title(found[1].removesuffix('_id'))}”", refusal)


_TITLES = {
    "line1": "Line 1",
    "line2": "Line 2",
    "uprn": "UPRN",
    "vrm": "Registration mark",
    "visor_ref": "ViSOR ref",
    "visor_contact": "ViSOR contact",
    "visor_exported": "ViSOR exported",
    "risk_assessment_on_visor": "Risk assessment on ViSOR",
    "pnc_id": "PNC ID",
    "cro": "CRO number",
    "nino": "National Insurance number",
    "dob": "Date of birth",
    "event_on": "When it happened",
    "mappa_category": "MAPPA category",
    "mappa_level": "MAPPA level",
    "scas_referred_on": "SCAS referred on",
    "fte": "Full-time equivalent",
}


def kind_title(kind: str) -> str:
    """A kind of thing as words."""
    return NODE_KINDS[kind].title.capitalize()


def thing_words(thing: Thing) -> str:
    """What a thing is called on screen: one that is named by a code or a date in words, with what it is.

    >>> from graph.reading.results import Thing
    >>> thing_words(Thing("v", "Visit", "home_visit")), thing_words(Thing("m", "Meeting", "MAPPA, 2026-07-15T10:00"))
    ('Home visit', 'Meeting: MAPPA, 15 Jul 2026 10:00')
    """
    is_said = thing.kind in _SAID_WITH_KIND
    if thing.masked or not (is_said or thing.kind in _NAMED_BY_CODE):
        return thing.label
    kind = kind_title(thing.kind)
    words = " ".join(_SHORT.get(word, word) for word in with_plain_days(thing.label).replace("_", " ").split())
    if is_said and not words.startswith(kind):
        return f"{kind}: {words}"
    return f"{words[:1].upper()}{words[1:]}"


_NAMED_BY_CODE = frozenset({"Visit", "Assessment", "Order", "Device", "MoBehaviour"})
# A bare "supervisor" or "address" says nothing without what it is a kind of.
_SAID_WITH_KIND = frozenset(
    {"Check", "Condition", "Decision", "Management", "Meeting", "Notification", "Plan", "Review"}
)
_SHORT = {"csods": "CSODS", "dvds": "DVDS"}


def tie_words(link: Link) -> str:
    """How two things are related, read from the one that the page is about."""
    words = LINK_TYPES[link.type]
    return words.forward if link.forward else words.backward


def record_title(record: Record) -> str:
    """What a record is."""
    return MODELS[record.model].TITLE


def recorded_words(record: Record) -> str:
    """When and by whom a line was recorded; a load is never passed off as the recording."""
    by = f" by {record.recorded_by}" if record.recorded_by else ", recorder not given"
    if not record.recorded_stated:
        return f"recorded date not given; loaded {moment_words(record.recorded_at)}{by}"
    return f"recorded {moment_words(record.recorded_at)}{by}"


def changed_words(record: Record) -> str:
    """What a person did to a row, who it was, when and why; blank where nobody did anything."""
    if record.changed is None:
        return ""
    done = record.changed
    return f"{done.what} by {done.by} on {moment_words(record.recorded_at)}: {done.reason}"


def withdrawn_words(done: Changed) -> str:
    """That a report was withdrawn, beside what rests on it."""
    return f"Its report was withdrawn by {done.by} and is no origin any longer: {done.reason}"


def statement_words(record: Record) -> str:
    """Whether the source states a fact, an assessment or an inference."""
    return record.statement or "not stated whether fact, assessment or inference"


def handling_words(restricted: AccessClass, conditions: str | None) -> tuple[str, ...]:
    """How a line may be handled, one sentence each; free-text conditions are shown because nobody can enforce them."""
    found: list[str] = []
    for scale, code in ((HandlingCode, restricted.handling), (ActionCode, restricted.action)):
        found += [f"{code}: {scale(code).words}"] if code else []
    if restricted.sanitisation:
        found.append(f"{restricted.sanitisation}: {SanitisationCode(restricted.sanitisation).words}")
    if restricted.compartments:
        found.append(f"Compartment: {', '.join(sorted(restricted.compartments))}")
    if restricted.recipients:
        found.append(f"Only for: {', '.join(sorted(restricted.recipients))}")
    if conditions:
        found.append(f"Conditions: {conditions}")
    return tuple(found) or ("No handling conditions recorded",)


def loaded_words(loaded_at: datetime | None) -> str:
    """The date of the data."""
    return f"data loaded to {moment_words(loaded_at)}" if loaded_at else NOT_LOADED


def nothing_since(days: Iterable[date | None], on: date) -> str:
    """How long nothing has been recorded; never that there is no concern.

    >>> from datetime import date
    >>> nothing_since([date(2026, 3, 3), None], date(2026, 11, 24))
    'Nothing recorded since 3 Mar 2026.'
    """
    past = [day for day in days if day and day <= on]
    return f"Nothing recorded since {day_words(max(past))}." if past else f"{NOTHING_RECORDED} with a date in the past."


def kind_of_tie(kind: str) -> str:
    """A kind of tie that can be left out: a link, what is shared, or how somebody is tied.

    >>> kind_of_tie("MEMBER_OF"), kind_of_tie("co_offender"), kind_of_tie("Vehicle")
    ('with organisation', 'co offender', 'vehicle')
    """
    link = LINK_TYPES.get(kind.strip().upper())
    return link.forward if link else kind.strip().replace("_", " ").lower()


def without_words(kinds: Sequence[str]) -> str:
    """That kinds of tie were left out, to be put behind something else; empty where none was.

    >>> without_words(["co_offender", "Vehicle"]), without_words([])
    ('; without co offender, vehicle', '')
    """
    return f"; without {', '.join(map(kind_of_tie, kinds))}" if kinds else ""
