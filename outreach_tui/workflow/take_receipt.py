"""Take in a receipt: what arrived is confirmed, what was decided is written down, whom to erase is erased.

Rules:
- Only a receipt signed by the lead partner, for this laptop, about the bundles it really wrote, does
  anything. The same one again does nothing.
- What it confirms, decides and asks to erase is remembered in one commit; erasing follows, and is finished
  when the workspace is opened next if it was cut off. Names and addresses go then, under the passphrase.
- A receipt that would erase everybody on this laptop, or very many at once, waits until a person says yes.
- A decision is taken only about a record that this laptop holds.
"""

from collections.abc import Iterable
from dataclasses import dataclass

from outreach_tui.exchange.receipt import OpenedReceipt, ReceiptError, Result, received
from outreach_tui.exchange.receipt_file import Addressee, read_receipt
from outreach_tui.records.place import place_of
from outreach_tui.records.presence import FIELDS, travelling_rows
from outreach_tui.records.revision import RevisionError, decode, revision_id
from outreach_tui.records.same_person import entries_of
from outreach_tui.workflow.area_kept import kept_pack
from outreach_tui.workflow.audit import Action, note
from outreach_tui.workflow.audit_sent import remember_heard
from outreach_tui.workflow.erase_person import begin_erasing, carry_out
from outreach_tui.workflow.let_go_there import not_confirmed_by, remember_wiped_there
from outreach_tui.workflow.receipts_taken import (
    TakenReceipt,
    receipts_taken,
    received_on,
    remember_receipt,
)
from outreach_tui.workflow.sent_state import keep_outbox, outbox_bundles, sent_state
from outreach_tui.workflow.workspace import Workspace

MOST_AT_ONCE = 10
"""Young people a receipt may erase before a person is asked."""

_TO_CONFIRM = "erasing-to-confirm"


@dataclass(frozen=True, slots=True)
class ReceiptTaken:
    """What one receipt brought."""

    is_new: bool
    """Whether it was not here before."""
    confirmed: int = 0
    """Changes that count as received from now on."""
    rejected: int = 0
    """Changes the lead partner could not take; they stay here and are sent again."""
    erased: int = 0
    """Young people who were erased here."""
    corrections: int = 0
    """Records that the coordinator decided something about, however often."""
    missing: tuple[tuple[int, int], ...] = ()
    """First and last number of each run of bundles the lead partner lacks."""
    pack_version: int = 0
    """The newest area pack."""


def take_receipt(workspace: Workspace, sealed: bytes, where: str) -> ReceiptTaken:
    """Take a receipt in.

    One made for a name this laptop had before it joined anew does nothing.

    Raises: ReceiptError when it is not the lead partner's, not for this laptop, or speaks of bundles that
        this laptop did not write; then nothing has changed.
    """
    opened = read_receipt(sealed, _addressee(workspace), where)
    known = {one.receipt_id for one in receipts_taken(workspace)}
    if opened.receipt.device != workspace.profile.device or opened.receipt.receipt_id in known:
        return ReceiptTaken(is_new=False)
    confirmed = _confirmed(workspace, opened, where)
    decided = tuple(_decisions(workspace, opened.corrections))
    already = received_on(workspace)
    asks = _to_erase(workspace, opened)
    with workspace.vault.together():
        workspace.vault.add(decided)
        remember_receipt(
            workspace,
            _taken(workspace, opened),
            [one for one in (*confirmed, *map(revision_id, decided)) if one not in already],
        )
        remember_wiped_there(workspace, decided, opened.receipt, len(receipts_taken(workspace)))
        _empty_outbox(workspace, opened)
        _note_erasing(workspace, asks)
        note(workspace, Action.RECEIPT_TAKEN, opened.receipt.receipt_id)
    workspace.learn(decided)
    erased = 0 if to_confirm(workspace) else _people_among(workspace, asks)
    carry_out(workspace)
    return ReceiptTaken(
        is_new=True,
        confirmed=len(confirmed - already.keys()),
        rejected=sum(one.result is Result.REJECTED for one in opened.results),
        erased=erased,
        corrections=len({place_of(raw).record for raw in decided}),
        missing=opened.receipt.missing,
        pack_version=opened.receipt.pack_version_current,
    )


