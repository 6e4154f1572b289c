"""One wide row that yields several records, each where the row has what it needs."""

from __future__ import annotations

from ingest.formats.rows import RawRow
from ingest.mapping.read import parse_mapping
from ingest.mapping.rows import MappedRow, RowMapper, TableOf

NOMINALS = """\
mapping: nominals
tables:
  list:
    model: Person
    key: ref
    things:
      person: {kind: Person, key: ref, mint: true}
    about: person
    also:
      alias:
        model: Name
        key: [ref, alias]
        things:
          person: {kind: Person, key: ref}
        about: person
        fields: {name: alias, kind: {constant: alias}}
      phone:
        model: Phone
        key: tel
        things:
          phone: {kind: Phone, key: tel, mint: true}
        about: phone
        fields: {number: tel}
      use:
        model: Use
        key: [ref, tel]
        things:
          person: {kind: Person, key: ref}
          phone: {kind: Phone, key: tel}
        about: person
        links:
          - {type: USES_PHONE, from: person, to: phone, kind_is: mobile}
"""
HEADERS = ("Ref", "Surname", "Alias", "Tel", "Shoe size")


def _mapped(*cells: str) -> MappedRow:
    table = TableOf(parse_mapping(NOMINALS, file="nominals.yaml"), "list")
    return RowMapper(table, HEADERS, source="force", file="list.csv").of(RawRow(2, cells))


def test_a_full_row_yields_every_record_with_lines_of_their_own() -> None:
    row = _mapped("1", "Tarnwick", "Tam", "0100 000", "9")
    assert [draft.table for draft in row.drafts] == ["list", "list/alias", "list/phone", "list/use"]
    assert len(set(row.lines)) == 4
    assert row.drafts[1].values == {"name": "Tam", "kind": "alias"}
    assert row.drafts[3].links[0].kind == "mobile"


def test_unknown_columns_are_kept_once() -> None:
    row = _mapped("1", "Tarnwick", "Tam", "0100 000", "9")
    assert [draft.extras for draft in row.drafts] == [("Shoe size=9",), (), (), ()]


def test_a_record_is_left_out_where_the_row_lacks_what_it_needs() -> None:
    assert [draft.table for draft in _mapped("1", "Tarnwick", "Tam", "", "").drafts] == ["list", "list/alias"]
    assert [draft.table for draft in _mapped("1", "Tarnwick", "", "", "").drafts] == ["list"]


def test_a_row_that_is_refused_yields_nothing_at_all() -> None:
    row = _mapped("", "Tarnwick", "Tam", "0100 000", "")
    assert row.drafts == ()
    assert row.refusal is not None
