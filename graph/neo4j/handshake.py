"""Ask a port whether a Neo4j answers there, with the first bytes of its protocol and no driver."""

from __future__ import annotations

import socket

from graph.ports import LOOPBACK

# The protocol's greeting, then four offers of a version (here: 5.0 to 5.8, and nothing else).
_GREETING = bytes.fromhex("6060b01700080805000000000000000000000000")
_NO_COMMON_VERSION = bytes(4)


def answers_bolt(port: int, *, seconds: float = 2.0) -> bool:
    """Whether a Neo4j on this machine answers at that port; something else that listens there does not count."""
    try:
        with socket.create_connection((LOOPBACK, port), timeout=seconds) as connection:
            connection.sendall(_GREETING)
            answer = connection.recv(4)
    except OSError:
        return False
    return len(answer) == len(_NO_COMMON_VERSION) and answer[0] == 0 and answer != _NO_COMMON_VERSION
