"""A retention decision on screen: only a manager gets there, and only who types the name erases."""

from __future__ import annotations

import pytest

from tests.builders import person_id
from tests.ui.screens.running import html, refusals, screen, words

pytestmark = [pytest.mark.neo4j, pytest.mark.usefixtures("told")]
BRYONY = person_id("P2")


def test_only_a_manager_is_shown_the_way_and_let_in() -> None:
    assert f"/erase?id={BRYONY}" in html(screen("nominal", BRYONY, user="manager"))
    assert "/erase?id=" not in html(screen("nominal", BRYONY))
    refused = screen("erase", BRYONY)
    assert "role `manager`" in refusals(refused)[0]
    assert not refused.button


def test_without_the_name_typed_nothing_is_erased_and_with_it_everything_is() -> None:
    form = screen("erase", BRYONY, user="manager")
    assert "what ties them to others" in words(form)
    form.text_input(key="erase-decision").set_value("RET/2026/3")
    form.text_input(key="erase-reason").set_value("no longer necessary")
    form.text_input(key="erase-typed").set_value("Bryony")
    form.button(key="erase-button").click().run()
    assert "Nothing was erased" in refusals(form)[-1]
    assert "THISTLEWICK" in words(screen("nominal", BRYONY))
    form.text_input(key="erase-typed").set_value("Thistlewick Bryony")
    form.button(key="erase-button").click().run()
    assert "Erased under decision RET/2026/3" in form.success[0].value
    assert "THISTLEWICK" not in words(form)
    after = words(screen("nominal", BRYONY))
    assert "THISTLEWICK" not in after
    assert "Erased under decision RET/2026/3" in after
