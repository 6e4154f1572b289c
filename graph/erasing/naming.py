"""Whether a text names somebody: by a reference of theirs, or by surname together with forename or date of birth."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from graph.searchtext import compact, folded

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

IDENTIFYING = ("f_pnc_id", "f_cro", "f_visor_ref", "f_nino", "f_number", "f_handle", "f_vrm")
BY_THEIR_KEY = frozenset({"Person", "Unidentified"})


class Naming:
    """How one person is named in what is to be erased."""

    def __init__(self, records: Iterable[Mapping[str, Any]]) -> None:
        self._references: set[str] = set()
        self._names: set[frozenset[str]] = set()
        self._raw: set[str] = set()
        for record in records:
            self._learn(record)

    @property
    def needles(self) -> list[str]:
        """Parts of texts, in lower case, without one of which no text names the person."""
        return sorted(self._raw)

    @property
    def queries(self) -> list[str]:
        """The same for the full-text index over quarantined rows."""
        wanted = [*(set(reference.split()) for reference in self._references), *self._names]
        return [" AND ".join(f"s_text:{word}" for word in sorted(words)) for words in wanted if words]

    def is_in(self, text: str) -> bool:
        """Whether a text names the person."""
        words = folded(text)
        every = set(words.split())
        padded = f" {words} "
        return (
            any(f" {reference} " in padded for reference in self._references)
            or any(compact(reference) in every for reference in self._references)
            or any(name <= every for name in self._names)
        )

    def _learn(self, record: Mapping[str, Any]) -> None:
        if record["model"] in BY_THEIR_KEY and record.get("key"):
            self._refer(str(record["key"]))
        for field in IDENTIFYING:
            if record.get(field):
                self._refer(str(record[field]))
        self._learn_names(record)

    def _learn_names(self, record: Mapping[str, Any]) -> None:
        surname = folded(str(record.get("f_surname") or ""))
        beside = (folded(str(record.get(field) or "")) for field in ("f_forenames", "f_dob"))
        for other in beside:
            if surname and other:
                # Of several forenames people search for the first; a date of birth counts whole.
                words = other.split() if other[0].isdigit() else other.split()[:1]
                self._name({*surname.split(), *words}, str(record["f_surname"]))
        alias = folded(str(record.get("f_name") or "")) if record["model"] == "Name" else ""
        if len(alias.split()) > 1:
            self._name(set(alias.split()), str(record["f_name"]))

    def _refer(self, reference: str) -> None:
        if folded(reference):
            self._references.add(folded(reference))
            self._raw |= {reference.lower(), folded(reference), compact(reference)}

    def _name(self, words: set[str], raw: str) -> None:
        self._names.add(frozenset(words))
        self._raw |= {raw.lower(), *words}
