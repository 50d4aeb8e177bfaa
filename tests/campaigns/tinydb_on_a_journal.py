"""A pytest plugin: lets TinyDB's own tests run on our journal instead of its storages, unchanged.

`JSONStorage` stands for an open journal in the file it is given, `MemoryStorage` for a sealed one in a file
of its own; so TinyDB's tests, which run on both, run on both kinds of journal.
"""

import tempfile
from pathlib import Path
from typing import Any

import tinydb
import tinydb.storages
from tinydb.table import Table

from outreach_tui.vault.journal import JournalStorage, JournalTable, SealedUnder

_FOLDERS: list[tempfile.TemporaryDirectory[str]] = []


class JSONStorage(JournalStorage):
    """An open journal, taking the arguments of TinyDB's own."""

    def __init__(self, path: str, *, create_dirs: bool = False, **options: Any) -> None:
        """Open the journal at `path`; options of JSON are not used."""
        if create_dirs:
            Path(path).parent.mkdir(parents=True, exist_ok=True)
        super().__init__(path)


class MemoryStorage(JournalStorage):
    """A sealed journal in a folder that goes away with the run."""

    def __init__(self) -> None:
        """Make a journal."""
        folder = tempfile.TemporaryDirectory()
        _FOLDERS.append(folder)
        super().__init__(Path(folder.name) / "journal", SealedUnder(bytes(32), "suite"))


def table_for(storage: Any, name: str, **options: Any) -> Table:
    """Return our table on our storage, TinyDB's own on a middleware."""
    return (JournalTable if isinstance(storage, JournalStorage) else Table)(storage, name, **options)


def pytest_configure() -> None:
    """Put our storages where TinyDB's tests look for its own."""
    for module in (tinydb, tinydb.storages):
        module.JSONStorage = JSONStorage
    tinydb.storages.MemoryStorage = MemoryStorage
    tinydb.TinyDB.default_storage_class = JSONStorage
    tinydb.TinyDB.table_class = staticmethod(table_for)
