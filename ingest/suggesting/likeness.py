"""How like a header is to a field: by its words, by what else forces call the field, and by a slip of the keyboard."""

from __future__ import annotations

import re
from difflib import SequenceMatcher
from functools import cache
from types import MappingProxyType

from graph.searchtext import folded

SAME, SAME_WORDS, PART, SLIP = 1.0, 0.85, 0.75, 0.7
CLOSE = 0.88
_CAMEL = re.compile(r"(?<=[a-z])(?=[A-Z])")
_ALSO = {
    "surname": "last name; family name; sname; second name",
    "forenames": "forename; first name; given name; given names; fname; christian name; forename s",
    "dob": "date of birth; d o b; born; birth date; born on",
    "sex": "gender",
    "pnc_id": "pnc; pncid; pnc no; pnc number",
    "cro": "cro no; cro number",
    "visor_ref": "visor; visor id; visor no",
    "nino": "ni number; national insurance; ni no",
    "occupation": "job; employment",
    "line1": "address; address line 1; street; home address; addr; address 1; premises",
    "town": "city; locality; place; address town",
    "postcode": "post code; zip; pcode; postal code",
    "vrm": "registration; reg; vehicle reg; number plate; plate; vehicle registration; reg no; index",
    "make": "vehicle make",
    "model": "vehicle model",
    "colour": "vehicle colour; color",
    "number": "phone; telephone; tel; mobile; phone number; tel no; mobile number; contact number; msisdn",
    "handle": "username; user name; screen name; account name; handle used",
    "platform": "site; service; app",
    "name": "alias; nickname; known as; aka; also known as; full name",
    "title": "subject; headline; summary; heading",
    "text": "narrative; report text; details; intelligence; body; notes; free text",
    "description": "remarks; comments",
    "event_on": "event date; incident date; date of event",
    "submitted_at": "date submitted; submitted; submitted on",
    "submitted_by": "submitting officer; author",
    "origin_id": "origin; source ref; source id",
    "source_grade": "source; source evaluation; src grade",
    "info_grade": "intelligence evaluation; information; info evaluation; intel grade",
    "handling_code": "handling",
    "crime_ref": "crime no; crime number; crime reference; crime ref; occurrence number",
    "category": "offence; crime type; offence type; hocr",
    "from_at": "committed from; offence date; date from; start; committed on",
    "to_at": "committed to; date to; end",
    "kind": "type; relationship; relation; sort",
    "visited_at": "visit date; date of visit; visited on; date visited",
    "outcome": "visit outcome; result of visit",
    "agency": "organisation; partner agency",
    "made_on": "contact date; date of contact",
    "checked_on": "check date; date checked",
    "system": "system checked; database",
    "result": "outcome",
    "grade": "grading; 3x5x2; evaluation; eval",
    "recorded_at": "date recorded; created; created on; entered on; date entered; recorded on; logged at; updated",
    "recorded_by": "entered by; recording officer; created by; officer; logged by",
    "valid_from": "from; start date; date from; since",
    "valid_to": "to; end date; until; date to",
    "person_id": "nominal; nominal id; nominal ref; nominal no; person; person ref; subject; subject id; subject ref; "
    "offender id; offender ref; individual; individual ref; urn; id; ref; person no",
    "other_person_id": "associate; associate id; associate ref; partner; other nominal; linked nominal; linked person",
    "address_id": "address ref; location id; premises id; location",
    "vehicle_id": "vehicle ref; vehicle",
    "phone_id": "phone ref",
    "report_id": "report; report ref; intel ref; log no; log number; urn; intelligence ref; intel log; report number",
    "offence_id": "crime id; crime; offence ref; occurrence",
    "visit_id": "visit ref; visit no",
    "officer_id": "officer; collar number; collar no",
}


@cache
def words_of(header: str) -> str:
    """A header as plain words.

    >>> words_of("NominalRef"), words_of("D.O.B.")
    ('nominal ref', 'd o b')
    """
    return folded(_CAMEL.sub(" ", header))


def likeness(header: str, name: str) -> float:
    """How like a header is to a field of this name, from 0 to 1.

    >>> likeness("Family Name", "surname"), likeness("Shoe size", "surname")
    (1.0, 0)
    """
    words = words_of(header)
    return max((_alike(words, other) for other in _called(name)), default=0)


@cache
def _called(name: str) -> tuple[str, ...]:
    also = _ALSO.get(name, "").split(";")
    return tuple(filter(None, (folded(name.replace("_", " ")), *(folded(each) for each in also))))


def _alike(words: str, other: str) -> float:
    if words.replace(" ", "") == other.replace(" ", ""):
        return SAME
    mine, theirs = set(words.split()), set(other.split())
    if len(theirs) > 1 and theirs <= mine:
        return SAME_WORDS
    # One word of several proves something only where it is the whole name of the field.
    if theirs <= mine and len(mine) <= 2:  # noqa: PLR2004
        return PART
    return SLIP if len(words) > 4 and SequenceMatcher(None, words, other).ratio() >= CLOSE else 0  # noqa: PLR2004


KNOWN_NAMES = MappingProxyType(_ALSO)
"""What else forces call a field, for tests to hold against the model."""
