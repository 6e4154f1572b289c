"""Why a search found something, and how well it agrees with what was looked for.

Both are worked out from the record alone, so that they tell nothing about records that the viewer may not see.
"""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING, Any, NamedTuple

from graph import searchtext
from graph.kinds import MODELS
from graph.model.row import SearchGroup

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

LONG_ENOUGH_FOR_ONE_TYPO = 4
LONG_ENOUGH_FOR_TWO = 8
SNIPPET = 160
WORTH = {
    SearchGroup.NAME: 8.0,
    SearchGroup.HANDLE: 6.0,
    SearchGroup.REFERENCE: 4.0,
    SearchGroup.ADDRESS: 3.0,
    SearchGroup.TEXT: 1.0,
}
"""What a word that agrees exactly is worth in each kind of value."""
WHOLE = {SearchGroup.REFERENCE: 8.0, SearchGroup.ADDRESS: 6.0, SearchGroup.PLATE: 6.0, SearchGroup.PHONE: 6.0}
"""What it is worth that the whole text agrees, taken as one reference, postcode, plate or number."""
BEGINNING = 0.35
MISSPELT = 0.1
"""What a word is worth that only begins alike or is spelt nearly so, beside one that agrees exactly."""


class Reason(NamedTuple):
    """Why something was found: in which kind of value, and how it agrees."""

    group: SearchGroup
    how: str
    value: str


class Sought(NamedTuple):
    """A text that is looked for, in the forms in which it is compared; made once for many records."""

    words: tuple[str, ...]
    compact: str
    number: str

    @classmethod
    def of(cls, text: str) -> Sought:
        """Bring a text to these forms."""
        return cls(tuple(searchtext.folded(text).split()), searchtext.compact(text), searchtext.national_number(text))


def score_of(record: Mapping[str, Any], sought: Sought) -> float:
    """How well a stored record agrees: each word by its best value, exact before beginning before misspelt.

    Of two that agree alike, the one that says less besides comes first.
    """
    stored = _terms(record)
    by_word = sum(
        max((_worth(word, group, terms) for group, terms in stored.items()), default=0.0) for word in sought.words
    )
    whole = max((WHOLE[group] for group, terms in stored.items() if _as_a_whole(sought, group, terms)), default=0.0)
    besides = min((len(terms) for group, terms in stored.items() if group is not SearchGroup.REFERENCE), default=0)
    return round(by_word + whole + 1 / (1 + besides), 6)


def _worth(word: str, group: SearchGroup, terms: list[str]) -> float:
    worth = WORTH.get(group, 0.0)
    if not worth or word in terms:
        return worth
    if group in {SearchGroup.TEXT, SearchGroup.REFERENCE}:
        return 0.0
    if _begins(terms, word):
        return worth * BEGINNING
    return worth * MISSPELT if _alike([word], terms) else 0.0


def _as_a_whole(sought: Sought, group: SearchGroup, terms: list[str]) -> bool:
    match group:
        case SearchGroup.PLATE:
            return _begins(terms, sought.compact)
        case SearchGroup.PHONE:
            return _begins(terms, sought.number)
        case SearchGroup.REFERENCE | SearchGroup.ADDRESS:
            return sought.compact in terms
        case _:
            return False


def reasons_for(record: Mapping[str, Any], sought: Sought) -> list[Reason]:
    """Every kind of value of a stored record that agrees with a text, and how."""
    ways = ((group, _how(terms, sought, group)) for group, terms in _terms(record).items())
    return [Reason(group, how, _shown(record, group, sought)) for group, how in ways if how]


_STORED = tuple((group, f"s_{group.value}") for group in SearchGroup)


def _terms(record: Mapping[str, Any]) -> dict[SearchGroup, list[str]]:
    return {group: record[name].split() for group, name in _STORED if record.get(name)}


def _how(terms: list[str], sought: Sought, group: SearchGroup) -> str:
    match group:
        case SearchGroup.PLATE:
            return "part of the plate" if _begins(terms, sought.compact) else ""
        case SearchGroup.PHONE:
            return "part of the number" if _begins(terms, sought.number) else ""
        case _ if sought.compact in terms or all(word in terms for word in sought.words):
            return "the same"
        case SearchGroup.REFERENCE:
            return ""
        case SearchGroup.TEXT:
            return "mentions it" if any(word in terms for word in sought.words) else ""
        case _:
            return _nearly(terms, sought.words)


def _begins(terms: list[str], beginning: str) -> bool:
    return bool(beginning) and any(term.startswith(beginning) for term in terms)


def _nearly(terms: list[str], words: Sequence[str]) -> str:
    if all(_begins(terms, word) for word in words):
        return "begins alike"
    return "spelt alike" if _alike(words, terms) else ""


def _alike(words: Sequence[str], terms: list[str]) -> bool:
    return any(_close(word, term) for word in words for term in terms)


# The hits of one search hold the same few words over and over.
@lru_cache(maxsize=2_048)
def _close(word: str, term: str) -> bool:
    """Whether two words are within the edits that the index allows; transposed neighbours count as one."""
    if len(word) < LONG_ENOUGH_FOR_ONE_TYPO:
        return word == term
    allowed = 2 if len(word) >= LONG_ENOUGH_FOR_TWO else 1
    return abs(len(word) - len(term)) <= allowed and _edits(word, term) <= allowed


def _edits(one: str, other: str) -> int:
    before: list[int] = []
    row = list(range(len(other) + 1))
    for i, left in enumerate(one, 1):
        fresh = [i]
        for j, right in enumerate(other, 1):
            cost = min(row[j] + 1, fresh[j - 1] + 1, row[j - 1] + (left != right))
            if before and j > 1 and left == other[j - 2] and one[i - 2] == right:
                cost = min(cost, before[j - 2] + 1)
            fresh.append(cost)
        before, row = row, fresh
    return row[-1]


def _shown(record: Mapping[str, Any], group: SearchGroup, sought: Sought) -> str:
    fields = MODELS[record["model"]].SEARCHED.get(group, ())
    parts = [str(record[f"f_{name}"]) for name in fields if record.get(f"f_{name}")]
    if group is SearchGroup.REFERENCE:
        # Somebody has many references, and those that do not agree would explain nothing.
        parts = [part for part in (*parts, str(record["key"])) if _names(part, sought)] or parts
    return ", ".join(parts)[:SNIPPET] or str(record["key"])


def _names(reference: str, sought: Sought) -> bool:
    terms = searchtext.references([reference]).split()
    return sought.compact in terms or any(word in terms for word in sought.words)
