"""What a saved chart holds is published as a schema, and older formats come up to it."""

from __future__ import annotations

import json

from graph.model.saved_chart import FORMAT, Content, Words, read_content
from tests.architecture.source_tree import ROOT

WORDS = Words(by="analyst", acc="quarantine-unread||||")


def test_the_published_schema_is_that_of_the_model() -> None:
    published = json.loads((ROOT / "docs" / "chart.schema.json").read_text(encoding="utf-8"))
    assert published == Content.model_json_schema()


def test_the_first_format_becomes_the_one_of_today_and_a_map_that_nobody_knows_stays() -> None:
    view = {"shown": {"a": True}, "groups": {"group:1": {"name": "G", "of": ["a", "b"]}}, "stamps": {"a": 3}}
    found = read_content(json.dumps({"view": view}), unanswered=WORDS)
    assert (found.format, found.view) == (FORMAT, view)
    assert found.words == {"groups/group:1": WORDS}
    assert read_content(found.model_dump_json(), unanswered=Words(by="other", acc="")) == found
