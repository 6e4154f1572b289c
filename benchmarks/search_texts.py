"""What people type into the search box, made from what is on record: names, slips, parts and other forms."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from benchmarks.national_rows import AREAS, Size, thing_id
from graph.neo4j.statement import Statement

if TYPE_CHECKING:
    from collections.abc import Sequence
    from random import Random

    from benchmarks.national_graph import Note
    from graph.neo4j.bolt import Bolt

_OF_THINGS = Statement(
    "values of some things",
    "UNWIND $ids AS id MATCH (r:Record {about: id}) WHERE r.label IS NOT NULL AND r.superseded IS NULL "
    "RETURN id, r {.*} AS record",
)
_KIND_OF_THING = {
    "by surname": "Person",
    "by a misspelt surname": "Person",
    "by two words": "Person",
    "by part of a plate": "Vehicle",
    "by phone": "Phone",
    "by part of a postcode": "Address",
}
KINDS = tuple(_KIND_OF_THING)


class SearchTexts:
    """Draws texts that something on record answers to."""

    def __init__(self, bolt: Bolt, random: Random, note: Note) -> None:
        self._bolt = bolt
        self._random = random
        self._size = Size(note.persons, note.links, note.hub)

    def of(self, kind: str, count: int, areas: Sequence[int]) -> list[str]:
        """So many texts of a kind, of things from these areas."""
        thing = _KIND_OF_THING[kind]
        most = self._size.count_of(thing) // AREAS
        numbers = [self._random.randrange(most) * AREAS + self._random.choice(areas) for _ in range(count)]
        ids = [thing_id(thing, number) for number in numbers]
        found = self._bolt.read("texts", lambda tx: tx.rows(_OF_THINGS, ids=ids))
        return [self._text(kind, row["record"]) for row in found]

    def _text(self, kind: str, record: dict[str, Any]) -> str:
        random = self._random
        match kind:
            case "by surname":
                return str(record["f_surname"])
            case "by a misspelt surname":
                return _slip(record["f_surname"], random)
            case "by two words":
                return f"{record['f_forenames'].split()[0]} {record['f_surname']}"
            case "by part of a plate":
                vrm = str(record["f_vrm"]).replace(" ", "")
                begin = random.randrange(4)
                return vrm[begin : begin + random.randint(3, 5)]
            case "by phone":
                return _phone(str(record["f_number"]), random)
            case _:
                postcode = str(record["f_postcode"])
                first = postcode.partition(" ")[0]
                return random.choice((postcode, first, postcode[:-2], postcode.replace(" ", "").lower()))


def _slip(surname: str, random: Random) -> str:
    """One slip of the keyboard: two letters the wrong way round, one left out, or one too many."""
    place = random.randrange(1, len(surname) - 2)
    swapped = surname[:place] + surname[place + 1] + surname[place] + surname[place + 2 :]
    return random.choice(
        (swapped, surname[:place] + surname[place + 1 :], surname[:place] + surname[place] + surname[place:])
    )


def _phone(stored: str, random: Random) -> str:
    digits = "".join(sign for sign in stored if sign.isdigit()).removeprefix("44").removeprefix("0")
    forms = (
        f"0{digits}",
        f"+44{digits}",
        f"0044 {digits[:4]} {digits[4:]}",
        f"(0){digits[:4]}-{digits[4:]}",
        digits[-6:],
    )
    return random.choice(forms)
