"""Two documents of one kind compared: what of the one is not in the other, with entries of lists told apart by ids."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

LONGEST = 160
HOW_MADE = frozenset({"made", "asked", "chart", "marking"})
_NAMES = ("label", "name", "words", "about")


class Difference(NamedTuple):
    """One thing that differs.

    Attributes:
        where: The way to it through the document.
        sort: `new`, `gone` or `changed`.
        then: What stood there; None where nothing did.
        now: What stands there; None where nothing does.
    """

    where: str
    sort: str
    then: str | None
    now: str | None


def differences(then: Mapping[str, Any], now: Mapping[str, Any]) -> tuple[Difference, ...]:
    """Everything that differs, how the documents were made left aside.

    >>> then = {"groups": [{"id": "a", "size": 3}, {"id": "b", "size": 2}]}
    >>> now = {"groups": [{"id": "c", "size": 2}, {"id": "a", "size": 4}]}
    >>> [(each.where, each.sort) for each in differences(then, now)]
    [('groups, a, size', 'changed'), ('groups, b', 'gone'), ('groups, c', 'new')]
    """
    return tuple(_of_mappings("", then, {name: each for name, each in now.items() if name not in HOW_MADE}))


def _of_mappings(where: str, then: Mapping[str, Any], now: Mapping[str, Any]) -> Iterator[Difference]:
    for name in dict.fromkeys((*then, *now)):
        if name not in HOW_MADE:
            yield from _of(_further(where, name.replace("_", " ")), then.get(name), now.get(name))


def _of(where: str, then: Any, now: Any) -> Iterator[Difference]:  # noqa: ANN401 - whatever JSON holds
    if then == now:
        return
    if isinstance(then, dict) and isinstance(now, dict):
        yield from _of_mappings(where, then, now)
    elif isinstance(then, list) and isinstance(now, list) and any(isinstance(each, dict) for each in (*then, *now)):
        yield from _of_lists(where, then, now)
    else:
        sort = "new" if then is None else "gone" if now is None else "changed"
        yield Difference(where, sort, _text(then), _text(now))


def _of_lists(where: str, then: Sequence[Any], now: Sequence[Any]) -> Iterator[Difference]:
    mine, theirs = _by_identity(then), _by_identity(now)
    for key in dict.fromkeys((*mine, *theirs)):
        one, other = mine.get(key), theirs.get(key)
        named = _further(where, _name(other if one is None else one, key))
        if one is None or other is None:
            yield Difference(named, "gone" if other is None else "new", _text(one), _text(other))
        else:
            yield from _of(named, one, other)


def _by_identity(entries: Sequence[Any]) -> dict[str, Any]:
    """Entries by the ids in them, or by their place where these do not tell them apart."""
    keys = [",".join(_ids(each)) for each in entries]
    if len(set(keys)) < len(keys) or "" in keys:
        keys = [str(place) for place in range(1, len(entries) + 1)]
    return dict(zip(keys, entries, strict=True))


def _ids(entry: Any) -> list[str]:  # noqa: ANN401
    """Its own id, or those of the things that it is about."""
    if not isinstance(entry, dict):
        return []
    if "id" in entry:
        return [str(entry["id"])]
    inner = [each for value in entry.values() for each in (value if isinstance(value, list) else [value])]
    return sorted({str(each["id"]) for each in inner if isinstance(each, dict) and "id" in each})


def _name(entry: Any, key: str) -> str:  # noqa: ANN401
    """What to call an entry: its own name, or the names of the things that it is about."""
    if not isinstance(entry, dict):
        return key
    own = next((str(entry[name]) for name in _NAMES if isinstance(entry.get(name), str)), "")
    inner = (value.get(name) for value in entry.values() if isinstance(value, dict) for name in _NAMES)
    return own or " and ".join(dict.fromkeys(str(name) for name in inner if isinstance(name, str))) or key


def _further(where: str, name: str) -> str:
    return f"{where}, {name}" if where else name


def _text(value: Any) -> str | None:  # noqa: ANN401
    if value is None:
        return None
    text = value if isinstance(value, str) else json.dumps(value, ensure_ascii=False)
    return text if len(text) <= LONGEST else f"{text[:LONGEST]}…"
