"""A TinyDB storage on a journal. Use it with `JournalTable`, which saves one row at a time.

Rules:
- `together()` makes everything its thread changes inside it one commit, or none of it if an error leaves it.
  That thread sees its own changes at once, all others when they are kept.
- TinyDB's stock `Table`, or a middleware, may sit on this storage too: `write` then finds out what changed,
  which takes longer but keeps the same.
"""

import threading
from collections.abc import Iterator, Mapping
from contextlib import AbstractContextManager, contextmanager
from pathlib import Path
from typing import Any

from tinydb.storages import Storage

from outreach_tui.sealing.disk import REAL_DISK, Disk
from outreach_tui.vault.journal import values
from outreach_tui.vault.journal.changes import Changes, RowChange
from outreach_tui.vault.journal.index import Path as ValuePath
from outreach_tui.vault.journal.journal import Journal
from outreach_tui.vault.journal.lock import JournalLock
from outreach_tui.vault.journal.opening import create_journal, open_journal
from outreach_tui.vault.journal.protection import NoProtection, Protection
from outreach_tui.vault.journal.rows_view import RowsView
from outreach_tui.vault.journal.tables import Rows, Tables

_NO_TABLE = ""
"""The only row of what is no table; no document has an empty id."""


class JournalStorage(Storage):
    """Keeps a TinyDB database in a journal."""

    def __init__(
        self,
        path: str | Path,
        protection: Protection | None = None,
        *,
        lock: JournalLock | None = None,
        disk: Disk = REAL_DISK,
    ) -> None:
        """Open the journal at `path`, or make one if there is none.

        Args:
            path: the file; its folder must be there.
            protection: what to protect it with; by default nothing (`NoProtection`).
            lock: the lock on it, if the caller holds it already; it is let go when the storage closes.
            disk: where; only tests pass another.

        Raises:
            JournalError: it is in use, damaged, foreign, or the folder cannot be written.
        """
        super().__init__()
        path = Path(path)
        protection = protection or NoProtection()
        self._lock = lock or JournalLock.acquire(path)
        try:
            self.journal: Journal = (open_journal if disk.exists(path) else create_journal)(
                path, protection, disk
            )
        except BaseException:
            self._lock.release()
            raise
        self._branch: tuple[int, Tables, Changes] | None = None

    def __str__(self) -> str:
        return f"{type(self).__name__}({self.journal.path.name!r})"

    @property
    def is_together(self) -> bool:
        """Whether the calling thread is inside `together()`."""
        return self._branch is not None and self._branch[0] == threading.get_ident()

    @contextmanager
    def together(self) -> Iterator[None]:
        """Make everything this thread changes inside one commit; blocks inside blocks are the outermost's."""
        with self.journal.writing:
            if self._branch is not None:
                yield
                return
            steps: Changes = []
            self._branch = (threading.get_ident(), self.journal.tables.branch(), steps)
            try:
                yield
            finally:
                self._branch = None
            self.journal.commit(steps)

    def changing(self) -> AbstractContextManager[bool]:
        """Return a block in which no other thread changes anything."""
        return self.journal.writing

    def commit(self, steps: Changes) -> None:
        """Keep the changes: at once, or with the rest of the `together` block."""
        with self.journal.writing:
            if self._branch is None:
                self.journal.commit(steps)
            else:
                self._branch[2].extend(steps)
                self._branch[1].apply(steps)

    def rows(self, name: str) -> Rows | None:
        """Return the rows of a table as the calling thread sees them, or nothing if there is none."""
        return self._tables().get(name)

    def encoded(self, name: str) -> dict[str, bytes]:
        """Return the rows of a table as they are now, apart from what changes later."""
        tables = self._tables()
        with tables.lock:
            rows = tables.get(name)
            return dict(rows.encoded) if rows else {}

    def ids_with(self, name: str, path: ValuePath, value: object) -> list[tuple[str, bytes]]:
        """Return the rows of a table that may hold the value at the path, in order."""
        tables = self._tables()
        with tables.lock:
            rows = tables.get(name)
            return [(row_id, rows.encoded[row_id]) for row_id in rows.ids_with(path, value)] if rows else []

    def read(self) -> dict[str, Any] | None:
        """Return all tables, their documents decoded when looked at; nothing if there are none."""
        tables = self._tables()
        with tables.lock:
            names = tables.names()
            return {name: _table_of(self.encoded(name)) for name in names} if names else None

    def write(self, data: Mapping[str, Any]) -> None:
        """Make the tables exactly `data`, keeping what is the same already.

        Something that is no mapping may stand in place of a table, as in TinyDB's other storages.
        """
        with self.journal.writing:
            steps: Changes = [(name, None) for name in self._tables().names() if name not in data]
            for name, documents in data.items():
                steps += self._steps_to(name, documents)
            self.commit(steps)

    def close(self) -> None:
        """Close the journal and let go of the lock; a second call does nothing."""
        try:
            self.journal.close()
        finally:
            self._lock.release()

    def _tables(self) -> Tables:
        branch = self._branch
        if branch is not None and branch[0] == threading.get_ident():
            return branch[1]
        return self.journal.tables

    def _steps_to(self, name: str, documents: Any) -> Changes:
        before = self.encoded(name)
        after = _encoded(documents)
        if after == before and list(after) == list(before):
            return [] if self.rows(name) is not None else [(name, [])]
        if [row_id for row_id in after if row_id in before] != [
            row_id for row_id in before if row_id in after
        ]:
            return [(name, None), (name, list(after.items()))]
        gone: list[RowChange] = [(row_id, None) for row_id in before if row_id not in after]
        return [(name, gone + [(row_id, raw) for row_id, raw in after.items() if before.get(row_id) != raw])]


def _table_of(encoded: dict[str, bytes]) -> Any:
    return values.decode(encoded[_NO_TABLE]) if list(encoded) == [_NO_TABLE] else RowsView(encoded)


def _encoded(documents: Any) -> dict[str, bytes]:
    if isinstance(documents, RowsView):
        return documents.encoded
    if not isinstance(documents, Mapping):
        return {_NO_TABLE: values.encode(documents)}
    return {str(doc_id): values.encode(document) for doc_id, document in documents.items()}
