"""What goes out: the sending half of every hand-over, whatever the place.

Rules:
- What a young person's agreement keeps here is not in the bundle (records/sharing.py), and what they took
  back since goes nowhere again; that they did travels as a message of its own (records/withdrawal.py).
- Every bundle carries all that has no receipt yet, so a lost stick costs nothing. A new one is sealed only
  where there is something in no bundle yet, or somebody was erased.
- A bundle stands sealed in the outbox, its number taken, before it goes anywhere: a stick pulled out in the
  middle never makes two bundles of one number.
- The audit log rides along as far as no receipt has heard of it; by itself it makes no bundle.
- Nothing is ever removed from the workspace by sending.
"""

from collections.abc import Collection, Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING

from outreach_tui import __version__
from outreach_tui.errors import OutreachError
from outreach_tui.records.place import place_of
from outreach_tui.records.presence import travelling_rows
from outreach_tui.records.record import Record
from outreach_tui.records.revision import decode, encode, revision_id
from outreach_tui.records.sharing import Scope, may_travel, scope_of
from outreach_tui.records.withdrawal import FORM, LIST, to_take_back
from outreach_tui.workflow import outbox
from outreach_tui.workflow.audit import Action, link_of, note
from outreach_tui.workflow.audit_sent import links_to_send
from outreach_tui.workflow.profile import Role
from outreach_tui.workflow.receipts_taken import acks, received_on
from outreach_tui.workflow.revise_here import revise_here
from outreach_tui.workflow.sent_state import SentState, sent_state, travelled
from outreach_tui.workflow.workspace import Workspace

if TYPE_CHECKING:
    from outreach_tui.exchange.contents import BundleContents, FormUsed
    from outreach_tui.exchange.write_bundle import Sender, Stamp

_NONCE_BYTES = 16
_ERASED_THEN = "erased-in-last-bundle"


@dataclass(frozen=True, slots=True)
class Sorted:
    """The records of this laptop by whether they may leave it."""

    travelling: tuple[Record, ...]
    """Those that may."""
    kept_back: int
    """How many may not, because of what was agreed or what they are for."""
    scopes: dict[str, Scope]
    """How far it goes for each young person that was asked about."""


@dataclass(frozen=True, slots=True)
class Prepared:
    """What lies ready in the outbox."""

    new: int
    """Changes that were in no bundle before."""
    revisions: int
    """Changes in the bundle that was sealed now; 0 where none was needed."""
    people: int
    """Young people they are about."""
    kept_back: int
    """Records that stay on this laptop."""
    taken_back: int
    """Young people for whom a message goes out that takes back what had travelled."""
    seq: int
    """The number of the newest bundle; 0 while there is none."""


def prepare(workspace: Workspace) -> Prepared:
    """Make sure the outbox holds everything that may leave and has no receipt.

    Raises: OutreachError when this is no officer's laptop, or the outbox cannot be written.
    """
    from outreach_tui.exchange.write_bundle import write_bundles

    require_officer(workspace)
    taken_back = take_back(workspace)
    outbox.withhold_what_may_not_travel(workspace)
    state, found = sent_state(workspace), sorted_out(workspace)
    rows = without_receipt(workspace, found)
    new = sum(revision_id(raw) not in state.in_bundles for raw in rows)
    if not new and not _erased_since(workspace):
        return Prepared(0, 0, 0, found.kept_back, taken_back, state.last.seq if state.last else 0)
    people = {person for record in found.travelling for person in _people_in(record)}
    contents = _contents(workspace, rows, state, people)
    bundles = write_bundles(contents, _sender(workspace), state.last, _stamps(workspace))
    outbox.lay_in(workspace, bundles, {one: int(scope_of(workspace.picture, one)) for one in people})
    with workspace.vault.together():
        workspace.vault.keep_settings({_ERASED_THEN: str(len(contents.erased)).encode()})
        note(workspace, Action.EXPORTED)
    return Prepared(
        new=new,
        revisions=len(rows),
        people=len({subject for raw in rows if (subject := place_of(raw).subject)}),
        kept_back=found.kept_back,
        taken_back=taken_back,
        seq=bundles[-1].mark.seq,
    )


def without_receipt(workspace: Workspace, found: Sorted) -> tuple[bytes, ...]:
    """Return the changes that may leave and that no receipt has named, encoded as they travel."""
    confirmed = received_on(workspace)
    return tuple(
        raw
        for record in found.travelling
        for raw in travelling_rows(workspace.picture, record, found.scopes)
        if revision_id(raw) not in confirmed
    )


def sorted_out(workspace: Workspace) -> Sorted:
    """Return which records may leave this laptop now."""
    picture = workspace.picture
    everything = [record for entity_list in picture.entity_lists() for record in picture.each(entity_list)]
    scopes: dict[str, Scope] = {}
    travelling = tuple(record for record in everything if may_travel(picture, record, scopes))
    return Sorted(travelling, len(everything) - len(travelling), scopes)


def take_back(workspace: Workspace) -> int:
    """Write the message that takes back what had travelled, for everybody who needs it; return how many."""
    said = to_take_back(workspace.picture, travelled(workspace))
    messages = [
        revise_here(workspace, entity_list=LIST, record=person, subject=person, fields=fields, form=FORM)
        for person, fields in said.items()
    ]
    raw = [encode(message) for message in messages if message is not None]
    if raw:
        workspace.vault.add(raw)
        workspace.learn(raw)
    return len(raw)


def require_officer(workspace: Workspace) -> None:
    """Raise unless this is an officer's laptop."""
    if workspace.profile.role is not Role.OFFICER:
        raise OutreachError(
            "not-officer",
            "this workspace",
            "it is the lead partner's, which hands nothing over",
            "Export on an officer's laptop",
        )


def _contents(
    workspace: Workspace, rows: tuple[bytes, ...], state: SentState, people: Collection[str]
) -> "BundleContents":
    from outreach_tui.exchange.contents import BundleContents

    head, count = workspace.vault.journal_head()
    newest = workspace.vault.own_log.newest()
    return BundleContents(
        revisions=rows,
        erased=tuple(sorted(workspace.vault.erased())),
        forms=tuple(_forms_used(workspace, rows)),
        acks=acks(workspace),
        withheld=state.withheld,
        audit=links_to_send(workspace, people),
        audit_head=link_of(newest).head if newest else None,
        audit_count=newest.seq if newest else 0,
        journal_head=head,
        journal_count=count,
    )


def _erased_since(workspace: Workspace) -> bool:
    """Whether anybody was erased here since the last bundle was sealed."""
    then = int((workspace.vault.setting(_ERASED_THEN) or b"0").decode())
    return len(workspace.vault.erased()) != then


def _people_in(record: Record) -> tuple[str, ...]:
    if record.subjects:
        return record.subjects
    return (record.id,) if record.entity_list == "young_people" else ()


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
