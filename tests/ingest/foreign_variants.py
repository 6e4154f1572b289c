"""Three exports in the shape of the foreign ones, made from a seed with what is true of them.

Written from the shape of the files alone; nothing of Mosaic is used, so that its counts can be held against these.
"""

from __future__ import annotations

import csv
import io
from dataclasses import dataclass, field
from datetime import date, datetime, timedelta
from random import Random
from typing import TYPE_CHECKING

from openpyxl import Workbook

if TYPE_CHECKING:
    from pathlib import Path

SURNAMES = ("SORRELWYN", "PEBBLEWADE", "YARROWDALE", "O'MALLOWBY", "GORSE-COMBE", "INKPENNY", "WRENBURY")
FORENAMES = ("Clover", "Alder", "Hawthorn", "Merle", "Ursel", "Quince", "Perrin", "Zoë")
STREETS = ("Station Parade", "Quarry Bank", "Long Acre Close", "The Ropewalk")
IMPOSSIBLE = ("31/02/1980", "30/02/1999", "29/02/1981", "31/04/1975", "00/05/1970", "45/01/1990", "31-Jun-77")
NOT_KNOWN = ("", "NOT KNOWN", "not known", "Unknown", "N/K", "UNK", "?", "0")
NO_SOURCE, NO_INFORMATION = (0, 4, 5, 9, "4", "F", "A", None, "X"), ("F", "G", "1", None, "?", "X")
BEHAVIOURS = ("used child of partner", "offered lift", "took trophy", "online grooming", "followed from bus")
OFF_THE_MAP = (("9999999", "0"), ("0", "0"), ("402208", "9999999"), ("-1", "-1"), ("402208", ""), ("", "304856"))
NOMINAL_COLUMNS = (
    "NOMINAL REF;SURNAME;FORENAME(S);D.O.B.;SEX;PNC ID;ALIAS 1;ALIAS 2;ADDRESS;POSTCODE;TEL 1;TEL 2;VRM;"
    "PARTNER (NOMINAL);OM;ARMS;ARMS DATE;MAPPA;LAST VISIT;REMARKS"
).split(";")
LOG_COLUMNS = "URN Submitted By Source Intel Handling Text|Subject 1|Subject 2|Where|Event"
CRIME_COLUMNS = (
    "CRIME NO|OFFENCE|FROM DATE|FROM TIME|TO DATE|TO TIME|LOCATION|EASTING|NORTHING|SUSPECT(S)|MO KEYWORDS".split("|")
)


@dataclass(slots=True)
class Truth:
    """What is true of the files, by the words of their own description."""

    nominals: dict[str, int] = field(default_factory=dict)
    intelligence: dict[str, int] = field(default_factory=dict)
    crimes: dict[str, int] = field(default_factory=dict)


