"""How an id is minted from its source, so that loading the same thing twice changes nothing.

Ids are opaque: they stand in addresses, logs and audit lines, where a name or a reference must not.
"""

from __future__ import annotations

import re
from hashlib import blake2b

SHARED = ""
"""The scope of things that every source means alike: an agency, a coded behaviour, a police station."""

BY_HAND = "by-hand"
"""The source of what people enter themselves: its rows may refer to things of every source by their ids."""

# Each of sixteen hashed bytes becomes one of 32 signs; 32 divides 256, so every sign is equally likely.
_SIGNS = b"abcdefghijklmnopqrstuvwxyz234567" * 8


def digest(*parts: str) -> str:
    """Sixteen letters and digits that stand for these parts in this order.

    Each part goes in with its length, so that ("ab", "c") and ("a", "bc") differ. Eighty bits make a
    clash among ten million ids less likely than one in twenty billion.
    """
    hashed = blake2b(digest_size=16)
    for part in parts:
        encoded = part.encode()
        hashed.update(len(encoded).to_bytes(4, "big") + encoded)
    return hashed.digest().translate(_SIGNS).decode()


def node_id(kind: str, scope: str, *key: str) -> str:
    """The id of a thing: its kind, then what the source (or `SHARED`) calls it.

    >>> node_id("Person", "force", "P1") == node_id("Person", "force", "P1")
    True
    >>> node_id("Person", "force", "P1") == node_id("Person", "other", "P1")
    False
    """
    return f"{kind.lower()}-{digest(kind, scope, *key)}"


def is_node_id(kind: str, text: str) -> bool:
    """Whether a text has the form of an id of this kind of thing.

    >>> is_node_id("Person", node_id("Person", "force", "P1"))
    True
    >>> is_node_id("Person", "P1")
    False
    """
    return re.fullmatch(f"{kind.lower()}-[a-z2-7]{{16}}", text) is not None


def line_id(source: str, table: str, *key: str) -> str:
    """The id of a source row whatever its version: source, table and its named key columns."""
    return f"line-{digest(source, table, *key)}"


def version_id(line: str, ordinal: int) -> str:
    """The id of one version of a row; A, then B, then A again are three versions."""
    return f"{line}.{ordinal}"


def line_of(version: str) -> str:
    """The line that a version belongs to."""
    return version.rpartition(".")[0]


def link_id(link_type: str, record: str, slot: int) -> str:
    """The id of one assertion: its relationship type (indexes are per type), its record, its place there."""
    return f"{link_type}:{record}:{slot}"


def type_of_link(link: str) -> str:
    """The relationship type that a link id carries."""
    return link.partition(":")[0]


def statement_id(record: str, field: str) -> str:
    """The id of one statement about an attribute: record#field."""
    return f"{record}#{field}"
