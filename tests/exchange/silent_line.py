"""A line that goes silent: nothing is refused, nothing is answered, as when a phone drops out of reach."""

import selectors
import socket
import threading
from collections.abc import Iterator
from contextlib import contextmanager, suppress

_LITTLE = 4096
"""Bytes the kernel keeps for us, so that a sender soon notices that nobody reads."""


class SilentLine:
    """Stands between a client and a server, and passes on what comes until it is told to be silent."""

    def __init__(self, server_port: int) -> None:
        """Listen on a port of our own, for the server at `server_port` of this machine."""
        self._server = ("127.0.0.1", server_port)
        self._listener = socket.socket()
        self._listener.setsockopt(socket.SOL_SOCKET, socket.SO_RCVBUF, _LITTLE)
        self._listener.bind(("127.0.0.1", 0))
        self._listener.listen()
        self._left: int | None = None
        self._over = threading.Event()
        self._thread = threading.Thread(target=self._pass_on, daemon=True)
        self._thread.start()

    @property
    def port(self) -> int:
        """Where it listens."""
        return int(self._listener.getsockname()[1])

    def silent_after(self, passed: int | None) -> None:
        """Pass on so many bytes more and then nothing; None is a line that works."""
        self._left = passed

    def close(self) -> None:
        """End it."""
        self._over.set()
        self._thread.join()

    def _pass_on(self) -> None:
        with selectors.DefaultSelector() as waiting:
            waiting.register(self._listener, selectors.EVENT_READ)
            while not self._over.is_set():
                for key, _ in waiting.select(0.02) if self._left != 0 else self._rest():
                    if key.data is None:
                        self._join(waiting)
                    else:
                        self._pass(waiting, key.fileobj, key.data)
            for key in tuple(waiting.get_map().values()):
                key.fileobj.close()

    def _rest(self) -> tuple[()]:
        self._over.wait(0.02)
        return ()

    def _join(self, waiting: selectors.BaseSelector) -> None:
        ours, theirs = self._listener.accept()[0], socket.create_connection(self._server)
        waiting.register(ours, selectors.EVENT_READ, theirs)
        waiting.register(theirs, selectors.EVENT_READ, ours)

    def _pass(self, waiting: selectors.BaseSelector, one: socket.socket, other: socket.socket) -> None:
        content = b""
        with suppress(OSError):
            content = one.recv(64 * 1024)
            other.sendall(content)
        if self._left is not None:
            self._left = max(0, self._left - len(content))
        if not content:
            for end in (one, other):
                with suppress(KeyError, ValueError):
                    waiting.unregister(end)
                end.close()


@contextmanager
def silent_line(server_port: int) -> Iterator[SilentLine]:
    """Return a line to a server on this machine that can go silent."""
    line = SilentLine(server_port)
    try:
        yield line
    finally:
        line.close()
