"""The view of a chart as flat maps: what is left of it without some things, and how two of them become one.

Nothing here knows what a map is called that a front end may yet invent: an entry goes with a thing where its key
names the thing, or its value does.
"""

from __future__ import annotations

import re
from typing import Any

Entries = dict[str, Any]
"""What the keys of one map become; None takes a key away."""
View = dict[str, Entries]

SHOWN = "shown"
PLACES = "places"
WORDED = ("notes", "groups")
"""The maps whose entries hold words that somebody wrote."""
_FRESH = {"notes": "note:", "groups": "group:", "expansions": "x"}
# A group of one is none, and an expansion that brought nothing cannot be taken back.
_LEAST = {"groups": 2, "expansions": 1}
# What somebody wrote about several things may be about any one of them: it goes with the first that goes.
_WHOLE = frozenset({"notes"})
_PARTS_OF_KEY = re.compile(r"[|:]")


def shown_in(view: View) -> tuple[str, ...]:
    """The things on the chart."""
    return tuple(key for key, value in view.get(SHOWN, {}).items() if value)


def named_in(view: View) -> tuple[str, ...]:
    """The things on the chart, and those that its groups and notes are about."""
    entries = [entry for name in WORDED for entry in view.get(name, {}).values() if entry]
    abouts = (each for entry in entries for each in (entry.get("about"), *entry.get("of", ())))
    return tuple(dict.fromkeys((*shown_in(view), *(about for about in abouts if about))))


def worded(view: View) -> tuple[tuple[str, str, Entries], ...]:
    """Every note and group: the map that it stands in, its key, and the entry."""
    return tuple((name, key, entry) for name in WORDED for key, entry in view.get(name, {}).items() if entry)


def without(view: View, gone: frozenset[str]) -> View:
    """The view without any trace of some things."""
    if not gone:
        return view
    return _placed(view, {name: _lessened(name, entries, gone) for name, entries in view.items()})


def without_entries(view: View, name: str, keys: frozenset[str]) -> View:
    """The view without some entries of one map, and without their places."""
    if not keys:
        return view
    kept = {key: value for key, value in view.get(name, {}).items() if key not in keys}
    return _placed(view, {**view, name: kept})


def renumbered(view: View) -> View:
    """The same view with its notes, groups and expansions counted afresh, so that no number is missing."""
    return joined({}, view)


def fresh_keys(view: View, other: View) -> dict[str, str]:
    """What the notes, groups and expansions of another view are to be called beside those of this one."""
    found = dict[str, str]()
    for name, prefix in _FRESH.items():
        taken = max((_number(key, prefix) for key in view.get(name, {})), default=0)
        found |= {key: f"{prefix}{taken + count}" for count, key in enumerate(other.get(name, {}), 1)}
    return found


def joined(view: View, other: View) -> View:
    """One view with all of another beside it; where both hold a thing the first one's word counts."""
    keys = fresh_keys(view, other)
    found = dict(view)
    for name, entries in other.items():
        found[name] = {**{keys.get(key, key): each for key, each in entries.items()}, **view.get(name, {})}
    return found


def only(view: View, keys: frozenset[str]) -> View:
    """What a view says under some keys: of things by their ids, of notes and groups by their own, places included."""
    kept = {name: {key: each for key, each in entries.items() if key in keys} for name, entries in view.items()}
    return {name: entries for name, entries in kept.items() if entries}


def _number(key: str, prefix: str) -> int:
    digits = key.removeprefix(prefix)
    return int(digits) if digits.isdecimal() else 0


def _placed(before: View, after: View) -> View:
    """Without the places of notes and groups that left."""
    left = {key for name in _FRESH for key in before.get(name, {}).keys() - after.get(name, {}).keys()}
    if not left or PLACES not in after:
        return after
    return {**after, PLACES: {key: place for key, place in after[PLACES].items() if key not in left}}


def _lessened(name: str, entries: Entries, gone: frozenset[str]) -> Entries:
    kept = {
        key: _rest(value, gone)
        for key, value in entries.items()
        if gone.isdisjoint(_PARTS_OF_KEY.split(key)) and not _is_about(value, gone)
    }
    if name in _WHOLE:
        return {key: value for key, value in kept.items() if value == entries[key]}
    least = _LEAST.get(name, 0)
    return {key: value for key, value in kept.items() if value == entries[key] or _size(value) >= least}


def _is_about(value: object, gone: frozenset[str]) -> bool:
    told = value.values() if isinstance(value, dict) else (value,)
    return any(isinstance(each, str) and each in gone for each in told)


def _rest(value: object, gone: frozenset[str]) -> object:
    if not isinstance(value, dict):
        return value
    return {key: [each for each in held if each not in gone] if _is_ids(held) else held for key, held in value.items()}


def _is_ids(value: object) -> bool:
    return isinstance(value, list | tuple) and all(isinstance(each, str) for each in value)


def _size(value: object) -> int:
    held = value.values() if isinstance(value, dict) else ()
    return max((len(each) for each in held if isinstance(each, list)), default=0)
