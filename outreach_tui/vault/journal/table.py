"""A TinyDB table on a `JournalStorage`: the same API, one row at a time.

Rules:
- Each call that changes something is one commit, whatever it changes; a call that changes nothing writes
  nothing.
- `field == value`, alone or within an `&`, is answered from an index; every row found is still put to the
  query, so the answer is always TinyDB's.
- Answers stand in the order of the table. A cached one is kept with the version of the table that was there
  before it was worked out, and holds for that version alone, whatever other threads change meanwhile.
"""

import threading
from collections.abc import Callable, Iterable, Mapping, MutableMapping
from typing import Any, cast

from tinydb.queries import QueryLike
from tinydb.table import Document, Table

from outreach_tui.vault.journal import values
from outreach_tui.vault.journal.index import Path, is_indexable
from outreach_tui.vault.journal.rows_view import RowsView
from outreach_tui.vault.journal.storage import JournalStorage
from outreach_tui.vault.journal.working_table import WorkingTable


class JournalTable(Table):
    """A table whose rows are kept one by one."""

    def __init__(self, storage: JournalStorage, name: str, **options: Any) -> None:
        """Open a table of the storage; `options` are TinyDB's own."""
        if not isinstance(storage, JournalStorage):
            raise TypeError("a JournalTable needs a JournalStorage; on a middleware use TinyDB's own Table")
        self._journal = storage
        self._caching = threading.Lock()
        super().__init__(storage, name, **options)

    def insert(self, document: Mapping[str, Any]) -> int:
        """Insert a document; see TinyDB."""
        with self._journal.changing():
            if isinstance(document, self.document_class) or not isinstance(document, Mapping):
                return super().insert(document)
            return self._insert_new(document)

    def insert_multiple(self, documents: Iterable[Mapping[str, Any]]) -> list[int]:
        """Insert documents in one commit; see TinyDB."""
        with self._journal.changing():
            return super().insert_multiple(documents)

    def upsert(self, document: Mapping[str, Any], cond: QueryLike | None = None) -> list[int]:
        """Update or insert in one commit; see TinyDB."""
        with self._journal.together():
            return super().upsert(document, cond)

    def update(
        self,
        fields: Mapping[str, Any] | Callable[[Any], None],
        cond: QueryLike | None = None,
        doc_ids: Iterable[int] | None = None,
    ) -> list[int]:
        """Update the documents that match; see TinyDB."""
        with self._journal.changing():
            if doc_ids is None and cond is not None:
                doc_ids = [self.document_id_class(row_id) for row_id, _ in self._matching(cond)]
            return super().update(fields, doc_ids=doc_ids)

    def remove(self, cond: QueryLike | None = None, doc_ids: Iterable[int] | None = None) -> list[int]:
        """Remove the documents that match; see TinyDB."""
        with self._journal.changing():
            if doc_ids is None and cond is not None:
                doc_ids = [self.document_id_class(row_id) for row_id, _ in self._matching(cond)]
            return super().remove(doc_ids=doc_ids)

    def search(self, cond: QueryLike) -> list[Document]:
        """Return the documents that match; see TinyDB."""
        if self._journal.is_together:
            return self._documents(self._matching(cond))
        version = self._version()
        with self._caching:
            known_at, known = self._answers.get(cond, (-1, []))
        if known_at == version:
            return known[:]
        found = self._documents(self._matching(cond))
        if getattr(cond, "is_cacheable", lambda: True)():
            with self._caching:
                self._answers[cond] = version, found[:]
        return found

    def clear_cache(self) -> None:
        """Forget the answers known so far; see TinyDB."""
        with self._caching:
            super().clear_cache()

    def get(  # type: ignore[override]  # TinyDB spells this out as seven overloads
        self, cond: QueryLike | None = None, doc_id: int | None = None, doc_ids: list[int] | None = None
    ) -> Document | list[Document] | None:
        """Return one document by id or query, or those with the ids; see TinyDB."""
        if doc_id is not None:
            return self._by_id(doc_id)
        if doc_ids is not None:
            wanted = {str(one) for one in doc_ids}
            encoded = self._journal.encoded(self.name)
            return self._documents(
                (row_id, values.decode(raw)) for row_id, raw in encoded.items() if row_id in wanted
            )
        if cond is None:
            raise RuntimeError("You have to pass either cond or doc_id or doc_ids")
        return next(iter(self._documents(self._matching(cond, only_first=True))), None)

    def __len__(self) -> int:
        rows = self._journal.rows(self.name)
        return len(rows.encoded) if rows else 0

    def _insert_new(self, document: Mapping[str, Any]) -> int:
        """Do what TinyDB does with a document that has no id yet, without a look at the others."""
        doc_id: int = self._get_next_id()  # type: ignore[no-untyped-call]  # TinyDB does not say
        if self._by_id(doc_id) is not None:
            what = f"Document with ID {doc_id} already exists"
            raise ValueError(what)
        self._journal.commit([(self.name, [(str(doc_id), values.encode(document))])])
        self.clear_cache()
        return doc_id

    def _by_id(self, doc_id: int) -> Document | None:
        rows = self._journal.rows(self.name)
        raw = rows.encoded.get(str(doc_id)) if rows else None
        return None if raw is None else self.document_class(values.decode(raw), doc_id)

    def _documents(self, rows: Iterable[tuple[str, dict[str, Any]]]) -> list[Document]:
        return [self.document_class(document, self.document_id_class(row_id)) for row_id, document in rows]

    def _matching(self, cond: QueryLike, *, only_first: bool = False) -> list[tuple[str, dict[str, Any]]]:
        found = []
        for row_id, raw in self._candidates(cond):
            document = values.decode(raw)
            if cond(document):
                found.append((row_id, document))
                if only_first:
                    break
        return found

    def _candidates(self, cond: QueryLike) -> Iterable[tuple[str, bytes]]:
        asked = _equality(getattr(cond, "_hash", None))
        if asked is None or self._journal.is_together:
            return self._journal.encoded(self.name).items()
        return self._journal.ids_with(self.name, *asked)

    @property
    def _answers(self) -> MutableMapping[QueryLike, tuple[int, list[Document]]]:
        return cast("MutableMapping[QueryLike, tuple[int, list[Document]]]", self._query_cache)

    def _version(self) -> int:
        rows = self._journal.rows(self.name)
        return rows.version if rows else 0

    def _read_table(self) -> dict[str, Mapping[Any, Any]]:
        return cast("dict[str, Mapping[Any, Any]]", RowsView(self._journal.encoded(self.name)))

    def _update_table(self, updater: Callable[[dict[int, Mapping[Any, Any]]], None]) -> None:
        with self._journal.changing():
            rows = self._journal.rows(self.name)
            working = WorkingTable(rows.encoded if rows else {}, self.document_id_class)
            updater(cast("dict[int, Mapping[Any, Any]]", working))
            steps = working.changes(self.name)
            if rows is None or steps != [(self.name, [])]:
                self._journal.commit(steps)
        self.clear_cache()


def _equality(asked: object) -> tuple[Path, object] | None:
    """Return path and value of an equality that every match must fulfil, if the query's hash shows one."""
    match asked:
        case ("==", tuple(path), value) if all(isinstance(key, str) for key in path) and is_indexable(value):
            return path, value
        case ("and", frozenset() as both):
            return next((found for part in both if (found := _equality(part))), None)
    return None