class Variant:
    """Makes one set of files."""

    def __init__(self, seed: int) -> None:
        self.draw = Random(seed)  # noqa: S311 - files that can be made again
        self.count = self.draw.randrange(40, 90)
        places = self.draw.sample(range(5, self.count), 5)
        self.nameless, self.clash, self.stranger, *self.unborn = places
        self.refs = [f"N{200_000 + seed * 100 + place}" for place in range(self.count)]
        self.gone = {self.refs[self.nameless], self.refs[self.clash]}
        self.truth = Truth()

    def write(self, folder: Path) -> Truth:
        """Write the three files, and say what is true of them."""
        self._nominals(folder / "nominals.csv")
        self._log(folder / "intelligence.xlsx")
        self._crimes(folder / "crimes.tsv")
        return self.truth

    def _nominals(self, path: Path) -> None:
        rows = [self._nominal(place) for place in range(self.count)]
        rows[self.nameless]["NOMINAL REF"] = self.draw.choice(("", " "))
        owner = rows[self.draw.randrange(5)]
        rows[self.clash] |= {
            "NOMINAL REF": owner["NOMINAL REF"],
            "SURNAME": "CLASHINGTON",
            "FORENAME(S)": "Zebedee",
            "D.O.B.": "",
        }
        rows[self.stranger]["PARTNER (NOMINAL)"] = self.draw.choice(("N999999", "N900001"))
        for place in self.unborn:
            rows[place]["D.O.B."] = self.draw.choice(IMPOSSIBLE)
        kept = [row for place, row in enumerate(rows) if place not in {self.nameless, self.clash}]
        partners = [row["PARTNER (NOMINAL)"] for row in kept if row["PARTNER (NOMINAL)"]]
        nowhere = [ref for ref in partners if ref not in self.refs or ref in self.gone]
        self.truth.nominals = {
            "data_rows": self.count,
            "expected_refused": 2,
            "expected_persons": len(kept),
            "unreadable_dates_of_birth": 2,
            "aliases": sum(bool(row[name]) for row in kept for name in ("ALIAS 1", "ALIAS 2")),
            "phone_mentions": sum(bool(row[name]) for row in kept for name in ("TEL 1", "TEL 2")),
            "vehicle_mentions": sum(bool(row["VRM"]) for row in kept),
            "partner_links": len(partners) - len(nowhere),
            "partners_waiting": len(nowhere),
        }
        titles = [["Extract of nominals – £ test system", "", ""], []][: self.draw.randrange(3)]
        out = io.StringIO()
        csv.writer(out, delimiter=";").writerows([*titles, NOMINAL_COLUMNS, *([*row.values()] for row in rows)])
        path.write_bytes(out.getvalue().encode("cp1252"))

    def _nominal(self, place: int) -> dict[str, str]:
        some, born = self.draw.choice, date(1950, 1, 1) + timedelta(days=self.draw.randrange(17_000))
        seen = date(2025, 1, 1) + timedelta(days=self.draw.randrange(600))
        cells = [
            *(self.refs[place], some(SURNAMES), f"{some(FORENAMES)} {some(('', *FORENAMES))}".strip()),
            some((*NOT_KNOWN, *(f"{born:{form}}" for form in ("%d/%m/%Y", "%d-%b-%y", "%Y", "%d.%m.%Y", "%Y-%m-%d")))),
            *(some(("M", "F", "U", "male ", "Male", "FEMALE", "")), some(("", f"{born:%y}/{place}1840C"))),
            *(some(("", f"{some(FORENAMES).upper()} {some(SURNAMES)}")) for _ in range(2)),
            some((f"{self.draw.randrange(1, 99)} {some(STREETS)}", "NFA", "No Fixed Abode", "")),
            some(("ZZ1 2HE", "zz27gb", "ZZ12HE", "ZZ1", "")),
            *(self._phone() for _ in range(2)),
            *(self._mark(), some(("", "", "", self.refs[self.draw.randrange(self.count)]))),
            some(("", "PC 101 Marsh", "DC 7 Stile")),
            some(("", "low", "Medium", "HIGH", "VH", "?", "Very High", "L", "med")),
            some(("", f"{seen:%d.%m.%Y}", f"{seen:%d/%m/%Y}")),
            some(("", "1/1", "1/2", "2/3", "3/2", "4/1", "PDP", "Cat 1 L1", "Cat 2 L3", "CAT 3 L2", "n/a")),
            some(("", "0", "n/a", "REFUSED ENTRY", "refused entry", f"{seen:%d/%m/%Y}")),
            some(("", '=HYPERLINK("x")', "+44", "@x", "-", "café; naïve", 'Uses "the Wren" as handle', "line\nbreak")),
        ]
        return dict(zip(NOMINAL_COLUMNS, cells, strict=True))

    def _phone(self) -> str:
        number = f"{self.draw.randrange(1_000):03d}"
        return self.draw.choice(
            (
                "",
                f"07700 900{number}",
                f"+44 (0)7700 900{number}",
                f"0044 7700 900{number}",
                f"07700900{number}",
                f"(07700) 900-{number}",
                f"7700900{number}",
            )
        )

    def _mark(self) -> str:
        number = self.draw.randrange(10, 79)
        return self.draw.choice(("", "", f"ZZ{number} GBH", f"zz{number}gbh", f"ZZ{number}-GBH", f"ZZ {number} GBH"))

    def _log(self, path: Path) -> None:
        count = self.draw.randrange(60, 120)
        rows = [self._report(place) for place in range(count)]
        first, second, third = self.draw.sample(range(count), 3)
        for place in (first, second):
            rows[place][3] = self.draw.choice(NO_SOURCE)
        rows[third][4] = self.draw.choice(NO_INFORMATION)
        book = Workbook()
        sheet = book.worksheets[0]
        sheet.title = self.draw.choice(("Log 2026", "Log", "Sheet1", "Intelligence log", "Export (3)"))
        headers: list[object] = [*LOG_COLUMNS.replace(" ", "|", 6).split("|")]
        above: list[list[object]] = [["Intelligence log"], []]
        for row in (*above[: self.draw.randrange(3)], headers, *rows):
            sheet.append([*row])
        book.create_sheet("Notes", self.draw.randrange(2)).append(["not data"])
        if self.draw.random() < 0.3:
            book.create_sheet("Empty")
        book.save(path)
        self.truth.intelligence = {
            "data_rows": count,
            "expected_refused": 3,
            "expected_reports": count - 3,
            "person_mentions_at_most": 2 * (count - 3),
        }

    def _report(self, place: int) -> list[object]:
        some = self.draw.choice
        sent = datetime(2026, 1, 1, 7) + timedelta(hours=self.draw.randrange(7_000))
        name = f"{some(SURNAMES)}, {some(FORENAMES)} {self.draw.randrange(10, 28)}/10/19{self.draw.randrange(50, 99)}"
        source = self.draw.randrange(1, 4)
        return [
            f"INT7-{place:04d}",
            some((sent, f"{sent:%d/%m/%Y %H:%M}")),
            f"u{self.draw.randrange(12)}",
            some((source, str(source), float(source))),
            some("ABCDE"),
            some(("P", "C", "C A2 S1", "C A1 S2", "c a1 s1")),
            "=SUM(1) seen near Chapel Garth." if place == 0 else "Seen near Chapel Garth.",
            self.refs[self.draw.randrange(self.count)],
            some((self.refs[self.draw.randrange(self.count)], name)),
            some((f"{self.draw.randrange(1, 99)} {some(STREETS)}, ZZ1 1FG", f"Flat 2, 4 {some(STREETS)}, zz11fg")),
            some((sent.replace(hour=0), "last week", f"{sent:%d/%m/%Y}", None)),
        ]

    def _crimes(self, path: Path) -> None:
        count = self.draw.randrange(60, 120)
        rows = [self._crime(place) for place in range(count)]
        *backward, nowhere = self.draw.sample(range(count), 3)
        for place in backward:
            begun = datetime.strptime(rows[place][2], "%d/%m/%Y")  # noqa: DTZ007 - a day
            rows[place][4] = f"{begun - timedelta(days=self.draw.randrange(1, 9)):%d/%m/%Y}"
        rows[nowhere][7:9] = self.draw.choice(OFF_THE_MAP)
        kept = [row for place, row in enumerate(rows) if place not in backward]
        suspects = [ref for row in kept for ref in row[9].split("; ") if ref]
        self.truth.crimes = {
            "data_rows": count,
            "expected_refused": 2,
            "expected_offences": len(kept),
            "without_place": 1,
            "mo_mentions": sum(len(row[10].split(",")) for row in kept if row[10]),
            "suspect_links": sum(ref not in self.gone for ref in suspects),
            "suspects_waiting": sum(ref in self.gone for ref in suspects),
        }
        out = io.StringIO()
        csv.writer(out, delimiter="\t").writerows([CRIME_COLUMNS, *rows])
        path.write_bytes(out.getvalue().encode("utf-16"))

    def _crime(self, place: int) -> list[str]:
        some = self.draw.choice
        begun = datetime(2024, 1, 1) + timedelta(minutes=self.draw.randrange(1_200_000))
        ended = begun + timedelta(minutes=some((0, 30, 600)))
        suspects = self.draw.sample(self.refs, self.draw.randrange(3))
        return [
            f"42/{20_000 + place}/24",
            some(("Rape", "Voyeurism", "Exposure")),
            f"{begun:%d/%m/%Y}",
            some(("", f"{begun:%H:%M}", f"{begun:%H%M}")),
            f"{ended:%d/%m/%Y}",
            some(("", f"{ended:%H%M}", f"{ended:%H:%M}")),
            some(STREETS),
            str(self.draw.randrange(400_000, 409_000)),
            str(self.draw.randrange(300_000, 309_000)),
            "; ".join(suspects),
            ", ".join(self.draw.sample(BEHAVIOURS, self.draw.randrange(4))),
        ]
