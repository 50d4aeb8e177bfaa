"""Clear this laptop's copy of what the lead partner has had for long enough; the officer says yes first.

Rules (security.md 4 and P11):
- A record goes when a receipt named every change of it, the last of them at least as many days ago as the
  area pack says (30 where it does not). What no receipt named stays, and so does what may not travel.
- Whoever took something back, or let it go again, keeps all of it until the lead partner has heard that.
- Nobody's records go while the officer still needs them (still_needed.py). That somebody is known here, what
  they agreed to and what they took back always stay, so that they are gone on with and never asked twice.
- It is not an erasure: nothing travels because of it, and what is sent here again is taken in again. Numbers
  and hashes of bundles stay, and so does what is sealed for the lead partner.
- A conversation kept whole loses the words that went with the records, and keeps all others.
- It is one step; afterwards no file on this laptop holds what went.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import datetime, timedelta

from outreach_tui.interview.said_elsewhere import Elsewhere, without
from outreach_tui.number_words import counted
from outreach_tui.records.presence import travelling_rows
from outreach_tui.records.record import Record
from outreach_tui.records.revision import Revision, decode, revision_id
from outreach_tui.records.sharing import Scope, may_travel
from outreach_tui.records.withdrawal import LIST
from outreach_tui.vault.store import KeptSubmission
from outreach_tui.workflow.area_attachments import laptop_copy_days
from outreach_tui.workflow.area_kept import kept_pack
from outreach_tui.workflow.audit import Action, note_if_possible
from outreach_tui.workflow.cleared_copies import with_cleared
from outreach_tui.workflow.hand_over import require_officer
from outreach_tui.workflow.receipts_taken import received_on
from outreach_tui.workflow.script_shelf import script_of_draft
from outreach_tui.workflow.still_needed import why_needed
from outreach_tui.workflow.workspace import Workspace

_ALWAYS_STAY = frozenset({"young_people", "consents", "withdrawals", "same_person", "hand_overs"})


@dataclass(frozen=True, slots=True)
class ClearableCopy:
    """What may be cleared now."""

    days: int
    """How many days after its receipt a copy is kept."""
    count: int
    """How many records would go."""
    people: tuple[str, ...]
    """Code names of the young people they are about."""
    needed: tuple[tuple[str, str], ...]
    """Code names of those whose records are due and are still needed here, each with the reason."""

    @property
    def lines(self) -> tuple[str, ...]:
        """The whole, line by line."""
        about = f" about {', '.join(self.people)}" if self.people else ""
        what = f"{counted(self.count, 'record')}{about}"
        return (
            f"Received more than {self.days} days ago and not needed here: {what}.",
            *(f"Stays: {alias}, because {why}." for alias, why in self.needed),
        )

    @property
    def offer(self) -> str:
        """That there is something to clear, in one sentence that presses nobody; empty if there is not."""
        if not self.count:
            return ""
        return (
            f"Received more than {self.days} days ago and not needed here: {counted(self.count, 'record')};"
            " `outreach device clear`, or ^g in the app, lets go of that when you like."
        )

    @property
    def done(self) -> str:
        """What to say once it went."""
        if not self.count:
            return "There is nothing to clear yet."
        return f"Cleared: {counted(self.count, 'record')}. The lead partner has them."


def what_may_be_cleared(workspace: Workspace) -> ClearableCopy:
    """Return what clearing would take from this laptop now, changing nothing.

    Raises: OutreachError when this is no officer's laptop.
    """
    return _looked(workspace)[0]


def clear_copy(workspace: Workspace) -> ClearableCopy:
    """Clear what may be cleared; return what went.

    Raises: OutreachError when this is no officer's laptop, or it cannot be written; then nothing went.
    """
    found, due = _looked(workspace)
    if not found.count:
        return found
    gone = [raw for records in due.values() for raw in _rows(workspace, records)]
    workspace.vault.clear(
        revisions=map(revision_id, gone),
        submissions=tuple(_cut(workspace, due)),
        settings=with_cleared(workspace, {person: len(records) for person, records in due.items()}),
    )
    workspace.sittings.clear()
    workspace.look_again()
    note_if_possible(workspace, Action.CLEARED)
    return found


def _looked(workspace: Workspace) -> tuple[ClearableCopy, Mapping[str, tuple[Record, ...]]]:
    """Return what may be cleared, in words and as records by the young person they are about."""
    require_officer(workspace)
    days = laptop_copy_days(kept_pack(workspace))
    due = _due(workspace, days)
    needed = {person: why for person in due if (why := why_needed(workspace, person))}
    goes = {person: records for person, records in due.items() if person not in needed}
    found = ClearableCopy(
        days=days,
        count=sum(map(len, goes.values())),
        people=tuple(sorted(_alias(workspace, person) for person in goes)),
        needed=tuple(sorted((_alias(workspace, person), why) for person, why in needed.items())),
    )
    return found, goes


def _due(workspace: Workspace, days: int) -> Mapping[str, tuple[Record, ...]]:
    """Return the records whose time has come, by the one young person they are about."""
    on = workspace.outside.now() - timedelta(days=days)
    known = received_on(workspace)
    received = {one for one, at in known.items() if datetime.fromisoformat(at) <= on}
    due: dict[str, tuple[Record, ...]] = {}
    if not received:
        return due
    scopes: dict[str, Scope] = {}
    for person in workspace.picture.ids("young_people"):
        if not all(revision_id(raw) in known for raw in workspace.picture.rows(LIST, person)):
            continue  # what they took back may have been wiped there: its receipt says so
        records = tuple(
            record
            for record in workspace.picture.about(person)
            if record.entity_list not in _ALWAYS_STAY
            and record.subjects == (person,)
            and _lead_has(workspace, record, received, scopes)
        )
        if records:
            due[person] = records
    return due


def _lead_has(workspace: Workspace, record: Record, received: set[str], scopes: dict[str, Scope]) -> bool:
    """Whether every change of a record was received as it is, and may still be with the lead partner."""
    if not may_travel(workspace.picture, record, scopes):
        return False
    sent = {revision_id(raw) for raw in travelling_rows(workspace.picture, record, scopes)}
    return sent <= received and all(revision_id(raw) in sent for raw in _rows(workspace, (record,)))


def _rows(workspace: Workspace, records: tuple[Record, ...]) -> Iterator[bytes]:
    for record in records:
        yield from workspace.picture.rows(record.entity_list, record.id)


def _cut(workspace: Workspace, due: Mapping[str, tuple[Record, ...]]) -> Iterator[KeptSubmission]:
    """Yield the conversations kept whole, without what goes."""
    for kept in workspace.vault.submissions():
        if kept.about in due:
            gone = [decode(raw) for raw in _rows(workspace, due[kept.about])]
            xml = without(script_of_draft(workspace, kept.form_key).form, kept.xml, _elsewhere(gone))
            yield replace(kept, xml=xml)


def _elsewhere(gone: list[Revision]) -> Elsewhere:
    writes = (write for one in gone for write in one.set.values())
    return Elsewhere(
        records=frozenset(one.record for one in gone),
        words=frozenset(write.strip() for write in writes if isinstance(write, str)),
    )


def _alias(workspace: Workspace, person: str) -> str:
    record = workspace.picture.record("young_people", person)
    return record.value("alias") if record else ""
