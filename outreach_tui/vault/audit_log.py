"""The links of audit logs as a vault keeps them: this laptop's own, and those that arrived from others.

Rules:
- A link is kept under its number; what it is about stands beside it, so that erasing somebody leaves the link
  and takes its entry (`erasure.py`). So does the age of an entry, once a person says so.
- What a link means, and whether it follows the one before, is not known here.
"""

from collections.abc import Callable, Collection, Iterable, Iterator
from contextlib import AbstractContextManager
from dataclasses import asdict, dataclass
from typing import Any

from outreach_tui.vault.journal import JournalStorage, values
from outreach_tui.vault.journal.changes import Changes, RowChange
from outreach_tui.vault.rows import KeyedDB, keyed

OWN, ARRIVED = "audit", "arrived_audit"
"""The tables."""

_BEFORE = "line"
"""The only field of a row that was kept before there were links."""


@dataclass(frozen=True, slots=True)
class KeptLink:
    """One link of a log."""

    seq: int
    """Its number in its log."""
    prev: str
    """The hash of the link before it."""
    sum: str
    """The hash of its entry."""
    entry: bytes = b""
    """Its entry; empty where it is left out."""
    about: str = ""
    """The uuid of the young person it is about; empty for none."""
    log: str = ""
    """Which log that arrived it belongs to; empty for this laptop's own."""


class AuditLog:
    """One table of links."""

    def __init__(
        self,
        name: str,
        storage: JournalStorage,
        database: KeyedDB,
        together: Callable[[], AbstractContextManager[None]],
        rewrite: Callable[[Callable[[], Changes]], None],
    ) -> None:
        """Keep links in the table `name` of an open vault."""
        self._rewrite = rewrite
        self._name = name
        self._storage = storage
        self._database = database
        self._together = together

    def keep(self, links: Iterable[KeptLink]) -> None:
        """Keep links in one commit; one that is here already is replaced."""
        with self._together():
            for link in links:
                self._table.upsert(keyed(asdict(link), _key(link.log, link.seq)))

    def leave_out(self, entries: Iterable[tuple[str, int]]) -> None:
        """Let the entries of these links go, each given by its log and number, and keep the links.

        Afterwards no file here holds them. Not to be called inside `together`.
        """
        keys = {_key(*one) for one in entries}
        self._rewrite(lambda: [(self._name, [*self._without_entries(keys)])])

    def _without_entries(self, keys: Collection[str]) -> Iterator[RowChange]:
        for key, raw in self._storage.encoded(self._name).items():
            if key in keys:
                yield key, values.encode({**values.decode(raw), "entry": b"", "about": ""})

    def newest(self) -> KeptLink | None:
        """Return the link that was kept last."""
        newest = next(reversed(self._storage.encoded(self._name)), None)
        row = None if newest is None else self._table.get(doc_id=newest)
        return None if row is None or _BEFORE in row else _link(row)

    def lines_of_before(self) -> tuple[bytes, ...]:
        """Return the lines of a log kept by an Outreach that knew no links, by number; usually none."""
        rows = self._storage.encoded(self._name)
        newest = next(reversed(rows), None)
        if newest is None or _BEFORE not in values.decode(rows[newest]):
            return ()
        return tuple(values.decode(rows[number])[_BEFORE] for number in sorted(rows, key=int))

    def link(self, log: str, seq: int) -> KeptLink | None:
        """Return one link, if it is here."""
        found = self._table.get(doc_id=_key(log, seq))
        return None if found is None else _link(found)

    def all(self) -> tuple[KeptLink, ...]:
        """Return every link, by log and by number."""
        rows = map(values.decode, self._storage.encoded(self._name).values())
        links = (_link(row) for row in rows if _BEFORE not in row)
        return tuple(sorted(links, key=lambda one: (one.log, one.seq)))

    def beyond(self, seq: int) -> Iterator[KeptLink]:
        """Yield the links of this laptop's own log with a higher number, the lowest first."""
        while (link := self.link("", seq := seq + 1)) is not None:
            yield link

    @property
    def _table(self) -> Any:  # TinyDB's declarations know whole-number ids only
        return self._database.table(self._name)


def _key(log: str, seq: int) -> str:
    return f"{log}/{seq}" if log else str(seq)


def _link(row: Any) -> KeptLink:
    return KeptLink(**row)
