"""The tables of a journal in memory: rows as bytes, looked at only when somebody asks.

Rules:
- Everything that can be read is here; reading never touches the file.
- Whoever reads or changes holds the lock, for moments only, never while the disk works.
- A branch shares its rows with the tables it comes from until it changes them; it sees its own changes and
  nobody else does.
"""

import threading
from collections.abc import Iterable

from outreach_tui.vault.journal.changes import Block, Changes, RowChange
from outreach_tui.vault.journal.index import EqualityIndex, Path


class Rows:
    """The rows of one table, in their order."""

    __slots__ = ("_indexes", "encoded", "version")

    def __init__(self, encoded: dict[str, bytes], version: int) -> None:
        """Hold rows.

        Args:
            encoded: bytes by row id.
            version: a number these tables have given to no other state of any of their tables.
        """
        self.encoded = encoded
        self.version = version
        self._indexes: dict[Path, EqualityIndex] = {}

    def apply(self, changes: Iterable[RowChange], version: int) -> None:
        """Change rows, and the indexes with them."""
        self.version = version
        for row_id, raw in changes:
            if raw is None:
                self.encoded.pop(row_id, None)
            else:
                self.encoded[row_id] = raw
            if self._indexes:
                self._index(row_id, raw)

    def _index(self, row_id: str, raw: bytes | None) -> None:
        for index in self._indexes.values():
            if raw is None:
                index.remove(row_id)
            else:
                index.put(row_id, raw)

    def ids_with(self, path: Path, value: object) -> list[str]:
        """Return the rows that hold the value at the path, in order; the first question builds the index."""
        index = self._indexes.get(path)
        if index is None:
            index = self._indexes[path] = EqualityIndex(path, self.encoded.items())
        return index.ids(value)


class Tables:
    """Rows by table name."""

    __slots__ = ("_branched", "_rows", "_version", "lock")

    def __init__(self, rows: dict[str, Rows] | None = None, branched_from: int = 0) -> None:
        """Begin empty, or as a branch that shares `rows`."""
        self._rows: dict[str, Rows] = rows if rows is not None else {}
        self._branched = set(self._rows)
        self._version = branched_from
        self.lock = threading.RLock()

    def names(self) -> list[str]:
        """Return the names of the tables there are."""
        with self.lock:
            return list(self._rows)

    def get(self, name: str) -> Rows | None:
        """Return the rows of a table, or nothing if there is no such table."""
        return self._rows.get(name)

    def branch(self) -> "Tables":
        """Return tables that begin like these and change apart from them."""
        with self.lock:
            return Tables(dict(self._rows), self._version)

    def apply(self, changes: Changes) -> None:
        """Change the tables as a commit says."""
        with self.lock:
            self._version += 1
            for name, rows in changes:
                if rows is None:
                    self._rows.pop(name, None)
                    self._branched.discard(name)
                else:
                    self._own(name).apply(rows, self._version)

    def load(self, block: Block) -> None:
        """Take in a part of a snapshot."""
        with self.lock:
            self._version += 1
            for name, rows in block:
                self._own(name).encoded.update(rows)

    def snapshot(self) -> list[tuple[str, list[tuple[str, bytes]]]]:
        """Return all rows as they are now; later changes do not show in it."""
        with self.lock:
            return [(name, list(rows.encoded.items())) for name, rows in self._rows.items()]

    def _own(self, name: str) -> Rows:
        rows = self._rows.get(name)
        if rows is None:
            rows = self._rows[name] = Rows({}, self._version)
        elif name in self._branched:
            rows = self._rows[name] = Rows(dict(rows.encoded), self._version)
            self._branched.discard(name)
        return rows
