"""One table while TinyDB changes it: rows decoded when touched, and afterwards exactly what changed.

Rules:
- TinyDB hands its updater a mapping from document id to document and lets it change both. This mapping gives
  every document as a copy of its own, so nothing is changed before the commit.
- A document that comes out as it went in is no change.
"""

from collections.abc import Callable, Iterator, MutableMapping
from typing import Any

from outreach_tui.vault.journal import values
from outreach_tui.vault.journal.changes import Changes, RowChange

_GONE = object()


class WorkingTable(MutableMapping[Any, Any]):
    """Documents by id, as TinyDB's updaters expect them."""

    def __init__(self, encoded: dict[str, bytes], id_class: Callable[[str], Any]) -> None:
        """Begin with the rows there are.

        Args:
            encoded: bytes by row id; not changed here.
            id_class: how TinyDB writes the ids (`Table.document_id_class`).
        """
        self._encoded = encoded
        self._id_class = id_class
        self._touched: dict[str, Any] = {}
        self._moved: set[str] = set()
        self._is_cleared = False

    def __getitem__(self, doc_id: object) -> Any:
        row_id = str(doc_id)
        if row_id not in self._touched:
            raw = None if self._is_cleared else self._encoded.get(row_id)
            if raw is None:
                raise KeyError(doc_id)
            self._touched[row_id] = values.decode(raw)
        document = self._touched[row_id]
        if document is _GONE:
            raise KeyError(doc_id)
        return document

    def __setitem__(self, doc_id: object, document: object) -> None:
        row_id = str(doc_id)
        if self._touched.get(row_id) is _GONE:
            del self._touched[row_id]
            self._moved.add(row_id)
        self._touched[row_id] = document

    def __delitem__(self, doc_id: object) -> None:
        row_id = str(doc_id)
        if row_id not in self:
            raise KeyError(doc_id)
        if self._is_in_base(row_id):
            self._moved.discard(row_id)
            self._touched[row_id] = _GONE
        else:
            del self._touched[row_id]

    def __contains__(self, doc_id: object) -> bool:
        row_id = str(doc_id)
        if row_id in self._touched:
            return self._touched[row_id] is not _GONE
        return self._is_in_base(row_id)

    def __iter__(self) -> Iterator[Any]:
        return iter([self._id_class(row_id) for row_id in self._row_ids()])

    def __len__(self) -> int:
        return len(self._row_ids())

    def clear(self) -> None:
        """Take out every document."""
        self._touched.clear()
        self._moved.clear()
        self._is_cleared = True

    def changes(self, name: str) -> Changes:
        """Return the steps that turn the rows there were into these."""
        if not self._is_cleared:
            return [(name, list(self._row_changes()))]
        return [(name, None), (name, list(self._row_changes()))]

    def _row_changes(self) -> Iterator[RowChange]:
        for row_id, document in self._touched.items():
            before = None if self._is_cleared else self._encoded.get(row_id)
            if document is _GONE:
                yield row_id, None
                continue
            raw = values.encode(document)
            if row_id in self._moved:
                yield row_id, None
                yield row_id, raw
            elif raw != before:
                yield row_id, raw

    def _row_ids(self) -> list[str]:
        base = [] if self._is_cleared else [row for row in self._encoded if self._is_in_its_place(row)]
        return base + [row for row in self._touched if self._is_new(row)]

    def _is_in_base(self, row_id: str) -> bool:
        return not self._is_cleared and row_id in self._encoded

    def _is_in_its_place(self, row_id: str) -> bool:
        return row_id not in self._moved and self._touched.get(row_id) is not _GONE

    def _is_new(self, row_id: str) -> bool:
        return row_id in self._moved or not self._is_in_base(row_id)
