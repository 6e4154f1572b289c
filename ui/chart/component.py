"""The chart's front end as a Streamlit component: built from the sources beside it and served as one file."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import streamlit as st
from streamlit.components.v2.get_bidi_component_manager import get_bidi_component_manager
from streamlit.components.v2.manifest_scanner import ComponentConfig, ComponentManifest

if TYPE_CHECKING:
    from streamlit.components.v2.types import ComponentRenderer

FOLDER = Path(__file__).parent
BUILT = FOLDER / "built"
SCRIPT = "chart.js"
NAME = "mosaic.link_chart"


def is_built() -> bool:
    """Whether the front end was built; `make demo` and `make test` do it."""
    return (BUILT / SCRIPT).is_file()


def link_chart() -> ComponentRenderer:
    """The component; its file is fetched by the browser once and not sent again with every change of its data."""
    # Streamlit finds the assets of a package that is called as its distribution; ours has four, so they are named here.
    manager = get_bidi_component_manager()
    if manager.get_component_asset_root(NAME) is None:
        manifest = ComponentManifest("mosaic", "1", [ComponentConfig("link_chart", BUILT.name)])
        manager.register_from_manifest(manifest, FOLDER)
    return _registered()


@st.cache_resource
def _registered() -> ComponentRenderer:
    return st.components.v2.component(NAME, js=SCRIPT)
