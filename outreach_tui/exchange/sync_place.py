"""The port in front of every place bundles, receipts and packs are left at: a folder, a stick, a server.

Rules:
- A file's final name is the hash of its bytes and what it is; only final names are seen. A name that is there
  already, whole, is done.
- A file is written under another name, read back, compared, and only then takes its final name: what is cut
  off at any moment is never taken for a file.
- Every failure is a `PlaceError` or a `SealingError` with a plain sentence; whatever failed may be tried
  again at any time.
- A server is asked for its key: one that is not known here is never spoken to. A password is asked for, and
  never stands in an address.

Folders are `folder_place.py`; servers go through fsspec, `remote_place.py` and `sftp_server.py`.
"""

from collections.abc import Callable, Collection
from pathlib import Path
from typing import Protocol
from urllib.parse import urlsplit

from outreach_tui.exchange.folder_place import FolderPlace
from outreach_tui.exchange.places import Moved, PlaceError, untold

AskPassword = Callable[[str], str | None]
"""Asks a person for a password, given a question; None where nobody can be asked or they gave none."""


class SyncPlace(Protocol):
    """Somewhere files are left for others to fetch."""

    @property
    def where(self) -> str:
        """What to call it in a sentence; holds no password."""

    def names(self) -> tuple[str, ...]:
        """Return the final names that stand there, in order."""

    def beginning(self, name: str, most: int) -> bytes:
        """Return the first bytes of a file, up to `most`."""

    def bring(self, name: str, into: Path, limit: int) -> Path:
        """Return a local file with what stands there, whole; a copy in the folder `into` where needed."""

    def forget_unfinished(self, names: Collection[str]) -> None:
        """Remove what sendings of the files of these final names left when they were cut off, and no other's.

        Nobody may be sending them now. What cannot be removed stands in nobody's way, and is left.
        """

    def put(self, file: Path, moved: Moved = untold) -> bool:
        """Make sure the local `file`, under its final name, stands there whole; False if it did before."""

    def close(self) -> None:
        """Let go of it."""


def open_place(address: str, ask: AskPassword | None = None) -> SyncPlace:
    """Return the place somebody typed.

    Args:
        address: the path of a folder or stick, or `sftp://user@host:port/path`.
        ask: how to ask for a password where neither a key nor an agent opens the server; None for never.

    Raises:
        PlaceError: it is no place, cannot be reached, or is not to be trusted.
    """
    scheme = address.split("://", 1)[0] if "://" in address else ""
    if not scheme:
        return FolderPlace(Path(address).expanduser())
    if scheme != "sftp":
        raise PlaceError(
            "place",
            f"{scheme}://…",
            "this kind of place is not known",
            "Name a folder, or sftp://user@host/path",
        )
    parts = urlsplit(address)
    if parts.password is not None:
        raise PlaceError(
            "place",
            f"sftp://{parts.hostname}",
            "a password stands in the address, where others can read it",
            "Leave it out; it is asked for where it is needed, and change it",
        )
    from outreach_tui.exchange.remote_place import RemotePlace
    from outreach_tui.exchange.sftp_server import SftpServer

    server = SftpServer.at(parts, ask)
    return RemotePlace(f"{server.where}{parts.path}", parts.path or "/", server.connect, server.troubles)
