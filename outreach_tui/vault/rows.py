"""How the vault lays its values into tables: keyed by what names them, so no id is ever used twice.

Tables: `revisions`, `erased`, `drafts`, `submissions`, `forms`, `settings`, `received`, `sent`,
`audit`, `arrived_audit` (docs/vault-format.md).
"""

import hashlib
from collections.abc import Iterator, Mapping
from typing import Any

import msgspec
from tinydb.table import Document

from outreach_tui.vault.errors import VaultError
from outreach_tui.vault.journal import JournalDB, JournalTable
from outreach_tui.vault.kept import BundleMark


class KeyedTable(JournalTable):
    """A table whose document ids are text: a hash or a uuid."""

    document_id_class: Any = str


class KeyedDB(JournalDB):
    """A database of keyed tables."""

    table_class = KeyedTable


class Raws(Mapping[str, bytes]):
    """Revisions by id, each taken out of its row when somebody asks for it."""

    __slots__ = ("_rows",)

    def __init__(self, rows: dict[str, bytes]) -> None:
        """Look at rows of the table `revisions`, which nobody changes meanwhile."""
        self._rows = rows

    def __getitem__(self, revision_id: str) -> bytes:
        return _RAW.decode(self._rows[revision_id]).raw

    def __contains__(self, revision_id: object) -> bool:
        return revision_id in self._rows

    def __iter__(self) -> Iterator[str]:
        return iter(self._rows)

    def __len__(self) -> int:
        return len(self._rows)


def keyed(fields: Mapping[str, Any], key: str) -> Document:
    """Return a document with text for its id; TinyDB declares numbers only."""
    return Document(fields, key)  # type: ignore[arg-type]  # TinyDB keeps any key


def revision_row(raw: bytes) -> Document:
    """Return the row of a revision: its bytes, and what it is about as far as erasing needs to know.

    Raises: VaultError (`no-revision`) when it is none.
    """
    try:
        about = _ABOUT.decode(raw)
    except msgspec.MsgspecError as error:
        raise VaultError(
            "no-revision", "a record", "it is not a revision", "Nothing was kept; report this as a fault"
        ) from error
    fields = {"raw": raw, "record": about.record, "subject": about.subject}
    return keyed(fields, hashlib.sha256(raw).hexdigest())


def named_in(row: Mapping[str, Any]) -> tuple[str, ...]:
    """Return the uuids a revision's row names: its record, and the person it is about if there is one."""
    return tuple(uuid for uuid in (row["record"], row["subject"]) if uuid)


def mark(document: Mapping[str, Any]) -> BundleMark:
    """Return the bundle mark of a row."""
    return BundleMark(**{**document, "revisions": tuple(document["revisions"])})


class _Raw(msgspec.Struct):
    raw: bytes


class _About(msgspec.Struct):
    record: str
    subject: str | None


_RAW = msgspec.msgpack.Decoder(_Raw)
_ABOUT = msgspec.json.Decoder(_About)
