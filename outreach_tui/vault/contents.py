"""An open vault: everything a laptop knows, and what may be done with it.

Rules:
- What a call keeps survives a power cut once the call returns; what it could not keep changed nothing.
- `finish` and every `together` block are one commit: all of it or none.
- Revisions only come; they go by erasure (`erasure.py`), and then never come back, or where a laptop's copy
  is cleared (`clearing.py`), and then they may.
- Threads may share a vault; readers never wait for the disk.
"""

from collections.abc import Callable, Iterable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import asdict
from pathlib import Path
from types import TracebackType
from typing import Any, Self

from tinydb import where

from outreach_tui.vault.audit_log import ARRIVED, OWN, AuditLog
from outreach_tui.vault.clearing import steps_of_clearing
from outreach_tui.vault.erasure import steps_of_erasure
from outreach_tui.vault.errors import VaultError, as_vault_errors, journal_as_vault_errors
from outreach_tui.vault.journal import JournalStorage
from outreach_tui.vault.journal.changes import Changes, RowChange
from outreach_tui.vault.kept import BundleMark, Draft, KeptForm, KeptSubmission
from outreach_tui.vault.openers import Openers
from outreach_tui.vault.rows import KeyedDB, Raws, keyed, mark, named_in, revision_row
from outreach_tui.vault.upkeep import Upkeep

JOURNAL = "journal"
"""File name of the journal in a vault's folder."""


