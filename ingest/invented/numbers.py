"""Identifiers of the right shape that nobody was ever given.

Phones come from the ranges that Ofcom keeps for drama (07700 900000-900999, 01632 960000-960999): a thousand
each, so a national force repeats numbers across districts under different keys. Plates have a regional mark with I, Q
or Z in a place where none was issued. Postcodes are in areas that do not exist. PNC ids have a right check letter
behind serials of eight million and more; NI numbers begin with QQ, which is kept for examples; UPRNs begin with 999.
"""

from __future__ import annotations

_CHECK = "ZABCDEFGHJKLMNPQRTUVWXY"
_PLATE_LETTERS = "ABCDEFGHJKLMNOPRSTUVWXY"
_REGIONS = ("QZ", "ZQ", "IQ", "QI", "ZI", "IZ")
_PLATE_YEARS = (
    "07",
    "09",
    "11",
    "60",
    "12",
    "62",
    "63",
    "14",
    "64",
    "15",
    "65",
    "66",
    "17",
    "67",
    "18",
    "19",
    "69",
    "20",
    "71",
    "22",
    "73",
    "24",
)
POSTCODE_AREAS = ("ZN", "ZT", "YW", "JT", "UD")
_UNIT_LETTERS = "ABDEFGHJLNPQRSTUWXYZ"
_RANGE = 1_000
_STRIDE = 617
"""Coprime to the size of a range, so that neighbours in a district do not have neighbouring numbers."""


def mobile(index: int) -> str:
    """A mobile number of the drama range."""
    return f"07700 900{index * _STRIDE % _RANGE:03d}"


def landline(index: int) -> str:
    """A landline number of the drama range."""
    return f"01632 960{index * _STRIDE % _RANGE:03d}"


def plate(index: int) -> str:
    """A registration mark that could not have been issued; all different for a million and more."""
    step = index * 7_919
    letters = "".join(_PLATE_LETTERS[step // 23**place % 23] for place in range(3))
    region = _REGIONS[index // 23**3 % len(_REGIONS)]
    return f"{region}{_PLATE_YEARS[index % len(_PLATE_YEARS)]} {letters}"


def postcode(district: int, town: int, street: int) -> str:
    """A postcode in an area that does not exist; one street has one."""
    area = POSTCODE_AREAS[district % len(POSTCODE_AREAS)]
    outward = 1 + (district // len(POSTCODE_AREAS)) % 90
    first, second = divmod(street, len(_UNIT_LETTERS))
    return f"{area}{outward} {1 + town % 9}{_UNIT_LETTERS[first % 20]}{_UNIT_LETTERS[second]}"


def pnc_id(serial: int, year: int) -> str:
    """A PNC id of the right shape and check letter."""
    number = 8_000_000 + serial % 2_000_000
    return f"{year % 100:02d}/{number}{_CHECK[(year % 100 * 10_000_000 + number) % 23]}"


def cro(serial: int, year: int) -> str:
    """A CRO number of the right shape."""
    return f"{serial % 1_000_000:06d}/{year % 100:02d}{_CHECK[serial % 23]}"


def nino(serial: int) -> str:
    """A National Insurance number with the prefix kept for examples."""
    digits = f"{serial * 7_919 % 1_000_000:06d}"
    return f"QQ {digits[:2]} {digits[2:4]} {digits[4:]} {'ABCD'[serial % 4]}"


def uprn(serial: int) -> str:
    """A property reference from a range not in use."""
    return f"999{serial:09d}"


def swapped(vrm: str) -> str:
    """A plate with its last two letters changed about, or the last one changed where they are the same."""
    first, second = vrm[-2], vrm[-1]
    if first == second:
        return vrm[:-1] + ("B" if second == "A" else "A")
    return vrm[:-2] + second + first