def to_confirm(workspace: Workspace) -> int:
    """Return how many young people here wait to be erased until a person has said yes."""
    return _people_among(workspace, _waiting(workspace))


def confirm_erasing(workspace: Workspace) -> int:
    """Erase those who waited for a yes; return how many young people."""
    waiting = _waiting(workspace)
    people = _people_among(workspace, waiting)
    with workspace.vault.together():
        workspace.vault.keep_settings({_TO_CONFIRM: b""})
        begin_erasing(workspace, waiting)
    carry_out(workspace)
    return people


def _addressee(workspace: Workspace) -> Addressee:
    pack = kept_pack(workspace)
    return Addressee(
        identities=workspace.keyring.age_identities,
        area=pack.area,
        device=workspace.profile.device,
        older_devices=workspace.keyring.older_devices,
        lead_signing_key=pack.lead_signing_key,
    )


def _confirmed(workspace: Workspace, opened: OpenedReceipt, where: str) -> frozenset[str]:
    try:
        held = {*workspace.vault.revisions(), *(revision_id(raw) for raw in _as_presence(workspace))}
        confirmed = received(opened, sent_state(workspace).marks, held)
    except ReceiptError as error:
        raise ReceiptError(error.code, where, error.what, error.next_step) from error
    return confirmed - not_confirmed_by(workspace, opened.receipt)


def _as_presence(workspace: Workspace) -> Iterable[bytes]:
    """Yield what travels in place of changes whose words stay."""
    for name in FIELDS:
        for record in workspace.picture.each(name):
            yield from travelling_rows(workspace.picture, record)


def _decisions(workspace: Workspace, lines: Iterable[bytes]) -> Iterable[bytes]:
    """Yield the decisions that are records, about records this laptop holds."""
    taken: set[str] = set()
    for raw in lines:
        try:
            decision = decode(raw)
        except RevisionError:
            continue
        records = entries_of(workspace.picture, decision)
        if decision.record in taken or all(workspace.picture.rows(*record) for record in records):
            taken.add(decision.record)
            yield raw


def _taken(workspace: Workspace, opened: OpenedReceipt) -> TakenReceipt:
    return TakenReceipt(
        receipt_id=opened.receipt.receipt_id,
        merged_at=opened.receipt.merged_at,
        taken_at=workspace.outside.now().isoformat(timespec="seconds"),
        missing=opened.receipt.missing,
    )


def _empty_outbox(workspace: Workspace, opened: OpenedReceipt) -> None:
    heard = {one.manifest_hash for one in opened.receipt.seqs_received}
    remember_heard(workspace, [one.links for one in outbox_bundles(workspace) if one.manifest_hash in heard])
    keep_outbox(workspace, [one for one in outbox_bundles(workspace) if one.manifest_hash not in heard])


def _to_erase(workspace: Workspace, opened: OpenedReceipt) -> frozenset[str]:
    return frozenset(opened.receipt.tombstones) - workspace.vault.erased()


def _note_erasing(workspace: Workspace, asks: frozenset[str]) -> None:
    """Note whom to erase: at once, or once a person has said yes where it is everybody or very many."""
    if not asks:
        return
    hit, held = _people_among(workspace, asks), _people_held(workspace)
    if hit > MOST_AT_ONCE or (hit > 1 and hit == len(held)):
        waiting = _waiting(workspace) | asks
        workspace.vault.keep_settings({_TO_CONFIRM: " ".join(sorted(waiting)).encode()})
    else:
        begin_erasing(workspace, asks)


def _waiting(workspace: Workspace) -> frozenset[str]:
    return frozenset((workspace.vault.setting(_TO_CONFIRM) or b"").decode().split())


def _people_held(workspace: Workspace) -> frozenset[str]:
    return frozenset(record.id for record in workspace.picture.each("young_people"))


def _people_among(workspace: Workspace, uuids: Iterable[str]) -> int:
    return len(_people_held(workspace).intersection(uuids))
