"""What an import did not take in: found by file, table and reason; each row put right, loaded again or dismissed."""

from __future__ import annotations

from typing import TYPE_CHECKING

import streamlit as st

from graph.reading.quarantine import STANDING, QuarantinedRow, Wanted
from ingest.load import MAY_LOAD
from ingest.quarantine.again import cells_of, columns_of
from ingest.quarantine.decide import Decided, dismiss, load_again, put_right
from ui import gate, state, wording
from ui.desks import desk_of
from ui.drawing import page as drawing
from ui.drawing import refused
from ui.markup import join, link, tag
from ui.routes import ID, Route
from ui.screens import frame
from ui.state import Key

if TYPE_CHECKING:
    from collections.abc import Callable

    from graph.reader import Reader
    from ingest.by_hand.desk import Desk
    from ingest.mapping.spec import MappingSpec

ON_A_PAGE = 50
KINDS = ("refused", "waiting", "absent")
ENDED = "ended"
WHY = "Why (stands with the row and on the audit record)"


def render() -> None:
    """Draw the list, or the one row that the address names."""
    reader = gate.reader()
    item = str(st.query_params.get(ID, "")).strip()
    frame.top(gate.loaded_at())
    st.title("Quarantine")
    if item:
        _decide(reader, item)
    else:
        _list(reader)


def _list(reader: Reader) -> None:
    wanted = _wanted()
    about = "\0".join((wanted.kind, wanted.file, wanted.table, wanted.reason, *wanted.states))
    place = frame.place_of(Key.QUARANTINE_PAGE, about)
    with gate.explained():
        found = reader.quarantine(wanted._replace(skip=place * ON_A_PAGE, limit=ON_A_PAGE))
    st.html(refused.counts(found))
    if found.items:
        st.html(refused.rows(found))
    elif found.counts:
        st.html(drawing.nothing("No row is like this."))
    frame.turn_pages(Key.QUARANTINE_PAGE, about, place, more=len(found.items) == ON_A_PAGE)


def _wanted() -> Wanted:
    kind, file, table, reason, ended = st.columns(5, vertical_alignment="bottom")
    sort = kind.selectbox(
        "Only", KINDS, index=None, format_func=wording.title, placeholder="Every kind", key=Key.QUARANTINE_KIND
    )
    return Wanted(
        kind=sort or "",
        file=file.text_input("File", key=f"{Key.QUARANTINE}-file"),
        table=table.text_input("Table", key=f"{Key.QUARANTINE}-table"),
        reason=reason.text_input("Words of the reason", key=f"{Key.QUARANTINE}-reason"),
        states=("closed",) if ended.checkbox("Those that have ended", key=f"{Key.QUARANTINE}-{ENDED}") else STANDING,
    )


def _decide(reader: Reader, item: str) -> None:
    with gate.explained():
        found = reader.quarantine(Wanted(id=item, states=(*STANDING, "closed"), limit=1)).items
    st.html(tag("p", link(f"/{Route.QUARANTINE}", "All of the quarantine")))
    if not found:
        st.warning("There is no such row in quarantine, or you may not see it.")
        return
    (row,) = found
    st.html(refused.row(row))
    done = st.session_state.get(Key.QUARANTINE)
    if isinstance(done, Decided) and done.item == item:
        _say(reader, done)
    if row.closed_how:
        return
    if MAY_LOAD not in reader.viewer.roles:
        st.info(f"You may look at it; somebody with the role `{MAY_LOAD}` decides on it.")
        return
    if row.kind == "waiting":
        st.caption("It arrives by itself when what it refers to comes, with any load or by hand.")
    _offer(row, _mapping_of(row))


def _mapping_of(row: QuarantinedRow) -> MappingSpec | None:
    """The saved mapping that read the row, where it was one."""
    return gate.house().shelf.mappings().get((row.mapping or "").partition("/")[0])


def _offer(row: QuarantinedRow, mapping: MappingSpec | None) -> None:
    corrected, again, dismissed = st.tabs(["Correct and load", "Load again as it came", "Dismiss"])
    with corrected:
        _correct(row, mapping)
    with again, st.form(f"{Key.QUARANTINE}-again"):
        st.caption("For a row whose cause was put right elsewhere.")
        why = st.text_input(WHY, key=f"{Key.QUARANTINE}-again-why")
        if st.form_submit_button("Load again", key=f"{Key.QUARANTINE}-again-button"):
            _do(lambda desk: load_again(desk, row.id, reason=why, mapping=mapping))
    with dismissed, st.form(f"{Key.QUARANTINE}-dismiss"):
        st.caption("It is not loaded, and stays on record as it came with who decided and why.")
        why = st.text_input(WHY, key=f"{Key.QUARANTINE}-dismiss-why")
        if st.form_submit_button("Dismiss", key=f"{Key.QUARANTINE}-dismiss-button"):
            _do(lambda desk: dismiss(desk, row.id, reason=why))


def _correct(row: QuarantinedRow, mapping: MappingSpec | None) -> None:
    cells = cells_of(row)
    if not cells:
        st.info("This row could not be told apart into cells: correct the file and load it again, or dismiss the row.")
        return
    with gate.explained():
        others = [name for name in columns_of(row, mapping) if name not in cells]
    more = st.multiselect(
        "Further columns", others, key=f"{Key.QUARANTINE}-more-{row.id}", placeholder="Add a column that it lacks"
    )
    with st.form(f"{Key.QUARANTINE}-correct-{row.id}"):
        halves = st.columns(2)
        said = {
            name: halves[place % 2].text_input(name, value=cells.get(name, ""), key=f"{Key.QUARANTINE}-cell-{name}")
            for place, name in enumerate((*cells, *more))
        }
        why = st.text_input(WHY, key=f"{Key.QUARANTINE}-correct-why")
        asked = st.form_submit_button("Correct and load", key=f"{Key.QUARANTINE}-correct-button")
    if asked:
        told = {name: cell for name, cell in said.items() if cell.strip() != cells.get(name, "").strip()}
        _do(lambda desk: put_right(desk, row.id, told, reason=why, mapping=mapping))


def _do(decision: Callable[[Desk], Decided]) -> None:
    held = state.signed()
    if held is None:
        st.stop()
    with gate.explained():
        st.session_state[Key.QUARANTINE] = decision(desk_of(gate.house(), held.viewer, held.reason))
    # Drawn afresh, for the row above still stands as it was before the decision.
    st.rerun()


def _say(reader: Reader, done: Decided) -> None:
    waits = " Some of it waits for a reference, and arrives by itself when that comes." if done.waits else ""
    st.success(f"{done.how.capitalize()}.{waits}")
    if done.about:
        with gate.explained():
            st.html(drawing.note(join(("About ", drawing.thing_links(reader.things(done.about))))))