class Vault:
    """An open vault. Get one from `create_vault` or `open_vault` (`store.py`)."""

    def __init__(self, folder: Path, key: bytes, storage: JournalStorage) -> None:
        """Wrap an open journal.

        Args:
            folder: the vault's own folder.
            key: the data key.
            storage: the journal, opened with it.
        """
        self._folder = folder
        self._key = key
        self._storage = storage
        self._db = KeyedDB(storage=lambda: storage)
        self._upkeep = Upkeep(storage.journal)

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()

    def close(self) -> None:
        """Close in good order and forget the key; a second call does nothing."""
        with as_vault_errors(self._folder):
            self._upkeep.finish()
            self._key = b""
            self._storage.close()

    @contextmanager
    def together(self) -> Iterator[None]:
        """Make everything kept inside one commit; an error that leaves the block leaves nothing kept."""
        with journal_as_vault_errors(self._folder), self._storage.together():
            yield
        self._upkeep.look_after()

    @property
    def folder(self) -> Path:
        """The vault's own folder."""
        return self._folder

    @property
    def openers(self) -> Openers:
        """What opens it: the passphrase, and the lead partner's recovery key."""
        return Openers(self._folder, self._key)

    def copy_journal(self, target: Path) -> None:
        """Write a copy of everything, sealed under the same key, to a new file."""
        with journal_as_vault_errors(target.parent):
            self._storage.journal.copy_to(target)

    def journal_head(self) -> tuple[str, int]:
        """Return the hash over everything ever kept, in hex, and the number of commits."""
        head, commits = self._storage.journal.head
        return head.hex(), commits

    def revisions(self) -> Mapping[str, bytes]:
        """Return every revision by id, as they are now."""
        return Raws(self._storage.encoded("revisions"))

    def erased(self) -> frozenset[str]:
        """Return the uuids of erased records and people."""
        return frozenset(self._storage.encoded("erased"))

    def add(self, revisions: Iterable[bytes]) -> None:
        """Keep revisions in one commit; those here already, or of somebody erased, change nothing."""
        with self.together():
            kept, erased = self._storage.encoded("revisions"), self.erased()
            rows = {str(row.doc_id): row for row in map(revision_row, revisions)}
            new = [row for name, row in rows.items() if name not in kept and erased.isdisjoint(named_in(row))]
            if new:
                self._table("revisions").insert_multiple(new)

    def drafts(self) -> tuple[Draft, ...]:
        """Return the conversations under way, in the order they were begun."""
        return tuple(Draft(**document) for document in self._table("drafts"))

    def keep_draft(self, draft: Draft) -> None:
        """Keep a conversation as it stands now."""
        self._keep("drafts", draft.id, asdict(draft))

    def drop_draft(self, draft_id: str) -> None:
        """Throw a conversation away; one that is not here is no error."""
        with self.together():
            self._table("drafts").remove(doc_ids=[draft_id])

    def finish(self, draft_id: str, submission: KeptSubmission, revisions: Iterable[bytes]) -> None:
        """In one commit: the draft is gone, the submission kept, its revisions added."""
        with self.together():
            self.drop_draft(draft_id)
            self._keep("submissions", submission.id, asdict(submission))
            self.add(revisions)

    def submissions(self) -> tuple[KeptSubmission, ...]:
        """Return the finished forms, in the order they were finished."""
        return tuple(KeptSubmission(**document) for document in self._table("submissions"))

    def keep_form(self, form: KeptForm) -> None:
        """Keep a compiled script."""
        self._keep("forms", form.key, asdict(form))

    def form(self, key: str) -> KeptForm | None:
        """Return the compiled script with this hash, if it is kept."""
        found = self._table("forms").get(doc_id=key)
        return KeptForm(**found) if found else None

    def forms(self) -> tuple[KeptForm, ...]:
        """Return every compiled script, in the order they were kept."""
        return tuple(KeptForm(**document) for document in self._table("forms"))

    def form_by_source(self, source_hash: str, pyxform_version: str) -> KeptForm | None:
        """Return what this source was compiled to by this version, if it is kept."""
        asked = (where("source_hash") == source_hash) & (where("pyxform_version") == pyxform_version)
        found = self._table("forms").get(asked)
        return KeptForm(**found) if found else None

    def setting(self, name: str) -> bytes | None:
        """Return what is kept under this name."""
        found = self._table("settings").get(doc_id=name)
        return found["value"] if found else None

    def keep_settings(self, settings: Mapping[str, bytes]) -> None:
        """Keep values under names, in one commit."""
        with self.together():
            for name, value in settings.items():
                self._keep("settings", name, {"value": value})

    @property
    def own_log(self) -> AuditLog:
        """The audit log of this workspace."""
        return AuditLog(OWN, self._storage, self._db, self.together, self._rewrite_with)

    @property
    def arrived_logs(self) -> AuditLog:
        """The audit logs that arrived from laptops."""
        return AuditLog(ARRIVED, self._storage, self._db, self.together, self._rewrite_with)

    def keep_received(self, mark: BundleMark) -> None:
        """Remember a bundle that came in."""
        self._keep("received", mark.manifest_hash, asdict(mark))

    def received_bundles(self) -> tuple[BundleMark, ...]:
        """Return the bundles that came in, in that order."""
        return tuple(mark(document) for document in self._table("received"))

    def keep_sent(self, mark: BundleMark) -> None:
        """Remember a bundle that went out."""
        self._keep("sent", mark.manifest_hash, asdict(mark))

    def sent_bundles(self) -> tuple[BundleMark, ...]:
        """Return the bundles that went out, in that order."""
        return tuple(mark(document) for document in self._table("sent"))

    def erase(self, uuids: Iterable[str]) -> None:
        """Erase records or people for good: afterwards no file here holds anything about them.

        What a draft under way says of them goes too. Their uuids are kept, so that nothing about them is ever
        taken in again. Not to be called inside `together`.
        """
        self._rewrite_with(lambda: steps_of_erasure(self._storage, frozenset(uuids)))

    def erase_draft(self, draft_id: str) -> None:
        """Throw a conversation away for good: no file here holds it afterwards. Not inside `together`."""
        gone: list[RowChange] = [(draft_id, None)] if draft_id in self._storage.encoded("drafts") else []
        self._rewrite_with(lambda: [("drafts", gone)])

    def clear(
        self,
        revisions: Iterable[str],
        submissions: Iterable[KeptSubmission],
        settings: Mapping[str, bytes],
    ) -> None:
        """Let revisions go that are kept elsewhere; they may come again. No file here holds them afterwards.

        In the same step conversations and settings are kept as they are given. Not to be called inside
        `together`.
        """
        self._rewrite_with(lambda: steps_of_clearing(self._storage, revisions, submissions, settings))

    def _rewrite_with(self, steps: Callable[[], Changes]) -> None:
        with as_vault_errors(self._folder), self._storage.changing():
            if self._storage.is_together:
                raise VaultError("not-now", str(self._folder), "something is being saved", "Try afterwards")
            self._storage.journal.rewrite(last=steps())

    def _keep(self, table: str, key: str, fields: dict[str, Any]) -> None:
        with self.together():
            self._table(table).upsert(keyed(fields, key))

    def _table(self, name: str) -> Any:  # TinyDB's declarations know whole-number ids only
        return self._db.table(name)
