"""A cable to the database that can be held, cut and mended: a database that is slow, or gone for a while."""

from __future__ import annotations

import socket
from contextlib import suppress
from threading import Event, Thread

from graph.ports import LOOPBACK

CHUNK = 65_536


class Cable:
    """Listens on a port of its own and passes everything on, as long as it is whole."""

    def __init__(self, port: int) -> None:
        self._to = port
        self._whole = True
        self._flows = Event()
        self._flows.set()
        self._open: list[socket.socket] = []
        self._server = socket.create_server((LOOPBACK, 0))
        Thread(target=self._accept, daemon=True).start()

    @property
    def port(self) -> int:
        """Where it listens."""
        found: int = self._server.getsockname()[1]
        return found

    def hold(self) -> None:
        """What is said waits in the cable until it is let go."""
        self._flows.clear()

    def let_go(self) -> None:
        """What waits arrives."""
        self._flows.set()

    def cut(self) -> None:
        """Nothing passes any longer, and whoever tries is refused."""
        self._whole = False
        self.let_go()
        for end in self._open:
            _close(end)

    def mend(self) -> None:
        """New connections pass again."""
        self._whole = True

    def take_away(self) -> None:
        """No port any longer."""
        self.cut()
        _close(self._server)

    def _accept(self) -> None:
        while True:
            try:
                near, _ = self._server.accept()
            except OSError:
                return
            if not self._whole:
                near.close()
                continue
            far = socket.create_connection((LOOPBACK, self._to))
            self._open += [near, far]
            for one, other in ((near, far), (far, near)):
                Thread(target=self._pump, args=(one, other), daemon=True).start()

    def _pump(self, one: socket.socket, other: socket.socket) -> None:
        with suppress(OSError):
            while data := one.recv(CHUNK):
                self._flows.wait()
                other.sendall(data)
        _close(other)


def _close(end: socket.socket) -> None:
    with suppress(OSError):
        end.shutdown(socket.SHUT_RDWR)
    end.close()
