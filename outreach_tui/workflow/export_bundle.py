"""Hand over into a folder or onto a stick, and say beforehand what would leave."""

from dataclasses import dataclass
from pathlib import Path

from outreach_tui.errors import OutreachError
from outreach_tui.records.presence import travelling_rows
from outreach_tui.records.record import Record
from outreach_tui.records.revision import revision_id
from outreach_tui.workflow.clear_copy import what_may_be_cleared
from outreach_tui.workflow.hand_over import prepare, require_officer, sorted_out
from outreach_tui.workflow.receipts_taken import received_on
from outreach_tui.workflow.sent_state import SentState, outbox_bundles, sent_state
from outreach_tui.workflow.workspace import Workspace


@dataclass(frozen=True, slots=True)
class Leaving:
    """What the next bundle would hold."""

    revisions: int
    """Changes that may leave and are in no bundle yet."""
    people: tuple[str, ...]
    """Code names of the young people they are about."""
    again: int
    """Changes that were sent, are not confirmed, and go along again."""
    kept_back: int
    """Records that stay on this laptop, because that is what was agreed or what they are for."""
    seq: int
    """The number the bundle would have."""
    received: int = 0
    """Changes that the lead partner has confirmed."""
    may_go: str = ""
    """That some of what it keeps may be cleared from this laptop, in words; empty if nothing may."""


@dataclass(frozen=True, slots=True)
class Exported:
    """What was written."""

    files: tuple[Path, ...]
    """The bundles, as they stand at the place."""
    revisions: int
    """Changes in the newest of them."""
    people: int
    """Young people they are about."""
    kept_back: int
    """Records that stayed on this laptop."""
    seq: int
    """The number of the last of them."""


def what_would_leave(workspace: Workspace) -> Leaving:
    """Return what an export would hand over now, changing nothing."""
    state, found, confirmed = sent_state(workspace), sorted_out(workspace), received_on(workspace)
    rows = [
        (record, revision_id(raw))
        for record in found.travelling
        for raw in travelling_rows(workspace.picture, record, found.scopes)
    ]
    new = [(record, one) for record, one in rows if one not in state.revisions and one not in confirmed]
    received = sum(one in confirmed for _, one in rows)
    return Leaving(
        revisions=len(new),
        people=tuple(sorted({alias for record, _ in new if (alias := _alias(workspace, record))})),
        again=len(rows) - len(new) - received,
        kept_back=found.kept_back,
        seq=_next_seq(state),
        received=received,
        may_go=what_may_be_cleared(workspace).offer,
    )


def export_bundle(workspace: Workspace, place: Path) -> Exported:
    """Write what has no receipt into a folder or onto a stick.

    Raises: OutreachError when this is no officer's laptop, there is nothing to hand over, or the place cannot
        be written; the laptop then still holds everything as unsent.
    """
    from outreach_tui.exchange.folder_place import FolderPlace
    from outreach_tui.workflow.outbox import hand_over

    require_officer(workspace)
    shelf = FolderPlace(place)
    prepared = prepare(workspace)
    waiting = outbox_bundles(workspace)
    if not waiting:
        raise OutreachError(
            "nothing-to-send",
            "this laptop",
            "there is nothing that may be handed over yet",
            "Finish a visit first",
        )
    placed = hand_over(workspace, shelf, lambda _words: None)
    return Exported(
        files=tuple(place / name for name in placed.names),
        revisions=prepared.revisions or waiting[-1].revisions,
        people=prepared.people or len(waiting[-1].scopes),
        kept_back=prepared.kept_back,
        seq=waiting[-1].seq,
    )


def _alias(workspace: Workspace, record: Record) -> str:
    person = workspace.picture.record("young_people", record.subject) if record.subject else None
    return person.value("alias") if person else ""


def _next_seq(state: SentState) -> int:
    return state.last.seq + 1 if state.last else 1
