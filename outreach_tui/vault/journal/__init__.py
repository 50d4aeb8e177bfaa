"""TinyDB on an encrypted, append-only journal: durable, unreadable without the key, and still TinyDB.

A stock TinyDB rewrites its whole file on every save, and loses it when the power goes at the wrong moment.
Here a save adds one frame to the end of a file, forces it to the disk and returns; reading never touches the
file; equality searches use an index; what is gone is cleared out by rewriting the file beside the work.

    >>> import os
    >>> from tinydb import where
    >>> from outreach_tui.vault.journal import JournalDB, SealedUnder
    >>> key = os.urandom(32)  # who has lost it has lost the data
    >>> with JournalDB("plants.journal", SealedUnder(key, role="plants")) as db:
    ...     rowan = db.insert({"name": "rowan", "height": 7})
    ...     with db.storage.together():  # one commit: all of it or none
    ...         seen = db.table("seen").insert({"name": "rowan", "on": "2026-05-01"})
    ...         changed = db.update({"height": 8}, where("name") == "rowan")
    >>> with JournalDB("plants.journal", SealedUnder(key, role="plants")) as db:
    ...     db.search(where("name") == "rowan")
    ...     db.storage.journal.rewrite()  # clears out what has been replaced
    [{'name': 'rowan', 'height': 8}]
    >>> JournalDB("plants.journal", SealedUnder(os.urandom(32), role="plants"))
    Traceback (most recent call last):
    outreach_tui.vault.journal.errors.JournalError: ...

Without a protection anybody can read the file, and everything else is the same.

What it promises:
- When a call that changes something returns, the change survives a power cut. If it raises, nothing changed.
- All changes of one call, or of one `together` block, are there or none.
- A file cut off in the middle of a save opens with everything saved before. A file damaged in any other way
  is refused, never half read; `check.py` tells what is lost and saves the rest into a new file.
- One program at a time: a second one is told who holds the file.
- Threads may share a database.

What it does not do: it keeps every row in memory (encoded), it does not merge two files, and it cannot see by
itself that somebody put back yesterday's file; for that, keep `journal.head` elsewhere.
"""

from typing import cast

from tinydb import TinyDB
from tinydb.storages import Storage
from tinydb.table import Table

from outreach_tui.vault.journal.errors import DamagedError, JournalError, UnstorableValueError
from outreach_tui.vault.journal.journal import Journal
from outreach_tui.vault.journal.lock import JournalLock
from outreach_tui.vault.journal.opening import create_journal, open_journal
from outreach_tui.vault.journal.protection import NoProtection, Protection, SealedUnder
from outreach_tui.vault.journal.storage import JournalStorage
from outreach_tui.vault.journal.table import JournalTable


class JournalDB(TinyDB):
    """A TinyDB database in a journal; takes the arguments of `JournalStorage`."""

    table_class: type[Table] = JournalTable
    default_storage_class: type[Storage] = JournalStorage  # type: ignore[assignment]  # TinyDB says JSONStorage

    @property
    def storage(self) -> JournalStorage:
        """The storage, with its journal and `together()`."""
        return cast("JournalStorage", super().storage)


__all__ = [
    "DamagedError",
    "Journal",
    "JournalDB",
    "JournalError",
    "JournalLock",
    "JournalStorage",
    "JournalTable",
    "NoProtection",
    "Protection",
    "SealedUnder",
    "UnstorableValueError",
    "create_journal",
    "open_journal",
]
