"""Mapping a file nobody has mapped: what Mosaic proposes, corrected by a person, with the first rows mapped live."""

from __future__ import annotations

from hashlib import blake2b
from typing import TYPE_CHECKING

import streamlit as st

from graph.errors import InputError, MosaicError
from ingest.load import MAY_LOAD
from ingest.mapping.read import parse_mapping
from ingest.suggesting.opening import Opened, mapping_name, open_table
from ingest.suggesting.plan import Plan, mapping_text, problems_of
from ingest.suggesting.rehearsal import rehearse
from ingest.suggesting.slots import record_title, reference_words, references, slots, templates
from ingest.suggesting.suggest import Suggestion, records_for, suggest_for
from ingest.transforms.catalogue import Transform
from ui import gate
from ui.drawing import page as drawing
from ui.drawing import rehearsed
from ui.markup import link, tag
from ui.screens import choosing, frame
from ui.state import Key

if TYPE_CHECKING:
    from ingest.suggesting.suggest import Suggested

KEPT = ""
SHOWN = 8
LEAD = "Mosaic proposes from headers and content, and you decide. Nothing is loaded here: an import uses what is saved."
REPLACE = "Take the place of a saved mapping of this name"
SHARED = (
    "A saved mapping is kept on the machine that runs this explorer, for everybody who uses it. To share it, "
    "download it, and on another machine upload it under “Saved and shared mappings”, or run: mosaic mapping save FILE"
)


def render() -> None:
    """Draw the file, the proposal, its first rows, and what can be done with the mapping."""
    reader = gate.reader()
    frame.top(gate.loaded_at())
    st.title("Map a file")
    if MAY_LOAD not in reader.viewer.roles:
        st.error(f"You may not map files: ask a colleague who has the role `{MAY_LOAD}`.")
        st.stop()
    st.html(drawing.note(LEAD))
    made, shared = st.tabs(["Map a file", "Saved and shared mappings"])
    with shared:
        _shared()
    with made:
        opened = _opened()
        if opened is None:
            return
        plan = _plan(opened)
        _rehearse(plan, opened)


def _opened() -> Opened | None:
    """The table that was chosen; read anew only when another one is chosen."""
    chosen = choosing.choose(Key.MAPPING, several=False)
    sheet = st.text_input("Sheet, where a workbook has several", key=f"{Key.MAPPING}-sheet")
    if not chosen.mark:
        st.caption("Choose a file: its first rows are looked at, and nothing of it is kept.")
        return None
    with gate.explained(), chosen.on_disk() as paths:
        if len(paths) != 1:
            raise InputError("One file is mapped at a time: choose one.")
        return open_table(paths[0], sheet)


def _plan(opened: Opened) -> Plan:
    """What somebody decides, beginning with what is proposed."""
    columns = opened.columns
    mark = _mark(*opened.headers)
    for remark in opened.notes:
        st.caption(remark)
    records = st.multiselect(
        "What each row becomes, what it is about first",
        list(templates()),
        default=list(records_for(columns)),
        format_func=record_title,
        key=f"{Key.MAPPING}-records-{mark}",
    )
    found = suggest_for(mapping_name(opened.table), opened.table, columns, tuple(records))
    mark = _mark(*opened.headers, *records)
    name = st.text_input("Name of the mapping", value=found.plan.name, key=f"{Key.MAPPING}-name-{mark}")
    keys = _keys(found, mark)
    fields, transforms = _columns(found, mark)
    decided = {"name": name.strip(), "keys": keys, "fields": fields, "transforms": transforms}
    return found.plan.model_copy(update=decided)


def _keys(found: Suggestion, mark: str) -> dict[str, tuple[str, ...]]:
    st.subheader("By which columns each thing is known")
    wanted = references(found.plan.records)
    chosen: dict[str, tuple[str, ...]] = {}
    for place, (name, column) in enumerate(zip(wanted, _three(len(wanted)), strict=True)):
        chosen[name] = tuple(
            column.multiselect(
                f"The {reference_words(name)}",
                list(found.plan.headers),
                default=list(found.plan.keys.get(name, ())),
                placeholder="None of them",
                key=f"{Key.MAPPING}-key{place}-{mark}",
            )
        )
    return {name: columns for name, columns in chosen.items() if columns}


def _three(count: int) -> list[st.delta_generator.DeltaGenerator]:
    columns = st.columns(3)
    return [columns[place % 3] for place in range(count)]


