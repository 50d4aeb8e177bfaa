"""A line to an SFTP server: its key is known here, ours is a key, an agent, or a password asked for.

Rules:
- The server's key must stand in `~/.ssh/known_hosts`. One that is unknown, or another than the one known, is
  refused with a sentence; it is never learned here.
- Keys and the agent are tried first, then a password that a person types. Nothing of it is kept.
- A line that goes silent is let go and made anew (`sftp_line.py`).
- paramiko and fsspec are loaded when a server is first spoken to.
"""

import logging
import os
from collections.abc import Callable
from contextlib import suppress
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING, Any
from urllib.parse import SplitResult

from outreach_tui.exchange.places import PlaceError
from outreach_tui.exchange.sftp_line import SECONDS, SILENT, WatchedSocket, files_over

if TYPE_CHECKING:
    import paramiko

_PORT = 22


@dataclass(slots=True)
class SftpServer:
    """One server and one account on it."""

    host: str
    """Its name or address."""
    port: int
    """Its port."""
    user: str
    """The account; empty for this person's own."""
    ask: Callable[[str], str | None] | None
    """Asks for a password; None for never."""
    silent: float = SILENT
    """Seconds after which a line through which nothing went counts as broken."""
    _password: str | None = field(default=None, repr=False)

    @classmethod
    def at(cls, parts: SplitResult, ask: Callable[[str], str | None] | None) -> "SftpServer":
        """Return the server an address names."""
        try:
            host, port = parts.hostname, parts.port
        except ValueError:
            host, port = None, None
        if not host:
            raise PlaceError("place", "sftp://…", "it names no server", "Write it as sftp://user@host/path")
        return cls(host, port or _PORT, parts.username or "", ask)

    @property
    def where(self) -> str:
        """What to call it in a sentence."""
        user = f"{self.user}@" if self.user else ""
        port = f":{self.port}" if self.port != _PORT else ""
        return f"sftp://{user}{self.host}{port}"

    @property
    def troubles(self) -> tuple[type[Exception], ...]:
        """What paramiko raises when a line breaks, besides the errors of the system."""
        import paramiko

        return (paramiko.SSHException,)

    def connect(self) -> Any:
        """Return a file system of fsspec over a fresh line, or raise `PlaceError`."""
        try:
            import fsspec  # noqa: F401 - what is missing is said before anybody logs in
            import paramiko
        except ImportError as error:
            raise PlaceError(
                "no-sftp", self.where, "this laptop was set up without sftp", "Install outreach-tui[sftp]"
            ) from error
        logging.getLogger("paramiko").addHandler(logging.NullHandler())  # its tracebacks are for nobody
        logging.getLogger("paramiko").propagate = False
        client = self._opened(paramiko)

        return self._plainly(lambda: files_over(client, self.host), paramiko)

    def _opened(self, paramiko: Any) -> "paramiko.SSHClient":
        client = paramiko.SSHClient()
        with suppress(OSError):
            client.load_system_host_keys(os.fspath(Path("~/.ssh/known_hosts").expanduser()))
        client.set_missing_host_key_policy(paramiko.RejectPolicy())
        self._plainly(lambda: self._log_in(client, paramiko), paramiko)
        return client

    def _log_in(self, client: Any, paramiko: Any) -> None:
        how = {
            "port": self.port,
            "username": self.user or None,
            "timeout": SECONDS,
            "banner_timeout": SECONDS,
            "auth_timeout": SECONDS,
        }
        if self._password is None:
            try:
                client.connect(self.host, sock=self._socket(), **how)
            except paramiko.SSHException as error:
                if not _no_key_opens(error, paramiko):
                    raise
                self._password = self.ask(f"Password for {self.where}: ") if self.ask else None
                if not self._password:
                    raise
            else:
                return
        client.connect(
            self.host,
            sock=self._socket(),
            password=self._password,
            allow_agent=False,
            look_for_keys=False,
            **how,
        )

    def _socket(self) -> WatchedSocket:
        return WatchedSocket(self.host, self.port, self.silent)

    def _plainly(self, work: Callable[[], Any], paramiko: Any) -> Any:
        """Do something with the server; what goes wrong becomes one sentence."""
        try:
            return work()
        except paramiko.BadHostKeyException as error:
            raise PlaceError(
                "other-host",
                self.where,
                "it shows another key than the one known here",
                "Do not send anything, and ask who looks after the server",
            ) from error
        except paramiko.AuthenticationException as error:
            self._password = None
            raise PlaceError(
                "login",
                self.where,
                "it does not let this account in",
                "Check the account, the key or password",
            ) from error
        except paramiko.SSHException as error:
            if _no_key_opens(error, paramiko):
                raise self._not_let_in() from error
            if "not found in known_hosts" in str(error):
                raise PlaceError(
                    "unknown-host",
                    self.where,
                    "this server's key is not known here",
                    "Connect once with `sftp`, compare the fingerprint with its keeper by phone, then sync",
                ) from error
            raise self._unreachable() from error
        except (OSError, EOFError) as error:
            raise self._unreachable() from error

    def _not_let_in(self) -> PlaceError:
        return PlaceError(
            "login",
            self.where,
            "it does not let this account in",
            "Check the account, and its key or password",
        )

    def _unreachable(self) -> PlaceError:
        return PlaceError("lost", self.where, "it cannot be reached", "Check the line, then sync again")


def _no_key_opens(error: Exception, paramiko: Any) -> bool:
    """Tell whether the server was reached and took no key; paramiko says it in two ways."""
    return isinstance(error, paramiko.AuthenticationException) or "No authentication methods" in str(error)
