"""What the lead partner has confirmed to this laptop, receipt by receipt.

Rules:
- A revision counts as received once a receipt proven to be the lead partner's names its very hash.
- What the lead partner wiped since counts as not received (`let_go_there.py`).
- Each receipt is remembered for ever, so that the same one again changes nothing; the next bundles list it.
"""

from collections.abc import Iterable, Mapping

import msgspec
from msgspec import Struct

from outreach_tui.workflow.let_go_there import not_before
from outreach_tui.workflow.workspace import Workspace

_RECEIPTS = "receipts-taken"
_MOST_ACKS = 1_000


class TakenReceipt(Struct, frozen=True, kw_only=True):
    """One receipt that was taken in."""

    receipt_id: str
    """Its name."""
    merged_at: str
    """When the lead partner merged, by their clock; for people only."""
    taken_at: str
    """When it was taken in here, ISO text; the retention rule counts from here."""
    missing: tuple[tuple[int, int], ...] = ()
    """First and last number of each run of bundles the lead partner lacks."""


def receipts_taken(workspace: Workspace) -> tuple[TakenReceipt, ...]:
    """Return the receipts that were taken in, in that order."""
    raw = workspace.vault.setting(_RECEIPTS)
    return msgspec.json.decode(raw, type=tuple[TakenReceipt, ...]) if raw else ()


def received_on(workspace: Workspace) -> Mapping[str, str]:
    """Return when each revision was confirmed first (ISO text), by revision id."""
    confirmed: dict[str, str] = {}
    wiped = not_before(workspace)
    for number, receipt in enumerate(receipts_taken(workspace)):
        for revision in _named_in(workspace, receipt.receipt_id):
            if number >= wiped.get(revision, 0):
                confirmed.setdefault(revision, receipt.taken_at)
    return confirmed


def acks(workspace: Workspace) -> tuple[str, ...]:
    """Return the receipts that the next bundle says were seen, the newest of them."""
    return tuple(one.receipt_id for one in receipts_taken(workspace))[-_MOST_ACKS:]


def remember_receipt(workspace: Workspace, receipt: TakenReceipt, revisions: Iterable[str]) -> None:
    """Remember a receipt and the revisions it is the first to confirm."""
    taken = (*receipts_taken(workspace), receipt)
    workspace.vault.keep_settings(
        {
            _RECEIPTS: msgspec.json.encode(taken),
            _setting(receipt.receipt_id): b"".join(bytes.fromhex(one) for one in revisions),
        }
    )


def _named_in(workspace: Workspace, receipt_id: str) -> Iterable[str]:
    raw = workspace.vault.setting(_setting(receipt_id)) or b""
    return (raw[start : start + _HASH].hex() for start in range(0, len(raw), _HASH))


def _setting(receipt_id: str) -> str:
    return f"receipt-{receipt_id}"


_HASH = 32
"""Bytes of a SHA-256."""
