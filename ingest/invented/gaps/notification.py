"""GR-01 to GR-04, GR-08, GR-09: what should have been notified, and clocks that stand still or start again."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ingest.invented.gaps.modes import away
from ingest.invented.gaps.planting import EVERY, gap, near_miss
from ingest.invented.gaps.records import ITEMS, notify

if TYPE_CHECKING:
    from ingest.invented.gaps.case_file import CaseFile
    from ingest.invented.gaps.planting import Change

RECORDS: dict[str, tuple[str, str]] = {}
_YEAR = 365


def _history(file: CaseFile, last: int) -> None:
    """Initial notification, then one every year, the last of them so many days ago."""
    file.drop("notifications")
    notify(file, "initial", file.convicted - 1)
    days = [last]
    while days[-1] + 2 * _YEAR - 15 < file.convicted:
        days.append(days[-1] + _YEAR - 15)
    for day in reversed(days):
        notify(file, "periodic", day)


def _convicted_lately(file: CaseFile, days: int) -> None:
    file.drop("notifications")
    row = file.one("management")
    row["relevant_on"] = row["from_on"] = row["recorded_at"] = file.ago(days)


def _never_notified(file: CaseFile) -> None:
    _convicted_lately(file, file.draw.between(5, 60))


def _third_day_not_over(file: CaseFile) -> None:
    _convicted_lately(file, 1)


def _on_the_third_day(file: CaseFile) -> None:
    days = file.draw.between(10, 60)
    _convicted_lately(file, days)
    notify(file, "initial", days - 2)


def _still_inside(file: CaseFile) -> None:
    days = file.draw.between(20, 60)
    _convicted_lately(file, days)
    away(file, "custody", since=days)


def _year_over(file: CaseFile) -> None:
    _history(file, _YEAR + file.draw.between(5, 120))


def _only_bank_since(file: CaseFile) -> None:
    _year_over(file)
    event, items = file.draw.pick((("financial", "bank;card"), ("identity_document", "passport")))
    notify(file, event, file.draw.between(20, 200), items=items)


def _last_days_of_the_year(file: CaseFile) -> None:
    _history(file, _YEAR - file.draw.between(1, 4))


def _change_started_the_year_again(file: CaseFile) -> None:
    _history(file, _YEAR + file.draw.between(40, 90))
    notify(file, "change", file.draw.between(60, 300), items="name;home address")


def _year_over_but(mode: str) -> Change:
    def change(file: CaseFile) -> None:
        _year_over(file)
        away(file, mode, since=_YEAR * 2 - 100)

    return change


def _no_fixed_abode(file: CaseFile, last: int) -> None:
    """Weekly notifications up to so many days ago; a yearly one since would be one within the week too."""
    file.rows["notifications"] = [row for row in file.rows["notifications"] if row["made_on"] < file.ago(last + 30)]
    row = file.one("person_addresses")
    row["kind"] = "no_fixed_abode"
    file.one("addresses", address_id=file.home)["kind"] = "hostel"
    for week in range(5, -1, -1):
        notify(file, "weekly", last + week * 6)


def _weekly_missed(file: CaseFile) -> None:
    _no_fixed_abode(file, file.draw.between(9, 40))


def _weekly_kept(file: CaseFile) -> None:
    _no_fixed_abode(file, file.draw.between(2, 6))


def _housed_again(file: CaseFile) -> None:
    lost = file.own(
        "person_addresses",
        120,
        address_id=file.district.hostels[0].id,
        kind="no_fixed_abode",
        valid_from=file.ago(160),
        valid_to=file.ago(100),
        statement="fact",
        strength="confirmed",
    )
    home = file.one("person_addresses")
    home["valid_from"], home["recorded_at"] = lost["valid_to"], file.ago(98)
    for week in range(9, -1, -1):
        notify(file, "weekly", 102 + week * 6)
    notify(file, "change", 99, items="home address")


def _without_item(file: CaseFile) -> None:
    missing = file.draw.pick(("passport", "bank", "card"))
    for row in file.rows["notifications"]:
        row["items"] = ";".join(item for item in ITEMS.split(";") if item != missing)


def _once_is_enough(file: CaseFile) -> None:
    for row in file.rows["notifications"]:
        if row["event"] != "initial":
            row["items"] = "name;home address"


def _item_came_by_itself(file: CaseFile) -> None:
    for row in file.rows["notifications"]:
        row["items"] = "name;DOB;NINO;home address;passport"
    notify(file, "financial", file.draw.between(40, 300), items="bank;card")


def _journey(file: CaseFile, left: int, *, notified: int = 20) -> None:
    notify(file, "travel_out", left + notified, items="destination;carrier", stated_for=file.ago(left))


def _not_back(file: CaseFile) -> None:
    _journey(file, file.draw.between(45, 70))


def _back(file: CaseFile) -> None:
    _journey(file, 55)
    notify(file, "travel_return", file.draw.between(42, 48), items="return")


def _yet_to_leave(file: CaseFile) -> None:
    _journey(file, -file.draw.between(5, 12))


def _stayed_at_home(file: CaseFile) -> None:
    _journey(file, 50)
    notify(file, "cancelled", 52, items="travel", stated_for=file.ago(50))


def _advance(file: CaseFile, stated: int) -> str:
    return notify(file, "advance", stated + 8, items="home address", stated_for=file.ago(stated))


def _advance_left_open(file: CaseFile) -> None:
    _advance(file, file.draw.between(8, 40))


def _advance_not_yet_due(file: CaseFile) -> None:
    _advance(file, file.draw.between(-2, 4))


def _advance_confirmed(file: CaseFile) -> None:
    stated = file.draw.between(10, 40)
    row = file.one("notifications", notification_id=_advance(file, stated))
    row["confirmed_on"] = file.ago(stated - 1)


def _advance_cancelled(file: CaseFile) -> None:
    stated = file.draw.between(10, 40)
    _advance(file, stated)
    notify(file, "cancelled", stated - 3, items="home address", stated_for=file.ago(stated))


_VISITS = ("GR-21", "GR-22", "GR-23", "GR-25")
"""Rules whose plantings take visits away, and with them that he was seen since."""
_MOVED = ("GR-05", "GR-20", "GR-54", "GR-17", "GR-25", "GR-63", "GR-64", "GR-50", "GR-02", "GR-53", "GR-55", "GR-32")
PLANTINGS = (
    gap("GR-01", "convicted days ago; nothing notified", _never_notified, clouds=EVERY),
    near_miss("GR-01", "convicted yesterday; the third day is not over", _third_day_not_over, clouds=EVERY),
    near_miss("GR-01", "notified on the third day", _on_the_third_day, clouds=EVERY),
    near_miss("GR-01", "in custody ever since", _still_inside, clouds=EVERY),
    gap("GR-02", "the last yearly notification is more than a year old", _year_over),
    gap("GR-02", "a bank or passport notified since, which does not start the year again", _only_bank_since),
    near_miss("GR-02", "the year ends within four days", _last_days_of_the_year),
    near_miss("GR-02", "a change under section 84 started the year again", _change_started_the_year_again),
    *(
        near_miss("GR-02", f"the year is over, but {mode} since before its end", _year_over_but(mode), clouds=EVERY)
        for mode in ("custody", "hospital", "abroad")
    ),
    gap("GR-03", "no fixed abode; the week is over", _weekly_missed, clouds=EVERY),
    near_miss("GR-03", "no fixed abode; notified within the week", _weekly_kept, clouds=EVERY),
    near_miss("GR-03", "no fixed abode some months ago, housed since", _housed_again, clouds=(*_MOVED, "GR-07")),
    gap("GR-04", "one prescribed item in no notification", _without_item),
    near_miss("GR-04", "an item only in the first notification", _once_is_enough),
    near_miss("GR-04", "an item notified by itself", _item_came_by_itself),
    gap("GR-08", "left weeks ago, seen at home since, no return notified", _not_back, clouds=_VISITS),
    near_miss("GR-08", "return notified", _back),
    near_miss("GR-08", "yet to leave", _yet_to_leave),
    near_miss("GR-08", "journey cancelled", _stayed_at_home),
    gap("GR-09", "the stated day is more than six days past; neither confirmed nor cancelled", _advance_left_open),
    near_miss("GR-09", "the stated day is not six days past", _advance_not_yet_due),
    near_miss("GR-09", "confirmed", _advance_confirmed),
    near_miss("GR-09", "cancelled", _advance_cancelled),
)
