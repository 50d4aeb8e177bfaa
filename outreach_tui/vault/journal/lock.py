"""One journal, one writer: a lock beside the file, and a note that says who holds it.

Rules:
- The lock is the operating system's, on a file of its own: it ends with the process that holds it, however
  that process ends, so a lock is never stale.
- The note beside it only tells people; nobody trusts it.
- Where nothing can be written nobody writes a journal either: reading one there needs no lock.
"""

import errno
import os
import platform
from contextlib import suppress
from pathlib import Path
from typing import TYPE_CHECKING

from outreach_tui.vault.journal.errors import JournalError, of_the_system

if TYPE_CHECKING:
    from filelock import FileLock

_LONGEST_NOTE = 200


class JournalLock:
    """The right to write a journal, held until `release`."""

    __slots__ = ("_lock", "_note")

    def __init__(self, lock: "FileLock | None", note: Path) -> None:
        """Keep what `acquire` got; no lock where none is needed."""
        self._lock = lock
        self._note = note

    @classmethod
    def acquire(cls, path: Path, holder: str | None = None) -> "JournalLock":
        """Return the lock on the journal at `path`, at once or not at all.

        Args:
            path: the journal; the lock is `<path>.lock`, the note `<path>.holder`.
            holder: who to say holds it; by default this process and this machine.

        Raises:
            JournalError: `locked`, naming who holds it, or `read-only` and its kin.
        """
        from filelock import FileLock, Timeout

        if not path.parent.is_dir():  # the lock would make the folder
            raise of_the_system(FileNotFoundError(errno.ENOENT, ""), path.parent)
        note = path.with_name(path.name + ".holder")
        lock = FileLock(path.with_name(path.name + ".lock"), timeout=0, thread_local=False, mode=0o600)
        try:
            lock.acquire()
        except Timeout as error:
            raise JournalError(
                "locked", str(path), f"is in use by {_read(note)}", "Close it there first, then try again"
            ) from error
        except OSError as error:
            raise of_the_system(error, path) from error
        with suppress(OSError):
            note.write_text(
                holder or f"process {os.getpid()} on {platform.node() or 'this computer'}", "utf-8"
            )
        return cls(lock, note)

    @classmethod
    def acquire_to_read(cls, path: Path) -> "JournalLock":
        """Return the right to read the journal at `path` while nobody writes it, also on a protected medium.

        Raises:
            JournalError: `locked`, naming who holds it, or why it cannot be read.
        """
        try:
            return cls.acquire(path)
        except JournalError as error:
            if error.code != "read-only":
                raise
            return cls(None, path)

    def release(self) -> None:
        """Let go; a second call does nothing."""
        if self._lock is not None and self._lock.is_locked:
            with suppress(OSError):
                self._note.unlink(missing_ok=True)
            self._lock.release()


def _read(note: Path) -> str:
    try:
        with note.open(encoding="utf-8", errors="replace") as file:
            text = file.read(_LONGEST_NOTE)
    except OSError:
        text = ""
    shown = "".join(character for character in text if character.isprintable()).strip()
    return shown or "another program"
