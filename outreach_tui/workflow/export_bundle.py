"""Hand over: write what may leave this laptop as sealed, signed bundles for the lead partner.

Rules:
- What a young person's agreement keeps here is not in the bundle (records/sharing.py).
- Every bundle carries all that has no receipt yet, so a lost stick costs nothing.
- A bundle stands sealed in the outbox, its number taken, before it goes anywhere: a stick pulled out in
  the middle never makes two bundles of one number. What is in the outbox goes with the next hand-over.
- The file stands whole at its place, read back, before the laptop remembers its changes as sent. Nothing is
  ever removed from the workspace by sending.
"""

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from outreach_tui import __version__
from outreach_tui.errors import OutreachError
from outreach_tui.records.picture import Record
from outreach_tui.records.place import place_of
from outreach_tui.records.revision import decode, revision_id
from outreach_tui.records.sharing import Scope, may_travel
from outreach_tui.workflow.profile import Role
from outreach_tui.workflow.sent_state import SentState, remember_sent, sent_state
from outreach_tui.workflow.workspace import Workspace

if TYPE_CHECKING:
    from outreach_tui.exchange.contents import FormUsed
    from outreach_tui.exchange.write_bundle import Sender, Stamp

_NONCE_BYTES = 16


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


@dataclass(frozen=True, slots=True)
class Exported:
    """What was written."""

    files: tuple[Path, ...]
    """The bundles, as they stand at the place."""
    revisions: int
    """Changes in them."""
    people: int
    """Young people they are about."""
    kept_back: int
    """Records that stayed on this laptop."""
    seq: int
    """The number of the last of them."""


def what_would_leave(workspace: Workspace) -> Leaving:
    """Return what an export would hand over now, changing nothing."""
    state = sent_state(workspace)
    travelling, kept_back = _sorted_out(workspace)
    new = [
        (record, raw)
        for record in travelling
        for raw in workspace.picture.rows(record.entity_list, record.id)
        if revision_id(raw) not in state.revisions
    ]
    rows = sum(len(workspace.picture.rows(record.entity_list, record.id)) for record in travelling)
    return Leaving(
        revisions=len(new),
        people=tuple(sorted({alias for record, _ in new if (alias := _alias(workspace, record))})),
        again=rows - len(new),
        kept_back=kept_back,
        seq=_next_seq(state),
    )


def not_sent(workspace: Workspace) -> int:
    """Return how many changes may leave and are in no bundle yet; looks only at what was not sent."""
    state, picture = sent_state(workspace), workspace.picture
    waiting = Counter(
        (place.entity_list, place.record)
        for revision, raw in workspace.vault.revisions().items()
        if revision not in state.revisions
        for place in (place_of(raw),)
    )
    scopes: dict[str, Scope] = {}
    return sum(
        count
        for key, count in waiting.items()
        if (record := picture.record(*key)) is not None and may_travel(picture, record, scopes)
    )


def export_bundle(workspace: Workspace, place: Path) -> Exported:
    """Write the bundles into a folder or onto a stick.

    Raises: OutreachError when this is no officer's laptop, there is nothing to hand over, or the place cannot
        be written; the laptop then still holds everything as unsent.
    """
    from outreach_tui.exchange.contents import BundleContents
    from outreach_tui.exchange.write_bundle import write_bundles
    from outreach_tui.workflow import outbox

    _require_officer(workspace)
    outbox.require_place(place)
    state = sent_state(workspace)
    travelling, kept_back = _sorted_out(workspace)
    rows = tuple(
        raw for record in travelling for raw in workspace.picture.rows(record.entity_list, record.id)
    )
    if not rows:
        raise OutreachError(
            "nothing-to-send",
            "this laptop",
            "there is nothing that may be handed over yet",
            "Finish a visit first",
        )
    head, count = workspace.vault.journal_head()
    contents = BundleContents(
        revisions=rows,
        erased=tuple(sorted(workspace.vault.erased())),
        forms=tuple(_forms_used(workspace, rows)),
        journal_head=head,
        journal_count=count,
    )
    bundles = write_bundles(contents, _sender(workspace), state.last, _stamps(workspace))
    outbox.lay_in(workspace, bundles)
    files = outbox.hand_over(workspace, place)
    remember_sent(workspace, bundles, state)
    return Exported(
        files=files,
        revisions=len(rows),
        people=len({record.subject for record in travelling if record.subject}),
        kept_back=kept_back,
        seq=bundles[-1].mark.seq,
    )


def _sorted_out(workspace: Workspace) -> tuple[list[Record], int]:
    """Return the records that may travel, and how many may not."""
    picture = workspace.picture
    everything = [record for entity_list in picture.entity_lists() for record in picture.each(entity_list)]
    scopes: dict[str, Scope] = {}
    travelling = [record for record in everything if may_travel(picture, record, scopes)]
    return travelling, len(everything) - len(travelling)


def _alias(workspace: Workspace, record: Record) -> str:
    person = workspace.picture.record("young_people", record.subject) if record.subject else None
    return person.value("alias") if person else ""


def _forms_used(workspace: Workspace, rows: tuple[bytes, ...]) -> "Iterator[FormUsed]":
    from outreach_tui.exchange.contents import FormUsed

    used = {decode(raw).form for raw in rows}
    for form in workspace.vault.forms():
        if f"{form.form_id}@{form.version}" in used:
            used.discard(f"{form.form_id}@{form.version}")
            yield FormUsed.of(form.form_id, form.version, form.xform)


def _sender(workspace: Workspace) -> "Sender":
    from outreach_tui.exchange.write_bundle import Sender
    from outreach_tui.workflow.area_kept import kept_pack

    pack, keys = kept_pack(workspace), workspace.keyring
    return Sender(
        device=workspace.profile.device,
        area=pack.area,
        signing_key=keys.signing_key,
        key_epoch=keys.key_epoch,
        recipients=pack.age_recipients,
        app_version=__version__,
    )


def _stamps(workspace: Workspace) -> "Iterator[Stamp]":
    from outreach_tui.exchange.write_bundle import Stamp
    from outreach_tui.workflow.area_kept import utc

    outside = workspace.outside
    while True:
        yield Stamp(
            bundle_id=outside.new_id(),
            receipt_nonce=outside.random_bytes(_NONCE_BYTES).hex(),
            created=utc(outside.now()),
        )


def _require_officer(workspace: Workspace) -> None:
    if workspace.profile.role is not Role.OFFICER:
        raise OutreachError(
            "not-officer",
            "this workspace",
            "it is the lead partner's, which hands nothing over",
            "Export on an officer's laptop",
        )


def _next_seq(state: SentState) -> int:
    return state.last.seq + 1 if state.last else 1
