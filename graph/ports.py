"""Ports of this machine: which are free, and which one to take."""

from __future__ import annotations

import socket
import sys

LOOPBACK = "127.0.0.1"


def is_free(port: int) -> bool:
    """Whether a server could listen on this loopback port now."""
    with socket.socket() as probe:
        # As a server does: without it a port counts as taken for a minute after its last connection. On Windows the
        # option means something else, namely to share the port with whoever holds it.
        if sys.platform != "win32":
            probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            probe.bind((LOOPBACK, port))
        except OSError:
            return False
        return True


def choose_free() -> int:
    """Let the system name a port that nobody uses."""
    with socket.socket() as probe:
        probe.bind((LOOPBACK, 0))
        port: int = probe.getsockname()[1]
        return port
