"""Short marks that stand for lines, so that those of a large extract fit in memory."""

from __future__ import annotations

from hashlib import blake2b


def line_mark(line: str) -> bytes:
    """Eight bytes that stand for a line."""
    return blake2b(line.encode(), digest_size=8).digest()


def mark_of(line: str, content: str) -> int:
    """A number that stands for a line with this content."""
    return int.from_bytes(line_mark(f"{line} {content}"), "big")
