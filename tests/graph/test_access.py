"""Who is admitted to what: the rules of access against brute force."""

from __future__ import annotations

from itertools import chain, combinations

from hypothesis import given
from hypothesis import strategies as st

from graph.access import OPEN, AccessClass, Clearance, Restrictions, Viewer

COMPARTMENTS = ("lantern", "harbour")
RECIPIENTS = ("police", "probation")


def some(names: tuple[str, ...]) -> st.SearchStrategy[frozenset[str]]:
    return st.frozensets(st.sampled_from(names))


classes = st.builds(
    AccessClass,
    compartments=some(COMPARTMENTS),
    handling=st.sampled_from([None, "P", "C"]),
    action=st.sampled_from([None, "A1", "A2", "A3"]),
    sanitisation=st.sampled_from([None, "S1", "S2"]),
    recipients=some(RECIPIENTS),
)
# Whoever may see what is shared with conditions may see what is shared without, as in every file of users.
clearances = st.builds(
    Clearance,
    compartments=some(COMPARTMENTS),
    handling=st.sampled_from([frozenset(), frozenset({"P"}), frozenset({"P", "C"})]),
    actions=some(("A1", "A2", "A3")),
    sanitisations=some(("S1", "S2")),
    recipient_of=some(RECIPIENTS),
)
any_name = st.text(min_size=1, max_size=6)


def admitted(held: Clearance, entry: AccessClass) -> bool:
    """The rule again, demand by demand: every one of them must be met, and nothing recorded counts as P."""
    demands = [("compartment", name) for name in entry.compartments]
    demands.append(("handling", entry.handling or "P"))
    demands += [("action", entry.action)] if entry.action else []
    demands += [("sanitisation", entry.sanitisation)] if entry.sanitisation else []
    met = {("compartment", name) for name in held.compartments}
    met |= {("handling", name) for name in held.handling}
    met |= {("action", name) for name in held.actions} | {("sanitisation", name) for name in held.sanitisations}
    for_them = any(name in entry.recipients for name in held.recipient_of) if entry.recipients else True
    return for_them and all(demand in met for demand in demands)


@given(clearances, classes)
def test_a_clearance_admits_to_what_meets_every_demand(held: Clearance, entry: AccessClass) -> None:
    assert held.admits(entry) == admitted(held, entry)


@given(clearances, st.dictionaries(st.integers(1, 30), classes, max_size=8))
def test_the_allowed_numbers_are_those_of_the_admitted_classes(
    held: Clearance, numbered: dict[int, AccessClass]
) -> None:
    viewer = Viewer(user_id="u", name="Nell Everseen", title="tester", clearance=held)
    assert list(viewer.allowed(numbered)) == sorted(n for n, entry in numbered.items() if admitted(held, entry))


@given(clearances, classes, classes)
def test_two_classes_together_admit_nobody_whom_one_of_them_keeps_out(
    held: Clearance, one: AccessClass, other: AccessClass
) -> None:
    if held.admits(one.and_also(other)):
        assert held.admits(one)
        assert held.admits(other)


@given(classes, classes)
def test_two_classes_together_are_the_same_whichever_comes_first(one: AccessClass, other: AccessClass) -> None:
    assert one.and_also(other) == other.and_also(one)
    assert one.and_also(one) == one
    assert {one.and_also(OPEN).key} <= {one.key, one.model_copy(update={"handling": one.handling or None}).key}


@given(st.frozensets(any_name), st.frozensets(any_name))
def test_a_key_stands_for_one_class_whatever_signs_are_in_its_names(
    compartments: frozenset[str], recipients: frozenset[str]
) -> None:
    entry = AccessClass(compartments=compartments, recipients=recipients)
    assert AccessClass.of_key(entry.key) == entry


def test_different_classes_have_different_keys() -> None:
    names = ["a", "b", "a+b", "a|b", "%2B", "a%2Bb", ""]
    sets = [frozenset(chosen) for chosen in chain(*(combinations(names[:-1], size) for size in range(4)))]
    keys = {AccessClass(compartments=chosen).key for chosen in sets}
    keys |= {AccessClass(recipients=chosen).key for chosen in sets}
    assert len(keys) == 2 * len(sets) - 1


@given(classes, clearances)
def test_a_row_that_says_nothing_is_seen_by_whom_its_report_is_seen(entry: AccessClass, held: Clearance) -> None:
    assert held.admits(Restrictions().under(entry)) == held.admits(entry)


@given(classes)
def test_handling_action_and_sanitisation_travel_together(entry: AccessClass) -> None:
    own = Restrictions(handling="P").under(entry)
    assert (own.handling, own.action, own.sanitisation) == ("P", None, None)
    assert own.compartments == entry.compartments
