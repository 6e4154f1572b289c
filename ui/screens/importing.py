"""Importing files: chosen, previewed by a dry run that keeps nothing, and only then loaded, as one unit."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

import streamlit as st

from analysis.counted import counted
from graph.writer import Who
from ingest.load import MAY_LOAD, LoadRequest, load
from ingest.mapping.read import shipped
from ui import gate, state
from ui.drawing import loaded
from ui.drawing import page as drawing
from ui.markup import link
from ui.screens import choosing, frame
from ui.state import Key

if TYPE_CHECKING:
    from graph.progress import Step
    from ingest.summary import LoadSummary
    from ui.screens.choosing import Chosen

BY_HEADERS = "chosen by names and headers"
LEAD = "Preview reads everything and keeps nothing. What is loaded then becomes visible at once, or not at all."


class Wish(NamedTuple):
    """What somebody wants loaded."""

    chosen: Chosen
    source: str
    mapping: str
    full: bool

    @property
    def mark(self) -> tuple[object, ...]:
        """What tells this wish from another, and from the same of somebody else."""
        return (self.chosen.mark, self.source, self.mapping, self.full, state.signed())


class Previewed(NamedTuple):
    """A wish and what a dry run of it said."""

    mark: tuple[object, ...]
    summary: LoadSummary


def render() -> None:
    """Draw the choice, the preview, and what a load did."""
    reader = gate.reader()
    frame.top(gate.loaded_at())
    st.title("Import files")
    if MAY_LOAD not in reader.viewer.roles:
        st.error(f"You may not load files: ask a colleague who has the role `{MAY_LOAD}`.")
        st.stop()
    st.html(drawing.note(LEAD))
    wish = _wish()
    ready = bool(wish.chosen.mark and wish.source)
    if st.button("Preview", type="primary", disabled=not ready, key=f"{Key.IMPORT}-preview"):
        st.session_state.pop(Key.LOADED, None)
        st.session_state[Key.PREVIEWED] = Previewed(wish.mark, _run(wish, dry_run=True))
    if not ready:
        st.caption("Choose files and name the system that they come from.")
    _draw(wish)
    st.html(drawing.note(link("/mapping", "Map a file that nobody has mapped")))


def _wish() -> Wish:
    chosen = choosing.choose(Key.IMPORT, several=True)
    left, right = st.columns(2)
    source = left.text_input(
        "The system they come from", key=f"{Key.IMPORT}-source", help="Its keys mean something only within it."
    )
    names = [BY_HEADERS, *shipped(), *gate.house().shelf.mappings()]
    mapping = right.selectbox("Mapping", names, key=f"{Key.IMPORT}-mapping")
    full = st.checkbox(
        "This is everything the system has: what is absent from it goes to review", key=f"{Key.IMPORT}-full"
    )
    return Wish(chosen, source.strip(), "" if mapping == BY_HEADERS else mapping, full)


def _draw(wish: Wish) -> None:
    done = st.session_state.get(Key.LOADED)
    if isinstance(done, Previewed) and done.mark == wish.mark:
        st.success(f"Loaded as load {done.summary.load}: {counted(done.summary.accepted, 'row')} accepted.")
        st.html(loaded.summary(done.summary))
        st.html(drawing.note(link("/quarantine", "What is in quarantine")))
        return
    seen = st.session_state.get(Key.PREVIEWED)
    if not isinstance(seen, Previewed) or seen.mark != wish.mark:
        return
    st.subheader("Preview: nothing is kept yet")
    st.html(loaded.summary(seen.summary))
    if not seen.summary.accepted:
        st.warning("No row could be used: see beside each file why.")
    elif st.button("Load", type="primary", key=f"{Key.IMPORT}-load"):
        st.session_state[Key.LOADED] = Previewed(wish.mark, _run(wish, dry_run=False))
        st.session_state.pop(Key.PREVIEWED, None)
        st.rerun()


def _run(wish: Wish, *, dry_run: bool) -> LoadSummary:
    """Read the files, with a bar that says which one and how far."""
    held = state.signed()
    if held is None:
        st.stop()
    house = gate.house()
    bar = st.progress(0.0, "Looking into the files")

    def show(step: Step) -> None:
        bar.progress(min(1.0, step.done / step.total) if step.total else 0.0, step.text)

    with gate.explained(), wish.chosen.on_disk() as paths:
        request = LoadRequest(
            paths=paths,
            source=wish.source,
            mapping=house.shelf.find(wish.mapping) if wish.mapping else None,
            full=wish.full,
            dry_run=dry_run,
            saved=tuple(house.shelf.mappings().values()),
        )
        summary = load(house.bolt, house.trail, request, Who(held.viewer, held.reason), progress=show)
    bar.empty()
    return summary
