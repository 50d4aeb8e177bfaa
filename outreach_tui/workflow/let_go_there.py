"""What the lead partner had received and has wiped since, as it was taken back: it counts as not received.

Rules:
- So a laptop's copy of it is never cleared, and where the young person says yes again it goes along again.
- A receipt that was on its way before that decision confirms none of it, whichever of the two is taken first:
  only one that knows a bundle the decision's receipt did not know does. No clock is asked.
"""

from collections.abc import Iterable, Mapping

import msgspec
from msgspec import Struct

from outreach_tui.exchange.receipt import Receipt
from outreach_tui.records.revision import Revision, decode, revision_id
from outreach_tui.records.taken_back import FORM, is_wiping
from outreach_tui.records.withdrawal import LIST
from outreach_tui.workflow.workspace import Workspace

_LET_GO = "let-go-there"


class LetGo(Struct, frozen=True, kw_only=True):
    """What one receipt said was wiped at the lead partner."""

    receipts: int
    """How many receipts had been taken in by then, that one included."""
    heard: tuple[str, ...]
    """The bundles that receipt knew, by manifest hash."""
    revisions: tuple[str, ...]
    """The changes on this laptop that count as not received, by id."""


def let_go(workspace: Workspace) -> tuple[LetGo, ...]:
    """Return what was wiped there, in the order it was heard of."""
    raw = workspace.vault.setting(_LET_GO)
    return msgspec.json.decode(raw, type=tuple[LetGo, ...]) if raw else ()


def not_before(workspace: Workspace) -> Mapping[str, int]:
    """Return how many of the first receipts do not count for a change that was wiped there, by id."""
    return {one: wiped.receipts for wiped in let_go(workspace) for one in wiped.revisions}


def not_confirmed_by(workspace: Workspace, receipt: Receipt) -> frozenset[str]:
    """Return the changes a receipt cannot confirm, because it was written before they were wiped there."""
    knows = {one.manifest_hash for one in receipt.seqs_received}
    return frozenset(
        one for wiped in let_go(workspace) if knows <= set(wiped.heard) for one in wiped.revisions
    )


def remember_wiped_there(
    workspace: Workspace, decisions: Iterable[bytes], receipt: Receipt, receipts: int
) -> None:
    """Remember what the decisions of a receipt say was wiped; inside the commit of that receipt."""
    people = {one.record for one in map(decode, decisions) if _says_wiped(one)}
    picture = workspace.picture
    rows = {
        revision_id(raw)
        for person in people
        for record in picture.about(person)
        if record.entity_list != LIST
        for raw in picture.rows(record.entity_list, record.id)
    }
    if rows:
        heard = tuple(one.manifest_hash for one in receipt.seqs_received)
        wiped = LetGo(receipts=receipts, heard=heard, revisions=tuple(sorted(rows)))
        workspace.vault.keep_settings({_LET_GO: msgspec.json.encode((*let_go(workspace), wiped))})


def _says_wiped(one: Revision) -> bool:
    return one.entity_list == LIST and one.form == FORM and is_wiping(one.set)
