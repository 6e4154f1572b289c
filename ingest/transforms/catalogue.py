"""Every transform by the name that mapping files call it."""

from __future__ import annotations

from enum import StrEnum
from types import MappingProxyType
from typing import TYPE_CHECKING

from ingest.transforms.days import day_text, moment_text, time_text
from ingest.transforms.identifiers import doubt_of_pnc, mark_text, pnc_text, postcode_text
from ingest.transforms.names import birth_text, forenames_text, name_text, surname_text
from ingest.transforms.national_grid import latitude_text, longitude_text
from ingest.transforms.numbers import number_text, whole_text
from ingest.transforms.old_grading import old_grading_text
from ingest.transforms.phones import phone_text

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping


class Transform(StrEnum):
    """What a cell can be read as."""

    DATE = "date"
    TIME = "time"
    MOMENT = "moment"
    NUMBER = "number"
    WHOLE_NUMBER = "whole number"
    NAME = "name"
    SURNAME = "surname"
    FORENAMES = "forenames"
    BIRTH = "date behind a name"
    PHONE = "phone"
    POSTCODE = "postcode"
    VEHICLE_MARK = "vehicle mark"
    PNC = "PNC id"
    LATITUDE = "latitude"
    LONGITUDE = "longitude"
    OLD_GRADING = "5x5x5"


READERS: Mapping[Transform, Callable[[str], str]] = MappingProxyType(
    {
        Transform.DATE: day_text,
        Transform.TIME: time_text,
        Transform.MOMENT: moment_text,
        Transform.NUMBER: number_text,
        Transform.WHOLE_NUMBER: whole_text,
        Transform.NAME: name_text,
        Transform.SURNAME: surname_text,
        Transform.FORENAMES: forenames_text,
        Transform.BIRTH: birth_text,
        Transform.PHONE: phone_text,
        Transform.POSTCODE: postcode_text,
        Transform.VEHICLE_MARK: mark_text,
        Transform.PNC: pnc_text,
        Transform.LATITUDE: latitude_text,
        Transform.LONGITUDE: longitude_text,
        Transform.OLD_GRADING: old_grading_text,
    }
)
"""What reads a cell; each raises `UnreadableValueError` for what it cannot read, and a blank result says nothing."""

DOUBTS: Mapping[Transform, Callable[[str], str]] = MappingProxyType({Transform.PNC: doubt_of_pnc})
"""Why what was read is doubtful; blank where it is not."""
