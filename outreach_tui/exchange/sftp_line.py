"""A line to an SFTP server that never waits for ever.

Rules:
- A line through which nothing has gone for a while is let go, whatever is being waited for, asked or sent.
  Whoever was using it is told that it broke, and may make it anew; so is whoever uses it later.
- paramiko's own limits are not enough: it waits without one for the server to begin with files, and in a
  full send buffer for as long as the system takes to give a line up, which is a quarter of an hour.
"""

import socket
import threading
from collections.abc import Callable
from contextlib import suppress
from typing import TYPE_CHECKING, Any

from outreach_tui.exchange.patience import Patience

if TYPE_CHECKING:
    import paramiko

SECONDS = 30.0
"""Seconds an answer may take."""
SILENT = 20.0
"""Seconds in which nothing at all goes through a line; fewer than an answer may take: it is seen first."""
_ASKED_AT_ONCE = 240 * 1024
"""Bytes of one request; OpenSSH gives up to 255 KiB."""


class WatchedSocket(socket.socket):
    """A connected socket that hangs up when nothing goes through it."""

    def __init__(self, host: str, port: int, silent: float) -> None:
        """Connect.

        Args:
            host: the server.
            port: where it listens.
            silent: the seconds after which it hangs up when nothing went through.

        Raises: OSError when the server cannot be reached.
        """
        made = socket.create_connection((host, port), timeout=SECONDS)
        super().__init__(made.family, made.type, made.proto, fileno=made.detach())
        self.settimeout(SECONDS)
        self._patience = Patience(silent, self._hang_up)
        self._patience.begin()

    def send(self, data: Any, flags: int = 0, /) -> int:
        """Send what goes at once; return how many bytes did."""
        sent = super().send(data, flags)
        self._patience.begin()
        return sent

    def recv(self, most: int, flags: int = 0, /) -> bytes:
        """Return what has come, at most so many bytes."""
        received = super().recv(most, flags)
        self._patience.begin()
        return received

    def close(self) -> None:
        """Let go of it."""
        self._patience.end()
        super().close()

    def _hang_up(self) -> None:
        """End what goes on in either direction; whoever waits for it is woken."""
        with suppress(OSError):
            self.shutdown(socket.SHUT_RDWR)


def files_over(client: "paramiko.SSHClient", host: str) -> Any:
    """Return a file system of fsspec over a line that somebody has logged in to.

    Raises: what paramiko raises when the line breaks.
    """
    from fsspec.implementations.sftp import SFTPFileSystem

    class Line(SFTPFileSystem):  # type: ignore[misc]  # fsspec has no types
        """fsspec's file system over a line that was opened here, with the server's key checked."""

        cachable = False

        def _connect(self) -> None:
            self.client = client
            self.ftp = _asked_for_files(client)

        def hang_up(self) -> None:
            """Close the line."""
            self.client.close()

        def cat_file(self, path: str, start: int = 0, end: int = 0, **_: object) -> bytes:
            """Return the bytes of a file from its beginning up to `end`.

            One large request after the other: asking ahead is done in a thread of paramiko that prints
            a traceback when the line breaks. A server that gives less at a time is asked again.
            """
            del start
            with self.ftp.open(path, "rb") as file:
                file.MAX_REQUEST_SIZE = _ASKED_AT_ONCE
                return bytes(file.read(min(end, file.stat().st_size)))

    return Line(host)


def _asked_for_files(client: "paramiko.SSHClient") -> "paramiko.SFTPClient":
    """Return what `client.open_sftp()` does, within a limit."""
    import paramiko

    transport = client.get_transport()
    if transport is None:
        raise paramiko.SSHException("the line is gone")
    channel = transport.open_session(timeout=SECONDS)
    channel.settimeout(SECONDS)
    _within(SECONDS, lambda: channel.invoke_subsystem("sftp"), channel.event.set)
    return paramiko.SFTPClient(channel)


def _within(seconds: float, work: Callable[[], None], wake: Callable[[], None]) -> None:
    """Do something that may wait for ever, and wake it when it has waited long enough."""
    alarm = threading.Timer(seconds, wake)
    alarm.daemon = True
    alarm.start()
    try:
        work()
    finally:
        alarm.cancel()
