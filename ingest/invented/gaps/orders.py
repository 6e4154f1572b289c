"""GR-30 to GR-32, GR-69: conditions nobody monitors, orders that run out, and facts at odds with a condition."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ingest.invented import names
from ingest.invented.gaps.planting import EVERY, gap, near_miss

if TYPE_CHECKING:
    from ingest.invented.gaps.case_file import CaseFile
    from ingest.invented.layout import Cells

RECORDS = {"GR-30": ("orders", "order_id"), "GR-31": ("orders", "order_id"), "GR-32": ("orders", "order_id")}
_WORDING = {
    "residence": "To live and sleep only at an approved address.",
    "disclosure_of_relationship": "To tell the officer of any new relationship within three days.",
    "exclusion": "Not to enter the area shown.",
    "non-contact": "Not to be in touch with the person named, by any means.",
}


def _order(file: CaseFile, made: int, expires: int, kind: str = "SHPO") -> Cells:
    """An order made so many days ago that runs out so many days from now."""
    return file.own(
        "orders",
        made,
        order_id=file.district.new_id("J"),
        type=kind,
        made_on=file.ago(made),
        expires_on=file.ago(-expires),
        court="Tarnmoor Crown Court",
    )


def _condition(file: CaseFile, order: Cells, monitored: int | None, **cells: str) -> None:
    row = file.add("conditions", condition_id=file.district.new_id("W"), order_id=order["order_id"])
    row["kind"] = file.draw.pick(("residence", "disclosure_of_relationship"))
    row["monitored_on"] = file.ago(monitored) if monitored is not None else ""
    row.update(cells)
    row["wording"] = _WORDING[row["kind"]]


def _lasting(file: CaseFile) -> Cells:
    return _order(file, file.draw.between(400, 700), file.draw.between(900, 1_500))


def _never_monitored(file: CaseFile) -> tuple[str, ...]:
    order = _lasting(file)
    _condition(file, order, None)
    return (order["order_id"],)


def _monitored_long_ago(file: CaseFile) -> tuple[str, ...]:
    order = _lasting(file)
    _condition(file, order, file.draw.between(95, 300))
    return (order["order_id"],)


def _monitored_lately(file: CaseFile) -> tuple[str, ...]:
    order = _lasting(file)
    _condition(file, order, file.draw.between(60, 85))
    return (order["order_id"],)


def _order_is_new(file: CaseFile) -> tuple[str, ...]:
    order = _order(file, file.draw.between(20, 80), 1_700)
    _condition(file, order, None)
    return (order["order_id"],)


def _order_has_ended(file: CaseFile) -> tuple[str, ...]:
    order = _order(file, 650, -file.draw.between(20, 300))
    _condition(file, order, None)
    order["renewal_decided_on"] = file.ago(400)
    return (order["order_id"],)


def _expiring(file: CaseFile, left: int, decided: str = "") -> tuple[str, ...]:
    order = _order(file, file.draw.between(600, 700), left)
    order["renewal_decided_on"] = decided
    _condition(file, order, file.draw.between(5, 30))
    return (order["order_id"],)


def _expires_soon(file: CaseFile) -> tuple[str, ...]:
    return _expiring(file, file.draw.between(10, 116))


def _expires_later(file: CaseFile) -> tuple[str, ...]:
    return _expiring(file, file.draw.between(125, 200))


def _expires_but_decided(file: CaseFile) -> tuple[str, ...]:
    return _expiring(file, file.draw.between(10, 116), file.ago(file.draw.between(5, 40)))


def _decision_entered_later(file: CaseFile) -> tuple[str, ...]:
    keys = _expires_but_decided(file)
    file.correct("orders", file.one("orders", order_id=keys[0]), renewal_decided_on="")
    return keys


def _zone(file: CaseFile, metres: int) -> tuple[str, ...]:
    order, home = _lasting(file), file.one("addresses", address_id=file.home)
    north = float(home["latitude"]) + metres / 111_200
    cells = {"latitude": f"{north:.5f}", "longitude": home["longitude"], "radius_m": "400"}
    _condition(file, order, file.draw.between(5, 30), kind="exclusion", **cells)
    return (order["order_id"],)


def _lives_in_the_zone(file: CaseFile) -> tuple[str, ...]:
    return _zone(file, file.draw.between(20, 250))


def _lives_outside_the_zone(file: CaseFile) -> tuple[str, ...]:
    # Beyond the radius and the 200 metres that count as near.
    return _zone(file, file.draw.between(650, 900))


def _somebody(file: CaseFile) -> str:
    key, draw = file.district.new_id("P"), file.draw
    cells = {"person_id": key, "surname": names.surname(draw), "forenames": names.forenames(draw, "M"), "sex": "M"}
    file.add("persons", file.convicted, **cells)
    return key


def _friend(file: CaseFile, other: str, since: int, ended: str = "") -> None:
    file.own(
        "associations",
        since,
        other_person_id=other,
        kind="friend",
        statement="fact",
        strength="confirmed",
        grade="1AP",
        valid_from=file.ago(since),
        valid_to=ended,
    )


def _no_contact_with(file: CaseFile) -> tuple[str, tuple[str, ...]]:
    order, other = _lasting(file), _somebody(file)
    _condition(file, order, file.draw.between(5, 30), kind="non-contact", other_person_id=other)
    return other, (order["order_id"],)


def _in_contact(file: CaseFile) -> tuple[str, ...]:
    other, keys = _no_contact_with(file)
    _friend(file, other, file.draw.between(20, 200))
    return keys


def _in_contact_with_another(file: CaseFile) -> tuple[str, ...]:
    _, keys = _no_contact_with(file)
    _friend(file, _somebody(file), file.draw.between(20, 200))
    return keys


def _contact_had_ended(file: CaseFile) -> tuple[str, ...]:
    other, keys = _no_contact_with(file)
    _friend(file, other, file.convicted + 600, ended=file.ago(file.convicted + 100))
    return keys


def _risk_order(file: CaseFile, expires: int) -> Cells:
    management = {"type": "SRO_subject", "mappa_category": "", "mappa_level": "", "disposal": ""}
    file.one("management").update(management)
    file.drop("notifications")
    order = _order(file, file.convicted, expires, "SRO")
    _condition(file, order, file.draw.between(5, 30))
    return order


def _no_expiry(file: CaseFile) -> None:
    _risk_order(file, 900)["expires_on"] = ""


def _no_owner(file: CaseFile) -> None:
    _risk_order(file, 900)
    file.one("management")["officer_id"] = ""


def _with_expiry(file: CaseFile) -> None:
    _risk_order(file, file.draw.between(300, 1_000))


def _expiry_entered_later(file: CaseFile) -> None:
    file.correct("orders", _risk_order(file, file.draw.between(300, 1_000)), expires_on="")


_OTHERS = ("GR-17", "GR-20", "GR-41", "GR-53", "GR-56")
PLANTINGS = (
    gap("GR-30", "a condition never monitored", _never_monitored, clouds=_OTHERS),
    gap("GR-30", "a condition not monitored for 90 days", _monitored_long_ago, clouds=_OTHERS),
    near_miss("GR-30", "monitored within 90 days", _monitored_lately, clouds=_OTHERS),
    near_miss("GR-30", "the order itself is younger than 90 days", _order_is_new, clouds=_OTHERS),
    near_miss("GR-30", "the order has ended", _order_has_ended, clouds=(*_OTHERS, "GR-31")),
    gap("GR-31", "runs out within 120 days; nothing decided", _expires_soon, clouds=_OTHERS),
    near_miss("GR-31", "runs out after 120 days", _expires_later, clouds=_OTHERS),
    near_miss("GR-31", "runs out within 120 days; decided", _expires_but_decided, clouds=_OTHERS),
    near_miss("GR-31", "the decision came with a correction", _decision_entered_later, clouds=_OTHERS),
    gap("GR-32", "lives within an exclusion zone", _lives_in_the_zone, clouds=(*_OTHERS, "GR-55")),
    gap("GR-32", "in contact with the person named", _in_contact, clouds=_OTHERS),
    near_miss("GR-32", "lives outside an exclusion zone", _lives_outside_the_zone, clouds=(*_OTHERS, "GR-55")),
    near_miss("GR-32", "in contact with somebody else", _in_contact_with_another, clouds=_OTHERS),
    near_miss("GR-32", "contact that ended before the order", _contact_had_ended, clouds=_OTHERS),
    gap("GR-69", "a risk order without an end", _no_expiry, clouds=EVERY),
    gap("GR-69", "the subject of a risk order without an officer", _no_owner, clouds=EVERY),
    near_miss("GR-69", "a risk order with its end", _with_expiry, clouds=EVERY),
    near_miss("GR-69", "the end came with a correction", _expiry_entered_later, clouds=EVERY),
)