def _columns(found: Suggestion, mark: str) -> tuple[dict[str, str], dict[str, str]]:
    """Where each column goes, and what its cells are read as."""
    st.subheader("What each column says")
    words = {KEPT: "kept as it comes", **{slot.id: slot.words for slot in slots(found.plan.records)}}
    fields: dict[str, str] = {}
    transforms: dict[str, str] = {}
    for place, each in enumerate(found.columns):
        slot, transform = _column(each, words, f"{Key.MAPPING}-{place}-{mark}")
        fields |= {each.column: slot} if slot else {}
        transforms |= {each.column: transform} if transform else {}
    return fields, transforms


def _column(each: Suggested, words: dict[str, str], key: str) -> tuple[str, str]:
    said, goes, read = st.columns((3, 3, 2), vertical_alignment="center")
    samples = ", ".join(each.look.samples) or "nothing in the first rows"
    said.html(tag("div", tag("strong", each.column), tag("div", f"{samples} — {each.why}", class_="quiet")))
    slot = _one_of(goes, f"{each.column} goes to", words, each.slot, key=f"{key}-field")
    as_words = {KEPT: "as it stands", **{each.value: f"read as {each.value}" for each in Transform}}
    return slot, _one_of(read, f"{each.column} is read as", as_words, each.transform, key=f"{key}-as")


def _one_of(
    where: st.delta_generator.DeltaGenerator, label: str, words: dict[str, str], proposed: str, *, key: str
) -> str:
    options = list(words)
    place = options.index(proposed) if proposed in words else 0
    found = where.selectbox(
        label, options, index=place, format_func=words.__getitem__, key=key, label_visibility="collapsed"
    )
    return str(found)


def _rehearse(plan: Plan, opened: Opened) -> None:
    st.subheader("The first rows")
    problems = problems_of(plan)
    if problems:
        listed = tag("ul", *(tag("li", each) for each in problems))
        st.html(tag("div", tag("strong", "Still to say"), listed, class_="card"))
        return
    text = mapping_text(plan)
    try:
        mapping = parse_mapping(text, file="the mapping")
    except MosaicError as error:
        st.error(str(error))
        return
    st.html(rehearsed.rows(rehearse(mapping, opened.headers, opened.rows[:SHOWN])))
    _keep(plan, text)


def _keep(plan: Plan, text: str) -> None:
    replace = st.checkbox(REPLACE, key=f"{Key.MAPPING}-replace")
    save, share = st.columns(2)
    if save.button("Save the mapping", type="primary", key=f"{Key.MAPPING}-save"):
        with gate.explained():
            saved = gate.house().shelf.save(text, replace=replace)
        st.success(f"Saved as {saved.mapping}. {SHARED}")
        st.html(tag("p", link("/import", "Import files with it"), ", or on the command line:"))
        st.code(f"mosaic load FILE --source NAME --mapping {saved.mapping}", language=None)
    share.download_button("Download it", text, f"{plan.name}.yaml", "text/plain", key=f"{Key.MAPPING}-download")
    with st.expander("The mapping as it is saved"):
        st.code(text, language="yaml")


def _shared() -> None:
    st.caption(SHARED)
    shelf = gate.house().shelf
    saved = shelf.mappings()
    if not saved:
        st.html(drawing.nothing("No mapping has been saved yet."))
    for name in saved:
        st.download_button(f"Download {name}", shelf.text_of(name), f"{name}.yaml", "text/plain", key=f"get-{name}")
    for error in shelf.broken():
        st.error(str(error))
    sent = st.file_uploader("Upload a mapping that somebody shared", type=["yaml", "yml"], key=f"{Key.MAPPING}-shared")
    if sent is None:
        return
    replace = st.checkbox(REPLACE, key=f"{Key.MAPPING}-take-replace")
    if st.button("Save it", key=f"{Key.MAPPING}-take"):
        with gate.explained():
            spec = shelf.save(_text(sent.getvalue()), replace=replace)
        st.success(f"Saved as {spec.mapping}.")


def _text(sent: bytes) -> str:
    try:
        return sent.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        raise InputError("This is not UTF-8 text: save it as UTF-8.") from error


def _mark(*words: str) -> str:
    """What tells one file's widgets from another's."""
    return blake2b("\0".join(words).encode(), digest_size=6).hexdigest()
